/* Operations: begin, digest, chain, commit. */
#include "lib/record/operation.h"

#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct sql last_op = { "SELECT max(no) FROM operation" };
static const struct sql last_hash = { "SELECT hash FROM operation ORDER BY no DESC LIMIT 1" };
static const struct sql insert_op = {
	"INSERT INTO operation (no, at_ms, login, person, command, reason, flags, undoes, digest, hash)"
	" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)" };
static const struct sql insert_op_kind = {
	"INSERT INTO operation_kind (op, kind, added, changed, removed, first_id, last_id)"
	" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)" };
static const struct sql set_sequence = {
	"INSERT INTO sequence (kind, next) VALUES (?1, ?2) ON CONFLICT (kind) DO UPDATE SET next = excluded.next" };
static const struct sql foreign_keys[] = { { "PRAGMA foreign_keys = ON" }, { "PRAGMA foreign_keys = OFF" } };

static void *
aligned_new(struct arena *a, size_t size, size_t align)
{
	uintptr_t p = (uintptr_t)arena_alloc(a, size + align);

	return (void *)((p + align - 1) / align * align);
}

struct kind_writes *
writes_new(struct arena *a, const struct kind *k)
{
	struct kind_writes *w = aligned_new(a, sizeof(*w), alignof(struct kind_writes));

	w->k = k;
	w->named = arena_array(a, bool, k->nfields);
	w->column = arena_array(a, size_t, k->nfields);
	w->stale = true;
	crypto_generichash_init(&w->created, NULL, 0, DIGEST_SIZE);
	return w;
}

void
writes_done(struct kind_writes *w)
{
	db_load_done(w->load);
	db_stmt_done(&w->insert);
	db_stmt_done(&w->update);
	db_stmt_done(&w->remove);
	buf_done(&w->touched);
}

int
op_begin(struct op *op, struct dept *d, unsigned how, struct sales_err *err)
{
	*op = (struct op){ .d = d, .how = how };
	op->state = arena_new(&d->arena, struct op_state);
	if (d->as_of != 0)
		return FAIL(err, SALES_EUSAGE, _("the past can't be written: leave --as-of away"));
	TRY(db_run(&d->db, &foreign_keys[(how & OP_LOAD) != 0], NOBIND, err));
	TRY(tx_begin(&op->tx, &d->db, err));
	TRY(dept_check_policy(d, err));
	TRY(dept_last_op(d, &op->no, err));
	op->no++;
	return SALES_OK;
}

int
dept_last_op(struct dept *d, int64_t *no, struct sales_err *err)
{
	*no = 0;
	return db_one_int(&d->db, &last_op, NOBIND, no, NULL, err);
}

static int
by_id(const void *a, const void *b)
{
	const struct touched *x = a, *y = b;

	if (x->id != y->id)
		return x->id < y->id ? -1 : 1;
	return x->order < y->order ? -1 : 1;
}

size_t
touched_settle(struct touched *t, size_t n)
{
	size_t kept = 0;

	if (n > 0)
		qsort(t, n, sizeof(*t), by_id);
	for (size_t i = 0; i < n; i++)
		if (i + 1 == n || t[i + 1].id != t[i].id)
			t[kept++] = t[i];
	return kept;
}

static void
update_int(crypto_generichash_state *h, int64_t v)
{
	unsigned char b[8];

	for (int i = 0; i < 8; i++)
		b[i] = (unsigned char)((uint64_t)v >> (8 * i));
	crypto_generichash_update(h, b, sizeof(b));
}

static void
update_text(crypto_generichash_state *h, const char *s)
{
	update_int(h, s == NULL ? -1 : (int64_t)strlen(s));
	if (s != NULL)
		crypto_generichash_update(h, (const unsigned char *)s, strlen(s));
}

void
op_digest_kind(crypto_generichash_state *total, const struct kind *k, const unsigned char *created,
    const struct touched *t, size_t n)
{
	if (created == NULL && n == 0)
		return;
	update_int(total, k->no);
	update_int(total, created != NULL);
	if (created != NULL)
		crypto_generichash_update(total, created, DIGEST_SIZE);
	update_int(total, (int64_t)n);
	for (size_t i = 0; i < n; i++) {
		update_int(total, t[i].id);
		update_int(total, t[i].what);
		crypto_generichash_update(total, t[i].digest, DIGEST_SIZE);
	}
}

