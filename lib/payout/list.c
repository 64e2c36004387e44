/* Runs and their lines as they are stored. */
#include <string.h>

#include "lib/base/buf.h"
#include "lib/crm/kinds.h"
#include "lib/payout/cause.h"
#include "lib/payout/kinds.h"
#include "lib/payout/payout.h"

static const char *
text_of(const struct kind *k, const struct value *v, const char *field, struct arena *a)
{
	const struct value *x = &v[kind_index(k, field)];

	return x->type == V_TEXT ? arena_strndup(a, x->u.s.p, x->u.s.n) : "";
}

static int64_t
int_of(const struct kind *k, const struct value *v, const char *field)
{
	const struct value *x = &v[kind_index(k, field)];

	return x->type == V_NULL ? 0 : x->u.i;
}

/* What is stored as any field of periods is, by the name that pay gives it. */
static const char *
period_of_run(const struct dept *d, const char *stored, struct arena *a)
{
	char             name[PERIOD_SIZE];
	struct sales_err ignored;
	struct period    p;

	return period_parse(stored, &d->when, &p, &ignored) == SALES_OK ? arena_strdup(a, period_name(p, &d->when, name)) : stored;
}

static void
fill_run(const struct dept *d, const struct record *r, struct arena *a, struct payout_run *out)
{
	const struct kind  *k = d->schema.by_no[payout_kind.no];
	const struct value *v = r->v;

	*out = (struct payout_run){
		.id = r->id,
		.op = r->op,
		.policy = int_of(k, v, "policy"),
		.facts_op = int_of(k, v, "facts_op"),
		.people = int_of(k, v, "people"),
		.first_line = int_of(k, v, "first_line"),
		.lines = int_of(k, v, "lines"),
		.total = { int_of(k, v, "total") },
		.code = text_of(k, v, "run", a),
		.period = period_of_run(d, text_of(k, v, "period", a), a),
		.state = text_of(k, v, "state", a),
		.digest = text_of(k, v, "digest", a),
		.prepared_login = text_of(k, v, "prepared_login", a),
		.submitted_login = text_of(k, v, "submitted_login", a),
		.approved_login = text_of(k, v, "approved_login", a),
		.signatures = int_of(k, v, "signatures"),
		.prepared_by = int_of(k, v, "prepared_by"),
		.submitted_by = int_of(k, v, "submitted_by"),
		.approved_by = int_of(k, v, "approved_by"),
		.from_on = (day)int_of(k, v, "from_on"),
		.to_on = (day)int_of(k, v, "to_on"),
		.approved_on = v[kind_index(k, "approved_on")].type == V_NULL ? DAY_NONE :
		    (day)int_of(k, v, "approved_on"),
		.same_login = int_of(k, v, "same_login") != 0,
	};
}

int
payout_get(struct dept *d, int64_t id, struct arena *a, struct payout_run *out,
    struct sales_err *err)
{
	const struct kind *k = d->schema.by_no[payout_kind.no];
	struct record      r;

	TRY(record_get(d, k, id, a, &r, err));
	fill_run(d, &r, a, out);
	return SALES_OK;
}

static int
take_id(void *arg, int64_t id, const struct value *cells, struct sales_err *err)
{
	(void)cells;
	(void)err;
	buf_put(arg, &id, sizeof(id));
	return SALES_OK;
}

int
payout_list(struct dept *d, bool all, struct arena *a, struct payout_run **out, size_t *n,
    struct sales_err *err)
{
	CLEANUP(buf_done) struct buf ids = { 0 };
	struct path                  col;
	struct query                 q = { .kind = d->schema.by_no[payout_kind.no], .cols = &col,
		.ncols = 1, .period = { DAY_NONE, DAY_NONE } };
	const int64_t               *id;

	*n = 0;
	TRY(record_path(d, q.kind, "state", &col, err));
	TRY(record_each(d, &q, take_id, &ids, err));
	id = (const int64_t *)(const void *)ids.p;
	*out = arena_array(a, struct payout_run, ids.n / sizeof(*id) + 1);
	for (size_t i = 0; i < ids.n / sizeof(*id); i++) {
		TRY(payout_get(d, id[i], a, &(*out)[*n], err));
		if (all || strcmp((*out)[*n].state, "replaced") != 0)
			++*n;
	}
	return SALES_OK;
}

