#include "lib/analysis/groups.h"

#include <string.h>

#include "lib/analysis/discount.h"
#include "lib/base/buf.h"

static bool
has_part(const struct cut *c, enum cut_kind kind)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->part[i].kind == kind)
			return true;
	return false;
}

/* ---- the values of a part ------------------------------------------------ */

struct values { struct value v[GROUP_ROWS]; size_t n; };

/* Each once. */
static int
add(struct values *s, struct value v, struct sales_err *err)
{
	for (size_t i = 0; i < s->n; i++)
		if (value_equal(&s->v[i], &v))
			return SALES_OK;
	if (s->n == GROUP_ROWS)
		return FAIL(err, SALES_EINVAL, _("a record counts in more than %d rows"), GROUP_ROWS);
	s->v[s->n++] = v;
	return SALES_OK;
}

static int
teams_of(const struct groups *g, const struct group_fact *f, struct values *s, struct sales_err *err)
{
	const struct org       *o = &g->org;
	const day               on = f->on == DAY_NONE ? g->d->when.today : f->on;
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
competitors_of(const struct groups *g, const struct group_fact *f, const struct value *own, struct values *s,
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

static int
values_of(const struct groups *g, size_t part, const struct group_fact *f, struct values *s, struct sales_err *err)
{
	const struct cut_part *p = &g->cut->part[part];
	struct value           v = f->cell[part];

	s->n = 0;
	switch (p->kind) {
	case CUT_TEAM:
		return teams_of(g, f, s, err);
	case CUT_COMPETITOR:
		return competitors_of(g, f, &v, s, err);
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

/* Every combination of the parts' values. */
int
groups_of(struct groups *g, const struct group_fact *f, size_t row[GROUP_ROWS], size_t *n, struct sales_err *err)
{
	struct values part[CUT_PARTS];
	size_t        at[CUT_PARTS] = { 0 }, all = 1;

	for (size_t i = 0; i < g->cut->n; i++) {
		TRY(values_of(g, i, f, &part[i], err));
		all *= part[i].n;
	}
	if (all > GROUP_ROWS)
		return FAIL(err, SALES_EINVAL, _("a record counts in more than %d rows"), GROUP_ROWS);
	for (*n = 0; *n < all; ++*n) {
		struct value key[CUT_PARTS];

		for (size_t i = 0; i < g->cut->n; i++)
			key[i] = part[i].v[at[i]];
		row[*n] = row_of(g, key);
		for (size_t i = g->cut->n; i > 0 && ++at[i - 1] == part[i - 1].n; i--)
			at[i - 1] = 0;
	}
	return SALES_OK;
}

int
groups_open(struct groups *g, struct dept *d, const struct cut *cut, struct arena *a, struct sales_err *err)
{
	*g = (struct groups){ .d = d, .a = a, .cut = cut };
	if (has_part(cut, CUT_TEAM))
		TRY(org_load(d, a, &g->org, err));
	if (has_part(cut, CUT_COMPETITOR))
		TRY(noted_load(d, a, &g->noted, err));
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
