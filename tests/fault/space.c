/* space - a real disk that is full: an import on a small tmpfs with less and
 * less room is there whole or not at all, what was there before stays, and
 * once there is room again the next write works. */
#include "tests/fault/dept.h"

#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum { BASE = 5, ROWS = 3000, LEVELS = 33 };

static struct child c;

/* Leave only kib free KiB on the disk that holds dir. */
static void
fill(const char *dir, long kib)
{
	struct statvfs v;
	char           path[400], size[32];
	long           have;

	if (statvfs(dir, &v) != 0)
		die("statvfs: %s", strerror(errno));
	have = (long)(v.f_bavail * v.f_bsize / 1024);
	if (have <= kib)
		return;
	snprintf(path, sizeof(path), "%s/fill", dir);
	snprintf(size, sizeof(size), "%ldK", have - kib);
	MUST("fallocate", "-l", size, path);
}

static bool
mounted(const char *dir)
{
	if (mount("tmpfs", dir, "tmpfs", 0, "size=4m,mode=700") == 0)
		return true;
	return unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 &&
	    mount("tmpfs", dir, "tmpfs", 0, "size=4m,mode=700") == 0;
}

struct tally { long full, saved, bad; };

static void
level(struct place *p, struct tally *t, const char *disk, const char *file, long kib)
{
	char fillfile[400];
	int  code;
	long there, base;

	place_reset(p);
	fill(disk, kib);
	code = RUN(&c, p->salesctl, "-C", p->home, "deal", "import", file);
	snprintf(fillfile, sizeof(fillfile), "%s/fill", disk);
	remove(fillfile);
	there = place_count(p, "new");
	base = place_count(p, "base");
	t->full += code != 0;
	t->saved += code == 0;
	if (base != BASE || (code == 0 ? there != ROWS : there != 0) || code >= 126 ||
	    !place_is_sound(p)) {
		t->bad++;
		printf("# bad: %ld KiB: exit %d, %ld of %d new, %ld of %d old: %s", kib, code, there,
		    ROWS, base, BASE, c.out);
	} else if (RUN(&c, p->salesctl, "-C", p->home, "deal", "add", "title=after", "owner=lina",
	    "customer=北京字节") != 0) {
		t->bad++;
		printf("# bad: %ld KiB: the next write fails: %s", kib, c.out);
	}
}

int
main(void)
{
	struct place p;
	struct tally t = { 0 };
	char         path[512], file[512], disk[280];
	int          i;

	place_make(&p);
	place_file(&p, "base", BASE, true, path);
	MUST(p.salesctl, "-C", p.home, "deal", "import", path);
	place_keep(&p);
	place_file(&p, "new", ROWS, false, file);
	snprintf(disk, sizeof(disk), "%.250s/disk", p.dir);
	MUST("mkdir", disk);
	if (!mounted(disk)) {
		place_remove(&p);
		printf("skipped: no tmpfs may be mounted here\n");
		return 77;
	}
	snprintf(p.home, sizeof(p.home), "%s/home", disk);
	for (i = 0; i < LEVELS; i++)
		level(&p, &t, disk, file, 4 + i * 48);
	umount(disk);
	place_remove(&p);
	printf("levels=%d full=%ld saved=%ld bad=%ld\n", LEVELS, t.full, t.saved, t.bad);
	if (t.full == 0 || t.saved == 0)
		die("the disk was %s full: this proves nothing", t.full ? "always" : "never");
	return t.bad == 0 ? 0 : 1;
}
