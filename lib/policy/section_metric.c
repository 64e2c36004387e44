/* metrics: defined once, named by goals, payouts and reports. goals: how
 * targets are spread. */
#include <string.h>

#include "lib/base/tr.h"
#include "lib/policy/section.h"

static const struct { const char *name; enum measure_fn fn; } measures[] = {
	{ "sum", MEASURE_SUM }, { "avg", MEASURE_AVG }, { "min", MEASURE_MIN },
	{ "max", MEASURE_MAX }, { "distinct", MEASURE_DISTINCT },
};
static const struct choice credits[] = {
	{ "owner", CREDIT_OWNER }, { "split", CREDIT_SPLIT }, { "overlay", CREDIT_OVERLAY }, { "none", CREDIT_NONE }, { NULL, 0 }
};
static const struct choice units[] = {
	{ "money", V_MONEY }, { "count", V_INT }, { "number", V_NUM }, { "percent", V_RATE },
	{ NULL, 0 }
};
static const struct choice betters[] = { { "higher", false }, { "lower", true }, { NULL, 0 } };

/* count, or sum(EXPR) and its like. */
static void
read_measure(struct reader *r, const struct node *n, void *obj)
{
	struct fact_source *f = obj;
	struct node         inner = *n;
	size_t              k, len;

	if (n->type != NODE_TEXT)
		goto wrong;
	if (strcmp(n->text, "count") == 0) {
		f->fn = MEASURE_COUNT;
		return;
	}
	len = strlen(n->text);
	for (size_t i = 0; i < sizeof(measures) / sizeof(*measures); i++) {
		k = strlen(measures[i].name);
		if (strncmp(n->text, measures[i].name, k) != 0 || n->text[k] != '('
		    || n->text[len - 1] != ')' || len == k + 2)
			continue;
		f->fn = measures[i].fn;
		inner.text = arena_strndup(r->a, n->text + k + 1, len - k - 2);
		inner.at.column += (int)k + 1;
		read_expr(r, &inner, &f->measure);
		return;
	}
wrong:
	fault_form(r, n, _("count, sum(FIELD), avg(FIELD), min(FIELD), max(FIELD) or "
	    "distinct(FIELD)"));
}

#define MEASURE_FORM "{\"type\":\"string\",\"pattern\":" \
	"\"^(count|(sum|avg|min|max|distinct)\\\\(.+\\\\))$\"}"

static const struct key source_keys[] = {
	K_ID("of", struct fact_source, of, .flags = KEY_MUST),
	K_OWN("measure", read_measure, MEASURE_FORM, .flags = KEY_MUST,
	    .takes = N_("count | sum(X) | avg(X) | min(X) | max(X) | distinct(X)")),
	K_ID("date", struct fact_source, date, .flags = KEY_MUST),
	K_CHOICE("credit", struct fact_source, credit, credits),
	K_EXPR("where", struct fact_source, where),
	KEY_END
};
static const struct shape source_shape = {
	.name = "source", .keys = source_keys, .size = sizeof(struct fact_source)
};

/* A metric as it is written: its own source, or two of them, or an expression. */
struct metric_text {
	struct fact_source  own;        /* first: source keys fill it */
	struct metric       m;
	struct fact_source *ratio;
	size_t              nratio;
};
_Static_assert(offsetof(struct metric_text, own) == 0, "read_measure fills own");

static const struct key metric_keys[] = {
	K_LABEL("label", struct metric_text, m.label),
	K_ID("of", struct metric_text, own.of),
	K_OWN("measure", read_measure, MEASURE_FORM,
	    .takes = N_("count | sum(X) | avg(X) | min(X) | max(X) | distinct(X)")),
	K_ID("date", struct metric_text, own.date),
	K_CHOICE("credit", struct metric_text, own.credit, credits),
	K_EXPR("where", struct metric_text, own.where),
	K_LIST("ratio", struct metric_text, ratio, nratio, &source_shape),
	K_EXPR("expr", struct metric_text, m.expr),
	K_CHOICE("unit", struct metric_text, m.unit, units),
	K_CHOICE("better", struct metric_text, m.lower_is_better, betters),
	K_COUNT("min_sample", struct metric_text, m.min_sample),
	KEY_END
};

