/* Opening and closing: the one place where a connection's settings are made. */
#include "lib/store/db.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "lib/store/migrate.h"
#include "lib/store/sqlite_err.h"

enum { APPLICATION_ID = 0x5A1E5C71 };
enum { WAIT_DEFAULT_MS = 10000 };

/* Settings that are made, and then read back: what did not take is refused. */
static const struct setting {
	const char *pragma, *value, *want;
	bool        writer;              /* only where something is written */
} settings[] = {
	{ "journal_mode", "TRUNCATE", "truncate", true },
	{ "synchronous", "FULL", "2", true },
	{ "foreign_keys", "ON", "1", true },
	{ "secure_delete", "OFF", "0", true },
	{ "trusted_schema", "OFF", "0", false },
	{ "cell_size_check", "ON", "1", false },
};

static int
pragma_text(struct db *db, const char *pragma, char *out, size_t size, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	char                                 text[96];

	snprintf(text, sizeof(text), "PRAGMA %s", pragma);
	TRY(db_prepare(db, &st, text, err));
	out[0] = '\0';
	if (db_next(&st))
		snprintf(out, size, "%s", db_text(&st, 0) == NULL ? "" : db_text(&st, 0));
	return db_end(&st, err);
}

static int
apply_settings(struct db *db, struct sales_err *err)
{
	for (size_t i = 0; i < sizeof(settings) / sizeof(settings[0]); i++) {
		const struct setting *s = &settings[i];
		char                  text[96], got[32];

		if (s->writer && db->mode == DB_READ)
			continue;
		snprintf(text, sizeof(text), "%s = %s", s->pragma, s->value);
		TRY(pragma_text(db, text, got, sizeof(got), err));
		TRY(pragma_text(db, s->pragma, got, sizeof(got), err));
		if (strcmp(got, s->want) != 0)
			return FAIL(err, SALES_EIO, _("the database did not take the setting %s = %s (it says '%s')"),
			    s->pragma, s->value, got);
	}
	return SALES_OK;
}

/* Locks on network file systems are not to be trusted. */
static int
refuse_network(const char *path, struct sales_err *err)
{
	enum { NFS = 0x6969, SMB = 0x517B, SMB2 = (int)0xFE534D42, CIFS = (int)0xFF534D42 };
	struct statfs fs;

	if (statfs(path, &fs) != 0)
		return SALES_OK;
	if ((int)fs.f_type != NFS && (int)fs.f_type != SMB && (int)fs.f_type != SMB2 && (int)fs.f_type != CIFS)
		return SALES_OK;
	FAIL(err, SALES_EIO, _("'%s' lies on a network file system, whose locks can't be trusted"), path);
	return err_hint(err, "ssh HOST salesctl ...");
}

static int
check_file(const char *path, enum db_mode mode, struct sales_err *err)
{
	struct stat st;
	int         fd;

	if (mode == DB_CREATE) {
		fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
		if (fd < 0 && errno == EEXIST)
			return FAIL(err, SALES_ECONFLICT, _("'%s' is there already"), path);
		if (fd < 0)
			return FAIL(err, SALES_ECREATE, _("can't make '%s': %s"), path, strerror(errno));
		close(fd);
		return refuse_network(path, err);
	}
	if (lstat(path, &st) != 0)
		return FAIL(err, errno == EACCES ? SALES_EPERM : SALES_ENOTFOUND,
		    _("can't open the department's records '%s': %s"), path, strerror(errno));
	if (!S_ISREG(st.st_mode))
		return FAIL(err, SALES_EDAMAGED, _("'%s' is not a plain file"), path);
	if (faccessat(AT_FDCWD, path, R_OK, AT_EACCESS) != 0 && errno == EACCES)
		return FAIL(err, SALES_EPERM, _("not permitted to read '%s'"), path);
	if (st.st_nlink > 1)
		return FAIL(err, SALES_EDAMAGED, _("'%s' has more than one name (hard links)"), path);
	return refuse_network(path, err);
}

static int
check_identity(struct db *db, struct sales_err *err)
{
	static const struct sql foreign = { "SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')" };
	static const struct sql identity = { "PRAGMA application_id" }, version = { "PRAGMA user_version" };
	int64_t                 n = 0;
	int                     have, newest = schema_newest();

	TRY(db_one_int(db, &identity, NOBIND, &n, NULL, err));
	if (n != APPLICATION_ID)
		return FAIL(err, SALES_EDAMAGED, _("'%s' is not a salesctl department"), db->path);
	TRY(db_one_int(db, &version, NOBIND, &n, NULL, err));
	have = db->was = (int)n;
	if (have > newest)
		return FAIL(err, SALES_EVERSION,
		    _("'%s' was written by a newer salesctl (schema %d; this one knows %d)"), db->path, have, newest);
	if (have < newest && db->mode == DB_READ) {
		FAIL(err, SALES_EVERSION, _("'%s' has schema %d; this salesctl needs %d"), db->path, have, newest);
		return err_hint(err, "salesctl migrate");
	}
	if (have < newest)
		TRY(schema_migrate(db, schema_step, &db->was, err));
	TRY(db_one_int(db, &foreign, NOBIND, &n, NULL, err));
	if (n != 0)
		return FAIL(err, SALES_EDAMAGED, _("'%s' holds triggers or views that are not salesctl's"), db->path);
	return SALES_OK;
}

