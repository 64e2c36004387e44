#include "lib/org/scope.h"

#include <string.h>

#include "lib/org/kinds.h"

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
	struct people_scope *s = ctx;
	struct path        p;
	size_t             at = s->ncols;

	TRY(record_path(s->d, s->person, name, &p, err));
	if (at == PEOPLE_COLS)
		return FAIL(err, SALES_EUSAGE, _("the rules look at too many fields of people"));
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
slot_field(const struct people_scope *s, const void *slot)
{
	const struct path *p = &s->col[(uintptr_t)slot - 1];

	return p->n == 0 || p->code ? NULL : p->hop[p->n - 1];
}

static int
scope_literal(void *ctx, const void *slot, enum vtype type, const char *text, struct expr_lit *out,
    struct sales_err *err)
{
	const struct people_scope *s = ctx;
	const struct field      *f = slot == NULL ? NULL : slot_field(s, slot);
	char                     cur[4];

	if (f == NULL || (f->type != FT_REF && f->type != FT_ENUM))
		return SALES_NO;
	if (s->d->db.sq == NULL && type == V_REF) {
		out->from = v_of(V_REF, 0);
		return SALES_OK;
	}
	return value_parse(s->d, f, text, s->a, &out->from, cur, err);
}

static enum expr_match
scope_match(void *ctx, const void *slot)
{
	const struct people_scope *s = ctx;
	const struct field      *f = slot_field(s, slot);

	if (f == NULL || f->type == FT_HANDLE || f->type == FT_ENUM)
		return MATCH_CODE;
	return f->type == FT_TAGS ? MATCH_TAGS : MATCH_TEXT;
}

void
people_scope_open(struct people_scope *s, struct dept *d, const struct schema *schema, struct arena *a)
{
	*s = (struct people_scope){ .d = d, .schema = schema, .a = a,
		.person = schema->by_no[person_kind.no] };
}

int
people_scope_bind(struct people_scope *s, const char *text, struct expr **out, struct sales_err *err)
{
	struct expr_scope scope = { .ctx = s, .when = &s->d->when, .field = scope_field,
		.literal = scope_literal, .match = scope_match };

	TRY(expr_parse(s->a, text, out, err));
	return expr_bind(s->a, *out, &scope, V_BOOL, err);
}

/* ---- one person on one day ---- */

static struct value
text_or_none(const char *s)
{
	return s == NULL || *s == '\0' ? v_null() : v_text(s);
}

static struct value
ref_or_none(int64_t id)
{
	return id == 0 ? v_null() : v_of(V_REF, id);
}

/* What moves with a person is read as of the day, the rest from the record. */
static int
row_field(void *ctx, const void *slot, struct value *out, struct sales_err *err)
{
	const struct people_row *w = ctx;
	const size_t             at = (size_t)((uintptr_t)slot - 1);

	(void)err;
	switch (w->scope->moving[at]) {
	case MOVES_ROLE:
		*out = text_or_none(w->place->role);
		break;
	case MOVES_LEVEL:
		*out = text_or_none(w->place->level);
		break;
	case MOVES_TEAM:
		*out = ref_or_none(w->place->team);
		break;
	case MOVES_MANAGER:
		*out = ref_or_none(w->place->manager);
		break;
	case MOVES_NOT:
		*out = w->cells[at];
		break;
	}
	return SALES_OK;
}

int
people_match(const struct people_row *person, const struct expr *e, bool *matches, struct sales_err *err)
{
	struct people_row copy = *person;
	struct expr_row   row = { .ctx = &copy, .field = row_field };
	struct value      v;

	TRY(expr_eval(e, &row, &v, err));
	*matches = v.type == V_BOOL && v.u.i != 0;
	return SALES_OK;
}
