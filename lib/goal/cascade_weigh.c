/* What each child of a goal weighs: history, pipeline, heads, given shares. */
#include "lib/goal/cascade_inside.h"

#include "lib/goal/ramp.h"
#include "lib/metric/span.h"
#include "lib/metric/table.h"

enum { MONTHS_MIN = 3 };    /* fewer say nothing about somebody */

static bool has_no_pipeline(const struct child *k) { return k->pipeline.den == 0 || k->pipeline.num <= 0; }
static bool has_no_weight(const struct child *k) { return k->weight == 0; }

/* ---- figures ------------------------------------------------------------- */

/* Who came in the middle of the year before is counted by the month, so that
 * he stands beside the others; too few months say nothing. */
static bool
to_whole_year(const struct cascade *c, struct child *k)
{
	const day hired = subject_is_team(k->subject) ? DAY_NONE : c->org.person[subject_id(k->subject)].hired;
	const int months = month_no(c->past.to) - month_no(c->past.from) + 1;
	int       there = months;

	if (k->history.den == 0 || k->history.num <= 0)
		return false;
	if (hired != DAY_NONE && month_no(hired) > month_no(c->past.from))
		there = month_no(c->past.to) - month_no(hired) + 1;
	k->by_month = there < months && there >= MONTHS_MIN;
	return there >= months ||
	    (k->by_month && ratio_mul(k->history, (struct ratio){ months, there }, &k->history));
}

static int
table_of(struct cascade *c, struct period span, bool weighted, struct metric_table **out, struct sales_err *err)
{
	struct period *p = arena_new(c->a, struct period);

	if (*out != NULL)
		return SALES_OK;
	*p = span;
	return metric_table_make(c->d, &(struct metric_ask){ .metric = c->ask->metric, .span = p, .nspans = 1,
	    .axes = AXIS_PERSON | AXIS_TEAM, .org = &c->org, .weighted = weighted }, c->a, out, err);
}

static int
figure_at(const struct metric_table *t, const struct child *k, struct ratio *out, struct sales_err *err)
{
	int64_t n;

	return metric_table_at(t, subject_is_team(k->subject) ? AXIS_TEAM : AXIS_PERSON,
	    (size_t)subject_id(k->subject), 0, out, &n, err);
}

static int64_t
amount_of(struct ratio r)
{
	money m;

	return r.den != 0 && r.num > 0 && money_mul((money){ MONEY_UNIT }, r, 4, ROUND_HALF_UP, &m) ? m.v : 0;
}

/* ---- by history ---------------------------------------------------------- */

/* Who has none is counted with the mean of those who have. */
static bool
fill_means(struct children *kids, int64_t *set)
{
	int64_t sum = 0, some = 0;

	for (size_t i = 0; i < kids->n; i++) {
		sum += set[i];
		some += set[i] > 0;
	}
	for (size_t i = 0; i < kids->n && some > 0; i++)
		if (set[i] == 0) {
			set[i] = sum / some;
			kids->v[i].is_mean = true;
		}
	return some > 0;
}

static int
read_history(struct cascade *c, struct children *kids, int64_t *set, bool *any, struct sales_err *err)
{
	const day from = c->ask->period.from;

	c->past = (struct period){ span_year_before((struct period){ from, from }).from, from - 1 };
	TRY(table_of(c, c->past, false, &c->history, err));
	for (size_t i = 0; i < kids->n; i++) {
		struct child *k = &kids->v[i];
		struct ratio  shown;

		TRY(figure_at(c->history, k, &k->history, err));
		shown = k->history;
		set[i] = to_whole_year(c, k) ? amount_of(k->history) : 0;
		k->history = shown;
	}
	*any = fill_means(kids, set);
	return SALES_OK;
}

static void
say_history(struct cascade *c, const struct children *kids)
{
	char name[PERIOD_SIZE];

	cascade_note(c, _("history: what each reached in %s"), period_str(c->past, name));
	for (size_t i = 0; i < kids->n; i++)
		if (kids->v[i].is_mean)
			cascade_gather(c, &c->mean, &kids->v[i]);
		else if (kids->v[i].by_month)
			cascade_gather(c, &c->by_month, &kids->v[i]);
}

void
cascade_say_counted(struct cascade *c)
{
	const char *mean = cascade_names(c, &c->mean, NULL), *months = cascade_names(c, &c->by_month, NULL);

	if (months != NULL)
		cascade_note(c, _("there for a part of it, counted by the month: %s"), months);
	if (mean != NULL)
		cascade_note(c, _("nothing, or fewer than %d months, to go by; counted with the others' mean: %s"), MONTHS_MIN,
		    mean);
}

static int
no_history(struct cascade *c, int64_t subject, struct sales_err *err)
{
	char name[PERIOD_SIZE];

	FAIL(err, SALES_EPOLICY, _("nobody in %s has any '%s' in %s to go by"), cascade_subject(c, subject),
	    c->ask->metric->id, period_str(c->past, name));
	return err_hint(err, "--by equal");
}

/* ---- by pipeline --------------------------------------------------------- */

/* A part of nothing would be no goal at all. */
static int
all_have_pipeline(struct cascade *c, const struct children *kids, struct sales_err *err)
{
	const char *without = cascade_names(c, kids, has_no_pipeline);
	char        name[PERIOD_SIZE];

	if (without == NULL || c->ask->mix[WAY_HISTORY] + c->ask->mix[WAY_EQUAL] + c->ask->mix[WAY_HEADS] > 0)
		return SALES_OK;
	FAIL(err, SALES_EPOLICY, _("without an open deal that is expected in %s, and so without a goal: %s"),
	    period_str(c->ask->period, name), without);
	return err_hint(err, "--by 'pipeline 80, equal 20'");
}

