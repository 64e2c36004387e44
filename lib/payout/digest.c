#include "lib/payout/digest.h"

#include <string.h>

void
digest_begin(struct run_digest *g)
{
	crypto_generichash_init(&g->state, NULL, 0, 32);
	g->n = 0;
}

static void
flush(struct run_digest *g)
{
	crypto_generichash_update(&g->state, g->buf, g->n);
	g->n = 0;
}

static inline void
put(struct run_digest *g, int64_t v)
{
	uint64_t u = ((uint64_t)v << 1) ^ (uint64_t)(v >> 63);

	while (u >= 0x80) {
		g->buf[g->n++] = (unsigned char)(u | 0x80);
		u >>= 7;
	}
	g->buf[g->n++] = (unsigned char)u;
}

static void
put_text(struct run_digest *g, const char *s)
{
	size_t n = strlen(s);

	put(g, (int64_t)n);
	flush(g);
	crypto_generichash_update(&g->state, (const unsigned char *)s, n);
}

/* Room for one line: ten numbers of at most ten bytes. */
static inline void
room(struct run_digest *g)
{
	if (g->n > sizeof(g->buf) - 128)
		flush(g);
}

void
digest_rule(struct run_digest *g, int64_t version, const char *plan, const char *component)
{
	room(g);
	put(g, version);
	put_text(g, plan);
	put_text(g, component);
}

void
digest_person(struct run_digest *g, int64_t person, int64_t lines, int64_t amount)
{
	room(g);
	put(g, person);
	put(g, lines);
	put(g, amount);
}

void
digest_line(struct run_digest *g, const struct stored_line *l, int64_t rule)
{
	room(g);
	put(g, rule);
	put(g, l->kind);
	put(g, l->fact);
	put(g, l->on);
	put(g, l->base);
	put(g, l->before);
	put(g, l->target);
	put(g, l->amount);
	put(g, l->cause);
	put(g, l->cause_op);
}

void
digest_end(struct run_digest *g, char hex[HEX_SIZE])
{
	unsigned char out[32];

	flush(g);
	crypto_generichash_final(&g->state, out, sizeof(out));
	sodium_bin2hex(hex, HEX_SIZE, out, sizeof(out));
}

/* ---- of what is stored ---- */

static const struct sql people_of_run = {
	"SELECT person, first_line, lines, amount FROM payout_person WHERE run = ?1 ORDER BY person" };

struct stored_digest {
	struct run_digest    g;
	struct stored_rule  *rule;
	size_t               nrules;
	struct buf           people;       /* struct person_sum[] */
	size_t               at;           /* of whom the next lines should be, + 1 */
	size_t               left;         /* lines that are still his or hers */
	bool                 torn;         /* lines and people don't fit each other */
};

static int
read_people(struct dept *d, int64_t run, struct buf *out, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };

	TRY(db_query(&d->db, &st, &people_of_run, BIND(V(run)), err));
	while (db_next(&st)) {
		struct person_sum p = { .person = db_int(&st, 0), .first = (size_t)db_int(&st, 1),
			.n = (size_t)db_int(&st, 2), .amount = db_int(&st, 3) };

		buf_put(out, &p, sizeof(p));
	}
	return db_end(&st, err);
}

static int
digest_stored(void *arg, const struct stored_line *l, struct sales_err *err)
{
	struct stored_digest    *s = arg;
	const struct person_sum *p = (const struct person_sum *)(const void *)s->people.p;

	(void)err;
	if (s->left == 0 && s->at < s->people.n / sizeof(*p)) {
		s->left = p[s->at].n;
		s->torn = s->torn || p[s->at].first != (size_t)l->id;
		digest_person(&s->g, p[s->at].person, (int64_t)s->left, p[s->at].amount);
		s->at++;
	}
	s->torn = s->torn || s->at == 0 || s->left == 0 || l->person != p[s->at - 1].person;
	s->left -= s->left > 0;
	digest_line(&s->g, l, s->nrules == 0 ? -1 : l->rule - s->rule[0].id);
	return SALES_OK;
}

static int
digest_run(struct dept *d, int64_t run, int64_t first, int64_t n, struct stored_digest *s,
    struct arena *a, struct sales_err *err)
{
	digest_begin(&s->g);
	TRY(rules_stored(d, run, a, &s->rule, &s->nrules, err));
	for (size_t i = 0; i < s->nrules; i++)
		digest_rule(&s->g, s->rule[i].version, s->rule[i].plan, s->rule[i].component);
	TRY(read_people(d, run, &s->people, err));
	TRY(lines_each(d, first, n, digest_stored, s, err));
	s->torn = s->torn || s->left != 0 || s->at != s->people.n / sizeof(struct person_sum);
	return SALES_OK;
}

int
payout_is_intact(struct dept *d, const struct payout_run *r, bool *intact, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct stored_digest             stored = { 0 }, *s = &stored; /* aligned as the hash asks */
	char                             hex[HEX_SIZE];
	int                              rc = digest_run(d, r->id, r->first_line, r->lines, s, &a, err);

	buf_done(&s->people);
	if (rc != SALES_OK)
		return rc;
	digest_end(&s->g, hex);
	*intact = !s->torn && strcmp(hex, r->digest) == 0;
	return SALES_OK;
}

/* The digest is of lines and people; what the run's own record says of them is what
 * lists show. */
static int
check_total(struct dept *d, const struct payout_run *r, payout_fault_fn *fn, void *arg, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf people = { 0 };
	const struct payout_fault    f = { .run = r, .what = r->code,
		.message = _("its total is not what its lines come to: it was changed outside salesctl") };
	const struct person_sum     *p;
	int64_t                      total = 0;

	TRY(read_people(d, r->id, &people, err));
	p = (const struct person_sum *)(const void *)people.p;
	for (size_t i = 0; i < people.n / sizeof(*p); i++)
		total += p[i].amount;
	return total == r->total.v ? SALES_OK : fn(arg, &f, err);
}

int
payout_check_digests(struct dept *d, const struct payout_run *only, bool all, payout_fault_fn *fn,
    void *arg, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct payout_run               *run;
	size_t                           n;
	bool                             intact;

	TRY(payout_list(d, all, &a, &run, &n, err));
	for (size_t i = 0; i < n; i++) {
		const struct payout_fault f = { .run = &run[i], .what = run[i].code,
			.message = _("its lines are not those that were run: they were changed outside salesctl") };

		if (only != NULL && only->id != run[i].id)
			continue;
		TRY(payout_is_intact(d, &run[i], &intact, err));
		if (!intact)
			TRY(fn(arg, &f, err));
		else
			TRY(check_total(d, &run[i], fn, arg, err));
	}
	return SALES_OK;
}

int
payout_need_intact(struct dept *d, const struct payout_run *r, struct sales_err *err)
{
	bool intact;

	TRY(payout_is_intact(d, r, &intact, err));
	if (intact)
		return SALES_OK;
	FAIL(err, SALES_EDAMAGED, _("payout %s was changed behind salesctl's back: its lines are not those that were run"), r->code);
	return err_hint(err, "salesctl payout verify %s", r->code);
}
