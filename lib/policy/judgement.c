#include "lib/policy/judgement.h"

#include <string.h>

#include "lib/base/text.h"

static const struct { const char *name; enum judged_by what; enum vtype type; } words[] = {
	{ "tenure", BY_TENURE, V_RATIO }, { "score", BY_SCORE, V_RATIO }, { "grade", BY_GRADE, V_TEXT },
	{ "rank", BY_RANK, V_RATIO }, { "role", BY_ROLE, V_TEXT }, { "level", BY_LEVEL, V_TEXT },
};
static const struct { const char *name; enum judged_by what; } calls[] = {
	{ "attainment", BY_ATTAINMENT }, { "best", BY_BEST }, { "improvement", BY_IMPROVEMENT },
};
enum { WORDS = sizeof(words) / sizeof(*words), CALLS = sizeof(calls) / sizeof(*calls) };

/* ---- names --------------------------------------------------------------- */

static int
add_name(struct judgement *j, struct judged_name name, const void **slot, struct sales_err *err)
{
	if (j->n == JUDGED_NAMES)
		return FAIL(err, SALES_EUSAGE, _("a rule may use at most %d names"), JUDGED_NAMES);
	name.no = j->n;
	j->name[j->n] = arena_new(j->a, struct judged_name);
	*j->name[j->n] = name;
	*slot = j->name[j->n++];
	return SALES_OK;
}

static bool
may_use(const struct judgement *j, enum judged_by what)
{
	return (j->may & 1U << what) != 0;
}

static int
no_name(const struct judgement *j, const char *name, struct sales_err *err)
{
	const char **known = arena_array(j->a, const char *, WORDS + j->p->nmetrics + 1);
	const char  *near;
	size_t       n = 0;

	for (size_t i = 0; i < WORDS; i++)
		if (may_use(j, words[i].what))
			known[n++] = words[i].name;
	for (size_t i = 0; i < j->p->nmetrics && may_use(j, BY_METRIC); i++)
		known[n++] = j->p->metrics[i].id;
	near = text_nearest(name, known, n);
	FAIL(err, SALES_ENOTFOUND, may_use(j, BY_METRIC) ? _("there is no '%s' here, and no metric of that name")
	    : _("there is no '%s' here: a rule about one review knows its score and its grade"), name);
	return near == NULL ? (int)err->code : err_hint(err, _("did you mean '%s'?"), near);
}

static int
take_field(void *ctx, const char *name, enum vtype *type, const void **slot, struct sales_err *err)
{
	struct judgement    *j = ctx;
	const struct metric *m = policy_metric(j->p, name);

	for (size_t i = 0; i < WORDS; i++)
		if (strcmp(name, words[i].name) == 0 && may_use(j, words[i].what)) {
			*type = words[i].type;
			return add_name(j, (struct judged_name){ .what = words[i].what }, slot, err);
		}
	if (m == NULL || !may_use(j, BY_METRIC))
		return no_name(j, name, err);
	*type = V_RATIO;
	return add_name(j, (struct judged_name){ .what = BY_METRIC, .metric = m }, slot, err);
}

/* ---- functions ----------------------------------------------------------- */

static int
no_call(const struct judgement *j, const char *name, struct sales_err *err)
{
	if (!may_use(j, BY_ATTAINMENT))
		return FAIL(err, SALES_EUSAGE, _("there is no function '%s' here: a rule about one review knows its score and "
		    "its grade"), name);
	FAIL(err, SALES_EUSAGE, _("there is no function '%s'"), name);
	return err_hint(err, _("functions are attainment(METRIC, PERIODS), best(METRIC), improvement(METRIC), min, max and abs"));
}

static int
take_subject(struct judgement *j, const struct expr *arg, struct judged_name *out, struct sales_err *err)
{
	const bool of_score = arg->op == EX_FIELD && strcmp(arg->name, "score") == 0;

	if (arg->op == EX_FIELD)
		out->metric = policy_metric(j->p, arg->name);
	if (out->metric != NULL || (of_score && out->what != BY_ATTAINMENT))
		return SALES_OK;
	if (arg->op != EX_FIELD)
		FAIL(err, SALES_EUSAGE, _("the name of a metric is expected here"));
	else
		no_name(j, arg->name, err);
	return err_point(err, arg->text, arg->at, arg->len);
}

