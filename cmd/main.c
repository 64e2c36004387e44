/* salesctl - runs a sales department by its own written rules. */
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "cmd/dispatch.h"

int
main(int argc, char **argv, char **env)
{
	int fd;

	(void)argc;
	/* A database must never be opened as standard output. Read-only, so that
	 * output which was closed is an error and not lost. */
	do
		fd = open("/dev/null", O_RDONLY);
	while (fd >= 0 && fd <= STDERR_FILENO);
	if (fd > STDERR_FILENO)
		close(fd);
	/* a limit on file size is an error to report, not a death */
	signal(SIGXFSZ, SIG_IGN);
	signal(SIGPIPE, SIG_DFL);
	return dispatch(argv, env);
}
