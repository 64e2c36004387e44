/* payout_verify: for every run that counts, what everybody was entitled to by
 * its facts and rules, reckoned again another way (lib/recount), against the sum of
 * what was posted for each thing up to that run. */
#include <stdlib.h>
#include <string.h>

#include "lib/base/map.h"
#include "lib/payout/posted.h"
#include "lib/recount/recount.h"

/* One key's part: a claim, or a posted line. */
struct part {
	int64_t  fact, posted, due;
	int32_t  person;
	uint16_t rule;
	uint8_t  kind;
	bool     now;           /* a claim, or posted by a run of the same plan year */
	day      until;         /* of a plan's cap that was cut as a whole: the last day of its span; else DAY_NONE */
};

struct name { const char *plan, *component; };

struct verifying {
	struct dept             *d;
	struct arena             a;
	struct recount          *recount;
	const struct payout_run *run;       /* the one that is checked */
	struct period            year;      /* the plan year that it is of */
	struct buf               posted;    /* struct part[], by person */
	struct buf               mine;      /* the same of the person at hand */
	size_t                   at;        /* in posted: his first */
	struct name             *name;      /* of rules, by number */
	size_t                   nnames, name_cap;
	struct stored_rule      *rule;      /* of the run whose lines are read */
	size_t                   nrules;
	size_t                  *number;    /* of each of them */
	const struct payout_run *from;
	long                    *checked;
	payout_fault_fn         *fn;
	void                    *arg;
};

static void
verifying_done(struct verifying *v)
{
	recount_close(v->recount);
	buf_done(&v->posted);
	buf_done(&v->mine);
	arena_done(&v->a);
}

static size_t
number_of(struct verifying *v, const char *plan, const char *component)
{
	for (size_t i = 0; i < v->nnames; i++)
		if (strcmp(v->name[i].plan, plan) == 0 && strcmp(v->name[i].component, component) == 0)
			return i;
	v->name = arena_more(&v->a, v->name, v->nnames, &v->name_cap, sizeof(*v->name));
	v->name[v->nnames] = (struct name){ arena_strdup(&v->a, plan), arena_strdup(&v->a, component) };
	return v->nnames++;
}

/* ---- what was posted ----------------------------------------------------- */

/* Runs of earlier versions of the program cut a plan's cap over a longer period than the plan's by one line,
 * of the cap's first day and the run's last: its parts are compared all together then. */
static int
cut_until(const struct verifying *v, const struct stored_rule *r, const struct stored_line *l, day *out, struct sales_err *err)
{
	const struct policy *book;
	const struct plan   *p;

	*out = DAY_NONE;
	if (r->component[0] != '\0')
		return SALES_OK;
	TRY(dept_policy_version(v->d, r->version, &book, err));
	p = policy_plan(book, r->plan);
	if (p != NULL && p->has_cap && p->cap_period > p->period && l->on > period_of((day)l->fact, p->period, &v->d->when).to)
		*out = period_of((day)l->fact, p->cap_period, &v->d->when).to;
	return SALES_OK;
}

static int
take_posted(void *arg, const struct stored_line *l, struct sales_err *err)
{
	struct verifying *v = arg;
	const size_t      i = v->nrules == 0 ? 0 : (size_t)(l->rule - v->rule[0].id);
	struct part       p = { .person = (int32_t)l->person, .fact = l->fact, .kind = (uint8_t)l->kind,
		      .posted = l->amount, .now = v->from->from_on == v->run->from_on };

	if (i >= v->nrules)
		return FAIL(err, SALES_EDAMAGED, _("line %lld names a rule that its run does not have"), (long long)l->id);
	TRY(cut_until(v, &v->rule[i], l, &p.until, err));
	p.rule = (uint16_t)v->number[i];
	if (l->kind != 0 || period_holds(v->year, l->on)) /* a week or month that the year's end cuts has lines in both */
		buf_put(&v->posted, &p, sizeof(p));
	*v->checked += v->from == v->run;
	if (v->from->from_on < v->run->from_on)
		recount_past(v->recount, &(struct recount_line){ .plan = v->rule[i].plan, .component = v->rule[i].component,
		    .person = l->person, .fact = l->fact, .amount = l->amount, .on = l->on, .kind = (int)l->kind });
	return SALES_OK;
}

static int
take_run(struct verifying *v, const struct payout_run *r, struct sales_err *err)
{
	v->from = r;
	TRY(rules_stored(v->d, r->id, &v->a, &v->rule, &v->nrules, err));
	v->number = arena_array(&v->a, size_t, v->nrules + 1);
	for (size_t i = 0; i < v->nrules; i++)
		v->number[i] = number_of(v, v->rule[i].plan, v->rule[i].component);
	return lines_each(v->d, r->first_line, r->lines, take_posted, v, err);
}

