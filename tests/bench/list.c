/* list DB - every deal as TSV: a plain loop over sqlite3_step, names from
 * arrays. Prints what `salesctl deal list -F tsv` with the same fields does. */
#include "tests/bench/bench.h"

static const char head[] = "id\tref\tcustomer\towner\tstage\tamount\tcurrency\tcreated_on\t"
    "closed_on\n";

static void
print_text(struct page *o, sqlite3_stmt *st, int i)
{
	page_text(o, (struct str){ (const char *)sqlite3_column_text(st, i),
	    (size_t)sqlite3_column_bytes(st, i) });
}

static void
print_day(struct page *o, sqlite3_stmt *st, int i)
{
	if (sqlite3_column_type(st, i) != SQLITE_NULL)
		page_day(o, sqlite3_column_int(st, i));
}

int
main(int argc, char **argv)
{
	struct page   o;
	sqlite3      *db;
	sqlite3_stmt *st;
	struct str   *person, *customer;
	size_t        n;

	if (argc < 2)
		die("usage: list DB");
	db = db_at(argv[1]);
	person = labels_read(db, "SELECT id, name FROM person", &n);
	customer = labels_read(db, "SELECT id, name FROM customer", &n);
	st = db_prep(db, "SELECT id, ref, customer, owner, stage, amount, currency, created_on, "
	    "closed_on FROM deal ORDER BY id");
	page_open(&o);
	page_text(&o, (struct str){ head, sizeof(head) - 1 });
	while (sqlite3_step(st) == SQLITE_ROW) {
		page_text(&o, (struct str){ "D-", 2 });
		page_int(&o, sqlite3_column_int64(st, 0), 4);
		page_char(&o, '\t');
		print_text(&o, st, 1);
		page_char(&o, '\t');
		page_text(&o, customer[sqlite3_column_int64(st, 2)]);
		page_char(&o, '\t');
		page_text(&o, person[sqlite3_column_int64(st, 3)]);
		page_char(&o, '\t');
		print_text(&o, st, 4);
		page_char(&o, '\t');
		page_money(&o, sqlite3_column_int64(st, 5));
		page_char(&o, '\t');
		print_text(&o, st, 6);
		page_char(&o, '\t');
		print_day(&o, st, 7);
		page_char(&o, '\t');
		print_day(&o, st, 8);
		page_char(&o, '\n');
	}
	page_flush(&o);
	sqlite3_finalize(st);
	sqlite3_close(db);
	return 0;
}