bool
db_is_department(const char *path)
{
	static const char magic[16] = "SQLite format 3";
	unsigned char     head[72];           /* the application id stands last, big-endian */
	const int         fd = open(path, O_RDONLY | O_CLOEXEC);
	const bool        whole = fd >= 0 && read(fd, head, sizeof(head)) == (ssize_t)sizeof(head);

	if (fd >= 0)
		close(fd);
	return whole && memcmp(head, magic, sizeof(magic)) == 0 &&
	    ((uint32_t)head[68] << 24 | (uint32_t)head[69] << 16 | (uint32_t)head[70] << 8 | head[71]) == APPLICATION_ID;
}

static int
make_new(struct db *db, struct sales_err *err)
{
	char text[64];

	snprintf(text, sizeof(text), "PRAGMA application_id = %d", APPLICATION_ID);
	TRY(db_exec(db, text, err));
	return schema_migrate(db, schema_step, &db->was, err);
}

/* A writer that was killed leaves a journal with which the next one to come
 * takes its half-done work back. A read-only connection may not do that, so
 * one that may looks first. A living writer's journal is left alone (SQLite
 * tells them apart by its lock); what fails here, the opening reports. */
void
db_take_back(const struct db *db)
{
	char            journal[4096 + 16];
	struct stat     st;
	struct sqlite3 *sq = NULL;

	snprintf(journal, sizeof(journal), "%s-journal", db->path);
	if (stat(journal, &st) != 0 || st.st_size == 0)
		return;
	if (sqlite3_open_v2(db->path, &sq, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW |
	    SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK) {
		sqlite3_busy_timeout(sq, db->wait_ms < 0 ? 0 : (int)db->wait_ms);
		sqlite3_exec(sq, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
	}
	sqlite3_close(sq);
}

int
db_open(struct db *db, const char *path, enum db_mode mode, struct sales_err *err)
{
	int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW |
	    (mode == DB_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
	char full[4096];
	int  rc;

	*db = (struct db){ .mode = mode, .gate = -1,
		.wait_ms = db->wait_ms > 0 || db->wait_ms == -1 ? db->wait_ms : WAIT_DEFAULT_MS, .what = db->what };
	TRY(check_file(path, mode, err));
	/* SQLite's no-follow refuses a link anywhere in the path; only the last
	 * name matters to us, and check_file looked at that one. */
	if (realpath(path, full) == NULL)
		return FAIL(err, SALES_EIO, _("can't open '%s': %s"), path, strerror(errno));
	db->path = strdup(full);
	if (db->path == NULL)
		err_nomem();
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	if (mode == DB_READ)
		db_take_back(db);
	rc = sqlite3_open_v2(db->path, &db->sq, flags, NULL);
	if (rc != SQLITE_OK)
		return DB_FAIL(db, rc, err);
	sqlite3_extended_result_codes(db->sq, 1);
	sqlite3_busy_timeout(db->sq, db->wait_ms < 0 ? 0 : (int)db->wait_ms);
	sqlite3_db_config(db->sq, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	TRY(apply_settings(db, err));
	if (mode == DB_READ)
		TRY(db_exec(db, "BEGIN", err));
	if (mode == DB_CREATE)
		TRY(make_new(db, err));
	return check_identity(db, err);
}

void
db_close(struct db *db)
{
	for (size_t i = 0; i < db->ncache; i++)
		sqlite3_finalize(db->cache[i].st);
	db->ncache = 0;
	db_release(db);
	sqlite3_close(db->sq);
	db->sq = NULL;
	if (db->gate >= 0)
		close(db->gate);
	db->gate = -1;
	free(db->path);
	db->path = NULL;
}

int
sqlite_fail(struct db *db, int rc, const char *file, int line, struct sales_err *err)
{
	const char *what = db->sq != NULL ? sqlite3_errmsg(db->sq) : sqlite3_errstr(rc);

	switch (rc & 0xFF) {
	case SQLITE_NOMEM:
		err_nomem();
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return gate_busy(db, err);
	case SQLITE_CONSTRAINT:
		return err_raise(err, SALES_ECONFLICT, file, line, _("the record conflicts with another one (%s)"), what);
	case SQLITE_NOTADB:
		return err_raise(err, SALES_EDAMAGED, file, line,
		    _("'%s' holds no department's records, or is damaged from its beginning on"), db->path);
	case SQLITE_CORRUPT:
		return err_raise(err, SALES_EDAMAGED, file, line, _("'%s' is damaged (%s); restore a backup"), db->path, what);
	case SQLITE_READONLY:
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return err_raise(err, SALES_EPERM, file, line, _("'%s' can't be written: %s"), db->path, what);
	case SQLITE_ERROR:
	case SQLITE_MISUSE:
	case SQLITE_RANGE:
		return err_raise(err, SALES_EBUG, file, line, _("the database refused a statement: %s"), what);
	default:
		return err_raise(err, SALES_EIO, file, line,
		    db->mode == DB_READ ? _("'%s': %s") : _("'%s': %s; nothing was saved"), db->path, what);
	}
}

int
db_schema_version(void)
{
	return schema_newest();
}

const char *
db_engine_version(void)
{
	return sqlite3_libversion();
}
