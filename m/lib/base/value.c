#include "lib/base/value.h"

bool
value_equal(const struct value *a, const struct value *b)
{
	if (a->type != b->type)
		return false;
	switch (a->type) {
	case V_NULL:
		return true;
	case V_TEXT:
		return a->u.s.n == b->u.s.n && memcmp(a->u.s.p, b->u.s.p, a->u.s.n) == 0;
	case V_RATIO:
		return ratio_cmp(a->u.r, b->u.r) == 0;
	case V_BOOL:
	case V_INT:
	case V_NUM:
	case V_MONEY:
	case V_RATE:
	case V_DAY:
	case V_TIME:
	case V_REF:
		return a->u.i == b->u.i;
	}
	return false;
}
