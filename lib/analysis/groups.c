#include "lib/analysis/groups.h"

#include <string.h>

#include "lib/analysis/discount.h"
#include "lib/analysis/today.h"
#include "lib/base/buf.h"

static bool
has_part(const struct cut *c, enum cut_kind kind)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->part[i].kind == kind)
			return true;
	return false;
}

struct group_values { struct value v[GROUP_ROWS]; int64_t worth[GROUP_ROWS]; size_t n; };

/* ---- the values of a part ------------------------------------------------ */

/* Each once, with what it is worth together. */
static int
add_worth(struct group_values *s, struct value v, int64_t worth, struct sales_err *err)
{
	size_t i = 0;

	while (i < s->n && !value_equal(&s->v[i], &v))
		i++;
	if (i == GROUP_ROWS)
		return FAIL(err, SALES_EINVAL, _("a record counts in more than %d rows"), GROUP_ROWS);
	if (i == s->n) {
		s->v[s->n++] = v;
		s->worth[i] = 0;
	}
	if (__builtin_add_overflow(s->worth[i], worth, &s->worth[i]))
		s->worth[i] = INT64_MAX;
	return SALES_OK;
}

static int
add(struct group_values *s, struct value v, struct sales_err *err)
{
	return add_worth(s, v, 0, err);
}

static int
teams_of(const struct groups *g, const struct group_fact *f, struct group_values *s, struct sales_err *err)
{
	const struct org       *o = &g->org;
	const day               on = f->on == DAY_NONE ? g->today : f->on;
	const struct org_place *at = f->owner == 0 ? NULL : org_at(o, f->owner, on);
	int64_t                 team = at == NULL ? 0 : at->team;

	if (team == 0)
		return add(s, v_null(), err);
	for (size_t n = 0; team > 0 && (size_t)team < o->nteams && n < o->nteams; n++) {
		TRY(add(s, v_of(V_REF, team), err));
		team = o->team[team].parent;
	}
	return SALES_OK;
}

static int
competitors_of(const struct groups *g, const struct group_fact *f, const struct value *own, struct group_values *s,
    struct sales_err *err)
{
	const struct noted_name *name = NULL;
	const size_t             n = noted_of(&g->noted, f->deal, &name);

	if (own->type == V_TEXT && own->u.s.n > 0)
		TRY(add(s, *own, err));
	for (size_t i = 0; i < n; i++)
		TRY(add(s, v_textn(name[i].name, name[i].n), err));
	return s->n > 0 ? SALES_OK : add(s, v_null(), err);
}

/* The deal's own product, else those of its items. */
static int
products_of(const struct groups *g, const struct group_fact *f, const struct value *own, struct group_values *s,
    struct sales_err *err)
{
	const struct item *item = NULL;
	const size_t       n = own->type == V_NULL ? items_of(&g->items, f->deal, &item) : 0;

	for (size_t i = 0; i < n; i++)
		TRY(add_worth(s, v_of(V_REF, item[i].product), item[i].worth, err));
	return s->n > 0 ? SALES_OK : add(s, *own, err);
}

static int
values_of(const struct groups *g, size_t part, const struct group_fact *f, struct group_values *s, struct sales_err *err)
{
	const struct cut_part *p = &g->cut->part[part];
	struct value           v = f->cell[part];

	s->n = 0;
	switch (p->kind) {
	case CUT_TEAM:
		return teams_of(g, f, s, err);
	case CUT_COMPETITOR:
		return competitors_of(g, f, &v, s, err);
	case CUT_PRODUCT:
		return products_of(g, f, &v, s, err);
	case CUT_TIME:
		v = f->on == DAY_NONE ? v_null() : v_day(period_of(f->on, p->unit, &g->d->when).from);
		break;
	case CUT_DISCOUNT:
		v = discount_band(g->d->policy, &f->amount, &f->list);
		break;
	case CUT_PERSON:
	case CUT_FIELD:
		if (v.type == V_TEXT && v.u.s.n == 0)
			v = v_null();
		/* who names none is in the first */
		if (v.type == V_NULL && !p->path.code && p->path.hop[p->path.n - 1]->type == FT_PIPELINE)
			v = v_text("default");
		break;
	}
	return add(s, v, err);
}

/* ---- rows ---------------------------------------------------------------- */

static void
put_key(struct buf *b, const struct value *v)
{
	const uint32_t n = v->type == V_TEXT ? (uint32_t)v->u.s.n : sizeof(v->u.i);

	buf_putc(b, (char)v->type);
	if (v->type == V_NULL)
		return;
	buf_put(b, &n, sizeof(n));
	buf_put(b, v->type == V_TEXT ? v->u.s.p : (const char *)&v->u.i, n);
}

