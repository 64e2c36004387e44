/* paycase.h - the cases of tests/data/commission.cases, and plans by chance. */
#pragma once
#include "tests/unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/payout/series.h"

enum { FACTS_MAX = 16 };

struct paycase {
	struct tier        tiers[TIER_MAX];
	struct component   component;
	int64_t            target;
	struct series_fact fact[FACTS_MAX];
	int64_t            earns[FACTS_MAX];
	size_t             nfacts, nearns;
};

static inline int64_t
amount_of(const char *s)
{
	money m;

	if (!money_parse_plain(s, strlen(s), 4, &m))
		fail_msg("'%s' is no amount", s);
	return m.v;
}

static inline struct ratio
ratio_text(const char *s)
{
	struct ratio r;

	if (!ratio_parse(s, strlen(s), &r))
		fail_msg("'%s' is no rate", s);
	return r;
}

static inline void
read_tier(struct paycase *c, char *text)
{
	struct tier *t = &c->tiers[c->component.ntiers++];
	char         rate[32], end[32];
	int          n = sscanf(text, " %31s to %31s", rate, end);

	*t = (struct tier){ .open = n == 1, .rate = ratio_text(rate) };
	if (n == 2) {
		t->to = ratio_text(end);
		if (strchr(end, '%') != NULL)
			c->component.by_attainment = "revenue";
	}
}

static inline void
read_plan(struct paycase *c, char *text)
{
	char  look[16], apply[16], bound[16];
	char *save, *t;
	int   n = 0;

	if (sscanf(text, " flat %15s", look) == 1) {
		c->component.rate = ratio_text(look);
		return;
	}
	if (sscanf(text, " %15s %15s %15s %n", look, apply, bound, &n) != 3)
		fail_msg("'%s' is no plan", text);
	c->component.lookup = look[0] == 't' ? LOOKUP_TRANSACTION :
	    look[0] == 'r' ? LOOKUP_RUNNING : LOOKUP_PERIOD;
	c->component.apply = apply[0] == 'm' ? APPLY_MARGINAL : APPLY_WHOLE;
	c->component.boundary_upper = bound[0] == 'u';
	c->component.tiers = c->tiers;
	for (t = strtok_r(text + n, ",", &save); t != NULL; t = strtok_r(NULL, ",", &save))
		read_tier(c, t);
}

static inline void
read_case(struct paycase *c, char *line)
{
	char *save, *word, *col[4];

	*c = (struct paycase){ .component = { .id = "commission", .rate = { 0, 0 } } };
	for (int i = 0; i < 4; i++) {
		col[i] = strtok_r(i == 0 ? line : NULL, "|", &save);
		assert_non_null(col[i]);
	}
	read_plan(c, col[0]);
	if (strchr(col[1], '-') == NULL)
		c->target = amount_of(strtok_r(col[1], " ", &save));
	for (word = strtok_r(col[2], " ", &save); word != NULL; word = strtok_r(NULL, " ", &save)) {
		struct series_fact *f = &c->fact[c->nfacts++];

		if (word[1] == ':') {
			f->deal = word[0];
			word += 2;
		}
		f->amount = amount_of(word);
	}
	for (word = strtok_r(col[3], " \n", &save); word != NULL; word = strtok_r(NULL, " \n", &save))
		c->earns[c->nearns++] = amount_of(word);
	assert_int_equal(c->nfacts, c->nearns);
}

typedef void case_fn(const struct paycase *c, int line);

static inline void
each_case(case_fn *fn)
{
	char  path[512], line[512];
	int   nline = 0, ncases = 0;
	FILE *f;

	snprintf(path, sizeof(path), "%s/commission.cases", getenv("TEST_DATA"));
	f = fopen(path, "r");
	assert_non_null(f);
	while (fgets(line, sizeof(line), f) != NULL) {
		struct paycase c;

		nline++;
		if (line[0] == '#' || line[0] == '\n')
			continue;
		read_case(&c, line);
		fn(&c, nline);
		ncases++;
	}
	fclose(f);
	assert_true(ncases > 30);
}

/* ---- random plans ---- */

static uint64_t seed = 88172645463325252u;

static inline int64_t
dice(int64_t n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (int64_t)(seed % (uint64_t)n);
}

static inline void
roll_plan(struct paycase *c)
{
	int64_t to = 0;

	*c = (struct paycase){ .component = { .id = "c", .tiers = c->tiers,
	    .ntiers = 1 + (size_t)dice(5), .lookup = (enum tier_lookup)dice(3),
	    .apply = (enum tier_apply)dice(2), .boundary_upper = dice(2) == 0,
	    .by_attainment = dice(2) == 0 ? "revenue" : NULL } };
	c->target = (1 + dice(3000)) * 100 * (dice(3) == 0 ? 333 : 1000);
	for (size_t i = 0; i < c->component.ntiers; i++) {
		struct tier *t = &c->tiers[i];

		t->open = i + 1 == c->component.ntiers;
		to += 1 + dice(100);
		t->to = c->component.by_attainment != NULL ? ratio_of_rate(to * 5000000) :
		    (struct ratio){ to * 1000, 1 };
		t->rate = ratio_of_rate(dice(400) * 500000);
	}
}
