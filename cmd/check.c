/* salesctl check: how complete, right and timely the records are. */
#include <string.h>

#include "cmd/cmd.h"
#include "cmd/verbs.h"
#include "lib/base/text.h"
#include "lib/base/tr.h"
#include "lib/crm/quality.h"

struct check_args { struct words words; const char *by, *who; bool list, all, exit_code; };

static const char *const by_choices[] = { "kind", "owner", "team", NULL };

static const struct opt check_opts[] = {
	OPT_ARGS("KIND|PROBLEM", struct check_args, words, N_("only these kinds of records, or these problems: each one is listed"),
	    .hint = HINT_NOUN, .choices = quality_words),
	OPT_C(0, "by", N_("WHAT"), struct check_args, by, by_choices, N_("add up by kind, owner or team")),
	OPT_F(0, "list", struct check_args, list, N_("each record with what is wrong")),
	OPT_S(0, "for", N_("PERSON"), struct check_args, who, N_("each one of this person"), .hint = HINT_KIND, .kind = "person"),
	OPT_F(0, "all", struct check_args, all, N_("what was looked for and not found, too")),
	OPT_F(0, "exit-code", struct check_args, exit_code, N_("exit with 1 when something is wrong")),
	OPT_END
};

static const struct col check_cols[] = {
	{ "problem", COL_ENUM, N_("Problem"), 0, NULL },
	{ "kind", COL_ENUM, N_("Kind"), 0, NULL },
	{ "records", COL_COUNT, N_("Records"), 0, NULL },
	{ "of", COL_COUNT, NC_("check", "Of"), COL_EXTRA, NULL },
	{ "share", COL_PERCENT, N_("Share"), COL_EXTRA, NULL },
	{ "command", COL_TEXT, N_("Shown by"), 0, NULL },
	{ .type = COL_END },
};

static const struct col list_cols[] = {
	{ "kind", COL_ENUM, N_("Kind"), 0, NULL },
	{ "id", COL_CODE, N_("ID"), 0, NULL },
	{ "name", COL_TEXT, N_("Name"), COL_SHRINK, NULL },
	{ "owner", COL_REF, N_("Owner"), 0, NULL },
	{ "problem", COL_ENUM, N_("Problem"), 0, NULL },
	{ "field", COL_TEXT, N_("Field"), COL_SHRINK, NULL },
	{ "value", COL_TEXT, N_("Value"), 0, NULL },
	{ "days", COL_COUNT, N_("Days"), 0, NULL },
	{ .type = COL_END },
};

static const struct col by_cols[] = {
	{ "records", COL_COUNT, N_("Records"), 0, NULL },
	{ "complete", COL_COUNT, NC_("check", "Complete"), COL_EXTRA, NULL },
	{ "filled", COL_COUNT, N_("Filled"), 0, NULL },
	{ "required", COL_COUNT, N_("Required"), 0, NULL },
	{ "completeness", COL_PERCENT, N_("Completeness"), 0, NULL },
	{ "late", COL_COUNT, N_("Late"), 0, NULL },
	{ "judged", COL_COUNT, N_("Judged"), 0, NULL },
	{ "on_time", COL_PERCENT, N_("On time"), 0, NULL },
	{ "wrong", COL_COUNT, N_("Wrong"), 0, NULL },
	{ "problems", COL_COUNT, N_("Problems"), 0, NULL },
	{ .type = COL_END },
};
enum { BY_COLS = sizeof(by_cols) / sizeof(by_cols[0]) };

static struct ratio
share(int64_t n, int64_t of)
{
	return (struct ratio){ n, of };
}

static struct cell
problem_cell(enum quality_problem p)
{
	return cell_enum(quality_words[p], tr(quality_label(p)));
}

/* ---- what was found, by problem ------------------------------------------------ */

static int
put_counts(struct ctx *ctx, const struct quality *q, bool all)
{
	TRY(ctx_table(ctx, "salesctl.check", check_cols));
	for (size_t i = 0; i < q->ncounts; i++) {
		const struct quality_count *c = &q->count[i];
		const enum tone             tone = c->found > 0 && quality_class_of(c->problem) == QUALITY_WRONG ? TONE_BAD : TONE_PLAIN;

		if (c->found == 0 && !all)
			continue;
		TRY(OUT_ROW(ctx->out, cell_toned(problem_cell(c->problem), tone), cell_enum(c->kind->name, tr(c->kind->label)),
		    cell_count(c->found), cell_count(c->of), cell_percent(share(c->found, c->of)),
		    CELL(arena_printf(&ctx->arena, "salesctl check %s %s", c->kind->name, quality_words[c->problem]))));
	}
	return SALES_OK;
}

