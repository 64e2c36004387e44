/* kill - what was acknowledged is there after kill -9, and nothing is half
 * there. Two imports at once and payout runs are killed at random moments.
 *
 * An early argument "control" says that the program under test is wrong on
 * purpose (it acknowledges before it saves, or saves in two steps): then the
 * harness must find it out, or it proves nothing. */
#include "tests/fault/dept.h"

#include <stdio.h>
#include <string.h>

enum { ROWS = 120 };

struct tally { long kills, acked, lost, partial, unsound; };

static void
judge(const struct place *p, struct tally *t, const char *name, const struct child *c)
{
	const bool acked = strstr(c->out, acknowledged) != NULL;
	const long there = place_count(p, name);

	t->acked += acked;
	if (acked && there != ROWS) {
		t->lost++;
		printf("# lost: %s acknowledged, %ld of %d there\n", name, there, ROWS);
	} else if (there != 0 && there != ROWS) {
		t->partial++;
		printf("# partial: %s, %ld of %d there\n", name, there, ROWS);
	}
}

/* Two imports at the same time, both killed `after` microseconds. */
static void
kill_imports(const struct place *p, struct tally *t, int round, long after)
{
	static struct child c[2];
	char                name[2][32], path[2][512];
	int                 i;

	for (i = 0; i < 2; i++) {
		snprintf(name[i], sizeof(name[i]), "r%dw%d", round, i);
		place_file(p, name[i], ROWS, round % 8 == 0, path[i]);
		child_start(&c[i], (const char *const[]){ p->salesctl, "-C", p->home, "deal",
		    "import", path[i], NULL });
	}
	pause_us(after);
	for (i = 0; i < 2; i++) {
		child_kill(&c[i]);
		t->kills++;
	}
	for (i = 0; i < 2; i++) {
		judge(p, t, name[i], &c[i]);
		remove(path[i]);
	}
}

/* A payout run is there whole or not at all: payout verify recomputes it. */
static void
kill_payout(const struct place *p, struct tally *t, long after)
{
	static struct child c;

	child_start(&c, (const char *const[]){ p->salesctl, "-C", p->home, "payout", "run",
	    "-p", "2026Q2", NULL });
	pause_us(after);
	child_kill(&c);
	t->kills++;
	if (RUN(&c, p->salesctl, "-C", p->home, "payout", "list", "-F", "tsv", "--no-header") != 0) {
		t->lost++;
		printf("# payout list: %s", c.out);
	} else if (c.n > 0 && RUN(&c, p->salesctl, "-C", p->home, "payout", "verify", "2026Q2") != 0) {
		t->partial++;
		printf("# payout verify: %s", c.out);
	}
}

/* How long an import takes when nobody kills it. */
static long
usual_us(const struct place *p)
{
	char path[512];
	long t;

	place_file(p, "warm", ROWS, true, path);
	MUST(p->salesctl, "-C", p->home, "deal", "import", path);
	place_reset(p);
	t = now_us();
	MUST(p->salesctl, "-C", p->home, "deal", "import", path);
	t = now_us() - t;
	MUST(p->salesctl, "-C", p->home, "payout", "run", "-p", "2026Q2");
	return t;
}

int
main(int argc, char **argv)
{
	const bool   control = argc > 1 && strcmp(argv[1], "control") == 0;
	const long   kills = setting(control ? "FAULT_CONTROL" : "FAULT_KILLS", control ? 60 : 300);
	struct dice  dice = dice_seeded("kill");
	struct tally t = { 0 };
	struct place p;
	long         usual;
	int          round;

	place_make(&p);
	usual = usual_us(&p);
	for (round = 0; t.kills < kills; round++) {
		if (round % 4 == 3 && !control)
			kill_payout(&p, &t, (long)dice_below(&dice, (uint64_t)usual));
		else
			kill_imports(&p, &t, round, (long)dice_below(&dice, (uint64_t)usual * 2));
		if (round % 16 == 15 && !place_is_sound(&p))
			t.unsound++;
	}
	if (!place_is_sound(&p))
		t.unsound++;
	place_remove(&p);
	printf("kills=%ld acked=%ld lost=%ld partial=%ld unsound=%ld\n", t.kills, t.acked, t.lost,
	    t.partial, t.unsound);
	if (t.acked == 0 || t.acked >= t.kills)
		die("every kill came too %s: this proves nothing", t.acked ? "late" : "early");
	return t.lost + t.partial + t.unsound == 0 ? 0 : 1;
}
