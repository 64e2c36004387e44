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
struct settings;

enum {
	NEEDS_NOTHING = 0,
	NEEDS_BOOK    = 1 << 0,  /* the department, read-only */
	NEEDS_OP      = 1 << 1,  /* for writing: ctx->op is begun before run and
	                          * committed after it; -n rolls back */
	NEEDS_DB      = 1 << 2,  /* writable, but the command opens its own ops */
	NEEDS_LIST    = 1 << 3,  /* takes selectors, --fields, --sort, --limit, -p */
	NEEDS_PERIOD  = 1 << 4,  /* takes -p, --from, --to (ctx_period) */
	NEEDS_LOAD    = 1 << 5,  /* with NEEDS_OP: begun with OP_LOAD (bulk, undo) */
	NEEDS_MAPPING = 1 << 6,  /* --as may name a mapping: globals.mapping */
	RUNS_ALWAYS   = 1 << 7,  /* whatever is wrong in the settings: help, config */
	OPENS_OP      = 1 << 8,  /* with NEEDS_OP: run begins it itself (ctx_begin), when it
	                          * has read and asked what it must: no lock is held meanwhile */
	STANDS_ALONE  = 1 << 9,  /* with NEEDS_OP: never one of several in an operation */
};

struct cmd {
	const char       *name;
	const char       *group;     /* N_(): the heading of a noun in help; of a kind: its chapter */
	const char       *brief;     /* N_(): imperative, one line, no full stop */
	const struct cmd *verbs;     /* "goal" has verbs, ended by a NULL name ... */
	const struct opt *opts;      /* ... and "goal set" has options */
	const struct col *cols;      /* what it lists; NULL: made at run time, or none */
	size_t            args_size;
	unsigned          needs;
	int (*run)(struct ctx *ctx, const void *args);
	const struct kind *kind;     /* nouns of record kinds: gives name, brief and the generic verbs */
	const char       *examples;  /* lines "salesctl ...", for -h; three at most */
};
extern const struct cmd *const cmd_table[]; /* commands.c, NULL-ended; read it by cmd/table.h */

/* Options that many commands take (CLI reference 2.2), as given. */
struct globals {
	const char *repo, *db, *format, *output, *period, *from, *to, *on, *errors, *color, *lang,
	    *timezone, *now, *as, *as_of, *lock_wait, *fields, *sort, *where, *reason, *after,
	    *delimiter, *encoding, *width, *mapping;
	long format_version, limit, verbose; /* limit 0: all */
	bool dry_run, yes, quiet, no_pager, help, version, json, no_header, nul, any, exit_code,
	    crlf, bom, excel, no_config;
	struct words config;
};

/* Where the department was found, and why there. */
struct found {
	const char *db;      /* path of sales.db */
	const char *dir;     /* the folder that holds .salesctl; NULL with --db */
	const char *rule;    /* "--db", "SALESCTL_REPO", "upward from ..." */
};

/* Private to whole.c. */
struct whole {
	const char *path;
	char       *temp;       /* renamed to path at the end; in ctx->arena */
	int         fd;
};

/* Where output goes: standard output, a pager, or a file that appears whole
 * or not at all. */
struct target {
	int          fd;
	int          pager;     /* its process id; 0: none */
	int          stderr_kept; /* where notes went before they went to it; 0: they don't */
	const char  *path;      /* NULL: standard output */
	struct whole file;      /* path's */
	bool         tty, color;
	int          width;     /* cells; 0: unlimited */
};

