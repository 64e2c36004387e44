/* The proof that nothing was changed behind salesctl's back. Every version of
 * every record, current or kept, goes to the operation that wrote it; from
 * them each operation's digest is made again, and from those the chain. */
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/record/history.h"
#include "lib/record/operation.h"
#include "lib/record/recompile.h"
#include "lib/store/backup.h"

static const struct sql all_operations = {
	"SELECT no, at_ms, login, person, command, reason, flags, undoes, digest, hash FROM operation ORDER BY no" };
static const struct sql kept_of_kind = {
	"SELECT id, op, prev_op, version FROM change WHERE kind = ?1 ORDER BY id, op" };
static const struct sql counts_of = {
	"SELECT added, changed, removed, first_id, last_id FROM operation_kind WHERE op = ?1 AND kind = ?2" };
static const struct sql rows_of_kind = { "SELECT count(*) FROM operation_kind WHERE kind = ?1" };
static const struct sql sequence_of = { "SELECT next FROM sequence WHERE kind = ?1" };

/* What is rebuilt of one operation. */
struct rebuilt {
	crypto_generichash_state total;    /* over kinds so far */
	crypto_generichash_state created;  /* of the kind at hand */
	struct buf               touched;
	long                     added;
	int64_t                  first, last;  /* created ids */
};

struct fsck {
	struct dept     *d;
	struct arena     arena;
	struct rebuilt **op;               /* by number; 0 unused */
	int64_t          nops;
	struct buf       encoded;
	struct buf       found;            /* struct finding[] */
};

static int
report(struct fsck *c, int64_t op, const char *code, const char *what, const char *message)
{
	struct finding f = { op, code, arena_strdup(&c->arena, what), message };

	buf_put(&c->found, &f, sizeof(f));
	return SALES_OK;
}

static struct rebuilt *
rebuilt_of(struct fsck *c, int64_t no)
{
	if (no < 1 || no > c->nops)
		return NULL;
	if (c->op[no] == NULL) {
		uintptr_t p = (uintptr_t)arena_alloc(&c->arena, sizeof(struct rebuilt) + alignof(struct rebuilt));

		c->op[no] = (struct rebuilt *)((p + alignof(struct rebuilt) - 1) / alignof(struct rebuilt) * alignof(struct rebuilt));
		crypto_generichash_init(&c->op[no]->total, NULL, 0, DIGEST_SIZE);
		crypto_generichash_init(&c->op[no]->created, NULL, 0, DIGEST_SIZE);
	}
	return c->op[no];
}

/* A version to its writer: created, or the new state of what it changed. */
static void
credit(struct fsck *c, int64_t writer, int64_t id, bool replaced, const unsigned char *digest)
{
	struct rebuilt *r = rebuilt_of(c, writer);

	if (r == NULL)
		return;
	if (!replaced) {
		crypto_generichash_update(&r->created, digest, DIGEST_SIZE);
		r->first = r->added == 0 || id < r->first ? id : r->first;
		r->last = r->added == 0 || id > r->last ? id : r->last;
		r->added++;
	} else {
		struct touched t = { .id = id, .what = digest == NULL ? 'r' : 'm' };

		if (digest != NULL)
			memcpy(t.digest, digest, DIGEST_SIZE);
		buf_put(&r->touched, &t, sizeof(t));
	}
}

/* The life of one record: its kept versions in order, then the current row. */
struct life { int64_t op, prev_op; unsigned char digest[DIGEST_SIZE]; };

static void
credit_life(struct fsck *c, int64_t id, const struct life *l, size_t n, int64_t now_op,
    const unsigned char *now_digest)
{
	int64_t replacer = 0;        /* the operation that ended the version before */

	for (size_t i = 0; i <= n; i++) {
		int64_t              writer = i < n ? l[i].prev_op : now_op;
		const unsigned char *digest = i < n ? l[i].digest : now_digest;

		if (replacer != 0 && writer != replacer)
			credit(c, replacer, id, true, NULL); /* removed */
		if (digest != NULL)
			credit(c, writer, id, writer == replacer, digest);
		replacer = i < n ? l[i].op : 0;
	}
}

