/* The whole rule book: its top-level table, and reading it from text or from
 * what the database keeps. */
#include <stdio.h>
#include <string.h>

#include "lib/policy/section.h"
#include "lib/policy/source.h"

enum { FORMAT = 1 };

static void
read_format(struct reader *r, const struct node *n, void *obj)
{
	int v;

	(void)obj;
	if (read_count(r, n, &v) && v != FORMAT)
		FAULT(r, n, "policy.format", _("this salesctl (%s) reads rule books of format %d, "
		    "not %d"), SALESCTL_VERSION, FORMAT, v);
}

static const struct key book_keys[] = {
	K_OWN("salesctl", read_format, "{\"const\":1}", .flags = KEY_MUST,
	    .takes = N_("1")),
	K_LABEL("name", struct policy, name, .flags = KEY_MUST),
	K_DAY("effective", struct policy, effective, .flags = KEY_MUST),
	K_MAP("locale", struct policy, locale, &locale_shape, .flags = KEY_MUST),
	K_MAP("calendar", struct policy, calendar, &calendar_shape),
	K_OWN("fx", read_fx, "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"object\","
	    "\"additionalProperties\":{\"type\":[\"string\",\"number\"]}}}",
	    .takes = N_("rates by currency and day")),
	K_OWN("pipelines", read_pipelines, NULL, .of = &pipeline_shape, .flags = KEY_MUST),
	K_OWN("fields", read_fields, NULL, .of = &custom_shape),
	{ .name = "quality", .type = KEY_MAP, .at = 0, .size = sizeof(struct policy),
	  .of = &quality_shape },
	K_LIST("pool", struct policy, pools, npools, &pool_shape),
	K_LIST("assignment", struct policy, assignment, nassignment, &assign_shape),
	K_MAP("leads", struct policy, leads, &leads_shape),
	K_MAP("registration", struct policy, registration, &registration_shape),
	{ .name = "scoring", .type = KEY_MAP, .at = 0, .size = sizeof(struct policy), .of = &scoring_shape },
	K_OWN("metrics", read_metrics, NULL, .of = &metric_shape, .flags = KEY_MUST),
	K_MAP("goals", struct policy, goals, &goals_shape),
	K_OWN("scorecards", read_scorecards, NULL, .of = &scorecard_shape),
	K_LIST("awards", struct policy, awards, nawards, &award_shape),
	K_LIST("promotion", struct policy, steps, nsteps, &step_shape, .flags = KEY_ONE),
	K_OWN("plans", read_plans, NULL, .of = &plan_shape),
	K_MAP("analysis", struct policy, analysis, &analysis_shape),
	K_MAP("approval", struct policy, approval, &approval_shape),
	K_LIST("examples", struct policy, examples, nexamples, &example_shape),
	K_MAP("reports", struct policy, reports, &reports_shape),
	KEY_END
};
static const char *const book_later[] = {
	"training",
	"communication", "channels", "audit", "access", NULL
};
const struct shape book_shape = {
	.name = "book", .keys = book_keys, .later = book_later, .size = sizeof(struct policy)
};

static struct policy *
new_policy(struct arena *a)
{
	struct policy *p = arena_new(a, struct policy);

	p->effective = DAY_NONE;
	p->locale.fiscal_month = p->locale.fiscal_day = 1;
	p->locale.amount_decimals = -1;
	p->calendar.workdays = 0x1F;    /* Monday to Friday */
	p->approval.approvers = 1;
	p->analysis = analysis_usual;
	p->goals.achievable = achievable_usual;
	return p;
}

