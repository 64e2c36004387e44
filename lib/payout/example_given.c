/* What an example says of a fact and its period, under the names that rules have
 * for it. */
#include <string.h>

#include "lib/payout/example_inside.h"
#include "lib/record/row_expr.h"

/* ---- names --------------------------------------------------------------- */

/* "attainment(revenue, quarter)", however it is blanked. */
static const char *
call_name(struct arena *a, const struct expr *e)
{
	const char *s = arena_printf(a, "%s(", e->name);

	for (size_t i = 0; i < e->nkids; i++)
		s = arena_printf(a, "%s%s%s", s, i == 0 ? "" : ", ", e->kid[i]->name == NULL ? "" : e->kid[i]->name);
	return arena_printf(a, "%s)", s);
}

static const char *
plain_name(struct arena *a, const char *name)
{
	struct sales_err err;
	struct expr     *e;

	return expr_parse(a, name, &e, &err) == SALES_OK && e->op == EX_CALL ? call_name(a, e) : name;
}

static struct example_name *
put(struct example_names *n, const char *name, struct value v)
{
	struct example_name *x = arena_new(n->a, struct example_name), **end = &n->first;

	while (*end != NULL)
		end = &(*end)->next;
	*x = (struct example_name){ .name = name, .value = v };
	*end = x;
	return x;
}

void
example_names_make(struct example_names *n, const struct policy *p, const struct plan_example *e, struct arena *a)
{
	*n = (struct example_names){ .a = a, .when = policy_when(p, p->effective == DAY_NONE ? DAY_MIN : p->effective) };
	for (size_t i = 0; i < e->ngiven; i++) {
		struct example_name *x = put(n, plain_name(a, e->given[i].name), e->given[i].value);

		x->at = e->given[i].at;
		x->given = true;
	}
}

struct example_name *
example_names_find(struct example_names *n, const char *name)
{
	for (struct example_name *x = n->first; x != NULL; x = x->next)
		if (strcmp(x->name, name) == 0) {
			x->used = true;
			return x;
		}
	return NULL;
}

struct example_name *
example_names_add(struct example_names *n, const char *name, struct value v)
{
	for (struct example_name *x = n->first; x != NULL; x = x->next)
		if (strcmp(x->name, name) == 0)
			return x;
	return put(n, name, v);
}

int
example_not_said(const char *name, struct sales_err *err)
{
	FAIL(err, SALES_ENOTFOUND, _("its rules look at '%s', which the example does not say"), name);
	return err_hint(err, strchr(name, ',') == NULL ? _("given: {%s: VALUE}, with \"\" where there is none") :
	    _("given: {\"%s\": VALUE}, with \"\" where there is none"), name);
}

/* ---- binding ------------------------------------------------------------- */

#define MONTHS ((const void *)"months")

static int
take(struct example_names *n, struct example_name *x, enum vtype *type, const void **slot)
{
	*type = x->value.type == V_NULL ? n->empty : x->value.type;
	*slot = x;
	return SALES_OK;
}

static int
bind_field(void *ctx, const char *name, enum vtype *type, const void **slot, struct sales_err *err)
{
	struct example_name *x = example_names_find(ctx, name);

	return x == NULL ? example_not_said(name, err) : take(ctx, x, type, slot);
}

/* An attainment follows from what it is of. */
static struct example_name *
attainment_of(struct example_names *n, const char *name)
{
	const char          *of = strchr(name, '(');
	struct example_name *actual, *target;
	struct ratio         part;

	if (strncmp(name, "attainment(", strlen("attainment(")) != 0)
		return NULL;
	actual = example_names_find(n, arena_printf(n->a, "actual%s", of));
	target = example_names_find(n, arena_printf(n->a, "target%s", of));
	if (actual == NULL || target == NULL || actual->value.type != V_RATIO || target->value.type != V_RATIO
	    || !ratio_div(actual->value.u.r, target->value.u.r, &part))
		return NULL;
	return example_names_add(n, name, v_ratio(part));
}

static int bind_call(void *ctx, struct expr *call, enum vtype *type, const void **slot, struct sales_err *err);

static struct expr_scope
scope_of(struct example_names *n)
{
	return (struct expr_scope){ .ctx = n, .when = &n->when, .field = bind_field, .call = bind_call };
}

static int
bind_call(void *ctx, struct expr *call, enum vtype *type, const void **slot, struct sales_err *err)
{
	struct example_names   *n = ctx;
	const struct expr_scope scope = scope_of(n);
	const char             *name = call_name(n->a, call);
	struct example_name    *x;

	if (strcmp(call->name, "months") == 0 && call->nkids == 2) {
		for (size_t i = 0; i < 2; i++)
			TRY(expr_bind(n->a, call->kid[i], &scope, V_DAY, err));
		*type = V_INT;
		*slot = MONTHS;
		return SALES_OK;
	}
	x = example_names_find(n, name);
	if (x == NULL)
		x = attainment_of(n, name);
	return x == NULL ? example_not_said(name, err) : take(n, x, type, slot);
}

static bool
any_is_empty(const struct example_names *n)
{
	for (const struct example_name *x = n->first; x != NULL; x = x->next)
		if (x->value.type == V_NULL)
			return true;
	return false;
}

/* A name without a value is whatever its expression takes it for. */
int
example_bind(struct example_names *n, const char *text, enum vtype want, struct expr **out, struct sales_err *err)
{
	static const enum vtype empties[] = { V_RATIO, V_DAY, V_TEXT };
	const struct expr_scope scope = scope_of(n);
	const size_t            tries = any_is_empty(n) ? sizeof(empties) / sizeof(empties[0]) : 1;
	struct sales_err        later;
	int                     rc = SALES_OK;

	for (size_t i = 0; i < tries; i++) {
		struct sales_err *e = i == 0 ? err : &later;

		n->empty = empties[i];
		TRY(expr_parse(n->a, text, out, e));
		rc = expr_bind(n->a, *out, &scope, want, e);
		if (rc == SALES_OK)
			return rc;
	}
	return err->code;
}

/* ---- computing ----------------------------------------------------------- */

static int
field_value(void *ctx, const void *slot, struct value *out, struct sales_err *err)
{
	(void)ctx;
	(void)err;
	*out = ((const struct example_name *)slot)->value;
	return SALES_OK;
}

static int
call_value(void *ctx, const void *slot, const struct value *args, size_t n, struct value *out, struct sales_err *err)
{
	(void)n;
	if (slot != MONTHS)
		return field_value(ctx, slot, out, err);
	*out = args[0].type == V_NULL || args[1].type == V_NULL ? v_null()
	    : v_int(months_between((day)args[0].u.i, (day)args[1].u.i));
	return SALES_OK;
}

int
example_eval(struct example_names *n, const struct expr *x, struct value *out, struct sales_err *err)
{
	const struct expr_row row = { .ctx = n, .field = field_value, .call = call_value };

	return expr_eval(x, &row, out, err);
}
