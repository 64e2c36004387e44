#include "lib/payout/touch.h"

#include "lib/record/history.h"
#include "lib/record/read.h"

static void
note(struct touch_list *l, const struct value *ref, int64_t op)
{
	struct map_key *k;

	if (ref->type == V_NULL || op <= l->since)
		return;
	k = map_add(&l->newest, (const char *)&ref->u.i, sizeof(ref->u.i), op, NULL);
	if (op > k->value)
		k->value = op;
}

static int
note_row(void *arg, int64_t id, const struct value *cells, struct sales_err *err)
{
	(void)id;
	(void)err;
	note(arg, &cells[0], cells[1].u.i);
	return SALES_OK;
}

static int
note_replaced(void *arg, int64_t op, int64_t id, const struct value *was, struct sales_err *err)
{
	struct touch_list *l = arg;

	(void)id;
	(void)err;
	note(l, &was[l->field], op);
	return SALES_OK;
}

static int
load(struct dept *d, struct touch_list *l, size_t kind, const char *field, int64_t since, struct sales_err *err)
{
	const struct kind *k = d->schema.by_no[kind];
	struct path        cols[2] = { [1] = { .op = true } };
	struct query       q = { .kind = k, .cols = cols, .ncols = 2, .period = { DAY_NONE, DAY_NONE } };

	touch_done(l);
	*l = (struct touch_list){ .kind = k, .field = kind_index(k, field), .since = since };
	TRY(record_path(d, k, field, &cols[0], err));
	TRY(record_each(d, &q, note_row, l, err));
	return record_replaced_each(d, k, since, note_replaced, l, err);
}

int
touched_after(struct dept *d, struct touch_list *l, size_t kind, const char *field, int64_t id, int64_t since,
    int64_t *op, struct sales_err *err)
{
	const struct map_key *k;

	if (l->kind == NULL || since < l->since)
		TRY(load(d, l, kind, field, since, err));
	k = map_find(&l->newest, (const char *)&id, sizeof(id));
	*op = k == NULL || k->value <= since ? 0 : k->value;
	return SALES_OK;
}

void
touch_done(struct touch_list *l)
{
	map_done(&l->newest);
	*l = (struct touch_list){ 0 };
}
