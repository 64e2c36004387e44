/* show DB ID - open the database, read its schema, look one deal up. */
#include "tests/bench/bench.h"

#include <stdlib.h>

int
main(int argc, char **argv)
{
	struct page   o;
	sqlite3      *db;
	sqlite3_stmt *st;

	if (argc < 3)
		die("usage: show DB ID");
	db = db_at(argv[1]);
	st = db_prep(db, "SELECT * FROM deal WHERE id = ?");
	sqlite3_bind_int64(st, 1, strtol(argv[2], NULL, 10));
	page_open(&o);
	if (sqlite3_step(st) != SQLITE_ROW)
		die("no deal %s", argv[2]);
	for (int i = 0; i < sqlite3_column_count(st); i++) {
		page_text(&o, (struct str){ (const char *)sqlite3_column_text(st, i),
		    (size_t)sqlite3_column_bytes(st, i) });
		page_char(&o, i + 1 < sqlite3_column_count(st) ? '\t' : '\n');
	}
	page_flush(&o);
	sqlite3_finalize(st);
	sqlite3_close(db);
	return 0;
}
