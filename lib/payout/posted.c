#include "lib/payout/posted.h"

#include <stdlib.h>
#include <string.h>

#include "lib/crm/kinds.h"
#include "lib/payout/cause.h"

struct posting {
	struct engine         *e;
	struct posted         *row;        /* in order of first posting */
	size_t                 n, cap;
	uint32_t              *slot;       /* index into row + 1 */
	size_t                 mask;
	uint8_t               *this_year[KIND_MAX * 2]; /* bit: the fact is entitled now */
	int64_t                most[KIND_MAX * 2];
	/* the run being read: */
	const struct payout_run *run;
	struct stored_rule      *rules;
	size_t                   nrules;
	size_t                  *rule;     /* position in e->rule of each */
};

static void
posting_done(struct posting *p)
{
	free(p->row);
	free(p->slot);
	for (size_t i = 0; i < KIND_MAX * 2; i++)
		free(p->this_year[i]);
}

static inline size_t
hash_key(int64_t fact, int64_t person, size_t rule, size_t kind)
{
	uint64_t h = (uint64_t)fact * UINT64_C(0x9E3779B97F4A7C15);

	h ^= ((uint64_t)person << 20 ^ rule << 8 ^ kind) * UINT64_C(0xC2B2AE3D27D4EB4F);
	return (size_t)(h ^ h >> 31);
}

static uint32_t *
slot_of(const struct posting *p, int64_t fact, int64_t person, size_t rule, size_t kind)
{
	size_t i = hash_key(fact, person, rule, kind) & p->mask;

	while (p->slot[i] != 0) {
		const struct posted *r = &p->row[p->slot[i] - 1];

		if (r->fact == fact && r->person == person && r->rule == rule && r->kind == kind)
			break;
		i = (i + 1) & p->mask;
	}
	return &p->slot[i];
}

static void
grow(struct posting *p)
{
	p->cap = p->cap == 0 ? 1024 : p->cap * 2;
	p->row = realloc(p->row, p->cap * sizeof(*p->row));
	free(p->slot);
	p->mask = p->cap * 2 - 1;
	p->slot = calloc(p->mask + 1, sizeof(*p->slot));
	if (p->row == NULL || p->slot == NULL)
		err_nomem();
	for (size_t i = 0; i < p->n; i++)
		*slot_of(p, p->row[i].fact, p->row[i].person, p->row[i].rule, p->row[i].kind) =
		    (uint32_t)i + 1;
}

static struct posted *
row_of(struct posting *p, const struct stored_line *l, size_t rule)
{
	uint32_t *slot;

	if (p->n == p->cap)
		grow(p);
	slot = slot_of(p, l->fact, l->person, rule, (size_t)l->kind);
	if (*slot == 0) {
		p->row[p->n] = (struct posted){ .fact = l->fact, .person = (int32_t)l->person,
			.rule = (uint16_t)rule, .kind = (uint8_t)l->kind };
		*slot = (uint32_t)++p->n;
	}
	return &p->row[*slot - 1];
}

/* ---- reading what was posted ---- */

/* A line of an earlier plan year matters only when its fact has an entry in this
 * one too: its date was moved, or a refund waited for money. A week or month that the
 * year's end cuts has lines in both, each of its own. */
static bool
matters(const struct posting *p, const struct stored_line *l)
{
	const struct engine *e = p->e;

	if (l->kind == 0)
		return period_holds(period_in_year(e->year.to, UNIT_YEAR, &e->d->when), l->on);
	if (l->on >= e->year.from)
		return true;
	return l->fact <= p->most[l->kind] &&
	    (p->this_year[l->kind][l->fact / 8] >> (l->fact % 8) & 1) != 0;
}

static int
take_posted(void *arg, const struct stored_line *l, struct sales_err *err)
{
	struct posting *p = arg;
	struct posted  *r;
	size_t          at = p->nrules == 0 ? 0 : (size_t)(l->rule - p->rules[0].id);

	if (at >= p->nrules || l->kind < 0 || l->kind >= KIND_MAX * 2 || l->fact < 0)
		return FAIL(err, SALES_EDAMAGED, _("payout %s: line %lld does not belong to it"),
		    p->run->code, (long long)l->id);
	if (!matters(p, l))
		return SALES_OK;
	r = row_of(p, l, p->rule[at]);
	if (__builtin_add_overflow(r->amount, l->amount, &r->amount))
		return FAIL(err, SALES_EINVAL, _("what was posted is too large to reckon with"));
	r->base = l->base;
	r->before = l->before;
	r->target = l->target;
	r->on = l->on;
	r->version = p->rules[at].version;
	r->facts_op = p->run->facts_op;
	return SALES_OK;
}

static void
mark_facts(struct posting *p)
{
	const struct entitled *v = engine_out(p->e);
	size_t                 n = engine_count(p->e);

	for (size_t i = 0; i < n; i++)
		if (v[i].fact > p->most[v[i].kind])
			p->most[v[i].kind] = v[i].fact;
	for (size_t k = 0; k < KIND_MAX * 2; k++) {
		p->this_year[k] = calloc((size_t)p->most[k] / 8 + 1, 1);
		if (p->this_year[k] == NULL)
			err_nomem();
	}
	for (size_t i = 0; i < n; i++)
		p->this_year[v[i].kind][v[i].fact / 8] |= (uint8_t)(1 << (v[i].fact % 8));
}

