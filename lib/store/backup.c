#include "lib/store/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/store/copy.h"
#include "lib/store/sqlite_err.h"

int
db_integrity(struct db *db, struct sales_err *err)
{
	static const struct sql              check = { "PRAGMA integrity_check(1)" };
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };

	TRY(db_query(db, &st, &check, NOBIND, err));
	if (db_next(&st) && strcmp(db_text(&st, 0), "ok") != 0)
		return FAIL(err, SALES_EDAMAGED, _("'%s' is damaged: %s"), db->path, db_text(&st, 0));
	return db_end(&st, err);
}

static int
copy_all(struct db *from, struct sqlite3 *to, struct sales_err *err)
{
	sqlite3_backup *b = sqlite3_backup_init(to, "main", from->sq, "main");
	int             rc;

	if (b == NULL)
		return FAIL(err, SALES_EIO, _("can't start the backup: %s"), sqlite3_errmsg(to));
	rc = sqlite3_backup_step(b, -1);
	sqlite3_backup_finish(b);
	if (rc == SQLITE_DONE)
		return SALES_OK;
	if ((rc & 0xFF) == SQLITE_BUSY || (rc & 0xFF) == SQLITE_LOCKED)
		return gate_busy(from, err);
	if ((rc & 0xFF) == SQLITE_NOTADB || (rc & 0xFF) == SQLITE_CORRUPT)
		return FAIL(err, SALES_EDAMAGED, _("'%s' holds no records that can be read: %s"), from->path, sqlite3_errstr(rc));
	return FAIL(err, SALES_EIO, _("the backup failed: %s"), sqlite3_errstr(rc));
}

int
copy_database(struct db *db, const char *path, struct sales_err *err)
{
	struct db copy = { .path = db->path, .gate = -1 };
	int       rc = sqlite3_open_v2(path, &copy.sq, SQLITE_OPEN_READWRITE, NULL);

	if (rc == SQLITE_OK)
		rc = copy_all(db, copy.sq, err);
	else
		rc = FAIL(err, SALES_EIO, _("can't write '%s': %s"), path, sqlite3_errmsg(copy.sq));
	if (rc == SALES_OK)
		rc = db_integrity(&copy, err);
	for (size_t i = 0; i < copy.ncache; i++)
		sqlite3_finalize(copy.cache[i].st);
	sqlite3_close(copy.sq);
	return rc;
}

int
flush_dir(const char *path)
{
	char  copy[4200];
	int   fd, rc;

	snprintf(copy, sizeof(copy), "%s", path);
	fd = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return -1;
	rc = fsync(fd);
	close(fd);
	return rc;
}

int
db_backup(struct db *db, const char *path, struct sales_err *err)
{
	char temp[4200];
	int  fd, rc;

	if (access(path, F_OK) == 0)
		return FAIL(err, SALES_ECONFLICT, _("'%s' is there already; a backup replaces nothing"), path);
	snprintf(temp, sizeof(temp), "%s.tmpXXXXXX", path);
	fd = mkostemp(temp, O_CLOEXEC);
	if (fd < 0)
		return FAIL(err, SALES_ECREATE, _("can't make '%s': %s"), path, strerror(errno));
	rc = copy_database(db, temp, err);
	if (rc == SALES_OK && (fsync(fd) != 0 || link(temp, path) != 0 || flush_dir(path) != 0))
		rc = FAIL(err, SALES_EIO, _("can't finish '%s': %s"), path, strerror(errno));
	close(fd);
	unlink(temp);
	return rc;
}
