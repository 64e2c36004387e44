/* scorecards: indicators, grades, and the days of a review. */
#include <string.h>

#include "lib/policy/section_scorecard.h"

/* ---- indicators ---------------------------------------------------------- */

static const struct choice missings[] = {
	{ "renormalise", MISSING_RENORMALISE }, { "zero", MISSING_ZERO }, { "block", MISSING_BLOCK }, { NULL, 0 }
};
const struct choice dimension_choices[] = {
	{ "revenue", DIM_REVENUE }, { "customers", DIM_CUSTOMERS }, { "satisfaction", DIM_SATISFACTION },
	{ "process", DIM_PROCESS }, { "data", DIM_DATA }, { "team", DIM_TEAM }, { NULL, 0 }
};
static const struct choice raters[] = {
	{ "self", RATER_SELF }, { "manager", RATER_MANAGER }, { "peer", RATER_PEER }, { NULL, 0 }
};
static const struct choice evidences[] = { { "required", true }, { "optional", false }, { NULL, 0 } };
static const struct choice owns[] = { { "person", false }, { "team", true }, { NULL, 0 } };

/* `missing` and `dimension` have an answer that isn't written; a place for it. */
struct indicator_text { struct indicator i; const char *rating; };

static void
read_metric(struct reader *r, const struct node *n, void *obj)
{
	struct indicator_text *t = obj;

	if (read_id(r, n, &t->i.metric))
		refer(r, n, REF_METRIC);
}

static void
read_weight(struct reader *r, const struct node *n, void *obj)
{
	struct indicator_text *t = obj;

	if (read_percent(r, n, &t->i.weight) && (t->i.weight.num <= 0 || ratio_cmp(t->i.weight, (struct ratio){ 1, 1 }) > 0))
		FAULT(r, n, "policy.weight", _("'%s' is no weight: expected more than 0, at most 100"), n->text);
}

static void
read_target(struct reader *r, const struct node *n, void *obj)
{
	struct indicator_text *t = obj;
	const bool             ok = is_percent(n) ? read_share(r, n, &t->i.target) : read_number(r, n, &t->i.target);

	if (ok && t->i.target.num <= 0)
		FAULT(r, n, "policy.target", _("the target '%s' is not above zero: nothing can be measured against it"), n->text);
}

/* [self 20, manager 50, peer 30], or [manager]. */
static void
read_by(struct reader *r, const struct node *n, void *obj)
{
	struct indicator_text *t = obj;
	struct ratio           sum = { 0, 1 };

	if (!expect(r, n, NODE_LIST, _("who rates and his share, such as [self 20, manager 50, peer 30]")))
		return;
	for (const struct node *c = n->first; c != NULL; c = c->next) {
		const char *gap = c->type == NODE_TEXT ? strchr(c->text, ' ') : NULL;
		struct node word = *c, share = *c;
		int         who;

		word.text = gap == NULL ? c->text : arena_strndup(r->a, c->text, (size_t)(gap - c->text));
		share.text = gap == NULL ? "100" : gap + 1;
		if (!read_choice(r, &word, raters, &who) || !read_percent(r, &share, &t->i.by[who]))
			return;
		if (!ratio_add(sum, t->i.by[who], &sum))
			sum = (struct ratio){ 0, 1 };
	}
	if (ratio_cmp(sum, (struct ratio){ 1, 1 }) != 0) {
		char s[RATIO_SIZE];

		FAULT(r, n, "policy.weight", _("the raters' shares add up to %s%%, not to 100%%"), ratio_percent(sum, s));
	}
}

static void
finish_indicator(struct reader *r, const struct node *n, void *obj)
{
	static const char *const of_metric[] = { "min_sample", "target", "of" }, *const of_rating[] = { "by", "scale", "evidence" };
	struct indicator_text   *t = obj;
	const bool               is_metric = node_child(n, "metric") != NULL;

	t->i.id = is_metric ? t->i.metric : t->rating;
	if (is_metric == (node_child(n, "rating") != NULL))
		fault_at(r, DIAG_ERROR, node_place(n), n, "policy.indicator", NULL,
		    _("an indicator is a metric, or a rating that people give: {metric: NAME} or {rating: NAME}"));
	for (size_t i = 0; i < 3; i++) {
		const struct node *k = node_child(n, is_metric ? of_rating[i] : of_metric[i]);

		if (k != NULL)
			fault_at(r, DIAG_ERROR, k->key_at, k, "policy.indicator", NULL,
			    is_metric ? _("'%s' says how people rate, and this is a metric") :
			    _("'%s' says how a metric is read, and this is a rating"), k->key);
	}
	t->i.has_curve = node_child(n, "score") != NULL;
	if (!t->i.has_curve)
		t->i.curve = (struct curve){ .low = { 0, 1 } };
	if (!is_metric && node_child(n, "by") == NULL)
		t->i.by[RATER_MANAGER] = (struct ratio){ 1, 1 };
	if (!is_metric && node_child(n, "scale") == NULL)
		t->i.scale = 100;
	if (!is_metric && node_child(n, "evidence") == NULL)
		t->i.needs_evidence = true;
	if (!is_metric && t->i.scale < 2)
		FAULT(r, node_child(n, "scale"), "policy.range", _("the best mark is 2 or more"));
	t->i.dimension = node_child(n, "dimension") == NULL ? DIMENSIONS : t->i.dimension;
}

