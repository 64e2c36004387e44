#include "lib/review/check.h"

#include <string.h>

#include "lib/review/cohort.h"

/* A card, and who has another one before it. */
struct card_fit { struct card_rule rule; bool good; long both; const struct scorecard *first; int64_t who; };

struct fitting {
	struct people_scope  scope;
	const struct policy *p;
	struct org           org;
	struct card_fit     *fit;   /* by the book's order */
	day                  today;
};

static void
fault(struct diags *ds, enum diag_level level, const struct scorecard *c, const char *field, const char *code,
    const char *message)
{
	diags_add(ds, &(struct diag){ .level = level, .code = code, .file = c->at.file, .line = c->at.line,
	    .column = c->at.column, .field = field, .message = message });
}

static void
bind(struct fitting *f, size_t at, struct diags *ds)
{
	const struct scorecard *c = f->fit[at].rule.card = &f->p->scorecards[at];
	struct sales_err        err;
	struct expr            *e = NULL;

	f->fit[at].good = c->who == NULL || people_scope_bind(&f->scope, c->who, &e, &err) == SALES_OK;
	f->fit[at].rule.e = e;
	if (!f->fit[at].good)
		fault(ds, DIAG_ERROR, c, arena_printf(ds->arena, "scorecards.%s.for", c->id), "policy.expression",
		    arena_printf(ds->arena, "%s%s%s", err.msg, err.hint[0] == '\0' ? "" : "; ", err.hint));
}

static int
take_person(void *arg, int64_t id, const struct value *cells, struct sales_err *err)
{
	struct fitting   *f = arg;
	struct people_row row = { .scope = &f->scope, .cells = cells };
	size_t            at[UNIT_YEAR + 1];   /* the first that fits, by cycle, + 1 */

	if ((size_t)id >= f->org.npeople || f->org.person[id].id == 0 || !org_is_there(&f->org.person[id], (struct period){ f->today, f->today }))
		return SALES_OK;
	memset(at, 0, sizeof(at));
	row.place = org_at(&f->org, id, f->today);
	for (size_t i = 0; i < f->p->nscorecards; i++) {
		struct card_fit *fit = &f->fit[i];
		size_t          *first = &at[fit->rule.card->cycle];
		bool             fits = false;

		if (!fit->good || card_rule_fits(&fit->rule, &row, &fits, err) != SALES_OK || !fits)
			continue;
		if (*first != 0 && fit->both++ == 0) {
			fit->first = f->fit[*first - 1].rule.card;
			fit->who = id;
		}
		if (*first == 0)
			*first = i + 1;
	}
	return SALES_OK;
}

static void
tell(const struct fitting *f, struct diags *ds)
{
	for (size_t i = 0; i < f->p->nscorecards; i++) {
		const struct card_fit *c = &f->fit[i];

		if (c->both == 1)
			fault(ds, DIAG_WARNING, c->rule.card, NULL, "policy.two-cards", arena_printf(ds->arena,
			    _("scorecard '%s' and '%s' both fit %s: he is judged by '%s'"), c->first->id, c->rule.card->id,
			    f->org.person[c->who].name, c->first->id));
		else if (c->both > 1)
			fault(ds, DIAG_WARNING, c->rule.card, NULL, "policy.two-cards", arena_printf(ds->arena,
			    _("scorecard '%s' and '%s' both fit %s and %ld more: they are judged by '%s'"), c->first->id, c->rule.card->id,
			    f->org.person[c->who].name, c->both - 1, c->first->id));
	}
}

void
scorecards_check(struct dept *d, const struct policy *p, struct diags *ds)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct fitting                   f = { .p = p, .today = d->when.today };
	struct query                     q = { .period = { DAY_NONE, DAY_NONE } };
	struct sales_err                 err;

	if (p->nscorecards == 0)
		return;
	people_scope_open(&f.scope, d, &d->schema, &a);
	f.fit = arena_array(&a, struct card_fit, p->nscorecards + 1);
	for (size_t i = 0; i < p->nscorecards; i++)
		bind(&f, i, ds);
	q.kind = f.scope.person;
	q.cols = f.scope.col;
	q.ncols = f.scope.ncols;
	if (p->nscorecards > 1 && org_load(d, &a, &f.org, &err) == SALES_OK && record_each(d, &q, take_person, &f, &err) == SALES_OK)
		tell(&f, ds);
}