static int
check_row(struct fsck *c, const struct kind *k, const struct db_stmt *rows, struct value *v,
    unsigned char digest[DIGEST_SIZE])
{
	int64_t id = db_int(rows, 0), op = db_int(rows, 1);
	char    code[32];

	record_from_row(k, rows, v);
	version_encode(k, v, &c->encoded);
	version_digest(k, id, &c->encoded, digest);
	if (version_seal(digest) != db_int(rows, 2))
		return report(c, op, "record.changed", kind_code(k, id, code),
		    _("it is not as its operation wrote it: it was changed outside salesctl"));
	if (op < 1 || op > c->nops)
		return report(c, op, "record.unknown", kind_code(k, id, code), _("no operation wrote it"));
	return SALES_OK;
}

static int
read_kept(struct fsck *c, const struct kind *k, struct db_stmt *kept, bool *more, int64_t id, struct buf *life)
{
	buf_clear(life);
	while (*more && db_int(kept, 0) == id) {
		struct life l = { db_int(kept, 1), db_int(kept, 2), { 0 } };

		buf_clear(&c->encoded);
		buf_put(&c->encoded, db_blob(kept, 3), db_bytes(kept, 3));
		version_digest(k, id, &c->encoded, l.digest);
		buf_put(life, &l, sizeof(l));
		*more = db_next(kept);
	}
	return SALES_OK;
}

/* Both cursors run by id. */
static int
merge_kind(struct fsck *c, const struct kind *k, struct db_stmt *rows, struct db_stmt *kept, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	CLEANUP(buf_done) struct buf     life = { 0 };
	struct value                    *v = arena_array(&a, struct value, k->nfields);
	unsigned char                    digest[DIGEST_SIZE];
	bool                             row = db_next(rows), more = db_next(kept);

	while (row || more) {
		int64_t id = !more || (row && db_int(rows, 0) < db_int(kept, 0)) ? db_int(rows, 0) : db_int(kept, 0);
		bool    here = row && db_int(rows, 0) == id;

		TRY(read_kept(c, k, kept, &more, id, &life));
		if (here)
			TRY(check_row(c, k, rows, v, digest));
		credit_life(c, id, (const struct life *)(const void *)life.p, life.n / sizeof(struct life),
		    here ? db_int(rows, 1) : 0, here ? digest : NULL);
		if (here)
			row = db_next(rows);
	}
	TRY(db_end(rows, err));
	return db_end(kept, err);
}

/* Does the log tell how much an operation wrote of a kind? */
static int
check_counts(struct fsck *c, const struct kind *k, int64_t no, const struct rebuilt *r, const struct touched *t, size_t n,
    struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	char                                 what[64];
	long                                 removed = 0;
	bool                                 right = false;

	for (size_t i = 0; i < n; i++)
		removed += t[i].what == 'r';
	TRY(db_query(&c->d->db, &st, &counts_of, BIND(V(no), V((int64_t)k->no)), err));
	if (db_next(&st))
		right = db_int(&st, 0) == r->added && db_int(&st, 1) == (long)n - removed && db_int(&st, 2) == removed &&
		    (r->added == 0 || (db_int(&st, 3) <= r->first && db_int(&st, 4) >= r->last));
	snprintf(what, sizeof(what), _("operation %lld"), (long long)no);
	if (!right)
		report(c, no, "operation.counts", what, _("how much it wrote is not what the log tells of it"));
	return db_end(&st, err);
}

