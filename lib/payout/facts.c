#include "lib/payout/facts.h"

#include <stdlib.h>
#include <string.h>


/* ---- links ---- */

static const struct fact_link no_link;

static int
collect_link(void *arg, int64_t id, const struct value *cells, struct sales_err *err)
{
	struct buf      *rows = arg;
	struct fact_link l = { .id = id };

	(void)err;
	if (cells[0].type == V_NULL)
		return SALES_OK;
	l.deal = cells[0].u.i;
	buf_put(rows, &l, sizeof(l));
	return SALES_OK;
}

/* More of them are read faster by reading all. */
enum { FEW_MOST = 8000 };

void
few_bind(struct query *q, const struct path *by, const struct few *few)
{
	if (few == NULL || few->n > FEW_MOST)
		return;
	q->among = by;
	q->ids = few->id;
	q->nids = few->n;
}

/* The deal of every record, or of few, of a kind that has such a field; n is 0 when it
 * has not. */
static int
links_load(struct dept *d, const struct kind *k, const struct few *few, struct arena *a, struct link_list *out,
    struct sales_err *err)
{
	const struct path            own = { .code = true };
	CLEANUP(buf_done) struct buf rows = { 0 };
	struct path                  deal;
	struct query                 q = { .kind = k, .cols = &deal, .ncols = 1,
		.period = { DAY_NONE, DAY_NONE } };

	*out = (struct link_list){ 0 };
	if (kind_field(k, "deal") == NULL)
		return SALES_OK;
	few_bind(&q, &own, few);
	TRY(record_path(d, k, "deal", &deal, err));
	TRY(record_each(d, &q, collect_link, &rows, err));
	out->n = rows.n / sizeof(struct fact_link);
	out->v = arena_array(a, struct fact_link, out->n + 1);
	if (rows.n > 0)
		memcpy(out->v, rows.p, rows.n);
	return SALES_OK;
}

/* ---- facts ---- */

struct collect {
	struct fact_set *set;
	size_t           npeople;
	struct link_list links;
	day              first, last;
};

static struct pay_fact *
rows_of(const struct fact_set *s)
{
	return (struct pay_fact *)(void *)s->rows.p;
}

static size_t
count_of(const struct fact_set *s)
{
	return s->rows.n / sizeof(struct pay_fact);
}

/* Parts of one record follow each other. */
static struct pay_fact *
same_fact(const struct fact_set *s, const struct fact *f)
{
	struct pay_fact *v = rows_of(s);

	for (size_t i = count_of(s); f->parts > 1 && i > 0 && v[i - 1].id == f->id; i--)
		if (v[i - 1].person == f->person)
			return &v[i - 1];
	return NULL;
}

static const struct fact_link *
link_find(const struct link_list *l, int64_t id)
{
	size_t low = 0, high = l->n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (l->v[mid].id < id)
			low = mid + 1;
		else
			high = mid;
	}
	return low < l->n && l->v[low].id == id ? &l->v[low] : &no_link;
}

static int
collect_fact(void *arg, const struct fact *f, struct sales_err *err)
{
	struct collect  *c = arg;
	struct pay_fact *same, row = { .id = f->id, .value = f->value, .op = f->op,
		.link = link_find(&c->links, f->id), .person = (int32_t)f->person, .on = f->on };
	char             code[32];

	if (f->person <= 0 || (size_t)f->person >= c->npeople)
		return SALES_OK;
	c->set->kind = f->kind;
	same = same_fact(c->set, f);
	if (same != NULL) {
		if (__builtin_add_overflow(same->value, f->value, &same->value))
			return FAIL(err, SALES_EINVAL, _("%s %s: the amount is too large to reckon with"),
			    tr(f->kind->label), kind_code(f->kind, f->id, code));
		return SALES_OK;
	}
	c->set->linked = c->set->linked || row.link != &no_link;
	if (f->on < c->first)
		c->first = f->on;
	if (f->on > c->last)
		c->last = f->on;
	buf_put(&c->set->rows, &row, sizeof(row));
	return SALES_OK;
}

