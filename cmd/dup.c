/* salesctl customer (contact, lead) dup and merge: those that stand in the
 * records twice. */
#include "cmd/dup.h"

#include "cmd/show.h"
#include "cmd/verbs.h"
#include "lib/base/tr.h"
#include "lib/crm/dup.h"
#include "lib/crm/merge.h"

const char dup_brief[] = N_("list those that may be the same one");
const char merge_brief[] = N_("make two records one; the second stays");

/* ---- dup ----------------------------------------------------------------- */

const struct opt dup_opts[] = {
	OPT_S(0, "for", N_("PERSON"), struct dup_args, who, N_("only those of which this person has one"), .hint = HINT_KIND, .kind = "person"),
	OPT_F(0, "exit-code", struct dup_args, exit_code, N_("exit with 1 when there are any")),
	OPT_END
};

const struct col dup_cols[] = {
	{ "id", COL_CODE, N_("ID"), 0, NULL },
	{ "name", COL_TEXT, N_("Name"), COL_SHRINK, NULL },
	{ "owner", COL_REF, N_("Owner"), 0, NULL },
	{ "other", COL_CODE, N_("Other"), 0, NULL },
	{ "other_name", COL_TEXT, N_("Its name"), COL_SHRINK, NULL },
	{ "other_owner", COL_REF, N_("Its owner"), 0, NULL },
	{ "equal", COL_ENUM, N_("Equal"), 0, NULL },
	{ "created_on", COL_DAY, N_("Created"), COL_EXTRA, NULL },
	{ "other_created_on", COL_DAY, N_("Its creation"), COL_EXTRA, NULL },
	{ "value", COL_TEXT, N_("Value"), COL_SHRINK | COL_EXTRA, NULL },
	{ "records", COL_COUNT, N_("Records"), COL_EXTRA, NULL },
	{ .key = NULL },
};

/* Code, name and owner of one of two, and its day; all empty when id is 0. */
static int
put_side(struct ctx *ctx, const struct kind *k, const struct dup_list *l, int64_t id, struct cell *c, struct cell *on)
{
	const struct dup_side *side = id > 0 ? &l->side[id] : &(const struct dup_side){ 0, DAY_NONE };
	struct ref_name        who, name;

	TRY(dept_name(&ctx->dept, k, id, &name, &ctx->err));
	TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], side->owner, &who, &ctx->err));
	c[0] = id > 0 ? cell_code(name.code) : cell_none(COL_CODE);
	c[1] = id > 0 ? cell_text(name.name) : cell_none(COL_TEXT);
	c[2] = cell_ref(who.code, who.name);
	*on = cell_day(side->created);
	return SALES_OK;
}

static int
put_pair(struct ctx *ctx, const struct kind *k, const struct dup_list *l, const struct dup_pair *p)
{
	struct cell c[12];

	TRY(put_side(ctx, k, l, p->first, c, &c[7]));
	TRY(put_side(ctx, k, l, p->other, c + 3, &c[8]));
	c[6] = cell_enum(alike_text(&l->al, p->rules, &ctx->arena), alike_label(&l->al, p->rules, &ctx->arena));
	c[9] = cell_text(p->value);
	c[10] = cell_count(p->records);
	c[11] = (struct cell){ .type = COL_END };
	return out_row(ctx->out, c);
}

static bool
is_of(const struct dup_list *l, const struct dup_pair *p, int64_t person)
{
	return person == 0 || l->side[p->first].owner == person || (p->other != 0 && l->side[p->other].owner == person);
}

/* How many lines tell of two, and how many of more. */
static void
put_footer(struct ctx *ctx, const struct kind *k, const struct dup_list *l, long pairs, long groups)
{
	const char *what = kind_counted(k, l->records);

	if (pairs + groups == 0)
		ctx_footer(ctx, _("no duplicates among %lld %s"), (long long)l->records, what);
	else if (groups == 0)
		ctx_footer(ctx, tr_n("%ld pair among %lld %s", "%ld pairs among %lld %s", pairs), pairs,
		    (long long)l->records, what);
	else
		ctx_footer(ctx, _("pairs: %ld, larger groups: %ld, among %lld %s"), pairs, groups,
		    (long long)l->records, what);
}

int
dup_verb(struct ctx *ctx, const void *args)
{
	const struct dup_args *a = args;
	const struct kind     *k = ctx_kind(ctx);
	struct dup_list        l;
	int64_t                who = 0;
	long                   pairs = 0, groups = 0;

	if (a->who != NULL)
		TRY(record_find(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], a->who, &who, &ctx->err));
	TRY(dup_list(&ctx->dept, k, &ctx->arena, &l, &ctx->err));
	TRY(ctx_table(ctx, arena_printf(&ctx->arena, "salesctl.%s.dup", k->name), dup_cols));
	for (size_t i = 0; i < l.n; i++) {
		if (!is_of(&l, &l.v[i], who))
			continue;
		TRY(put_pair(ctx, k, &l, &l.v[i]));
		pairs += l.v[i].other != 0;
		groups += l.v[i].other == 0;
	}
	put_footer(ctx, k, &l, pairs, groups);
	return a->exit_code && pairs + groups > 0 ? SALES_NO : SALES_OK;
}

/* ---- merge --------------------------------------------------------------- */

