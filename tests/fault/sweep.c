/* sweep import|payout [control] - every error at every system call that
 * touches the department's files, once and from then on, and kill -9 at each:
 * the exit status tells the truth, nothing is half done, and the next command
 * works. Through strace's inject, on these files only, so that the dynamic
 * loader is spared. */
#include "tests/fault/dept.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BASE = 5, ROWS = 20, NAMES = 32 };

/* What can go wrong where. "KILL" ends the process there; "+": and at every
 * later call of that name. */
static const struct { const char *call, *faults[7]; } table[] = {
	{ "openat",     { "EIO", "EMFILE", "ENOSPC", "EACCES", "KILL" } },
	{ "read",       { "EIO", "KILL" } },
	{ "pread64",    { "EIO", "EIO+", "KILL" } },
	{ "write",      { "EIO", "ENOSPC", "EINTR", "KILL" } },
	{ "pwrite64",   { "EIO", "ENOSPC", "EDQUOT", "EINTR", "EIO+", "ENOSPC+", "KILL" } },
	{ "fsync",      { "EIO", "ENOSPC", "EIO+", "KILL" } },
	{ "fdatasync",  { "EIO", "ENOSPC", "EIO+", "KILL" } },
	{ "ftruncate",  { "EIO", "ENOSPC", "EIO+", "KILL" } },
	{ "unlink",     { "EIO", "EPERM", "KILL" } },
	{ "fcntl",      { "EIO", "ENOLCK", "KILL" } },
	{ "flock",      { "EIO", "ENOLCK", "KILL" } },
	{ "fstat",      { "EIO" } },
	{ "newfstatat", { "EIO", "EACCES" } },
	{ "lseek",      { "EIO" } },
	{ "close",      { "EIO", "KILL" } },
};
enum { CALLS = sizeof(table) / sizeof(table[0]) };

struct sweep {
	struct place p;
	bool         payout;
	char         file[512];      /* to import */
	char         trace[512];
	char         path[4][400];   /* the files that get faults */
	long         count[CALLS];
	long         done, lost, partial, lies, crashes, hangs, unsound, unknown;
};

static struct child c;

/* Run the deed under strace; what: its -e argument, or NULL to count calls. */
static bool
deed(struct sweep *s, const char *what)
{
	const char *argv[40];
	int         n = 0, i;

	argv[n++] = "strace";
	argv[n++] = "-f";
	argv[n++] = "-o";
	argv[n++] = what == NULL ? s->trace : "/dev/null";
	for (i = 0; i < 4; i++) {
		argv[n++] = "-P";
		argv[n++] = s->path[i];
	}
	if (what != NULL) {
		argv[n++] = "-e";
		argv[n++] = what;
	}
	argv[n++] = s->p.salesctl;
	argv[n++] = "-C";
	argv[n++] = s->p.home;
	argv[n++] = "--lock-wait";
	argv[n++] = "1s";
	if (s->payout) {
		argv[n++] = "payout";
		argv[n++] = "run";
		argv[n++] = "-p";
		argv[n++] = "2026Q2";
	} else {
		argv[n++] = "deal";
		argv[n++] = "import";
		argv[n++] = s->file;
	}
	argv[n] = NULL;
	child_start(&c, argv);
	return child_wait(&c, 20000);
}

/* 0: nothing of the deed is there, 1: all, -1: a part or unreadable. */
static int
result(const struct sweep *s)
{
	static struct child v;
	long                n;

	if (!s->payout) {
		n = place_count(&s->p, "new");
		return n == 0 ? 0 : n == ROWS ? 1 : -1;
	}
	if (RUN(&v, s->p.salesctl, "-C", s->p.home, "payout", "list", "-F", "tsv",
	    "--no-header") != 0)
		return -1;
	if (v.n == 0)
		return 0;
	return RUN(&v, s->p.salesctl, "-C", s->p.home, "payout", "verify", "2026Q2") == 0 ? 1 : -1;
}

static void
bad(long *tally, const char *word, const char *what)
{
	const size_t line = strcspn(c.out, "\n");

	++*tally;
	printf("# %s: %s, exit %d: %.*s\n", word, what, child_code(&c), (int)line, c.out);
}

