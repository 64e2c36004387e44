# A page with what it shares with others put in:
#   awk -f page.awk record.part salesctl-NOUN.1.scd | scdoc
# A line "@record NAME" stands for the part of record.part that begins with the
# line "@NAME"; NOUN in it is the page's noun.
FNR == 1 { is_part = FILENAME ~ /\.part$/ }
is_part && /^@/ { name = substr($0, 2); next }
is_part { part[name] = part[name] $0 "\n"; next }
FNR == 1 { noun = $0; sub(/^salesctl-/, "", noun); sub(/\(.*/, "", noun) }
/^@record / {
	if (!($2 in part)) {
		print FILENAME ":" FNR ": record.part has no @" $2 > "/dev/stderr"
		exit 1
	}
	text = part[$2]
	gsub(/NOUN/, noun, text)
	printf "%s", text
	next
}
{ print }
