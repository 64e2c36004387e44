#include "lib/payout/who.h"

#include <string.h>

#include "lib/org/kinds.h"
#include "lib/payout/check.h"

/* More of them are read faster by reading all. */
enum { PEOPLE_MOST = 1500 };

/* One plan's `for` in one version. */
struct who_rule { const struct expr *e; uint8_t *in; };

struct who_load {
	struct people_scope scope;
	const struct org *org;
	struct who       *who;
	struct who_rule  *rule;
	size_t            nrules;
};

static int
look_at_person(void *arg, int64_t id, const struct value *cells, struct sales_err *err)
{
	struct who_load         *w = arg;
	const struct org_person *p = &w->org->person[id];
	struct people_row        row = { .scope = &w->scope, .cells = cells };
	bool                     matches;

	if ((size_t)id >= w->org->npeople || p->id == 0)
		return SALES_OK;
	for (size_t i = 0; i < p->nplaces; i++) {
		row.place = &p->place[i];
		for (size_t k = 0; k < w->nrules; k++) {
			TRY(people_match(&row, w->rule[k].e, &matches, err));
			w->rule[k].in[w->who->first[id] + i] = matches;
		}
	}
	return SALES_OK;
}

static void
number_places(struct who *w, const struct org *org, struct arena *a)
{
	w->org = org;
	w->first = arena_array(a, uint32_t, org->npeople + 1);
	for (size_t i = 0; i < org->npeople; i++) {
		w->first[i] = (uint32_t)w->nplaces;
		w->nplaces += org->person[i].nplaces;
	}
}

static int
add_plan(struct who_load *w, const struct policy *p, const struct plan *plan, uint8_t *in,
    struct sales_err *err)
{
	struct expr *e;

	if (plan->who == NULL) {
		memset(in, 1, w->who->nplaces);
		return SALES_OK;
	}
	if (people_scope_bind(&w->scope, plan->who, &e, err) != SALES_OK) {
		err_prefix(err, _("rule book version %lld, plan '%s', for: "), (long long)p->version,
		    plan->id);
		return err->code = SALES_EINVAL;
	}
	w->rule[w->nrules++] = (struct who_rule){ e, in };
	return SALES_OK;
}

int
who_load(struct dept *d, const struct rule_days *days, size_t ndays, const struct org *org,
    struct arena *a, struct who *out, struct sales_err *err)
{
	return who_load_of(d, days, ndays, org, NULL, 0, a, out, err);
}

int
who_load_of(struct dept *d, const struct rule_days *days, size_t ndays, const struct org *org,
    const int64_t *person, size_t n, struct arena *a, struct who *out, struct sales_err *err)
{
	const struct path code = { .code = true };
	struct who_load w = { .org = org, .who = out };
	struct query    q = { .period = { DAY_NONE, DAY_NONE }, .ids = person, .nids = n };
	size_t          nplans = 0;

	*out = (struct who){ 0 };
	if (n > 0 && n <= PEOPLE_MOST)
		q.among = &code;
	number_places(out, org, a);
	people_scope_open(&w.scope, d, &d->schema, a);
	for (size_t i = 0; i < ndays; i++)
		nplans += days[i].policy->nplans;
	w.rule = arena_array(a, struct who_rule, nplans + 1);
	out->in = arena_array(a, uint8_t **, ndays);
	for (size_t i = 0; i < ndays; i++) {
		const struct policy *p = days[i].policy;

		out->in[i] = arena_array(a, uint8_t *, p->nplans + 1);
		for (size_t k = 0; k < p->nplans; k++) {
			out->in[i][k] = arena_array(a, uint8_t, out->nplaces + 1);
			TRY(add_plan(&w, p, &p->plans[k], out->in[i][k], err));
		}
	}
	if (w.nrules == 0)
		return SALES_OK;
	q.kind = w.scope.person;
	q.cols = w.scope.col;
	q.ncols = w.scope.ncols;
	return record_each(d, &q, look_at_person, &w, err);
}

bool
who_any(const struct who *w, size_t version, size_t plan)
{
	return memchr(w->in[version][plan], 1, w->nplaces) != NULL;
}
