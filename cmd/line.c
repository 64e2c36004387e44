#include "cmd/line.h"

#include <string.h>

#include "cmd/external.h"
#include "cmd/suggest.h"
#include "cmd/table.h"
#include "lib/base/text.h"

enum { COMMAND_MAX = 400, WORD_MAX = 60 };

/* The line from its noun on, for the operation and the lock's holder: long values
 * are shortened, never cut inside a character. */
static const char *
command_text(struct arena *a, char *const *argv)
{
	struct buf  b = { 0 };
	const char *s;

	for (size_t i = 0; argv[i] != NULL && b.n < COMMAND_MAX; i++) {
		const size_t n = strlen(argv[i]), fit = text_fit(argv[i], n, WORD_MAX, false);
		const bool   quoted = argv[i][strcspn(argv[i], " \t'\"")] != '\0' || n == 0;

		if (i > 0)
			buf_putc(&b, ' ');
		if (quoted)
			buf_putc(&b, '\'');
		buf_put(&b, argv[i], fit);
		if (fit < n)
			buf_puts(&b, "...");
		if (quoted)
			buf_putc(&b, '\'');
	}
	s = arena_strdup(a, buf_str(&b));
	buf_done(&b);
	return s;
}

/* Options that only some commands take must not be given to another. */
static int
check_groups(struct line *l)
{
	const struct ctx *ctx = l->ctx;

	for (size_t i = 0; i < OPT_GROUPS; i++)
		for (size_t k = 0; !group_is_taken(&opt_groups[i], ctx->verb) && k < GIVEN_MAX; k++)
			if (l->given[i][k])
				return FAIL(&l->ctx->err, SALES_EUSAGE, _("it has no option --%s"),
				    opt_groups[i].opts[k].name);
	return SALES_OK;
}

/* "goal focus list" is goal_focus list, as nobody says an underscore. */
static bool
is_second_word(struct line *l, const char *word)
{
	struct ctx       *ctx = l->ctx;
	const struct cmd *noun;

	if (table_find_verb(ctx->noun, word) != NULL)
		return false;
	noun = table_find(&ctx->arena, arena_printf(&ctx->arena, "%s_%s", ctx->noun->name, word));
	if (noun != NULL)
		ctx->noun = noun;
	return noun != NULL;
}

/* The noun and its verb, with options wherever they stand. */
static int
find_command(struct line *l)
{
	struct ctx *ctx = l->ctx;
	const char *word;

	TRY(opt_word(&l->p, &word, &ctx->err));
	if (word == NULL)
		return SALES_OK;
	if (!l->inside)
		ctx->command = command_text(&ctx->arena, l->p.argv + l->p.at - 1);
	ctx->noun = table_find(&ctx->arena, word);
	if (ctx->noun == NULL)
		return l->inside ? suggest_noun(ctx, word) : external_run(ctx, word, l->p.argv + l->p.at);
	if (ctx->noun->run != NULL) {
		ctx->verb = ctx->noun;
		return SALES_OK;
	}
	TRY(opt_word(&l->p, &word, &ctx->err));
	if (word != NULL && is_second_word(l, word))
		TRY(opt_word(&l->p, &word, &ctx->err));
	if (word == NULL)
		return SALES_OK;
	ctx->verb = table_find_verb(ctx->noun, word);
	return ctx->verb != NULL ? SALES_OK : suggest_verb(ctx, word);
}

/* Its own options come first, then those of the groups it takes. */
static void
add_own_options(struct line *l)
{
	const struct cmd *c = l->ctx->verb;

	l->args = arena_alloc(&l->ctx->arena, c->args_size + 1);
	l->p.nsets = 0;
	l->p.set[l->p.nsets++] = (struct opt_set){ c->opts, l->args, l->own };
	for (size_t i = 0; i < OPT_GROUPS; i++)
		if (group_is_taken(&opt_groups[i], c))
			l->p.set[l->p.nsets++] = (struct opt_set){ opt_groups[i].opts, &l->g, l->given[i] };
}

static int
take_operands(struct line *l)
{
	const struct ctx *ctx = l->ctx;
	const char       *word;

	for (;;) {
		TRY(opt_word(&l->p, &word, &l->ctx->err));
		if (word == NULL)
			break;
		words_add(&l->ctx->arena, &l->operands, word);
	}
	TRY(check_groups(l));
	return opt_operands(ctx->verb->opts, l->args, l->operands, &l->ctx->err);
}

int
line_parse(struct line *l)
{
	struct ctx *ctx = l->ctx;

	for (size_t i = 0; i < OPT_GROUPS; i++)
		l->p.set[l->p.nsets++] = (struct opt_set){ opt_groups[i].opts, &l->g, l->given[i] };
	TRY(find_command(l));
	if (ctx->verb == NULL)
		return SALES_OK;
	add_own_options(l);
	return take_operands(l);
}
