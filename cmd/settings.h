/* settings.h - what a person, a department and a machine prefer: the keys that
 * config.yaml may have, and which value of each is in force. The business's
 * own rules are in the rule book; no key stands in both. */
#pragma once
#include "cmd/cmd.h"
#include "lib/policy/settings.h"

/* Where a value comes from, the weakest first. */
enum setting_level {
	LEVEL_BUILT_IN, LEVEL_SYSTEM, LEVEL_USER, LEVEL_DEPARTMENT, LEVEL_ENVIRONMENT, LEVEL_LINE
};
enum {
	SETTING_PERSONAL = 1 << 0,      /* not a department's to say */
	SETTING_RUNS     = 1 << 1,      /* a command: a department's is used when trusted */
	SETTING_LIST     = 1 << 2,
};

struct known_setting {
	const char         *key;        /* capitals stand for any name: "alias.NAME" */
	const char         *value;      /* N_(): what it takes, in a word */
	const char         *help;       /* N_(): one line, no full stop */
	const char         *built_in;   /* or NULL */
	unsigned            flags;
	const char *const  *choices;    /* NULL: any text ... */
	int               (*check)(const char *text, struct sales_err *err); /* ... that this lets in */
	const char *const  *env;        /* variables that say it as well, the first first */
	const char       *(*from_env)(const struct ctx *ctx, const char **name); /* the same, if not word for word */
};
extern const struct known_setting known_settings[]; /* ended by a NULL key */

struct used_setting {
	const struct known_setting *known;
	const char                 *key, *text;
	enum setting_level          level;
	struct place                at;         /* in a file; else line 0 and ... */
	const char                 *origin;     /* ... "$NO_COLOR", "-c", "built in" */
	bool                        untrusted;  /* said by a department that may not */
	struct used_setting        *next;
};

enum settings_state { SETTINGS_ABSENT, SETTINGS_READ, SETTINGS_FAULTY, SETTINGS_CLOSED };
struct settings_file {
	const char         *path;
	enum setting_level  level;
	enum settings_state state;
};

struct settings {
	struct used_setting  *first;
	struct settings_file  file[16];
	size_t                nfiles;
	struct diags          faults;   /* errors: values; warnings: unknown keys */
	bool                  no_own;   /* --no-config: no files of one's own, no aliases */
	bool                  strict;   /* unknown keys are errors */
	bool                  is_trusted; /* the department may name commands to run */
};

/** The key's row of the table, NULL: there is none. */
const struct known_setting *known_setting(const char *key);
/** The known key that was probably meant by an unknown one; NULL: none. */
const char *near_setting(struct arena *a, const char *key);
/** Refuse a value: SALES_EINVAL with "expected ..., got '...'"; *near: what
 *  was probably meant, or NULL. */
NODISCARD int check_setting(struct arena *a, const struct known_setting *k, const char *text,
    const char **near, struct sales_err *err);

/** Read every file there is, and what -c said (ctx->g->config). Faults of files
 *  are kept for settings_faults(); SALES_EUSAGE for those of -c. */
NODISCARD int settings_load(struct ctx *ctx);
/** Say what is wrong in the files: warnings, and fails with SALES_ECONFIG when
 *  there were errors. */
NODISCARD int settings_faults(struct ctx *ctx);
/** Read every file again, or only the one at path (text: its text to be, or
 *  NULL), with unknown keys as errors. */
void settings_check(struct ctx *ctx, const char *path, const char *text);

/** The value in force (of a list: the strongest one item); NULL: none. */
const char *setting(const struct ctx *ctx, const char *key);
/** The same with where it comes from; text NULL: none. */
struct used_setting setting_in_force(const struct ctx *ctx, const char *key);
/** output.format of the noun that runs. */
struct used_setting setting_format(const struct ctx *ctx);
/** What the environment says of a setting, and which variable; NULL: nothing. */
const char *setting_from_env(const struct ctx *ctx, const struct known_setting *k,
    const char **name);
/** Does its key stand for many ("alias.NAME")? */
bool setting_is_pattern(const struct known_setting *k);
/** "FILE:LINE", "$NO_COLOR", "-c", "built in". */
const char *setting_origin(struct arena *a, const struct used_setting *s);
/** A path as a person writes it in a setting: ~ is their home. */
const char *setting_path(struct ctx *ctx, const char *text);
/** An existing path without links and dots; NULL: it is not there. */
const char *setting_real_path(struct ctx *ctx, const char *path);
/** Fail with SALES_EUSAGE: there is no such setting; did you mean ...? */
NODISCARD int setting_unknown(struct ctx *ctx, const char *key);
/** Its file, whether it is there or not; NULL: no department, or no home. */
const char *settings_file_of(const struct ctx *ctx, enum setting_level level);
