# Each schema step as one C string, in the order of the files given:
#   awk -f embed.awk 0001-init.sql 0002-....sql
BEGIN { print "#include \"lib/store/migrate.h\"\n\nconst char *const schema_step[] = {" }
FNR == 1 && NR > 1 { print "\t," }
{ gsub(/\\/, "\\\\"); gsub(/"/, "\\\""); print "\t\"" $0 "\\n\"" }
END { print "\t, NULL\n};" }
