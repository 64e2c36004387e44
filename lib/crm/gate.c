/* What the rule book asks of a deal before a command moves it: the fields of
 * the stage it goes to (`require`), those that every deal must have
 * (`quality.required`), and a lost reason from its list. Imports of past facts
 * are let in; their gaps are counted instead. */
#include <string.h>

#include "lib/base/text.h"
#include "lib/crm/checks.h"
#include "lib/crm/stages.h"
#include "lib/record/read.h"

struct gate {
	const struct dept   *d;
	const struct policy *p;
	const struct kind   *k;
	const struct value  *before;           /* NULL: the deal is added */
	struct value        *after;
	struct arena        *a;
};

static const char *
text_at(const struct gate *g, const struct value *v, const char *field)
{
	const struct value *x = &v[kind_index(g->k, field)];

	return x->type == V_NULL ? NULL : arena_strndup(g->a, x->u.s.p, x->u.s.n);
}

static bool
is_moved(const struct gate *g)
{
	static const char *const where[] = { "pipeline", "stage" };

	for (size_t i = 0; i < 2 && g->before != NULL; i++) {
		const size_t at = kind_index(g->k, where[i]);

		if (!value_equal(&g->before[at], &g->after[at]))
			return true;
	}
	return g->before == NULL;
}

/* Add the names of fields that are empty, each once. */
static void
collect(const struct gate *g, const char *const *names, struct buf *out)
{
	for (size_t i = 0; names != NULL && names[i] != NULL; i++) {
		const struct field *f = kind_field(g->k, names[i]);

		if (f == NULL || (f->flags & F_DERIVED) != 0
		    || g->after[f - g->k->fields].type != V_NULL
		    || (out->n > 0 && strstr(out->p, f->name) != NULL))
			continue;
		buf_printf(out, "%s%s", out->n == 0 ? "" : ", ", f->name);
	}
}

static int
check_filled(const struct gate *g, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf lacks = { 0 };
	const char                  *stage = text_at(g, g->after, "stage");
	const struct stage          *s = policy_stage(g->p, text_at(g, g->after, "pipeline"), stage);
	const struct required       *required = policy_required(g->p, g->k->name);

	if (s == NULL || !is_moved(g))
		return SALES_OK;
	collect(g, s->require, &lacks);
	if (required != NULL && g->before != NULL)
		collect(g, required->fields, &lacks);
	if (lacks.n == 0)
		return SALES_OK;
	FAIL(err, SALES_EPOLICY, _("the rule book lets no deal go to stage '%s' while these are "
	    "empty: %s"), stage, lacks.p);
	return err_hint(err, _("fill them in the same command: %.*s=VALUE ..."),
	    (int)strcspn(lacks.p, ","), lacks.p);
}

int
reason_listed(const char *field, const char *reason, const char *const *list, const char *key,
    struct sales_err *err)
{
	const char *near;
	size_t      n = 0;

	if (list == NULL || list[0] == NULL)
		return SALES_OK;
	for (; list[n] != NULL; n++)
		if (strcmp(list[n], reason) == 0)
			return SALES_OK;
	near = text_nearest(reason, list, n);
	FAIL(err, SALES_EINVAL, _("%s: the rule book does not have '%s'"), field, reason);
	return near != NULL ? err_hint(err, _("did you mean '%s'?"), near)
	    : err_hint(err, _("salesctl policy show lists them under %s"), key);
}

static int
check_reason(const struct gate *g, struct sales_err *err)
{
	const size_t           at = kind_index(g->k, "lost_reason");
	const struct pipeline *p = policy_pipeline(g->p, text_at(g, g->after, "pipeline"));
	const char            *reason = text_at(g, g->after, "lost_reason");

	if (reason == NULL || p == NULL || (g->before != NULL && value_equal(&g->before[at], &g->after[at])))
		return SALES_OK;
	return reason_listed("lost_reason", reason, p->lost_reasons, "lost_reasons", err);
}

/* Another system's past may hold red entries; here money back is a receipt. */
static int
check_amount(const struct gate *g, struct sales_err *err)
{
	const size_t        at = kind_index(g->k, "amount");
	const struct value *amount = &g->after[at];

	if (amount->type == V_NULL || amount->u.i >= 0
	    || (g->before != NULL && value_equal(&g->before[at], amount)))
		return SALES_OK;
	FAIL(err, SALES_EINVAL, _("amount: it is below zero"));
	return err_hint(err, "salesctl receipt add kind=refund ...");
}

/* The value that was there before and that this command did not set. */
static struct value *
left_alone(const struct gate *g, const char *field)
{
	const size_t at = kind_index(g->k, field);

	return g->before != NULL && value_equal(&g->before[at], &g->after[at]) ? &g->after[at] : NULL;
}

/* What moving a deal changes beside its stage. */
static void
follow(const struct gate *g, day today)
{
	static const char *const closing[] = { "closed_on", "lost_reason", "won_reason" };
	const enum stage_class   cls = deal_class(g->d, g->after, g->a);
	struct value            *closed = &g->after[kind_index(g->k, "closed_on")], *old;

	if (!is_moved(g))
		return;
	if (cls != STAGE_OPEN && closed->type == V_NULL)
		*closed = v_day(today);
	if (cls == STAGE_OPEN && g->before != NULL && deal_class(g->d, g->before, g->a) != STAGE_OPEN)
		for (size_t i = 0; i < sizeof(closing) / sizeof(closing[0]); i++)
			if ((old = left_alone(g, closing[i])) != NULL)
				*old = v_null();
	if ((old = left_alone(g, "probability")) != NULL)
		*old = v_null();
}

int
deal_gate(struct dept *d, const struct kind *k, const struct record *before,
    struct value *after, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct gate                g = { d, d->policy, k, before == NULL ? NULL : before->v, after, &a };

	TRY(check_amount(&g, err));
	follow(&g, dept_day_of(d, d->now_ms));
	TRY(check_filled(&g, err));
	TRY(check_reason(&g, err));
	return discount_gate(d, k, before, after, &a, err);
}
