/* payout_verify: for every run that counts, what everybody was entitled to by
 * its facts and rules, reckoned again another way, against the sum of what was
 * posted for each fact up to that run. */
#include <stdlib.h>
#include <string.h>

#include "lib/base/map.h"
#include "lib/payout/posted.h"
#include "lib/payout/recount.h"

/* One key's part: a claim, or a posted line. */
struct part {
	struct claim key;       /* amount: due */
	int64_t      posted;
	bool         now;       /* a claim, or posted by a run of the same plan year */
};

struct verifying {
	struct dept             *d;
	struct arena             a;
	struct engine            e;
	const struct payout_run *run;       /* the one that is checked */
	struct buf               parts;     /* struct part[] */
	struct stored_rule      *rule;      /* of the run whose lines are read */
	size_t                   nrules;
	size_t                  *at;        /* position in e.rule of each */
	const struct payout_run *from;
	long                    *checked;
	payout_fault_fn         *fn;
	void                    *arg;
};

static void
verifying_done(struct verifying *v)
{
	engine_done(&v->e);
	buf_done(&v->parts);
	arena_done(&v->a);
}

static int
take_posted(void *arg, const struct stored_line *l, struct sales_err *err)
{
	struct verifying *v = arg;
	const size_t      i = v->nrules == 0 ? 0 : (size_t)(l->rule - v->rule[0].id);
	struct part       p = { .key = { .person = l->person, .fact = l->fact, .kind = (uint8_t)l->kind },
		      .posted = l->amount, .now = v->from->from_on == v->run->from_on };

	if (i >= v->nrules)
		return FAIL(err, SALES_EDAMAGED, _("line %lld names a rule that its run does not have"), (long long)l->id);
	p.key.rule = (uint16_t)v->at[i];
	buf_put(&v->parts, &p, sizeof(p));
	*v->checked += v->from == v->run;
	return SALES_OK;
}

static int
take_run(struct verifying *v, const struct payout_run *r, struct sales_err *err)
{
	v->from = r;
	TRY(rules_stored(v->d, r->id, &v->a, &v->rule, &v->nrules, err));
	v->at = arena_array(&v->a, size_t, v->nrules + 1);
	for (size_t i = 0; i < v->nrules; i++)
		v->at[i] = engine_rule(&v->e, v->rule[i].plan, v->rule[i].component);
	return lines_each(v->d, r->first_line, r->lines, take_posted, v, err);
}

static int
take_claims(struct verifying *v, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf claims = { 0 };
	const struct claim          *c;

	TRY(recount(&v->e, &claims, err));
	c = (const struct claim *)(const void *)claims.p;
	for (size_t i = 0; i < claims.n / sizeof(*c); i++) {
		struct part p = { .key = c[i], .now = true };

		buf_put(&v->parts, &p, sizeof(p));
	}
	return SALES_OK;
}

static int
by_key(const void *a, const void *b)
{
	const struct claim *x = &((const struct part *)a)->key, *y = &((const struct part *)b)->key;

	if (x->person != y->person)
		return x->person < y->person ? -1 : 1;
	if (x->rule != y->rule)
		return x->rule < y->rule ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return x->fact < y->fact ? -1 : x->fact > y->fact;
}

static int
report(struct verifying *v, const struct claim *c, int64_t posted, int64_t due, struct sales_err *err)
{
	const struct kind  *k = v->d->schema.by_no[c->kind];
	char                code[32], a[MONEY_SIZE], b[MONEY_SIZE];
	struct payout_fault f = { .run = v->run, .person = c->person };

	if (c->kind == 0 || k == NULL)
		day_str((day)c->fact, code);
	else
		kind_code(k, c->fact, code);
	f.what = arena_printf(&v->a, "%s %s.%s", code, v->e.rule[c->rule].plan, v->e.rule[c->rule].component);
	f.message = arena_printf(&v->a, _("posted %s, recomputed %s"), money_str((money){ posted }, 2, a),
	    money_str((money){ due }, 2, b));
	return v->fn(v->arg, &f, err);
}

