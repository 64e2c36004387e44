/* Files one after the other into one operation. */
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "cmd/transfer.h"
#include "lib/base/tr.h"

/* ---- progress ---------------------------------------------------------- */

struct progress {
	const char *path;
	int64_t     started, told; /* ms */
	bool        shown;
};

static int64_t
clock_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * INT64_C(1000) + ts.tv_nsec / 1000000;
}

static void
show_progress(void *arg, int64_t taken, int64_t size, int64_t rows)
{
	struct progress *p = arg;
	int64_t          now = clock_ms();
	char             part[32] = "", rest[48] = "";

	if (now - p->started < 1000 || now - p->told < 100)
		return;
	if (size > 0) {
		snprintf(part, sizeof(part), "  %lld %%", (long long)(taken * 100 / size));
		snprintf(rest, sizeof(rest), _("  %lld s left"),
		    (long long)((now - p->started) * (size - taken) / taken / 1000 + 1));
	}
	dprintf(STDERR_FILENO, "\r\033[K");
	dprintf(STDERR_FILENO, tr_n("importing %s%s  %lld row%s", "importing %s%s  %lld rows%s", (long)rows),
	    p->path, part, (long long)rows, rest);
	p->told = now;
	p->shown = true;
}

static void
end_progress(const struct progress *p)
{
	if (p->shown)
		dprintf(STDERR_FILENO, "\r\033[K");
}

/* ---- the files ---------------------------------------------------------- */

/* Only then is it known what they bring. */
static bool
is_read_all(const struct import_job *job, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!job[i].result.read_all || job[i].rc == SALES_EPARTLY)
			return false;
	return true;
}

static struct import_words
kinds_after(struct ctx *ctx, const struct import_job *job, size_t n)
{
	const char **v = arena_array(&ctx->arena, const char *, n + 1);

	for (size_t i = 0; i < n; i++)
		v[i] = job[i].kind->name;
	return (struct import_words){ v, n };
}

/* The first fault's words are kept, all faults are told. */
int
import_jobs(struct ctx *ctx, struct import_job *job, size_t n, struct import_opts *o, struct diags *ds)
{
	int rc = SALES_OK;

	for (size_t i = 0; i < n; i++) {
		struct progress  p = { .path = job[i].path, .started = clock_ms() };
		struct sales_err err = { 0 };

		o->path = job[i].path;
		o->rejects = job[i].rejects;
		o->as = job[i].as;
		o->later = kinds_after(ctx, job + i + 1, n - i - 1);
		o->progress = isatty(STDERR_FILENO) && !ctx->g->quiet ? show_progress : NULL;
		o->progress_arg = &p;
		job[i].rc = import_run(&ctx->op, job[i].kind, o, ds, &job[i].result, &err);
		end_progress(&p);
		if (job[i].rc == SALES_OK || (job[i].rc == SALES_EPARTLY && rc != SALES_OK))
			continue;
		if (rc == SALES_OK || rc == SALES_EPARTLY) {
			ctx->err = err;
			rc = job[i].rc;
		}
		if (job[i].rc == SALES_EINVAL || job[i].rc == SALES_ECONFLICT || job[i].rc == SALES_EPARTLY)
			continue;
		if (n > 1 && rc == job[i].rc)
			(void)FAIL(&ctx->err, rc, _("%s; nothing was saved"), err.msg);
		break;
	}
	if (rc != SALES_OK && !is_read_all(job, n))
		return rc;
	if (import_session_check(o->session, ds) > 0 && rc == SALES_OK)
		rc = FAIL(&ctx->err, SALES_EINVAL, _("records are named that are not there; nothing was saved"));
	return rc;
}