static int
by_person_day_and_id(const void *a, const void *b)
{
	const struct pay_fact *x = a, *y = b;

	if (x->person != y->person)
		return x->person < y->person ? -1 : 1;
	if (x->on != y->on)
		return x->on < y->on ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

/* A counting sort, which keeps the order of equals; key has the range of at,
 * less two. Afterwards at says where each key begins. */
static inline void
counting_sort(const struct pay_fact *in, size_t n, struct pay_fact *out, uint32_t *at, size_t nkeys,
    size_t (*key)(const struct pay_fact *f, day first), day first)
{
	for (size_t i = 0; i < n; i++)
		at[key(&in[i], first) + 2]++;
	for (size_t i = 2; i < nkeys + 2; i++)
		at[i] += at[i - 1];
	for (size_t i = 0; i < n; i++)
		out[at[key(&in[i], first) + 1]++] = in[i];
}

static inline size_t
day_key(const struct pay_fact *f, day first)
{
	return (size_t)(f->on - first);
}

static inline size_t
person_key(const struct pay_fact *f, day first)
{
	(void)first;
	return (size_t)f->person;
}

/* The table's order, which is by id, then by day, then by person. */
static void
sort_facts(struct collect *c, struct arena *a, struct buf *spare)
{
	struct fact_set *s = c->set;
	struct pay_fact *v = rows_of(s), *by_day;
	const size_t     n = count_of(s), ndays = n == 0 ? 0 : (size_t)(c->last - c->first) + 1;
	bool             sorted = true;

	s->at = arena_array(a, uint32_t, c->npeople + 2);
	if (n == 0) {
		buf_room(&s->rows, 0); /* so that it has an address */
		return;
	}
	buf_room(spare, s->rows.n);
	by_day = (struct pay_fact *)(void *)spare->p;
	counting_sort(v, n, by_day, arena_array(a, uint32_t, ndays + 2), ndays, day_key, c->first);
	counting_sort(by_day, n, v, s->at, c->npeople, person_key, c->first);
	for (size_t i = 1; i < n && sorted; i++)
		sorted = by_person_day_and_id(&v[i - 1], &v[i]) <= 0;
	if (!sorted)
		qsort(v, n, sizeof(*v), by_person_day_and_id);
}

static int
by_number(const void *x, const void *y)
{
	const int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

	return (a > b) - (a < b);
}

/* The deals of the facts from one on, when they are few. */
static int
link_few(struct dept *d, const struct kind *k, struct collect *c, size_t from, struct arena *a, struct sales_err *err)
{
	struct pay_fact *v = rows_of(c->set);
	const size_t     n = count_of(c->set);
	int64_t         *id = arena_array(a, int64_t, n - from + 1);
	struct few       few = { id, n - from };

	if (few.n == 0)
		return SALES_OK;
	for (size_t i = from; i < n; i++)
		id[i - from] = v[i].id;
	qsort(id, few.n, sizeof(*id), by_number);
	TRY(links_load(d, k, &few, a, &c->links, err));
	for (size_t i = from; i < n; i++) {
		v[i].link = link_find(&c->links, v[i].id);
		c->set->linked = c->set->linked || v[i].link != &no_link;
	}
	c->links = (struct link_list){ 0 };
	return SALES_OK;
}

static int
collect_all(struct dept *d, const struct fact_ask *ask, struct collect *c, struct arena *a, struct sales_err *err)
{
	const struct kind *linked = NULL;
	const bool         is_few = ask->asked.n > 0;

	for (size_t i = 0; i < ask->n; i++) {
		const struct fact_key *key = &ask->key[i];
		struct metric_scope    scope = { .period = ask->days[i].days, .where = key->where,
			.people = is_few ? ask->asked.person : NULL, .npeople = ask->asked.n, .shared = ask->shared };
		const size_t           from = count_of(c->set);
		const struct kind     *k;

		if (key->metric == NULL)
			continue;
		k = schema_kind(&d->schema, key->metric->facts.of);
		if (k != NULL && k != linked && !is_few) {
			TRY(links_load(d, k, NULL, a, &c->links, err));
			linked = k;
		}
		TRY(metric_facts(d, key->metric, false, &scope, collect_fact, c, err));
		if (k != NULL && is_few)
			TRY(link_few(d, k, c, from, a, err));
	}
	return SALES_OK;
}

int
facts_load(struct dept *d, const struct fact_ask *ask, struct arena *a, struct buf *spare, struct fact_set *out, struct sales_err *err)
{
	struct collect c = { .set = out, .npeople = ask->npeople, .first = DAY_MAX, .last = DAY_MIN };

	*out = (struct fact_set){ 0 };
	TRY(collect_all(d, ask, &c, a, err));
	sort_facts(&c, a, spare);
	return SALES_OK;
}

void
facts_done(struct fact_set *s)
{
	buf_done(&s->rows);
}
