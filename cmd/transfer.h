/* transfer.h - import and export: verbs of every record kind, and export-all
 * and import-all of a whole department. */
#pragma once
#include "cmd/cmd.h"
#include "cmd/record.h"
#include "lib/record/import/import.h"

struct import_args {
	struct words files, map, map_value, set, ignore, null, date_order, match, create;
	const char  *map_file, *format, *encoding, *conflict, *decimal, *rejects, *watch_dir, *done_dir;
	long         max_errors;
	bool         keep_going, strict, excel, learn;
};

extern const struct opt record_import_opts[], record_export_opts[];
NODISCARD int record_import_verb(struct ctx *ctx, const void *args);
NODISCARD int record_export_verb(struct ctx *ctx, const void *args);
/** The same with --as MAPPING (export_form.c). */
NODISCARD int record_export_form(struct ctx *ctx, struct words words);

/** Every file of a into ctx->op, all faults told; more: edit and its callback.
 *  SALES_EPARTLY: rows were left out, the others may be committed. */
NODISCARD int import_take(struct ctx *ctx, const struct import_args *a, const struct import_opts *more,
    struct import_result *all);
/** What the verb does with a->files, ctx->op being begun. */
typedef int import_take_fn(struct ctx *ctx, const struct import_args *a);
/** Files that name what others bring go behind them. */
typedef int import_arrange_fn(struct ctx *ctx, const struct import_args *a, struct words *files);
/** --watch-dir: each of its files once; arrange may be NULL. */
NODISCARD int import_watch(struct ctx *ctx, const struct import_args *a, import_take_fn *take,
    import_arrange_fn *arrange);

/* One file of an import. */
struct import_job {
	const char          *path;
	const struct kind   *kind;
	struct import_forms  as;      /* import_opts.as of this file */
	int                  rejects; /* -1: nowhere */
	struct import_result result;
	int                  rc;
};

/** The options as the library takes them, --as and --map-file too. o->session
 *  is made; import_session_done() frees it, also after a failure. */
NODISCARD int import_take_options(struct ctx *ctx, const struct import_args *a, struct diags *ds,
    struct import_opts *o);
/** Every file, in this order, into ctx->op; what they name and nobody brought
 *  is a fault at the end. */
NODISCARD int import_jobs(struct ctx *ctx, struct import_job *job, size_t n, struct import_opts *o,
    struct diags *ds);
/** A file's name without its folders. */
const char *import_file_name(const char *path);
/** Add one file's numbers to those of all. */
void import_add(struct import_result *all, const struct import_result *r);
/** --learn: the draft of a mapping for a's file, on standard output. */
NODISCARD int import_draft(struct ctx *ctx, const struct import_args *a);
/** "imported 85 customers: ...", and notes on rows and sums; of this file, or
 *  of all (NULL). */
void import_say(struct ctx *ctx, const struct kind *k, const char *file, const struct import_result *r);

/* A folder that import-all reads. */
struct import_folder {
	struct ctx        *ctx;
	const char        *dir;
	struct import_opts o;
	struct diags       ds;
	long               files;    /* that were there */
};

/** A kind's file, when there is one. Its faults are told in ds and by ctx->err;
 *  another file may still be read. */
NODISCARD int import_folder_kind(struct import_folder *f, const struct kind *k);
/** All are read: were there faults, and is whatever they name there? */
NODISCARD int import_folder_check(struct import_folder *f);
/** Do payouts and their history stand in it (import_history.c)? */
bool import_has_history(struct import_folder *f);
NODISCARD int import_history(struct import_folder *f);

/* Records of a kind as rows: the code first, every stored field, references
 * by code. */
struct transfer {
	struct ctx          *ctx;
	const struct kind   *k;
	struct out          *out;
	struct col          *cols;
	struct cell         *cells;
	const struct field **field;  /* of each column; NULL: the code */
	struct path         *paths;
	size_t               n;
	struct arena         row;    /* texts of rows, emptied now and then */
	long                 rows;
	size_t              *ref;     /* of each column: a path to the ref of what it refers to, of a ref
	                               * to the code that stands for it; or 0 */
	size_t               npaths;
	bool               (*keep)(void *arg, int64_t id); /* which records; NULL: all */
	void                *keep_arg;
};

/** Does a file of the kind stand in the folder of export-all, with a history or
 *  without? */
static inline bool
transfer_carries(const struct kind *k, bool history)
{
	return !k->internal || k->carried == CARRIED_ALONE || (k->carried != CARRIED_NOT && history);
}

void transfer_open(struct transfer *t, struct ctx *ctx, const struct kind *k);
/** For a department with other codes: no codes, records by their ref (ref:HT-1),
 *  and where one has none, what was its code is it. */
void transfer_by_ref(struct transfer *t);
/** Every record of q to out. */
NODISCARD int transfer_records(struct transfer *t, struct query *q, struct out *out);
