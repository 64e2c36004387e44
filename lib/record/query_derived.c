/* Derived fields as SQL: constant fragments of descriptors, and what the rule
 * book says of a stage. */
#include <stdio.h>
#include <string.h>

#include "lib/record/query_inside.h"

/* "{deal}": what a kind's rows are read from, also of an earlier time. */
static int
put_source(struct dept *d, const char *name, struct buf *out, struct sales_err *err)
{
	const char *source;

	TRY(dept_source(d, schema_kind(&d->schema, name), &source, err));
	buf_puts(out, source);
	return SALES_OK;
}

static void
put_text(struct query_text *q, const char *text, struct buf *out)
{
	const struct value v = v_text(text);

	query_param(q, &v, out);
}

/* "{category}": that of the stage where the record stands; the rule book's
 * words are bound. */
static void
put_category(struct query_text *q, int alias, struct buf *out)
{
	const struct policy *p = q->d->policy;

	buf_puts(out, "CASE");
	for (size_t i = 0; i < p->npipelines; i++)
		for (size_t k = 0; k < p->pipelines[i].nstages; k++) {
			const struct stage *st = &p->pipelines[i].stages[k];

			if (st->category == NULL)
				continue;
			buf_puts(out, " WHEN COALESCE(");
			query_put_alias(out, alias);
			buf_puts(out, ".pipeline, 'default') = ");
			put_text(q, p->pipelines[i].id, out);
			buf_puts(out, " AND ");
			query_put_alias(out, alias);
			buf_puts(out, ".stage = ");
			put_text(q, st->id, out);
			buf_puts(out, " THEN ");
			put_text(q, st->category, out);
		}
	buf_puts(out, " WHEN 1 = 0 THEN NULL END"); /* a CASE has at least one branch */
}

/* "{today}": what lies behind is over. */
static void
put_today(struct query_text *q, struct buf *out)
{
	const struct value v = v_day(q->d->when.today);

	query_param(q, &v, out);
}

/* "{filled KIND}": how many of the fields that the rule book requires of the kind
 * (quality.required) are there; "{required KIND}": how many those are. Without
 * any, nothing. */
static void
put_required(struct query_text *q, const char *name, bool filled, int alias, struct buf *out)
{
	const struct kind     *k = schema_kind(&q->d->schema, name);
	const struct required *r = policy_required(q->d->policy, name);
	size_t                 n = 0;

	for (const char *const *p = r == NULL ? NULL : r->fields; p != NULL && *p != NULL; p++) {
		const struct field *f = kind_field(k, *p);

		if (f == NULL || (f->flags & F_DERIVED) != 0)
			continue;
		buf_puts(out, n++ == 0 ? "(" : " + ");
		if (filled) {
			buf_puts(out, "CASE WHEN ");
			query_put_alias(out, alias);
			buf_printf(out, ".%s IS NULL THEN 0 ELSE 1 END", field_column(f));
		} else {
			buf_putc(out, '1');
		}
	}
	buf_puts(out, n == 0 ? "NULL" : ")");
}

static int
put_named(struct query_text *q, const char *name, int alias, struct buf *out, struct sales_err *err)
{
	static const char filled[] = "filled ", required[] = "required ";

	if (strcmp(name, "category") == 0)
		put_category(q, alias, out);
	else if (strcmp(name, "today") == 0)
		put_today(q, out);
	else if (strncmp(name, filled, strlen(filled)) == 0)
		put_required(q, name + strlen(filled), true, alias, out);
	else if (strncmp(name, required, strlen(required)) == 0)
		put_required(q, name + strlen(required), false, alias, out);
	else
		TRY(put_source(q->d, name, out, err));
	return SALES_OK;
}

int
query_derived(struct query_text *q, const struct field *f, int alias, struct buf *out,
    struct sales_err *err)
{
	for (const char *p = f->sql; *p != '\0'; p++) {
		bool inside = p > f->sql && (p[-1] == '_' || p[-1] == '.' || (p[-1] >= 'a' && p[-1] <= 'z') ||
		    (p[-1] >= 'A' && p[-1] <= 'Z') || (p[-1] >= '0' && p[-1] <= '9'));
		char name[32];

		if (p[0] == 't' && p[1] == '.' && !inside) {
			query_put_alias(out, alias);
		} else if (*p != '{') {
			buf_putc(out, *p);
		} else {
			snprintf(name, sizeof(name), "%.*s", (int)strcspn(p + 1, "}"), p + 1);
			p += strlen(name) + 1;
			TRY(put_named(q, name, alias, out, err));
		}
	}
	return SALES_OK;
}

int
query_fits(const struct field *f, const struct value *v, struct sales_err *err)
{
	return v->type != V_RATIO || v->u.r.den != 0 ? SALES_OK :
	    FAIL(err, SALES_EINVAL, _("%s: it is too large to reckon with"), f->name);
}
