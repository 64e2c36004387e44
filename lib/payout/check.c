#include "lib/payout/check.h"

#include <string.h>

#include "lib/org/kinds.h"
#include "lib/payout/series.h"

/* ---- the scope of `for` ---- */

static enum moving
moves_with_time(const char *name)
{
	static const struct { const char *name; enum moving what; } moving[] = {
		{ "role", MOVES_ROLE }, { "level", MOVES_LEVEL }, { "team", MOVES_TEAM },
		{ "manager", MOVES_MANAGER },
	};

	for (size_t i = 0; i < sizeof(moving) / sizeof(*moving); i++)
		if (strcmp(name, moving[i].name) == 0)
			return moving[i].what;
	return MOVES_NOT;
}

static int
scope_field(void *ctx, const char *name, enum vtype *type, const void **slot, struct sales_err *err)
{
	struct plan_scope *s = ctx;
	struct path        p;
	size_t             at = s->ncols;

	TRY(record_path(s->d, s->person, name, &p, err));
	if (at == PLAN_COLS)
		return FAIL(err, SALES_EUSAGE, _("the plans look at too many fields of people"));
	s->col[at] = p;
	s->moving[at] = p.n > 0 ? moves_with_time(p.hop[0]->name) : MOVES_NOT;
	/* A team's field would be today's team's, not that of the fact's day. */
	if (p.n > 1 && s->moving[at] != MOVES_NOT)
		return FAIL(err, SALES_EUSAGE, _("'%s' looks through %s, which changes with time; "
		    "compare %s itself"), name, p.hop[0]->name, p.hop[0]->name);
	s->ncols++;
	*type = path_vtype(&p);
	*slot = (const void *)(uintptr_t)(at + 1);
	return SALES_OK;
}

static const struct field *
slot_field(const struct plan_scope *s, const void *slot)
{
	const struct path *p = &s->col[(uintptr_t)slot - 1];

	return p->n == 0 || p->code ? NULL : p->hop[p->n - 1];
}

static int
scope_literal(void *ctx, const void *slot, enum vtype type, const char *text, struct expr_lit *out,
    struct sales_err *err)
{
	const struct plan_scope *s = ctx;
	const struct field      *f = slot == NULL ? NULL : slot_field(s, slot);
	char                     cur[4];

	if (f == NULL || (f->type != FT_REF && f->type != FT_ENUM))
		return SALES_NO;
	if (s->d == NULL && type == V_REF) {
		out->from = v_of(V_REF, 0);
		return SALES_OK;
	}
	return value_parse(s->d, f, text, s->a, &out->from, cur, err);
}

static enum expr_match
scope_match(void *ctx, const void *slot)
{
	const struct plan_scope *s = ctx;
	const struct field      *f = slot_field(s, slot);

	if (f == NULL || f->type == FT_HANDLE || f->type == FT_ENUM)
		return MATCH_CODE;
	return f->type == FT_TAGS ? MATCH_TAGS : MATCH_TEXT;
}

void
plan_scope_open(struct plan_scope *s, struct dept *d, const struct schema *schema, struct arena *a)
{
	*s = (struct plan_scope){ .d = d, .schema = schema, .a = a,
		.person = schema->by_no[person_kind.no] };
}

int
plan_scope_bind(struct plan_scope *s, const char *text, struct expr **out, struct sales_err *err)
{
	struct expr_scope scope = { .ctx = s, .when = &s->d->when, .field = scope_field,
		.literal = scope_literal, .match = scope_match };

	TRY(expr_parse(s->a, text, out, err));
	return expr_bind(s->a, *out, &scope, V_BOOL, err);
}

/* ---- the whole book ---- */

static void
fault(struct diags *ds, const struct place *at, const char *field, const char *code,
    const char *message)
{
	diags_add(ds, &(struct diag){ .level = DIAG_ERROR, .code = code, .file = at->file,
	    .line = at->line, .column = at->column, .field = field, .message = message });
}

static void
expression_fault(struct diags *ds, const struct place *at, const char *field,
    const struct sales_err *err)
{
	const char *text = err->subject[0] == '\0' ? err->msg :
	    arena_printf(ds->arena, _("%s, in '%s'"), err->msg, err->subject);

	fault(ds, at, field, "policy.expression", err->hint[0] == '\0' ? text :
	    arena_printf(ds->arena, "%s; %s", text, err->hint));
}

/* Does a filter fit the records of a kind? */
static void
check_where(struct dept *d, const char *of, const char *key, const char *text, const struct place *at,
    struct diags *ds)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct kind               *k = of == NULL ? NULL : schema_kind(&d->schema, of);
	struct sales_err                 err;
	struct expr                     *e;

	if (text == NULL || k == NULL)
		return;
	if (expr_parse(&a, text, &e, &err) != SALES_OK || record_where(d, k, e, &err) != SALES_OK)
		expression_fault(ds, at, key, &err);
}