static void
need(struct reader *r, const struct node *n, const char *key)
{
	if (node_child(n, key) == NULL)
		fault_at(r, DIAG_ERROR, node_place(n), n, "policy.missing", NULL,
		    _("the key '%s' is missing here"), key);
}

static void
refuse_beside(struct reader *r, const struct node *n, const char *form, const char *key)
{
	const struct node *k = node_child(n, key);

	if (k != NULL)
		fault_at(r, DIAG_ERROR, k->key_at, k, "policy.metric-form", NULL,
		    _("a metric with '%s' has no '%s' of its own"), form, key);
}

static enum vtype
usual_unit(const struct metric *m)
{
	if (m->form == METRIC_RATIO)
		return V_RATE;
	if (m->form == METRIC_FACTS
	    && (m->facts.fn == MEASURE_COUNT || m->facts.fn == MEASURE_DISTINCT))
		return V_INT;
	return V_NUM;
}

static void
default_credit(struct fact_source *f, const struct node *n)
{
	if (node_child(n, "credit") == NULL)
		f->credit = CREDIT_OWNER;
}

static void
finish_ratio(struct reader *r, const struct node *n, struct metric_text *t)
{
	const struct node *both = node_child(n, "ratio");

	t->m.form = METRIC_RATIO;
	if (t->nratio != 2) {
		FAULT(r, both, "policy.ratio", _("a ratio has two parts, [{counted}, "
		    "{out of}], not %zu"), t->nratio);
		return;
	}
	t->m.facts = t->ratio[0];
	t->m.base = t->ratio[1];
	default_credit(&t->m.facts, both->first);
	default_credit(&t->m.base, both->last);
}

static void
finish_metric(struct reader *r, const struct node *n, void *obj)
{
	static const char *const  source[] = { "of", "measure", "date", "credit", "where" };
	struct metric_text       *t = obj;
	const bool                ratio = node_child(n, "ratio") != NULL;
	const bool                expr = node_child(n, "expr") != NULL;

	for (size_t i = 0; i < 5 && (ratio || expr); i++)
		refuse_beside(r, n, ratio ? "ratio" : "expr", source[i]);
	if (ratio && expr)
		refuse_beside(r, n, "ratio", "expr");
	if (ratio) {
		finish_ratio(r, n, t);
	} else if (expr) {
		t->m.form = METRIC_EXPR;
	} else {
		t->m.form = METRIC_FACTS;
		t->m.facts = t->own;
		default_credit(&t->m.facts, n);
		for (size_t i = 0; i < 3 && node_child(n, "sql") == NULL; i++)
			need(r, n, source[i]);
	}
	if (node_child(n, "unit") == NULL)
		t->m.unit = usual_unit(&t->m);
}

static const char *const metric_later[] = { "sql", NULL };
const struct shape metric_shape = {
	.name = "metric", .keys = metric_keys, .later = metric_later,
	.size = sizeof(struct metric_text), .name_at = offsetof(struct metric_text, m.id),
	.has_place = true, .place_at = offsetof(struct metric_text, m.at),
	.finish = finish_metric
};

void
read_metrics(struct reader *r, const struct node *n, void *obj)
{
	struct policy            *p = obj;
	const struct metric_text *t = read_many(r, &metric_shape, n, true, &p->nmetrics);
	struct metric            *all = arena_array(r->a, struct metric, p->nmetrics + 1);
	const char               *id;

	for (size_t i = 0; i < p->nmetrics; i++)
		all[i] = t[i].m;
	p->metrics = all;
	for (const struct node *c = n->first; c != NULL && t != NULL; c = c->next) {
		struct node name = *c;

		name.type = NODE_TEXT;
		name.text = c->key;
		name.at = c->key_at;
		if (c->key != NULL)
			read_id(r, &name, &id);
	}
}

