/* value.h - one typed value: what a field holds, an expression yields, a
 * column shows. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "lib/base/day.h"
#include "lib/base/money.h"
#include "lib/base/ratio.h"

enum vtype {
	V_NULL = 0,
	V_BOOL,     /* i: 0, 1 */
	V_INT,      /* i */
	V_NUM,      /* i: ten-thousandths of a plain number (quantity, score) */
	V_MONEY,    /* i: ten-thousandths of the currency's unit */
	V_RATE,     /* i: billionths (share, probability, rate) */
	V_RATIO,    /* r: exact (attainment, averages) */
	V_DAY,      /* i: a day */
	V_TIME,     /* i: milliseconds since 1970 UTC */
	V_TEXT,     /* s: UTF-8, not NUL-terminated */
	V_REF,      /* i: id of a record of the field's kind */
};

struct value {
	enum vtype type;
	union {
		int64_t      i;
		struct ratio r;
		struct { const char *p; size_t n; } s;
	} u;
};

static inline struct value v_null(void) { return (struct value){ V_NULL, { 0 } }; }
static inline struct value v_int(int64_t i) { return (struct value){ V_INT, { .i = i } }; }
static inline struct value v_of(enum vtype t, int64_t i) { return (struct value){ t, { .i = i } }; }
static inline struct value v_money(money m) { return (struct value){ V_MONEY, { .i = m.v } }; }
static inline struct value v_ratio(struct ratio r) { return (struct value){ V_RATIO, { .r = r } }; }
static inline struct value
v_day(day d)
{
	return d == DAY_NONE ? v_null() : (struct value){ V_DAY, { .i = d } };
}
static inline struct value
v_textn(const char *p, size_t n)
{
	return (struct value){ V_TEXT, { .s = { p, n } } };
}
static inline struct value
v_text(const char *s)
{
	return s == NULL ? v_null() : v_textn(s, strlen(s));
}

/* What a field holds, where empty has a meaning of its own. */
static inline int64_t value_id(const struct value *v) { return v->type == V_NULL ? 0 : v->u.i; }
static inline day     value_day(const struct value *v) { return v->type == V_NULL ? DAY_NONE : (day)v->u.i; }
/* Is it this text? */
static inline bool
value_is(const struct value *v, const char *text)
{
	return v->type == V_TEXT && v->u.s.n == strlen(text) && memcmp(v->u.s.p, text, v->u.s.n) == 0;
}

SALES_API_BEGIN
/** Same type and same value (text bytewise; ratios by value). */
bool value_equal(const struct value *a, const struct value *b);
SALES_API_END
