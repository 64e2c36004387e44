#include "cmd/whole.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/say.h"
#include "lib/store/db.h"

/* Its own records are known by their place: to open and close them here would
 * end the locks that this process holds on them. */
static bool
holds_records(const struct ctx *ctx, const char *path, const struct stat *st)
{
	struct stat own;

	if (ctx->found.db != NULL && stat(ctx->found.db, &own) == 0 && own.st_dev == st->st_dev &&
	    own.st_ino == st->st_ino)
		return true;
	return S_ISREG(st->st_mode) && db_is_department(path);
}

int
whole_check(struct ctx *ctx, const char *path)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return SALES_OK;
	if (S_ISDIR(st.st_mode))
		return FAIL(&ctx->err, SALES_ECREATE, _("'%s' is a folder"), path);
	if (holds_records(ctx, path, &st))
		return FAIL(&ctx->err, SALES_ECREATE,
		    _("'%s' holds the records of a department: nothing is written over them"), path);
	return SALES_OK;
}

int
whole_open(struct ctx *ctx, const char *path, struct whole *w)
{
	struct stat st;

	*w = (struct whole){ .path = path, .fd = -1 };
	TRY(whole_check(ctx, path));
	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode)) {
		w->fd = open(path, O_WRONLY | O_CLOEXEC);
	} else {
		w->temp = arena_printf(&ctx->arena, "%s.tmpXXXXXX", path);
		w->fd = mkostemp(w->temp, O_CLOEXEC);
	}
	if (w->fd >= 0)
		return SALES_OK;
	w->temp = NULL;
	return FAIL(&ctx->err, SALES_ECREATE, _("can't make '%s': %s"), path, strerror(errno));
}

int
whole_keep(struct ctx *ctx, struct whole *w)
{
	const mode_t mask = umask(0);

	umask(mask);
	if (w->temp != NULL && (fchmod(w->fd, 0666 & ~mask) != 0 || fsync(w->fd) != 0 ||
	    rename(w->temp, w->path) != 0))
		return FAIL(&ctx->err, SALES_EIO, _("can't write '%s': %s"), w->path, strerror(errno));
	w->temp = NULL;
	return SALES_OK;
}

void
whole_done(struct whole *w)
{
	if (w->path != NULL && w->fd >= 0)
		close(w->fd);
	if (w->temp != NULL)
		unlink(w->temp);
	*w = (struct whole){ 0 };
}

int
whole_write(struct ctx *ctx, const char *path, const char *text, size_t n)
{
	struct whole w;
	int          rc = whole_open(ctx, path, &w);

	if (rc == SALES_OK && !say_bytes(w.fd, text, n))
		rc = FAIL(&ctx->err, SALES_EIO, _("can't write '%s': %s"), path, strerror(errno));
	if (rc == SALES_OK)
		rc = whole_keep(ctx, &w);
	whole_done(&w);
	return rc;
}
