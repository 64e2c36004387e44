/* export_form.h - records in the form of another system's file. */
#pragma once
#include "cmd/cmd.h"
#include "lib/policy/mapping.h"
#include "lib/record/export/form.h"

/* One file of such a form. */
struct form_file {
	const struct mapping *m;
	struct export_form   *x;
	struct query          q;
	/* Called for every record with what was written of it (false: nothing); or NULL. */
	void                (*seen)(void *arg, int64_t id, bool written);
	void                 *seen_arg;
	struct out           *out;
	struct cell          *cells;
	size_t                ncells;
};

/** Open a form for the records that `where` picks (NULL: all) and the mapping
 *  keeps in such a file, and look at each; form_file_done() closes it, also
 *  after a failure. */
NODISCARD int form_file_open(struct ctx *ctx, const struct mapping *m, const struct query *q,
    struct form_file *f);
void form_file_done(struct form_file *f);
/** The header and the rows, to out. */
NODISCARD int form_file_write(struct ctx *ctx, struct form_file *f, struct out *out);
/** Notes on what was written; file: its name, or NULL. */
void form_file_say(struct ctx *ctx, struct form_file *f, const char *file);
