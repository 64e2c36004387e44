/* Which of their words says what a record has, and nothing that it has not. */
#include "lib/record/export/inside.h"

/* Something false is worse than something left out. */
static int64_t
faults(struct export_form *x)
{
	int64_t n = 0;

	read_back(x, false);
	for (size_t i = 0; i < x->k->nfields; i++)
		if (x->field[i].cell != NOWHERE && !value_equal(&x->back[i], &x->v[i]))
			n += x->back[i].type == V_NULL ? 1 : 2;
	return n;
}

static const struct stage *
stage_of(const struct export_form *x, const struct value *v)
{
	return v->type != V_TEXT ? NULL : policy_stage_anywhere(x->d->policy, v->u.s.p, v->u.s.n);
}

/* Won is won, whatever another pipeline calls it; and so is lost. */
static bool
are_both_closed(const struct export_form *x, const struct value *a, const struct value *b)
{
	const struct stage *s = stage_of(x, a), *t = stage_of(x, b);

	return s != NULL && t != NULL && s->cls == t->cls && s->cls != STAGE_OPEN;
}

static bool
says_ours(const struct export_form *x, const struct col_way *c, const struct word_way *w)
{
	return c->f == NULL || value_equal(&w->ours, &x->v[c->at])
	    || (c->f->type == FT_STAGE && are_both_closed(x, &w->ours, &x->v[c->at]));
}

/* Does the record have anything that these words speak of? */
static bool
is_asked(const struct export_form *x, const struct col_way *c)
{
	if (c->f != NULL)
		return x->v[c->at].type != V_NULL;
	if (c->m->sign != SIGN_NONE || c->m->required)
		return true;
	for (size_t i = 0; i < c->nwords; i++)
		for (size_t k = 0; k < c->word[i].nset; k++)
			if (x->v[c->word[i].set[k].at].type != V_NULL)
				return true;
	return false;
}

void
words_choose(struct export_form *x)
{
	for (size_t i = 0; i < x->ncols; i++)
		x->col[i].chosen = NOWHERE;
	for (size_t i = 0; i < x->ncols; i++) {
		struct col_way *c = &x->col[i];
		int64_t         least = INT64_MAX, n;
		size_t          best = NOWHERE;

		for (size_t w = 0; c->nwords > 0 && w < c->nwords && is_asked(x, c); w++) {
			if (!says_ours(x, c, &c->word[w]))
				continue;
			c->chosen = w;
			n = faults(x);
			if (n < least) {
				least = n;
				best = w;
			}
		}
		c->chosen = best;
	}
}
