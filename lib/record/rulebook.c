#include "lib/record/rulebook.h"

#include <string.h>

#include "lib/base/text.h"
#include "lib/policy/tree.h"
#include "lib/record/alike.h"
#include "lib/record/read.h"
#include "lib/record/recompile.h"
#include "lib/record/schema.h"
#include "lib/record/zone.h"

static const struct sql versions = {
	"SELECT p.id, p.op, o.at_ms, o.login, o.person, o.reason, p.effective_on, p.hash, p.file"
	" FROM policy p JOIN operation o ON o.no = p.op WHERE p.op <= ?1 ORDER BY p.id DESC" };
static const struct sql text_of = {
	"SELECT file, text FROM policy WHERE id = ?1 AND op <= ?2" };
static const struct sql compiled_of = { "SELECT data FROM policy_compiled WHERE version = ?1" };
static const struct sql newest = { "SELECT max(id) FROM policy WHERE op <= ?1" };

int
rulebook_each(struct dept *d, book_version_fn *fn, void *arg, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };

	TRY(db_query(&d->db, &st, &versions, BIND(V(dept_last_seen(d))), err));
	while (db_next(&st)) {
		const struct book_version v = {
			.version = db_int(&st, 0), .op = db_int(&st, 1), .at_ms = db_int(&st, 2),
			.login = db_text(&st, 3), .person = db_int(&st, 4), .reason = db_text(&st, 5),
			.effective = (day)db_int(&st, 6), .hash = db_text(&st, 7),
			.file = db_text(&st, 8),
		};

		TRY(fn(arg, &v, err));
	}
	return db_end(&st, err);
}

int
rulebook_text(struct dept *d, int64_t version, struct arena *a, struct policy_source *out,
    struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	int64_t                              last = 0;

	TRY(db_query(&d->db, &st, &text_of, BIND(V(version), V(dept_last_seen(d))), err));
	if (db_next(&st)) {
		*out = (struct policy_source){ .file = arena_strdup(a, db_text(&st, 0)),
			.text = arena_strndup(a, db_text(&st, 1), db_bytes(&st, 1)),
			.ntext = db_bytes(&st, 1) };
		return SALES_OK;
	}
	TRY(db_end(&st, err));
	TRY(db_one_int(&d->db, &newest, BIND(V(dept_last_seen(d))), &last, NULL, err));
	return FAIL(err, SALES_ENOTFOUND, last == 1
	    ? _("the rule book has no version %lld; there is only version %lld")
	    : _("the rule book has no version %lld; the newest is %lld"),
	    (long long)version, (long long)last);
}

int
rulebook_tree(struct dept *d, int64_t version, struct arena *a, const struct node **root, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	const struct policy                 *ignored;
	struct policy_source                 made;
	struct node                         *tree = NULL;
	char                                 hash[65];
	int                                  rc;

	TRY(db_query(&d->db, &st, &compiled_of, BIND(V(version)), err));
	if (!db_next(&st))
		return FAIL(err, SALES_EDAMAGED, _("version %lld of the rule book is gone"), (long long)version);
	rc = tree_unpack(a, db_blob(&st, 0), db_bytes(&st, 0), &tree, hash, err);
	if (rc == SALES_OK)
		rc = db_end(&st, err);
	if (rc == SALES_EVERSION) {
		TRY(policy_recompile(d, version, &ignored, &made, err));
		rc = tree_unpack(a, made.compiled, made.ncompiled, &tree, hash, err);
	}
	*root = tree;
	return rc;
}

void
rulebook_try(struct dept *d, const struct policy *p, struct book_before *before)
{
	*before = (struct book_before){ d->policy, d->schema };
	d->policy = p;
	schema_try(d, p);
}

void
rulebook_back(struct dept *d, const struct book_before *before)
{
	d->policy = before->policy;
	d->schema = before->schema;
}

void
rulebook_paper(struct dept *d, const struct policy *p)
{
	d->policy = p;
	d->when = policy_when(p, 0);
	schema_bare(d);
	schema_try(d, p);
}

/* ---- kinds and fields --------------------------------------------------- */

static void
fault(struct diags *ds, struct place at, const char *field, const char *code, const char *suggest,
    const char *message)
{
	diags_add(ds, &(struct diag){ .level = DIAG_ERROR, .code = code, .file = at.file,
	    .line = at.line, .column = at.column, .field = field, .suggest = suggest,
	    .message = message });
}