/* Words of lists (stages, states) that were shown, with their labels. */
struct shown_words {
	struct shown_word { const struct field *field; const char *word, *label; size_t n; enum tone tone; } v[24];
	size_t n;
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
	long                  nsaid;
	struct buf            foot;      /* a line behind the output, on stderr */
	struct buf           *told;      /* what goes to stderr goes there too; NULL: nowhere */
	struct found          found;
	struct target         target;
	struct settings      *settings;  /* cmd/settings.h */
	const char           *lang;      /* "en", "zh_CN" */
	int64_t               now_ms, wait_ms;
	const char           *command;   /* the line as typed, long values shortened */
	char *const          *env;
	const char           *format;    /* of out; NULL: none was made */
	struct shown_words    words;     /* private to show.c */
	bool                  is_open;
	bool                  bom;       /* of the output, where nothing else is said */
	bool                  hints;     /* errors come with what to do about them */
	bool                  in_batch;  /* the command is a line of salesctl batch */
	bool                  has_said;  /* ctx_say_done was called */
};

/** The kind of the noun that a generic verb runs for. */
const struct kind *ctx_kind(const struct ctx *ctx);
/** Begin ctx->op, in commands that do it themselves (OPENS_OP); what was read
 *  before may be out of date by then. Nothing to do in a batch. */
NODISCARD int ctx_begin(struct ctx *ctx);
/** Commit ctx->op before the command ends, which may begin another. From here on
 *  a signal waits until ctx_say_done() has said what was done. */
NODISCARD int ctx_commit(struct ctx *ctx);
NODISCARD int ctx_say_done(struct ctx *ctx);
/** -p, --from, --to as one period; *given false when none was said. */
NODISCARD int ctx_period(struct ctx *ctx, struct period *out, bool *given);
/** A change line ("added D-0042 ..."), kept until the commit returned; in
 *  -F ids only the code, in -F json an object. action is added, changed or
 *  removed. */
void ctx_change(struct ctx *ctx, const char *action, const struct kind *k,
    int64_t id, const char *fmt, ...) __attribute__((format(printf, 5, 6)));
/** The same for what has its code at hand. */
void ctx_changed_code(struct ctx *ctx, const char *action, const char *noun, const char *code,
    const char *text);
/** A line for people on standard output, kept until the commit returned
 *  ("imported 85 customers: ..."); not with -q, not in -F ids or json. */
void ctx_say(struct ctx *ctx, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/** A line for people on stderr, not with -q: notes, footers. */
void ctx_note(struct ctx *ctx, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/** The same behind the output: totals, what was found. */
void ctx_footer(struct ctx *ctx, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/** The out that -F, -o and the terminal ask for; list: table on a terminal,
 *  tsv in a pipe; single: text. Made once; ended by the dispatcher. In a
 *  writing command its bytes are kept until the commit returned. */
NODISCARD int ctx_out(struct ctx *ctx, const char *schema, bool single);
/** ctx_out for a table that a command computes, begun: --fields, --sort and
 *  --limit choose of its columns and rows. */
NODISCARD int ctx_table(struct ctx *ctx, const char *schema, const struct col *cols);
/** Was ctx_out made for people's eyes (a table)? For footers only. */
bool ctx_is_table(const struct ctx *ctx);
/** The same for a document (a report, a statement): text unless -F says
 *  another of formats (NULL-ended). *format gets it. */
NODISCARD int ctx_document(struct ctx *ctx, const char *const *formats, const char **format);
/** Was a format asked for that is none of a document's? It may be one of a table. */
bool ctx_asks_other(const struct ctx *ctx, const char *const *formats);
/** Print faults compiler-style on stderr (or as JSON with --errors json). */
void ctx_diags(struct ctx *ctx, const struct diags *ds);
/** Ask for a confirmation (CLI 2.9 "Prompts"): SALES_OK yes, SALES_NO no,
 *  SALES_EUSAGE when nobody can answer. --yes answers yes. */
NODISCARD int ctx_confirm(struct ctx *ctx, const char *question, const char *flag);
/** The same where --yes is not enough: the answer must be the word, or
 *  --confirm WORD (confirm, NULL: not given) must have said it. */
NODISCARD int ctx_confirm_word(struct ctx *ctx, const char *question, const char *word,
    const char *confirm);
/** An environment variable, NULL when unset or empty. */
const char *ctx_env(const struct ctx *ctx, const char *name);
