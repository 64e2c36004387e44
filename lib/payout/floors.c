/* Floors: what a component by facts earned in a period that has ended, below its floor, is
 * filled up by a line of its own, "x@floor". A cap that carries what is above it into later
 * periods gives of that first. */
#include <stdlib.h>
#include <string.h>

#include "lib/payout/by_period.h"
#include "lib/payout/fault.h"

struct flooring { struct engine *e; const struct rule *r; int64_t person; const struct spans *s; int64_t *sum; };

bool
floor_of(const struct component *c, struct ratio share, int decimals, enum rounding how, int64_t *out)
{
	money m;

	if (!money_mul(c->least, share, decimals, how, &m))
		return false;
	*out = m.v;
	return true;
}

static bool
sum_up(struct flooring *f, size_t from)
{
	const struct engine *e = f->e;

	for (size_t i = from; i < engine_count(e); i++) {
		const struct entitled *x = &engine_out(e)[i];
		int64_t               *to = &f->sum[f->s->of[x->cap_on - e->seen.from]];

		if (!x->past && __builtin_add_overflow(*to, x->amount, to))
			return false;
	}
	return true;
}

/* What the cap will give of what earlier periods left, and leave for later ones. */
static int64_t
carried_into(const struct component *c, int64_t sum, int64_t *carry)
{
	const int64_t given = c->has_cap && sum + *carry > c->cap.v ? c->cap.v - sum : *carry;

	*carry = c->has_cap && c->cap_excess != EXCESS_LATER ? 0 : *carry - given;
	return given;
}

/* False: it is too large. */
static bool
put_floor(struct flooring *f, size_t at, int64_t *carry)
{
	struct engine             *e = f->e;
	const struct period        span = f->s->span[at];
	const size_t               version = period_version(e, period_cut(e, span).to);
	const struct rule_version *v = &f->r->v[version];
	const bool                 pays = v->comp != NULL && comp_is_by_fact(v->comp->kind);
	const int64_t              sum = f->sum[at], given = pays ? carried_into(v->comp, sum, carry) : 0;
	struct entitled            out = { .fact = span.from, .base = sum, .person = (int32_t)f->person, .on = span.to, .cap_on = span.to,
		.rule = (uint16_t)f->r->filled, .version = (uint8_t)version };
	struct ratio               share;

	if (!pays || v->comp->least.v == 0 || span.to > e->year.to || span.to < e->year.from
	    || !period_share(e, v, version, f->person, span, &share))
		return true;
	if (!floor_of(v->comp, share, e->decimals, e->rounding, &out.target) || __builtin_sub_overflow(out.target, sum, &out.amount))
		return false;
	out.amount -= FAULT_PLANTED(FAULT_FLOOR) ? 0 : given;
	if (out.amount > 0)
		buf_put(&e->out, &out, sizeof(out));
	return true;
}

int
engine_floor(struct engine *e, size_t r, int64_t person, size_t from, struct sales_err *err)
{
	struct flooring f = { .e = e, .r = &e->rule[r], .person = person };
	int64_t         carry = 0;
	bool            ok;

	if (e->org.person[person].id == 0)
		return SALES_OK;
	f.s = engine_spans(e, period_unit_of(e, f.r, false));
	f.sum = calloc(f.s->n, sizeof(*f.sum));
	if (f.sum == NULL)
		err_nomem();
	ok = sum_up(&f, from);
	for (size_t i = 0; ok && i < f.s->n; i++)
		ok = put_floor(&f, i, &carry);
	free(f.sum);
	return ok ? SALES_OK : period_too_large(e, r, err);
}