static int
read_pipeline(struct cascade *c, int64_t subject, struct children *kids, int64_t *set, struct sales_err *err)
{
	int64_t sum = 0;
	char    name[PERIOD_SIZE];

	if (!metric_has_pipeline(c->ask->metric)) {
		FAIL(err, SALES_EUSAGE, _("'%s' does not count deals won: it has no pipeline to go by"), c->ask->metric->id);
		return err_hint(err, "--by history");
	}
	TRY(table_of(c, c->ask->period, true, &c->pipeline, err));
	for (size_t i = 0; i < kids->n; i++) {
		TRY(figure_at(c->pipeline, &kids->v[i], &kids->v[i].pipeline, err));
		set[i] = amount_of(kids->v[i].pipeline);
		sum += set[i];
	}
	if (sum > 0)
		return all_have_pipeline(c, kids, err);
	FAIL(err, SALES_EPOLICY, _("no open deal of %s is expected in %s: there is no pipeline to go by"),
	    cascade_subject(c, subject), period_str(c->ask->period, name));
	return err_hint(err, "--by history");
}

/* ---- given shares -------------------------------------------------------- */

static struct child *
child_of(struct children *kids, int64_t subject)
{
	for (size_t i = 0; i < kids->n; i++)
		if (kids->v[i].subject == subject)
			return &kids->v[i];
	return NULL;
}

static int
take_shares(struct cascade *c, int64_t subject, struct children *kids, struct sales_err *err)
{
	const char *without;

	for (size_t i = 0; i < c->ask->nshares; i++) {
		const struct cascade_share *s = &c->ask->share[i];
		struct child               *k = child_of(kids, s->subject);
		money                       w;
		char                        name[PERIOD_SIZE];

		if (k == NULL)
			return FAIL(err, SALES_EPOLICY, _("%s is not among those who get a part of %s in %s"),
			    cascade_subject(c, s->subject), cascade_subject(c, subject), period_str(c->ask->period, name));
		if (!money_mul((money){ RATE_UNIT * 1000 }, s->share, 4, ROUND_HALF_UP, &w))
			return FAIL(err, SALES_EUSAGE, _("a share is too large"));
		k->weight = w.v;
	}
	without = cascade_names(c, kids, has_no_weight);
	if (without != NULL)
		cascade_note(c, _("without a share, and without a goal: %s"), without);
	return SALES_OK;
}

/* ---- all ----------------------------------------------------------------- */

static void
count_alike(enum cascade_to to, enum cascade_way way, const struct children *kids, int64_t *set)
{
	/* down the tree, equal means that every person counts alike */
	for (size_t i = 0; i < kids->n; i++)
		set[i] = way == WAY_HEADS || to == CASCADE_TREE ? kids->v[i].heads : 1;
}

static int
read_set(struct cascade *c, int64_t subject, enum cascade_to to, enum cascade_way way, struct children *kids,
    int64_t *set, struct sales_err *err)
{
	bool any = true;

	if (way == WAY_PIPELINE)
		return read_pipeline(c, subject, kids, set, err);
	if (way != WAY_HISTORY) {
		count_alike(to, way, kids, set);
		return SALES_OK;
	}
	TRY(read_history(c, kids, set, &any, err));
	if (!any)
		return no_history(c, subject, err);
	say_history(c, kids);
	return SALES_OK;
}

static void
take_weights(struct children *kids, const int64_t *weight)
{
	for (size_t i = 0; i < kids->n; i++)
		kids->v[i].weight = weight[i];
}

/* Nothing was said: by history, where there is any. */
static int
weigh_as_usual(struct cascade *c, int64_t subject, enum cascade_to to, struct children *kids,
    struct sales_err *err)
{
	int64_t *set = arena_array(c->a, int64_t, kids->n);
	bool     any;

	TRY(read_history(c, kids, set, &any, err));
	if (any) {
		say_history(c, kids);
	} else {
		char name[PERIOD_SIZE];

		count_alike(to, WAY_EQUAL, kids, set);
		cascade_note(c, _("nobody in %s has any '%s' in %s: spread equally"), cascade_subject(c, subject),
		    c->ask->metric->id, period_str(c->past, name));
	}
	take_weights(kids, set);
	return SALES_OK;
}

int
cascade_weigh(struct cascade *c, int64_t subject, enum cascade_to to, struct children *kids,
    struct sales_err *err)
{
	int64_t *set[WAYS], mix[WAYS], *weight = arena_array(c->a, int64_t, kids->n);
	size_t   n = 0;

	if (c->ask->nshares > 0)
		return take_shares(c, subject, kids, err);
	for (int way = 0; way < WAYS; way++) {
		if (c->ask->mix[way] == 0)
			continue;
		set[n] = arena_array(c->a, int64_t, kids->n);
		mix[n] = c->ask->mix[way];
		TRY(read_set(c, subject, to, (enum cascade_way)way, kids, set[n], err));
		n++;
	}
	if (n == 0)
		return weigh_as_usual(c, subject, to, kids, err);
	if (n == 1)
		take_weights(kids, set[0]);
	else if (!spread_mix(c->a, (const int64_t *const *)set, mix, n, kids->n, weight))
		return FAIL(err, SALES_EINVAL, _("the figures are too large to be mixed"));
	else
		take_weights(kids, weight);
	return SALES_OK;
}
