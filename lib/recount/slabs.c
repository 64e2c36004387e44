/* What an amount earns by tiers, and what a step or a word is worth: the sums of
 * salesctl-plans(7), TIERS and FACTORS, as they are written there. */
#include <string.h>

#include "lib/base/err.h"
#include "lib/recount/inside.h"

/* ---- reading ------------------------------------------------------------- */

static void
read_ratio(const char *text, mpq_t out)
{
	struct ratio v;

	mpq_init(out);
	if (text != NULL && ratio_parse(text, strlen(text), &v))
		num_ratio(out, v);
}

/* "100%" of a target, or "12万". */
static void
read_end(const char *text, mpq_t out)
{
	struct sales_err err;
	money            m;
	char             cur[4];

	if (text[strlen(text) - 1] == '%' || strstr(text, "\xef\xbc\x85") != NULL) {
		read_ratio(text, out);
		return;
	}
	mpq_init(out);
	if (money_parse(text, strlen(text), 4, &m, cur, &err) == SALES_OK)
		num_money(out, m.v);
}

void
comp_slabs(const struct node *n, struct arena *a, struct comp *c)
{
	const struct node *list = node_child(n, "tiers");

	if (list == NULL)
		return;
	c->slab = arena_array(a, struct slab, list->n + 1);
	for (const struct node *t = list->first; t != NULL; t = t->next) {
		struct slab       *s = &c->slab[c->nslabs++];
		const struct node *to = node_child(t, "to");

		s->open = to == NULL;
		if (s->open)
			mpq_init(s->to);
		else if (c->attains)
			read_ratio(to->text, s->to);
		else
			read_end(to->text, s->to);
		read_ratio(node_child(t, "rate")->text, s->rate);
	}
}

static void
read_stair(const struct node *at, const struct node *value, struct stair *s)
{
	s->open = at != NULL && strcmp(at->text, "..") == 0;
	s->as_is = strcmp(value->text, "as-is") == 0;
	read_ratio(at == NULL || s->open ? NULL : at->text, s->at);
	read_ratio(s->as_is ? NULL : value->text, s->value);
}

void
multiplier_read(const struct node *n, struct arena *a, struct multiplier *m)
{
	const struct node *steps = node_child(n, "steps"), *map = node_child(n, "map"), *list = steps != NULL ? steps : map;
	const struct node *missing = node_child(n, "missing"), *of = node_child(n, "of");

	m->node = n;
	m->of = of == NULL ? NULL : of->text;
	m->by_word = map != NULL;
	m->has_missing = missing != NULL;
	read_ratio(missing == NULL ? NULL : missing->text, m->missing);
	m->stair = arena_array(a, struct stair, (list == NULL ? 0 : list->n) + 1);
	for (const struct node *s = list == NULL ? NULL : list->first; s != NULL; s = s->next) {
		struct stair *to = &m->stair[m->n++];

		if (m->by_word)
			read_stair(NULL, s, to);
		else
			read_stair(s->first, s->last, to);
		to->word = m->by_word ? s->key : NULL;
	}
}

/* ---- tiers --------------------------------------------------------------- */

static void
end_of(const struct comp *c, const struct slab *s, mpq_srcptr target, mpq_t out)
{
	if (c->attains)
		mpq_mul(out, s->to, target);
	else
		mpq_set(out, s->to);
}

/* All of it at the rate of the tier that `at` is in. */
void
slabs_whole(const struct comp *c, mpq_srcptr amount, mpq_srcptr at, mpq_srcptr target, mpq_t out)
{
	NUM(end);
	size_t i;

	for (i = 0; !c->slab[i].open; i++) {
		int side;

		end_of(c, &c->slab[i], target, end);
		side = mpq_cmp(at, end);
		if (side < 0 || (side == 0 && !c->upper))
			break;
	}
	mpq_mul(out, amount, c->slab[i].rate);
}

