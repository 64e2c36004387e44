#include "lib/store/restore.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/store/copy.h"
#include "lib/store/sqlite_err.h"

static int
check_source(const char *from, const char *place, struct sales_err *err)
{
	struct stat st, here;

	if (stat(from, &st) != 0)
		return FAIL(err, errno == EACCES ? SALES_EPERM : SALES_ENOTFOUND, _("can't open '%s': %s"), from, strerror(errno));
	if (!S_ISREG(st.st_mode))
		return FAIL(err, SALES_EDAMAGED, _("'%s' is not a plain file"), from);
	if (stat(place, &here) == 0 && here.st_dev == st.st_dev && here.st_ino == st.st_ino)
		return FAIL(err, SALES_ECONFLICT, _("'%s' is the department's own file, not a backup of it"), from);
	return SALES_OK;
}

static int
copy_from(const char *from, const char *to, struct sales_err *err)
{
	struct db src = { .path = (char *)from, .gate = -1 };
	int       rc = sqlite3_open_v2(from, &src.sq, SQLITE_OPEN_READONLY, NULL);

	if (rc != SQLITE_OK)
		rc = FAIL(err, SALES_EIO, _("can't open '%s': %s"), from, sqlite3_errmsg(src.sq));
	else
		rc = copy_database(&src, to, err);
	sqlite3_close(src.sq);
	return rc;
}

int
db_stage(const char *from, const char *place, char staged[DB_PATH], struct sales_err *err)
{
	int fd, rc;

	TRY(check_source(from, place, err));
	if (snprintf(staged, DB_PATH, "%s.restoreXXXXXX", place) >= DB_PATH)
		return FAIL(err, SALES_ECREATE, _("the name '%s' is too long"), place);
	fd = mkostemp(staged, O_CLOEXEC);
	if (fd < 0)
		return FAIL(err, SALES_ECREATE, _("can't make '%s': %s"), staged, strerror(errno));
	rc = copy_from(from, staged, err);
	if (rc == SALES_OK && fsync(fd) != 0)
		rc = FAIL(err, SALES_EIO, _("can't finish '%s': %s"), staged, strerror(errno));
	close(fd);
	if (rc != SALES_OK)
		db_unstage(staged);
	return rc;
}

/* The file beside a database that has its name and an ending. */
static const char *
beside(const char *path, const char *ending, char out[DB_PATH + 16])
{
	snprintf(out, DB_PATH + 16, "%s%s", path, ending);
	return out;
}

void
db_unstage(const char *staged)
{
	char path[DB_PATH + 16];

	unlink(staged);
	unlink(beside(staged, "-journal", path));
	unlink(beside(staged, "-lock", path));
}

static int
failed(const char *what, struct sales_err *err)
{
	return FAIL(err, SALES_EIO, _("can't put '%s' in place: %s; nothing was replaced"), what, strerror(errno));
}

/* The staged copy under the name that the old file will have: the exchange
 * then gives it to that. */
static int
take_name(const char *staged, char kept[DB_PATH], struct sales_err *err)
{
	char base[DB_PATH];

	memcpy(base, kept, sizeof(base));
	for (int n = 2; renameat2(AT_FDCWD, staged, AT_FDCWD, kept, RENAME_NOREPLACE) != 0; n++) {
		if (errno != EEXIST || n > 999)
			return failed(kept, err);
		if (snprintf(kept, DB_PATH, "%s-%d", base, n) >= DB_PATH)
			return FAIL(err, SALES_ECREATE, _("the name '%s' is too long"), base);
	}
	return SALES_OK;
}

/* A journal that a killed writer left belongs to the old file. */
static int
settle_journal(const struct db *db, const char *kept, struct sales_err *err)
{
	char        from[DB_PATH + 16], to[DB_PATH + 16];
	struct stat st;

	db_take_back(db);
	if (stat(beside(db->path, "-journal", from), &st) != 0 || st.st_size == 0)
		return SALES_OK;
	return rename(from, beside(kept, "-journal", to)) == 0 ? SALES_OK : failed(from, err);
}

static int
exchange(const struct db *db, const char *kept, struct sales_err *err)
{
	TRY(settle_journal(db, kept, err));
	return renameat2(AT_FDCWD, kept, AT_FDCWD, db->path, RENAME_EXCHANGE) == 0 ? SALES_OK : failed(db->path, err);
}

static int
put(const struct db *db, const char *staged, char kept[DB_PATH], struct sales_err *err)
{
	struct stat st;

	if (lstat(db->path, &st) != 0 && errno == ENOENT) {
		kept[0] = '\0';
		if (renameat2(AT_FDCWD, staged, AT_FDCWD, db->path, RENAME_NOREPLACE) != 0)
			return failed(db->path, err);
	} else {
		TRY(take_name(staged, kept, err));
		if (exchange(db, kept, err) != SALES_OK) {
			unlink(kept);
			return (int)err->code;
		}
	}
	if (flush_dir(db->path) != 0)
		return FAIL(err, SALES_EUNKNOWN, _("'%s' was replaced, but the disk did not confirm it: %s"), db->path, strerror(errno));
	return SALES_OK;
}

int
db_put_in_place(const char *staged, const char *place, char kept[DB_PATH], int64_t wait_ms,
    const char *what, struct sales_err *err)
{
	struct db db = { .path = (char *)place, .gate = -1, .wait_ms = wait_ms, .what = what };
	int       rc = gate_enter(&db, err);

	if (rc == SALES_OK) {
		rc = put(&db, staged, kept, err);
		gate_leave(&db);
	}
	if (db.gate >= 0)
		close(db.gate);
	return rc;
}
