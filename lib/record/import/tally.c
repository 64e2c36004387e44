/* What can be compared with the other system when a file is in: the sum of
 * every column of amounts, kept or not. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/record/import/mapped.h"

enum { AMOUNTS_MAX = 8, ROWS_MAX = 1 << 20 };

/* What a row added to the sums, so that a later one of the same key can take
 * its place. */
struct counted { int64_t amount[AMOUNTS_MAX]; bool has[AMOUNTS_MAX]; char currency[4]; };

struct tally {
	size_t          amount[AMOUNTS_MAX];    /* columns */
	size_t          namounts;
	struct counted *row;                    /* by id */
	size_t          nrows;
	int64_t         first_id;
};

static struct import_sum *
sum_of(struct importer *im, size_t column, const char *currency)
{
	struct import_result *res = im->res;
	const char           *header = im->col[column].header;
	size_t                i = 0;

	while (i < res->nsums && (memcmp(res->sum[i].currency, currency, 3) != 0
	    || strcmp(res->sum[i].column, header) != 0))
		i++;
	if (i == IMPORT_SUMS)
		return NULL;
	if (i == res->nsums) {
		res->sum[i] = (struct import_sum){ .column = arena_strdup(im->ds->arena, header),
			.kept = im->col[column].at < im->k->nfields };
		memcpy(res->sum[i].currency, currency, 3);
		res->nsums++;
	}
	return &res->sum[i];
}

static void
count(struct importer *im, const struct tally *t, const struct counted *c, int sign)
{
	for (size_t i = 0; i < t->namounts; i++) {
		struct import_sum *s = c->has[i] ? sum_of(im, t->amount[i], c->currency) : NULL;

		if (s != NULL && money_add(s->sum, (money){ sign * c->amount[i] }, &s->sum))
			s->n += sign;
	}
}

static void
read_row(const struct importer *im, const struct tally *t, struct counted *c)
{
	const struct value *cur = im->currency == AT_CODE ? NULL : &im->v[im->currency];

	*c = (struct counted){ .currency = "" };
	memcpy(c->currency, cur != NULL && cur->type == V_TEXT ? cur->u.s.p : im->mark[0] != '\0' ? im->mark
	    : im->d->policy->locale.currency, 3);
	for (size_t i = 0; i < t->namounts; i++) {
		const struct value *v = &im->v[im->col[t->amount[i]].at];

		c->has[i] = v->type == V_MONEY;
		c->amount[i] = c->has[i] ? v->u.i : 0;
	}
}

static void
keep_row(struct tally *t, int64_t id, const struct counted *c)
{
	size_t at;

	if (t->first_id == 0)
		t->first_id = id;
	if (id < t->first_id || id - t->first_id >= ROWS_MAX)
		return;
	at = (size_t)(id - t->first_id);
	if (at >= t->nrows) {
		const size_t room = at + 1 > 2 * t->nrows ? at + 256 : 2 * t->nrows;

		t->row = realloc(t->row, room * sizeof(*t->row));
		if (t->row == NULL)
			err_nomem();
		memset(t->row + t->nrows, 0, (room - t->nrows) * sizeof(*t->row));
		t->nrows = room;
	}
	t->row[at] = *c;
}

static void
add_up(struct importer *im, struct tally *t, int64_t id, bool again)
{
	struct counted c;

	if (t->namounts == 0)
		return;
	if (again && id >= t->first_id && (size_t)(id - t->first_id) < t->nrows)
		count(im, t, &t->row[id - t->first_id], -1);
	read_row(im, t, &c);
	count(im, t, &c, 1);
	keep_row(t, id, &c);
}

/* ---- the whole --------------------------------------------------------- */

void
tally_open(struct importer *im)
{
	struct tally *t;

	if (im->mapped == NULL)
		return;
	im->mapped->tally = t = calloc(1, sizeof(*t));
	if (t == NULL)
		err_nomem();
	for (size_t i = 0; i < im->ncols && t->namounts < AMOUNTS_MAX; i++)
		if (im->col[i].used && im->col[i].at != AT_CODE && im->col[i].field->type == FT_MONEY)
			t->amount[t->namounts++] = i;
}

void
tally_row(struct importer *im, int64_t id, bool again)
{
	if (im->mapped == NULL)
		return;
	add_up(im, im->mapped->tally, id, again);
}

/* Of a file that no mapping describes: the amounts of what was added. */
static void
count_sum(struct importer *im)
{
	const struct value       *amount = im->amount == AT_CODE ? NULL : &im->v[im->amount];
	const struct value       *cur = im->currency == AT_CODE ? NULL : &im->v[im->currency];
	struct import_result     *res = im->res;
	size_t                    i = 0;

	if (amount == NULL || amount->type != V_MONEY || cur == NULL || cur->type != V_TEXT)
		return;
	while (i < res->nsums && memcmp(res->sum[i].currency, cur->u.s.p, 3) != 0)
		i++;
	if (i == IMPORT_SUMS)
		return;
	if (i == res->nsums)
		memcpy(res->sum[res->nsums++].currency, cur->u.s.p, 3);
	if (money_add(res->sum[i].sum, (money){ amount->u.i }, &res->sum[i].sum))
		res->sum[i].n++;
}

void
tally_added(struct importer *im, int64_t id)
{
	if (im->mapped == NULL)
		count_sum(im);
	else
		tally_row(im, id, false);
}

void
tally_free(struct importer *im)
{
	struct tally *t = im->mapped == NULL ? NULL : im->mapped->tally;

	if (t == NULL)
		return;
	free(t->row);
	free(t);
}
