#include "lib/crm/quality.h"

#include <stdlib.h>
#include <string.h>

#include "lib/crm/quality_inside.h"

/* ---- names ----------------------------------------------------------------- */

const char *const quality_words[] = {
	[QUALITY_INCOMPLETE] = "incomplete", [QUALITY_PHONE] = "phone", [QUALITY_EMAIL] = "email", [QUALITY_TAXID] = "taxid",
	[QUALITY_FUTURE] = "future", [QUALITY_BACKWARD] = "backward", [QUALITY_UNDATED] = "undated",
	[QUALITY_NO_AMOUNT] = "no_amount", [QUALITY_OVERPAID] = "overpaid", [QUALITY_OWNER_LEFT] = "owner_left",
	[QUALITY_ENTERED_LATE] = "late", [QUALITY_STALE] = "stale", [QUALITY_NEXT_STEP] = "next_step",
	[QUALITY_EXPECTED] = "expected", [QUALITY_OVERDUE] = "overdue", [QUALITY_UNANSWERED] = "unanswered",
	[QUALITY_PROBLEMS] = NULL
};

static const struct { const char *label; enum quality_class cls; } problems[QUALITY_PROBLEMS] = {
	[QUALITY_INCOMPLETE] = { N_("required fields empty"), QUALITY_GAP },
	[QUALITY_PHONE] = { N_("not a telephone number"), QUALITY_WRONG },
	[QUALITY_EMAIL] = { N_("not a mail address"), QUALITY_WRONG },
	[QUALITY_TAXID] = { N_("wrong check digit"), QUALITY_WRONG },
	[QUALITY_FUTURE] = { N_("day still to come"), QUALITY_WRONG },
	[QUALITY_BACKWARD] = { N_("closed before opened"), QUALITY_WRONG },
	[QUALITY_UNDATED] = { N_("closed without a day"), QUALITY_WRONG },
	[QUALITY_NO_AMOUNT] = { N_("won without an amount"), QUALITY_WRONG },
	[QUALITY_OVERPAID] = { N_("received more than due"), QUALITY_WRONG },
	[QUALITY_OWNER_LEFT] = { N_("owner has left"), QUALITY_WRONG },
	[QUALITY_ENTERED_LATE] = { N_("entered late"), QUALITY_LATE },
	[QUALITY_STALE] = { N_("left alone too long"), QUALITY_WAITING },
	[QUALITY_NEXT_STEP] = { N_("next step overdue"), QUALITY_WAITING },
	[QUALITY_EXPECTED] = { N_("past its expected day"), QUALITY_WAITING },
	[QUALITY_OVERDUE] = { N_("not done when due"), QUALITY_WAITING },
	[QUALITY_UNANSWERED] = { N_("not answered when due"), QUALITY_WAITING },
};

const char *
quality_label(enum quality_problem p)
{
	return problems[p].label;
}

enum quality_class
quality_class_of(enum quality_problem p)
{
	return problems[p].cls;
}

bool
quality_wants(const struct quality_look *l, enum quality_problem p)
{
	return l->ask->problems == 0 || (l->ask->problems & (1u << p)) != 0;
}

/* ---- whose it is ------------------------------------------------------------ */

static bool
leads_to(const struct kind *k, const char *field, const char *kind)
{
	const struct field *f = kind_field(k, field);

	return f != NULL && strcmp(f->name, field) == 0 && f->type == FT_REF && strcmp(f->ref->name, kind) == 0;
}

size_t
quality_owner_cols(const struct kind *k, const char *cols[OWNER_COLS])
{
	static const char *const own[] = { "owner", "person", "by" };
	size_t                   n = 0;

	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (leads_to(k, own[i], "person")) {
			cols[n++] = own[i];
			if ((k->fields[kind_index(k, own[i])].flags & F_REQUIRED) != 0)
				return n;
		}
	/* a customer without an owner is in the pool, not somebody else's */
	if (leads_to(k, "deal", "deal") && strcmp(k->name, "lead") != 0)
		cols[n++] = "deal.owner";
	if (leads_to(k, "customer", "customer") && strcmp(k->name, "lead") != 0)
		cols[n++] = "customer.owner";
	return n;
}

int64_t
quality_owner(const struct value *cells, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (cells[i].type == V_REF)
			return cells[i].u.i;
	return 0;
}

/* ---- collecting -------------------------------------------------------------- */

struct quality_tally *
quality_tally_of(struct quality_look *l, int64_t owner)
{
	if (owner >= l->nmine) {
		const int64_t         n = owner + 1 > l->nmine * 2 ? owner + 64 : l->nmine * 2;
		struct quality_tally *v = arena_array(l->a, struct quality_tally, (size_t)n);

		if (l->nmine > 0)
			memcpy(v, l->mine, (size_t)l->nmine * sizeof(*v));
		l->mine = v;
		l->nmine = n;
	}
	return &l->mine[owner];
}

