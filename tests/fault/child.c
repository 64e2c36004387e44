#include "tests/fault/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

void
die(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	exit(1);
}

long
now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

void
pause_us(long us)
{
	const struct timespec t = { us / 1000000, us % 1000000 * 1000 };

	nanosleep(&t, NULL);
}

void
child_start(struct child *c, const char *const argv[])
{
	int p[2], null;

	c->n = 0;
	c->out[0] = '\0';
	if (pipe2(p, O_CLOEXEC) != 0)
		die("pipe: %s", strerror(errno));
	fflush(NULL);
	c->pid = fork();
	if (c->pid < 0)
		die("fork: %s", strerror(errno));
	if (c->pid == 0) {
		setpgid(0, 0);
		null = open("/dev/null", O_RDONLY);
		dup2(null, STDIN_FILENO);
		dup2(p[1], STDOUT_FILENO);
		dup2(p[1], STDERR_FILENO);
		/* the cast: execvp's own promise is not to change them */
		execvp(argv[0], (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	setpgid(c->pid, c->pid);
	close(p[1]);
	c->fd = p[0];
}

static bool
take_output(struct child *c)
{
	char          spill[4096];
	const size_t  room = OUTPUT_MAX - 1 - c->n;
	const ssize_t got = room > 0 ? read(c->fd, c->out + c->n, room)
	                             : read(c->fd, spill, sizeof(spill));

	if (got > 0 && room > 0)
		c->n += (size_t)got;
	c->out[c->n] = '\0';
	return got > 0 || (got < 0 && errno == EINTR);
}

static void
reap(struct child *c)
{
	while (waitpid(c->pid, &c->status, 0) < 0)
		if (errno != EINTR)
			die("wait: %s", strerror(errno));
	close(c->fd);
}

bool
child_wait(struct child *c, int ms)
{
	const long end = now_us() + ms * 1000L;

	for (;;) {
		struct pollfd p = { .fd = c->fd, .events = POLLIN };
		const long    left = (end - now_us()) / 1000;

		if (left <= 0 || poll(&p, 1, (int)left) == 0) {
			child_kill(c);
			return false;
		}
		if (!take_output(c))
			break;
	}
	reap(c);
	return true;
}

void
child_kill(struct child *c)
{
	kill(-c->pid, SIGKILL);
	while (take_output(c))
		;
	reap(c);
}

int
child_code(const struct child *c)
{
	return WIFEXITED(c->status) ? WEXITSTATUS(c->status) : 128 + WTERMSIG(c->status);
}

int
run(struct child *c, const char *const argv[])
{
	child_start(c, argv);
	if (!child_wait(c, 60000))
		die("%s %s: still running after a minute", argv[0], argv[1]);
	return child_code(c);
}

void
must(const char *const argv[])
{
	static struct child c;
	int                 i;

	if (run(&c, argv) == 0)
		return;
	for (i = 0; argv[i] != NULL; i++)
		fprintf(stderr, "%s ", argv[i]);
	die("\nended with %d:\n%s", child_code(&c), c.out);
}

uint64_t
dice_next(struct dice *d)
{
	uint64_t z = d->s += 0x9e3779b97f4a7c15u;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

uint64_t
dice_below(struct dice *d, uint64_t n)
{
	return dice_next(d) % n;
}

long
setting(const char *name, long usual)
{
	const char *s = getenv(name);

	return s == NULL || *s == '\0' ? usual : strtol(s, NULL, 10);
}

struct dice
dice_seeded(const char *what)
{
	const long seed = setting("FAULT_SEED", 20260701);

	printf("# %s: seed %ld (FAULT_SEED)\n", what, seed);
	return (struct dice){ (uint64_t)seed };
}
