/* The deals that are compared: their records, who else was after them, what was
 * done with them, how long they stayed where. */
#include "lib/analysis/chance_inside.h"
#include "lib/analysis/discount.h"
#include "lib/analysis/noted.h"
#include "lib/analysis/today.h"
#include "lib/crm/kinds.h"
#include "lib/crm/stages.h"
#include "lib/record/history.h"

enum { C_OWNER, C_SOURCE, C_INDUSTRY, C_REGION, C_PRODUCT, C_PIPELINE, C_STAGE, C_AMOUNT, C_CURRENCY, C_LIST,
	C_CREATED, C_CLOSED, C_COMPETITOR, C_NEXT_STEP, C_NEXT_ON, C_CUSTOMER, NCOLS };
enum { TOUCH_DAYS = 14 };

/* ---- one deal's record ---------------------------------------------------- */

static enum chance_class
class_of(const struct policy *p, const struct value *c)
{
	const struct stage *st = deal_stage_of(p, &c[C_PIPELINE], &c[C_STAGE]);

	return st == NULL ? CHANCE_GONE : st->cls == STAGE_OPEN ? CHANCE_OPEN
	    : st->cls == STAGE_WON ? CHANCE_WON : CHANCE_LOST;
}

static void
put_text(struct comparing *c, struct chance_deal *d, enum chance_of what, const struct value *v)
{
	const char *text;

	if (v->type != V_TEXT)
		return;
	text = arena_strndup(c->a, v->u.s.p, v->u.s.n);
	d->key[what] = chance_key(c, what, text, v->u.s.n, text, NULL);
}

static int
put_ref(struct comparing *c, struct chance_deal *d, enum chance_of what, const struct kind *of, const struct value *v,
    struct sales_err *err)
{
	struct ref_name name;

	if (v->type == V_NULL)
		return SALES_OK;
	TRY(dept_name(c->d, c->d->schema.by_no[of->no], v->u.i, &name, err));
	d->key[what] = chance_key(c, what, &v->u.i, sizeof(v->u.i), name.code, name.name);
	return SALES_OK;
}

static void
put_amount(struct comparing *c, struct chance_deal *d, const struct value *v)
{
	const struct value band = discount_band(c->d->policy, &v[C_AMOUNT], &v[C_LIST]);
	char               s[BAND_SIZE];

	if (band.type != V_NULL)
		d->key[CHANCE_DISCOUNT] = chance_key(c, CHANCE_DISCOUNT, &band.u.i, sizeof(band.u.i),
		    arena_strdup(c->a, discount_band_name(c->d->policy, band.u.i, s)), NULL);
	d->has_amount = v[C_AMOUNT].type != V_NULL
	    && (v[C_CURRENCY].type == V_NULL || value_is(&v[C_CURRENCY], c->d->policy->locale.currency));
	d->amount = d->has_amount ? v[C_AMOUNT].u.i : 0;
}

static int
take_deal(void *arg, int64_t id, const struct value *v, struct sales_err *err)
{
	struct comparing  *c = arg;
	struct chance_deal d = { .id = id, .owner = value_id(&v[C_OWNER]), .customer = value_id(&v[C_CUSTOMER]),
		.cls = class_of(c->d->policy, v), .created = value_day(&v[C_CREATED]), .stage_days = -1 };

	d.end = d.cls == CHANCE_OPEN ? c->today : value_day(&v[C_CLOSED]);
	d.stage = moves_stage(&c->moves, v[C_STAGE].u.s.p, v[C_STAGE].u.s.n);
	d.is_noted = v[C_COMPETITOR].type != V_NULL;
	TRY(put_ref(c, &d, CHANCE_OWNER, c->d->schema.by_no[KIND_PERSON], &v[C_OWNER], err));
	TRY(put_ref(c, &d, CHANCE_PRODUCT, &product_kind, &v[C_PRODUCT], err));
	put_text(c, &d, CHANCE_SOURCE, &v[C_SOURCE]);
	put_text(c, &d, CHANCE_INDUSTRY, &v[C_INDUSTRY]);
	put_text(c, &d, CHANCE_REGION, &v[C_REGION]);
	if (c->d->policy->npipelines > 1)
		put_text(c, &d, CHANCE_PIPELINE, v[C_PIPELINE].type == V_NULL ? &(struct value){ V_TEXT,
		    { .s = { "default", 7 } } } : &v[C_PIPELINE]);
	put_amount(c, &d, v);
	d.key[CHANCE_NEXT_STEP] = v[C_NEXT_STEP].type != V_NULL || v[C_NEXT_ON].type != V_NULL
	    ? chance_key(c, CHANCE_NEXT_STEP, "y", 1, "yes", NULL) : chance_key(c, CHANCE_NEXT_STEP, "n", 1, "no", NULL);
	c->v = arena_more(c->a, c->v, c->n, &c->cap, sizeof(*c->v));
	c->v[c->n++] = d;
	c->most = id;
	return SALES_OK;
}

