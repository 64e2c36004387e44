/* What the names and literals of a filter mean for a record kind. */
#include <ctype.h>
#include <stdlib.h>
#include <strings.h>

#include "lib/base/text.h"
#include "lib/record/merged.h"
#include "lib/record/query_inside.h"

struct scope {
	struct dept       *d;
	const struct kind *kind;
};

static const struct field *
last_field(const struct query_slot *s)
{
	return s->path.code || s->path.op ? NULL : s->path.hop[s->path.n - 1];
}

static int
scope_field(void *ctx, const char *name, enum vtype *type, const void **slot,
    struct sales_err *err)
{
	struct scope      *s = ctx;
	struct query_slot *q = arena_new(&s->d->arena, struct query_slot);
	bool               searched = strcmp(name, SEARCHED_CODE) == 0;

	TRY(record_path(s->d, s->kind, searched ? "code" : name, &q->path, err));
	q->typed = searched;
	q->kind = s->kind;
	for (int i = 0; i < q->path.n - (q->path.code ? 0 : 1); i++)
		q->kind = s->d->schema.by_no[q->path.hop[i]->ref->no];
	*type = q->path.code ? V_REF : path_vtype(&q->path);
	*slot = q;
	return SALES_OK;
}

static enum expr_match
scope_match(void *ctx, const void *slot)
{
	const struct field *f = last_field(slot);

	(void)ctx;
	if (f == NULL)
		return MATCH_CODE;
	if (f->type == FT_TAGS)
		return MATCH_TAGS;
	return f->type == FT_TEXT && (f->flags & F_UNIQUE) == 0 ? MATCH_TEXT : MATCH_CODE;
}

/* The kind that a reference leads to; NULL for a subject. */
static const struct kind *
target(const struct query_slot *s)
{
	const struct field *f = last_field(s);

	return s->path.code ? s->kind : f != NULL && f->type == FT_REF ? f->ref : NULL;
}

static bool
scope_same(void *ctx, const void *a, const void *b)
{
	const struct kind *x = target(a), *y = target(b);

	(void)ctx;
	return x == NULL || y == NULL ? x == y : x->no == y->no;
}

/* ---- literals ---------------------------------------------------------- */

static bool
class_of(const char *text, enum stage_class *out)
{
	static const struct { const char *word; enum stage_class cls; } words[] = {
		{ "open", STAGE_OPEN }, { "进行中", STAGE_OPEN }, { "won", STAGE_WON },
		{ "赢单", STAGE_WON }, { "lost", STAGE_LOST }, { "输单", STAGE_LOST },
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcasecmp(words[i].word, text) == 0) {
			*out = words[i].cls;
			return true;
		}
	}
	return false;
}

static bool
has_text(const struct value *v, size_t n, const char *s)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(v[i].u.s.p, s) == 0)
			return true;
	return false;
}

/* open, won, lost: every stage of the class, in whatever pipeline. */
static bool
stage_class(const struct dept *d, struct arena *a, enum stage_class cls, struct expr_lit *out)
{
	const struct policy *p = d->policy;
	struct value        *any;
	size_t               n = 0, room = 0;

	for (size_t i = 0; i < p->npipelines; i++)
		room += p->pipelines[i].nstages;
	any = arena_array(a, struct value, room + 1);
	for (size_t i = 0; i < p->npipelines; i++)
		for (size_t j = 0; j < p->pipelines[i].nstages; j++) {
			const struct stage *s = &p->pipelines[i].stages[j];

			if (s->cls == cls && !has_text(any, n, s->id))
				any[n++] = v_text(s->id);
		}
	if (n == 1)
		out->from = any[0];
	out->any = any;
	out->n = n == 1 ? 0 : n;
	return n > 0;
}

/* An outside key is looked up by its index, so only whole-word changes of
 * width and case are allowed for. */
static int
unique_literal(struct arena *a, const char *text, struct expr_lit *out)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	struct value                *any = arena_array(a, struct value, 4);
	char                        *upper, *lower;
	const char                  *p = text;
	size_t                       n = strlen(text);

	text_trim(&p, &n);
	any[0] = v_textn(arena_strndup(a, p, n), n);
	text_halfwidth(p, n, &b);
	any[1] = v_textn(arena_strndup(a, buf_str(&b), b.n), b.n);
	upper = arena_strndup(a, buf_str(&b), b.n);
	lower = arena_strndup(a, buf_str(&b), b.n);
	for (size_t i = 0; i < b.n; i++) {
		upper[i] = (char)toupper((unsigned char)upper[i]);
		lower[i] = (char)tolower((unsigned char)lower[i]);
	}
	any[2] = v_textn(upper, b.n);
	any[3] = v_textn(lower, b.n);
	out->any = any;
	out->n = 1;
	for (size_t i = 1; i < 4; i++) {
		bool seen = false;

		for (size_t j = 0; j < out->n; j++)
			seen = seen || value_equal(&any[j], &any[i]);
		if (!seen)
			any[out->n++] = any[i];
	}
	return SALES_OK;
}

