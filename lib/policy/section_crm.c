/* pipelines, fields, quality: what the records of the sales work look like. */
#include <string.h>

#include "lib/policy/section.h"

static const struct choice categories[] = {
	{ "pipeline", 0 }, { "best-case", 1 }, { "commit", 2 }, { NULL, 0 }
};

static void
read_probability(struct reader *r, const struct node *n, void *obj)
{
	struct stage *s = obj;
	struct ratio  p;

	if (!read_share(r, n, &p))
		return;
	if (p.num < 0 || ratio_cmp(p, (struct ratio){ 1, 1 }) > 0
	    || !ratio_to_rate(p, &s->probability))
		FAULT(r, n, "policy.range", _("a probability lies between 0%% and 100%%, "
		    "'%s' does not"), n->text);
}

static void
read_category(struct reader *r, const struct node *n, void *obj)
{
	int v;

	if (read_choice(r, n, categories, &v))
		((struct stage *)obj)->category = categories[v].name;
}

static const struct key stage_keys[] = {
	K_ID("id", struct stage, id, .flags = KEY_MUST),
	K_LABEL("label", struct stage, label),
	K_OWN("probability", read_probability, "{\"type\":[\"string\",\"number\"]}",
	    .takes = N_("percentage")),
	K_OWN("category", read_category, "{\"enum\":[\"pipeline\",\"best-case\",\"commit\"]}",
	    .takes = N_("pipeline | best-case | commit")),
	K_SPAN("stale_after", struct stage, stale_after),
	K_WORDS("require", struct stage, require),
	KEY_END
};
static const struct shape stage_shape = {
	.name = "stage", .keys = stage_keys, .size = sizeof(struct stage), .has_place = true,
	.place_at = offsetof(struct stage, at)
};

static const struct key closed_keys[] = {
	K_ID("id", struct stage, id, .flags = KEY_MUST),
	K_LABEL("label", struct stage, label),
	K_WORDS("require", struct stage, require),
	KEY_END
};
static const struct shape closed_shape = {
	.name = "closed stage", .keys = closed_keys, .size = sizeof(struct stage),
	.has_place = true, .place_at = offsetof(struct stage, at)
};

/* A pipeline as it is written; struct pipeline has all stages in one array. */
struct pipeline_text {
	struct pipeline p;
	struct stage   *open, won, lost;
	size_t          nopen;
};

static void
check_stage_ids(struct reader *r, const struct pipeline *p)
{
	for (size_t i = 0; i < p->nstages; i++)
		for (size_t j = 0; j < i; j++)
			if (p->stages[i].id != NULL && p->stages[j].id != NULL
			    && strcmp(p->stages[i].id, p->stages[j].id) == 0)
				fault_at(r, DIAG_ERROR, p->stages[i].at, NULL, "policy.repeated",
				    NULL, _("the stage '%s' is in pipeline '%s' already (line "
				    "%d)"), p->stages[i].id, p->id, p->stages[j].at.line);
}

static void
finish_pipeline(struct reader *r, const struct node *n, void *obj)
{
	struct pipeline_text *t = obj;
	struct stage         *s = arena_array(r->a, struct stage, t->nopen + 2);

	for (size_t i = 0; i < t->nopen; i++)
		s[i] = t->open[i];
	t->won.cls = STAGE_WON;
	t->won.probability = RATE_UNIT;
	t->lost.cls = STAGE_LOST;
	t->lost.probability = 0;
	s[t->nopen] = t->won;
	s[t->nopen + 1] = t->lost;
	t->p.stages = s;
	t->p.nstages = t->nopen + 2;
	if (t->nopen == 0 && node_child(n, "stages") != NULL)
		fault_at(r, DIAG_ERROR, node_place(n), n, "policy.stages", NULL,
		    _("a pipeline needs at least one open stage"));
	if (r->diags != NULL)
		check_stage_ids(r, &t->p);
}

static const struct key pipeline_keys[] = {
	K_LABEL("label", struct pipeline_text, p.label),
	K_LIST("stages", struct pipeline_text, open, nopen, &stage_shape, .flags = KEY_MUST),
	K_MAP("won", struct pipeline_text, won, &closed_shape, .flags = KEY_MUST),
	K_MAP("lost", struct pipeline_text, lost, &closed_shape, .flags = KEY_MUST),
	K_WORDS("lost_reasons", struct pipeline_text, p.lost_reasons),
	KEY_END
};
const struct shape pipeline_shape = {
	.name = "pipeline", .keys = pipeline_keys, .size = sizeof(struct pipeline_text),
	.name_at = offsetof(struct pipeline_text, p.id), .finish = finish_pipeline
};

void
read_pipelines(struct reader *r, const struct node *n, void *obj)
{
	struct policy              *p = obj;
	const struct pipeline_text *t = read_many(r, &pipeline_shape, n, true, &p->npipelines);
	struct pipeline            *all;

	if (t == NULL)
		return;
	all = arena_array(r->a, struct pipeline, p->npipelines + 1);
	for (size_t i = 0; i < p->npipelines; i++)
		all[i] = t[i].p;
	p->pipelines = all;
	if (node_child(n, "default") == NULL)
		fault_at(r, DIAG_ERROR, node_place(n), n, "policy.pipelines", NULL,
		    _("one pipeline must be named 'default'"));
}

