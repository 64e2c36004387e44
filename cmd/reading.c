/* salesctl reading take: how complete people's customers are today, as readings. */
#include "cmd/record.h"
#include "cmd/verbs.h"
#include "lib/base/tr.h"
#include "lib/org/kinds.h"
#include "lib/review/completeness.h"

struct take_args { struct words people; };
static const struct opt take_opts[] = {
	OPT_ARGS("PERSON", struct take_args, people, N_("only of these people; default everybody who owns customers"), .hint = HINT_KIND, .kind = "person"),
	OPT_END
};

static int
run_take(struct ctx *ctx, const void *args)
{
	const struct take_args   *a = args;
	int64_t                  *id = arena_array(&ctx->arena, int64_t, a->people.n + 1);
	struct completeness_taken r;

	for (size_t i = 0; i < a->people.n; i++)
		TRY(record_find(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], a->people.v[i], &id[i], &ctx->err));
	TRY(completeness_take(&ctx->op, a->people.n == 0 ? NULL : id, a->people.n, &ctx->arena, &r, &ctx->err));
	ctx_say(ctx, tr_n("completeness of %ld person: %ld added, %ld changed, %ld unchanged",
	    "completeness of %ld people: %ld added, %ld changed, %ld unchanged", r.people), r.people, r.added, r.changed,
	    r.people - r.added - r.changed);
	return SALES_OK;
}

const struct cmd reading_verbs[] = {
	{ .name = "take", .brief = N_("write down how complete people's customers are today"), .opts = take_opts,
	  .args_size = sizeof(struct take_args), .needs = NEEDS_OP, .run = run_take,
	  .examples = "salesctl reading take\n" },
	{ .name = NULL }
};
