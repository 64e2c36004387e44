/* salesctl lead assign: leads to people, by the rule book or by hand. */
#include "cmd/lead.h"
#include "cmd/record.h"
#include "cmd/show.h"
#include "lib/base/tr.h"
#include "lib/crm/assign.h"

const struct opt lead_assign_opts[] = {
	OPT_ARGS("LEAD|SELECTOR", struct lead_assign_args, words, N_("which leads; none: all open ones without an owner"),
	    .hint = HINT_KIND),
	OPT_S(0, "to", N_("PERSON"), struct lead_assign_args, to, N_("give them to this person, whatever the rules say"),
	    .hint = HINT_KIND, .kind = "person"),
	OPT_END
};

static int
name_of(struct ctx *ctx, int64_t person, const char **out)
{
	struct ref_name name;

	TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], person, &name, &ctx->err));
	*out = name.name;
	return SALES_OK;
}

/* "east (policy.yaml:31)" */
static const char *
rule_text(struct ctx *ctx, const struct assign_choice *c)
{
	char        s[32];
	const char *name = assign_rule_name(c->rule, c->no, s);

	return arena_printf(&ctx->arena, "%s (%s:%d)", name, c->rule->at.file, c->rule->at.line);
}

static const char *
month_text(struct ctx *ctx, const struct assign_choice *c, const struct assign_person *p)
{
	if (c->rule->per_month == 0)
		return arena_printf(&ctx->arena, _("this month %lld"), (long long)p->got);
	return arena_printf(&ctx->arena, _("this month %lld of %d"), (long long)p->got, c->rule->per_month);
}

static const char *
waited_text(struct ctx *ctx, const struct assign_person *p)
{
	char code[32], s[DAY_SIZE];

	if (p->order == 0)
		return _("never got one");
	return arena_printf(&ctx->arena, _("last one %s on %s"), kind_code(ctx_kind(ctx), p->last, code),
	    day_str(p->last_on, s));
}

static int
say_given(struct ctx *ctx, int64_t lead, const struct assign_choice *c)
{
	const struct assign_person *p = c->who;
	const char                 *name, *way;

	TRY(name_of(ctx, p->id, &name));
	way = c->n == 1 ? _("the only one") : c->rule->by == ASSIGN_LEAST_BUSY
	    ? _("has fewest open leads") : _("waited longest");
	ctx_change(ctx, "changed", ctx_kind(ctx), lead, _("owner (empty) -> %s: rule %s, %s; open %lld, %s, %s"),
	    name, rule_text(ctx, c), way, (long long)p->open, month_text(ctx, c, p), waited_text(ctx, p));
	return SALES_OK;
}

static const char *
bar_text(struct ctx *ctx, const struct assign_choice *c, const struct assign_person *p)
{
	switch (p->bar) {
	case ASSIGN_FREE: return "";
	case ASSIGN_FULL: return month_text(ctx, c, p);
	case ASSIGN_LEFT: return _("has left");
	case ASSIGN_NOT_YET: return _("is not there yet");
	}
	return "";
}

enum { PEOPLE_MAX = 6, KEPT_MAX = 10 };

/* What is told of leads that nobody gets: the first ones, then how many more. */
struct saying { struct ctx *ctx; long kept; };

static int
say_nobody(struct ctx *ctx, const char *code, const struct assign_choice *c)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const char                  *name;

	if (c->n == 0) {
		ctx_note(ctx, _("%s stays without an owner: rule %s finds nobody"), code, rule_text(ctx, c));
		return SALES_OK;
	}
	for (size_t i = 0; i < c->n && i < PEOPLE_MAX; i++) {
		TRY(name_of(ctx, c->of[i].id, &name));
		buf_printf(&b, "%s%s %s", i == 0 ? "" : ", ", name, bar_text(ctx, c, &c->of[i]));
	}
	ctx_note(ctx, _("%s stays without an owner: nobody of rule %s is free: %s%s"), code, rule_text(ctx, c),
	    buf_str(&b), c->n > PEOPLE_MAX ? ", ..." : "");
	return SALES_OK;
}