const struct opt merge_opts[] = {
	OPT_ARG_MUST("FROM", struct merge_args, from, N_("the one that goes; its code and its key lead on"), .hint = HINT_KIND),
	OPT_ARG_MUST("INTO", struct merge_args, into, N_("the one that stays"), .hint = HINT_KIND),
	OPT_END
};

/* What was moved, by kind. */
struct moved { int64_t n[KIND_MAX * 2]; };

static int
count_moved(void *arg, const struct kind *of, const struct field *f, int64_t n, struct sales_err *err)
{
	struct moved *m = arg;

	(void)f;
	(void)err;
	m->n[of->no] += n;
	return SALES_OK;
}

/* "3 deals, 2 contacts"; "" when nothing referred to it. */
static void
put_moved(const struct ctx *ctx, const struct moved *m, struct buf *b)
{
	const struct schema *s = &ctx->dept.schema;

	for (size_t i = 0; i < s->n; i++) {
		const int64_t n = m->n[s->kind[i]->no];

		if (n > 0)
			buf_printf(b, "%s%lld %s", b->n == 0 ? "" : ", ", (long long)n, kind_counted(s->kind[i], n));
	}
}

/* Whoever was merged before is not a second one to be merged. */
static int
find_own(struct ctx *ctx, const struct kind *k, const char *text, int64_t *id)
{
	const char *old;
	char        code[32];

	TRY(record_find_merged(&ctx->dept, k, text, id, &old, &ctx->err));
	if (old == NULL)
		return SALES_OK;
	FAIL(&ctx->err, SALES_ECONFLICT, _("%s was merged into %s already"), old, kind_code(k, *id, code));
	return err_hint(&ctx->err, "salesctl %s show %s", k->name, code);
}

/* The two, by code and name, as long as the command runs. */
struct two { int64_t from, into; struct ref_name from_name, into_name; };

static int
find_two(struct ctx *ctx, const struct kind *k, const struct merge_args *a, struct two *t)
{
	TRY(find_own(ctx, k, a->from, &t->from));
	TRY(find_own(ctx, k, a->into, &t->into));
	TRY(dept_name(&ctx->dept, k, t->from, &t->from_name, &ctx->err));
	TRY(dept_name(&ctx->dept, k, t->into, &t->into_name, &ctx->err));
	t->from_name.code = arena_strdup(&ctx->arena, t->from_name.code);
	t->from_name.name = arena_strdup(&ctx->arena, t->from_name.name);
	t->into_name.code = arena_strdup(&ctx->arena, t->into_name.code);
	t->into_name.name = arena_strdup(&ctx->arena, t->into_name.name);
	return SALES_OK;
}

/* Asked while nothing is locked. */
static int
confirm(struct ctx *ctx, const struct kind *k, const struct merge_args *a)
{
	CLEANUP(buf_done) struct buf moves = { 0 };
	struct moved                 m = { { 0 } };
	struct two                   t;
	const char                  *from, *into;

	TRY(find_two(ctx, k, a, &t));
	TRY(merge_check(&ctx->dept, k, t.from, t.into, &ctx->err));
	TRY(record_count_references(&ctx->dept, k, t.from, count_moved, &m, &ctx->err));
	put_moved(ctx, &m, &moves);
	from = arena_printf(&ctx->arena, "%s %s", t.from_name.code, t.from_name.name);
	into = arena_printf(&ctx->arena, "%s %s", t.into_name.code, t.into_name.name);
	return ctx_confirm(ctx, moves.n == 0 ? arena_printf(&ctx->arena, _("this makes %s part of %s."), from, into)
	    : arena_printf(&ctx->arena, _("this makes %s part of %s; what moves: %s."), from, into, buf_str(&moves)), "--yes");
}

int
merge_verb(struct ctx *ctx, const void *args)
{
	CLEANUP(buf_done) struct buf moved = { 0 }, filled = { 0 };
	const struct merge_args     *a = args;
	const struct kind           *k = ctx_kind(ctx);
	struct moved                 m = { { 0 } };
	struct record                before, after;
	struct two                   t;

	TRY(confirm(ctx, k, a));
	TRY(ctx_begin(ctx));
	TRY(find_two(ctx, k, a, &t));
	TRY(record_get(&ctx->dept, k, t.into, &ctx->arena, &before, &ctx->err));
	TRY(merge_record(&ctx->op, k, t.from, t.into, count_moved, &m, &ctx->err));
	put_moved(ctx, &m, &moved);
	TRY(record_get(&ctx->dept, k, t.into, &ctx->arena, &after, &ctx->err));
	TRY(show_difference(ctx, k, before.v, after.v, &filled));
	ctx_change(ctx, "removed", k, t.from, _("%s: part of %s %s now"), t.from_name.name, t.into_name.code, t.into_name.name);
	if (filled.n > 0)
		ctx_change(ctx, "changed", k, t.into, "%s", buf_str(&filled));
	if (moved.n > 0)
		ctx_say(ctx, ctx->g->dry_run ? _("would move to %s: %s") : _("moved to %s: %s"), t.into_name.code, buf_str(&moved));
	return SALES_OK;
}

const struct cmd contact_verbs[] = {
	DUP_VERBS("contact", "CT-12", "CT-7"),
	{ .name = NULL }
};
