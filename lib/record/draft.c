#include "lib/record/draft.h"

#include <string.h>

struct draft
draft_new(struct op *op, const struct kind *of, struct arena *a)
{
	const struct kind *k = op->d->schema.by_no[of->no];

	return (struct draft){ .op = op, .k = k, .v = arena_array(a, struct value, k->nfields) };
}

int
draft_of(struct op *op, const struct kind *of, int64_t id, struct arena *a, struct draft *out,
    struct sales_err *err)
{
	*out = draft_new(op, of, a);
	TRY(record_get(op->d, out->k, id, a, &out->before, err));
	memcpy(out->v, out->before.v, out->k->nfields * sizeof(*out->v));
	return SALES_OK;
}

void
draft_set(struct draft *d, const char *field, struct value v)
{
	d->v[kind_index(d->k, field)] = v;
}

int
draft_set_actor(struct draft *d, const char *field, struct sales_err *err)
{
	const struct actor *who;

	TRY(dept_actor(d->op->d, &who, err));
	if (who->person != 0)
		draft_set(d, field, v_of(V_REF, who->person));
	return SALES_OK;
}

const struct value *
draft_get(const struct draft *d, const char *field)
{
	return &d->v[kind_index(d->k, field)];
}

int
draft_save(struct draft *d, int64_t *id, bool *changed, struct sales_err *err)
{
	int64_t new_id = d->before.id;
	bool    is_changed = true;

	if (d->before.id == 0)
		TRY(record_add(d->op, d->k, d->v, &new_id, err));
	else
		TRY(record_change(d->op, d->k, &d->before, d->v, &is_changed, err));
	if (id != NULL)
		*id = new_id;
	if (changed != NULL)
		*changed = is_changed;
	return SALES_OK;
}
