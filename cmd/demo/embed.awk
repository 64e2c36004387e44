# The files of the demonstration as C strings, in the order given:
#   awk -f embed.awk policy.yaml team.csv ...
BEGIN { print "#include \"cmd/demo/demo.h\"\n\nconst struct demo_file demo_files[] = {" }
FNR == 1 {
	if (NR > 1)
		print "\t},"
	name = FILENAME
	sub(/.*\//, "", name)
	print "\t{ \"" name "\","
}
{ gsub(/\\/, "\\\\"); gsub(/"/, "\\\""); print "\t\"" $0 "\\n\"" }
END { print "\t},\n\t{ NULL, NULL }\n};" }