/* Everything from 0 up to x, each slice at its tier's rate; what lies below 0 has
 * the first tier's. */
static void
slices_up_to(const struct comp *c, mpq_srcptr x, mpq_srcptr target, mpq_t out)
{
	NUM(bottom);
	NUM(top);
	NUM(slice);

	mpq_set_si(out, 0, 1);
	for (size_t i = 0; i < c->nslabs; i++) {
		bool last;

		end_of(c, &c->slab[i], target, top);
		last = c->slab[i].open || mpq_cmp(x, top) <= 0;
		if (last)
			mpq_set(top, x);
		mpq_sub(slice, top, bottom);
		mpq_mul(slice, slice, c->slab[i].rate);
		mpq_add(out, out, slice);
		if (last)
			return;
		mpq_set(bottom, top);
	}
}

void
slabs_between(const struct comp *c, mpq_srcptr from, mpq_srcptr to, mpq_srcptr target, mpq_t out)
{
	NUM(low);

	slices_up_to(c, from, target, low);
	slices_up_to(c, to, target, out);
	mpq_sub(out, out, low);
}

void
slabs_earn(const struct comp *c, int64_t amount, int64_t before, int64_t target, mpq_t out)
{
	NUM(x);
	NUM(at);
	NUM(end);
	NUM(goal);

	num_money(x, amount);
	num_money(at, before);
	num_money(goal, target);
	if (c->nslabs == 0) {
		mpq_mul(out, x, c->rate);
		return;
	}
	if (c->alone) { /* from 0 to its amount; what is below 0 mirrors it */
		mpq_abs(at, x);
		if (c->whole) {
			slabs_whole(c, x, at, goal, out);
			return;
		}
		slabs_between(c, end, at, goal, out);
		if (mpq_sgn(x) < 0)
			mpq_neg(out, out);
		return;
	}
	if (c->whole || !c->moves) {
		slabs_whole(c, x, at, goal, out);
		return;
	}
	mpq_add(end, at, x);
	slabs_between(c, at, end, goal, out);
}

/* ---- steps and words ----------------------------------------------------- */

bool
stairs_value(const struct multiplier *m, const struct value *v, mpq_t out)
{
	struct ratio number;
	NUM(at);

	if (m->by_word) {
		for (size_t i = 0; i < m->n && v->type == V_TEXT; i++)
			if (value_is(v, m->stair[i].word)) {
				mpq_set(out, m->stair[i].value);
				return true;
			}
	} else if (expr_ratio_of(v, &number)) {
		num_ratio(at, number);
		mpq_set(out, at);
		if (m->n > 0)
			mpq_set_si(out, 0, 1); /* below the first step */
		for (size_t i = 0; i < m->n; i++)
			if (m->stair[i].open || mpq_cmp(m->stair[i].at, at) <= 0)
				mpq_set(out, m->stair[i].as_is ? at : m->stair[i].value);
		return true;
	}
	mpq_set(out, m->missing);
	return m->has_missing;
}

/* Between two steps in proportion: what a hold-back releases. */
void
stairs_between(const struct multiplier *m, mpq_srcptr at, mpq_t out)
{
	mpq_set_si(out, 0, 1);
	for (size_t i = 0; i < m->n; i++) {
		const struct stair *s = &m->stair[i], *next = i + 1 < m->n ? &m->stair[i + 1] : NULL;
		NUM(part);
		NUM(width);

		if (!s->open && mpq_cmp(s->at, at) > 0)
			return;
		mpq_set(out, s->as_is ? at : s->value);
		if (next == NULL || s->open || s->as_is || next->as_is || mpq_cmp(next->at, at) <= 0)
			continue;
		mpq_sub(part, at, s->at);
		mpq_sub(width, next->at, s->at);
		mpq_div(part, part, width);
		mpq_sub(width, next->value, s->value);
		mpq_mul(part, part, width);
		mpq_add(out, out, part);
		return;
	}
}
