#include "tests/fault/dept.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char acknowledged[] = "imported ";

static const char people[] =
	"code,name,role\n"
	"lina,李娜,ae\n"
	"zhangwei,张伟,ae\n";

static void
write_file(const char *dir, const char *name, const char *text)
{
	char  path[600];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	f = fopen(path, "w");
	if (f == NULL || fputs(text, f) < 0 || fclose(f) != 0)
		die("%s: can't write", path);
}

void
place_make(struct place *p)
{
	const char *const tmp = getenv("TMPDIR");
	char              file[600];

	p->salesctl = getenv("SALESCTL");
	if (p->salesctl == NULL)
		die("SALESCTL must name the program under test");
	unsetenv("SALESCTL_REPO");
	unsetenv("SALESCTL_DB");
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("SALESCTL_NOW", "2026-07-01T00:00:00Z", 1);
	snprintf(p->dir, sizeof(p->dir), "%s/fault.XXXXXX", tmp == NULL ? "/tmp" : tmp);
	if (mkdtemp(p->dir) == NULL)
		die("%s: can't make it", p->dir);
	snprintf(p->home, sizeof(p->home), "%s/template", p->dir);
	MUST(p->salesctl, "init", p->home, "--profile", "small", "--lang", "en");
	write_file(p->dir, "people.csv", people);
	snprintf(file, sizeof(file), "%s/people.csv", p->dir);
	MUST(p->salesctl, "-C", p->home, "person", "import", file);
	MUST(p->salesctl, "-C", p->home, "customer", "add", "name=北京字节");
	MUST(p->salesctl, "-C", p->home, "goal", "set", "lina", "revenue", "-p", "2026Q2", "50000");
	MUST(p->salesctl, "-C", p->home, "goal", "set", "zhangwei", "revenue", "-p", "2026Q2",
	    "60000");
	snprintf(p->home, sizeof(p->home), "%s/home", p->dir);
	place_reset(p);
}

void
place_reset(const struct place *p)
{
	char template[300];

	snprintf(template, sizeof(template), "%s/template", p->dir);
	MUST("rm", "-rf", p->home);
	MUST("cp", "-r", template, p->home);
}

void
place_keep(const struct place *p)
{
	char template[300];

	snprintf(template, sizeof(template), "%s/template", p->dir);
	MUST("rm", "-rf", template);
	MUST("cp", "-r", p->home, template);
}

void
place_remove(struct place *p)
{
	MUST("rm", "-rf", p->dir);
}

void
place_file(const struct place *p, const char *name, int n, bool won, char path[512])
{
	FILE *f;
	int   i;

	snprintf(path, 512, "%s/%s.csv", p->dir, name);
	f = fopen(path, "w");
	if (f == NULL)
		die("%s: can't write", path);
	fputs("ref,customer,owner,stage,amount,created_on,closed_on\n", f);
	for (i = 1; i <= n; i++)
		fprintf(f, "%s-%d,北京字节,%s,%s,%d.%02d,2026-04-01,%s\n", name, i,
		    i % 2 ? "lina" : "zhangwei", won ? "won" : "qualify", 1000 + i, i % 100,
		    won ? "2026-05-11" : "");
	if (fclose(f) != 0)
		die("%s: can't write", path);
}

long
place_count(const struct place *p, const char *name)
{
	static struct child c;
	char                where[128];
	long                n = 0;
	const char         *s;

	snprintf(where, sizeof(where), "ref:%s-*", name);
	if (RUN(&c, p->salesctl, "-C", p->home, "deal", "list", "-F", "ids", where) != 0)
		return -1;
	for (s = c.out; (s = strchr(s, '\n')) != NULL; s++)
		n++;
	return n;
}

bool
place_is_sound(const struct place *p)
{
	static struct child c;

	if (RUN(&c, p->salesctl, "-C", p->home, "fsck") == 0)
		return true;
	printf("# fsck: %s", c.out);
	return false;
}
