/* The rule book as the database keeps it, damaged: it is loaded or refused,
 * and nothing else happens. */
#include "fuzz.h"

#include "lib/base/diag.h"
#include "lib/policy/policy.h"

/* The starter book, compiled, with single bytes changed as the input says:
 * pairs of place and value. */
static void
load_damaged(const uint8_t *data, size_t n)
{
	struct arena         a = { 0 };
	struct diags         ds = { .arena = &a };
	struct policy_source src = { .path = "p", .file = "p", .text = policy_starter("small", "en") };
	const struct policy *p = NULL;
	struct sales_err     err = { 0 };
	uint8_t             *bytes;

	src.ntext = strlen(src.text);
	must(policy_read_text(&a, &src, &ds, &p, &err) == SALES_OK);
	bytes = (uint8_t *)arena_strndup(&a, src.compiled, src.ncompiled);
	for (size_t i = 0; i + 3 <= n; i += 3)
		bytes[((size_t)data[i] << 8 | data[i + 1]) % src.ncompiled] = data[i + 2];
	(void)!policy_load(&a, bytes, src.ncompiled, &p, &err);
	diags_done(&ds);
	arena_done(&a);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena         a = { 0 };
	const struct policy *p = NULL;
	struct sales_err     err = { 0 };

	if (policy_load(&a, data, n, &p, &err) != SALES_OK)
		must(err.msg[0] != '\0');
	arena_done(&a);
	load_damaged(data, n);
	return 0;
}