static int
read_run(struct posting *p, const struct payout_run *r, struct sales_err *err)
{
	p->run = r;
	TRY(rules_stored(p->e->d, r->id, p->e->a, &p->rules, &p->nrules, err));
	p->rule = arena_array(p->e->a, size_t, p->nrules + 1);
	for (size_t i = 0; i < p->nrules; i++)
		p->rule[i] = engine_rule(p->e, p->rules[i].plan, p->rules[i].component);
	return lines_each(p->e->d, r->first_line, r->lines, take_posted, p, err);
}

/* ---- the difference ---- */

static struct posted *
posted_of(const struct posting *p, const struct entitled *out)
{
	uint32_t at = *slot_of(p, out->fact, out->person, out->rule, out->kind);

	return at == 0 ? NULL : &p->row[at - 1];
}

/* What was posted and is not due any more is taken back. First of all, so that
 * what it shifted can name it. */
static int
take_back_gone(struct posting *p, struct buf *gone, struct sales_err *err)
{
	struct engine         *e = p->e;
	const struct entitled *v = engine_out(e);
	size_t                 n = engine_count(e);

	for (size_t i = 0; i < n; i++) {
		struct posted *was = posted_of(p, &v[i]);

		if (was != NULL)
			was->seen = true;
	}
	for (size_t i = 0; i < p->n; i++) {
		const struct posted *was = &p->row[i];
		struct entitled      out = { .fact = was->fact, .amount = -was->amount,
			.person = was->person, .on = was->on, .rule = was->rule, .kind = was->kind };

		if (was->seen || was->amount == 0 || was->on < e->year.from || was->on > e->year.to)
			continue;
		out.version = e->version_of[was->on - e->seen.from];
		TRY(cause_of_gone(e, was, &out, err));
		buf_put(gone, &out, sizeof(out));
	}
	return SALES_OK;
}

static int
keep_differences(struct posting *p, struct sales_err *err)
{
	struct entitled *v = engine_out(p->e);
	size_t           n = engine_count(p->e), kept = 0;

	for (size_t i = 0; i < n; i++) {
		const struct posted *was = posted_of(p, &v[i]);

		if ((was != NULL && was->amount == v[i].amount) || (was == NULL && v[i].quiet))
			continue;
		if (was != NULL) {
			TRY(cause_find(p->e, was, &v[i], err));
			v[i].amount -= was->amount;
		}
		v[kept++] = v[i];
	}
	p->e->out.n = kept * sizeof(*v);
	return SALES_OK;
}

int
runs_counted(struct dept *d, const char *code, struct arena *a, struct run_list *out,
    struct sales_err *err)
{
	struct payout_run *v;
	size_t             n;

	*out = (struct run_list){ 0 };
	TRY(payout_list(d, false, a, &v, &n, err));
	out->v = arena_array(a, struct payout_run, n + 1);
	for (size_t i = 0; i < n; i++)
		if (code == NULL || strcmp(v[i].code, code) != 0)
			out->v[out->n++] = v[i];
	return SALES_OK;
}

/* What was added behind everybody's goes to its person: a counting sort, which
 * keeps the order of the reckoning within each. */
static void
sort_by_person(struct engine *e)
{
	const struct entitled *v = engine_out(e);
	const size_t           n = engine_count(e);
	CLEANUP(buf_done) struct buf sorted = { 0 };
	struct entitled       *to;
	size_t                *at = calloc(e->org.npeople + 2, sizeof(*at));

	if (at == NULL)
		err_nomem();
	buf_room(&sorted, n * sizeof(*v));
	to = (struct entitled *)(void *)sorted.p;
	for (size_t i = 0; i < n; i++)
		at[v[i].person + 1]++;
	for (size_t i = 0; i < e->org.npeople; i++)
		at[i + 1] += at[i];
	for (size_t i = 0; i < n; i++)
		to[at[v[i].person]++] = v[i];
	free(at);
	buf_done(&e->out);
	e->out = sorted;
	e->out.n = n * sizeof(*v);
	sorted = (struct buf){ 0 };
}

int
posted_subtract(struct engine *e, const struct run_list *runs, struct sales_err *err)
{
	CLEANUP(posting_done) struct posting p = { .e = e };
	CLEANUP(buf_done) struct buf         gone = { 0 };

	if (runs->n == 0)
		return SALES_OK;
	mark_facts(&p);
	grow(&p);
	for (size_t i = 0; i < runs->n; i++)
		TRY(read_run(&p, &runs->v[i], err));
	TRY(take_back_gone(&p, &gone, err));
	TRY(keep_differences(&p, err));
	buf_put(&e->out, gone.p, gone.n);
	sort_by_person(e);
	return SALES_OK;
}
