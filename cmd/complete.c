#include "cmd/complete.h"

#include <string.h>
#include <unistd.h>

#include "cmd/alias.h"
#include "cmd/candidates.h"
#include "cmd/ctx.h"
#include "cmd/globals.h"
#include "cmd/help.h"
#include "cmd/lang.h"
#include "cmd/say.h"
#include "cmd/settings.h"
#include "cmd/table.h"

static void
option_names(struct completion *c, const struct opt *o)
{
	for (; o != NULL && o->type != OPT_LAST; o++)
		if ((o->flags & OPT_OPERAND) == 0)
			candidate(c, arena_printf(&c->ctx->arena, "--%s", o->name), "", tr(o->help));
}

static const struct opt *
option_in(const struct opt *o, const char *word)
{
	for (; o != NULL && o->type != OPT_LAST; o++) {
		if ((o->flags & OPT_OPERAND) != 0 || o->type == OPT_FLAG || o->type == OPT_LEVEL)
			continue;
		if (word[1] == '-' ? strcmp(word + 2, o->name) == 0 :
		    word[1] == o->letter && word[2] == '\0')
			return o;
	}
	return NULL;
}

/* The option whose value is typed next; NULL: word is none that takes one. */
static const struct opt *
option_with_value(const struct completion *c, const char *word)
{
	const struct opt *o = NULL;

	if (word == NULL || word[0] != '-' || word[1] == '\0')
		return NULL;
	if (c->verb != NULL)
		o = option_in(c->verb->opts, word);
	for (size_t i = 0; o == NULL && i < OPT_GROUPS; i++)
		o = option_in(opt_groups[i].opts, word);
	return o;
}

/* The operand that stands at a place; the last one may take all the rest. */
static const struct opt *
operand_at(const struct cmd *verb, size_t at)
{
	for (const struct opt *o = verb->opts; o != NULL && o->type != OPT_LAST; o++)
		if ((o->flags & OPT_OPERAND) != 0 && (o->type == OPT_REST || at-- == 0))
			return o;
	return NULL;
}

static void
list_options(struct completion *c)
{
	if (c->verb != NULL)
		option_names(c, c->verb->opts);
	for (size_t i = 0; i < OPT_GROUPS; i++)
		if (c->verb == NULL ? opt_groups[i].needs == 0 : group_is_taken(&opt_groups[i], c->verb))
			option_names(c, opt_groups[i].opts);
}

static void take_word(struct completion *c, const char *w);

/* An alias is what it stands for, here too. */
static void
take_alias(struct completion *c, const char *name)
{
	const char  *text = c->ctx->settings == NULL ? NULL : alias_text(c->ctx, name);
	struct words words = { 0 };

	c->is_lost = true;
	if (text == NULL || text[0] == '!' ||
	    alias_words(&c->ctx->arena, text, &words, &c->ctx->err) != SALES_OK ||
	    table_find(&c->ctx->arena, words.v[0]) == NULL)
		return;
	c->is_lost = false;
	for (size_t i = 0; i < words.n; i++)
		take_word(c, words.v[i]);
}

/* A word that stands before the one being typed. */
static void
take_word(struct completion *c, const char *w)
{
	if (c->value_of != NULL) {
		c->value_of = NULL;
	} else if (w[0] == '-' && w[1] != '\0') {
		c->value_of = option_with_value(c, w);
	} else if (c->noun == NULL) {
		c->noun = table_find(&c->ctx->arena, w);
		c->verb = c->noun != NULL && c->noun->run != NULL ? c->noun : NULL;
		if (c->noun == NULL)
			take_alias(c, w);
	} else if (c->verb == NULL) {
		c->verb = table_find_verb(c->noun, w);
		c->is_lost = c->verb == NULL;
	} else {
		c->last = w;
		c->at++;
	}
}

/* Where the department is, for its records and its settings. */
static void
take_places(struct completion *c, struct globals *g, char *const *words, size_t n)
{
	for (size_t i = 0; i + 2 < n; i++) {
		const struct opt *o = option_with_value(c, words[i]);

		if (o != NULL && strcmp(o->name, "repo") == 0)
			g->repo = words[i + 1];
		else if (o != NULL && strcmp(o->name, "db") == 0)
			g->db = words[i + 1];
	}
}

/* --format=j: what stands behind the sign. */
static bool
list_option_values(struct completion *c)
{
	const char       *eq = strncmp(c->word, "--", 2) == 0 ? strchr(c->word, '=') : NULL;
	const struct opt *o = eq == NULL ? NULL : option_with_value(c,
	    arena_strndup(&c->ctx->arena, c->word, (size_t)(eq - c->word)));

	if (o == NULL)
		return false;
	c->before = arena_strndup(&c->ctx->arena, c->word, (size_t)(eq - c->word) + 1);
	c->word = eq + 1;
	candidates_for(c, o);
	return true;
}

static void
candidates(struct completion *c)
{
	const struct opt *operand;

	if (c->value_of != NULL)
		candidates_for(c, c->value_of);
	else if (list_option_values(c))
		return;
	else if (c->word[0] == '-')
		list_options(c);
	else if (c->is_lost)
		return;
	else if (c->noun == NULL)
		candidate_commands(c);
	else if (c->verb == NULL)
		candidate_verbs(c, c->noun);
	else if ((operand = operand_at(c->verb, c->at)) != NULL)
		candidates_for(c, operand);
}

void
complete_words(struct ctx *ctx, char *const *words, struct buf *out)
{
	struct globals    g = { .quiet = true };
	struct completion c = { .ctx = ctx, .before = "" };
	size_t            n = 0;

	ctx->g = &g;
	if (words[0] != NULL && strcmp(words[0], "--") == 0)
		words++;
	while (words[n] != NULL)
		n++;
	c.word = n == 0 ? "" : words[n - 1];
	take_places(&c, &g, words, n);
	(void)!settings_load(ctx);
	lang_set(ctx);
	for (size_t i = 0; i + 1 < n; i++)
		take_word(&c, words[i]);
	candidates(&c);
	buf_puts(out, buf_str(&c.b));
	buf_done(&c.b);
	ctx->g = NULL;
	ctx->err.code = SALES_OK;
}

int
complete(struct ctx *ctx, char *const *words)
{
	struct buf b = { 0 };

	complete_words(ctx, words, &b);
	(void)!say_bytes(STDOUT_FILENO, buf_str(&b), b.n);
	buf_done(&b);
	return SALES_OK;
}
