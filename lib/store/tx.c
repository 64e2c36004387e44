/* Transactions, and the lock file in front of the write lock: a crowd of
 * writers queues there, and the one who waits too long learns who holds it. */
#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "lib/store/load.h"
#include "lib/store/sqlite_err.h"

/* "sales.db" has "lock" beside it, any other FILE has "FILE-lock". */
static void
gate_path(const struct db *db, char *out, size_t size)
{
	const char *base = strrchr(db->path, '/');
	size_t      dir = base == NULL ? 0 : (size_t)(base - db->path) + 1;

	if (strcmp(db->path + dir, "sales.db") == 0)
		snprintf(out, size, "%.*slock", (int)dir, db->path);
	else
		snprintf(out, size, "%s-lock", db->path);
}

static int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int
gate_busy(struct db *db, struct sales_err *err)
{
	char    path[4200], who[256] = "";
	int     fd;
	ssize_t n = 0;

	if (db->tx_open != NULL)
		return FAIL(err, SALES_EBUSY,
		    _("the department is being read by another program (a long list, a check, a pager); "
		    "gave up after %lld ms, nothing was saved"), (long long)(db->wait_ms < 0 ? 0 : db->wait_ms));
	gate_path(db, path, sizeof(path));
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (fd >= 0) {
		n = read(fd, who, sizeof(who) - 1);
		close(fd);
	}
	who[n > 0 ? n : 0] = '\0';
	who[strcspn(who, "\n")] = '\0';
	return FAIL(err, SALES_EBUSY,
	    _("the department is being written by %s; gave up after %lld ms, nothing was saved"),
	    who[0] == '\0' ? _("another program") : who, (long long)(db->wait_ms < 0 ? 0 : db->wait_ms));
}

static void
gate_sign(const struct db *db)
{
	char           line[256], when[32];
	time_t         t = time(NULL);
	struct tm      tm;
	struct passwd *pw = getpwuid(getuid());
	int            n;

	gmtime_r(&t, &tm);
	strftime(when, sizeof(when), "%Y-%m-%dT%H:%M:%SZ", &tm);
	n = snprintf(line, sizeof(line), "%s since %s (pid %ld: %.120s)\n",
	    pw == NULL ? "?" : pw->pw_name, when, (long)getpid(), db->what == NULL ? "salesctl" : db->what);
	if (n > (int)sizeof(line) - 1)
		n = (int)sizeof(line) - 1;
	if (ftruncate(db->gate, 0) != 0 || pwrite(db->gate, line, (size_t)n, 0) < 0)
		return; /* only the name in a message is lost by it */
}

int
gate_enter(struct db *db, struct sales_err *err)
{
	char    path[4200];
	int64_t until = now_ms() + (db->wait_ms < 0 ? 0 : db->wait_ms);
	long    pause_us = 500;

	if (db->gate < 0) {
		gate_path(db, path, sizeof(path));
		db->gate = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
		if (db->gate < 0)
			return FAIL(err, errno == EACCES ? SALES_EPERM : SALES_EIO,
			    _("can't open the lock '%s': %s"), path, strerror(errno));
	}
	while (flock(db->gate, LOCK_EX | LOCK_NB) != 0) {
		if (errno != EWOULDBLOCK && errno != EINTR)
			return FAIL(err, SALES_EIO, _("can't take the lock of '%s': %s"), db->path, strerror(errno));
		if (now_ms() >= until)
			return gate_busy(db, err);
		nanosleep(&(struct timespec){ 0, pause_us * 1000 }, NULL);
		if (pause_us < 4000)
			pause_us += pause_us / 2 + (long)getpid() % 97;
	}
	gate_sign(db);
	return SALES_OK;
}

void
gate_leave(struct db *db)
{
	if (db->gate >= 0)
		flock(db->gate, LOCK_UN);
}

/* Another file has its name by now: a backup was restored while we waited. */
static bool
has_moved(const struct db *db)
{
	int moved = 0;

	return sqlite3_file_control(db->sq, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}

int
tx_begin_at(struct tx *tx, struct db *db, const char *where, struct sales_err *err)
{
	int rc;

	if (db->tx_open != NULL)
		return FAIL(err, SALES_EBUG, "a transaction is open already, since %s", db->tx_open);
	TRY(gate_enter(db, err));
	rc = sqlite3_exec(db->sq, "BEGIN IMMEDIATE", NULL, NULL, NULL);
	if (rc != SQLITE_OK) {
		gate_leave(db);
		return DB_FAIL(db, rc, err);
	}
	if (has_moved(db)) {
		sqlite3_exec(db->sq, "ROLLBACK", NULL, NULL, NULL);
		gate_leave(db);
		return FAIL(err, SALES_ECONFLICT, _("the department's file was replaced meanwhile; nothing was saved: run the command again"));
	}
	db->tx_open = where;
	*tx = (struct tx){ db, true };
	return SALES_OK;
}

void
db_release(struct db *db)
{
	if (db->sq != NULL && !sqlite3_get_autocommit(db->sq))
		sqlite3_exec(db->sq, "COMMIT", NULL, NULL, NULL);
}

/* Errors at the commit point leave open whether the change is stored. */
static bool
is_unknown(int rc)
{
	return rc == SQLITE_IOERR_FSYNC || rc == SQLITE_IOERR_DIR_FSYNC ||
	    rc == SQLITE_IOERR_TRUNCATE || rc == SQLITE_IOERR_DELETE;
}

int
tx_commit(struct tx *tx, struct sales_err *err)
{
	struct db *db = tx->db;
	int        rc = load_before(db, NULL);
	const bool begun = rc == SQLITE_OK;

	if (begun)
		rc = sqlite3_exec(db->sq, "COMMIT", NULL, NULL, NULL);
	if (rc != SQLITE_OK) {
		if (begun && is_unknown(rc))
			FAIL(err, SALES_EUNKNOWN,
			    _("'%s': the disk failed at the very end (%s): nobody knows whether this was saved; look before repeating it"),
			    db->path, sqlite3_errmsg(db->sq));
		else
			DB_FAIL(db, rc, err);
		tx_done(tx);
		return (int)err->code;
	}
	tx->open = false;
	db->tx_open = NULL;
	gate_leave(db);
	return SALES_OK;
}

void
tx_done(struct tx *tx)
{
	if (!tx->open)
		return;
	if (!sqlite3_get_autocommit(tx->db->sq))
		sqlite3_exec(tx->db->sq, "ROLLBACK", NULL, NULL, NULL);
	tx->open = false;
	tx->db->tx_open = NULL;
	gate_leave(tx->db);
}
