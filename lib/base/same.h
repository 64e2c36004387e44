/* same.h - what two spellings of one thing have in common: a company's name, a
 * telephone number, a mail address, a tax id. No I/O; tests/data/same.cases
 * shows it. */
#pragma once
#include <stdbool.h>

#include "lib/base/buf.h"

enum same_as {
	SAME_TEXT,      /* case, width and blanks at the ends don't count */
	SAME_NAME,      /* a person's: nor do blanks within */
	SAME_COMPANY,   /* nor what kind of company it is: 有限公司, Co., Ltd., GmbH */
	SAME_PHONE,     /* digits; without +86 and without an extension */
	SAME_LINE,      /* the same with the extension: one person's */
	SAME_EMAIL,
	SAME_DOMAIN,    /* of a mail address or a web site; none for mail that anybody can have */
	SAME_TAXID,     /* letters and digits */
};

SALES_API_BEGIN

/** Put what p has in common with other spellings of it behind b. False: p says
 *  nothing that could be compared (empty, qq.com, 138****1234, 000000). */
bool same_key(enum same_as as, const char *p, size_t n, struct buf *b);
/** 统一社会信用代码 by GB 32100: does the last of its 18 characters follow from
 *  the others? *right gets the one that does, 0 when it is no such code at all:
 *  not 18 characters of that alphabet with the digits of a place among them. */
bool same_is_credit_code(const char *p, size_t n, char *right);

SALES_API_END
