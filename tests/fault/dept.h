/* dept.h - departments to be harmed: a template with people, a customer and a
 * product, files of deals to import, and what must hold afterwards. */
#pragma once
#include "tests/fault/child.h"

struct place {
	const char *salesctl;     /* the program under test */
	char        dir[256];     /* ours, removed at the end */
	char        home[300];    /* the department inside it */
};

/* SALESCTL names the program. Makes the template department. */
void place_make(struct place *p);
void place_remove(struct place *p);
/* A fresh copy of the template in place of what p->home holds. */
void place_reset(const struct place *p);

/* What p->home holds becomes the template. */
void place_keep(const struct place *p);

/* A file of n deals with refs "NAME-1" ... into path[]. won: closed in the
 * quarter that the payout is run for. */
void place_file(const struct place *p, const char *name, int n, bool won, char path[512]);
/* How many deals bear a ref "NAME-..."; -1 when that can't be read. */
long place_count(const struct place *p, const char *name);
/* fsck finds nothing. */
bool place_is_sound(const struct place *p);
extern const char acknowledged[];  /* how an import says that it saved */
