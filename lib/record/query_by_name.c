/* Queries as use-cases write them: columns by name, a filter as text. */
#include "lib/record/read.h"

int
record_query(struct dept *d, const struct kind *of, const char *const *cols, size_t ncols, const char *where,
    struct arena *a, struct query *out, struct sales_err *err)
{
	const struct kind *k = d->schema.by_no[of->no];
	struct path       *path = arena_array(a, struct path, ncols);
	struct expr       *e = NULL;

	for (size_t i = 0; i < ncols; i++)
		if (cols[i] == NULL)
			path[i].code = true;
		else
			TRY(record_path(d, k, cols[i], &path[i], err));
	if (where != NULL) {
		TRY(expr_parse(a, where, &e, err));
		TRY(record_where(d, k, e, err));
	}
	*out = (struct query){ .kind = k, .cols = path, .ncols = ncols, .where = e,
		.period = { DAY_NONE, DAY_NONE } };
	return SALES_OK;
}

int
record_count_where(struct dept *d, const struct kind *of, const char *where, int64_t *n, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct query                     q;

	TRY(record_query(d, of, NULL, 0, where, &a, &q, err));
	return record_count(d, &q, n, err);
}

struct ids { struct arena *a; int64_t *v; size_t n, cap; };

static int
take_id(void *arg, int64_t id, const struct value *cells, struct sales_err *err)
{
	struct ids *ids = arg;

	(void)cells;
	(void)err;
	ids->v = arena_more(ids->a, ids->v, ids->n, &ids->cap, sizeof(*ids->v));
	ids->v[ids->n++] = id;
	return SALES_OK;
}

int
record_ids_where(struct dept *d, const struct kind *of, const char *where, struct arena *a, int64_t **out,
    size_t *n, struct sales_err *err)
{
	struct ids   ids = { .a = a };
	struct query q;

	TRY(record_query(d, of, NULL, 0, where, a, &q, err));
	TRY(record_each(d, &q, take_id, &ids, err));
	*out = ids.v;
	*n = ids.n;
	return SALES_OK;
}

static int
keep_last(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	day *last = arg;

	(void)id;
	(void)err;
	if (c[0].type != V_NULL && (*last == DAY_NONE || c[0].u.i > *last))
		*last = (day)c[0].u.i;
	return SALES_OK;
}

int
record_last_day(struct dept *d, const struct kind *of, const char *field, const char *where, day *last,
    struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct query                     q;

	*last = DAY_NONE;
	TRY(record_query(d, of, &field, 1, where, &a, &q, err));
	return record_each(d, &q, keep_last, last, err);
}