/* ---- around it ------------------------------------------------------------ */

static struct chance_deal *
deal_of(struct comparing *c, int64_t id)
{
	return id <= 0 || id > c->most || c->at[id] == 0 ? NULL : &c->v[c->at[id] - 1];
}

static int
take_activity(void *arg, int64_t id, const struct value *v, struct sales_err *err)
{
	struct comparing   *c = arg;
	struct chance_deal *d = deal_of(c, v[0].u.i);
	const day           on = (day)v[1].u.i;

	(void)id;
	(void)err;
	if (d != NULL && d->end != DAY_NONE && on <= d->end && on > d->end - TOUCH_DAYS)
		d->touches++;
	return SALES_OK;
}

/* One for each stage of a deal, the longest; those of this deal begin at first. */
static void
add_stay(struct comparing *c, size_t first, int stage, day from, day to, bool won)
{
	if (from == DAY_NONE || to == DAY_NONE || to < from)
		return;
	for (size_t i = first; i < c->nstays; i++)
		if (c->stay[i].stage == stage) {
			c->stay[i].days = to - from > c->stay[i].days ? to - from : c->stay[i].days;
			return;
		}
	c->stay = arena_more(c->a, c->stay, c->nstays, &c->stays_cap, sizeof(*c->stay));
	c->stay[c->nstays++] = (struct chance_stay){ .stage = stage, .days = to - from, .won = won };
}

/* The stages that it went through, each with its days. */
static void
follow_moves(struct comparing *c, struct chance_deal *d)
{
	const struct move *m = NULL;
	const size_t       n = moves_of(&c->moves, d->id, &m), first = c->nstays;
	day                since = d->created;

	for (size_t i = 0; i < n; i++) {
		if (d->cls != CHANCE_OPEN && m[i].from >= 0)
			add_stay(c, first, m[i].from, since, m[i].on, d->cls == CHANCE_WON);
		since = m[i].on;
	}
	if (d->cls == CHANCE_OPEN && since != DAY_NONE)
		d->stage_days = d->end - since;
	if (d->cls == CHANCE_WON || d->cls == CHANCE_LOST)
		add_stay(c, first, -1, d->created, d->end, d->cls == CHANCE_WON);
}

static int
look_around(struct comparing *c, struct sales_err *err)
{
	static const char *const name[] = { "deal", "done_on" };
	const struct noted_name *first;
	struct noted             noted;
	struct query             q;

	TRY(record_query(c->d, &activity_kind, name, 2, "not deal is empty and not done_on is empty", c->a, &q, err));
	TRY(record_each(c->d, &q, take_activity, c, err));
	TRY(noted_load(c->d, c->a, &noted, err));
	for (size_t i = 0; i < c->n; i++) {
		c->v[i].is_noted = c->v[i].is_noted || noted_of(&noted, c->v[i].id, &first) > 0;
		follow_moves(c, &c->v[i]);
	}
	return SALES_OK;
}

int
chance_read(struct comparing *c, struct sales_err *err)
{
	static const char *const name[NCOLS] = { "owner", "source", "customer.industry", "customer.region", "product",
		"pipeline", "stage", "amount", "currency", "list_amount", "created_on", "closed_on", "competitor",
		"next_step", "next_on", "customer" };
	struct query             q;

	TRY(analysis_today(c->d, &c->today, err));
	TRY(moves_load(c->d, c->a, &c->moves, err));
	TRY(record_query(c->d, &deal_kind, name, NCOLS, NULL, c->a, &q, err));
	TRY(record_each(c->d, &q, take_deal, c, err));
	c->at = arena_array(c->a, size_t, (size_t)c->most + 1);
	for (size_t i = 0; i < c->n; i++)
		c->at[c->v[i].id] = i + 1;
	return look_around(c, err);
}
