/* median.h - the middle of many whole numbers, without sorting them all. */
#pragma once
#include <stddef.h>

#include "lib/base/ratio.h"

/** The middle one, or half way between the two; den 0 for none. Reorders v. */
struct ratio median_of(int32_t *v, size_t n);