static void
read_season(struct reader *r, const struct node *n, struct seasonality *s)
{
	struct ratio sum = { 0, 1 };
	size_t       k = 0;

	s->metric = n->key;
	if (!expect(r, n, NODE_LIST, _("the months' shares in per cent, such as [8, 8, ... 9]")))
		return;
	for (const struct node *c = n->first; c != NULL; c = c->next, k++) {
		struct ratio v;

		if (c->type != NODE_TEXT || !ratio_parse(c->text, strlen(c->text), &v)
		    || v.num < 0) {
			fault_form(r, c, _("a share of the year in per cent such as 8"));
			return;
		}
		/* 8 and 8% are the same here. */
		if (strchr(c->text, '%') == NULL && strstr(c->text, "％") == NULL
		    && !ratio_mul(v, (struct ratio){ 1, 100 }, &v))
			v = (struct ratio){ 0, 1 };
		if (k < 12)
			s->month[k] = v;
		if (!ratio_add(sum, v, &sum))
			sum = (struct ratio){ 0, 1 };
	}
	if (k != 12) {
		FAULT(r, n, "policy.seasonality", tr_n("a year has 12 months, this list has %zu share",
		    "a year has 12 months, this list has %zu shares", (long)k), k);
	} else if (ratio_cmp(sum, (struct ratio){ 1, 1 }) != 0) {
		char s100[RATIO_SIZE];

		FAULT(r, n, "policy.seasonality", _("the months' shares add up to %s%%, not to "
		    "100%%"), ratio_percent(sum, s100));
	}
}

static void
read_seasonality(struct reader *r, const struct node *n, void *obj)
{
	struct goal_rules *g = obj;

	if (!expect(r, n, NODE_MAP, _("shares by metric, such as {revenue: [6, 5, ... 13]}")))
		return;
	g->season = arena_array(r->a, struct seasonality, n->n + 1);
	for (const struct node *c = n->first; c != NULL; c = c->next) {
		struct node *name = arena_new(r->a, struct node);

		read_season(r, c, &g->season[g->nseason++]);
		*name = *c;
		name->type = NODE_TEXT;
		name->text = c->key;
		name->at = c->key_at;
		refer(r, name, REF_METRIC);
	}
}

static const struct choice approvals[] = { { "none", false }, { "required", true }, { NULL, 0 } };
static const struct choice ack_counts[] = { { "days", false }, { "workdays", true }, { NULL, 0 } };

static void
finish_goals(struct reader *r, const struct node *n, void *obj)
{
	const struct goal_rules *g = obj;

	if (g->overassign.den != 0 && g->overassign.num < 0)
		FAULT(r, node_child(n, "overassign"), "policy.range",
		    _("overassign is 0%% or more"));
	check_ramp(r, n, g);
}

static const struct key goals_keys[] = {
	K_OWN("seasonality", read_seasonality, "{\"type\":\"object\",\"additionalProperties\":"
	    "{\"type\":\"array\",\"minItems\":12,\"maxItems\":12}}",
	    .takes = N_("12 percentages by metric")),
	K_SHARE("overassign", struct goal_rules, overassign),
	K_LIST("ramp", struct goal_rules, ramp, nramp, &ramp_shape),
	K_CHOICE("approval", struct goal_rules, approval, approvals),
	K_MAP("achievable", struct goal_rules, achievable, &achievable_shape),
	K_SPAN("ack_within", struct goal_rules, ack_within),
	K_CHOICE("ack_count", struct goal_rules, ack_workdays, ack_counts),
	KEY_END
};
const struct shape goals_shape = {
	.name = "goals", .keys = goals_keys,
	.size = sizeof(struct goal_rules), .finish = finish_goals
};