/* ---- each one ------------------------------------------------------------------- */

static int
put_finding(struct ctx *ctx, const struct quality_finding *f)
{
	struct ref_name record, owner;
	const char     *code;
	char            s[32];

	TRY(dept_name(&ctx->dept, f->kind, f->id, &record, &ctx->err));
	code = f->kind->letters != NULL ? kind_code(f->kind, f->id, s) : record.code;
	TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], f->owner, &owner, &ctx->err));
	return OUT_ROW(ctx->out, cell_enum(f->kind->name, tr(f->kind->label)),
	    cell_code(code), strcmp(record.name, code) == 0 ? cell_none(COL_TEXT) : cell_text(record.name), cell_ref(owner.code, owner.name),
	    problem_cell(f->problem), cell_text(f->field), cell_text(f->value),
	    f->days < 0 ? cell_none(COL_COUNT) : cell_count(f->days));
}

static int
put_findings(struct ctx *ctx, const struct quality *q)
{
	TRY(ctx_table(ctx, "salesctl.check.list", list_cols));
	for (size_t i = 0; i < q->nfindings; i++)
		TRY(put_finding(ctx, &q->finding[i]));
	return SALES_OK;
}

/* ---- added up -------------------------------------------------------------------- */

static void
sum_cells(const struct quality_tally *t, struct cell *c)
{
	*c++ = cell_count(t->records);
	*c++ = t->required == 0 ? cell_none(COL_COUNT) : cell_count(t->complete);
	*c++ = t->required == 0 ? cell_none(COL_COUNT) : cell_count(t->filled);
	*c++ = t->required == 0 ? cell_none(COL_COUNT) : cell_count(t->asked);
	*c++ = cell_percent(share(t->filled, t->asked));
	*c++ = t->judged == 0 ? cell_none(COL_COUNT) : cell_count(t->late);
	*c++ = t->judged == 0 ? cell_none(COL_COUNT) : cell_count(t->judged);
	*c++ = cell_percent(share(t->judged - t->late, t->judged));
	*c++ = cell_count(t->wrong);
	*c++ = cell_count(t->problems);
	*c = (struct cell){ .type = COL_END };
}

static int
group_cell(struct ctx *ctx, enum quality_by by, const struct quality_group *g, struct cell *out)
{
	const char     *kind = by == QUALITY_BY_TEAM ? "team" : "person";
	struct ref_name name;

	if (by == QUALITY_BY_KIND) {
		*out = cell_enum(g->kind->name, tr(g->kind->label));
		return SALES_OK;
	}
	TRY(dept_name(&ctx->dept, schema_kind(&ctx->dept.schema, kind), g->id, &name, &ctx->err));
	*out = cell_ref(name.code, name.name);
	return SALES_OK;
}

static int
put_groups(struct ctx *ctx, const struct quality *q, enum quality_by by)
{
	static const struct col first[] = {
		[QUALITY_BY_KIND] = { "kind", COL_ENUM, N_("Kind"), 0, NULL },
		[QUALITY_BY_OWNER] = { "owner", COL_REF, N_("Owner"), 0, NULL },
		[QUALITY_BY_TEAM] = { "team", COL_REF, N_("Team"), 0, NULL },
	};
	struct col            col[BY_COLS + 1] = { first[by] };
	struct cell           c[BY_COLS + 1];
	struct org            org;
	struct quality_group *v;
	size_t                n;

	memcpy(col + 1, by_cols, sizeof(by_cols));
	TRY(org_load(&ctx->dept, &ctx->arena, &org, &ctx->err));
	quality_groups(q, by, &org, ctx->dept.when.today, &ctx->arena, &v, &n);
	TRY(ctx_table(ctx, "salesctl.check.by", col));
	for (size_t i = 0; i < n; i++) {
		TRY(group_cell(ctx, by, &v[i], &c[0]));
		sum_cells(&v[i].sum, &c[1]);
		TRY(out_row(ctx->out, c));
	}
	return SALES_OK;
}

/* ---- the command ------------------------------------------------------------------ */

