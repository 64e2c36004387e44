# Files as C strings, one array, in the order given:
#   awk -v name=starter_text [-v header=FILE.h] -f embed.awk small.en.yaml ...
BEGIN {
	print "#include \"" (header != "" ? header : "lib/policy/embedded.h") "\"\n"
	print "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n"
	print "const char *const " name "[] = {"
}
FNR == 1 && NR > 1 { print "\t," }
{ gsub(/\\/, "&&"); gsub(/"/, "\\\""); print "\t\"" $0 "\\n\"" }
END { print "};" }
