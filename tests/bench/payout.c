/* payout DB - the commission of 2025 by hand: won deals in order of day, split
 * credit, per person and quarter the running attainment of the goal, each
 * slice at its tier's rate (3, 4, 6, 8 per cent up to 80, 100, 120 per cent
 * and above), refunds in proportion at what was paid, one line each, written
 * with the run in one transaction. */
#include "tests/bench/bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

__extension__ typedef __int128 wide;

enum { PER = 16, DAYS = 365, FIRST_DAY = 20089 /* 2025-01-01 */, CENT = 100 };

struct part { int32_t who, share; };          /* billionths */
struct refund { int32_t day; int64_t amount; };
struct line { int32_t who, deal, on; int64_t base, before, target, amount; };

struct work {
	uint32_t       people, deals;
	int64_t       *goal;              /* [person * 4 + quarter] */
	int64_t       *sold;              /* the same: credited so far */
	uint32_t      *part_at, *refund_at;   /* [deal]: where its own begin */
	struct part   *part;
	struct refund *refund;
	int64_t       *amount;
	int32_t       *owner, *closed;    /* closed -1: not won in the year */
	struct line   *line;
	size_t         nlines;
};

static const int quarter_end[] = { 90, 181, 273, 365 };

static int
quarter_of(int d)
{
	int q = 0;

	while (d >= quarter_end[q])
		q++;
	return q;
}

/* a / b, half away from zero; b > 0 */
static int64_t
divide(wide a, wide b)
{
	return (int64_t)(a >= 0 ? (2 * a + b) / (2 * b) : -((-2 * a + b) / (2 * b)));
}

static void
read_goals(struct work *w, sqlite3 *db)
{
	sqlite3_stmt *const st = db_prep(db, "SELECT subject, period, target FROM goal "
	    "WHERE metric = 'revenue' AND subject % 2 = 0");

	w->goal = get((w->people + 1) * 4 * sizeof(*w->goal));
	w->sold = get((w->people + 1) * 4 * sizeof(*w->sold));
	while (sqlite3_step(st) == SQLITE_ROW)
		w->goal[sqlite3_column_int64(st, 0) / 2 * 4 +
		    (sqlite3_column_text(st, 1)[5] - '1')] = sqlite3_column_int64(st, 2);
	sqlite3_finalize(st);
}

/* Where each deal's own begin, from their counts. */
static uint32_t *
starts(struct work *w, sqlite3 *db, const char *sql)
{
	uint32_t *const     at = get((w->deals + 2) * sizeof(*at));
	sqlite3_stmt *const st = db_prep(db, sql);

	while (sqlite3_step(st) == SQLITE_ROW)
		at[sqlite3_column_int64(st, 0) + 1]++;
	sqlite3_finalize(st);
	for (uint32_t i = 0; i <= w->deals; i++)
		at[i + 1] += at[i];
	return at;
}

static void
read_parts(struct work *w, sqlite3 *db)
{
	sqlite3_stmt *st;
	size_t        i = 0;

	w->part_at = starts(w, db, "SELECT deal FROM credit WHERE kind = 'revenue'");
	w->part = get((w->part_at[w->deals + 1] + 1) * sizeof(*w->part));
	st = db_prep(db, "SELECT person, share FROM credit WHERE kind = 'revenue' ORDER BY deal, id");
	for (; sqlite3_step(st) == SQLITE_ROW; i++)
		w->part[i] = (struct part){ sqlite3_column_int(st, 0), sqlite3_column_int(st, 1) };
	sqlite3_finalize(st);
	w->refund_at = starts(w, db, "SELECT deal FROM receipt WHERE kind = 'refund'");
	w->refund = get((w->refund_at[w->deals + 1] + 1) * sizeof(*w->refund));
	st = db_prep(db, "SELECT paid_on, amount FROM receipt WHERE kind = 'refund' "
	    "ORDER BY deal, paid_on, id");
	for (i = 0; sqlite3_step(st) == SQLITE_ROW; i++)
		w->refund[i] = (struct refund){ sqlite3_column_int(st, 0), -sqlite3_column_int64(st, 1) };
	sqlite3_finalize(st);
}

static void
read_deals(struct work *w, sqlite3 *db)
{
	sqlite3_stmt *const st = db_prep(db, "SELECT id, owner, amount, closed_on FROM deal "
	    "WHERE stage = 'won'");

	w->amount = get((w->deals + 1) * sizeof(*w->amount));
	w->owner = get((w->deals + 1) * sizeof(*w->owner));
	w->closed = get((w->deals + 1) * sizeof(*w->closed));
	memset(w->closed, -1, (w->deals + 1) * sizeof(*w->closed));
	while (sqlite3_step(st) == SQLITE_ROW) {
		const int64_t id = sqlite3_column_int64(st, 0);
		const int     d = sqlite3_column_int(st, 3) - FIRST_DAY;

		if (d < 0 || d >= DAYS)
			continue;
		w->owner[id] = sqlite3_column_int(st, 1);
		w->amount[id] = sqlite3_column_int64(st, 2);
		w->closed[id] = d;
	}
	sqlite3_finalize(st);
}

/* What credit from `from` to `till` earns, in hundredths of ten-thousandths. */
static int64_t
earned(int64_t goal, int64_t from, int64_t till)
{
	static const int upto[] = { 80, 100, 120 }, rate[] = { 3, 4, 6, 8 };
	int64_t          sum = 0;

	for (int i = 0; i < 4 && from < till; i++) {
		const int64_t end = i < 3 ? goal * upto[i] / 100 : INT64_MAX;
		const int64_t to = till < end ? till : end;

		if (to > from) {
			sum += (to - from) * rate[i];
			from = to;
		}
	}
	return sum;
}

