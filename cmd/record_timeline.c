/* NOUN show CODE --timeline: everything that happened with a record, a line each. */
#include <string.h>

#include "cmd/record.h"
#include "cmd/show.h"
#include "cmd/table.h"
#include "lib/base/text.h"
#include "lib/base/tr.h"
#include "lib/record/timeline.h"

const struct opt record_timeline_opts[] = {
	OPT_ARGS_MUST("CODE", struct record_timeline_args, words, N_("D-0042, a handle, a name, ref:KEY"), .hint = HINT_KIND),
	OPT_F(0, "timeline", struct record_timeline_args, timeline, N_("what happened with it, newest first")),
	OPT_S(0, "kinds", N_("LIST"), struct record_timeline_args, kinds, N_("of it only these: activity,note"), .hint = HINT_NOUN),
	OPT_F(0, "oldest", struct record_timeline_args, oldest, N_("of it the oldest first")),
	OPT_END
};

const struct col record_timeline_cols[] = {
	{ "date", COL_DAY, N_("Date"), 0, NULL },
	{ "kind", COL_ENUM, N_("Kind"), 0, NULL },
	{ "id", COL_CODE, N_("ID"), 0, NULL },
	{ "who", COL_REF, N_("Who"), 0, NULL },
	{ "what", COL_ENUM, NC_("timeline", "What"), COL_SHRINK, NULL },
	{ "of", COL_CODE, NC_("timeline", "Of"), COL_EXTRA, NULL },
	{ .type = COL_END },
};

/* ---- a line ----------------------------------------------------------------- */

/* Who reads it: people in their language, or machines, whose words never change. */
struct telling { struct ctx *ctx; const struct event *e; bool for_people; };

static int
put_field(const struct telling *t, const char *name, struct buf *b, bool *is_empty)
{
	const struct kind *k = t->e->kind;
	const size_t       i = kind_index(k, name);

	*is_empty = *is_empty || t->e->v[i].type == V_NULL;
	if (t->e->v[i].type == V_NULL)
		return SALES_OK;
	return t->for_people ? show_value(t->ctx, k, t->e->v, &k->fields[i], b)
	    : show_plain(t->ctx, &k->fields[i], &t->e->v[i], b);
}

/* "{kind}: {subject}" of n bytes. */
static int
put_part(const struct telling *t, const char *p, size_t n, struct buf *b, bool *is_empty)
{
	char name[64];

	for (const char *end = p + n; p < end; p++) {
		const char *close = *p == '{' ? memchr(p, '}', (size_t)(end - p)) : NULL;

		if (close == NULL || (size_t)(close - p) > sizeof(name)) {
			buf_putc(b, *p);
			continue;
		}
		memcpy(name, p + 1, (size_t)(close - p) - 1);
		name[close - p - 1] = '\0';
		TRY(put_field(t, name, b, is_empty));
		p = close;
	}
	return SALES_OK;
}

static int
put_text(const struct telling *t, const char *p, struct buf *b)
{
	bool ignored = false;

	while (*p != '\0') {
		CLEANUP(buf_done) struct buf part = { 0 };
		const size_t                 n = strcspn(p + (*p == '['), *p == '[' ? "]" : "[");
		bool                         is_empty = false;

		if (*p != '[') {
			TRY(put_part(t, p, n, b, &ignored));
			p += n;
			continue;
		}
		TRY(put_part(t, p + 1, n, &part, &is_empty));
		if (!is_empty)
			buf_put(b, part.p, part.n);
		p += n + 1 + (p[n + 1] == ']');
	}
	return SALES_OK;
}

/* What happened, in one line. */
static int
tell(const struct telling *t, const char **out)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	char                        *s;

	if (t->e->text == NULL)
		TRY(show_record(t->ctx, t->e->kind, t->e->v, &b));
	else
		TRY(put_text(t, t->for_people ? tr(t->e->text) : t->e->text, &b));
	s = arena_strndup(&t->ctx->arena, buf_str(&b), b.n);
	for (char *p = s; *p != '\0'; p++)
		if (*p == '\n' || *p == '\r' || *p == '\t')
			*p = ' ';
	*out = s;
	return SALES_OK;
}

static int
put_event(struct ctx *ctx, const struct event *e)
{
	const struct telling people = { ctx, e, true }, machine = { ctx, e, false };
	struct ref_name      who;
	const char          *said, *plain;
	char                 code[32], of[32] = "";

	TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], e->who, &who, &ctx->err));
	TRY(tell(&people, &said));
	TRY(tell(&machine, &plain));
	if (e->of_kind != NULL)
		kind_code(e->of_kind, e->of, of);
	return OUT_ROW(ctx->out, cell_day(e->on), cell_enum(e->kind->name, tr(e->kind->label)),
	    cell_code(kind_code(e->kind, e->id, code)), cell_ref(who.code, who.name), cell_enum(plain, said),
	    e->of_kind == NULL ? cell_none(COL_CODE) : cell_code(of));
}

