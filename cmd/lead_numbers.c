/* salesctl lead due, response, funnel: who waits, how soon leads are answered,
 * and what becomes of them. */
#include "cmd/figure.h"
#include "cmd/lead.h"
#include "cmd/show.h"
#include "lib/base/tr.h"
#include "lib/crm/kinds.h"
#include "lib/crm/lead_groups.h"

/* ---- due ----------------------------------------------------------------- */

const struct opt lead_due_opts[] = {
	OPT_S(0, "for", N_("PERSON"), struct lead_due_args, who, N_("only this person's leads"), .hint = HINT_KIND, .kind = "person"),
	OPT_F(0, "all", struct lead_due_args, all, N_("those that are still in time too")),
	OPT_F(0, "exit-code", struct lead_due_args, exit_code, N_("exit with 1 when one is late")),
	OPT_END
};
const struct col lead_due_cols[] = {
	{ "lead", COL_REF, N_("Sales lead"), 0, NULL },
	{ "owner", COL_REF, N_("Owner"), 0, NULL },
	{ "created", COL_DAY, N_("Created"), 0, NULL },
	{ "due", COL_DAY, N_("Answer due"), 0, NULL },
	{ "waited", COL_COUNT, N_("Days waited"), 0, NULL },
	{ "late", COL_COUNT, N_("Days late"), 0, NULL },
	{ .key = NULL },
};

static int
put_wait(struct ctx *ctx, const struct lead_wait *w)
{
	struct ref_name lead, owner;
	struct cell     c[7];

	TRY(dept_name(&ctx->dept, ctx_kind(ctx), w->lead, &lead, &ctx->err));
	TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], w->owner, &owner, &ctx->err));
	c[0] = cell_ref(lead.code, lead.name);
	c[1] = cell_ref(owner.code, owner.name);
	c[2] = cell_day(w->created);
	c[3] = cell_toned(cell_day(w->due), w->late > 0 ? TONE_BAD : TONE_PLAIN);
	c[4] = cell_count(w->waited);
	c[5] = cell_count(w->late);
	c[6] = (struct cell){ .type = COL_END };
	return out_row(ctx->out, c);
}

int
lead_run_due(struct ctx *ctx, const void *args)
{
	const struct lead_due_args *a = args;
	struct lead_wait           *v;
	size_t                      n;
	int64_t                     who = 0;
	long                        shown = 0, late = 0;

	if (a->who != NULL)
		TRY(record_find(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], a->who, &who, &ctx->err));
	TRY(lead_waits(&ctx->dept, &ctx->arena, &v, &n, &ctx->err));
	TRY(ctx_table(ctx, "salesctl.lead.due", lead_due_cols));
	for (size_t i = 0; i < n; i++) {
		if ((who != 0 && v[i].owner != who) || (!a->all && v[i].late == 0))
			continue;
		TRY(put_wait(ctx, &v[i]));
		shown++;
		late += v[i].late > 0;
	}
	ctx_footer(ctx, tr_n("%ld lead waits for an answer, late: %ld", "%ld leads wait for an answer, late: %ld", shown),
	    shown, late);
	return a->exit_code && late > 0 ? SALES_NO : SALES_OK;
}

/* ---- by a field ---------------------------------------------------------- */

const struct opt lead_by_opts[] = {
	OPT_S(0, "by", N_("FIELD"), struct lead_by_args, by, N_("a field of the leads: owner, source, owner.team ..."),
	    .hint = HINT_FIELD),
	OPT_END
};
const struct col lead_response_cols[] = {
	{ "group", COL_TEXT, N_("Owner"), 0, NULL },
	{ "leads", COL_COUNT, N_("Leads"), 0, NULL },
	{ "answered", COL_COUNT, N_("Leads answered"), 0, NULL },
	{ "in_time", COL_COUNT, N_("In time"), 0, NULL },
	{ "overdue", COL_COUNT, N_("Overdue"), 0, NULL },
	{ "in_time_share", COL_PERCENT, N_("In time %"), 0, NULL },
	{ "average", COL_NUM, N_("Average days"), 0, NULL },
	{ "most_within", COL_COUNT, N_("9 of 10 within"), 0, NULL },
	{ .key = NULL },
};
const struct col lead_funnel_cols[] = {
	{ "group", COL_TEXT, N_("Source"), 0, NULL },
	{ "leads", COL_COUNT, N_("Leads"), 0, NULL },
	{ "open", COL_COUNT, N_("Still open"), 0, NULL },
	{ "disqualified", COL_COUNT, N_("Disqualified"), 0, NULL },
	{ "converted", COL_COUNT, N_("Leads converted"), 0, NULL },
	{ "rate", COL_PERCENT, N_("Converted %"), 0, NULL },
	{ "won", COL_COUNT, N_("Won"), 0, NULL },
	{ "won_rate", COL_PERCENT, N_("Won %"), 0, NULL },
	{ .key = NULL },
};
enum { NUMBER_COLS = 8 };

