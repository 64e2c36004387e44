/* Facts of few people without a look at everybody's: what they own is found by an
 * index, what they have a part of by the credits. */
#include <stdlib.h>
#include <string.h>

#include "lib/metric/scan.h"

/* More of them are read faster by reading all. */
enum { PEOPLE_MOST = 1500, DEALS_MOST = 8000 };

static int
by_number(const void *x, const void *y)
{
	const int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

	return (a > b) - (a < b);
}

bool
scan_is_asked(const struct scan *s, int64_t person)
{
	return s->scope.people == NULL
	    || bsearch(&person, s->scope.people, s->scope.npeople, sizeof(person), by_number) != NULL;
}

/* ---- lists of deals ------------------------------------------------------ */

struct ids { int64_t *v; size_t n, cap; struct arena *a; };

static int
take_id(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct ids *l = arg;

	(void)c;
	(void)err;
	l->v = arena_more(l->a, l->v, l->n, &l->cap, sizeof(id));
	l->v[l->n++] = id;
	return SALES_OK;
}

/* Of deals that are facts themselves those whose day counts. */
static int
find_owned(struct scan *s, struct ids *out, struct sales_err *err)
{
	struct path  owner;
	struct query q = { .kind = schema_kind(&s->d->schema, "deal"), .among = &owner, .ids = s->scope.people,
		.nids = s->scope.npeople, .period = { DAY_NONE, DAY_NONE } };

	if (s->deal < 0) {
		q.on = s->q.on;
		q.period = s->q.period;
	}
	out->a = &s->arena;
	TRY(record_path(s->d, q.kind, "owner", &owner, err));
	return record_each(s->d, &q, take_id, out, err);
}

/* The deals of credits that are not among others, each once, in order. */
static void
take_deals(const struct scan *s, const struct credits *c, const struct ids *others, struct ids *out)
{
	for (size_t i = 0; i < c->n; i++)
		if (scan_is_asked(s, c->share[i].person) && (out->n == 0 || out->v[out->n - 1] != c->share[i].deal)
		    && (others->n == 0 || bsearch(&c->share[i].deal, others->v, others->n, sizeof(*others->v), by_number) == NULL)) {
			out->v = arena_more(out->a, out->v, out->n, &out->cap, sizeof(*out->v));
			out->v[out->n++] = c->share[i].deal;
		}
}

static void
merge(const struct ids *x, const struct ids *y, struct ids *out)
{
	out->v = arena_array(out->a, int64_t, x->n + y->n + 1);
	if (x->n > 0)
		memcpy(out->v, x->v, x->n * sizeof(*out->v));
	if (y->n > 0)
		memcpy(out->v + x->n, y->v, y->n * sizeof(*out->v));
	out->n = x->n + y->n;
	if (out->n > 0)
		qsort(out->v, out->n, sizeof(*out->v), by_number);
}

/* ---- narrowing ----------------------------------------------------------- */

static void
add_pass(struct scan *s, const struct path *by, const int64_t *ids, size_t n)
{
	s->pass[s->npasses++] = (struct pass){ *by, ids, n };
}

/* The credits that count. */
static const char *
credit_kind(const struct scan *s)
{
	return s->of->credit == CREDIT_OVERLAY ? "overlay" : "revenue";
}

/* The credits of those asked. */
struct shared_credits { struct shared_credits *next; const int64_t *people; size_t n; const char *kind; struct credits credits; };

static int
load_theirs(struct scan *s, struct credits *out, struct sales_err *err)
{
	struct metric_shared  *m = s->scope.shared;
	struct shared_credits *k = m == NULL ? NULL : m->credits;

	while (k != NULL && (k->people != s->scope.people || k->n != s->scope.npeople || strcmp(k->kind, credit_kind(s)) != 0))
		k = k->next;
	if (k != NULL) {
		*out = k->credits;
		return SALES_OK;
	}
	TRY(credits_load_of(s->d, credit_kind(s), "person", s->scope.people, s->scope.npeople, m == NULL ? &s->arena : m->a, out, err));
	if (m == NULL)
		return SALES_OK;
	k = arena_new(m->a, struct shared_credits);
	*k = (struct shared_credits){ m->credits, s->scope.people, s->scope.npeople, credit_kind(s), *out };
	m->credits = k;
	return SALES_OK;
}

/* What they own, and others' deals that they have a part of; with the credits of both. */
static int
narrow_deals(struct scan *s, struct sales_err *err)
{
	const bool              of_deal = s->deal < 0;
	const struct path       code = { .code = true };
	struct ids              owned = { 0 }, shared = { .a = &s->arena }, both = { .a = &s->arena };
	struct credits          theirs;

	TRY(find_owned(s, &owned, err));
	if (owned.n > DEALS_MOST)
		TRY(credits_load(s->d, credit_kind(s), &s->arena, &s->credits, err));
	else
		TRY(load_theirs(s, &theirs, err));
	take_deals(s, owned.n > DEALS_MOST ? &s->credits : &theirs, &owned, &shared);
	merge(&owned, &shared, &both);
	if (owned.n <= DEALS_MOST)
		TRY(credits_load_of(s->d, credit_kind(s), "deal", both.v, both.n, &s->arena, &s->credits, err));
	if (of_deal)
		add_pass(s, &s->col[s->owner], s->scope.people, s->scope.npeople);
	if (of_deal)
		add_pass(s, &code, shared.v, shared.n);
	else if (both.n <= DEALS_MOST)
		add_pass(s, &s->col[s->deal], both.v, both.n);
	return SALES_OK;
}

/* Where it is the deal's owner who gets what is not split. */
static bool
follows_deal(const struct scan *s)
{
	return s->deal < 0 || s->col[s->owner].n == 2;
}

int
scan_narrow(struct scan *s, struct sales_err *err)
{
	const bool splits = (s->of->credit == CREDIT_SPLIT || s->of->credit == CREDIT_OVERLAY) && (s->deal >= 0 || strcmp(s->kind->name, "deal") == 0);
	const bool few = s->owner >= 0 && s->scope.npeople > 0 && s->scope.npeople <= PEOPLE_MOST;

	if (splits && few && follows_deal(s))
		return narrow_deals(s, err);
	if (splits)
		return credits_load(s->d, credit_kind(s), &s->arena, &s->credits, err);
	if (few)
		add_pass(s, &s->col[s->owner], s->scope.people, s->scope.npeople);
	return SALES_OK;
}
