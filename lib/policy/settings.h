/* settings.h - a file of settings (config.yaml), read through the same cage
 * as a rule book, as a flat list of keys and texts; and changed in place, with
 * its comments and its layout. What keys there are is the caller's to know. */
#pragma once
#include "lib/base/buf.h"
#include "lib/policy/policy.h"

struct setting {
	const char     *key;        /* "ui.color"; of an item of a list the list's key */
	const char     *text;       /* "" where nothing stands behind the colon */
	bool            in_list;
	bool            is_empty;   /* nothing stands there, not even quotes */
	struct place    at, key_at; /* of the text, of its key */
	struct setting *next;
};

enum setting_edit {
	SETTING_SET,    /* one text, in place of what is there or new */
	SETTING_ADD,    /* one more item of a list, the list when it is not there */
	SETTING_UNSET,  /* take the key out */
};

SALES_API_BEGIN
/** Read a file: its settings in their order, in the arena. Every fault goes to
 *  diags as file:line:column and fails with SALES_ECONFIG. SALES_ENOTFOUND:
 *  there is no such file, SALES_EPERM: it may not be read; *text gets it, for
 *  settings_edit; it may be NULL. */
NODISCARD int settings_read(struct arena *a, const char *path, struct diags *diags,
    const struct setting **first, const char **text, struct sales_err *err);
/** The same from a text; file is its name in places. */
NODISCARD int settings_read_text(struct arena *a, const char *file, const char *text, size_t n,
    struct diags *diags, const struct setting **first, struct sales_err *err);
/** Change one key of a text; everything else stays as it is, byte for byte. The
 *  result is read again and compared before it is given out. SALES_ECONFIG: the
 *  text has faults; SALES_NO: SETTING_UNSET of a key that is not there, or
 *  SETTING_ADD of an item that is; SALES_EPOLICY: it is written in a way that
 *  only a person should change. */
NODISCARD int settings_edit(struct arena *a, const char *text, enum setting_edit what,
    const char *key, const char *value, struct buf *out, struct sales_err *err);
SALES_API_END
