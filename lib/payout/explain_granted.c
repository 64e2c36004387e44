/* What people decided: adjustments by hand, awards. */
#include "lib/payout/explain_inside.h"

static const char *
name_of(const struct explaining_line *w, int64_t person)
{
	const struct org *o = &w->x->e.org;

	return person > 0 && (size_t)person < o->npeople && o->person[person].id != 0 ? o->person[person].name : NULL;
}

/* by: the field of who approved it. */
static void
put_decided(struct explaining_line *w, const struct record *r, const char *by)
{
	const struct kind *k = w->l->kind;
	const int64_t      who = value_id(&r->v[kind_index(k, by)]);
	struct why        *s = why_add(w, WHY_DECIDED);

	s->name = name_of(w, who);
	s->of = s->name == NULL ? NULL : w->x->e.org.person[who].code;
	s->value = why_value(w, &r->v[kind_index(k, "login")]);
	s->on = value_day(&r->v[kind_index(k, "decided_on")]);
}

int
explain_adjustment(struct explaining_line *w, struct sales_err *err)
{
	const struct kind *k = w->l->kind;
	struct record      r;
	struct why        *s;
	const struct value *reason;

	TRY(engine_others(&w->x->e, err));
	TRY(record_get(w->x->d, k, w->l->fact, w->a, &r, err));
	reason = &r.v[kind_index(k, "reason")];
	s = why_add(w, WHY_ASKED);
	s->of = reason->type == V_TEXT ? arena_strndup(w->a, reason->u.s.p, reason->u.s.n) : "";
	s->name = name_of(w, value_id(&r.v[kind_index(k, "asked_by")]));
	s->value = why_value(w, &r.v[kind_index(k, "asked_login")]);
	put_decided(w, &r, "by");
	return SALES_OK;
}

int
explain_award(struct explaining_line *w, struct sales_err *err)
{
	const struct kind *k = w->l->kind;
	struct record      r;
	struct why        *s;
	int64_t            amount, paid;

	TRY(engine_others(&w->x->e, err));
	TRY(record_get(w->x->d, k, w->l->fact, w->a, &r, err));
	amount = value_id(&r.v[kind_index(k, "amount")]);
	s = why_money(w, WHY_AWARDED, amount);
	s->of = why_value(w, &r.v[kind_index(k, "award")]);
	s->value = why_value(w, &r.v[kind_index(k, "period")]);
	s->n = value_id(&r.v[kind_index(k, "rank")]);
	if (!expr_ratio_of(&r.v[kind_index(k, "composite")], &s->from))
		s->from = (struct ratio){ 0, 0 };
	put_decided(w, &r, "decided_by");
	why_unknown(w, award_pays(&w->x->e, amount, &paid) ? paid : 0, w->due);
	return SALES_OK;
}