/* Close the kind in every operation that wrote some of it. */
static int
settle_kind(struct fsck *c, const struct kind *k, struct sales_err *err)
{
	int64_t wrote = 0, told = 0;

	for (int64_t no = 1; no <= c->nops; no++) {
		struct rebuilt *r = c->op[no];
		unsigned char   created[DIGEST_SIZE];
		struct touched *t;
		size_t          n;

		if (r == NULL || (r->added == 0 && r->touched.n == 0))
			continue;
		t = (struct touched *)(void *)r->touched.p;
		n = touched_settle(t, r->touched.n / sizeof(*t));
		crypto_generichash_final(&r->created, created, DIGEST_SIZE);
		op_digest_kind(&r->total, k, r->added > 0 ? created : NULL, t, n);
		TRY(check_counts(c, k, no, r, t, n, err));
		wrote++;
		crypto_generichash_init(&r->created, NULL, 0, DIGEST_SIZE);
		buf_clear(&r->touched);
		r->added = 0;
	}
	TRY(db_one_int(&c->d->db, &rows_of_kind, BIND(V((int64_t)k->no)), &told, NULL, err));
	return told <= wrote ? SALES_OK
	    : report(c, 0, "operation.counts", k->name, _("the log tells of more operations that wrote some than there are"));
}

static int
check_kind(struct fsck *c, const struct kind *k, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt rows = { 0 };
	CLEANUP(db_stmt_done) struct db_stmt kept = { 0 };
	CLEANUP(buf_done) struct buf         text = { 0 };
	struct db                           *db = &c->d->db;
	int64_t                              next = 0, top = 0;

	record_select_text(k, k->name, &text);
	buf_puts(&text, " ORDER BY id");
	TRY(db_prepare(db, &rows, text.p, err));
	TRY(db_query(db, &kept, &kept_of_kind, BIND(V((int64_t)k->no)), err));
	TRY(merge_kind(c, k, &rows, &kept, err));
	TRY(settle_kind(c, k, err));
	buf_clear(&text);
	buf_printf(&text, "SELECT coalesce(max(id), 0) FROM %s", k->name);
	db_stmt_done(&rows);
	TRY(db_prepare(db, &rows, text.p, err));
	if (db_next(&rows))
		top = db_int(&rows, 0);
	TRY(db_end(&rows, err));
	TRY(db_one_int(db, &sequence_of, BIND(V((int64_t)k->no)), &next, NULL, err));
	if (top >= next && top > 0)
		report(c, 0, "sequence", k->name, _("the next code to give is in use already"));
	return SALES_OK;
}

static int
check_operation(struct fsck *c, const struct db_stmt *st, unsigned char before[DIGEST_SIZE])
{
	struct op_row   r = { .no = db_int(st, 0), .at_ms = db_int(st, 1), .login = db_text(st, 2),
		  .person = db_int(st, 3), .command = db_text(st, 4), .reason = db_text(st, 5),
		  .flags = db_int(st, 6), .undoes = db_int(st, 7) };
	struct rebuilt *b = rebuilt_of(c, r.no);
	unsigned char   digest[DIGEST_SIZE], hash[DIGEST_SIZE];
	char            what[64];

	snprintf(what, sizeof(what), _("operation %lld"), (long long)r.no);
	crypto_generichash_final(&b->total, digest, DIGEST_SIZE);
	if (db_bytes(st, 8) != DIGEST_SIZE || memcmp(digest, db_blob(st, 8), DIGEST_SIZE) != 0)
		report(c, r.no, "operation.records", what,
		    _("the records that it wrote do not give its digest: one of them, or a kept version, was changed, added or taken away"));
	if (db_bytes(st, 8) == DIGEST_SIZE)
		op_chain(before, &r, db_blob(st, 8), hash);
	if (db_bytes(st, 8) != DIGEST_SIZE || db_bytes(st, 9) != DIGEST_SIZE || memcmp(hash, db_blob(st, 9), DIGEST_SIZE) != 0)
		report(c, r.no, "operation.chain", what, _("it does not follow from the operation before it: the log was changed"));
	if (db_bytes(st, 9) == DIGEST_SIZE)
		memcpy(before, db_blob(st, 9), DIGEST_SIZE);
	return SALES_OK;
}

static int
check_chain(struct fsck *c, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	unsigned char                        before[DIGEST_SIZE] = { 0 };
	int64_t                              expected = 1;
	char                                 what[64];

	TRY(db_query(&c->d->db, &st, &all_operations, NOBIND, err));
	for (; db_next(&st); expected++) {
		if (db_int(&st, 0) != expected) {
			snprintf(what, sizeof(what), _("operation %lld"), (long long)expected);
			report(c, expected, "operation.missing", what, _("it is not there"));
			expected = db_int(&st, 0);
		}
		check_operation(c, &st, before);
	}
	return db_end(&st, err);
}