static void
judge(struct sweep *s, const char *what, bool ended, bool killed)
{
	const int  code = child_code(&c);
	const int  there = result(s);
	const bool unsure = code == 84 || code == 86;

	s->done++;
	if (!ended)
		bad(&s->hangs, "hangs", what);
	else if (!killed && code >= 126)
		bad(&s->crashes, "crash", what);
	if (there < 0)
		bad(&s->partial, "partial", what);
	if (ended && !killed && ((code == 0 && there != 1) || (code != 0 && !unsure && there != 0)))
		bad(&s->lies, "false claim", what);
	s->unknown += unsure;
	if (place_count(&s->p, "base") != BASE)
		bad(&s->lost, "lost", what);
	if (!place_is_sound(&s->p))
		bad(&s->unsound, "unsound", what);
	if (there == 0 && (RUN(&c, s->p.salesctl, "-C", s->p.home, "deal", "import", s->file) != 0))
		bad(&s->unsound, "the next write fails after", what);
}

static void
one(struct sweep *s, const char *call, const char *fault, long n)
{
	const size_t len = strlen(fault);
	const bool   kill = strcmp(fault, "KILL") == 0, sticky = fault[len - 1] == '+';
	char         what[128];

	if (kill)
		snprintf(what, sizeof(what), "inject=%s:signal=SIGKILL:when=%ld", call, n);
	else
		snprintf(what, sizeof(what), "inject=%s:error=%.*s:when=%ld%s", call,
		    (int)(len - sticky), fault, n, sticky ? "+" : "");
	place_reset(&s->p);
	judge(s, what, deed(s, what), kill);
}

/* How often each call of the table touches the files. */
static void
count_calls(struct sweep *s)
{
	char  line[4096];
	FILE *f;
	int   i;

	place_reset(&s->p);
	if (!deed(s, NULL) || child_code(&c) != 0)
		die("the deed fails without any fault:\n%s", c.out);
	f = fopen(s->trace, "r");
	if (f == NULL)
		die("%s: can't read", s->trace);
	while (fgets(line, sizeof(line), f) != NULL) {
		const char *const name = line + strspn(line, "0123456789 ");

		for (i = 0; i < CALLS; i++)
			if (strncmp(name, table[i].call, strlen(table[i].call)) == 0 &&
			    name[strlen(table[i].call)] == '(')
				s->count[i]++;
	}
	fclose(f);
}

/* The occurrences to try: all, or when there are many, the first and last
 * ones and some between. */
static bool
chosen(long n, long count, long most, struct dice *dice)
{
	if (count <= most || n <= most / 3 || n > count - most / 3)
		return true;
	return dice_below(dice, (uint64_t)count) < (uint64_t)most / 3;
}

static void
prepare(struct sweep *s)
{
	static const char *const names[4] = { "sales.db", "sales.db-journal", "lock", "" };
	char                     path[512];
	int                      i;

	place_make(&s->p);
	for (i = 0; i < 4; i++)
		snprintf(s->path[i], sizeof(s->path[i]), "%s/.salesctl%s%s", s->p.home,
		    names[i][0] ? "/" : "", names[i]);
	snprintf(s->trace, sizeof(s->trace), "%s/trace", s->p.dir);
	place_file(&s->p, "base", BASE, true, path);
	MUST(s->p.salesctl, "-C", s->p.home, "deal", "import", path);
	place_keep(&s->p);
	place_file(&s->p, "new", ROWS, false, s->file);
}

int
main(int argc, char **argv)
{
	const bool   control = argc > 2 && strcmp(argv[2], "control") == 0;
	const long   most = setting("FAULT_MOST", control ? 2 : 4);
	struct dice  dice = dice_seeded("sweep");
	struct sweep s = { .payout = argc > 1 && strcmp(argv[1], "payout") == 0 };
	int          i, j;
	long         n;

	if (RUN(&c, "strace", "-V") != 0 || RUN(&c, "strace", "-o", "/dev/null", "true") != 0) {
		printf("skipped: strace may not trace here\n");
		return 77;
	}
	prepare(&s);
	count_calls(&s);
	for (i = 0; i < CALLS; i++)
		for (n = 1; n <= s.count[i]; n++)
			if (chosen(n, s.count[i], most, &dice))
				for (j = 0; j < 7 && table[i].faults[j] != NULL; j++)
					one(&s, table[i].call, table[i].faults[j], n);
	place_remove(&s.p);
	printf("injections=%ld lost=%ld partial=%ld lies=%ld crashes=%ld hangs=%ld unsound=%ld "
	    "unknown=%ld\n", s.done, s.lost, s.partial, s.lies, s.crashes, s.hangs, s.unsound,
	    s.unknown);
	if (s.done < 10)
		die("too few calls were seen: this proves nothing");
	return s.lost + s.partial + s.lies + s.crashes + s.hangs + s.unsound == 0 ? 0 : 1;
}
