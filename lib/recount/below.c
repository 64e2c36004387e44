/* What the people below somebody brought in: every fact is walked up the line of
 * managers of its day, to its end or to where it meets itself. */
#include <string.h>

#include "lib/recount/inside.h"

/* Sums by manager of one rule in one span, for everybody at once. */
struct below_sum {
	struct below_sum *next;
	size_t            rule;
	struct period     span;
	int64_t          *sum;        /* [person] */
};

static bool
stands_in(const int64_t *line, int n, int64_t person)
{
	while (n > 0 && line[n - 1] != person)
		n--;
	return n > 0;
}

static void
add_up(struct recount *r, const struct facts *all, int depth, struct below_sum *b)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct fact *f = &all->v[i];
		int64_t            at = f->person, line[64];
		int                n = 0;

		if (f->on < b->span.from || f->on > b->span.to)
			continue;
		while (n < 63 && (depth == 0 || n < depth)) {
			at = place_on(r, at, f->on)->manager;
			if (at <= 0 || at >= r->npeople || !r->person[at].is_there || at == f->person || stands_in(line, n, at))
				break;
			if (r->person[at].left == DAY_NONE || f->on <= r->person[at].left)
				b->sum[at] += f->value;
			line[n++] = at;
		}
	}
}

int
below_brought(struct recount *r, size_t rule, const struct comp *c, const struct moment_of *at, mpq_t out, struct sales_err *err)
{
	struct below_sum *b = r->below;

	(void)c;
	while (b != NULL && (b->rule != rule || !period_same(b->span, at->span)))
		b = b->next;
	if (b == NULL) {
		if (r->rule[rule].base == NULL)
			TRY(facts_of_rule(r, &r->rule[rule], false, &r->rule[rule].base, err));
		b = arena_new(&r->a, struct below_sum);
		*b = (struct below_sum){ r->below, rule, at->span, arena_array(&r->a, int64_t, (size_t)r->npeople) };
		r->below = b;
		add_up(r, r->rule[rule].base, at->depth, b);
	}
	num_money(out, b->sum[at->person]);
	return SALES_OK;
}