static const struct choice custom_types[] = {
	{ "text", CUSTOM_TEXT }, { "enum", CUSTOM_ENUM }, { "int", CUSTOM_INT },
	{ "number", CUSTOM_NUM }, { "money", CUSTOM_MONEY }, { "rate", CUSTOM_RATE },
	{ "day", CUSTOM_DAY }, { "bool", CUSTOM_BOOL }, { NULL, 0 }
};

static void
finish_custom(struct reader *r, const struct node *n, void *obj)
{
	const struct custom_field *f = obj;
	const struct node         *values = node_child(n, "values");

	if (f->type == CUSTOM_ENUM && (f->values == NULL || f->values[0] == NULL))
		fault_at(r, DIAG_ERROR, node_place(n), n, "policy.values", NULL,
		    _("an enum needs its values, such as values: [A, B, C]"));
	else if (f->type != CUSTOM_ENUM && values != NULL)
		fault_at(r, DIAG_ERROR, values->key_at, values, "policy.values", NULL,
		    _("only a field of type enum has values"));
}

static const struct key custom_keys[] = {
	K_CHOICE("type", struct custom_field, type, custom_types, .flags = KEY_MUST),
	K_WORDS("values", struct custom_field, values),
	K_LABEL("label", struct custom_field, label),
	KEY_END
};
const struct shape custom_shape = {
	.name = "custom field", .keys = custom_keys, .size = sizeof(struct custom_field),
	.name_at = offsetof(struct custom_field, name), .has_place = true,
	.place_at = offsetof(struct custom_field, at), .finish = finish_custom
};

bool
policy_is_field_name(const char *s)
{
	if (*s < 'a' || *s > 'z' || strlen(s) > 40)
		return false;
	for (; *s != '\0'; s++)
		if (!((*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9') || *s == '_'))
			return false;
	return true;
}

void
read_fields(struct reader *r, const struct node *n, void *obj)
{
	struct policy       *p = obj;
	struct custom_field *all, *some;
	size_t               count = 0, k;

	if (!expect(r, n, NODE_MAP, _("a mapping such as {customer: {tier: {type: text}}}")))
		return;
	for (const struct node *c = n->first; c != NULL; c = c->next)
		count += c->n;
	all = arena_array(r->a, struct custom_field, count + 1);
	for (const struct node *c = n->first; c != NULL; c = c->next) {
		some = read_many(r, &custom_shape, c, true, &k);
		for (size_t i = 0; i < k; i++) {
			some[i].kind = c->key;
			all[p->nfields++] = some[i];
			if (some[i].name != NULL && !policy_is_field_name(some[i].name))
				fault_at(r, DIAG_ERROR, some[i].at, NULL, "policy.field-name", NULL,
				    _("the field '%s' needs a name of small letters, digits and "
				    "'_' that starts with a letter (what people see is its "
				    "label)"), some[i].name);
		}
	}
	p->fields = all;
}

static void
read_required(struct reader *r, const struct node *n, void *obj)
{
	struct policy   *p = obj;
	struct required *all;

	if (!expect(r, n, NODE_MAP, _("fields by record kind, such as {customer: [name, owner]}")))
		return;
	all = arena_array(r->a, struct required, n->n + 1);
	for (const struct node *c = n->first; c != NULL; c = c->next) {
		struct required *q = &all[p->nrequired];

		q->kind = c->key;
		q->at = node_place(c);
		if (read_words(r, c, &q->fields))
			p->nrequired++;
	}
	p->required = all;
}

static void
finish_quality(struct reader *r, const struct node *n, void *obj)
{
	struct entry_rules *e = &((struct policy *)obj)->entry;
	const struct node  *from = node_child(n, "entry_from");

	e->is_judged = node_child(n, "entry_within") != NULL;
	if (from == NULL)
		e->from = DAY_NONE;
	else if (!e->is_judged)
		fault_at(r, DIAG_ERROR, from->key_at, from, "policy.entry", NULL,
		    _("entry_from says from when on entry_within is judged: say that too, such as entry_within: 2d"));
}

static const struct key quality_keys[] = {
	K_OWN("required", read_required, "{\"type\":\"object\",\"additionalProperties\":"
	    "{\"type\":\"array\",\"items\":{\"type\":\"string\"}}}",
	    .takes = N_("fields by record kind")),
	K_OWN("duplicates", read_duplicates, DUPLICATES_FORM, .takes = N_("lists of fields by record kind")),
	K_OWN("no_duplicates", read_no_duplicates, DUPLICATES_FORM, .takes = N_("lists of fields by record kind")),
	K_SPAN("entry_within", struct policy, entry.within),
	K_DAY("entry_from", struct policy, entry.from),
	KEY_END
};
/* Its keys fill the policy itself. */
const struct shape quality_shape = {
	.name = "quality", .keys = quality_keys,
	.size = sizeof(struct policy), .finish = finish_quality
};