/* What was posted for a key by all runs up to this one is what it is due. Keys
 * that only runs of other years know are none of this run's business. */
static int
compare(struct verifying *v, struct sales_err *err)
{
	struct part *p = (struct part *)(void *)v->parts.p;
	const size_t n = v->parts.n / sizeof(*p);

	if (n > 0)
		qsort(p, n, sizeof(*p), by_key);
	for (size_t i = 0; i < n;) {
		const size_t first = i;
		int64_t      posted = 0, due = 0;
		bool         now = false;

		for (; i < n && by_key(&p[first], &p[i]) == 0; i++) {
			posted += p[i].posted;
			due += p[i].key.amount;
			now = now || p[i].now;
		}
		if (now && posted != due)
			TRY(report(v, &p[first].key, posted, due, err));
	}
	return SALES_OK;
}

static int
compare_run(struct dept *d, const struct payout_run *runs, size_t at, payout_fault_fn *fn, void *arg, long *checked,
    struct sales_err *err)
{
	CLEANUP(verifying_done) struct verifying v = { .d = d, .run = &runs[at], .fn = fn, .arg = arg,
		.checked = checked };
	struct period                            p;

	TRY(period_parse(runs[at].period, &d->when, &p, err));
	TRY(engine_load(&v.e, d, p, &v.a, err));
	TRY(past_load(&v.e, &(struct run_list){ (struct payout_run *)(uintptr_t)runs, at }, err));
	TRY(take_claims(&v, err));
	for (size_t i = 0; i <= at; i++)
		TRY(take_run(&v, &runs[i], err));
	return compare(&v, err);
}

/* Later runs of a plan year stand on the same facts: what the first of them
 * told is not told again. */
struct once { struct map told; payout_fault_fn *fn; void *arg; };

static void
once_done(struct once *o)
{
	map_done(&o->told);
}

static int
tell_once(void *arg, const struct payout_fault *f, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf key = { 0 };
	struct once                 *o = arg;
	int                          added;

	buf_printf(&key, "%lld\n%s\n%s", (long long)f->person, f->what, f->message);
	map_add(&o->told, key.p, key.n, 1, &added);
	return added ? o->fn(o->arg, f, err) : SALES_OK;
}

int
payout_verify(struct dept *d, const struct payout_run *only, payout_fault_fn *fn, void *arg, long *checked,
    struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	CLEANUP(once_done) struct once   once = { .fn = fn, .arg = arg };
	struct payout_run               *runs;
	const int64_t                    as_of = d->as_of;
	size_t                           n;
	int                              rc = SALES_OK;
	struct sales_err                 ignored;

	*checked = 0;
	TRY(payout_check_digests(d, only, false, fn, arg, err));
	TRY(payout_list(d, false, &a, &runs, &n, err));
	for (size_t i = 0; rc == SALES_OK && i < n; i++)
		if (only == NULL || only->id == runs[i].id) {
			rc = dept_look_back(d, runs[i].facts_op, err);
			if (rc == SALES_OK)
				rc = compare_run(d, runs, i, tell_once, &once, checked, err);
		}
	if (dept_look_back(d, as_of, rc == SALES_OK ? err : &ignored) != SALES_OK && rc == SALES_OK)
		rc = (int)err->code;
	return rc;
}

int
payout_compare(struct dept *d, const struct payout_run *r, payout_fault_fn *fn, void *arg, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct payout_run               *runs;
	size_t                           n;
	long                             checked = 0;

	TRY(payout_list(d, false, &a, &runs, &n, err));
	for (size_t i = 0; i < n; i++)
		if (runs[i].id == r->id)
			TRY(compare_run(d, runs, i, fn, arg, &checked, err));
	return SALES_OK;
}
