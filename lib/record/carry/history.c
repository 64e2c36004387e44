/* The tables of a history: operations in their chain, how much each wrote of
 * each kind, the versions that they replaced, custom fields, the next codes. */
#include <stdio.h>
#include <string.h>

#include "lib/record/carry/inside.h"
#include "lib/record/operation.h"
#include "lib/record/schema.h"

/* ---- operations ---------------------------------------------------------- */

enum { OP_NO, OP_AT, OP_LOGIN, OP_PERSON, OP_COMMAND, OP_REASON, OP_FLAGS, OP_UNDOES, OP_DIGEST, OP_HASH };
static const struct carry_col operation_cols[] = {
	[OP_NO] = { "no", CARRY_INT, 0, NULL },
	[OP_AT] = { "at_ms", CARRY_INT, 0, NULL },
	[OP_LOGIN] = { "login", CARRY_TEXT, 0, NULL },
	[OP_PERSON] = { "person", CARRY_PERSON, CARRY_EMPTY, NULL },
	[OP_COMMAND] = { "command", CARRY_TEXT, 0, NULL },
	[OP_REASON] = { "reason", CARRY_TEXT, CARRY_EMPTY, NULL },
	[OP_FLAGS] = { "flags", CARRY_INT, 0, NULL },
	[OP_UNDOES] = { "undoes", CARRY_INT, CARRY_EMPTY, NULL },
	[OP_DIGEST] = { "digest", CARRY_BYTES, 0, NULL },
	[OP_HASH] = { "hash", CARRY_BYTES, 0, NULL },
	{ .key = NULL }
};
static const struct sql operation_rows = {
	"SELECT no, at_ms, login, person, command, reason, flags, undoes, digest, hash FROM operation ORDER BY no" };
static const struct sql operation_add = {
	"INSERT INTO operation (no, at_ms, login, person, command, reason, flags, undoes, digest, hash)"
	" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)" };

static const char *
text_of(struct carry *c, const struct db_val *v)
{
	return v->type == DB_NULL ? NULL : arena_strndup(&c->row, v->p, (size_t)v->i);
}

/* One follows from the other: a line that was changed, left out or put in breaks
 * the chain where it stands. */
static int
take_operation(struct carry *c, const struct carry_row *row, struct sales_err *err)
{
	const struct db_val *v = row->v;
	const struct op_row  r = { .no = v[OP_NO].i, .at_ms = v[OP_AT].i, .person = v[OP_PERSON].i, .flags = v[OP_FLAGS].i,
		.undoes = v[OP_UNDOES].i, .login = text_of(c, &v[OP_LOGIN]), .command = text_of(c, &v[OP_COMMAND]),
		.reason = text_of(c, &v[OP_REASON]) };
	char                 no[24];

	(void)err;
	snprintf(no, sizeof(no), "%lld", (long long)r.no);
	if (r.no != c->ops + 1)
		carry_fault(c, row->line, "no", no, _("operation %lld is expected here"), (long long)c->ops + 1);
	else if (v[OP_DIGEST].i != DIGEST_SIZE || v[OP_HASH].i != DIGEST_SIZE)
		carry_fault(c, row->line, "hash", NULL, _("a digest and a hash have %d bytes"), DIGEST_SIZE);
	c->ops = r.no;
	if (c->bad > 0)
		return SALES_OK;
	op_chain(c->hash, &r, v[OP_DIGEST].p, c->hash);
	if (memcmp(c->hash, v[OP_HASH].p, DIGEST_SIZE) != 0)
		carry_fault(c, row->line, "hash", NULL,
		    _("operation %s does not follow from the one before it: this line was changed by hand"), no);
	memcpy(c->hash, v[OP_HASH].p, DIGEST_SIZE);
	return SALES_OK;
}

const struct carry_table carry_operations = {
	.name = "operation", .cols = operation_cols, .rows = &operation_rows, .add = &operation_add, .take = take_operation };

/* ---- what they wrote ----------------------------------------------------- */

void
carry_need_operation(struct carry *c, const struct carry_row *row, size_t col)
{
	const int64_t no = row->v[col].i;
	char          text[24];

	if (c->ops == 0 || row->v[col].type == DB_NULL || (no >= 1 && no <= c->ops)) /* 0: the file is missing */
		return;
	snprintf(text, sizeof(text), "%lld", (long long)no);
	carry_fault(c, row->line, row->t->cols[col].key, text, _("operation %s is not in operation.jsonl"), text);
}