/* Hang the top-level keys of one file below root. */
static void
merge_file(struct arena *a, struct node *root, struct node *file, struct diags *diags)
{
	struct node *next;

	if (file->type != NODE_MAP) {
		policy_fault(diags, DIAG_ERROR, file->at, "policy.form", NULL, NULL, NULL,
		    _("a rule book is a mapping of sections such as 'locale:' and 'plans:'"));
		return;
	}
	for (struct node *c = file->first; c != NULL; c = next) {
		const struct node *other = c->key == NULL ? NULL : node_child(root, c->key);

		next = c->next;
		if (other != NULL && other->key_at.file != c->key_at.file
		    && strcmp(c->key, "salesctl") != 0)
			policy_fault(diags, DIAG_ERROR, c->key_at, "policy.duplicate",
			    node_path(a, c), NULL, NULL,
			    _("'%s' stands in %s:%d already: each section stands once"), c->key,
			    other->key_at.file, other->key_at.line);
		c->up = root;
		c->next = NULL;
		if (root->last == NULL)
			root->first = c;
		else
			root->last->next = c;
		root->last = c;
		root->n++;
	}
}

static bool
stands_before(const struct diag *a, const struct diag *b)
{
	const int c = strcmp(a->file, b->file);

	if (c != 0)
		return c < 0;
	return a->line != b->line ? a->line < b->line : a->column < b->column;
}

/* Faults are found by several passes, and read by people from the top. */
static void
sort_faults(struct diags *ds)
{
	struct diag *sorted = NULL, *next;

	for (struct diag *d = ds->first; d != NULL; d = next) {
		struct diag **at = &sorted;

		next = d->next;
		while (*at != NULL && !stands_before(d, *at))
			at = &(*at)->next;
		d->next = *at;
		*at = d;
		if (d->next == NULL)
			ds->last = d;
	}
	ds->first = sorted;
}

int
policy_read_text(struct arena *a, struct policy_source *src, struct diags *diags,
    const struct policy **out, struct sales_err *err)
{
	struct reader             r = { .a = a, .diags = diags, .p = new_policy(a), .page = "salesctl-policy(5)" };
	struct node              *root = node_new(a, NULL), *one;
	const struct policy_file *file;
	size_t                    n, whole = 0;
	const long                before = diags->errors;

	if (src->path == NULL)
		src->path = src->file;
	n = source_split(a, src, &file);
	root->type = NODE_MAP;
	root->at = (struct place){ file[0].shown, 1, 1 };
	for (size_t i = 0; i < n; i++) {
		yaml_tree(a, &file[i], diags, &one);
		if (one == NULL)
			continue;
		merge_file(a, root, one, diags);
		whole++;
	}
	/* With a part unread, what is missing can't be known; and what isn't a
	 * book at all was said. */
	if (whole == n && (root->n > 0 || diags->errors == before)) {
		read_shape(&r, &book_shape, root, r.p);
		check_book(&r);
	}
	sort_faults(diags);
	if (diags->errors > before)
		return FAIL(err, SALES_EINVAL, _("the rule book '%s' has errors (%ld)"), src->path,
		    diags->errors - before);
	source_name(file, n, root);
	source_hash(src->text, src->ntext, r.p->hash);
	tree_pack(a, root, r.p->hash, &src->compiled, &src->ncompiled);
	*out = r.p;
	return SALES_OK;
}

int
policy_read(struct arena *a, const char *path, struct diags *diags, const struct policy **out,
    struct policy_source *src, struct sales_err *err)
{
	struct policy_source own;

	if (src == NULL)
		src = &own;
	TRY(policy_source_read(a, path, src, err));
	return policy_read_text(a, src, diags, out, err);
}

int
policy_load(struct arena *a, const void *compiled, size_t n, const struct policy **out,
    struct sales_err *err)
{
	struct reader r = { .a = a, .p = new_policy(a) };
	struct node  *root;

	TRY(tree_unpack(a, compiled, n, &root, r.p->hash, err));
	read_shape(&r, &book_shape, root, r.p);
	if (r.faults > 0)
		return FAIL(err, SALES_EDAMAGED, _("the compiled rule book does not fit this "
		    "salesctl"));
	*out = r.p;
	return SALES_OK;
}
