/* One row to the records: new ones are added, equal ones left alone, others
 * are what --on-conflict says. */
#include <stdio.h>
#include <string.h>

#include "lib/record/import/match.h"

/* The library refused these values: is it the row's fault, or did the disk
 * fail? "amount: it is below zero" is about a field. */
static int
row_refused(struct importer *im, struct sales_err *err)
{
	struct fault f = { .code = "record.refused" };
	const char  *message = err->msg, *colon = strstr(err->msg, ": ");
	char         name[64];

	if (err->code != SALES_EINVAL && err->code != SALES_ECONFLICT && err->code != SALES_EPOLICY
	    && err->code != SALES_ENOTFOUND)
		return (int)err->code;
	if (colon != NULL && (size_t)(colon - message) < sizeof(name)) {
		snprintf(name, sizeof(name), "%.*s", (int)(colon - message), message);
		for (size_t i = 0; i < im->k->nfields; i++)
			if (strcmp(im->k->fields[i].name, name) == 0) {
				f.field = im->k->fields[i].name;
				message = colon + 2;
			}
	}
	for (size_t i = 0; f.field != NULL && i < im->nseq; i++)
		if (im->col[im->seq[i]].field != NULL
		    && strcmp(im->col[im->seq[i]].field->name, f.field) == 0)
			f.column = im->seq[i] + 1;
	snprintf(f.message, sizeof(f.message), "%s", message);
	import_fault(im, &f);
	return SALES_OK;
}

/* A fault is a kilobyte that gets cleared: out of what runs for every row. */
static void
lacks(struct importer *im, size_t at)
{
	struct fault miss = { .code = "field.required", .field = im->k->fields[at].name };

	for (size_t j = 0; j < im->nseq; j++)
		if (im->col[im->seq[j]].at == at)
			miss.column = im->seq[j] + 1;
	snprintf(miss.message, sizeof(miss.message), _("it is empty, and a %s needs it"),
	    im->k->name);
	import_fault(im, &miss);
}

static bool
check_required(struct importer *im)
{
	for (size_t i = 0; i < im->nneeded; i++)
		if (im->v[im->needed[i]].type == V_NULL)
			lacks(im, im->needed[i]);
	return !im->row_bad;
}

static void
check_code(struct importer *im)
{
	struct fault f = { .code = "record.removed", .field = "code" };
	char         code[32];

	if (im->o->restore || im->code_id >= im->match->next_code)
		return;
	snprintf(f.message, sizeof(f.message),
	    _("there is no %s any more; to add it anew leave the code empty"),
	    kind_code(im->k, im->code_id, code));
	import_fault(im, &f);
}

static void
count_sum(struct importer *im)
{
	const struct value       *amount = im->amount == AT_CODE ? NULL : &im->v[im->amount];
	const struct value       *cur = im->currency == AT_CODE ? NULL : &im->v[im->currency];
	struct import_result     *res = im->res;
	size_t                    i = 0;

	if (amount == NULL || amount->type != V_MONEY || cur == NULL || cur->type != V_TEXT)
		return;
	while (i < res->nsums && memcmp(res->sum[i].currency, cur->u.s.p, 3) != 0)
		i++;
	if (i == IMPORT_SUMS)
		return;
	if (i == res->nsums)
		memcpy(res->sum[res->nsums++].currency, cur->u.s.p, 3);
	if (money_add(res->sum[i].sum, (money){ amount->u.i }, &res->sum[i].sum))
		res->sum[i].n++;
}

static int
add_row(struct importer *im, struct sales_err *err)
{
	size_t  handle = im->k->letters == NULL ? kind_index(im->k, "code") : AT_CODE;
	int64_t id = im->code_id;
	int     rc;

	if (handle != AT_CODE && im->title != AT_CODE && im->v[handle].type == V_NULL
	    && im->v[im->title].type == V_TEXT)
		TRY(make_handle(im, im->k, &im->v[im->title], &im->v[handle], err));
	if (!check_required(im))
		return SALES_OK;
	if (id != 0) {
		check_code(im);
		if (im->row_bad)
			return SALES_OK;
		rc = record_add_as(im->op, im->k, id, im->v, err);
	} else {
		rc = record_add(im->op, im->k, im->v, &id, err);
	}
	if (rc != SALES_OK)
		return row_refused(im, err);
	im->res->added++;
	match_added(im, id);
	count_sum(im);
	gaps_count(im, im->v);
	return im->res->added == MANY_NEW ? match_many_new(im, err) : SALES_OK;
}

/* The field in which the row differs from what is stored; AT_CODE: none. */
static size_t
differs(struct importer *im, const struct found *f, bool non_empty)
{
	const struct matcher *m = im->match;

	for (size_t i = 0; i < m->ncmp; i++) {
		size_t       at = m->cmp[i];
		struct value have;

		if (!im->row_given[at] || (non_empty && im->v[at].type == V_NULL))
			continue;
		have = db_value(f->st, (int)i + 2, field_vtype(&im->k->fields[at]));
		if (!value_equal(&have, &im->v[at]))
			return at;
	}
	return AT_CODE;
}

