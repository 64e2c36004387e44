#include "lib/record/timeline.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/map.h"
#include "lib/record/read.h"
#include "lib/record/row.h"

enum { ASK_AT_ONCE = 500 };

/* A record that belongs to it. */
struct part {
	const struct kind   *k;
	int64_t              id, op;
	const struct value  *v;
	const struct kind   *of_kind;
	int64_t              of;
};

struct gather {
	struct dept  *d;
	struct arena *a;
	struct map    seen;        /* kind and id */
	struct part  *part;        /* in order of being found: whose references come later */
	size_t        n, cap;
	size_t        from, to;    /* those whose own are looked for at the moment */
};

static void
gather_done(struct gather *g)
{
	map_done(&g->seen);
}

static bool
is_new(struct gather *g, const struct kind *k, int64_t id)
{
	const int64_t key[2] = { k->no, id };
	int           added;

	map_add(&g->seen, (const char *)key, sizeof(key), 0, &added);
	return added != 0;
}

static void
add_part(struct gather *g, struct part p)
{
	g->part = arena_more(g->a, g->part, g->n, &g->cap, sizeof(*g->part));
	g->part[g->n++] = p;
}

/* ---- what refers to what was found ---------------------------------------- */

/* The field of a kind whose text was a code once; NULL: none. */
static const struct field *
named(const struct kind *k)
{
	for (const struct field *f = k->fields; f->name != NULL; f++)
		if ((f->flags & F_NAMED) != 0)
			return f;
	return NULL;
}

/* The code that a part is known by: its own, or of one that was merged its old one. */
static const char *
code_of(const struct part *p, char s[32])
{
	const struct field *f = named(p->k);
	const struct value *v = f == NULL ? NULL : &p->v[f - p->k->fields];

	if (v == NULL || v->type == V_NULL)
		return kind_code(p->k, p->id, s);
	snprintf(s, 32, "%.*s", (int)v->u.s.n, v->u.s.p);
	return s;
}

/* Can field f lead to a record of kind k? */
static bool
leads_to(const struct field *f, const struct kind *k)
{
	if ((f->flags & F_NAMES) != 0)
		return k->has_timeline || named(k) != NULL;
	return f->type == FT_REF && (f->flags & F_DERIVED) == 0 && f->ref->no == k->no;
}

/* Which of the parts a row's field means. */
static const struct part *
part_meant(const struct part *const *among, size_t n, const struct value *v)
{
	char code[32];

	for (size_t i = 0; i < n; i++) {
		if (v->type == V_REF ? v->u.i == among[i]->id
		    : strlen(code_of(among[i], code)) == v->u.s.n && memcmp(code, v->u.s.p, v->u.s.n) == 0)
			return among[i];
	}
	return NULL;
}

static int
keep_rows(struct gather *g, const struct kind *k, size_t field, struct db_stmt *st,
    const struct part *const *among, size_t n, struct sales_err *err)
{
	while (db_next(st)) {
		struct value      *v;
		const struct part *of;

		if (!is_new(g, k, db_int(st, 0)))
			continue;
		v = arena_array(g->a, struct value, k->nfields);
		record_from_row(k, st, v);
		record_keep(k, v, g->a);
		of = part_meant(among, n, &v[field]);
		add_part(g, (struct part){ k, db_int(st, 0), db_int(st, 1), v, of->k, of->id });
	}
	return db_end(st, err);
}

/* Records of k whose field is one of those. */
static int
ask_some(struct gather *g, const struct kind *k, size_t field, const struct part *const *among, size_t n,
    struct sales_err *err)
{
	CLEANUP(buf_done) struct buf         text = { 0 };
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	const struct field                  *f = &k->fields[field];
	const char                          *source;
	char                                 code[32];

	TRY(dept_source(g->d, k, &source, err));
	record_select_text(k, source, &text);
	buf_printf(&text, " WHERE %s IN (", field_column(f));
	for (size_t i = 0; i < n; i++)
		buf_printf(&text, "%s?%zu", i == 0 ? "" : ", ", i + 1);
	buf_puts(&text, ") ORDER BY id");
	TRY(db_prepare(&g->d->db, &st, text.p, err));
	for (size_t i = 0; i < n; i++) {
		if ((f->flags & F_NAMES) == 0) {
			db_bind_int(&st, (int)i + 1, among[i]->id);
		} else {
			const char *s = arena_strdup(g->a, code_of(among[i], code));

			db_bind_text(&st, (int)i + 1, s, strlen(s));
		}
	}
	return keep_rows(g, k, field, &st, among, n, err);
}

static int
ask_field(struct gather *g, const struct kind *k, size_t field, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct part              **among = arena_array(&a, const struct part *, g->to - g->from);
	size_t                           n = 0;

	for (size_t i = g->from; i < g->to; i++)
		if (leads_to(&k->fields[field], g->part[i].k)) {
			/* the array moves while it grows */
			struct part *copy = arena_new(&a, struct part);

			*copy = g->part[i];
			among[n++] = copy;
		}
	for (size_t i = 0; i < n; i += ASK_AT_ONCE)
		TRY(ask_some(g, k, field, among + i, n - i < ASK_AT_ONCE ? n - i : ASK_AT_ONCE, err));
	return SALES_OK;
}