struct numbers {
	struct ctx   *ctx;
	struct col    col[NUMBER_COLS + 1];
	bool          is_ref;
	struct cell (*cells)(struct ctx *ctx, const struct lead_group *g, size_t i);
};

static struct ratio
share(int64_t part, int64_t whole)
{
	struct ratio r = { 0, 0 };

	return whole > 0 && ratio_make(part, whole, &r) ? r : (struct ratio){ 0, 0 };
}

/* A number of days, not rounded until it is shown. */
static struct cell
average_cell(struct ctx *ctx, const struct lead_group *g)
{
	static const struct metric days = { .unit = V_NUM };

	return figure_cell(ctx, &days, share(g->days, g->answered));
}

static struct cell
response_cell(struct ctx *ctx, const struct lead_group *g, size_t i)
{
	const bool is_limited = ctx->dept.policy->leads.first_contact > 0;

	switch (i) {
	case 1: return cell_count(g->n);
	case 2: return cell_count(g->answered);
	case 3: return is_limited ? cell_count(g->in_time) : cell_none(COL_COUNT);
	case 4: return is_limited ? cell_count(g->overdue) : cell_none(COL_COUNT);
	case 5: return cell_percent(is_limited ? share(g->in_time, g->answered + g->overdue) : share(0, 0));
	case 6: return average_cell(ctx, g);
	default: return g->p90 < 0 ? cell_none(COL_COUNT) : cell_count(g->p90);
	}
}

static struct cell
funnel_cell(struct ctx *ctx, const struct lead_group *g, size_t i)
{
	(void)ctx;
	switch (i) {
	case 1: return cell_count(g->n);
	case 2: return cell_count(g->open);
	case 3: return cell_count(g->disqualified);
	case 4: return cell_count(g->converted);
	case 5: return cell_percent(share(g->converted, g->n));
	case 6: return cell_count(g->won);
	default: return cell_percent(share(g->won, g->n));
	}
}

static int
put_group(struct numbers *s, const struct lead_group *g)
{
	struct cell c[NUMBER_COLS + 1];

	c[0] = *g->key == '\0' ? cell_none(s->col[0].type) : s->is_ref ? cell_ref(g->key, g->name) : cell_text(g->key);
	for (size_t i = 1; i < NUMBER_COLS; i++)
		c[i] = s->cells(s->ctx, g, i);
	c[NUMBER_COLS] = (struct cell){ .type = COL_END };
	return out_row(s->ctx->out, c);
}

static int
run_numbers(struct numbers *s, const struct col *cols, const char *by, const char *schema)
{
	struct ctx        *ctx = s->ctx;
	struct lead_group *v;
	struct period      p;
	struct path        path;
	struct col         heading;
	size_t             n;
	bool               given;

	TRY(record_path(&ctx->dept, ctx_kind(ctx), by, &path, &ctx->err));
	TRY(ctx_period(ctx, &p, &given));
	if (!given)
		p = (struct period){ DAY_NONE, DAY_NONE };
	TRY(lead_groups(&ctx->dept, by, p, &ctx->arena, &v, &n, &ctx->err));
	memcpy(s->col, cols, sizeof(s->col));
	heading = show_col(ctx, &path, arena_strdup(&ctx->arena, by));
	s->is_ref = heading.type == COL_REF;
	s->col[0].label = heading.label;
	s->col[0].key = path.n == 1 ? path.hop[0]->name : heading.key;
	s->col[0].type = s->is_ref ? COL_REF : COL_TEXT;
	TRY(ctx_table(ctx, schema, s->col));
	for (size_t i = 0; i < n; i++)
		TRY(put_group(s, &v[i]));
	return SALES_OK;
}

int
lead_run_response(struct ctx *ctx, const void *args)
{
	const struct lead_by_args *a = args;
	const struct lead_rules   *r = &ctx->dept.policy->leads;
	struct numbers             s = { .ctx = ctx, .cells = response_cell };

	TRY(run_numbers(&s, lead_response_cols, a->by == NULL ? "owner" : a->by, "salesctl.lead.response"));
	if (r->first_contact == 0)
		ctx_footer(ctx, _("the rule book does not say how soon a lead is answered"));
	else
		ctx_footer(ctx, r->workdays ? tr_n("a lead is answered within %d working day",
		    "a lead is answered within %d working days", r->first_contact)
		    : tr_n("a lead is answered within %d day", "a lead is answered within %d days", r->first_contact),
		    r->first_contact);
	return SALES_OK;
}

int
lead_run_funnel(struct ctx *ctx, const void *args)
{
	const struct lead_by_args *a = args;
	struct numbers             s = { .ctx = ctx, .cells = funnel_cell };

	return run_numbers(&s, lead_funnel_cols, a->by == NULL ? "source" : a->by, "salesctl.lead.funnel");
}
