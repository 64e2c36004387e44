/* A rule book of any bytes: faults are named with their lines, and one without
 * faults is the same after it was kept and loaded. */
#include "fuzz.h"

#include "lib/base/diag.h"
#include "lib/policy/policy.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char                 *text = fuzz_text(data, n);
	struct arena          a = { 0 };
	struct diags          ds = { .arena = &a };
	struct policy_source  src = { .path = "policy.yaml", .file = "policy.yaml",
		.text = text, .ntext = n };
	const struct policy  *p = NULL, *back = NULL;
	struct sales_err      err = { 0 };

	if (policy_read_text(&a, &src, &ds, &p, &err) == SALES_OK) {
		must(p != NULL && ds.errors == 0 && src.ncompiled > 0);
		must(policy_load(&a, src.compiled, src.ncompiled, &back, &err) == SALES_OK);
	} else {
		must(ds.errors > 0 || err.msg[0] != '\0');
	}
	for (const struct diag *d = ds.first; d != NULL; d = d->next)
		must(d->message != NULL && d->message[0] != '\0' && d->line >= 0);
	diags_done(&ds);
	arena_done(&a);
	free(text);
	return 0;
}