/* What commands start from must be what the applied text says. */
static int
check_policies(struct fsck *c, struct sales_err *err)
{
	static const struct sql              all = {
		"SELECT p.id, p.op, p.hash, c.data FROM policy p LEFT JOIN policy_compiled c ON c.version = p.id ORDER BY p.id" };
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };

	TRY(db_query(&c->d->db, &st, &all, NOBIND, err));
	while (db_next(&st)) {
		struct policy_source made;
		const struct policy *p;
		struct sales_err     why;
		char                 what[64];

		snprintf(what, sizeof(what), _("rule book version %lld"), (long long)db_int(&st, 0));
		if (policy_recompile(c->d, db_int(&st, 0), &p, &made, &why) != SALES_OK)
			report(c, db_int(&st, 1), "policy.text", what, _("its text can't be read any more"));
		else if (strcmp(p->hash, db_text(&st, 2)) != 0)
			report(c, db_int(&st, 1), "policy.hash", what, _("its text does not have its hash"));
		else if (made.ncompiled != db_bytes(&st, 3) ||
		    memcmp(made.compiled, db_blob(&st, 3), made.ncompiled) != 0)
			report(c, db_int(&st, 1), "policy.compiled", what, _("its compiled form is not what its text says"));
	}
	return db_end(&st, err);
}

static int
by_op(const void *a, const void *b)
{
	const struct finding *x = a, *y = b;

	if (x->op != y->op)
		return x->op < y->op ? -1 : 1;
	return strcmp(x->code, y->code) == 0 ? strcmp(x->what, y->what) : strcmp(y->code, x->code);
}

static int
run_all(struct fsck *c, finding_fn *fn, void *arg, struct sales_err *err)
{
	struct finding *f;
	size_t          n;

	TRY(db_integrity(&c->d->db, err));
	TRY(dept_last_op(c->d, &c->nops, err));
	c->op = arena_array(&c->arena, struct rebuilt *, (size_t)c->nops + 1);
	for (size_t no = 0; no < KIND_MAX * 2; no++)
		if (c->d->schema.by_no[no] != NULL)
			TRY(check_kind(c, c->d->schema.by_no[no], err));
	TRY(check_policies(c, err));
	TRY(check_chain(c, err));
	f = (struct finding *)(void *)c->found.p;
	n = c->found.n / sizeof(*f);
	if (n > 1)
		qsort(f, n, sizeof(*f), by_op);
	for (size_t i = 0; i < n; i++)
		TRY(fn(arg, &f[i], err));
	return SALES_OK;
}

static void
fsck_done(struct fsck *c)
{
	for (int64_t no = 1; c->op != NULL && no <= c->nops; no++)
		if (c->op[no] != NULL)
			buf_done(&c->op[no]->touched);
	buf_done(&c->encoded);
	buf_done(&c->found);
	arena_done(&c->arena);
}

int
fsck_run(struct dept *d, finding_fn *fn, void *arg, struct sales_err *err)
{
	CLEANUP(fsck_done) struct fsck c = { .d = d };

	return run_all(&c, fn, arg, err);
}

int
fsck_kinds(struct dept *d, const char *const *name, struct sales_err *err)
{
	CLEANUP(fsck_done) struct fsck c = { .d = d };
	const struct finding          *f;

	TRY(dept_last_op(d, &c.nops, err));
	c.op = arena_array(&c.arena, struct rebuilt *, (size_t)c.nops + 1);
	for (; *name != NULL; name++)
		TRY(check_kind(&c, schema_kind(&d->schema, *name), err));
	TRY(check_policies(&c, err));
	f = (const struct finding *)(const void *)c.found.p;
	if (c.found.n == 0)
		return SALES_OK;
	FAIL(err, SALES_EDAMAGED, "%s: %s", f->what, f->message);
	return err_hint(err, "salesctl fsck");
}
