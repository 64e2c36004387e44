/* What is said of files that were imported. */
#include <string.h>

#include "cmd/transfer.h"
#include "lib/base/tr.h"

const char *
import_file_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

void
import_add(struct import_result *all, const struct import_result *r)
{
	all->rows += r->rows;
	all->added += r->added;
	all->changed += r->changed;
	all->unchanged += r->unchanged;
	all->skipped += r->skipped;
	all->repeated += r->repeated;
	all->superseded += r->superseded;
	all->joined += r->joined;
	all->bad += r->bad;
	all->made += r->made;
	all->alike += r->alike;
}

/* A note of one file, or of all. */
static void
note(struct ctx *ctx, const char *file, const char *text)
{
	ctx_note(ctx, "%s%s%s", file == NULL ? "" : file, file == NULL ? "" : ": ", text);
}

static void
note_rows(struct ctx *ctx, const char *file, const struct import_result *r)
{
	const struct {
		int64_t     n;
		const char *one, *many;
	} said[] = {
		{ r->made, NN_("%lld record that was only named was made",
		    "%lld records that were only named were made") },
		{ r->skipped, NN_("%lld row differs from what is stored and was skipped",
		    "%lld rows differ from what is stored and were skipped") },
		{ r->repeated, NN_("%lld row says the same again", "%lld rows say the same again") },
		{ r->joined, NN_("%lld row went to the record it belongs to",
		    "%lld rows went to the records they belong to") },
		{ r->alike, NN_("%lld row may be about a record that is there under another key",
		    "%lld rows may be about records that are there under another key") },
		{ r->superseded, NN_("%lld row was replaced by a later one",
		    "%lld rows were replaced by later ones") },
	};

	for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++)
		if (said[i].n > 0)
			note(ctx, file, arena_printf(&ctx->arena, tr_n(said[i].one, said[i].many, (long)said[i].n),
			    (long long)said[i].n));
}

static void
note_added(struct ctx *ctx, const char *file, const struct import_result *r)
{
	CLEANUP(buf_done) struct buf sums = { 0 };
	char                         text[MONEY_SIZE];

	for (size_t i = 0; i < r->nsums; i++)
		buf_printf(&sums, "%s%s %s", i == 0 ? "" : ", ", r->sum[i].currency,
		    money_group(r->sum[i].sum, 2, text));
	note(ctx, file, arena_printf(&ctx->arena, _("amounts added: %s"), buf_str(&sums)));
}

/* A column's sums, once, where its first stands: what the other system's own
 * totals are compared with. */
static void
note_column(struct ctx *ctx, const char *file, const struct import_result *r, size_t at)
{
	CLEANUP(buf_done) struct buf sums = { 0 };
	char                         text[MONEY_SIZE];

	for (size_t i = 0; i < r->nsums; i++) {
		if (strcmp(r->sum[i].column, r->sum[at].column) != 0)
			continue;
		if (i < at)
			return;
		buf_printf(&sums, "%s%s %s", sums.n == 0 ? "" : ", ", r->sum[i].currency,
		    money_group(r->sum[i].sum, 2, text));
	}
	note(ctx, file, arena_printf(&ctx->arena, r->sum[at].kept ? _("sum of '%s': %s")
	    : _("sum of '%s', which is not kept: %s"), r->sum[at].column, buf_str(&sums)));
}

void
import_say(struct ctx *ctx, const struct kind *k, const char *file, const struct import_result *r)
{
	const long long all = r->added + r->changed + r->unchanged;

	if (ctx->g->dry_run)
		ctx_say(ctx, _("would import %lld %s: %lld added, %lld changed, %lld unchanged"),
		    all, kind_counted(k, all), (long long)r->added, (long long)r->changed,
		    (long long)r->unchanged);
	else
		ctx_say(ctx, _("imported %lld %s: %lld added, %lld changed, %lld unchanged"),
		    all, kind_counted(k, all), (long long)r->added, (long long)r->changed,
		    (long long)r->unchanged);
	note_rows(ctx, file, r);
	if (r->nsums > 0 && r->as == NULL)
		note_added(ctx, file, r);
	for (size_t i = 0; i < r->nsums && r->as != NULL; i++)
		note_column(ctx, file, r, i);
}
