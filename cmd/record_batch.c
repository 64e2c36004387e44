/* NOUN edit --batch FILE: many records, each changed in its own way, as one
 * operation. The file is read by import; here is what is said of it. */
#include "cmd/show.h"
#include "cmd/transfer.h"

static int
say_change(void *arg, const struct record *before, const struct value *after, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	struct ctx                  *ctx = arg;
	const struct kind           *k = ctx_kind(ctx);

	(void)err; /* ctx has it */
	TRY(show_difference(ctx, k, before->v, after, &b));
	ctx_change(ctx, "changed", k, before->id, "%s", buf_str(&b));
	return record_note_moved(ctx, k, before, after);
}

int
record_edit_batch(struct ctx *ctx, const struct record_edit_args *a)
{
	struct import_args       files = { .format = "jsonl", .rejects = a->rejects, .max_errors = a->max_errors,
		.keep_going = a->keep_going };
	const struct import_opts more = { .edit = true, .allow_duplicate = a->allow_duplicate,
		.changed = say_change, .changed_arg = ctx };
	struct import_result     r = { 0 };
	int                      rc;

	if (a->words.n > 0 || a->if_op != 0)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--batch names records and changes in the file; leave the others away"));
	words_add(&ctx->arena, &files.files, a->batch);
	words_add(&ctx->arena, &files.date_order, "ymd");
	TRY(ctx_begin(ctx));
	rc = import_take(ctx, &files, &more, &r);
	if (rc == SALES_OK && r.changed == 0)
		ctx_note(ctx, _("nothing to change"));
	return rc;
}
