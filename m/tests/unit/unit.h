/* unit.h - what every unit test needs: cmocka, and a check that shows the
 * message of a call that failed. */
#pragma once
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/base/err.h"

/* The call is made once; its code and its words are shown when it fails. */
#define assert_ok(call, err)                                                    \
	do {                                                                    \
		if ((call) != SALES_OK)                                         \
			fail_msg("%s failed: %d %s", #call, (int)(err)->code, (err)->msg); \
	} while (0)
