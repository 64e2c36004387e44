/* writers - 16 processes at a time, each adding 50 deals one command after
 * another: all of them are there, and nobody hears "database is locked".
 * "control": without waiting for the lock somebody must be turned away. */
#include "tests/fault/dept.h"

#include <stdio.h>
#include <string.h>

enum { WRITERS = 16 };

static struct child c[WRITERS];

static void
start(const struct place *p, int w, long n, const char *wait)
{
	static const char loop[] =
	    "n=0\n"
	    "while [ $n -lt $4 ]; do\n"
	    "	n=$((n + 1))\n"
	    "	\"$0\" -C \"$1\" --lock-wait \"$2\" deal add title=w$3n$n ref=w$3-$n"
	    " customer=北京字节 owner=lina amount=$n || echo failed $?\n"
	    "done\n";
	static char id[WRITERS][16], count[32];

	snprintf(id[w], sizeof(id[w]), "%d", w);
	snprintf(count, sizeof(count), "%ld", n);
	child_start(&c[w], (const char *const[]){ "sh", "-c", loop, p->salesctl, p->home, wait,
	    id[w], count, NULL });
}

int
main(int argc, char **argv)
{
	const bool   control = argc > 1 && strcmp(argv[1], "control") == 0;
	const long   adds = setting("FAULT_ADDS", 50);
	long         there = 0, failed = 0, locked = 0, t;
	struct place p;
	int          w;

	place_make(&p);
	t = now_us();
	for (w = 0; w < WRITERS; w++)
		start(&p, w, adds, control ? "0" : "60s");
	for (w = 0; w < WRITERS; w++) {
		char        name[16];
		const char *s;

		if (!child_wait(&c[w], 300000))
			die("writer %d still works after 5 minutes", w);
		locked += strstr(c[w].out, "database is locked") != NULL;
		for (s = c[w].out; (s = strstr(s, "failed ")) != NULL; s++)
			failed++;
		snprintf(name, sizeof(name), "w%d", w);
		there += place_count(&p, name);
	}
	t = now_us() - t;
	if (!place_is_sound(&p))
		failed++;
	printf("rows=%ld of=%ld failed=%ld locked=%ld seconds=%ld.%ld\n", there, WRITERS * adds,
	    failed, locked, t / 1000000, t / 100000 % 10);
	place_remove(&p);
	return there == WRITERS * adds && failed == 0 && locked == 0 ? 0 : 1;
}
