/* All records of a kind that may be the same ones, in one reading: hashes of
 * their keys are sorted, and equal ones stand side by side. */
#include <stdlib.h>
#include <string.h>

#include "lib/crm/dup.h"

enum { RULE_BITS = 5 };

/* The key of one record by one rule. */
struct entry { struct alike_hash key; int64_t id_rule; };

struct entries {
	const struct alike *al;
	struct entry       *v;
	size_t              n, cap;
	int64_t             records;
	struct buf          scratch;
};

static int
collect(void *arg, int64_t id, const struct value *v, struct sales_err *err)
{
	struct entries *e = arg;

	(void)err;
	e->records++;
	for (size_t i = 0; i < e->al->n; i++) {
		if (e->n == e->cap) {
			e->cap = e->cap == 0 ? 1024 : e->cap + e->cap / 2;
			e->v = realloc(e->v, e->cap * sizeof(*e->v));
			if (e->v == NULL)
				err_nomem();
		}
		if (alike_hashed(e->al, i, v, &e->scratch, &e->v[e->n].key))
			e->v[e->n++].id_rule = id << RULE_BITS | (int64_t)i;
	}
	return SALES_OK;
}

static int
by_key(const void *x, const void *y)
{
	const struct entry *p = x, *q = y;

	if (p->key.a != q->key.a)
		return p->key.a < q->key.a ? -1 : 1;
	if (p->key.b != q->key.b)
		return p->key.b < q->key.b ? -1 : 1;
	return p->id_rule < q->id_rule ? -1 : p->id_rule > q->id_rule;
}

static int
by_codes(const void *x, const void *y)
{
	const struct dup_pair *p = x, *q = y;

	if (p->first != q->first)
		return p->first < q->first ? -1 : 1;
	if (p->other != q->other)
		return (uint64_t)p->other - 1 < (uint64_t)q->other - 1 ? -1 : 1; /* groups last */
	return p->rules < q->rules ? -1 : p->rules > q->rules;
}

/* ---- from keys to pairs -------------------------------------------------- */

struct pairs { struct arena *a; struct dup_pair *v; size_t n, cap; };

static void
add_pair(struct pairs *p, const struct dup_pair *pair)
{
	p->v = arena_more(p->a, p->v, p->n, &p->cap, sizeof(*p->v));
	p->v[p->n++] = *pair;
}

/* n records with one key: each with the first; more than anybody would go
 * through one by one are told at once. */
static void
add_group(struct pairs *p, const struct entry *e, size_t n)
{
	struct dup_pair pair = { .first = e[0].id_rule >> RULE_BITS,
		.rules = UINT32_C(1) << (e[0].id_rule & ((1 << RULE_BITS) - 1)), .records = 2 };

	if (n > DUP_GROUP) {
		pair.records = (int64_t)n;
		add_pair(p, &pair);
		return;
	}
	for (size_t i = 1; i < n; i++) {
		pair.other = e[i].id_rule >> RULE_BITS;
		add_pair(p, &pair);
	}
}

static void
group(struct entries *e, struct pairs *p)
{
	size_t to;

	if (e->n > 0)
		qsort(e->v, e->n, sizeof(*e->v), by_key);
	for (size_t from = 0; from < e->n; from = to) {
		for (to = from + 1; to < e->n && e->v[to].key.a == e->v[from].key.a && e->v[to].key.b == e->v[from].key.b;)
			to++;
		if (to - from > 1)
			add_group(p, &e->v[from], to - from);
	}
}

/* What two rules say of the same two records is one pair. */
static void
unite(struct pairs *p)
{
	size_t n = 0;

	if (p->n == 0)
		return;
	qsort(p->v, p->n, sizeof(*p->v), by_codes);
	for (size_t i = 1; i < p->n; i++)
		if (p->v[i].other != 0 && p->v[i].first == p->v[n].first && p->v[i].other == p->v[n].other)
			p->v[n].rules |= p->v[i].rules;
		else
			p->v[++n] = p->v[i];
	p->n = n + 1;
}

/* ---- what is shown of them ----------------------------------------------- */

struct showing { struct dept *d; struct dup_list *l; size_t at; struct arena *a; };

/* Records come by their codes, as the pairs do. */
static int
take_value(void *arg, int64_t id, const struct value *v, struct sales_err *err)
{
	struct showing *s = arg;

	for (; s->at < s->l->n && s->l->v[s->at].first == id; s->at++) {
		struct dup_pair *p = &s->l->v[s->at];

		TRY(alike_value(s->d, &s->l->al, (size_t)__builtin_ctz(p->rules), v, s->a, &p->value, err));
	}
	return SALES_OK;
}

static int
take_side(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct showing  *s = arg;
	struct dup_list *l = s->l;

	(void)err;
	if (id < l->nsides)
		l->side[id] = (struct dup_side){ c[0].type == V_REF ? c[0].u.i : 0,
			c[1].type == V_DAY ? (day)c[1].u.i : DAY_NONE };
	return SALES_OK;
}

static int
show(struct dept *d, struct dup_list *l, struct arena *a, struct sales_err *err)
{
	static const char *const col[] = { "owner", "created_on" };
	struct showing           s = { .d = d, .l = l, .a = a };
	struct query             q;

	for (size_t i = 0; i < l->n; i++)
		l->nsides = l->v[i].other >= l->nsides ? l->v[i].other + 1
		    : l->v[i].first >= l->nsides ? l->v[i].first + 1 : l->nsides;
	if (l->n == 0)
		return SALES_OK;
	l->side = arena_array(a, struct dup_side, (size_t)l->nsides);
	TRY(alike_each(d, &l->al, take_value, &s, err));
	TRY(record_query(d, l->al.k, col, 2, NULL, a, &q, err));
	return record_each(d, &q, take_side, &s, err);
}

int
dup_list(struct dept *d, const struct kind *of, struct arena *a, struct dup_list *out, struct sales_err *err)
{
	struct entries e = { .al = &out->al };
	struct pairs   p = { .a = a };
	int            rc;

	*out = (struct dup_list){ .n = 0 };
	alike_rules(d, of, a, &out->al);
	if (out->al.n == 0) {
		FAIL(err, SALES_EPOLICY, _("the rule book does not say which %s are the same"), tr(of->plural));
		return err_hint(err, "quality: {duplicates: {%s: [[name], [phone]]}}", of->name);
	}
	rc = alike_each(d, &out->al, collect, &e, err);
	if (rc == SALES_OK)
		group(&e, &p);
	free(e.v);
	buf_done(&e.scratch);
	if (rc != SALES_OK)
		return rc;
	unite(&p);
	out->v = p.v;
	out->n = p.n;
	out->records = e.records;
	return show(d, out, a, err);
}
