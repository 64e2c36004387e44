/* cases.h - reads tests/data/NAME.cases: one case a line, columns between
 * '|', blanks around them cut; '#' begins a comment line. */
#pragma once
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "unit.h"

enum { CASE_COLUMNS = 16 };

struct cases {
	FILE *f;
	char  name[64];
	char  text[1024];
	int   line;
	char *col[CASE_COLUMNS]; /* "" for what the line does not have */
	int   n;
};

static inline struct cases
cases_open(const char *name)
{
	struct cases c = { 0 };
	char         path[1024];
	const char  *dir = getenv("TEST_DATA");

	snprintf(c.name, sizeof(c.name), "%s", name);
	snprintf(path, sizeof(path), "%s/%s.cases", dir == NULL ? "tests/data" : dir, name);
	c.f = fopen(path, "r");
	if (c.f == NULL)
		fail_msg("no case file %s", path);
	return c;
}

static inline char *
case_trim(char *s)
{
	size_t n;

	s += strspn(s, " \t");
	for (n = strlen(s); n > 0 && strchr(" \t\n", s[n - 1]) != NULL; n--)
		s[n - 1] = '\0';
	return s;
}

/* The next case; false and closed at the end. */
static inline bool
cases_next(struct cases *c)
{
	do {
		if (fgets(c->text, sizeof(c->text), c->f) == NULL) {
			fclose(c->f);
			c->f = NULL;
			return false;
		}
		c->line++;
	} while (case_trim(c->text)[0] == '\0' || case_trim(c->text)[0] == '#');
	c->n = 0;
	for (char *p = c->text; p != NULL && c->n < CASE_COLUMNS; ) {
		char *bar = strchr(p, '|');

		if (bar != NULL)
			*bar++ = '\0';
		c->col[c->n++] = case_trim(p);
		p = bar;
	}
	for (int i = c->n; i < CASE_COLUMNS; i++)
		c->col[i] = c->text + strlen(c->text);
	return true;
}

/* Fails with the place in the case file. */
#define case_fail(c, fmt, ...) \
	fail_msg("%s.cases:%d: " fmt, (c)->name, (c)->line, __VA_ARGS__)

#define case_equal(c, what, got, want)                                            \
	do {                                                                      \
		if (strcmp((got), (want)) != 0)                                   \
			case_fail((c), "%s is '%s', not '%s'", (what), (got), (want)); \
	} while (0)