static const char *
nearest_kind(const struct dept *d, const char *name)
{
	const char *names[KIND_MAX];
	size_t      n = 0;

	for (size_t i = 0; i < d->schema.n; i++)
		if (!d->schema.kind[i]->internal)
			names[n++] = d->schema.kind[i]->name;
	return text_nearest(name, names, n);
}

/* The kind of a name that the rule book says; NULL, with a fault, when there is none. */
static const struct kind *
find_kind(const struct dept *d, const char *name, struct place at, const char *field,
    struct diags *ds)
{
	const struct kind *k = schema_kind(&d->schema, name);
	const char        *near;

	if (k != NULL && !k->internal && strcmp(k->name, name) == 0)
		return k;
	near = nearest_kind(d, name);
	fault(ds, at, field, "policy.no-kind", near,
	    arena_printf(ds->arena, _("there is no record kind '%s'"), name));
	return NULL;
}

/* A field by a path such as customer.industry; false, with a fault. */
static bool
find_field(const struct dept *d, const struct kind *k, const char *name, struct path *path,
    struct place at, const char *field, struct diags *ds)
{
	struct sales_err err;

	if (record_path(d, k, name, path, &err) == SALES_OK)
		return true;
	fault(ds, at, field, "policy.no-field", NULL, *err.hint == '\0' ? err.msg
	    : arena_printf(ds->arena, _("%s; %s"), err.msg, err.hint));
	return false;
}

static void
check_fields(const struct dept *d, const char *kind, const char *const *names, struct place at,
    const char *field, struct diags *ds)
{
	const struct kind *k = find_kind(d, kind, at, field, ds);
	struct path        path;

	for (size_t i = 0; k != NULL && names != NULL && names[i] != NULL; i++)
		find_field(d, k, names[i], &path, at, field, ds);
}

/* In a measure every name is a field. */
static void
check_names(const struct dept *d, const struct kind *k, const struct expr *e, struct place at,
    const char *way, struct diags *ds)
{
	struct path path;

	if (e->op == EX_FIELD)
		find_field(d, k, e->name, &path, at, way, ds);
	for (size_t i = 0; i < e->nkids; i++)
		if (e->kid[i] != NULL)
			check_names(d, k, e->kid[i], at, way, ds);
}

static bool
is_number(enum vtype t)
{
	return t == V_INT || t == V_NUM || t == V_MONEY || t == V_RATE || t == V_RATIO;
}

static void
check_unit(const struct dept *d, const struct kind *k, const struct metric *m,
    const struct expr *e, struct diags *ds)
{
	struct sales_err err;
	struct path      path;
	const char      *way = arena_printf(ds->arena, "metrics.%s.unit", m->id);
	bool             money_field;

	if (e->op != EX_FIELD || m->form != METRIC_FACTS || m->facts.fn == MEASURE_DISTINCT
	    || record_path(d, k, e->name, &path, &err) != SALES_OK)
		return;
	money_field = path_vtype(&path) == V_MONEY;
	if (!is_number(path_vtype(&path))) {
		fault(ds, m->at, arena_printf(ds->arena, "metrics.%s.measure", m->id), "policy.no-number",
		    NULL, arena_printf(ds->arena, _("'%s' is no number: a metric can count it, or how "
		    "many distinct ones there are"), e->name));
		return;
	}
	if (money_field && m->unit != V_MONEY)
		fault(ds, m->at, way, "policy.unit", NULL, arena_printf(ds->arena,
		    _("the metric '%s' measures money: say unit: money"), m->id));
	else if (!money_field && m->unit == V_MONEY)
		fault(ds, m->at, way, "policy.unit", NULL, arena_printf(ds->arena,
		    _("the metric '%s' has the unit money, and '%s' is no amount"), m->id, e->name));
}

static void
check_source(const struct dept *d, const struct metric *m, const struct fact_source *f,
    struct diags *ds)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const char                      *way = arena_printf(ds->arena, "metrics.%s", m->id);
	const struct kind               *k = find_kind(d, f->of, m->at, way, ds);
	struct sales_err                 err;
	struct path                      path;
	struct expr                     *e;

	if (k == NULL)
		return;
	if (find_field(d, k, f->date, &path, m->at, way, ds) && path_vtype(&path) != V_DAY)
		fault(ds, m->at, way, "policy.no-day", NULL, arena_printf(ds->arena,
		    _("the metric '%s' goes by the date '%s', which is no day"), m->id, f->date));
	if (f->measure == NULL || expr_parse(&a, f->measure, &e, &err) != SALES_OK)
		return;
	check_names(d, k, e, m->at, way, ds);
	check_unit(d, k, m, e, ds);
}

