/* Making a run: reckon, subtract what was posted, write what is left. */
#include <string.h>

#include "lib/payout/effect.h"
#include "lib/payout/kinds.h"
#include "lib/payout/posted.h"
#include "lib/payout/signature.h"
#include "lib/record/draft.h"

struct making {
	struct op           *op;
	struct dept         *d;
	struct arena         arena;
	struct period        period;
	char                 name[PERIOD_SIZE], stored[PERIOD_SIZE]; /* as people read it, as fields of periods are kept */
	const char          *code;
	struct payout_run   *runs;       /* that are not replaced, oldest first */
	size_t               nruns;
	const struct payout_run *draft;  /* of this period, not approved, to be made anew; or NULL */
	bool                 drops;      /* runs of later periods that took it as posted, none of them approved */
	struct engine        e;
	struct lines         lines;
	char                 digest[HEX_SIZE];
};

static void
making_done(struct making *m)
{
	engine_done(&m->e);
	arena_done(&m->arena);
}

static bool
is_later(const struct making *m, const struct payout_run *r)
{
	return r->from_on == period_in_year(m->period.to, UNIT_YEAR, &m->d->when).from && r->to_on > m->period.to;
}

/* An earlier period is not run again once a later one was: what changed in it
 * is posted by the next run. But a draft that nothing approved stands on is. */
static int
check_order(struct making *m, struct sales_err *err)
{
	const struct payout_run *last = NULL;
	bool                     approved = false;

	for (size_t i = 0; i < m->nruns; i++)
		if (is_later(m, &m->runs[i])) {
			last = last == NULL || m->runs[i].to_on >= last->to_on ? &m->runs[i] : last;
			approved = approved || strcmp(m->runs[i].state, "approved") == 0;
		}
	m->drops = last != NULL && !approved && m->draft != NULL && m->op != NULL;
	if (last == NULL || m->drops)
		return SALES_OK;
	FAIL(err, SALES_EPOLICY, _("%s was already run: what has changed in %s since then is "
	    "posted by running %s again"), last->code, m->name, last->period);
	return err_hint(err, "salesctl payout run -p %s", last->period);
}

/* 2026Q3, then 2026Q3.2, 2026Q3.3; what is not approved keeps its code. */
static void
name_run(struct making *m)
{
	int n = 1;

	m->code = m->name;
	for (size_t i = 0; i < m->nruns; i++) {
		if (strcmp(m->runs[i].period, m->name) != 0)
			continue;
		if (strcmp(m->runs[i].state, "approved") != 0) {
			m->draft = &m->runs[i];
			m->code = m->draft->code;
			return;
		}
		n++;
	}
	if (n > 1)
		m->code = arena_printf(&m->arena, "%s.%d", m->name, n);
}

static int
prepare(struct making *m, struct period p, struct sales_err *err)
{
	m->period = p;
	period_name(p, &m->d->when, m->name);
	period_str(p, m->stored);
	TRY(engine_check_period(m->d, p, err));
	TRY(payout_list(m->d, false, &m->arena, &m->runs, &m->nruns, err));
	name_run(m);
	TRY(check_order(m, err));
	return SALES_OK;
}

static int
reckon(struct making *m, struct sales_err *err)
{
	struct run_list runs;

	TRY(runs_counted(m->d, m->draft == NULL ? NULL : m->code, &m->arena, &runs, err));
	TRY(engine_load(&m->e, m->d, m->period, &m->arena, err));
	TRY(engine_need_goals(&m->e, m->period, err));
	TRY(past_load(&m->e, &runs, err));
	TRY(engine_reckon(&m->e, err));
	TRY(posted_subtract(&m->e, &runs, err));
	TRY(lines_arrange(&m->e, &m->lines, err));
	lines_digest(&m->lines, m->digest);
	return SALES_OK;
}

static int
replace(struct making *m, const struct payout_run *run, long *voided, struct sales_err *err)
{
	struct draft r;
	long         n = 0;

	TRY(signatures_void(m->op, run, &n, err));
	*voided += n;
	TRY(draft_of(m->op, &payout_kind, run->id, &m->arena, &r, err));
	draft_set(&r, "state", v_text("replaced"));
	return draft_save(&r, NULL, NULL, err);
}

/* Before it is reckoned: they count no more. */
static int
drop_later(struct making *m, struct payout_result *out, struct sales_err *err)
{
	TRY(op_mark(m->op, err));
	for (size_t i = 0; i < m->nruns; i++)
		if (is_later(m, &m->runs[i])) {
			TRY(replace(m, &m->runs[i], &out->voided, err));
			out->dropped = out->dropped == NULL ? arena_strdup(&m->d->arena, m->runs[i].code)
			    : arena_printf(&m->d->arena, "%s, %s", out->dropped, m->runs[i].code);
		}
	return SALES_OK;
}