int
payout_find(struct dept *d, const char *code, struct arena *a, struct payout_run *out,
    struct sales_err *err)
{
	CLEANUP(buf_done) struct buf names = { 0 };
	char                         name[PERIOD_SIZE] = "", stored[PERIOD_SIZE] = "";
	struct sales_err             ignored;
	struct payout_run           *v;
	struct period                p;
	size_t                       n;

	TRY(payout_list(d, false, a, &v, &n, err));
	if (period_parse(code, &d->when, &p, &ignored) == SALES_OK) { /* 2026-Q3 and 本季度 mean 2026Q3 */
		period_name(p, &d->when, name);
		period_str(p, stored);
	}
	for (size_t i = n; i-- > 0;)
		if (strcmp(v[i].code, code) == 0 || strcmp(v[i].code, name) == 0 || strcmp(v[i].code, stored) == 0) {
			*out = v[i];
			return SALES_OK;
		}
	if (n == 0) {
		FAIL(err, SALES_ENOTFOUND, _("there is no payout '%s': none was run yet"), code);
		return err_hint(err, "salesctl payout run -p %s", name[0] == '\0' ? "PERIOD" : name);
	}
	for (size_t i = n; i-- > 0 && n - i <= 6;)
		buf_printf(&names, "%s%s", names.n == 0 ? "" : ", ", v[i].code);
	FAIL(err, SALES_ENOTFOUND, _("there is no payout '%s'; there are %s"), code, buf_str(&names));
	return err_hint(err, "salesctl payout list");
}

/* ---- people and lines ---- */

static const struct sql people_of = {
	"SELECT person, lines, amount, first_line FROM payout_person WHERE run = ?1 ORDER BY person" };

int
payout_people(struct dept *d, int64_t run, payout_person_fn *fn, void *arg, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };

	TRY(db_query(&d->db, &st, &people_of, BIND(V(run)), err));
	while (db_next(&st)) {
		struct payout_person p = { .person = db_int(&st, 0), .lines = (long)db_int(&st, 1),
			.amount = { db_int(&st, 2) }, .first_line = db_int(&st, 3) };

		TRY(fn(arg, &p, err));
	}
	return db_end(&st, err);
}

struct showing {
	struct dept        *d;
	struct stored_rule *rule;
	size_t              nrules;
	payout_line_fn     *fn;
	void               *arg;
};

/* Of a refund `before` names the deal (engine.h). */
static void
name_deal(struct payout_line *l)
{
	if (l->kind == NULL || l->kind->no != receipt_kind.no || l->base.v >= 0)
		return;
	l->deal = l->before.v;
	l->before.v = l->target.v = 0;
}

static int
show_line(void *arg, const struct stored_line *l, struct sales_err *err)
{
	const struct showing *s = arg;
	size_t                at = s->nrules == 0 ? 0 : (size_t)(l->rule - s->rule[0].id);
	struct payout_line    out = { .id = l->id, .person = l->person, .cause_op = l->cause_op,
		.fact = l->fact, .on = l->on, .base = { l->base }, .before = { l->before },
		.target = { l->target }, .amount = { l->amount }, .cause = cause_name(l->cause) };

	if (at >= s->nrules || l->kind < 0 || l->kind >= KIND_MAX * 2)
		return FAIL(err, SALES_EDAMAGED, _("line %lld belongs to no payout"), (long long)l->id);
	out.policy = s->rule[at].version;
	out.plan = s->rule[at].plan;
	out.component = s->rule[at].component;
	out.kind = s->d->schema.by_no[l->kind];
	name_deal(&out);
	return s->fn(s->arg, &out, err);
}

static int
show_lines(struct dept *d, const struct payout_run *r, int64_t first, int64_t n, payout_line_fn *fn, void *arg, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct showing                   s = { .d = d, .fn = fn, .arg = arg };

	if (n == 0)
		return SALES_OK;
	TRY(rules_stored(d, r->id, &a, &s.rule, &s.nrules, err));
	return lines_each(d, first, n, show_line, &s, err);
}

int
payout_line_of(struct dept *d, const struct payout_run *r, int64_t id, payout_line_fn *fn, void *arg, struct sales_err *err)
{
	return show_lines(d, r, id, 1, fn, arg, err);
}

int
payout_lines(struct dept *d, const struct payout_run *r, int64_t person, payout_line_fn *fn,
    void *arg, struct sales_err *err)
{
	int64_t first, n;

	TRY(lines_of(d, r, person, &first, &n, err));
	return show_lines(d, r, first, n, fn, arg, err);
}
