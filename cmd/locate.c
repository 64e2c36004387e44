/* Where the department is: what was said, else what the environment says,
 * else the nearest .salesctl upward from here, else where one usually works. */
#include "cmd/locate.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/settings.h"

static bool
is_there(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0;
}

/* Its folder is there, but closed to us. */
static bool
is_closed(const char *path)
{
	return !is_there(path) && errno == EACCES;
}

static int
closed(struct ctx *ctx, const char *path)
{
	return FAIL(&ctx->err, SALES_EPERM, _("not permitted to read '%s'"), path);
}

static int
take_db(struct ctx *ctx, const char *path, const char *rule, bool gone)
{
	if (is_closed(path))
		return closed(ctx, path);
	if (!gone && !is_there(path))
		return FAIL(&ctx->err, SALES_ENOTFOUND, _("there is no database '%s' (named by %s)"),
		    path, rule);
	ctx->found = (struct found){ .db = path, .rule = rule };
	return SALES_OK;
}

static const char *
db_in(struct ctx *ctx, const char *dir)
{
	return arena_printf(&ctx->arena, "%s/.salesctl/sales.db", dir);
}

static bool
holds(struct ctx *ctx, const char *dir, const char *rule, bool gone)
{
	const char *db = db_in(ctx, dir), *inner = arena_printf(&ctx->arena, "%s/.salesctl", dir);

	if (is_there(gone ? inner : db)) {
		ctx->found = (struct found){ .db = db, .dir = dir, .rule = rule };
		return true;
	}
	return false;
}

/* The folder that holds .salesctl, or that itself. */
static int
take_dir(struct ctx *ctx, const char *dir, const char *rule, bool gone)
{
	const char *db = arena_printf(&ctx->arena, "%s/sales.db", dir);

	if (holds(ctx, dir, rule, gone))
		return SALES_OK;
	if (is_closed(db))
		return closed(ctx, db);
	if (is_closed(db_in(ctx, dir)))
		return closed(ctx, db_in(ctx, dir));
	if (is_there(db)) {
		ctx->found = (struct found){ .db = db,
			.dir = arena_printf(&ctx->arena, "%s/..", dir), .rule = rule };
		return SALES_OK;
	}
	FAIL(&ctx->err, SALES_ENOTFOUND, _("there is no department in '%s' (named by %s)"), dir, rule);
	return err_hint(&ctx->err, "salesctl init %s", dir);
}

/* Is dir named in a list such as /home:/srv? */
static bool
is_ceiling(const char *list, const char *dir)
{
	const size_t n = strlen(dir);

	for (const char *p = list; p != NULL && *p != '\0';) {
		const size_t k = strcspn(p, ":");

		if (k == n && memcmp(p, dir, n) == 0)
			return true;
		p += k + (p[k] == ':');
	}
	return false;
}

static int
look_upward(struct ctx *ctx, bool gone)
{
	const char *home = setting(ctx, "repo.default");
	const char *ceilings = ctx_env(ctx, "SALESCTL_CEILING_DIRECTORIES");
	char       *dir = arena_alloc(&ctx->arena, 4096);
	struct stat here, st;

	if (getcwd(dir, 4096) == NULL || stat(dir, &here) != 0)
		return FAIL(&ctx->err, SALES_EIO, _("the working directory: %s"), strerror(errno));
	for (;;) {
		char *slash = strrchr(dir, '/');

		if (holds(ctx, arena_strdup(&ctx->arena, dir), _("upward from the working directory"), gone))
			return SALES_OK;
		if (is_closed(db_in(ctx, dir)))
			return closed(ctx, db_in(ctx, dir));
		if (slash == NULL || dir[1] == '\0' || is_ceiling(ceilings, dir))
			break;
		slash[slash == dir ? 1 : 0] = '\0';
		if (stat(dir, &st) != 0 || st.st_dev != here.st_dev)
			break;
	}
	if (home != NULL)
		return take_dir(ctx, setting_path(ctx, home), "repo.default", gone);
	FAIL(&ctx->err, SALES_ENOTFOUND,
	    _("there is no department here or above (no .salesctl folder)"));
	return err_hint(&ctx->err, _("make one with 'salesctl init', or name it with -C DIR"));
}

static int
look(struct ctx *ctx, bool gone)
{
	const struct globals *g = ctx->g;

	if (g->db != NULL && g->repo != NULL)
		return FAIL(&ctx->err, SALES_EUSAGE, _("give either --db or -C"));
	if (g->db != NULL)
		return take_db(ctx, g->db, "--db", gone);
	if (g->repo != NULL)
		return take_dir(ctx, g->repo, "-C", gone);
	if (ctx_env(ctx, "SALESCTL_DB") != NULL)
		return take_db(ctx, ctx_env(ctx, "SALESCTL_DB"), "SALESCTL_DB", gone);
	if (ctx_env(ctx, "SALESCTL_REPO") != NULL)
		return take_dir(ctx, ctx_env(ctx, "SALESCTL_REPO"), "SALESCTL_REPO", gone);
	return look_upward(ctx, gone);
}

int
locate(struct ctx *ctx)
{
	return look(ctx, false);
}

int
locate_place(struct ctx *ctx)
{
	return look(ctx, true);
}
