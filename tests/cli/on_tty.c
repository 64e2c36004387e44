/* on_tty [-i INPUT] [-b COMMAND] [-s COLUMNS] COMMAND [ARG...] - run a command as a person
 * at a terminal would: standard input, output and error are one. Prints what
 * the terminal shows, without carriage returns; leaves with the command's
 * status. INPUT is typed, with Enter, once the command has stopped in the
 * middle of a line, as a question does; several lines answer several. The other
 * COMMAND is run by a shell before the first of them is typed. */
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { QUIET_MS = 150, PATIENCE = 200 }; /* 30 s in all without a word */

static void
put(const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (p[i] != '\r')
			putchar(p[i]);
}

/* The next line of what is to be typed; NULL behind the last. A control
 * character (Ctrl-C, Ctrl-D) needs no Enter. */
static const char *
type_line(int fd, const char *input)
{
	const size_t n = strcspn(input, "\n");
	const bool   enter = n == 0 || (unsigned char)input[n - 1] >= ' ';

	if ((n > 0 && write(fd, input, n) < 0) || (enter && write(fd, "\r", 1) < 0))
		perror("on_tty");
	return input[n] == '\0' ? NULL : input + n + 1;
}

static void
watch(int fd, const char *input, const char *before)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	bool          asked = false;
	char          part[4096];

	for (int quiet = 0; quiet < PATIENCE;) {
		const int ready = poll(&p, 1, QUIET_MS);
		ssize_t   n;

		if (ready == 0) {
			if (asked && input != NULL && before != NULL && system(before) != 0)
				fprintf(stderr, "on_tty: '%s' failed\n", before);
			if (asked && input != NULL) {
				input = type_line(fd, input);
				before = NULL;
			}
			asked = false;
			quiet++;
			continue;
		}
		n = ready > 0 ? read(fd, part, sizeof(part)) : -1;
		if (n <= 0) {
			if (n < 0 && errno == EINTR)
				continue;
			return; /* EIO: the last one at the terminal has left */
		}
		quiet = 0;
		put(part, (size_t)n);
		asked = part[n - 1] != '\n';
	}
	fprintf(stderr, "on_tty: it waits for something that nobody types\n");
	exit(125);
}

int
main(int argc, char **argv)
{
	struct winsize ws = { .ws_row = 24, .ws_col = 80 };
	const char    *input = NULL, *before = NULL;
	int            fd, opt, status;
	pid_t          pid;

	while ((opt = getopt(argc, argv, "+b:i:s:")) != -1)
		if (opt == 'i')
			input = optarg;
		else if (opt == 'b')
			before = optarg;
		else if (opt == 's')
			ws.ws_col = (unsigned short)strtoul(optarg, NULL, 10);
		else
			return 2;
	if (argv[optind] == NULL)
		return 2;
	pid = forkpty(&fd, NULL, NULL, &ws);
	if (pid < 0) {
		perror("on_tty");
		return 125;
	}
	if (pid == 0) {
		unsetenv("COLUMNS");
		execvp(argv[optind], argv + optind);
		perror(argv[optind]);
		_exit(127);
	}
	watch(fd, input, before);
	if (waitpid(pid, &status, 0) != pid)
		return 125;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
