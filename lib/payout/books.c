#include "lib/payout/books.h"

#include <stdlib.h>
#include <string.h>

#include "lib/payout/kinds.h"
#include "lib/payout/lines.h"

/* ---- payments ------------------------------------------------------------ */

struct taking { struct arena *a; struct payout_payment *v; size_t n, cap; };

static const char *
text_in(struct arena *a, const struct value *v)
{
	return v->type == V_TEXT ? arena_strndup(a, v->u.s.p, v->u.s.n) : NULL;
}

static int
take_payment(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct taking *t = arg;

	(void)err;
	t->v = arena_more(t->a, t->v, t->n, &t->cap, sizeof(*t->v));
	t->v[t->n++] = (struct payout_payment){ .id = id, .person = value_id(&c[0]), .payout = value_id(&c[1]),
		.amount = { c[2].u.i }, .paid_on = (day)c[3].u.i, .reference = text_in(t->a, &c[4]), .note = text_in(t->a, &c[5]),
		.paid_by = value_id(&c[6]) };
	return SALES_OK;
}

int
payments_load(struct dept *d, int64_t run, struct arena *a, struct payout_payment **out, size_t *n,
    struct sales_err *err)
{
	static const char *const name[] = { "person", "payout", "amount", "paid_on", "reference", "note", "paid_by" };
	struct taking            t = { .a = a };
	struct query             q;

	TRY(record_query(d, &payment_kind, name, sizeof(name) / sizeof(name[0]),
	    run == 0 ? NULL : arena_printf(a, "payout:PR-%lld", (long long)run), a, &q, err));
	TRY(record_each(d, &q, take_payment, &t, err));
	*out = t.v;
	*n = t.n;
	return SALES_OK;
}

/* ---- lines --------------------------------------------------------------- */

/* The newest version up to this one that still has the component: what another
 * one posted may be taken back under a rule book without it. */
static int
find_rule(struct dept *d, const struct stored_rule *r, const struct plan **plan, const struct component **comp,
    struct sales_err *err)
{
	const struct policy *p;

	*plan = NULL;
	*comp = NULL;
	for (int64_t v = r->version; v > 0; v--) {
		const struct plan *at;

		TRY(dept_policy_version(d, v, &p, err));
		at = policy_plan(p, r->plan);
		*plan = *plan == NULL ? at : *plan;
		for (size_t i = 0; at != NULL && i < at->ncomponents; i++)
			if (strcmp(at->components[i].id, r->component) == 0)
				*comp = &at->components[i];
		if (*comp != NULL || (*plan != NULL && (r->component[0] == '\0' || strchr(r->component, '@') != NULL)))
			break;
	}
	return SALES_OK;
}

int
books_accounts(struct dept *d, const struct stored_rule *r, struct rule_accounts *out, struct sales_err *err)
{
	const struct plan      *plan;
	const struct component *comp;
	struct ledger_rule      rule = { .component = r->component };

	TRY(find_rule(d, r, &plan, &comp, err));
	rule.recovered = plan == NULL || plan->draw.recoverable || plan->draw.amount.v == 0;
	out->of_fact = ledger_against(&rule);
	rule.caps = comp != NULL && comp_is_by_fact(comp->kind);
	rule.withheld = comp != NULL && comp->cap_excess == EXCESS_WITHHELD;
	out->without = ledger_against(&rule);
	return SALES_OK;
}

static const struct sql sums = {
	"SELECT person, rule, fact_kind = 0, sum(amount), min(id), count(*) FROM payout_line WHERE id >= ?1 AND id < ?2"
	" GROUP BY person, rule, fact_kind = 0 ORDER BY person, rule, fact_kind = 0" };

struct reading_run { struct dept *d; const struct books_ask *ask; const struct payout_run *run;
	struct stored_rule *rule; struct rule_accounts *account; size_t nrules; };

static int
read_sums(const struct reading_run *r, book_entry_fn *fn, void *arg, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	int64_t                              first, n;

	TRY(lines_of(r->d, r->run, r->ask->person, &first, &n, err));
	TRY(db_query(&r->d->db, &st, &sums, BIND(V(first), V(first + n)), err));
	while (db_next(&st)) {
		const size_t      at = r->nrules == 0 ? 0 : (size_t)(db_int(&st, 1) - r->rule[0].id);
		struct book_entry e = { .run = r->run, .person = db_int(&st, 0), .on = r->run->to_on,
			.amount = { db_int(&st, 3) }, .first_line = db_int(&st, 4), .lines = db_int(&st, 5) };

		if (at >= r->nrules)
			return FAIL(err, SALES_EDAMAGED, _("line %lld belongs to no payout"), (long long)e.first_line);
		if (r->ask->person != 0 && r->ask->person != e.person)
			continue;
		e.plan = r->rule[at].plan;
		e.component = r->rule[at].component;
		e.against = db_int(&st, 2) != 0 ? r->account[at].without : r->account[at].of_fact;
		TRY(fn(arg, &e, err));
	}
	return db_end(&st, err);
}

static int
read_run(struct dept *d, const struct books_ask *ask, const struct payout_run *run, struct arena *a, book_entry_fn *fn,
    void *arg, struct sales_err *err)
{
	struct reading_run r = { .d = d, .ask = ask, .run = run };

	TRY(rules_stored(d, run->id, a, &r.rule, &r.nrules, err));
	r.account = arena_array(a, struct rule_accounts, r.nrules + 1);
	for (size_t i = 0; i < r.nrules; i++)
		TRY(books_accounts(d, &r.rule[i], &r.account[i], err));
	return read_sums(&r, fn, arg, err);
}

