#!/bin/sh
# Who may include whom, who may see SQLite, YAML and SQL, and what the library
# never does. The include line itself shows the layer, so grep is enough.
. "$(dirname "$0")/lint.sh"

# folder: what its files may include besides themselves
allowed='
base:
store: base
policy: base
out: base
record: base store policy
org: base store policy record
metric: base store policy record org
crm: base store policy record org
analysis: base store policy record org metric crm
goal: base store policy record org metric crm
review: base store policy record org metric crm goal
recount: base store policy record
payout: base store policy record org metric crm goal review recount
training: base store policy record org metric crm
comm: base store policy record org metric crm
improve: base store policy record org metric crm analysis
report: base store policy record out org metric crm analysis goal review payout training comm improve
kinds.c: record org crm goal review payout
'

includes() {
	grep -n '^#[ ]*include "' $(sources '[ch]' lib cmd) /dev/null 2>/dev/null |
	    awk -F: -v allowed="$allowed" '
	BEGIN {
		rows = split(allowed, row, "\n")
		for (i = 1; i <= rows; i++) {
			split(row[i], half, ":")
			known[half[1]] = 1
			may[half[1]] = " " half[1] half[2] " "
		}
	}
	{
		split($3, q, "\"")
		to = q[2]
		nt = split(to, t, "/")
		nf = split($1, f, "/")
		if (nt < 2 || (t[1] != "lib" && t[1] != "cmd"))
			print $1 ":" $2 ": include from the root, such as \"lib/base/err.h\", not \"" to "\""
		else if (f[1] == "cmd")
			next
		else if (t[1] == "cmd")
			print $1 ":" $2 ": lib/ must not know cmd/ (" to "): move what is needed into lib/"
		else if (nf == 2)
			next # lib/kinds.c, the list over all chapters
		else if (!(f[2] in known))
			print $1 ":" $2 ": lib/" f[2] " has no line in tests/lint/layers.sh: say there what it may include"
		else if (index(may[f[2]], " " t[2] " ") == 0)
			print $1 ":" $2 ": lib/" f[2] " must not include " to ": it is a layer above or beside; pass what is needed down as an argument"
	}' >> "$lint_said"
}

check() {
	includes
	lib_c=$(sources '[ch]' lib)
	cmd_c=$(sources '[ch]' cmd)
	code_c=$(sources '[ch]' lib cmd)
	not_store=$(printf '%s\n' $code_c | grep -v '^lib/store/')
	not_policy=$(printf '%s\n' $code_c | grep -v '^lib/policy/')
	exact_c=$(printf '%s\n' $lib_c | grep -v '^lib/improve/stat_')
	not_err=$(printf '%s\n' $lib_c | grep -v '^lib/base/err\.c$')

	code_and_strings $not_store | fault 'include *<sqlite3\.h>' \
	    'only lib/store may see SQLite: go through lib/store/db.h'
	code_and_strings $not_policy | fault 'include *<yaml\.h>' \
	    'only lib/policy may see YAML: ask lib/policy/policy.h'
	code_and_strings $cmd_c | fault '"[^"]*(SELECT .*FROM|INSERT INTO|UPDATE .* SET|DELETE FROM|CREATE (TABLE|INDEX)|PRAGMA|BEGIN IMMEDIATE)' \
	    'no SQL in cmd/: call a function of lib/ instead'
	code_and_strings $cmd_c | fault '%-?[0-9*]+s' \
	    'columns are padded by display width: use lib/out, not %10s'
	code $exact_c | fault '(^|[^A-Za-z0-9_])(float|double|strtod|strtof|atof|lrint|floor|ceil)([^A-Za-z0-9_]|$)' \
	    'no floating point in the library: money and ratio are exact'
	code $code_c | fault '(^|[^A-Za-z0-9_])(strcpy|strcat|sprintf|vsprintf|strtok|atoi|atol|gets|localtime|gmtime|strncpy)[ ]*\(' \
	    'banned function: see the list in tests/lint/layers.sh and use buf, the parsers of lib/base or snprintf'
	code $not_err | fault '(^|[^A-Za-z0-9_])(printf|puts|putchar|fprintf|perror|exit|_exit|abort|getenv|secure_getenv|setlocale)[ ]*\(' \
	    'the library never prints, exits, or reads the environment: return a code, take a parameter'
	code $code_c | fault '//' 'comments are /* */'
}

check_real
planted lib/base/x.c '#include "lib/record/kind.h"' 'layer'
planted lib/metric/x.c '#include "lib/goal/goal.h"' 'layer'
planted lib/record/x.c '#include "cmd/cmd.h"' 'know cmd'
planted lib/record/x.c '#include "kind.h"' 'root'
planted lib/newroom/x.c '#include "lib/base/err.h"' 'no line'
planted lib/record/x.c '#include <sqlite3.h>' SQLite
planted cmd/x.c '#include <sqlite3.h>' SQLite
planted cmd/x.c '#include <yaml.h>' YAML
planted cmd/x.c '	db_exec(d, "SELECT code FROM deal");' SQL
planted cmd/x.c '	printf("%-10s", name);' width
planted cmd/x.c '	printf("%*s", n, name);' width
planted lib/payout/x.c '	double rate = 0;' floating
planted lib/base/x.c '	strcpy(a, b);' banned
planted lib/base/x.c '	fprintf(stderr, "x");' never
planted lib/base/x.c '	if (getenv("HOME"))' never
planted lib/base/x.c 'int x; // why' comments
innocent lib/base/x.c '/* twice or double, printf("x") */ const char *s = "http://exit(1)";'
innocent lib/payout/x.c '#include "lib/goal/goal.h"'
innocent cmd/x.c '	ctx_note(ctx, "%.*s", n, name);'
lint_end