static int
update(struct importer *im, int64_t id, bool non_empty, bool *changed, struct sales_err *err)
{
	struct record before;
	struct value *after = arena_array(&im->row, struct value, im->k->nfields);

	*changed = false;
	TRY(record_get(im->d, im->k, id, &im->row, &before, err));
	for (size_t i = 0; i < im->k->nfields; i++) {
		bool take = im->row_given[i] && !(non_empty && im->v[i].type == V_NULL);

		after[i] = take ? im->v[i] : before.v[i];
	}
	if (record_change(im->op, im->k, &before, after, changed, err) != SALES_OK)
		return row_refused(im, err);
	gaps_count(im, after);
	return SALES_OK;
}

/* A record that another row only named: now its own row came. */
static int
define(struct importer *im, struct pending *u, struct sales_err *err)
{
	bool changed;

	TRY(update(im, u->id, true, &changed, err));
	if (im->row_bad)
		return SALES_OK;
	u->defined = true;
	im->res->added++;
	im->res->made -= u->allowed;
	match_added(im, u->id);
	return SALES_OK;
}

static int
says_otherwise(struct importer *im, int64_t id, size_t at)
{
	struct fault twice = { .code = "row.repeated", .field = im->k->fields[at].name };
	long         line = match_line(im->match, id);

	if (line > 0)
		snprintf(twice.message, sizeof(twice.message),
		    _("line %ld is about the same %s and says otherwise"), line, im->k->name);
	else		snprintf(twice.message, sizeof(twice.message),
		    _("an earlier row is about the same %s and says otherwise"), im->k->name);
	import_fault(im, &twice);
	return SALES_OK;
}

/* The record is of this very file (or an earlier one of the same command). */
static int
same_file(struct importer *im, const struct found *f, size_t at, struct sales_err *err)
{
	int64_t id = f->id;
	bool    changed;

	if (at == AT_CODE) {
		im->res->repeated++;
		return db_end(f->st, err);
	}
	TRY(db_end(f->st, err));
	if (im->o->excel || im->o->conflict == CONFLICT_UPDATE) {
		TRY(update(im, id, im->o->excel, &changed, err));
		im->res->superseded += !im->row_bad;
		return SALES_OK;
	}
	return says_otherwise(im, id, at);
}
static int
conflict(struct importer *im, size_t at)
{
	struct fault f = { .code = "record.differs", .field = im->k->fields[at].name };

	for (size_t j = 0; j < im->nseq; j++)
		if (im->col[im->seq[j]].at == at)
			f.column = im->seq[j] + 1;
	snprintf(f.message, sizeof(f.message),
	    _("the %s exists with another value here (--on-conflict update or skip)"), im->k->name);
	import_fault(im, &f);
	return SALES_OK;
}

static int
existing(struct importer *im, const struct found *f, struct sales_err *err)
{
	bool         non_empty = im->o->excel, changed;
	struct pending *u = f->op == im->op->no ? pending_of(im, im->k, f->id) : NULL;
	size_t       at;

	if (u != NULL && !u->defined) {
		TRY(db_end(f->st, err));
		return define(im, u, err);
	}
	at = differs(im, f, non_empty);
	if (f->op == im->op->no)
		return same_file(im, f, at, err);
	TRY(db_end(f->st, err));
	if (at == AT_CODE) {
		im->res->unchanged++;
		return SALES_OK;
	}
	if (im->o->conflict == CONFLICT_SKIP) {
		im->res->skipped++;
		return SALES_OK;
	}
	if (im->o->conflict == CONFLICT_ERROR && !im->o->excel)
		return conflict(im, at);
	TRY(update(im, f->id, non_empty, &changed, err));
	if (!im->row_bad)
		*(changed ? &im->res->changed : &im->res->unchanged) += 1;
	return SALES_OK;
}

/* Defaults that the kind fills in belong to what names a record. */
static int
fill_defaults(struct importer *im, struct sales_err *err)
{
	if (im->match->nnatural == 0)
		return SALES_OK;
	record_start(im->k, im->v);
	if (im->k->check != NULL && im->k->check(im->d, im->k, NULL, im->v, err) != SALES_OK)
		return row_refused(im, err);
	return SALES_OK;
}

static int
ambiguous(struct importer *im)
{
	struct fault fault = { .code = "row.ambiguous" };

	snprintf(fault.message, sizeof(fault.message),
	    _("several %s have these values; name more fields with --match"), tr(im->k->plural));
	import_fault(im, &fault);
	return SALES_OK;
}

static int
unnamed(struct importer *im)
{
	struct fault fault = { .code = "row.unnamed" };

	if (im->match->key != AT_CODE)
		fault.field = im->k->fields[im->match->key].name;
	snprintf(fault.message, sizeof(fault.message),
	    _("it is empty, and nothing else names this %s (--match FIELD,FIELD)"), im->k->name);
	import_fault(im, &fault);
	return SALES_OK;
}

int
match_row(struct importer *im, struct sales_err *err)
{
	struct found f;

	if (im->nameless)
		return SALES_OK;
	TRY(fill_defaults(im, err));
	if (im->row_bad)
		return SALES_OK;
	TRY(match_find(im, &f, err));
	if (f.several)
		return ambiguous(im);
	if (f.id != 0)
		return existing(im, &f, err);
	if (im->match->nnatural == 0 && im->code_id == 0
	    && (im->match->key == AT_CODE || im->v[im->match->key].type == V_NULL))
		return unnamed(im);
	return add_row(im, err);
}
