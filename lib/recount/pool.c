/* A team's pool: in up to four parts, each over the people who share it. */
#include <stdlib.h>
#include <string.h>

#include "lib/recount/inside.h"

/* What a team's pool of one span gives whom. */
struct pool_paid {
	struct pool_paid *next;
	size_t            rule;
	int64_t           team;
	struct period     span;
	int64_t          *who, *amount;  /* [n], by code */
	size_t            n;
};

/* Of the team and in the plan on the last day, by code. */
static void
find_people(struct recount *r, const struct moment_of *at, struct pool_paid *p)
{
	p->who = arena_array(&r->a, int64_t, (size_t)r->npeople + 1);
	for (int64_t i = 1; i < r->npeople; i++) {
		size_t k = p->n;

		if (!is_employed(&r->person[i], at->span.to) || place_on(r, i, at->span.to)->team != p->team ||
		    !is_in_plan(r, at->book, r->rule[p->rule].plan, i, at->span.to))
			continue;
		for (; k > 0 && strcmp(r->person[p->who[k - 1]].code, r->person[i].code) > 0; k--)
			p->who[k] = p->who[k - 1];
		p->who[k] = i;
		p->n++;
	}
}

/* By what each contributed, by score, or equal. */
static int
weigh(struct recount *r, const struct comp *c, const struct moment_of *at, const char *by, int64_t person, mpq_t out, struct sales_err *err)
{
	struct moment_of his = *at;
	const char      *grade;
	bool             has = true;

	his.person = person;
	his.whose = HIS;
	mpq_set_si(out, 1, 1);
	if (strcmp(by, "contribution") == 0) {
		has = c->base != NULL;
		if (has)
			TRY(actual_of(r, c->base, &his, at->span, out, &has, err));
	} else if (strcmp(by, "score") == 0)
		has = score_in(r, person, at->span, out, &grade);
	else if (strcmp(by, "stated") == 0)
		has = share_of(node_child(c->node, "stated"), r->person[person].code, out);
	if (!has || mpq_sgn(out) < 0)
		mpq_set_si(out, 0, 1);
	return SALES_OK;
}

static int
hand_out(struct recount *r, const struct comp *c, const struct moment_of *at, const char *by, int64_t part, struct pool_paid *p,
    struct sales_err *err)
{
	mpq_t   *weight = calloc(p->n + 1, sizeof(*weight));
	int64_t *one = calloc(p->n + 1, sizeof(*one));
	int      rc = SALES_OK;

	if (weight == NULL || one == NULL)
		err_nomem();
	for (size_t i = 0; i < p->n; i++)
		mpq_init(weight[i]);
	for (size_t i = 0; rc == SALES_OK && i < p->n; i++)
		rc = weigh(r, c, at, by, p->who[i], weight[i], err);
	if (rc == SALES_OK && p->n > 0)
		num_share(part, r->decimals, weight, p->n, one);
	for (size_t i = 0; i < p->n; i++) {
		p->amount[i] += one[i];
		mpq_clear(weight[i]);
	}
	free(weight);
	free(one);
	return rc;
}

static int
share_out(struct recount *r, const struct comp *c, const struct moment_of *at, struct pool_paid *p, struct sales_err *err)
{
	static const char *const by[] = { "contribution", "score", "equal", "stated" };
	const struct node       *share = node_child(c->node, "share");
	mpq_t                    weight[4];
	int64_t                  part[4];
	bool                     has;
	NUM(whole);

	TRY(figure_number(r, c->amount, at, whole, &has, err));
	p->amount = arena_array(&r->a, int64_t, p->n + 1);
	if (!has || mpq_sgn(whole) <= 0)
		return SALES_OK;
	for (size_t i = 0; i < 4; i++) {
		mpq_init(weight[i]);
		(void)share_of(share, by[i], weight[i]);
	}
	num_share(num_round(whole, r->decimals, r->rounding), r->decimals, weight, 4, part);
	for (size_t i = 0; i < 4; i++)
		mpq_clear(weight[i]);
	for (size_t i = 0; i < 4; i++)
		TRY(hand_out(r, c, at, by[i], part[i], p, err));
	return SALES_OK;
}

int
pool_amount(struct recount *r, size_t rule, const struct comp *c, struct moment_of *at, mpq_t out, bool *has, struct sales_err *err)
{
	const int64_t     team = place_on(r, at->person, at->span.to)->team;
	struct pool_paid *p = r->pools;

	*has = false;
	at->whose = TEAMS;
	if (team == 0)
		return SALES_OK;
	while (p != NULL && (p->rule != rule || p->team != team || !period_same(p->span, at->span)))
		p = p->next;
	if (p == NULL) {
		p = arena_new(&r->a, struct pool_paid);
		*p = (struct pool_paid){ .next = r->pools, .rule = rule, .team = team, .span = at->span };
		r->pools = p;
		find_people(r, at, p);
		TRY(share_out(r, c, at, p, err));
	}
	for (size_t i = 0; i < p->n; i++)
		if (p->who[i] == at->person) {
			num_money(out, p->amount[i]);
			*has = true;
		}
	return SALES_OK;
}