static const struct key indicator_keys[] = {
	K_OWN("metric", read_metric, "{\"type\":\"string\"}", .takes = N_("metric")),
	K_ID("rating", struct indicator_text, rating),
	K_LABEL("label", struct indicator_text, i.label),
	K_OWN("weight", read_weight, NUMBER_FORM, .flags = KEY_MUST, .takes = N_("percentage")),
	K_OWN("target", read_target, NUMBER_FORM, .takes = N_("number")),
	K_MAP("score", struct indicator_text, i.curve, &curve_shape),
	K_COUNT("min_sample", struct indicator_text, i.min_sample),
	K_CHOICE("missing", struct indicator_text, i.missing, missings),
	K_CHOICE("dimension", struct indicator_text, i.dimension, dimension_choices),
	K_CHOICE("of", struct indicator_text, i.of_team, owns),
	K_OWN("by", read_by, "{\"type\":\"array\",\"items\":{\"type\":\"string\"}}", .takes = N_("list of self, manager, peer with shares")),
	K_COUNT("scale", struct indicator_text, i.scale),
	K_CHOICE("evidence", struct indicator_text, i.needs_evidence, evidences),
	KEY_END
};
static const struct shape indicator_shape = {
	.name = "indicator", .keys = indicator_keys, .size = sizeof(struct indicator_text), .has_place = true,
	.place_at = offsetof(struct indicator_text, i.at), .finish = finish_indicator
};

/* ---- what no scorecard may say ------------------------------------------- */

static const char *const dismissals[] = {
	"dismiss", "eliminat", "terminat", "fire", "layoff", "lay_off", "expel", "demot", "bottom", "辞退", "解雇", "开除", "淘汰", NULL
};

bool
names_dismissal(const char *text)
{
	for (const char *const *w = dismissals; text != NULL && *w != NULL; w++)
		if (strstr(text, *w) != NULL)
			return true;
	return false;
}

/* Being last is not by itself being unable to do the work, and that comes with
 * its own records (Labour Contract Law of the PRC, art. 40). */
bool
refuse_dismissal(struct reader *r, const struct node *n)
{
	if (!names_dismissal(n->key))
		return false;
	fault_at(r, DIAG_ERROR, n->key_at, n, "policy.dismissal", NULL, _("a result takes nobody's place by itself: somebody is "
	    "always last. First come training or another post and a second failure, each with its record: say under 'improvement' "
	    "who gets a plan"));
	return true;
}

/* ---- grades: [{A: 90}], [{A: {from: 90, coefficient: 1.1}}], [{A: {share: 20%}}] */

static void read_grade_from(struct reader *r, const struct node *n, void *obj) { read_number(r, n, &((struct grade *)obj)->from); }
static void read_coefficient(struct reader *r, const struct node *n, void *obj) { read_number(r, n, &((struct grade *)obj)->coefficient); }

static const struct key grade_keys[] = {
	K_LABEL("label", struct grade, label),
	K_NUMBER("from", read_grade_from),
	K_SHARE("share", struct grade, share, .flags = KEY_WITHIN),
	K_NUMBER("coefficient", read_coefficient),
	KEY_END
};
static const struct shape grade_shape = { .name = "grade", .keys = grade_keys, .size = sizeof(struct grade),
	.refuse = refuse_dismissal };

static void
read_grade(struct reader *r, const struct node *n, struct grade *g)
{
	const struct node *v = n->type == NODE_MAP && n->n == 1 ? n->first : NULL;

	g->at = n->at;
	if (v == NULL) {
		fault_form(r, n, _("a grade such as {A: 90} or {A: {from: 90, coefficient: 1.1}}"));
		return;
	}
	g->id = v->key;
	if (v->type == NODE_MAP)
		read_shape(r, &grade_shape, v, g);
	else
		read_number(r, v, &g->from);
}

static void
read_grades(struct reader *r, const struct node *n, void *obj)
{
	struct scorecard *c = obj;
	struct grade     *all;

	if (!expect(r, n, NODE_LIST, _("grades such as [{A: 90}, {B: 80}, {C: 0}]")))
		return;
	all = arena_array(r->a, struct grade, n->n + 1);
	for (const struct node *k = n->first; k != NULL; k = k->next)
		read_grade(r, k, &all[c->ngrades++]);
	c->grades = all;
}

/* ---- the rest of a card -------------------------------------------------- */

static void
read_subjective(struct reader *r, const struct node *n, void *obj)
{
	read_percent(r, n, &((struct scorecard *)obj)->subjective_max);
}

static void
read_dimensions(struct reader *r, const struct node *n, void *obj)
{
	int v;

	if (!expect(r, n, NODE_LIST, _("a list of dimensions such as [revenue, customers]")))
		return;
	for (const struct node *c = n->first; c != NULL; c = c->next)
		if (read_choice(r, c, dimension_choices, &v))
			((struct scorecard *)obj)->dimensions |= 1U << v;
}

