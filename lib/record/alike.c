#include "lib/record/alike.h"

#include <string.h>

/* ---- rules --------------------------------------------------------------- */

static size_t
mail_of(const struct kind *k)
{
	for (size_t i = 0; i < k->nfields; i++)
		if (k->fields[i].same == SAME_EMAIL)
			return i;
	return SIZE_MAX;
}

bool
alike_named(const struct kind *k, const char *name, struct alike_field *out)
{
	const size_t        mail = mail_of(k);
	const struct field *f = kind_field(k, name);

	if (f != NULL && (f->flags & F_DERIVED) != 0)
		return false;
	if (f != NULL)
		*out = (struct alike_field){ (size_t)(f - k->fields), f->same == SAME_DOMAIN ? mail : SIZE_MAX, f->same };
	else if (strcmp(name, "domain") == 0 && mail != SIZE_MAX)
		*out = (struct alike_field){ mail, SIZE_MAX, SAME_DOMAIN };
	return f != NULL || (strcmp(name, "domain") == 0 && mail != SIZE_MAX);
}

void
alike_add(struct alike *al, const char *const *names, bool refused, struct arena *a)
{
	struct alike_rule *r = &al->rule[al->n];

	if (al->n == ALIKE_RULES)
		return;
	*r = (struct alike_rule){ .refused = refused, .text = "" };
	for (; *names != NULL && r->n < ALIKE_FIELDS; names++) {
		if (!alike_named(al->k, *names, &r->field[r->n]))
			return;
		r->text = arena_printf(a, "%s%s%s", r->text, r->n++ == 0 ? "" : ", ", *names);
	}
	for (size_t i = 0; i < al->n; i++)
		if (strcmp(al->rule[i].text, r->text) == 0) {
			al->rule[i].refused |= refused;
			return;
		}
	al->n += r->n > 0;
}

void
alike_rules(const struct dept *d, const struct kind *of, struct arena *a, struct alike *out)
{
	const struct policy *p = d->policy;

	*out = (struct alike){ .k = d->schema.by_no[of->no] };
	for (size_t i = 0; i < p->nduplicates; i++)
		if (strcmp(p->duplicates[i].kind, of->name) == 0)
			alike_add(out, p->duplicates[i].fields, p->duplicates[i].refused, a);
}

const char *
alike_text(const struct alike *al, uint32_t rules, struct arena *a)
{
	const char *text = "";

	for (size_t i = 0; i < al->n; i++)
		if ((rules >> i & 1) != 0)
			text = *text == '\0' ? al->rule[i].text : arena_printf(a, "%s; %s", text, al->rule[i].text);
	return text;
}

const char *
alike_label(const struct alike *al, uint32_t rules, struct arena *a)
{
	const char *text = "";

	for (size_t i = 0; i < al->n; i++)
		for (size_t j = 0; j < al->rule[i].n && (rules >> i & 1) != 0; j++) {
			const struct field *f = &al->k->fields[al->rule[i].field[j].at];
			const char         *word = al->rule[i].field[j].same == SAME_DOMAIN ? N_("Mail domain") : f->label;

			text = arena_printf(a, "%s%s%s", text, *text == '\0' ? "" : j > 0 ? ", " : "; ",
			    word == NULL ? f->name : tr(word));
		}
	return text;
}

int
alike_value(struct dept *d, const struct alike *al, size_t rule, const struct value *v, struct arena *a,
    const char **out, struct sales_err *err)
{
	*out = "";
	for (size_t i = 0; i < al->rule[rule].n; i++) {
		const struct alike_field *f = &al->rule[rule].field[i];
		const size_t              at = v[f->at].type == V_NULL && f->or_at != SIZE_MAX ? f->or_at : f->at;
		const struct field       *field = &al->k->fields[at];
		struct ref_name           name;
		const char               *text;

		if (field->type == FT_REF) {
			TRY(dept_name(d, field->ref, v[at].type == V_REF ? v[at].u.i : 0, &name, err));
			text = name.name;
		} else {
			TRY(value_text(d, field, &v[at], a, &text, err));
		}
		*out = arena_printf(a, "%s%s%s", *out, i == 0 ? "" : ", ", text);
	}
	return SALES_OK;
}

/* ---- keys ---------------------------------------------------------------- */

static bool
put_part(const struct value *v, enum same_as same, struct buf *b)
{
	if (v->type == V_TEXT)
		return same_key(same, v->u.s.p, v->u.s.n, b);
	if (v->type != V_NULL)
		buf_put(b, &v->u.i, sizeof(v->u.i));
	return v->type != V_NULL;
}