static int
take_periods(struct judgement *j, const struct expr *arg, struct judged_name *out, struct sales_err *err)
{
	struct sales_err why;
	struct period    p;

	if ((arg->op != EX_FIELD && arg->op != EX_VALUE) || arg->name == NULL
	    || period_parse(arg->name, &j->when, &p, &why) != SALES_OK || p.from == DAY_NONE || p.to == DAY_NONE) {
		FAIL(err, SALES_EUSAGE, _("periods are expected here, such as last 2 quarters or 2026Q1"));
		return err_point(err, arg->text, arg->at, arg->len);
	}
	out->periods = arg->name;
	return SALES_OK;
}

static int
take_call(void *ctx, struct expr *call, enum vtype *type, const void **slot, struct sales_err *err)
{
	struct judgement  *j = ctx;
	struct judged_name name = { 0 };
	size_t             i = 0;

	while (i < CALLS && strcmp(call->name, calls[i].name) != 0)
		i++;
	if (i == CALLS || !may_use(j, calls[i].what))
		return no_call(j, call->name, err);
	name.what = calls[i].what;
	if (call->nkids < 1 || call->nkids > (name.what == BY_ATTAINMENT ? 2U : 1U))
		return FAIL(err, SALES_EUSAGE, _("%s() takes another number of arguments"), call->name);
	TRY(take_subject(j, call->kid[0], &name, err));
	if (call->nkids == 2)
		TRY(take_periods(j, call->kid[1], &name, err));
	*type = V_RATIO;
	return add_name(j, name, slot, err);
}

/* ---- words to the right -------------------------------------------------- */

/* 6m, 2y, 6: months. */
static int
read_months(const char *text, struct value *out, struct sales_err *err)
{
	int64_t n = 0;
	size_t  i = 0;

	for (; text[i] >= '0' && text[i] <= '9' && i < 5; i++)
		n = n * 10 + (text[i] - '0');
	if (i == 0 || (text[i] != '\0' && (text[i + 1] != '\0' || strchr("my", text[i]) == NULL))) {
		FAIL(err, SALES_EUSAGE, _("'%s' is no tenure: it counts whole months"), text);
		return err_hint(err, _("write 6m, or 2y"));
	}
	*out = v_ratio((struct ratio){ text[i] == 'y' ? n * 12 : n, 1 });
	return SALES_OK;
}

static int
check_grade(const struct judgement *j, const char *text, struct sales_err *err)
{
	const char *all = "";

	for (size_t c = 0; c < j->p->nscorecards; c++)
		for (size_t g = 0; g < j->p->scorecards[c].ngrades; g++) {
			const char *id = j->p->scorecards[c].grades[g].id;

			if (id != NULL && strcmp(id, text) == 0)
				return SALES_OK;
			if (id != NULL && c == 0)
				all = arena_printf(j->a, "%s%s%s", all, g == 0 ? "" : ", ", id);
		}
	if (j->p->nscorecards == 0)
		return SALES_OK;
	FAIL(err, SALES_EUSAGE, _("no scorecard has a grade '%s'"), text);
	return err_hint(err, "%s", all);
}

static int
take_literal(void *ctx, const void *slot, enum vtype type, const char *text, struct expr_lit *out,
    struct sales_err *err)
{
	const struct judged_name *name = slot;

	(void)type;
	if (name != NULL && name->what == BY_TENURE)
		return read_months(text, &out->from, err);
	if (name != NULL && name->what == BY_GRADE)
		TRY(check_grade(ctx, text, err));
	return SALES_NO;
}

static enum expr_match
match_code(void *ctx, const void *slot)
{
	(void)ctx;
	(void)slot;
	return MATCH_CODE;
}

void
judgement_open(struct judgement *j, const struct policy *p, unsigned may, day today, struct arena *a)
{
	*j = (struct judgement){ .p = p, .a = a, .when = policy_when(p, today), .may = may };
}

int
judgement_bind(struct judgement *j, const char *text, enum vtype want, struct expr **out, struct sales_err *err)
{
	const struct expr_scope scope = { .ctx = j, .when = &j->when, .field = take_field, .call = take_call,
		.literal = take_literal, .match = match_code };

	TRY(expr_parse(j->a, text, out, err));
	return expr_bind(j->a, *out, &scope, want, err);
}
