/* Problems that a filter finds, as a table: a line here is all that one takes.
 * Beside them the days of what has happened (F_PAST) that are still to come. */
#include <string.h>

#include "lib/crm/quality_inside.h"
#include "lib/record/read.h"

static const struct rule {
	const char          *kind;
	enum quality_problem problem;
	const char          *where;    /* records that have it ... */
	const char          *of;       /* ... among these; NULL: all */
	const char          *field;    /* what is wrong with them */
} rules[] = {
	{ "deal", QUALITY_BACKWARD, "closed_on < created_on", "not stage:open", "closed_on" },
	{ "deal", QUALITY_UNDATED, "not stage:open and closed_on is empty", "not stage:open", "closed_on" },
	{ "deal", QUALITY_NO_AMOUNT, "stage:won and (amount is empty or amount = 0)", "stage:won", "amount" },
	{ "customer", QUALITY_OWNER_LEFT, "owner.left_on:..yesterday", "not owner is empty", "owner" },
	{ "contact", QUALITY_OWNER_LEFT, "owner.left_on:..yesterday", "not owner is empty", "owner" },
	{ "lead", QUALITY_OWNER_LEFT, "state:new,contacted,qualified and owner.left_on:..yesterday",
	  "state:new,contacted,qualified and not owner is empty", "owner" },
	{ "deal", QUALITY_OWNER_LEFT, "stage:open and owner.left_on:..yesterday", "stage:open", "owner" },
	{ "activity", QUALITY_OWNER_LEFT, "done_on is empty and person.left_on:..yesterday", "done_on is empty", "person" },
	{ "complaint", QUALITY_OWNER_LEFT, "answered_on is empty and closed_on is empty and owner.left_on:..yesterday",
	  "answered_on is empty and closed_on is empty and not owner is empty", "owner" },
	{ "deal", QUALITY_NEXT_STEP, "stage:open and next_on:..yesterday", "stage:open and not next_on is empty", "next_on" },
	{ "deal", QUALITY_EXPECTED, "stage:open and expected_on:..yesterday", "stage:open and not expected_on is empty",
	  "expected_on" },
	{ "activity", QUALITY_OVERDUE, "done_on is empty and due_on:..yesterday", "done_on is empty", "due_on" },
	{ "complaint", QUALITY_UNANSWERED, "answered_on is empty and closed_on is empty and due_on:..yesterday",
	  "answered_on is empty and closed_on is empty", "due_on" },
};

struct taking {
	struct quality_look *l;
	const struct rule   *r;
	const struct field  *field;
	size_t               nowners;
	int64_t              found;
};

static int
take(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct taking         *t = arg;
	struct quality_look   *l = t->l;
	const struct value    *v = &c[t->nowners];
	struct quality_finding f = { .id = id, .owner = quality_owner(c, t->nowners), .problem = t->r->problem,
		.field = t->r->field, .days = -1 };

	t->found++;
	if (v->type != V_NULL && l->ask->findings)
		TRY(value_text(l->d, t->field, v, l->a, &f.value, err));
	/* how long it is over, or still to come */
	if (v->type == V_DAY && (quality_class_of(f.problem) == QUALITY_WAITING || f.problem == QUALITY_FUTURE))
		f.days = v->u.i < l->d->when.today ? l->d->when.today - (int)v->u.i : (int)v->u.i - l->d->when.today;
	quality_found(l, &f);
	return SALES_OK;
}

static int
look_by(struct quality_look *l, const struct rule *r, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const char                      *cols[OWNER_COLS + 1];
	struct taking                    t = { .l = l, .r = r, .field = kind_field(l->k, r->field) };
	struct query                     q;
	int64_t                          of;

	if (!quality_wants(l, r->problem))
		return SALES_OK;
	l->out->looked = true;
	t.nowners = quality_owner_cols(l->k, cols);
	cols[t.nowners] = r->field;
	TRY(record_query(l->d, l->k, cols, t.nowners + 1, r->where, &a, &q, err));
	TRY(record_each(l->d, &q, take, &t, err));
	TRY(record_count_where(l->d, l->k, r->of, &of, err));
	quality_counted(l, r->problem, t.found, of);
	return SALES_OK;
}

static int
look_ahead(struct quality_look *l, const struct field *f, struct sales_err *err)
{
	const struct rule r = { l->k->name, QUALITY_FUTURE, arena_printf(l->a, "%s.gt:today", f->name),
		arena_printf(l->a, "not %s is empty", f->name), f->name };

	return look_by(l, &r, err);
}

bool
quality_has_rules(const struct kind *k)
{
	for (const struct field *f = k->fields; f->name != NULL; f++)
		if ((f->flags & F_PAST) != 0)
			return true;
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		if (strcmp(rules[i].kind, k->name) == 0)
			return true;
	return false;
}

int
quality_rules(struct quality_look *l, struct sales_err *err)
{
	for (const struct field *f = l->k->fields; f->name != NULL; f++)
		if ((f->flags & F_PAST) != 0)
			TRY(look_ahead(l, f, err));
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		if (strcmp(rules[i].kind, l->k->name) == 0)
			TRY(look_by(l, &rules[i], err));
	return SALES_OK;
}