bool
alike_key(const struct alike *al, size_t rule, const struct value *v, struct buf *b)
{
	const struct alike_rule *r = &al->rule[rule];

	buf_clear(b);
	for (size_t i = 0; i < r->n; i++) {
		const struct alike_field *f = &r->field[i];

		if (!put_part(&v[f->at], f->same, b) && (f->or_at == SIZE_MAX || !put_part(&v[f->or_at], f->same, b)))
			return false;
		buf_putc(b, '\n');
	}
	return true;
}

uint32_t
alike_changed(const struct alike *al, const struct value *before, const struct value *after)
{
	CLEANUP(buf_done) struct buf was = { 0 }, is = { 0 };
	uint32_t                     rules = 0;

	for (size_t i = 0; i < al->n; i++) {
		if (!alike_key(al, i, after, &is))
			continue;
		if (before == NULL || !alike_key(al, i, before, &was) || was.n != is.n || memcmp(was.p, is.p, is.n) != 0)
			rules |= UINT32_C(1) << i;
	}
	return rules;
}

/* ---- all records --------------------------------------------------------- */

struct reading {
	size_t       *at;       /* fields, in the order of columns */
	size_t        n;
	struct value *v;
	alike_fn     *fn;
	void         *arg;
};

static int
pass_on(void *arg, int64_t id, const struct value *cells, struct sales_err *err)
{
	struct reading *r = arg;

	for (size_t i = 0; i < r->n; i++)
		r->v[r->at[i]] = cells[i];
	return r->fn(r->arg, id, r->v, err);
}

static void
use(const struct alike *al, struct reading *r, const char **name, size_t at)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->at[i] == at)
			return;
	r->at[r->n] = at;
	name[r->n++] = al->k->fields[at].name;
}

int
alike_each(struct dept *d, const struct alike *al, alike_fn *fn, void *arg, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct reading                   r = { .fn = fn, .arg = arg };
	const char                     **name = arena_array(&a, const char *, al->k->nfields + 1);
	struct query                     q;

	r.at = arena_array(&a, size_t, al->k->nfields + 1);
	r.v = arena_array(&a, struct value, al->k->nfields);
	for (size_t i = 0; i < al->n; i++)
		for (size_t j = 0; j < al->rule[i].n; j++) {
			use(al, &r, name, al->rule[i].field[j].at);
			if (al->rule[i].field[j].or_at != SIZE_MAX)
				use(al, &r, name, al->rule[i].field[j].or_at);
		}
	TRY(record_query(d, al->k, name, r.n, NULL, &a, &q, err));
	return record_each(d, &q, pass_on, &r, err);
}

/* ---- those that are like one --------------------------------------------- */

struct finding_like {
	const struct alike *al;
	struct arena       *a;
	struct buf          want[ALIKE_RULES], have;
	uint32_t            rules;
	int64_t             self;
	struct alike_hit   *hit;
	size_t              n, cap;
};

static int
compare(void *arg, int64_t id, const struct value *v, struct sales_err *err)
{
	struct finding_like *f = arg;
	uint32_t             same = 0;

	(void)err;
	for (size_t i = 0; i < f->al->n && id != f->self; i++)
		if ((f->rules >> i & 1) != 0 && alike_key(f->al, i, v, &f->have) && f->have.n == f->want[i].n
		    && memcmp(f->have.p, f->want[i].p, f->have.n) == 0)
			same |= UINT32_C(1) << i;
	if (same == 0)
		return SALES_OK;
	f->hit = arena_more(f->a, f->hit, f->n, &f->cap, sizeof(*f->hit));
	f->hit[f->n++] = (struct alike_hit){ id, same };
	return SALES_OK;
}

int
alike_find(struct dept *d, const struct alike *al, uint32_t rules, const struct value *v, int64_t id,
    struct arena *a, struct alike_hit **out, size_t *n, struct sales_err *err)
{
	struct finding_like f = { .al = al, .a = a, .self = id };
	int                 rc = SALES_OK;

	for (size_t i = 0; i < al->n; i++)
		if ((rules >> i & 1) != 0 && alike_key(al, i, v, &f.want[i]))
			f.rules |= UINT32_C(1) << i;
	if (f.rules != 0)
		rc = alike_each(d, al, compare, &f, err);
	for (size_t i = 0; i < al->n; i++)
		buf_done(&f.want[i]);
	buf_done(&f.have);
	*out = f.hit;
	*n = f.n;
	return rc;
}
