# split.awk - cut a transcript into numbered files in DIR: N.cmd is what
# stands after "$ " (lines "> " continue it), N.lay what stands before it and
# is neither command nor output: blank lines and comments. What is left is
# output; it is not kept, because run.sh makes it again. The layout in front
# of a command begins at the first blank line of the blank and comment lines
# that end there; so output may contain "#" and blank lines (Markdown).

function flush(last,    i, from, file)
{
	for (i = n; i > 0 && (line[i] == "" || line[i] ~ /^#/); i--)
		;
	for (from = i + 1; from <= n && k > 0 && line[from] != ""; from++)
		;
	file = dir "/" (k + 1) ".lay"
	printf "" > file
	if (!(last && k > 0 && blank(from)))
		for (i = from; i <= n; i++)
			print line[i] > file
	close(file)
	n = 0
}

function blank(from,    i)
{
	for (i = from; i <= n; i++)
		if (line[i] != "")
			return 0
	return 1
}

/^\$ / {
	if (k > 0)
		close(dir "/" k ".cmd")
	flush(0)
	k++
	print substr($0, 3) > (dir "/" k ".cmd")
	open = 1
	next
}
open && /^>( |$)/ {
	print substr($0, 3) > (dir "/" k ".cmd")
	next
}
{
	open = 0
	line[++n] = $0
}
END {
	if (k > 0)
		close(dir "/" k ".cmd")
	flush(1)
}
