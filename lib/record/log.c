/* The log: operations, what each changed, and the versions of one record. */
#include <string.h>

#include "lib/record/undone.h"
#include "lib/record/version.h"
#include "lib/record/versions.h"

static const struct sql all_ops = {
	"SELECT o.no, o.at_ms, o.login, o.person, o.command, o.reason, o.flags, o.undoes,"
	" (SELECT coalesce(sum(added), 0) FROM operation_kind k WHERE k.op = o.no),"
	" (SELECT coalesce(sum(changed), 0) FROM operation_kind k WHERE k.op = o.no),"
	" (SELECT coalesce(sum(removed), 0) FROM operation_kind k WHERE k.op = o.no)"
	" FROM operation o WHERE o.at_ms >= ?1 AND o.at_ms < ?2 AND o.no BETWEEN ?3 AND ?4 ORDER BY o.no DESC" };
static const struct sql replaced_after = {
	"SELECT op, id, version FROM change WHERE kind = ?1 AND op > ?2 ORDER BY id, op" };
static const struct sql kept_of = {
	"SELECT op, prev_op, version FROM change WHERE kind = ?1 AND id = ?2 ORDER BY op" };

static struct op_info
read_info(const struct dept *d, const struct db_stmt *st, const struct map *undone)
{
	int64_t no = db_int(st, 0), later = undone_by(undone, no);

	return (struct op_info){
		.no = no, .at_ms = db_int(st, 1), .login = db_text(st, 2), .person = db_int(st, 3),
		.command = db_text(st, 4), .reason = db_text(st, 5), .flags = (unsigned)db_int(st, 6),
		.undoes = db_int(st, 7), .undone_by = later <= dept_last_seen(d) ? later : 0,
		.added = (long)db_int(st, 8), .changed = (long)db_int(st, 9), .removed = (long)db_int(st, 10),
	};
}

int
op_each(struct dept *d, struct period when, int64_t limit, op_fn *fn, void *arg, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	CLEANUP(map_done) struct map         undone = { 0 };
	int64_t from = when.from == DAY_NONE ? INT64_MIN : dept_day_start(d, when.from);
	int64_t to = when.to == DAY_NONE ? INT64_MAX : dept_day_start(d, when.to + 1);

	TRY(undone_load(d, &undone, err));
	TRY(db_query(&d->db, &st, &all_ops, BIND(V(from), V(to), V((int64_t)1), V(dept_last_seen(d))), err));
	for (int64_t n = 0; (limit == 0 || n < limit) && db_next(&st); n++) {
		struct op_info info = read_info(d, &st, &undone);

		TRY(fn(arg, &info, err));
	}
	return db_end(&st, err);
}

int
op_get(struct dept *d, int64_t no, struct arena *a, struct op_info *out, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	CLEANUP(map_done) struct map         undone = { 0 };
	int64_t                              last;

	TRY(undone_load(d, &undone, err));
	TRY(db_query(&d->db, &st, &all_ops, BIND(V(INT64_MIN), V(INT64_MAX), V(no), V(no)), err));
	if (no <= 0 || !db_next(&st)) {
		TRY(dept_last_op(d, &last, err));
		return FAIL(err, SALES_ENOTFOUND, _("there is no operation %lld (the last one is %lld)"),
		    (long long)no, (long long)last);
	}
	*out = read_info(d, &st, &undone);
	out->login = arena_strdup(a, out->login);
	out->command = arena_strdup(a, out->command);
	if (out->reason != NULL)
		out->reason = arena_strdup(a, out->reason);
	return db_end(&st, err);
}

struct versions_arg {
	const struct op_info *info;
	version_fn           *fn;
	void                 *arg;
};

static int
give_write(void *arg, const struct op_write *w, struct sales_err *err)
{
	const struct versions_arg *a = arg;
	struct version_pair        p = { .kind = w->k, .id = w->id, .op = a->info->no,
		       .before = w->before, .after = w->after };

	return a->fn(a->arg, a->info, &p, err);
}