static int
by_person(const void *a, const void *b)
{
	const struct part *x = a, *y = b;

	return x->person < y->person ? -1 : x->person > y->person;
}

/* ---- against what is due ------------------------------------------------- */

static int
by_key(const void *a, const void *b)
{
	const struct part *x = a, *y = b;

	if (x->person != y->person)
		return x->person < y->person ? -1 : 1;
	if (x->rule != y->rule)
		return x->rule < y->rule ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return x->fact < y->fact ? -1 : x->fact > y->fact;
}

static int
report(struct verifying *v, const struct part *p, int64_t posted, int64_t due, struct sales_err *err)
{
	const struct kind  *k = v->d->schema.by_no[p->kind];
	char                code[32], a[MONEY_SIZE], b[MONEY_SIZE];
	struct payout_fault f = { .run = v->run, .person = p->person };

	if (p->kind == 0 || k == NULL)
		day_str((day)p->fact, code);
	else
		kind_code(k, p->fact, code);
	f.what = arena_printf(&v->a, "%s %s.%s", code, v->name[p->rule].plan, v->name[p->rule].component);
	f.message = arena_printf(&v->a, _("posted %s, recomputed %s"), money_str((money){ posted }, 2, a),
	    money_str((money){ due }, 2, b));
	return v->fn(v->arg, &f, err);
}

/* Where one was cut as a whole, all parts of that cap go by the line's day. */
static void
join_parts(struct part *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; p[i].until != DAY_NONE && k < n; k++)
			if (p[k].rule == p[i].rule && p[k].person == p[i].person && p[k].fact > p[i].fact && p[k].fact <= p[i].until)
				p[k].fact = p[i].fact;
}

/* What was posted for a key by all runs up to this one is what it is due. Keys
 * that only runs of other years know are none of this run's business. */
static int
compare(struct verifying *v, struct part *p, size_t n, struct sales_err *err)
{
	join_parts(p, n);
	if (n > 0)
		qsort(p, n, sizeof(*p), by_key);
	for (size_t i = 0; i < n;) {
		const size_t first = i;
		int64_t      posted = 0, due = 0;
		bool         now = false;

		for (; i < n && by_key(&p[first], &p[i]) == 0; i++) {
			posted += p[i].posted;
			due += p[i].due;
			now = now || p[i].now;
		}
		if (now && posted != due)
			TRY(report(v, &p[first], posted, due, err));
	}
	return SALES_OK;
}

/* The posted lines of those before him, whom nobody knows, and then his. */
static int
compare_person(void *arg, int64_t person, const struct recount_line *l, size_t n, struct sales_err *err)
{
	struct verifying  *v = arg;
	const struct part *all = (const struct part *)(const void *)v->posted.p;
	const size_t       nall = v->posted.n / sizeof(*all);

	buf_clear(&v->mine);
	for (; v->at < nall && all[v->at].person <= person; v->at++)
		buf_put(&v->mine, &all[v->at], sizeof(*all));
	for (size_t i = 0; i < n; i++) {
		struct part p = { .person = (int32_t)l[i].person, .fact = l[i].fact, .kind = (uint8_t)l[i].kind,
			.due = l[i].amount, .until = DAY_NONE, .rule = (uint16_t)number_of(v, l[i].plan, l[i].component), .now = true };

		buf_put(&v->mine, &p, sizeof(p));
	}
	return compare(v, (struct part *)(void *)v->mine.p, v->mine.n / sizeof(struct part), err);
}

static int
compare_run(struct dept *d, const struct payout_run *runs, size_t at, payout_fault_fn *fn, void *arg, long *checked,
    struct sales_err *err)
{
	CLEANUP(verifying_done) struct verifying v = { .d = d, .run = &runs[at], .fn = fn, .arg = arg,
		.checked = checked };
	struct period                            p;

	TRY(period_parse(runs[at].period, &d->when, &p, err));
	v.year = period_in_year(p.to, UNIT_YEAR, &d->when);
	TRY(recount_open(d, p, &v.recount, err));
	for (size_t i = 0; i <= at; i++)
		TRY(take_run(&v, &runs[i], err));
	if (v.posted.n > 0)
		qsort(v.posted.p, v.posted.n / sizeof(struct part), sizeof(struct part), by_person);
	TRY(recount_people(v.recount, compare_person, &v, err));
	return compare_person(&v, INT32_MAX, NULL, 0, err);
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
