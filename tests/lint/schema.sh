#!/bin/sh
# A step of the schema that departments were made with stays as it is: what
# changes is a step of its own, or those who migrate would lack it. A new step
# gets its line here (cksum FILE) when it lands.
. "$(dirname "$0")/lint.sh"
landed='3786802651 lib/store/schema/0001-init.sql
1675434033 lib/store/schema/0002-crm.sql
1424658215 lib/store/schema/0003-review.sql
1023673983 lib/store/schema/0004-after.sql
207351731 lib/store/schema/0005-pay.sql
1380856810 lib/store/schema/0006-find.sql
1290415513 lib/store/schema/0007-withheld.sql'

check() {
	for f in $(sources sql lib/store/schema); do
		now=$(cksum "$f" | cut -d ' ' -f 1)
		was=$(printf '%s\n' "$landed" | sed -n "s|^\([0-9]*\) $f\$|\1|p")
		[ -n "$was" ] || bad "$f" "a step that is not listed: add '$now $f' in tests/lint/schema.sh"
		[ -z "$was" ] || [ "$now" = "$was" ] ||
		    bad "$f" 'a step that departments were made with was changed: write a new one instead'
	done
}

check_real
planted lib/store/schema/0001-init.sql 'CREATE TABLE visit (id INTEGER PRIMARY KEY) STRICT;' changed
planted lib/store/schema/0099-later.sql 'CREATE TABLE visit (id INTEGER PRIMARY KEY) STRICT;' listed
lint_end