static void
add(struct work *w, struct line l)
{
	w->line[w->nlines++] = l;
}

static void
rate_part(struct work *w, uint32_t id, int32_t who, int64_t credit)
{
	const int     d = w->closed[id], cell = who * 4 + quarter_of(d);
	const int64_t before = w->sold[cell], goal = w->goal[cell];
	const int64_t pay = divide(earned(goal, before, before + credit), 100 * CENT) * CENT;
	int64_t       back = 0, refunded = 0;

	w->sold[cell] = before + credit;
	add(w, (struct line){ who, (int32_t)id, FIRST_DAY + d, credit, before, goal, pay });
	for (uint32_t r = w->refund_at[id]; r < w->refund_at[id + 1]; r++) {
		int64_t now;

		refunded += w->refund[r].amount;
		now = divide((wide)pay * refunded, (wide)w->amount[id] * CENT) * CENT;
		add(w, (struct line){ who, (int32_t)id, w->refund[r].day, -credit, before, goal,
		    back - now });
		back = now;
	}
}

static void
rate_deal(struct work *w, uint32_t id)
{
	const uint32_t from = w->part_at[id], to = w->part_at[id + 1];
	int64_t        shares = 0, done = 0;

	if (from == to) {
		rate_part(w, id, w->owner[id], w->amount[id]);
		return;
	}
	for (uint32_t i = from; i < to; i++) {
		int64_t upto;

		shares += w->part[i].share;
		upto = divide((wide)w->amount[id] * shares, 1000000000);
		rate_part(w, id, w->part[i].who, upto - done);
		done = upto;
	}
}

static void
rate_all(struct work *w)
{
	uint32_t        at[DAYS + 1] = { 0 }, n = 0;
	uint32_t *const order = get((w->deals + 1) * sizeof(*order));

	w->line = get((w->deals + w->part_at[w->deals + 1] + 2 * w->refund_at[w->deals + 1] + 1) *
	    sizeof(*w->line));
	for (uint32_t i = 1; i <= w->deals; i++)
		if (w->closed[i] >= 0) {
			at[w->closed[i] + 1]++;
			n++;
		}
	for (int i = 0; i < DAYS; i++)
		at[i + 1] += at[i];
	for (uint32_t i = 1; i <= w->deals; i++)
		if (w->closed[i] >= 0)
			order[at[w->closed[i]]++] = i;
	for (uint32_t i = 0; i < n; i++)
		rate_deal(w, order[i]);
	free(order);
}

static sqlite3_stmt *
insert(sqlite3 *db, int rows)
{
	static const char row[] = "(?,1,?,6,?,?,?,?,?,?,0)";
	char              sql[2048];
	size_t            n = (size_t)snprintf(sql, sizeof(sql), "INSERT INTO payout_line(id, "
	    "rule, person, fact_kind, fact, fact_on, base, before, target, amount, cause) VALUES");

	for (int i = 0; i < rows; i++)
		n += (size_t)snprintf(sql + n, sizeof(sql) - n, "%s%s", i == 0 ? "" : ",", row);
	return db_prep(db, sql);
}

static void
bind_line(sqlite3_stmt *st, int at, size_t id, const struct line *l)
{
	sqlite3_bind_int64(st, at + 1, (int64_t)id);
	sqlite3_bind_int(st, at + 2, l->who);
	sqlite3_bind_int(st, at + 3, l->deal);
	sqlite3_bind_int(st, at + 4, l->on);
	sqlite3_bind_int64(st, at + 5, l->base);
	sqlite3_bind_int64(st, at + 6, l->before);
	sqlite3_bind_int64(st, at + 7, l->target);
	sqlite3_bind_int64(st, at + 8, l->amount);
}

static int64_t
write_all(struct work *w, sqlite3 *db)
{
	sqlite3_stmt *const many = insert(db, PER), *const one = insert(db, 1);
	int64_t             total = 0;
	size_t              i = 0;

	db_do(db, "BEGIN IMMEDIATE");
	for (; i + PER <= w->nlines; i += PER) {
		for (size_t k = 0; k < PER; k++)
			bind_line(many, (int)k * 8, i + k + 1, &w->line[i + k]);
		db_write(many);
	}
	for (; i < w->nlines; i++) {
		bind_line(one, 0, i + 1, &w->line[i]);
		db_write(one);
	}
	sqlite3_finalize(many);
	sqlite3_finalize(one);
	for (i = 0; i < w->nlines; i++)
		total += w->line[i].amount;
	db_do(db, "COMMIT");
	return total;
}

int
main(int argc, char **argv)
{
	struct work w = { 0 };
	sqlite3    *db;
	int64_t     total;

	if (argc < 2)
		die("usage: payout DB");
	db = db_at(argv[1]);
	w.people = (uint32_t)db_number(db, "SELECT max(id) FROM person");
	w.deals = (uint32_t)db_number(db, "SELECT max(id) FROM deal");
	read_goals(&w, db);
	read_parts(&w, db);
	read_deals(&w, db);
	rate_all(&w);
	total = write_all(&w, db);
	sqlite3_close(db);
	printf("%zu lines, %lld.%02lld\n", w.nlines, (long long)(total / 10000),
	    (long long)(total / 100 % 100));
	return 0;
}