/* Until nothing refers to what was found last. */
static int
gather_all(struct gather *g, struct sales_err *err)
{
	for (; g->from < g->n; g->from = g->to) {
		g->to = g->n;
		for (size_t i = 0; i < g->d->schema.n; i++) {
			const struct kind *k = g->d->schema.kind[i];

			for (size_t f = 0; f < k->nfields && !k->internal; f++)
				TRY(ask_field(g, k, f, err));
		}
	}
	return SALES_OK;
}

/* ---- its days -------------------------------------------------------------- */

static const struct value *
value_of(const struct part *p, const char *field)
{
	return &p->v[kind_index(p->k, field)];
}

static int64_t
who_of(const struct part *p, const struct moment *m)
{
	static const char *const usual[] = { "by", "person", "owner" };
	const char *const       *name = m->who != NULL ? &m->who : usual;
	const size_t             n = m->who != NULL ? 1 : sizeof(usual) / sizeof(usual[0]);

	for (size_t i = 0; i < n; i++)
		for (const struct field *f = p->k->fields; f->name != NULL; f++) {
			const struct value *v = &p->v[f - p->k->fields];

			if (f->type == FT_REF && strcmp(f->name, name[i]) == 0)
				return v->type == V_REF ? v->u.i : 0;
		}
	return 0;
}

/* Does a record of the kind that tells it stand on the same day? */
static bool
is_told(const struct gather *g, const struct part *p, const struct moment *m, day on)
{
	const struct kind *by = m->told_by;

	for (size_t i = 0; by != NULL && i < g->n; i++)
		if (g->part[i].k->no == by->no && g->part[i].of_kind == p->k && g->part[i].of == p->id &&
		    value_of(&g->part[i], by->date)->type != V_NULL && value_of(&g->part[i], by->date)->u.i == on)
			return true;
	return false;
}

struct line { struct event e; int64_t op; const struct moment *m; };
struct lines { struct line *v; size_t n, cap; };

static void
add_moment(const struct gather *g, const struct timeline_ask *ask, const struct part *p, const struct moment *m,
    struct lines *out)
{
	const struct value *on = value_of(p, m->on);
	const bool          is_own = p->of_kind == NULL || (p->of_kind->no == ask->kind->no && p->of == ask->id);

	if (on->type == V_NULL || (m->unless != NULL && value_of(p, m->unless)->type != V_NULL))
		return;
	if ((ask->period.from != DAY_NONE && on->u.i < ask->period.from) ||
	    (ask->period.to != DAY_NONE && on->u.i > ask->period.to) || is_told(g, p, m, (day)on->u.i))
		return;
	out->v = arena_more(g->a, out->v, out->n, &out->cap, sizeof(*out->v));
	out->v[out->n++] = (struct line){ { .on = (day)on->u.i, .kind = p->k, .id = p->id, .who = who_of(p, m),
		.text = m->text, .v = p->v, .of_kind = is_own ? NULL : p->of_kind, .of = is_own ? 0 : p->of }, p->op, m };
}

static int
compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int
newest_first(const void *x, const void *y)
{
	const struct line *a = x, *b = y;

	if (a->e.on != b->e.on)
		return compare(b->e.on, a->e.on);
	if (a->op != b->op)
		return compare(b->op, a->op);
	if (a->e.kind->no != b->e.kind->no)
		return compare(b->e.kind->no, a->e.kind->no);
	if (a->e.id != b->e.id)
		return compare(b->e.id, a->e.id);
	return (b->m > a->m) - (b->m < a->m);
}

static const struct event *
in_order(struct gather *g, const struct timeline_ask *ask, struct lines *l)
{
	struct event *v = arena_array(g->a, struct event, l->n);

	if (l->n > 0)
		qsort(l->v, l->n, sizeof(*l->v), newest_first);
	for (size_t i = 0; i < l->n; i++)
		v[ask->oldest_first ? l->n - 1 - i : i] = l->v[i].e;
	return v;
}

int
timeline_events(struct dept *d, const struct timeline_ask *ask, struct arena *a, const struct event **out,
    size_t *n, struct sales_err *err)
{
	CLEANUP(gather_done) struct gather g = { .d = d, .a = a };
	struct lines                       l = { 0 };
	struct record                      r;

	TRY(record_get(d, ask->kind, ask->id, a, &r, err));
	is_new(&g, ask->kind, ask->id);
	add_part(&g, (struct part){ .k = ask->kind, .id = ask->id, .op = r.op, .v = r.v });
	TRY(gather_all(&g, err));
	for (size_t i = 0; i < g.n; i++) {
		const struct part *p = &g.part[i];
		struct moment     *usual = arena_array(a, struct moment, 2);

		usual[0].on = p->k->date;

		if (ask->kinds != NULL && !ask->kinds[p->k->no])
			continue;
		for (const struct moment *m = p->k->moments != NULL ? p->k->moments : usual; m->on != NULL; m++)
			add_moment(&g, ask, p, m, &l);
	}
	*out = in_order(&g, ask, &l);
	*n = l.n;
	return SALES_OK;
}