static const struct choice sees[] = { { "own", PEERS_OWN }, { "top", PEERS_TOP }, { "all", PEERS_ALL }, { NULL, 0 } };
static const struct choice reviewers[] = { { "not-first", true }, { "anybody", false }, { NULL, 0 } };

struct card_text { struct scorecard c; struct indicator_text *indicators; size_t n; };

static const struct key appeal_keys[] = {
	K_SPAN("within", struct card_text, c.appeal_within, .flags = KEY_MUST),
	K_CHOICE("reviewer", struct card_text, c.appeal_not_first, reviewers),
	KEY_END
};
static const struct key improvement_keys[] = {
	K_EXPR("when", struct card_text, c.plan_when, .flags = KEY_MUST),
	K_SPAN("plan_within", struct card_text, c.plan_within),
	K_SPAN("recheck", struct card_text, c.plan_recheck),
	KEY_END
};
static const struct key ranking_keys[] = {
	K_SPAN("newcomer", struct card_text, c.newcomer),
	K_CHOICE("show", struct card_text, c.see, sees),
	K_COUNT("top", struct card_text, c.see_top),
	KEY_END
};
/* Their keys fill the card itself. */
#define PART(N, K) static const struct shape N##_shape = { .name = #N, .keys = K, .size = sizeof(struct card_text), \
	.refuse = refuse_dismissal }
PART(appeal, appeal_keys);
PART(improvement, improvement_keys);
PART(ranking, ranking_keys);
#undef PART
#define PART(N, S) { .name = N, .type = KEY_MAP, .at = 0, .size = sizeof(struct card_text), .of = S }

static void
finish_card(struct reader *r, const struct node *n, void *obj)
{
	struct card_text  *t = obj;
	struct scorecard  *c = &t->c;
	struct indicator  *all = arena_array(r->a, struct indicator, t->n + 1);
	const struct node *list = node_child(n, "indicators"), *one = list == NULL ? NULL : list->first;
	const struct node *appeal = node_child(n, "appeal");

	for (size_t i = 0; i < t->n; i++, one = one == NULL ? NULL : one->next) {
		all[i] = t->indicators[i].i;
		if (one != NULL && one->type == NODE_MAP && node_child(one, "missing") == NULL)
			all[i].missing = c->missing;
	}
	c->indicators = all;
	c->nindicators = t->n;
	if (node_child(n, "cycle") == NULL)
		c->cycle = UNIT_QUARTER;
	if (c->subjective_max.den == 0)
		c->subjective_max = (struct ratio){ 1, 5 };
	if (node_child(n, "dimensions") == NULL)
		c->dimensions = 1U << DIM_REVENUE | 1U << DIM_CUSTOMERS | 1U << DIM_SATISFACTION;
	if (appeal != NULL && appeal->type == NODE_MAP && node_child(appeal, "reviewer") == NULL)
		c->appeal_not_first = true;
	if (c->see == PEERS_TOP && c->see_top == 0)
		c->see_top = 3;
	if (c->plan_recheck == 0)
		c->plan_recheck = 60;
}

static const struct key card_keys[] = {
	K_LABEL("label", struct card_text, c.label),
	K_EXPR("for", struct card_text, c.who),
	K_CHOICE("cycle", struct card_text, c.cycle, unit_choices),
	K_CHOICE("missing", struct card_text, c.missing, missings),
	K_LIST("indicators", struct card_text, indicators, n, &indicator_shape, .flags = KEY_MUST),
	K_OWN("subjective_max", read_subjective, NUMBER_FORM, .takes = N_("percentage")),
	K_OWN("dimensions", read_dimensions, "{\"type\":\"array\",\"items\":{\"enum\":[\"revenue\",\"customers\","
	    "\"satisfaction\",\"process\",\"data\",\"team\"]}}", .takes = N_("list of dimensions")),
	K_OWN("grades", read_grades, "{\"type\":\"array\",\"items\":{\"type\":\"object\"}}", .flags = KEY_MUST,
	    .takes = N_("list of {GRADE: points}")),
	K_SPAN("feedback_within", struct card_text, c.feedback_within),
	K_SPAN("ack_within", struct card_text, c.ack_within),
	PART("appeal", &appeal_shape),
	PART("improvement", &improvement_shape),
	PART("ranking", &ranking_shape),
	KEY_END
};
const struct shape scorecard_shape = {
	.name = "scorecard", .keys = card_keys, .size = sizeof(struct card_text),
	.name_at = offsetof(struct card_text, c.id), .has_place = true,
	.place_at = offsetof(struct card_text, c.at), .finish = finish_card, .refuse = refuse_dismissal
};

void
read_scorecards(struct reader *r, const struct node *n, void *obj)
{
	struct policy          *p = obj;
	const struct card_text *t = read_many(r, &scorecard_shape, n, true, &p->nscorecards);
	struct scorecard       *all = arena_array(r->a, struct scorecard, p->nscorecards + 1);

	for (size_t i = 0; i < p->nscorecards; i++)
		all[i] = t[i].c;
	p->scorecards = all;
}
