#include "cmd/seed.h"

int
seed_parse(struct ctx *ctx, const char *text, uint32_t *out)
{
	uint64_t n = 0;

	for (const char *p = text; *p != '\0'; p++) {
		if (*p < '0' || *p > '9' || p - text > 10 || (n = n * 10 + (uint64_t)(*p - '0')) > UINT32_MAX)
			return FAIL(&ctx->err, SALES_EUSAGE, _("--seed: '%s' is not a whole number from 0 to %u"), text, UINT32_MAX);
	}
	if (*text == '\0')
		return FAIL(&ctx->err, SALES_EUSAGE, _("--seed: '%s' is not a whole number from 0 to %u"), text, UINT32_MAX);
	*out = (uint32_t)n;
	return SALES_OK;
}
