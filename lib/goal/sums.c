/* What people's goals come to: the target of a team that has none of its own,
 * and the line below a list of people. */
#include "lib/goal/status_inside.h"

bool
listing_same_aim(const struct goal_row *a, const struct goal_row *b)
{
	return a->metric == b->metric && period_same(a->period, b->period);
}

static bool
has_own(const struct listing *l, int64_t subject, const struct goal_row *like)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->row[i].subject == subject && listing_same_aim(&l->row[i], like))
			return true;
	return false;
}

const struct org_place *
listing_place(const struct listing *l, const struct goal_row *r)
{
	return org_at(&l->org, subject_id(r->subject), l->ask->today < r->period.to ? l->ask->today : r->period.to);
}

static bool
is_of(const struct listing *l, const struct goal_row *r, int64_t subject)
{
	const struct org_place *at = listing_place(l, r);

	return subject == SUBJECT_COMPANY ||
	    (at != NULL && org_below(&l->org, at->team, subject_id(subject)));
}

int
listing_add_to(struct ratio *sum, struct ratio r, struct sales_err *err)
{
	if (r.den == 0)
		return SALES_OK;
	if (sum->den == 0)
		*sum = (struct ratio){ 0, 1 };
	return ratio_add(*sum, r, sum) ? SALES_OK :
	    FAIL(err, SALES_EINVAL, _("the sum of the goals is too large"));
}

/* Targets and what the same people reached: like is compared with like. */
static int
sum_people(const struct listing *l, size_t n, int64_t subject, const struct goal_row *like,
    struct goal_row *out, struct sales_err *err)
{
	*out = (struct goal_row){ .subject = subject, .metric = like->metric, .period = like->period,
		.period_name = like->period_name };
	org_subject(&l->org, out->subject, &out->subject_code, &out->subject_name);
	for (size_t i = 0; i < n; i++) {
		const struct goal_row *r = &l->row[i];

		if (!subject_is_person(r->subject) || !listing_same_aim(r, like) || !is_of(l, r, subject))
			continue;
		TRY(listing_add_to(&out->in.target, r->in.target, err));
		TRY(listing_add_to(&out->in.actual, r->in.actual, err));
		TRY(listing_add_to(&out->in.open, r->in.open, err));
		out->facts += r->facts;
		out->people++;
		out->draft = out->draft || r->draft;
	}
	return SALES_OK;
}

/* Is row i the first person's goal on its metric and period? */
static bool
is_first_aim(const struct listing *l, size_t i)
{
	if (!subject_is_person(l->row[i].subject) || !goal_cumulates(l->row[i].metric))
		return false;
	for (size_t k = 0; k < i; k++)
		if (subject_is_person(l->row[k].subject) && listing_same_aim(&l->row[k], &l->row[i]))
			return false;
	return true;
}

int
listing_sum_teams(struct listing *l, struct sales_err *err)
{
	const size_t n = l->n;

	for (size_t i = 0; i < n; i++) {
		struct goal_row sum;

		if (!is_first_aim(l, i))
			continue;
		for (size_t t = 1; t < l->org.nteams; t++) {
			const int64_t subject = subject_team((int64_t)t);

			if (l->org.team[t].id == 0 || has_own(l, subject, &l->row[i]))
				continue;
			TRY(sum_people(l, n, subject, &l->row[i], &sum, err));
			if (sum.people > 0)
				*listing_add(l) = sum;
		}
	}
	return SALES_OK;
}

/* People's goals on one metric and period are summed below them. */
int
listing_total(struct listing *l, struct goal_list *out, struct sales_err *err)
{
	if (l->ask->by != GOAL_BY_PERSON || l->n < 2 || !goal_cumulates(l->row[0].metric))
		return SALES_OK;
	for (size_t i = 1; i < l->n; i++)
		if (!listing_same_aim(&l->row[i], &l->row[0]))
			return SALES_OK;
	out->has_total = true;
	return sum_people(l, l->n, SUBJECT_COMPANY, &l->row[0], &out->total, err);
}