/* ---- the verb ---------------------------------------------------------------- */

/* "activity,note", in either language's words for a kind. */
static int
read_kinds(struct ctx *ctx, const char *list, bool *wanted)
{
	for (const char *p = list; *p != '\0';) {
		const size_t       n = strcspn(p, ",");
		const char        *name = arena_strndup(&ctx->arena, p, n), *near, *names[KIND_MAX];
		const struct kind *k = NULL;

		for (size_t i = 0; i < ctx->dept.schema.n; i++) {
			const struct kind *x = ctx->dept.schema.kind[i];

			names[i] = x->name;
			if (strcmp(x->name, name) == 0 || strcmp(tr(x->label), name) == 0 || strcmp(tr(x->plural), name) == 0)
				k = x;
		}
		if (k == NULL) {
			FAIL(&ctx->err, SALES_EUSAGE, _("--kinds: there is no record kind '%s'"), name);
			near = text_nearest(name, names, ctx->dept.schema.n);
			return near == NULL ? SALES_EUSAGE : err_hint(&ctx->err, _("did you mean '%s'?"), near);
		}
		wanted[k->no] = true;
		p += n + (p[n] == ',');
	}
	return SALES_OK;
}

static int
run_timeline(struct ctx *ctx, const struct record_timeline_args *a, int64_t id)
{
	struct timeline_ask  ask = { .kind = ctx_kind(ctx), .id = id, .period = { DAY_NONE, DAY_NONE },
		.oldest_first = a->oldest };
	bool                *wanted = arena_array(&ctx->arena, bool, KIND_MAX * 2);
	const struct event  *v;
	size_t               n;
	bool                 given;

	TRY(ctx_period(ctx, &ask.period, &given));
	if (!given)
		ask.period = (struct period){ DAY_NONE, DAY_NONE };
	if (a->kinds != NULL)
		TRY(read_kinds(ctx, a->kinds, wanted));
	ask.kinds = a->kinds == NULL ? NULL : wanted;
	TRY(timeline_events(&ctx->dept, &ask, &ctx->arena, &v, &n, &ctx->err));
	TRY(ctx_table(ctx, arena_printf(&ctx->arena, "salesctl.%s.timeline", ask.kind->name), record_timeline_cols));
	if (ctx->g->limit > 0 && ctx->g->sort == NULL && (size_t)ctx->g->limit < n)
		n = (size_t)ctx->g->limit; /* the others need not even be put into words */
	for (size_t i = 0; i < n; i++)
		TRY(put_event(ctx, &v[i]));
	if (ctx_is_table(ctx))
		ctx_footer(ctx, tr_n("%ld event", "%ld events", out_rows(ctx->out)), out_rows(ctx->out));
	return SALES_OK;
}

/* What only the timeline has. */
static const char *
timeline_option(const struct globals *g, const struct record_timeline_args *a)
{
	return a->kinds != NULL ? "--kinds" : a->oldest ? "--oldest" : g->period != NULL ? "--period" :
	    g->from != NULL ? "--from" : g->to != NULL ? "--to" : g->sort != NULL ? "--sort" :
	    g->limit != 0 ? "--limit" : g->fields != NULL ? "--fields" : NULL;
}

int
record_timeline_verb(struct ctx *ctx, const void *args)
{
	const struct record_timeline_args *a = args;
	const struct words_args            codes = { a->words };
	const char                        *option = timeline_option(ctx->g, a);
	struct id_list                     ids = { 0 };
	bool                               by_terms;

	if (!a->timeline && option != NULL)
		return FAIL(&ctx->err, SALES_EUSAGE, _("%s goes with --timeline"), option);
	if (!a->timeline)
		return record_show_verb(ctx, &codes);
	TRY(record_ids(ctx, a->words, &ids, &by_terms));
	if (by_terms)
		return FAIL(&ctx->err, SALES_EUSAGE, _("show takes codes; selectors are for list"));
	if (ids.n != 1)
		return FAIL(&ctx->err, SALES_EUSAGE, _("a timeline is that of one record"));
	return run_timeline(ctx, a, ids.v[0]);
}

const struct cmd record_timeline_verbs[] = {
	{ .name = "show", .brief = N_("show everything of a record, or what happened with it"), .opts = record_timeline_opts,
	  .cols = record_timeline_cols, .args_size = sizeof(struct record_timeline_args),
	  .needs = NEEDS_BOOK | NEEDS_PERIOD, .run = record_timeline_verb },
	{ .name = NULL }
};