static size_t
row_of(struct groups *g, const struct value *key)
{
	struct map_key *e;
	struct group   *row;
	int             added;

	buf_clear(&g->key);
	for (size_t i = 0; i < g->cut->n; i++)
		put_key(&g->key, &key[i]);
	e = map_add(&g->map, buf_str(&g->key), g->key.n, (int64_t)g->n, &added);
	if (!added)
		return (size_t)e->value;
	g->v = arena_more(g->a, g->v, g->n, &g->cap, sizeof(*g->v));
	row = &g->v[g->n];
	for (size_t i = 0; i < g->cut->n; i++) {
		row->key[i] = key[i];
		if (key[i].type == V_TEXT)
			row->key[i].u.s.p = arena_strndup(g->a, key[i].u.s.p, key[i].u.s.n);
	}
	return g->n++;
}

/* Which part's values an amount is split between; NULL: none. */
static const struct group_values *
splitting_part(const struct groups *g, size_t *which)
{
	for (*which = 0; *which < g->cut->n; ++*which)
		if (g->cut->part[*which].kind == CUT_PRODUCT)
			return &g->part[*which];
	return NULL;
}

/* Every combination of the parts' values. */
int
groups_of(struct groups *g, const struct group_fact *f, struct group_rows *out, struct sales_err *err)
{
	struct group_values       *part = g->part;
	size_t                     at[CUT_PARTS] = { 0 }, all = 1, by;
	const struct group_values *split = splitting_part(g, &by);

	for (size_t i = 0; i < g->cut->n; i++) {
		TRY(values_of(g, i, f, &part[i], err));
		all *= part[i].n;
	}
	if (all > GROUP_ROWS)
		return FAIL(err, SALES_EINVAL, _("a record counts in more than %d rows"), GROUP_ROWS);
	out->npieces = split == NULL ? 1 : split->n;
	for (size_t i = 0; i < out->npieces && out->npieces > 1; i++)
		out->worth[i] = split->worth[i];
	for (out->n = 0; out->n < all; out->n++) {
		struct value key[CUT_PARTS];

		for (size_t i = 0; i < g->cut->n; i++)
			key[i] = part[i].v[at[i]];
		out->row[out->n] = row_of(g, key);
		out->piece[out->n] = split == NULL ? 0 : at[by];
		for (size_t i = g->cut->n; i > 0 && ++at[i - 1] == part[i - 1].n; i--)
			at[i - 1] = 0;
	}
	return SALES_OK;
}

/* Items without a price are worth the same. */
int
groups_split(const struct groups *g, const struct group_rows *r, int64_t amount, int64_t part[GROUP_ROWS],
    struct sales_err *err)
{
	const int own = currency_decimals(g->d->policy->locale.currency);
	int64_t   worth[GROUP_ROWS];
	money     piece[GROUP_ROWS];
	bool      any = false;

	piece[0].v = amount;
	for (size_t i = 0; i < r->npieces && r->npieces > 1; i++)
		any = any || r->worth[i] > 0;
	for (size_t i = 0; i < r->npieces && r->npieces > 1; i++)
		worth[i] = any ? r->worth[i] : 1;
	if (r->npieces > 1 && !money_split((money){ amount }, worth, r->npieces, own < 0 ? 4 : own, piece))
		return FAIL(err, SALES_EINVAL, _("the amount can't be split"));
	for (size_t i = 0; i < r->n; i++)
		part[i] = piece[r->piece[i]].v;
	return SALES_OK;
}

int
groups_open(struct groups *g, struct dept *d, const struct cut *cut, struct arena *a, struct sales_err *err)
{
	*g = (struct groups){ .d = d, .a = a, .cut = cut, .part = arena_array(a, struct group_values, CUT_PARTS) };
	TRY(analysis_today(d, &g->today, err));
	if (has_part(cut, CUT_TEAM))
		TRY(org_load(d, a, &g->org, err));
	if (has_part(cut, CUT_COMPETITOR))
		TRY(noted_load(d, a, &g->noted, err));
	if (has_part(cut, CUT_PRODUCT))
		TRY(items_load(d, a, &g->items, err));
	if (cut->n == 0)
		row_of(g, NULL);
	return SALES_OK;
}

void
groups_done(struct groups *g)
{
	map_done(&g->map);
	buf_done(&g->key);
}
