/* cut.h - what an analysis is broken down by: who, which value of the record,
 * when. A list such as "team,month" or "industry,region"; each part of it is a
 * column. */
#pragma once
#include "lib/record/read.h"

enum cut_kind {
	CUT_FIELD,      /* a path of the record, or of its customer */
	CUT_PERSON,     /* its owner */
	CUT_TEAM,       /* the owner's, on the day that counts; parents hold their children */
	CUT_TIME,       /* the day that counts, by unit */
	CUT_DISCOUNT,   /* amount against list amount, in the rule book's bands */
	CUT_COMPETITOR, /* the deal's own, and those noted with it */
	CUT_PRODUCT,    /* the deal's own, else those of its items, with their parts of the amount */
};
enum { CUT_PARTS = 3 };

struct cut_part {
	enum cut_kind    kind;
	const char      *name;    /* the column's key */
	const char      *field;   /* what is read of the record; NULL: nothing of its own */
	struct path      path;    /* field's */
	enum period_unit unit;    /* CUT_TIME */
};
struct cut { struct cut_part part[CUT_PARTS]; size_t n; };

SALES_API_BEGIN
/** Read a list for records of a descriptor's kind (deal, customer); NULL and ""
 *  are no parts. A field that the kind lacks is looked for with its customer.
 *  SALES_EUSAGE, with a suggestion. */
NODISCARD int cut_parse(struct dept *d, const struct kind *of, const char *list, struct arena *a,
    struct cut *out, struct sales_err *err);
/** Does a fact count in several rows, so that they add up to more than all? */
bool cut_overlaps(const struct cut *c);
SALES_API_END
