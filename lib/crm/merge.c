#include "lib/crm/merge.h"

#include "lib/crm/kinds.h"
#include "lib/record/draft.h"

struct merge {
	struct op         *op;
	const struct kind *k;
	struct record      from, into;
	char               from_code[32], into_code[32];
	struct arena      *a;
};

static const struct value *
value_of(const struct merge *m, const struct record *r, const char *field)
{
	static const struct value nothing = { V_NULL, { 0 } };
	const struct field       *f = kind_field(m->k, field);

	return f == NULL ? &nothing : &r->v[f - m->k->fields];
}

static bool
is_converted(const struct merge *m, const struct record *r)
{
	const struct value *state = value_of(m, r, "state"), want = v_text("converted");

	return value_equal(state, &want);
}

static int
check(const struct merge *m, struct sales_err *err)
{
	if (m->from.id == m->into.id)
		return FAIL(err, SALES_EINVAL, _("%s can't be merged into itself"), m->from_code);
	if (m->k->no != lead_kind.no || !is_converted(m, &m->from) || is_converted(m, &m->into))
		return SALES_OK;
	FAIL(err, SALES_EPOLICY, _("%s became a customer, and %s did not: the one that did stays"), m->from_code,
	    m->into_code);
	return err_hint(err, "salesctl lead merge %s %s", m->into_code, m->from_code);
}

/* The owner history that comes along says whose it was. */
static int
mark_history(const struct merge *m, struct sales_err *err)
{
	int64_t *ids;
	size_t   n;

	if (kind_field(&owner_change_kind, m->k->name) == NULL)
		return SALES_OK;
	TRY(record_ids_where(m->op->d, &owner_change_kind, arena_printf(m->a, "%s:%s and was is empty", m->k->name,
	    m->from_code), m->a, &ids, &n, err));
	for (size_t i = 0; i < n; i++) {
		struct draft t;

		TRY(draft_of(m->op, &owner_change_kind, ids[i], m->a, &t, err));
		draft_set(&t, "was", v_text(m->from_code));
		TRY(draft_save(&t, NULL, NULL, err));
	}
	return SALES_OK;
}

/* ",a,b," and ",b,c," are ",a,b,c,". */
static struct value
unite_tags(struct arena *a, const struct value *into, const struct value *from)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const char                  *p = from->u.s.p, *end = p + from->u.s.n, *comma;

	buf_put(&b, into->u.s.p, into->u.s.n);
	for (p++; p < end && (comma = memchr(p, ',', (size_t)(end - p))) != NULL; p = comma + 1)
		if (memmem(b.p, b.n, p - 1, (size_t)(comma - p) + 2) == NULL)
			buf_put(&b, p, (size_t)(comma - p) + 1);
	return v_textn(arena_strndup(a, b.p, b.n), b.n);
}

static struct value *
filled(const struct merge *m)
{
	struct value *v = arena_array(m->a, struct value, m->k->nfields);

	for (size_t i = 0; i < m->k->nfields; i++) {
		const struct field *f = &m->k->fields[i];
		const struct value *from = &m->from.v[i], *into = &m->into.v[i];

		v[i] = *into;
		if ((f->flags & F_DERIVED) != 0 || from->type == V_NULL)
			continue;
		if (into->type == V_NULL)
			v[i] = *from;
		else if (f->type == FT_TAGS)
			v[i] = unite_tags(m->a, into, from);
	}
	return v;
}

/* Who gets the other's owner holds it from the day on that the other was held. */
static int
fill(const struct merge *m, struct sales_err *err)
{
	const struct value *held = value_of(m, &m->from, "held_since");
	struct value       *after = filled(m);
	bool                changed;
	int                 rc;

	m->op->why = "merge";
	m->op->since = held->type == V_DAY ? (day)held->u.i : 0;
	rc = record_change(m->op, m->k, &m->into, after, &changed, err);
	m->op->why = NULL;
	m->op->since = 0;
	return rc;
}

static int
keep_alias(const struct merge *m, struct sales_err *err)
{
	struct draft t = draft_new(m->op, &merged_kind, m->a);

	draft_set(&t, "old", v_text(m->from_code));
	draft_set(&t, "into", v_text(m->into_code));
	draft_set(&t, "ref", *value_of(m, &m->from, "ref"));
	draft_set(&t, "name", *value_of(m, &m->from, m->k->title));
	draft_set(&t, "on", v_day(dept_day_of(m->op->d, m->op->d->now_ms)));
	return draft_save(&t, NULL, NULL, err);
}

static int
read_both(struct merge *m, struct dept *d, int64_t from, int64_t into, struct sales_err *err)
{
	kind_code(m->k, from, m->from_code);
	kind_code(m->k, into, m->into_code);
	TRY(record_get(d, m->k, from, m->a, &m->from, err));
	TRY(record_get(d, m->k, into, m->a, &m->into, err));
	return check(m, err);
}

int
merge_check(struct dept *d, const struct kind *of, int64_t from, int64_t into, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct merge                     m = { .k = d->schema.by_no[of->no], .a = &a };

	return read_both(&m, d, from, into, err);
}

int
merge_record(struct op *op, const struct kind *of, int64_t from, int64_t into, moved_fn *fn, void *arg,
    struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct merge                     m = { .op = op, .k = op->d->schema.by_no[of->no], .a = &a };

	TRY(read_both(&m, op->d, from, into, err));
	TRY(mark_history(&m, err));
	TRY(record_move_references(op, m.k, from, into, fn, arg, err));
	TRY(record_get(op->d, m.k, into, &a, &m.into, err)); /* it may have referred to the other */
	TRY(record_remove(op, m.k, from, err));
	TRY(fill(&m, err));
	TRY(keep_alias(&m, err));
	dept_forget_names(op->d);
	return SALES_OK;
}
