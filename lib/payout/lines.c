#include "lib/payout/lines.h"

#include <stdlib.h>
#include <string.h>

#include "lib/payout/digest.h"

/* ---- arranging ---- */

static void
number_rule(struct lines *l, const struct entitled *v)
{
	uint16_t *n = &l->number[v->rule * l->e->nversions + v->version];

	if (*n != 0)
		return;
	l->used[l->nused++] = (struct rule_used){ v->rule, v->version };
	*n = (uint16_t)l->nused;
}

int
lines_arrange(struct engine *e, struct lines *out, struct sales_err *err)
{
	struct person_sum *p = NULL;
	int64_t            sum = 0;

	*out = (struct lines){ .e = e, .v = engine_out(e), .n = engine_count(e) };
	out->person = arena_array(e->a, struct person_sum, e->org.npeople + 1);
	out->number = arena_array(e->a, uint16_t, e->nrules * e->nversions + 1);
	out->used = arena_array(e->a, struct rule_used, e->nrules * e->nversions + 1);
	for (size_t i = 0; i < out->n; i++) {
		const struct entitled *v = &out->v[i];

		if (p == NULL || p->person != v->person) {
			p = &out->person[out->npeople++];
			*p = (struct person_sum){ .person = v->person, .first = i };
		}
		number_rule(out, v);
		p->n++;
		sum += v->amount;
		if (__builtin_add_overflow(p->amount, v->amount, &p->amount))
			return FAIL(err, SALES_EINVAL, _("somebody's payout is too large to reckon with"));
	}
	for (size_t i = 0; i < out->npeople; i++)
		if (__builtin_add_overflow(out->total, out->person[i].amount, &out->total))
			return FAIL(err, SALES_EINVAL, _("the total is too large to reckon with"));
	if (sum != out->total)
		return FAIL(err, SALES_EBUG, "the lines' sum %lld is not the statements' %lld",
		    (long long)sum, (long long)out->total);
	return SALES_OK;
}

/* ---- digest ---- */

static struct stored_line
stored_of(const struct entitled *v)
{
	return (struct stored_line){ .person = v->person, .kind = v->kind, .fact = v->fact,
		.base = v->base, .before = v->before, .target = v->target, .amount = v->amount,
		.cause_op = v->cause == CAUSE_FIRST ? 0 : v->op, .on = v->on, .cause = v->cause };
}

void
lines_digest(const struct lines *l, char hex[HEX_SIZE])
{
	struct run_digest g;

	digest_begin(&g);
	for (size_t i = 0; i < l->nused; i++) {
		const struct rule *r = &l->e->rule[l->used[i].rule];

		digest_rule(&g, l->e->days[l->used[i].version].policy->version, r->plan, r->component);
	}
	for (size_t p = 0; p < l->npeople; p++) {
		const struct person_sum *s = &l->person[p];

		digest_person(&g, s->person, (int64_t)s->n, s->amount);
		for (size_t i = s->first; i < s->first + s->n; i++) {
			const struct entitled *v = &l->v[i];
			struct stored_line     line = stored_of(v);

			digest_line(&g, &line, l->number[v->rule * l->e->nversions + v->version] - 1);
		}
	}
	digest_end(&g, hex);
}

/* ---- writing ---- */

/* The id is left out: SQLite then takes the next one above the largest without
 * a search. */
static const struct sql add_line = {
	"INSERT INTO payout_line (rule, person, fact_kind, fact, fact_on, base, before, target,"
	" amount, cause, cause_op) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)" };
static const struct sql add_rule = {
	"INSERT INTO payout_rule (id, run, policy, plan, component) VALUES (?1, ?2, ?3, ?4, ?5)" };
static const struct sql add_person = {
	"INSERT INTO payout_person (run, person, first_line, lines, amount) VALUES (?1, ?2, ?3, ?4, ?5)" };
static const struct sql last_rule = { "SELECT max(id) FROM payout_rule" };
static const struct sql last_line = { "SELECT max(id) FROM payout_line" };

struct writing { const struct lines *l; int64_t run, rule, line; }; /* the first ids of the run */

static void
put_line(const void *arg, size_t i, struct db_val *to)
{
	const struct writing  *w = arg;
	const struct entitled *v = &w->l->v[i];

	to[0] = V(w->rule + w->l->number[v->rule * w->l->e->nversions + v->version] - 1);
	to[1] = V(v->person);
	to[2] = V((int)v->kind);
	to[3] = V(v->fact);
	to[4] = V(v->on);
	to[5] = V(v->base);
	to[6] = V(v->before);
	to[7] = v->target == 0 ? V_NULLVAL : V(v->target);
	to[8] = V(v->amount);
	to[9] = V((int)v->cause);
	to[10] = v->cause == CAUSE_FIRST || v->op == 0 ? V_NULLVAL : V(v->op);
}