int
op_versions(struct dept *d, int64_t from, int64_t to, version_fn *fn, void *arg, struct sales_err *err)
{
	for (int64_t no = from; no <= to; no++) {
		CLEANUP(arena_done) struct arena a = { 0 };
		struct op_info                   info;
		struct versions_arg              v = { &info, fn, arg };

		TRY(op_get(d, no, &a, &info, err));
		TRY(op_writes_each(d, no, give_write, &v, err));
	}
	return SALES_OK;
}

/* One step of a record's life, told with its operation. */
static int
tell(struct dept *d, const struct kind *k, int64_t id, int64_t op, const struct value *before,
    const struct value *after, version_fn *fn, void *arg, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct op_info                   info;
	struct version_pair              p = { .kind = k, .id = id, .op = op, .before = before, .after = after };

	TRY(op_get(d, op, &a, &info, err));
	return fn(arg, &info, &p, err);
}

struct life { int64_t op, prev_op; struct value *v; };

static int
read_life(struct dept *d, const struct kind *k, int64_t id, struct arena *a, struct buf *out, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };

	TRY(db_query(&d->db, &st, &kept_of, BIND(V((int64_t)k->no), V(id)), err));
	while (db_next(&st)) {
		size_t      n = db_bytes(&st, 2);
		char       *bytes = arena_strndup(a, n == 0 ? "" : db_blob(&st, 2), n);
		struct life l = { db_int(&st, 0), db_int(&st, 1), arena_array(a, struct value, k->nfields) };

		TRY(version_decode(k, bytes, n, l.v, err));
		buf_put(out, &l, sizeof(l));
	}
	return db_end(&st, err);
}

int
record_log(struct dept *d, const struct kind *k, int64_t id, version_fn *fn, void *arg, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	CLEANUP(buf_done) struct buf     kept = { 0 };
	struct record                    now;
	const struct life               *l;
	const struct value              *before = NULL;
	int64_t                          done = 0;
	size_t                           n;
	char                             code[32];

	TRY(read_life(d, k, id, &a, &kept, err));
	TRY(version_now(d, k, id, &a, &now, err));
	l = (const struct life *)(const void *)kept.p;
	n = kept.n / sizeof(*l);
	if (n == 0 && now.v == NULL)
		return FAIL(err, SALES_ENOTFOUND, _("no %s %s"), tr(k->label), kind_code(k, id, code));
	for (size_t i = 0; i <= n; i++) {
		int64_t             writer = i < n ? l[i].prev_op : now.op;
		const struct value *v = i < n ? l[i].v : now.v;

		if (done != 0 && writer != done)   /* `done` removed it */
			TRY(tell(d, k, id, done, before, NULL, fn, arg, err));
		if (v != NULL)
			TRY(tell(d, k, id, writer, writer == done ? before : NULL, v, fn, arg, err));
		before = v;
		done = i < n ? l[i].op : 0;
	}
	return SALES_OK;
}

int
record_touched(struct dept *d, const struct kind *k, int64_t id, int64_t *op, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	CLEANUP(buf_done) struct buf     kept = { 0 };
	struct record                    now;
	const struct life               *l;

	TRY(version_now(d, k, id, &a, &now, err));
	*op = now.op;
	if (now.v != NULL)
		return SALES_OK;
	TRY(read_life(d, k, id, &a, &kept, err));
	l = (const struct life *)(const void *)kept.p;
	*op = kept.n == 0 ? 0 : l[kept.n / sizeof(*l) - 1].op;
	return SALES_OK;
}

int
record_replaced_each(struct dept *d, const struct kind *k, int64_t since, replaced_fn *fn, void *arg,
    struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	CLEANUP(arena_done) struct arena     a = { 0 };
	struct value                        *v = arena_array(&a, struct value, k->nfields);

	TRY(db_query(&d->db, &st, &replaced_after, BIND(V((int64_t)k->no), V(since)), err));
	while (db_next(&st)) {
		TRY(version_decode(k, db_blob(&st, 2), db_bytes(&st, 2), v, err));
		TRY(fn(arg, db_int(&st, 0), db_int(&st, 1), v, err));
	}
	return db_end(&st, err);
}
