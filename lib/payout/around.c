#include "lib/payout/around.h"
#include "lib/payout/fault.h"

#include <string.h>

static const char *const names[AROUNDS] = { "@clawback", "@guarantee", "@draw", "@holdback", "@release", "@forfeit" };

const char *
around_name(enum around w)
{
	return names[w];
}

bool
around_of_name(const char *component, enum around *w)
{
	for (*w = 0; *w < AROUNDS; ++*w)
		if (strcmp(component, names[*w]) == 0)
			return true;
	return false;
}

static bool
limits(const struct clawback_rules *c)
{
	return c->monthly_cap.den != 0 || c->has_min_wage;
}

bool
around_is_used(const struct plan *p, enum around w)
{
	switch (w) {
	case AROUND_CLAWBACK:
		return limits(&p->clawback);
	case AROUND_GUARANTEE:
		return p->has_guarantee;
	case AROUND_DRAW:
		return p->draw.amount.v > 0;
	case AROUND_HOLD:
		return p->hold.rate.den != 0;
	case AROUND_RELEASE:
		return p->hold.rate.den != 0 && p->hold.has_release;
	case AROUND_FORFEIT:
		return around_is_used(p, AROUND_RELEASE) && p->hold.rest == REST_FORFEIT;
	case AROUNDS:
		break;
	}
	return false;
}

static int64_t
least(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static int64_t
most(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static bool
part(int64_t of, struct ratio share, const struct around_in *in, int64_t *out)
{
	money m;

	if (!money_mul((money){ of }, share, in->decimals, in->rounding, &m))
		return false;
	*out = m.v;
	return true;
}

/* What of the refunds is taken this time: at most a share of the wage, and never
 * below the least wage; the rest is put off (工资支付暂行规定 §16). */
static bool
put_off(const struct plan *p, struct around_state *s, const struct around_in *in, int64_t *out)
{
	const struct clawback_rules *c = &p->clawback;
	const int64_t                wage = in->base_pay + most(0, in->earned + in->taken_back);
	int64_t                      most_taken = INT64_MAX, taken;

	if (c->monthly_cap.den != 0 && !part(wage, c->monthly_cap, in, &most_taken))
		return false;
	if (c->has_min_wage)
		most_taken = least(most_taken, wage - c->min_wage.v);
	s->put_off += in->taken_back;
	taken = least(s->put_off, most(0, most_taken));
	s->put_off -= taken;
	*out = in->taken_back - taken;
	return true;
}

/* pay = max(earned, draw) - min(what is above it, what is owed). */
static bool
draw(const struct plan *p, struct around_state *s, const struct around_in *in, int64_t pay, int64_t *out)
{
	const struct draw_rules *d = &p->draw;
	int64_t                  amount = 0;

	*out = 0;
	if (in->draws && !part(d->amount.v, in->share, in, &amount))
		return false;
	if (in->draws && pay < amount) {
		*out = amount - pay;
		if (d->recoverable && d->limit.v > 0)
			*out = least(*out, most(0, d->limit.v - s->owed));
	} else if (!FAULT_PLANTED(FAULT_DRAW) && d->recoverable && pay > amount && s->owed > 0 && s->periods >= d->recover_after) {
		*out = -least(pay - amount, s->owed);
		if (d->recover_max.v > 0)
			*out = most(*out, -d->recover_max.v);
	}
	if (d->recoverable)
		s->owed += *out;
	return true;
}

bool
around_period(const struct plan *p, struct around_state *s, const struct around_in *in, int64_t out[AROUNDS])
{
	int64_t pay = in->earned, least_pay = 0, held;

	memset(out, 0, AROUNDS * sizeof(*out));
	if ((around_is_used(p, AROUND_CLAWBACK) || s->put_off != 0) && !put_off(p, s, in, &out[AROUND_CLAWBACK]))
		return false;
	pay += out[AROUND_CLAWBACK];
	if (in->is_protected && !part(p->guarantee.amount.v, in->share, in, &least_pay))
		return false;
	if (in->is_protected)
		out[AROUND_GUARANTEE] = most(0, least_pay - pay);
	pay += out[AROUND_GUARANTEE];
	if (around_is_used(p, AROUND_DRAW) && !draw(p, s, in, pay, &out[AROUND_DRAW]))
		return false;
	pay += out[AROUND_DRAW];
	if (around_is_used(p, AROUND_HOLD) && pay > 0) {
		if (!part(pay, p->hold.rate, in, &held))
			return false;
		held = most(0, least(held, pay - (FAULT_PLANTED(FAULT_HOLD) ? 0 : least_pay))); /* never below a guarantee */
		out[AROUND_HOLD] = -held;
		s->held += held;
	}
	return true;
}

/* Between two steps in proportion; below the first nothing, above the last what it
 * says. */
struct ratio
around_released(const struct hold_rules *h, struct ratio value)
{
	const struct factor_step *a, *b;
	struct ratio              done, width, rise, out = { 0, 1 };

	if (h->nsteps == 0)
		return (struct ratio){ 1, 1 };
	for (size_t i = 0; i < h->nsteps; i++) {
		a = &h->step[i];
		b = i + 1 < h->nsteps ? &h->step[i + 1] : NULL;
		if (ratio_cmp(value, a->at) < 0)
			return out;
		out = a->value;
		if (b == NULL || ratio_cmp(value, b->at) >= 0)
			continue;
		if (ratio_sub(value, a->at, &done) && ratio_sub(b->at, a->at, &width) && ratio_div(done, width, &done)
		    && ratio_sub(b->value, a->value, &rise) && ratio_mul(done, rise, &rise))
			(void)ratio_add(a->value, rise, &out);
		return out;
	}
	return out;
}

bool
around_forfeits(const struct hold_rules *h, struct period span, const struct period_env *when)
{
	return h->rest == REST_FORFEIT && period_in_year(span.to, UNIT_YEAR, when).to == span.to;
}