/* ---- all of it ----------------------------------------------------------- */

struct event { day on; const struct payout_run *run; const struct payout_payment *payment; };

static int
by_day(const void *x, const void *y)
{
	const struct event *a = x, *b = y;
	const bool          pa = a->payment != NULL, pb = b->payment != NULL;

	if (a->on != b->on)
		return a->on < b->on ? -1 : 1;
	if (pa != pb)
		return pa ? 1 : -1;
	if (pa)
		return (a->payment->id > b->payment->id) - (a->payment->id < b->payment->id);
	return (a->run->id > b->run->id) - (a->run->id < b->run->id);
}

static bool
is_asked(const struct books_ask *ask, day on)
{
	return (ask->from == DAY_NONE || on >= ask->from) && (ask->until == DAY_NONE || on <= ask->until);
}

static bool
counts(const struct books_ask *ask, const struct payout_run *r)
{
	return (ask->drafts || strcmp(r->state, "approved") == 0) && (ask->only == NULL || ask->only->id == r->id);
}

static const struct payout_run *
run_of(const struct payout_run *runs, size_t n, int64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (runs[i].id == id)
			return &runs[i];
	return NULL;
}

static int
events_load(struct dept *d, const struct books_ask *ask, struct arena *a, struct event **out, size_t *n,
    struct sales_err *err)
{
	struct payout_run     *runs;
	struct payout_payment *pays;
	size_t                 nruns, npays;

	TRY(payout_list(d, false, a, &runs, &nruns, err));
	TRY(payments_load(d, ask->only == NULL ? 0 : ask->only->id, a, &pays, &npays, err));
	*out = arena_array(a, struct event, nruns + npays + 1);
	*n = 0;
	for (size_t i = 0; i < nruns; i++)
		if (counts(ask, &runs[i]) && is_asked(ask, runs[i].to_on))
			(*out)[(*n)++] = (struct event){ runs[i].to_on, &runs[i], NULL };
	for (size_t i = 0; i < npays; i++) {
		const struct payout_run *r = run_of(runs, nruns, pays[i].payout);

		if (r != NULL && is_asked(ask, pays[i].paid_on) && (ask->person == 0 || ask->person == pays[i].person))
			(*out)[(*n)++] = (struct event){ pays[i].paid_on, r, &pays[i] };
	}
	if (*n > 0)
		qsort(*out, *n, sizeof(**out), by_day);
	return SALES_OK;
}

int
books_each(struct dept *d, const struct books_ask *ask, struct arena *a, book_entry_fn *fn, void *arg,
    struct sales_err *err)
{
	struct event *e;
	size_t        n;

	TRY(events_load(d, ask, a, &e, &n, err));
	for (size_t i = 0; i < n; i++) {
		const struct payout_payment *p = e[i].payment;
		struct book_entry            out = { .run = e[i].run, .payment = p, .on = e[i].on, .plan = "", .component = "",
			.against = ACCOUNT_PAID };

		if (p == NULL) {
			TRY(read_run(d, ask, e[i].run, a, fn, arg, err));
			continue;
		}
		out.person = p->person;
		out.amount = p->amount;
		TRY(fn(arg, &out, err));
	}
	return SALES_OK;
}

/* ---- balances ------------------------------------------------------------ */

struct adding { struct arena *a; struct book_balance *v; size_t n, cap, last; };

static int
by_person(const void *x, const void *y)
{
	const struct book_balance *a = x, *b = y;

	return (a->person > b->person) - (a->person < b->person);
}

/* Entries of a run come by person, so it is most often the last one or the one
 * behind it. */
static struct book_balance *
balance_of(struct adding *s, int64_t person)
{
	for (size_t i = 0; i < s->n; i++) {
		const size_t at = (s->last + i) % s->n;

		if (s->v[at].person != person)
			continue;
		s->last = at;
		return &s->v[at];
	}
	s->v = arena_more(s->a, s->v, s->n, &s->cap, sizeof(*s->v));
	s->v[s->n] = (struct book_balance){ .person = person };
	s->last = s->n;
	return &s->v[s->n++];
}

static int
add_entry(void *arg, const struct book_entry *e, struct sales_err *err)
{
	struct book_balance  *b = balance_of(arg, e->person);
	struct ledger_posting p[2];

	if (e->payment != NULL)
		ledger_post_payment(e->amount.v, p);
	else
		ledger_post_line(e->against, e->amount.v, p);
	for (size_t i = 0; i < 2; i++)
		if (__builtin_add_overflow(b->sum[p[i].account], p[i].amount, &b->sum[p[i].account]))
			return FAIL(err, SALES_EINVAL, _("somebody's payout is too large to reckon with"));
	return SALES_OK;
}

int
books_balances(struct dept *d, const struct books_ask *ask, struct arena *a, struct book_balance **out, size_t *n,
    struct sales_err *err)
{
	struct adding s = { .a = a };

	TRY(books_each(d, ask, a, add_entry, &s, err));
	if (s.n > 0)
		qsort(s.v, s.n, sizeof(*s.v), by_person);
	*out = s.v;
	*n = s.n;
	return SALES_OK;
}