static void
put_person(const void *arg, size_t i, struct db_val *to)
{
	const struct writing    *w = arg;
	const struct person_sum *p = &w->l->person[i];

	to[0] = V(w->run);
	to[1] = V(p->person);
	to[2] = V(w->line + (int64_t)p->first);
	to[3] = V((int64_t)p->n);
	to[4] = V(p->amount);
}

int
lines_next(struct dept *d, int64_t *first, struct sales_err *err)
{
	*first = 0;
	TRY(db_one_int(&d->db, &last_line, NOBIND, first, NULL, err));
	++*first;
	return SALES_OK;
}

int
lines_write(struct dept *d, const struct lines *l, int64_t run, int64_t first,
    struct sales_err *err)
{
	struct writing w = { .l = l, .run = run, .line = first };

	TRY(db_one_int(&d->db, &last_rule, NOBIND, &w.rule, NULL, err));
	w.rule++;
	for (size_t i = 0; i < l->nused; i++) {
		const struct rule *r = &l->e->rule[l->used[i].rule];

		TRY(db_run(&d->db, &add_rule, BIND(V(w.rule + (int64_t)i), V(run),
		    V(l->e->days[l->used[i].version].policy->version), V(r->plan), V(r->component)), err));
	}
	TRY(db_run_rows(&d->db, &add_person, l->npeople, put_person, &w, err));
	return db_run_rows(&d->db, &add_line, l->n, put_line, &w, err);
}

/* ---- reading ---- */

static const struct sql lines_from = {
	"SELECT id, rule, person, fact_kind, fact, fact_on, base, before, target, amount, cause, cause_op"
	" FROM payout_line WHERE id >= ?1 AND id < ?2 ORDER BY id" };
static const struct sql rules_of = {
	"SELECT id, policy, plan, component FROM payout_rule WHERE run = ?1 ORDER BY id" };

int
lines_of(struct dept *d, const struct payout_run *r, int64_t person, int64_t *first, int64_t *n, struct sales_err *err)
{
	static const struct sql              own = { "SELECT first_line, lines FROM payout_person WHERE run = ?1 AND person = ?2" };
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };

	*first = r->first_line;
	*n = r->lines;
	if (person == 0)
		return SALES_OK;
	TRY(db_query(&d->db, &st, &own, BIND(V(r->id), V(person)), err));
	*n = 0;
	if (db_next(&st)) {
		*first = db_int(&st, 0);
		*n = db_int(&st, 1);
	}
	return db_end(&st, err);
}

int
lines_each(struct dept *d, int64_t first, int64_t n, stored_line_fn *fn, void *arg,
    struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };

	TRY(db_query(&d->db, &st, &lines_from, BIND(V(first), V(first + n)), err));
	while (db_next(&st)) {
		struct stored_line l = { .id = db_int(&st, 0), .rule = db_int(&st, 1),
			.person = db_int(&st, 2), .kind = db_int(&st, 3), .fact = db_int(&st, 4),
			.on = (day)db_int(&st, 5), .base = db_int(&st, 6), .before = db_int(&st, 7),
			.target = db_int(&st, 8), .amount = db_int(&st, 9),
			.cause = (int)db_int(&st, 10), .cause_op = db_int(&st, 11) };

		TRY(fn(arg, &l, err));
	}
	return db_end(&st, err);
}

int
rules_stored(struct dept *d, int64_t run, struct arena *a, struct stored_rule **out, size_t *n,
    struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	CLEANUP(buf_done) struct buf         rows = { 0 };

	TRY(db_query(&d->db, &st, &rules_of, BIND(V(run)), err));
	while (db_next(&st)) {
		struct stored_rule r = { .id = db_int(&st, 0), .version = db_int(&st, 1),
			.plan = arena_strdup(a, db_text(&st, 2)),
			.component = arena_strdup(a, db_text(&st, 3)) };

		buf_put(&rows, &r, sizeof(r));
	}
	TRY(db_end(&st, err));
	*n = rows.n / sizeof(**out);
	*out = arena_array(a, struct stored_rule, *n + 1);
	if (*n > 0)
		memcpy(*out, rows.p, rows.n);
	return SALES_OK;
}
