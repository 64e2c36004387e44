/* load DB DEALS.csv [again] - a million deals into the typed table by hand:
 * references by name through hash maps, one prepared statement of 16 rows,
 * indexes dropped before and made again after, one transaction. "again": the
 * rows are there; each is fetched by its ref and compared, nothing written.
 * The file's columns: ref owner customer product stage amount currency
 * created_on closed_on. */
#include "tests/bench/bench.h"

#include <stdio.h>
#include <string.h>

enum { PER = 16, COLS = 9 };

struct deal {
	struct str ref, stage, currency;
	int64_t    owner, customer, product, amount;
	int32_t    created, closed;
};

struct masters { struct names owner, customer, product; };

static bool
read_deal(struct csv *c, const struct masters *m, struct deal *d, long line)
{
	struct str f[16];
	const int  n = csv_line(c, f, 16);

	if (n == 0)
		return false;
	*d = (struct deal){ .ref = f[0], .stage = f[4], .currency = f[6],
		.owner = names_id(&m->owner, f[1]), .customer = names_id(&m->customer, f[2]),
		.product = names_id(&m->product, f[3]) };
	if (n != COLS || d->ref.n == 0 || d->owner == 0 || d->customer == 0 || d->product == 0 ||
	    d->currency.n != 3 || !read_money(f[5], &d->amount) || !read_day(f[7], &d->created) ||
	    !read_day(f[8], &d->closed))
		die("line %ld is wrong", line);
	return true;
}

static void
bind_text(sqlite3_stmt *st, int i, struct str s)
{
	sqlite3_bind_text(st, i, s.p, (int)s.n, SQLITE_TRANSIENT);
}

static void
bind_deal(sqlite3_stmt *st, int at, int64_t id, const struct deal *d)
{
	sqlite3_bind_int64(st, at + 1, id);
	bind_text(st, at + 2, d->ref);
	sqlite3_bind_int64(st, at + 3, d->customer);
	sqlite3_bind_int64(st, at + 4, d->owner);
	bind_text(st, at + 5, d->stage);
	sqlite3_bind_int64(st, at + 6, d->amount);
	bind_text(st, at + 7, d->currency);
	sqlite3_bind_int(st, at + 8, d->created);
	if (d->closed == DAY_NULL)
		sqlite3_bind_null(st, at + 9);
	else
		sqlite3_bind_int(st, at + 9, d->closed);
	sqlite3_bind_int64(st, at + 10, d->product);
}

static sqlite3_stmt *
insert(sqlite3 *db, int rows)
{
	char sql[2048] = "INSERT INTO deal(id, op, seal, ref, customer, owner, stage, amount, "
	    "currency, created_on, closed_on, product) VALUES";

	for (int i = 0; i < rows; i++)
		strcat(sql, i == 0 ? "(?, 1, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?)" :
		    ",(?, 1, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
	return db_prep(db, sql);
}

static long
load(sqlite3 *db, struct csv *c, const struct masters *m)
{
	sqlite3_stmt *const many = insert(db, PER), *const one = insert(db, 1);
	struct deal         d;
	struct deal         row[PER];
	static char         text[PER][256];
	long                n = 0;
	int                 have = 0;

	db_do(db, "BEGIN IMMEDIATE; DROP INDEX deal_ref; DROP INDEX deal_owner; "
	    "DROP INDEX deal_customer; DROP INDEX deal_open");
	while (read_deal(c, m, &d, n + 2)) {
		/* the reader's buffer moves on: the texts are kept */
		char *p = text[have];

		if (d.ref.n + d.stage.n + 3 > sizeof(text[0]))
			die("line %ld: too long", n + 2);
		memcpy(p, d.ref.p, d.ref.n);
		d.ref.p = p;
		memcpy(p += d.ref.n, d.stage.p, d.stage.n);
		d.stage.p = p;
		memcpy(p += d.stage.n, d.currency.p, 3);
		d.currency.p = p;
		row[have++] = d;
		n++;
		if (have < PER)
			continue;
		for (int i = 0; i < PER; i++)
			bind_deal(many, i * 10, n - PER + i + 1, &row[i]);
		db_write(many);
		have = 0;
	}
	for (int i = 0; i < have; i++) {
		bind_deal(one, 0, n - have + i + 1, &row[i]);
		db_write(one);
	}
	db_do(db, "CREATE UNIQUE INDEX deal_ref ON deal (ref); "
	    "CREATE INDEX deal_owner ON deal (owner, closed_on); "
	    "CREATE INDEX deal_customer ON deal (customer, closed_on); "
	    "CREATE INDEX deal_open ON deal (stage) WHERE closed_on IS NULL; COMMIT");
	return n;
}

static bool
same_text(sqlite3_stmt *st, int i, struct str s)
{
	return (size_t)sqlite3_column_bytes(st, i) == s.n &&
	    memcmp(sqlite3_column_text(st, i), s.p, s.n) == 0;
}

static bool
same(sqlite3_stmt *st, const struct deal *d)
{
	const bool open = sqlite3_column_type(st, 6) == SQLITE_NULL;

	return sqlite3_column_int64(st, 0) == d->customer &&
	    sqlite3_column_int64(st, 1) == d->owner && same_text(st, 2, d->stage) &&
	    sqlite3_column_int64(st, 3) == d->amount && same_text(st, 4, d->currency) &&
	    sqlite3_column_int(st, 5) == d->created && open == (d->closed == DAY_NULL) &&
	    (open || sqlite3_column_int(st, 6) == d->closed) &&
	    sqlite3_column_int64(st, 7) == d->product;
}

static long
compare(sqlite3 *db, struct csv *c, const struct masters *m)
{
	sqlite3_stmt *const st = db_prep(db, "SELECT customer, owner, stage, amount, currency, "
	    "created_on, closed_on, product FROM deal WHERE ref = ?");
	struct deal         d;
	long                n = 0;

	db_do(db, "PRAGMA cache_size=-65536; BEGIN IMMEDIATE");
	for (; read_deal(c, m, &d, n + 2); n++) {
		sqlite3_bind_text(st, 1, d.ref.p, (int)d.ref.n, SQLITE_STATIC);
		if (sqlite3_step(st) != SQLITE_ROW || !same(st, &d))
			die("line %ld differs", n + 2);
		sqlite3_reset(st);
	}
	sqlite3_finalize(st);
	db_do(db, "COMMIT");
	return n;
}

int
main(int argc, char **argv)
{
	struct masters m;
	struct csv     c;
	struct str     head[16];
	sqlite3       *db;
	long           n;

	if (argc < 3)
		die("usage: load DB DEALS.csv [again]");
	db = db_at(argv[1]);
	names_read(&m.owner, db, "SELECT id, code FROM person");
	names_read(&m.customer, db, "SELECT id, name FROM customer");
	names_read(&m.product, db, "SELECT id, code FROM product");
	csv_open(&c, argv[2]);
	if (csv_line(&c, head, 16) != COLS)
		die("%s: not the columns of this benchmark", argv[2]);
	n = argc > 3 ? compare(db, &c, &m) : load(db, &c, &m);
	sqlite3_close(db);
	printf("%ld deals\n", n);
	return 0;
}