static int
say_kept(struct ctx *ctx, int64_t lead, const struct assign_choice *c)
{
	const char *name;
	char        code[32];

	kind_code(ctx_kind(ctx), lead, code);
	switch (c->outcome) {
	case ASSIGN_GIVEN:
		return SALES_OK;
	case ASSIGN_NOBODY:
		return say_nobody(ctx, code, c);
	case ASSIGN_NO_RULE:
		ctx_note(ctx, _("%s stays without an owner: no rule speaks of it"), code);
		return SALES_OK;
	case ASSIGN_HAS_OWNER:
		TRY(name_of(ctx, c->owner, &name));
		ctx_note(ctx, _("%s stays with %s; to give it to another: --to PERSON"), code, name);
		return SALES_OK;
	case ASSIGN_CLOSED:
		ctx_note(ctx, _("%s is converted or disqualified: nobody gets it"), code);
		return SALES_OK;
	}
	return SALES_OK;
}

static int
say_choice(void *arg, int64_t lead, const struct assign_choice *c, struct sales_err *err)
{
	struct saying *s = arg;

	(void)err;
	if (c->outcome == ASSIGN_GIVEN)
		return say_given(s->ctx, lead, c);
	return ++s->kept > KEPT_MAX ? SALES_OK : say_kept(s->ctx, lead, c);
}

/* ---- by rule, by hand ---------------------------------------------------- */

static int
by_rules(struct ctx *ctx, const struct id_list *ids)
{
	struct saying s = { .ctx = ctx };

	TRY(assign_by_rules(&ctx->op, ids->v, ids->n, say_choice, &s, &ctx->err));
	if (s.kept > KEPT_MAX)
		ctx_note(ctx, tr_n("and %ld lead more that nobody gets", "and %ld leads more that nobody gets",
		    s.kept - KEPT_MAX), s.kept - KEPT_MAX);
	return SALES_OK;
}

static int
give_to(struct ctx *ctx, int64_t lead, int64_t person)
{
	const struct kind           *k = ctx_kind(ctx);
	struct record                before;

	TRY(record_get(&ctx->dept, k, lead, &ctx->arena, &before, &ctx->err));
	TRY(assign_to(&ctx->op, lead, person, &ctx->err));
	TRY(show_changed(ctx, k, lead, &before));
	return SALES_OK;
}

static int
by_hand(struct ctx *ctx, const struct lead_assign_args *a)
{
	struct id_list ids = { 0 };
	int64_t        person;

	if (a->words.n == 0) {
		FAIL(&ctx->err, SALES_EUSAGE, _("say which %s: a code or selectors"), tr(ctx_kind(ctx)->plural));
		return err_hint(&ctx->err, "salesctl lead assign LEAD --to %s", a->to);
	}
	TRY(record_find(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], a->to, &person, &ctx->err));
	TRY(record_take(ctx, a->words, _("this changes %zu %s."), &ids));
	for (size_t i = 0; i < ids.n; i++)
		TRY(give_to(ctx, ids.v[i], person));
	return SALES_OK;
}

int
lead_run_assign(struct ctx *ctx, const void *args)
{
	const struct lead_assign_args *a = args;
	struct id_list                 ids = { 0 };
	bool                           by_terms;

	if (a->to != NULL) {
		TRY(by_hand(ctx, a));
	} else {
		TRY(ctx_begin(ctx));
		if (a->words.n > 0)
			TRY(record_ids(ctx, a->words, &ids, &by_terms));
		if (a->words.n == 0 || ids.n > 0)
			TRY(by_rules(ctx, &ids));
	}
	if (ctx->nsaid == 0)
		ctx_note(ctx, _("nothing to change"));
	return SALES_OK;
}