static const struct carry_col kind_cols[] = {
	{ "op", CARRY_INT, 0, NULL }, { "kind", CARRY_KIND, 0, NULL }, { "added", CARRY_INT, 0, NULL },
	{ "changed", CARRY_INT, 0, NULL }, { "removed", CARRY_INT, 0, NULL }, { "first_id", CARRY_INT, CARRY_EMPTY, NULL },
	{ "last_id", CARRY_INT, CARRY_EMPTY, NULL }, { .key = NULL }
};
static const struct sql kind_rows = {
	"SELECT op, kind, added, changed, removed, first_id, last_id FROM operation_kind ORDER BY op, kind" };
static const struct sql kind_add = {
	"INSERT INTO operation_kind (op, kind, added, changed, removed, first_id, last_id)"
	" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)" };

static int
take_kind(struct carry *c, const struct carry_row *row, struct sales_err *err)
{
	(void)err;
	carry_need_operation(c, row, 0);
	return SALES_OK;
}

static const struct carry_table operation_kinds = {
	.name = "operation_kind", .cols = kind_cols, .rows = &kind_rows, .add = &kind_add, .take = take_kind };

static const struct carry_col change_cols[] = {
	{ "kind", CARRY_KIND, 0, NULL }, { "code", CARRY_CODE, 0, NULL }, { "op", CARRY_INT, 0, NULL },
	{ "prev_op", CARRY_INT, 0, NULL }, { "version", CARRY_BYTES, CARRY_EMPTY, NULL }, { .key = NULL }
};
static const struct sql change_rows = {
	"SELECT kind, id, op, prev_op, version FROM change ORDER BY kind, id, op" };
static const struct sql change_add = {
	"INSERT INTO change (kind, id, op, prev_op, version) VALUES (?1, ?2, ?3, ?4, ?5)" };

static int
take_change(struct carry *c, const struct carry_row *row, struct sales_err *err)
{
	(void)err;
	carry_need_operation(c, row, 2);
	carry_need_operation(c, row, 3);
	return SALES_OK;
}

static const struct carry_table changes = {
	.name = "change", .cols = change_cols, .rows = &change_rows, .add = &change_add, .take = take_change };

/* ---- custom fields and codes --------------------------------------------- */

static const struct carry_col field_cols[] = {
	{ "kind", CARRY_TEXT, 0, NULL }, { "name", CARRY_TEXT, 0, NULL }, { "tag", CARRY_INT, 0, NULL },
	{ "type", CARRY_INT, 0, NULL }, { .key = NULL }
};
static const struct sql field_rows = { "SELECT kind, name, tag, type FROM custom_field ORDER BY kind, tag" };

static int
take_field(struct carry *c, const struct carry_row *row, struct sales_err *err)
{
	const struct db_val *v = row->v;
	const char          *kind = text_of(c, &v[0]), *name = text_of(c, &v[1]);
	const int            rc = schema_carry_custom(c->op->d, kind, name, v[2].i, v[3].i, err);

	if (rc != SALES_EINVAL && rc != SALES_ECONFLICT)
		return rc;
	carry_fault(c, row->line, "name", name, "%s", err->msg);
	*err = (struct sales_err){ 0 };
	return SALES_OK;
}

const struct carry_table carry_custom_fields = {
	.name = "custom_field", .cols = field_cols, .rows = &field_rows, .take = take_field };

static const struct carry_col sequence_cols[] = {
	{ "kind", CARRY_KIND, 0, NULL }, { "next", CARRY_INT, 0, NULL }, { .key = NULL }
};
static const struct sql sequence_rows = { "SELECT kind, next FROM sequence ORDER BY kind" };
static const struct sql sequence_add = { "INSERT INTO sequence (kind, next) VALUES (?1, ?2)" };

static const struct carry_table sequences = {
	.name = "sequence", .cols = sequence_cols, .rows = &sequence_rows, .add = &sequence_add };

bool
carry_is_taken(const struct carry_table *t)
{
	return t == &carry_custom_fields || t == &carry_operations || t == &carry_written;
}

const struct carry_table *const carry_tables[] = { &carry_custom_fields, &carry_operations, &operation_kinds, &changes,
	&sequences, &carry_written, NULL };
