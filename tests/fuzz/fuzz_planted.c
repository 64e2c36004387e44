/* The control of all the others: a fault that must be found. */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	must(n < 4 || memcmp(data, "BUG!", 4) != 0);
	return 0;
}
