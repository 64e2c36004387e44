/* cmd.h - a command as data, and what it is given when it runs. A command
 * file has five parts in this order: args, options, columns, code, verbs. A
 * command does no parsing, no opening, no cleaning up; it prints only through
 * the functions below. */
#pragma once
#include "cmd/opt.h"
#include "lib/base/buf.h"
#include "lib/base/diag.h"
#include "lib/out/out.h"
#include "lib/record/write.h"

struct ctx;

enum {
	NEEDS_NOTHING = 0,
	NEEDS_BOOK    = 1 << 0,  /* the department, read-only */
	NEEDS_OP      = 1 << 1,  /* for writing: ctx->op is begun before run and
	                          * committed after it; -n rolls back */
	NEEDS_DB      = 1 << 2,  /* writable, but the command opens its own ops */
	NEEDS_LIST    = 1 << 3,  /* takes selectors, --fields, --sort, --limit, -p */
};

struct cmd {
	const char       *name;
	const char       *brief;     /* N_(): imperative, one line, no full stop */
	const struct cmd *verbs;     /* "goal" has verbs, ended by a NULL name ... */
	const struct opt *opts;      /* ... and "goal set" has options */
	const struct col *cols;      /* what it lists; NULL: made at run time, or none */
	size_t            args_size;
	unsigned          needs;
	int (*run)(struct ctx *ctx, const void *args);
	const struct kind *kind;     /* nouns of record kinds: gives them the generic verbs */
	const char       *examples;  /* lines "salesctl ...", for -h; three at most */
};
extern const struct cmd cmd_table[]; /* commands.c: the only list */

/* Global options, as given (CLI reference 2.2). */
struct globals {
	const char *repo, *db, *format, *output, *period, *from, *to, *on, *errors, *color, *lang,
	    *timezone, *now, *as, *as_of, *lock_wait, *fields, *sort, *where, *reason;
	struct words config;
	long format_version, limit, verbose, width; /* limit -1: not given; width 0: ask */
	bool dry_run, yes, quiet, no_pager, no_config, help, version, json,
	    no_header, nul, any, exit_code;
	const char *after;
};

struct ctx {
	const struct globals *g;
	const struct cmd     *noun, *verb;
	struct dept           dept;
	struct op             op;        /* NEEDS_OP */
	struct arena          arena;     /* freed when the command ends */
	struct out           *out;
	struct sales_err      err;
	struct buf            said;      /* change lines, printed after the commit */
	bool                  is_open;
};


/** -p, --from, --to as one period; *given false when none was said. */
NODISCARD int ctx_period(struct ctx *ctx, struct period *out, bool *given);
/** A change line ("added D-0042 ..."), kept until the commit returned; in
 *  -F ids only the code, in -F json an object. */
void ctx_change(struct ctx *ctx, const char *action, const struct kind *k,
    int64_t id, const char *fmt, ...) __attribute__((format(printf, 5, 6)));
/** A line for people on stderr, not with -q: notes, footers. */
void ctx_note(struct ctx *ctx, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/** The out that -F, -o and the terminal ask for; list: table on a terminal,
 *  tsv in a pipe; show: text. Made once; ended by the dispatcher. */
NODISCARD int ctx_out(struct ctx *ctx, const char *schema, bool single);
/** Print faults compiler-style on stderr (or as JSON with --errors json). */
void ctx_diags(struct ctx *ctx, const struct diags *ds);
/** Ask for a confirmation (CLI 2.9 "Prompts"): SALES_OK yes, SALES_NO no,
 *  SALES_EUSAGE when nobody can answer. */
NODISCARD int ctx_confirm(struct ctx *ctx, const char *question, const char *flag);
