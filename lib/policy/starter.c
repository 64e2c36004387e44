#include "lib/policy/embedded.h"

#include <string.h>

#include "lib/policy/policy.h"

const char *const policy_profiles[] = { "small", "medium", "group", NULL };

const char *
policy_starter(const char *profile, const char *lang)
{
	const bool zh = lang != NULL && strncmp(lang, "zh", 2) == 0;

	for (size_t i = 0; policy_profiles[i] != NULL; i++)
		if (strcmp(policy_profiles[i], profile) == 0)
			return starter_text[2 * i + zh];
	return NULL;
}