void
op_chain(const unsigned char before[DIGEST_SIZE], const struct op_row *r,
    const unsigned char digest[DIGEST_SIZE], unsigned char hash[DIGEST_SIZE])
{
	crypto_generichash_state h;

	crypto_generichash_init(&h, NULL, 0, DIGEST_SIZE);
	update_text(&h, "salesctl operation 1");
	crypto_generichash_update(&h, before, DIGEST_SIZE);
	update_int(&h, r->no);
	update_int(&h, r->at_ms);
	update_text(&h, r->login);
	update_int(&h, r->person);
	update_text(&h, r->command);
	update_text(&h, r->reason);
	update_int(&h, r->flags);
	update_int(&h, r->undoes);
	crypto_generichash_update(&h, digest, DIGEST_SIZE);
	crypto_generichash_final(&h, hash, DIGEST_SIZE);
}

/* The rows that this operation created, once more from the table: one of them
 * changed again after its digest was taken. */
static int
restream(struct op *op, struct kind_writes *w, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	CLEANUP(buf_done) struct buf         text = { 0 };
	CLEANUP(arena_done) struct arena     a = { 0 };
	struct value                        *v = arena_array(&a, struct value, w->k->nfields);
	unsigned char                        digest[DIGEST_SIZE];
	long                                 n = 0;

	record_select_text(w->k, w->k->name, &text);
	buf_printf(&text, " WHERE op = ?1 AND id BETWEEN ?2 AND ?3"
	    " AND NOT EXISTS (SELECT 1 FROM change c WHERE c.kind = ?4 AND c.id = %s.id AND c.op = ?1)"
	    " ORDER BY id", w->k->name);
	TRY(db_prepare(&op->d->db, &st, text.p, err));
	db_bind_int(&st, 1, op->no);
	db_bind_int(&st, 2, w->first);
	db_bind_int(&st, 3, w->last);
	db_bind_int(&st, 4, w->k->no);
	crypto_generichash_init(&w->created, NULL, 0, DIGEST_SIZE);
	while (db_next(&st)) {
		record_from_row(w->k, &st, v);
		version_encode(w->k, v, &op->state->encoded);
		version_digest(w->k, db_int(&st, 0), &op->state->encoded, digest);
		crypto_generichash_update(&w->created, digest, DIGEST_SIZE);
		n++;
	}
	w->added = n;
	return db_end(&st, err);
}

/* Kinds by their number; what was created and removed again is nothing. */
static int
digest_all(struct op *op, unsigned char digest[DIGEST_SIZE], struct sales_err *err)
{
	crypto_generichash_state total;

	crypto_generichash_init(&total, NULL, 0, DIGEST_SIZE);
	for (size_t no = 0; no < KIND_MAX * 2; no++) {
		struct kind_writes *w = op->state->kind[no];
		struct touched     *t;
		size_t              n;
		unsigned char       created[DIGEST_SIZE];

		if (w == NULL)
			continue;
		if (w->renewed)
			TRY(restream(op, w, err));
		t = (struct touched *)(void *)w->touched.p;
		n = touched_settle(t, w->touched.n / sizeof(*t));
		w->changed = w->removed = 0;
		for (size_t i = 0; i < n; i++)
			*(t[i].what == 'r' ? &w->removed : &w->changed) += 1;
		crypto_generichash_final(&w->created, created, DIGEST_SIZE);
		op_digest_kind(&total, w->k, w->added > 0 ? created : NULL, t, n);
		op->added += w->added;
		op->changed += w->changed;
		op->removed += w->removed;
	}
	crypto_generichash_final(&total, digest, DIGEST_SIZE);
	return SALES_OK;
}

static int
hash_before(struct dept *d, unsigned char hash[DIGEST_SIZE], struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };

	memset(hash, 0, DIGEST_SIZE);
	TRY(db_query(&d->db, &st, &last_hash, NOBIND, err));
	if (db_next(&st)) {
		if (db_bytes(&st, 0) != DIGEST_SIZE)
			return FAIL(err, SALES_EDAMAGED, _("the last operation's hash is damaged; see salesctl fsck"));
		memcpy(hash, db_blob(&st, 0), DIGEST_SIZE);
	}
	return db_end(&st, err);
}

