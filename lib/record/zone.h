/* zone.h - civil days of instants in a named time zone; private to lib/record. */
#pragma once
#include "lib/base/day.h"

#include <stdbool.h>

/** Does this machine have the zone's rules? (UTC always.) */
bool zone_known(const char *zone);
/** Milliseconds that a known zone's clocks are ahead of UTC at an instant. */
int64_t zone_offset_ms(const char *zone, int64_t ms);
