/* wide.h - 128-bit integers, in which the products of two amounts, rates or
 * fractions never overflow. */
#pragma once
#include "lib/base/api.h"

__extension__ typedef __int128          wide;
__extension__ typedef unsigned __int128 uwide;

static inline uwide
wide_magnitude(wide v)
{
	return v < 0 ? -(uwide)v : (uwide)v;
}
