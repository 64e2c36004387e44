# Files as C strings, one array each, in the order given:
#   awk -f embed.awk small.en.yaml ...
BEGIN {
	print "#include \"lib/policy/starter.h\"\n"
	print "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n"
	print "const char *const starter_text[] = {"
}
FNR == 1 && NR > 1 { print "\t," }
{ gsub(/\\/, "\\\\"); gsub(/"/, "\\\""); print "\t\"" $0 "\\n\"" }
END { print "};" }