static int
write_kinds(struct op *op, struct sales_err *err)
{
	for (size_t no = 0; no < KIND_MAX * 2; no++) {
		const struct kind_writes *w = op->state->kind[no];

		if (w == NULL)
			continue;
		if (w->added + w->changed + w->removed > 0)
			TRY(db_run(&op->d->db, &insert_op_kind, BIND(V(op->no), V((int64_t)w->k->no), V(w->added),
			    V(w->changed), V(w->removed), w->added > 0 ? V(w->first) : V_NULLVAL,
			    w->added > 0 ? V(w->last) : V_NULLVAL), err));
		if (w->gave)
			TRY(db_run(&op->d->db, &set_sequence, BIND(V((int64_t)w->k->no), V(w->next)), err));
	}
	return SALES_OK;
}

static int
write_operation(struct op *op, struct sales_err *err)
{
	struct dept  *d = op->d;
	struct op_row r = {
		.no = op->no, .at_ms = d->now_ms, .flags = op->flags,
		.undoes = op->undoes, .command = d->command, .reason = op->reason,
	};
	const struct actor *actor;
	unsigned char before[DIGEST_SIZE], digest[DIGEST_SIZE], hash[DIGEST_SIZE];

	TRY(hash_before(d, before, err));
	TRY(digest_all(op, digest, err));
	if (op->added + op->changed + op->removed == 0) {
		op->no = 0;
		return SALES_OK;
	}
	TRY(dept_actor(d, &actor, err));
	r.person = actor->person;
	r.login = actor->login;
	op_chain(before, &r, digest, hash);
	TRY(db_run(&d->db, &insert_op, BIND(V(r.no), V(r.at_ms), V(r.login),
	    r.person == 0 ? V_NULLVAL : V(r.person), V(r.command), V(r.reason), V(r.flags),
	    r.undoes == 0 ? V_NULLVAL : V(r.undoes), V_BLOB(digest, DIGEST_SIZE), V_BLOB(hash, DIGEST_SIZE)), err));
	return write_kinds(op, err);
}

static int
arrive_all(struct op *op, struct sales_err *err)
{
	for (size_t no = 0; no < KIND_MAX * 2; no++)
		if (op->state->kind[no] != NULL)
			TRY(record_arrive(op, op->state->kind[no]->k, err));
	return SALES_OK;
}

static int
check_whole(struct op *op, bool since_mark, struct sales_err *err)
{
	for (size_t no = 0; no < KIND_MAX * 2; no++) {
		const struct kind_writes *w = op->state->kind[no];

		if (w != NULL && w->k->whole != NULL && w->written > (since_mark ? mark_written(op, no) : 0))
			TRY(w->k->whole(op, err));
	}
	return SALES_OK;
}

void
op_final(struct op *op, const char *correct)
{
	op->flags |= OP_FINAL;
	if (op->reason == NULL || *op->reason == '\0')
		op->reason = correct;
}

int
op_check(struct op *op, struct sales_err *err)
{
	return check_whole(op, true, err);
}

void
op_carry(struct op *op, int64_t no)
{
	op->past = true;
	op->no = no;
}

int
op_settle(struct op *op, struct sales_err *err)
{
	if (op->state->settled)
		return SALES_OK;
	if (op->past) {
		op->no = 0;
		return SALES_OK;
	}
	TRY(arrive_all(op, err));
	TRY(check_whole(op, false, err));
	op->state->settled = true;
	return write_operation(op, err);
}

int
op_commit(struct op *op, struct sales_err *err)
{
	int rc = op_settle(op, err);

	if (rc == SALES_OK && (op->no != 0 || op->past) && (op->how & OP_DRY) == 0)
		rc = tx_commit(&op->tx, err);
	op_done(op);
	return rc;
}

void
op_done(struct op *op)
{
	if (op->state == NULL)
		return;
	for (size_t no = 0; no < KIND_MAX * 2; no++) {
		struct kind_writes *w = op->state->kind[no];

		if (w != NULL)
			writes_done(w);
	}
	buf_done(&op->state->encoded);
	op->state = NULL;
	tx_done(&op->tx);
}