static int
no_such(struct ctx *ctx, const char *word)
{
	const char *name[KIND_MAX + QUALITY_PROBLEMS], *near;
	size_t      n = 0;

	for (size_t i = 0; i < ctx->dept.schema.n; i++)
		name[n++] = ctx->dept.schema.kind[i]->name;
	for (size_t i = 0; i < QUALITY_PROBLEMS; i++)
		name[n++] = quality_words[i];
	FAIL(&ctx->err, SALES_EUSAGE, _("'%s' is neither a kind of records nor a problem that is looked for"), word);
	near = text_nearest(word, name, n);
	return near != NULL ? err_hint(&ctx->err, _("did you mean '%s'?"), near)
	    : err_hint(&ctx->err, "salesctl check --all --fields problem,kind");
}

static int
take_word(struct ctx *ctx, const char *word, struct quality_ask *ask)
{
	const struct schema *s = &ctx->dept.schema;

	for (size_t i = 0; i < QUALITY_PROBLEMS; i++)
		if (strcmp(quality_words[i], word) == 0 || strcmp(tr(quality_label((enum quality_problem)i)), word) == 0) {
			ask->problems |= 1u << i;
			return SALES_OK;
		}
	for (size_t i = 0; i < s->n; i++)
		if (!s->kind[i]->internal && (strcmp(s->kind[i]->name, word) == 0 || strcmp(tr(s->kind[i]->label), word) == 0)) {
			ask->kinds[s->kind[i]->no] = ask->some_kinds = true;
			return SALES_OK;
		}
	return no_such(ctx, word);
}

static void
say_all(struct ctx *ctx, const struct quality *q, int64_t owner)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	struct quality_tally         sum = { 0 };
	char                         s[RATIO_SIZE];

	for (size_t i = 0; i < q->ntallies; i++) {
		if (owner != 0 && q->tally[i].owner != owner)
			continue;
		sum.records += q->tally[i].records;
		sum.asked += q->tally[i].asked;
		sum.filled += q->tally[i].filled;
	}
	out_meta(ctx->out, "records", arena_printf(&ctx->arena, "%lld", (long long)sum.records));
	out_meta(ctx->out, "problems", arena_printf(&ctx->arena, "%lld", (long long)q->problems));
	if (sum.asked > 0)
		buf_printf(&b, _("; required fields filled: %s%%"), ratio_percent(share(sum.filled, sum.asked), s));
	if (ctx_is_table(ctx) && sum.records > 0)
		ctx_footer(ctx, _("problems: %lld, in records: %lld%s"), (long long)q->problems, (long long)sum.records, buf_str(&b));
	else if (ctx_is_table(ctx))
		ctx_footer(ctx, _("problems: %lld"), (long long)q->problems);
}

static int
run_check(struct ctx *ctx, const void *args)
{
	const struct check_args *a = args;
	struct quality_ask       ask = { 0 };
	struct quality           q;
	enum quality_by          by = 0;
	bool                     list;

	for (size_t i = 0; i < a->words.n; i++)
		TRY(take_word(ctx, a->words.v[i], &ask));
	if (a->who != NULL)
		TRY(record_find(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], a->who, &ask.owner, &ctx->err));
	list = a->list || (a->by == NULL && (ask.problems != 0 || a->who != NULL));
	if (a->by != NULL && (a->list || a->who != NULL))
		return FAIL(&ctx->err, SALES_EUSAGE, _("give either --by or %s"), a->list ? "--list" : "--for");
	ask.findings = list;
	TRY(quality_read(&ctx->dept, &ask, &ctx->arena, &q, &ctx->err));
	while (a->by != NULL && strcmp(by_choices[by], a->by) != 0)
		by++;
	if (!q.looked)
		ctx_note(ctx, _("none of these problems is looked for in these records"));
	TRY(list ? put_findings(ctx, &q) : a->by != NULL ? put_groups(ctx, &q, by) : put_counts(ctx, &q, a->all));
	say_all(ctx, &q, ask.owner);
	return a->exit_code && q.problems > 0 ? SALES_NO : SALES_OK;
}

const struct cmd check_cmd = {
	.name = "check",
	.brief = N_("show what is missing, wrong, late or waiting in the records"), .opts = check_opts, .cols = check_cols,
	.args_size = sizeof(struct check_args), .needs = NEEDS_BOOK, .run = run_check,
	.examples = "salesctl check\nsalesctl check --by owner\nsalesctl check customer incomplete\n",
};
