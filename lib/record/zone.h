/* zone.h - civil days of instants in a named time zone; private to lib/record. */
#pragma once
#include "lib/base/arena.h"

#include <stdbool.h>
#include <stdint.h>

struct zone;

/** Does this machine have the zone's rules? (UTC always.) */
bool zone_known(const char *zone);
/** A zone's rules, in the arena; NULL where zone_known says no. */
struct zone *zone_read(struct arena *a, const char *name);
/** Milliseconds that a zone's clocks are ahead of UTC at an instant. */
int64_t zone_offset_ms(const struct zone *z, int64_t ms);