/* Was nothing wrong known of it yet? */
static bool
first_wrong(struct quality_look *l, int64_t id)
{
	const unsigned char bit = (unsigned char)(1u << (id & 7));
	bool                is_first;

	if (id / 8 >= l->nwrong) {
		const int64_t  n = id / 8 + 1 > l->nwrong * 2 ? id / 8 + 256 : l->nwrong * 2;
		unsigned char *v = arena_alloc(l->a, (size_t)n);

		if (l->nwrong > 0)
			memcpy(v, l->wrong, (size_t)l->nwrong);
		l->wrong = v;
		l->nwrong = n;
	}
	is_first = (l->wrong[id / 8] & bit) == 0;
	l->wrong[id / 8] |= bit;
	return is_first;
}

void
quality_found(struct quality_look *l, const struct quality_finding *f)
{
	struct quality_tally *t = quality_tally_of(l, f->owner);

	if (l->ask->owner != 0 && l->ask->owner != f->owner)
		return;
	t->problems++;
	if (problems[f->problem].cls == QUALITY_WRONG && first_wrong(l, f->id))
		t->wrong++;
	l->out->problems++;
	if (!l->ask->findings)
		return;
	l->out->finding = arena_more(l->a, l->out->finding, l->out->nfindings, &l->finding_cap, sizeof(*f));
	l->out->finding[l->out->nfindings] = *f;
	l->out->finding[l->out->nfindings++].kind = l->k;
}

void
quality_counted(struct quality_look *l, enum quality_problem p, int64_t found, int64_t of)
{
	struct quality *q = l->out;

	if (of == 0 && found == 0)
		return;
	/* two rules of one problem about one kind are one line */
	for (size_t i = q->ncounts; i-- > 0 && q->count[i].kind == l->k;)
		if (q->count[i].problem == p) {
			q->count[i].found += found;
			q->count[i].of = of > q->count[i].of ? of : q->count[i].of;
			return;
		}
	q->count = arena_more(l->a, q->count, q->ncounts, &l->count_cap, sizeof(*q->count));
	q->count[q->ncounts++] = (struct quality_count){ p, l->k, found, of };
}

static void
keep_tallies(struct quality_look *l)
{
	struct quality *q = l->out;

	for (int64_t i = 0; i < l->nmine; i++) {
		if (l->mine[i].records == 0 && l->mine[i].problems == 0)
			continue;
		q->tally = arena_more(l->a, q->tally, q->ntallies, &l->tally_cap, sizeof(*q->tally));
		q->tally[q->ntallies] = l->mine[i];
		q->tally[q->ntallies].kind = l->k;
		q->tally[q->ntallies++].owner = i;
	}
}

static int
look_at(struct quality_look *l, const struct kind *k, struct sales_err *err)
{
	l->k = k;
	l->mine = NULL;
	l->wrong = NULL;
	l->nmine = l->nwrong = 0;
	TRY(quality_scan(l, err));
	TRY(quality_rules(l, err));
	TRY(quality_idle(l, err));
	TRY(quality_overpaid(l, err));
	keep_tallies(l);
	return SALES_OK;
}

/* ---- order ------------------------------------------------------------------- */

static int
by_problem(const void *x, const void *y)
{
	const struct quality_count *a = x, *b = y;

	if (a->problem != b->problem)
		return a->problem < b->problem ? -1 : 1;
	return a->kind->no < b->kind->no ? -1 : a->kind->no > b->kind->no;
}

static int
by_code(const void *x, const void *y)
{
	const struct quality_finding *a = x, *b = y;

	if (a->kind != b->kind)
		return a->kind->no < b->kind->no ? -1 : 1;
	if (a->id != b->id)
		return a->id < b->id ? -1 : 1;
	if (a->problem != b->problem)
		return a->problem < b->problem ? -1 : 1;
	return a->field == NULL || b->field == NULL ? 0 : strcmp(a->field, b->field);
}

int
quality_read(struct dept *d, const struct quality_ask *ask, struct arena *a, struct quality *out,
    struct sales_err *err)
{
	struct quality_look l = { .d = d, .a = a, .ask = ask, .out = out };

	*out = (struct quality){ 0 };
	for (size_t i = 0; i < d->schema.n; i++) {
		const struct kind *k = d->schema.kind[i];

		if (!k->internal && (!ask->some_kinds || ask->kinds[k->no]))
			TRY(look_at(&l, k, err));
	}
	if (out->ncounts > 0)
		qsort(out->count, out->ncounts, sizeof(*out->count), by_problem);
	if (out->nfindings > 0)
		qsort(out->finding, out->nfindings, sizeof(*out->finding), by_code);
	return SALES_OK;
}