static void
check_pipeline(const struct dept *d, const struct pipeline *p, struct diags *ds)
{
	for (size_t i = 0; i < p->nstages; i++)
		check_fields(d, "deal", p->stages[i].require, p->stages[i].at,
		    arena_printf(ds->arena, "pipelines.%s.require", p->id), ds);
}

static void
check_custom(const struct dept *d, const struct custom_field *c, struct diags *ds)
{
	const char         *way = arena_printf(ds->arena, "fields.%s.%s", c->kind, c->name);
	const struct kind  *k = find_kind(d, c->kind, c->at, way, ds);
	const struct field *f = k == NULL ? NULL : kind_field(k, c->name);

	if (f != NULL && strncmp(field_column(f), "x_", 2) != 0)
		fault(ds, c->at, way, "policy.field-name", NULL, arena_printf(ds->arena,
		    _("a %s has a field '%s' already"), c->kind, c->name));
	else if (f != NULL && f->type != custom_ftype(c->type))
		fault(ds, c->at, way, "policy.field-type", NULL, arena_printf(ds->arena,
		    _("the field '%s' of a %s was applied with another type, and records may hold it: "
		    "its type can't change"), c->name, c->kind));
}

/* Two records are compared by what each holds itself. */
static void
check_duplicates(const struct dept *d, const struct duplicate_rule *rule, struct diags *ds)
{
	const char        *way = arena_printf(ds->arena, "quality.%s.%s", rule->refused ? "no_duplicates" : "duplicates",
	    rule->kind);
	const struct kind *k = find_kind(d, rule->kind, rule->at, way, ds);
	struct alike_field f;
	struct path        path;

	for (const char *const *name = rule->fields; k != NULL && *name != NULL; name++)
		if (!alike_named(k, *name, &f) && find_field(d, k, *name, &path, rule->at, way, ds))
			fault(ds, rule->at, way, "policy.no-field", NULL, arena_printf(ds->arena,
			    _("'%s' is not kept in a %s itself, so no two can be compared by it"), *name, tr(k->label)));
}

/* Kinds of activities that a registration is renewed by. */
static void
check_activities(const struct dept *d, const struct registration_rules *g, struct diags *ds)
{
	const struct field *kind = kind_field(schema_kind(&d->schema, "activity"), "kind");
	size_t              n = 0;

	while (kind->values[n] != NULL)
		n++;
	for (size_t i = 0; g->activities != NULL && g->activities[i] != NULL; i++) {
		size_t k = 0;

		while (k < n && strcmp(kind->values[k], g->activities[i]) != 0)
			k++;
		if (k == n)
			fault(ds, g->activities_at, "registration.activities", "policy.choice",
			    text_nearest(g->activities[i], kind->values, n), arena_printf(ds->arena,
			    _("there is no kind of activity '%s'"), g->activities[i]));
	}
}

void
rulebook_fields(const struct dept *d, const struct policy *p, struct diags *ds)
{
	if (!zone_known(p->locale.timezone))
		fault(ds, p->locale.timezone_at, "locale.timezone", "policy.timezone", NULL,
		    arena_printf(ds->arena, _("this machine does not know the time zone '%s' "
		    "(zones are named like Asia/Shanghai; package tzdata)"), p->locale.timezone));
	for (size_t i = 0; i < p->nmetrics; i++) {
		const struct metric *m = &p->metrics[i];

		if (m->form != METRIC_EXPR)
			check_source(d, m, &m->facts, ds);
		if (m->form == METRIC_RATIO)
			check_source(d, m, &m->base, ds);
	}
	for (size_t i = 0; i < p->npipelines; i++)
		check_pipeline(d, &p->pipelines[i], ds);
	check_activities(d, &p->registration, ds);
	for (size_t i = 0; i < p->nfields; i++)
		check_custom(d, &p->fields[i], ds);
	for (size_t i = 0; i < p->nduplicates; i++)
		check_duplicates(d, &p->duplicates[i], ds);
	for (size_t i = 0; i < p->nrequired; i++)
		check_fields(d, p->required[i].kind, p->required[i].fields, p->required[i].at,
		    arena_printf(ds->arena, "quality.required.%s", p->required[i].kind), ds);
}