/* The code of a record that was merged means the one it was merged into. */
static int
code_literal(struct dept *d, const struct query_slot *s, const char *text, struct expr_lit *out,
    struct sales_err *err)
{
	const char *p = text;
	size_t      n = strlen(s->kind->letters);
	char       *end;
	long long   no;
	int64_t     into;

	if (strncasecmp(p, s->kind->letters, n) == 0)
		p += n + (p[n] == '-');
	else if (s->typed)
		p = "";
	no = strtoll(p, &end, 10);
	if (!isdigit((unsigned char)*p) || *end != '\0' || strlen(p) > 18 || no <= 0)
		return FAIL(err, SALES_EUSAGE, _("'%s' is no code such as %s-0042"), text, s->kind->letters);
	TRY(merged_by_id(d, s->kind, no, &into, err));
	out->from = v_of(V_REF, into != 0 ? into : no);
	return SALES_OK;
}

static int
handle_literal(struct scope *s, const struct query_slot *q, const char *text,
    struct expr_lit *out, struct sales_err *err)
{
	struct ref_name name;
	int64_t         id;

	TRY(record_find(s->d, q->kind, text, &id, err));
	TRY(dept_name(s->d, q->kind, id, &name, err));
	out->from = v_text(arena_strdup(&s->d->arena, name.code));
	return SALES_OK;
}

/* Is it a record's name, of a department that has no records (rulebook_paper)? */
static bool
names_nothing(const struct scope *s, const struct query_slot *q, const struct field *f)
{
	return s->d->db.sq == NULL && (q->path.code || (f != NULL
	    && (f->type == FT_REF || f->type == FT_HANDLE || f->type == FT_SUBJECT)));
}

static int
scope_literal(void *ctx, const void *slot, enum vtype type, const char *text,
    struct expr_lit *out, struct sales_err *err)
{
	struct scope            *s = ctx;
	const struct query_slot *q = slot;
	const struct field      *f = last_field(q);
	enum stage_class         cls;
	char                     cur[4];

	if (names_nothing(s, q, f)) {
		out->from = type == V_TEXT ? v_text(text) : v_of(type, 0);
		return SALES_OK;
	}
	if (q->path.code)
		return code_literal(s->d, q, text, out, err);
	if (f == NULL)
		return SALES_NO;
	switch (f->type) {
	case FT_TEXT:
		return (f->flags & F_UNIQUE) != 0 ? unique_literal(&s->d->arena, text, out) : SALES_NO;
	case FT_HANDLE:
		return handle_literal(s, q, text, out, err);
	case FT_REF:
		out->from.type = V_REF;
		return record_find(s->d, s->d->schema.by_no[f->ref->no], text, &out->from.u.i, err);
	case FT_STAGE:
		if (class_of(text, &cls) && stage_class(s->d, &s->d->arena, cls, out))
			return SALES_OK;
		return value_parse(s->d, f, text, &s->d->arena, &out->from, cur, err);
	case FT_ENUM:
	case FT_PIPELINE:
	case FT_CURRENCY:
	case FT_METRIC:
	case FT_PERIOD:
	case FT_SUBJECT:
		return value_parse(s->d, f, text, &s->d->arena, &out->from, cur, err);
	case FT_INT:
	case FT_NUM:
	case FT_MONEY:
	case FT_RATE:
	case FT_DAY:
	case FT_BOOL:
	case FT_TAGS:
		break;
	}
	return SALES_NO;
}

/* A bare word is looked for in codes, the fields marked so, and the names of
 * what the listed references lead to. */
static const char *const *
search_names(struct dept *d, const struct kind *k)
{
	const char **names = arena_array(&d->arena, const char *, k->nfields + 2);
	size_t       n = 0;

	if (k->letters != NULL)
		names[n++] = SEARCHED_CODE;
	for (const struct field *f = k->fields; f->name != NULL; f++) {
		bool listed = f->type == FT_REF && (f->flags & (F_LIST | F_SEARCH)) != 0 && f->ref->title != NULL;

		if (listed)
			names[n++] = arena_printf(&d->arena, "%s.%s", f->name, f->ref->title);
		else if ((f->flags & F_SEARCH) != 0)
			names[n++] = f->name;
	}
	return names;
}

int
record_where(struct dept *d, const struct kind *k, struct expr *e, struct sales_err *err)
{
	struct scope      ctx = { d, k };
	struct expr_scope scope = { .ctx = &ctx, .when = &d->when, .field = scope_field,
		.literal = scope_literal, .match = scope_match, .same_kind = scope_same,
		.search = search_names(d, k) };

	return expr_bind(&d->arena, e, &scope, V_BOOL, err);
}