/* It is as it was, and so are those. */
static int
keep_later(struct making *m, struct payout_result *out, struct sales_err *err)
{
	out->dropped = NULL;
	out->voided = 0;
	return op_back(m->op, err);
}

static int
add_run(struct making *m, int64_t *id, struct sales_err *err)
{
	struct draft         r = draft_new(m->op, &payout_kind, &m->arena);
	const struct engine *e = &m->e;
	const struct actor  *actor;
	int64_t              first;

	TRY(dept_actor(m->d, &actor, err));
	TRY(lines_next(m->d, &first, err));
	draft_set(&r, "run", v_text(m->code));
	draft_set(&r, "period", v_text(m->stored));
	draft_set(&r, "from_on", v_day(e->year.from));
	draft_set(&r, "to_on", v_day(e->year.to));
	draft_set(&r, "state", v_text("draft"));
	draft_set(&r, "policy", v_int(e->days[e->nversions - 1].policy->version));
	draft_set(&r, "facts_op", v_int(m->op->no - 1));
	draft_set(&r, "people", v_int((int64_t)m->lines.npeople));
	draft_set(&r, "first_line", v_int(first));
	draft_set(&r, "lines", v_int((int64_t)m->lines.n));
	draft_set(&r, "total", v_money((money){ m->lines.total }));
	draft_set(&r, "digest", v_text(m->digest));
	TRY(draft_set_actor(&r, "prepared_by", err));
	draft_set(&r, "prepared_login", v_text(actor->login));
	TRY(draft_save(&r, id, NULL, err));
	return lines_write(m->d, &m->lines, *id, first, err);
}

static void
tell(const struct making *m, struct payout_result *out)
{
	out->people = (long)m->lines.npeople;
	out->lines = (long)m->lines.n;
	out->total = (money){ m->lines.total };
	for (size_t i = 0; i < m->lines.n; i++)
		out->differences += m->lines.v[i].cause != CAUSE_FIRST;
}

/* A run that pays nobody by a plan says so: a slip in `for` is seen nowhere else. */
static void
tell_nobody(const struct making *m, struct payout_result *out)
{
	const size_t         newest = m->e.nversions - 1;
	const struct policy *p = m->e.days[newest].policy;

	out->nobody = arena_array(&m->d->arena, const struct plan *, p->nplans);
	for (size_t i = 0; i < p->nplans; i++)
		if (!who_any(&m->e.who, newest, i))
			out->nobody[out->nnobody++] = &p->plans[i];
}

int
payout_run(struct op *op, struct period p, struct payout_result *out, struct sales_err *err)
{
	CLEANUP(making_done) struct making m = { .op = op, .d = op->d };

	*out = (struct payout_result){ .code = "" };
	TRY(prepare(&m, p, err));
	if (m.drops)
		TRY(drop_later(&m, out, err));
	TRY(reckon(&m, err));
	tell(&m, out);
	tell_nobody(&m, out);
	out->code = arena_strdup(&m.d->arena, m.code);
	if (m.draft != NULL && strcmp(m.draft->digest, m.digest) == 0) {
		out->stands = true;
		return m.drops ? keep_later(&m, out, err) : SALES_OK;
	}
	if (m.draft != NULL) {
		TRY(replace(&m, m.draft, &out->voided, err));
		out->replaced = true;
	}
	return m.lines.n == 0 ? SALES_OK : add_run(&m, &out->id, err);
}

/* ---- what a run would be ------------------------------------------------- */

int
payout_preview(struct dept *d, struct period p, struct arena *a, struct payout_preview *out, struct sales_err *err)
{
	CLEANUP(making_done) struct making m = { .d = d };

	*out = (struct payout_preview){ 0 };
	TRY(prepare(&m, p, err));
	TRY(reckon(&m, err));
	out->code = arena_strdup(a, m.code);
	out->period = arena_strdup(a, m.name);
	out->line = arena_array(a, struct preview_line, m.lines.n + 1);
	for (; out->n < m.lines.n; out->n++) {
		const struct entitled *l = &m.lines.v[out->n];

		out->line[out->n] = (struct preview_line){ .person = l->person, .fact = l->fact, .on = l->on,
			.kind = d->schema.by_no[l->kind], .plan = arena_strdup(a, m.e.rule[l->rule].plan),
			.component = arena_strdup(a, m.e.rule[l->rule].component), .amount = { l->amount } };
	}
	return SALES_OK;
}
