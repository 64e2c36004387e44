#include "cmd/suggest.h"

#include "cmd/alias.h"
#include "cmd/table.h"
#include "lib/base/text.h"

enum { NAMES_MAX = 128 };

int
suggest_verb(struct ctx *ctx, const char *word)
{
	const char *names[NAMES_MAX], *near;
	size_t      n = 0;

	while (n < NAMES_MAX && table_verb(ctx->noun, n) != NULL) {
		names[n] = table_verb(ctx->noun, n)->name;
		n++;
	}
	FAIL(&ctx->err, SALES_EUSAGE, _("'%s' is not a verb of %s"), word, ctx->noun->name);
	near = text_nearest(word, names, n);
	if (near != NULL)
		err_hint(&ctx->err, _("did you mean 'salesctl %s %s'?"), ctx->noun->name, near);
	else
		err_hint(&ctx->err, "salesctl help %s", ctx->noun->name);
	return SALES_EUSAGE;
}

int
suggest_noun(struct ctx *ctx, const char *word)
{
	const char *names[NAMES_MAX], *near;
	struct cmd  c;
	size_t      n = 0;

	for (; n < NAMES_MAX && table_at(n, &c); n++)
		names[n] = c.name;
	n += alias_names(ctx, names + n, NAMES_MAX - n);
	FAIL(&ctx->err, SALES_EUSAGE, _("there is no command '%s'"), word);
	near = text_nearest(word, names, n);
	if (near != NULL)
		err_hint(&ctx->err, _("did you mean 'salesctl %s'?"), near);
	else
		err_hint(&ctx->err, "salesctl help");
	return SALES_EUSAGE;
}
