/* spelling.h - how import reads a text, and so which texts come back as export
 * wrote them. */
#pragma once
#include "lib/base/buf.h"
#include "lib/policy/mapping.h"
#include "lib/record/kind.h"

/** The one spelling of a phone number, mail address or tax id, put behind out;
 *  other texts as they are. False: it is not a mail address. */
bool spelling(enum map_is is, const char *p, size_t n, struct buf *out);
/** Words for "empty", NULL-ended. */
extern const char *const spelling_nulls[];

struct name_part { const char *p; size_t n; };
/** 赵一帆, but Li Wei: the family name first where either is not Latin. */
void spelling_name(struct buf *b, struct name_part family, struct name_part given);
/** The two parts of a name that spelling_name makes it of; all of it is the
 *  family name when there are none. */
void spelling_split(const char *p, size_t n, struct name_part *family, struct name_part *given);
/** One part of an address behind the others. */
void spelling_next(struct buf *b, const char *p, size_t n);

/** Is such a cell read as this very text? */
bool spelling_stays(const struct field *f, enum map_is is, const char *p, size_t n);
