#include "lib/analysis/chance.h"

#include <stdlib.h>

#include "lib/analysis/chance_inside.h"
#include "lib/crm/kinds.h"

static const char *const names[CHANCES] = {
	[CHANCE_STAGE] = "stage", [CHANCE_STAGE_DAYS] = "stage_days", [CHANCE_AGE] = "age", [CHANCE_OWNER] = "owner",
	[CHANCE_SOURCE] = "source", [CHANCE_INDUSTRY] = "customer.industry", [CHANCE_REGION] = "customer.region",
	[CHANCE_PRODUCT] = "product", [CHANCE_PIPELINE] = "pipeline", [CHANCE_BOUGHT] = "bought_before",
	[CHANCE_AMOUNT] = "amount", [CHANCE_DISCOUNT] = "discount", [CHANCE_COMPETITOR] = "competitor",
	[CHANCE_NEXT_STEP] = "next_step", [CHANCE_TOUCHES] = "activities",
};

const char *
chance_name(enum chance_of what)
{
	return names[what];
}

/* ---- the closed deals that are alike -------------------------------------- */

/* A whole deal more (or less) than as many closed deals would have won at the
 * rate of all. */
static int
effect_of(const struct comparing *c, int64_t won, int64_t closed)
{
	const int64_t more = won * c->closed - closed * c->won; /* of counts: far from 64 bits */

	return more >= c->closed ? 1 : -more >= c->closed ? -1 : 0;
}

static void
add_part(const struct comparing *c, struct chance *out, struct chance_part part)
{
	if (part.closed == c->closed) /* what all have in common says nothing */
		return;
	if (part.closed < c->d->policy->analysis.few) {
		out->few[out->nfew++] = part.what;
		return;
	}
	part.effect = effect_of(c, part.won, part.closed);
	out->won += part.won;
	out->closed += part.closed;
	out->part[out->n++] = part;
}

/* Those that stayed at least so many days in a stage (-1: open at all). */
static void
add_stays(const struct comparing *c, struct chance *out, enum chance_of what, int stage, int days, const char *value)
{
	struct chance_part part = { .what = what, .value = value };
	size_t             lo = 0, hi = c->nstays;

	while (lo < hi) {
		const size_t mid = lo + (hi - lo) / 2;

		if (c->stay[mid].stage < stage || (c->stay[mid].stage == stage && c->stay[mid].days < days))
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo < c->nstays && c->stay[lo].stage == stage) {
		part.won = c->stay[lo].won_longer;
		part.closed = c->stay[lo].longer;
	}
	add_part(c, out, part);
}

static int
most_raising(const void *x, const void *y)
{
	const struct chance_part *a = x, *b = y;
	struct ratio              ra = { 0, 0 }, rb = { 0, 0 };
	int                       cmp;

	if (ratio_make(a->won, a->closed, &ra) && ratio_make(b->won, b->closed, &rb) && (cmp = ratio_cmp(rb, ra)) != 0)
		return cmp;
	return (a->what > b->what) - (a->what < b->what);
}

static void
compare(const struct comparing *c, const struct chance_deal *d, struct chance *out)
{
	const char *stage = arena_strndup(c->a, c->moves.stages.key[d->stage].p, c->moves.stages.key[d->stage].n);

	*out = (struct chance){ .deal = d->id, .owner = d->owner, .customer = d->customer };
	add_stays(c, out, CHANCE_STAGE, d->stage, 0, stage);
	if (d->stage_days > 0)
		add_stays(c, out, CHANCE_STAGE_DAYS, d->stage, d->stage_days, arena_printf(c->a, "%d..", d->stage_days));
	if (d->created != DAY_NONE && d->end > d->created)
		add_stays(c, out, CHANCE_AGE, -1, d->end - d->created, arena_printf(c->a, "%d..", d->end - d->created));
	for (size_t k = 0; k < CHANCES; k++) {
		const struct chance_value *v = &c->value[d->key[k]];

		if (d->key[k] != 0)
			add_part(c, out, (struct chance_part){ .what = (enum chance_of)k, .value = v->text, .name = v->name,
			    .won = v->won, .closed = v->closed });
	}
	qsort(out->part, out->n, sizeof(out->part[0]), most_raising);
}

/* ---- one deal, or all that are open --------------------------------------- */

static int
by_chance(const void *x, const void *y)
{
	const struct chance *a = x, *b = y;
	struct ratio         ra = { 0, 0 }, rb = { 0, 0 };
	int                  cmp;

	if (a->closed > 0)
		(void)ratio_make(a->won, a->closed, &ra);
	if (b->closed > 0)
		(void)ratio_make(b->won, b->closed, &rb);
	cmp = ratio_cmp(rb, ra);
	return cmp != 0 ? cmp : a->deal < b->deal ? -1 : 1;
}

static int
refuse_closed(struct comparing *c, int64_t deal, struct sales_err *err)
{
	const struct kind *k = c->d->schema.by_no[deal_kind.no];
	char               code[32];

	FAIL(err, SALES_EINVAL, _("%s is closed: only an open deal still has a chance"), kind_code(k, deal, code));
	return err_hint(err, "salesctl deal score %s --as-of DATE", code);
}

static int
compare_all(struct comparing *c, int64_t deal, struct chances *out, struct sales_err *err)
{
	TRY(chance_read(c, err));
	chance_keys(c);
	out->won = c->won;
	out->closed = c->closed;
	out->v = arena_array(c->a, struct chance, deal != 0 ? 1 : c->n + 1);
	for (size_t i = 0; i < c->n; i++) {
		if (deal != 0 && c->v[i].id != deal)
			continue;
		if (c->v[i].cls == CHANCE_OPEN)
			compare(c, &c->v[i], &out->v[out->n++]);
		else if (deal != 0)
			return refuse_closed(c, deal, err);
	}
	if (out->n > 0)
		qsort(out->v, out->n, sizeof(*out->v), by_chance);
	return SALES_OK;
}

int
chances_make(struct dept *d, int64_t deal, struct arena *a, struct chances *out, struct sales_err *err)
{
	struct comparing c = { .d = d, .a = a };
	int              rc;

	*out = (struct chances){ .won = 0 };
	rc = compare_all(&c, deal, out, err);
	moves_done(&c.moves);
	map_done(&c.keys);
	return rc;
}
