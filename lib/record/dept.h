/* dept.h - an open department: its database, the rule book in force, its
 * record kinds, who acts, what day it is, and as of which operation it is
 * looked at. Every use-case takes one. */
#pragma once
#include "lib/base/arena.h"
#include "lib/base/period.h"
#include "lib/policy/policy.h"
#include "lib/record/kind.h"
#include "lib/store/db.h"

struct actor {
	const char *login;       /* of the kernel's uid; NULL: not looked up yet */
	int64_t     person;      /* for whom; 0: nobody known */
};

struct dept_opts {
	const char   *db;         /* path of sales.db */
	enum db_mode  mode;
	int64_t       now_ms;     /* 0: the clock */
	const char   *timezone;   /* NULL: the rule book's */
	const char   *as;         /* --as PERSON or NULL */
	const char   *as_of;      /* --as-of DATE|OP or NULL */
	int64_t       wait_ms;
	const char   *command;    /* for the operation and the lock's holder */
	const char   *lang;       /* "zh_CN", "en": labels of enums and stages */
};

struct names;                    /* private: names of references, cached */
struct zone;

struct dept {
	struct db            db;
	struct arena         arena;
	const struct policy *policy;   /* in force today; never NULL */
	struct schema        schema;
	struct period_env    when;
	int64_t              now_ms;
	struct actor         actor;    /* private: see dept_actor */
	int64_t              as_of;    /* operation; 0: now */
	const char          *command, *lang;
	struct names        *names;
	const char          *mark;     /* private: of outside.c */
	const char          *timezone; /* of civil days and "today" */
	struct zone         *zone;     /* private: its rules */
	struct policy_list  *versions; /* private: rule-book versions loaded */
	int64_t              newest_policy; /* private: the last version there was when it was opened */
	const char          *source[KIND_MAX * 2]; /* private: what as_of reads, by kind number */
	const char          *supposed[KIND_MAX * 2]; /* private: what suppose.h has read in its place */
	bool                 can_look_back; /* private: there are tables for it */
	struct db_stmt       by_id[KIND_MAX * 2];  /* private: a row of a kind's table by its id */
};

SALES_API_BEGIN

NODISCARD int dept_open(struct dept *d, const struct dept_opts *o, struct sales_err *err);
/** A new one from a rule book's file; refuses (SALES_ECONFLICT) an existing. */
NODISCARD int dept_create(struct dept *d, const struct dept_opts *o,
    const char *policy_path, struct diags *diags, struct sales_err *err);
void dept_close(struct dept *d);
/** The version in force on a day (the newest applied whose effective day is
 *  not after it; the oldest one before that). */
NODISCARD int dept_policy_at(struct dept *d, day on, const struct policy **out,
    struct sales_err *err);
/** An applied version by its number. SALES_EDAMAGED when it is not there. */
NODISCARD int dept_policy_version(struct dept *d, int64_t version, const struct policy **out,
    struct sales_err *err);
/** Who acts: the kernel's login, and the person of --as or else the one whose
 *  login it is. Looked up at the first call. Lives as long as d. */
NODISCARD int dept_actor(struct dept *d, const struct actor **out, struct sales_err *err);
/** "Asia/Shanghai"'s civil day of an instant. */
day dept_day_of(const struct dept *d, int64_t ms);
/** The instant at which a civil day starts there. */
int64_t dept_day_start(const struct dept *d, day on);
/** Milliseconds that its clocks are ahead of UTC at an instant. */
int64_t dept_zone_offset(const struct dept *d, int64_t ms);
/** Look at the records as of operation op from now on; 0: as they are. */
NODISCARD int dept_look_back(struct dept *d, int64_t op, struct sales_err *err);
/** Drop cached names: call it after records were written. */
void dept_forget_names(struct dept *d);

/** What to read a kind's rows from, as text for FROM: its table, or, with
 *  d->as_of, the table united with the versions of that time. Columns: id, op
 *  and field_column() of every stored field. Lives as long as d. */
NODISCARD int dept_source(struct dept *d, const struct kind *k, const char **out,
    struct sales_err *err);
/** The last operation that d->as_of lets see; INT64_MAX: all of them. */
static inline int64_t
dept_last_seen(const struct dept *d)
{
	return d->as_of == 0 ? INT64_MAX : d->as_of;
}
/** The number of the last operation; 0 when there is none. */
NODISCARD int dept_last_op(struct dept *d, int64_t *no, struct sales_err *err);

/** Add a version of the rule book inside an open operation, which becomes
 *  final; custom fields get their columns. *version: its number. */
NODISCARD int dept_apply_policy(struct op *op, const struct policy *p,
    const struct policy_source *src, int64_t *version, struct sales_err *err);

struct ref_name { const char *code, *name; };
/** Code and title of a record of k (a descriptor will do) as of d->as_of, cached; the empty
 *  string for both when id is 0. Lives as long as the department is open. */
NODISCARD int dept_name(struct dept *d, const struct kind *k, int64_t id,
    struct ref_name *out, struct sales_err *err);
/** It will be asked for in a moment: fetch it from memory meanwhile. */
void dept_name_soon(const struct dept *d, const struct kind *k, int64_t id);

SALES_API_END