/* plans.seller.commission.where */
static const char *
path_of(struct diags *ds, const struct plan *plan, const struct component *c, const char *key)
{
	return arena_printf(ds->arena, "plans.%s.%s.%s", plan->id, c->id, key);
}

static void
check_component(struct dept *d, const struct policy *p, const struct plan *plan, const struct component *c,
    struct diags *ds)
{
	const struct metric *base = policy_metric(p, c->base);
	struct tier_rule     rule;
	struct sales_err     err;
	struct place         none = { 0 };
	struct component     bare = *c;

	bare.at = none;
	if (tier_rule_make(&bare, &rule, &err) != SALES_OK && ds->errors == 0)
		fault(ds, &c->at, path_of(ds, plan, c, "tiers"), "policy.tiers", err.msg);
	if (d != NULL && base != NULL)
		check_where(d, base->facts.of, path_of(ds, plan, c, "where"), c->where, &c->at, ds);
	if (c->has_cap && c->cap_excess != EXCESS_LOST)
		fault(ds, &c->at, path_of(ds, plan, c, "cap"), "policy.cap-excess",
		    _("what is above a cap is lost: 'excess: lost' is the only one that can be paid rightly"));
}

static void
check_plan(struct dept *d, const struct policy *p, const struct plan *plan, struct diags *ds)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct plan_scope                scope;
	struct sales_err                 err;
	struct expr                     *e;

	for (size_t i = 0; i < plan->ncomponents; i++)
		check_component(d, p, plan, &plan->components[i], ds);
	if (d == NULL || plan->who == NULL)
		return;
	plan_scope_open(&scope, d, &d->schema, &a);
	if (plan_scope_bind(&scope, plan->who, &e, &err) != SALES_OK)
		expression_fault(ds, &plan->at, arena_printf(ds->arena, "plans.%s.for", plan->id), &err);
}

/* A person or a team that the rule book names. */
static void
check_named(struct dept *d, int kind, const char *name, const char *key, const struct assign_rule *r, size_t no,
    struct diags *ds)
{
	struct sales_err err;
	int64_t          id;

	if (name != NULL && record_find(d, d->schema.by_no[kind], name, &id, &err) != SALES_OK)
		expression_fault(ds, &r->to_at, arena_printf(ds->arena, "assignment[%zu].to.%s", no, key), &err);
}

static void
check_assignment(struct dept *d, const struct assign_rule *r, size_t no, struct diags *ds)
{
	check_where(d, "lead", arena_printf(ds->arena, "assignment[%zu].when", no), r->when, &r->at, ds);
	check_named(d, KIND_TEAM, r->team, "team", r, no, ds);
	check_named(d, KIND_PERSON, r->person, "person", r, no, ds);
	for (size_t i = 0; r->people != NULL && r->people[i] != NULL; i++)
		check_named(d, KIND_PERSON, r->people[i], "people", r, no, ds);
}

void
rulebook_check(struct dept *d, const struct policy *p, struct diags *ds)
{
	for (size_t i = 0; d != NULL && i < p->nmetrics; i++) {
		const struct metric *m = &p->metrics[i];
		const char          *where;

		if (m->form == METRIC_EXPR)
			continue;
		where = arena_printf(ds->arena, "metrics.%s.where", m->id);
		check_where(d, m->facts.of, where, m->facts.where, &m->at, ds);
		if (m->form == METRIC_RATIO)
			check_where(d, m->base.of, where, m->base.where, &m->at, ds);
	}
	for (size_t i = 0; d != NULL && i < p->npools; i++)
		check_where(d, "customer", arena_printf(ds->arena, "pool.%s.when", p->pools[i].id), p->pools[i].when,
		    &p->pools[i].at, ds);
	for (size_t i = 0; d != NULL && i < p->nlead_scores; i++)
		check_where(d, "lead", arena_printf(ds->arena, "scoring.lead[%zu].when", i), p->lead_scores[i].when,
		    &p->lead_scores[i].at, ds);
	for (size_t i = 0; d != NULL && i < p->nassignment; i++)
		check_assignment(d, &p->assignment[i], i, ds);
	for (size_t i = 0; i < p->nplans; i++)
		check_plan(d, p, &p->plans[i], ds);
	if (p->approval.approvers > 1)
		fault(ds, &(struct place){ .file = p->nplans > 0 ? p->plans[0].at.file : NULL },
		    "approval", "policy.approvers",
		    _("payouts are approved by one person: approvers: 1"));
	for (size_t i = 0; i < p->nexamples && ds->errors == 0; i++)
		plan_example_run(p, &p->examples[i], ds);
}
