/* stopwatch [-r RUNS] [-b BEFORE] [-o OUT] -- COMMAND... - run a command so
 * many times (after one run that doesn't count, unless -1), standard output
 * into OUT, and print the median wall time in microseconds and the largest
 * memory in KiB. BEFORE is a shell command that runs, untimed, before each. */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RUNS_MAX = 101 };

static int
by_size(const void *a, const void *b)
{
	const long x = *(const long *)a, y = *(const long *)b;

	return x < y ? -1 : x > y;
}

static long
now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static long
once(char **argv, const char *out, long *kib)
{
	struct rusage use;
	const long    t = now_us();
	const pid_t   pid = fork();
	int           status;

	if (pid == 0) {
		const int fd = open(out, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

		dup2(fd, STDOUT_FILENO);
		execvp(argv[0], argv);
		_exit(127);
	}
	if (pid < 0 || wait4(pid, &status, 0, &use) < 0) {
		perror("stopwatch");
		exit(1);
	}
	if (status != 0) {
		fprintf(stderr, "stopwatch: %s ended with %d\n", argv[0],
		    WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
		exit(1);
	}
	if (use.ru_maxrss > *kib)
		*kib = use.ru_maxrss;
	return now_us() - t;
}

int
main(int argc, char **argv)
{
	const char *before = NULL, *out = "/dev/null";
	long        us[RUNS_MAX], runs = 5, kib = 0, i;
	int         o, warm = 1;

	while ((o = getopt(argc, argv, "+r:b:o:1")) != -1)
		switch (o) {
		case 'r': runs = strtol(optarg, NULL, 10); break;
		case 'b': before = optarg; break;
		case 'o': out = optarg; break;
		case '1': warm = 0; break;
		default: return 2;
		}
	if (optind >= argc || runs < 1 || runs > RUNS_MAX)
		return 2;
	for (i = -warm; i < runs; i++) {
		long t;

		if (before != NULL && system(before) != 0)
			return 1;
		t = once(argv + optind, out, &kib);
		if (i >= 0)
			us[i] = t;
	}
	qsort(us, (size_t)runs, sizeof(us[0]), by_size);
	printf("%ld %ld\n", us[runs / 2], kib);
	return 0;
}
