/* One row to the records: new ones are added, equal ones left alone, others
 * are what --on-conflict says. */
#include <stdio.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/record/import/evidence.h"
#include "lib/record/import/match.h"

/* At most so many bytes that a message stays one line. */
static void
cut_text(const char *p, size_t n, char out[128])
{
	const size_t fit = text_valid(p, n < 60 ? n : 60);

	snprintf(out, 128, "%.*s%s", (int)fit, p, fit < n ? "..." : "");
}

/* The library refused these values: is it the row's fault, or did the disk
 * fail? "amount: it is below zero" is about a field. */
int
match_refused(struct importer *im, struct sales_err *err)
{
	struct fault f = { .code = "record.refused" };
	const char  *message = err->msg, *bare;

	if (err->code != SALES_EINVAL && err->code != SALES_ECONFLICT && err->code != SALES_EPOLICY
	    && err->code != SALES_ENOTFOUND)
		return (int)err->code;
	for (size_t i = 0; i < im->k->nfields && f.field == NULL; i++)
		if ((bare = fault_bare(err->msg, im->k->fields[i].name)) != err->msg) {
			f.field = im->k->fields[i].name;
			f.column = match_column(im, i);
			message = bare;
		}
	if (f.column > 0 && im->r.cell[f.column - 1].n > 0)
		cut_text(im->r.cell[f.column - 1].p, im->r.cell[f.column - 1].n, f.value);
	if (f.value[0] != '\0')
		snprintf(f.message, sizeof(f.message), _("'%s': %s"), f.value, message);
	else
		snprintf(f.message, sizeof(f.message), "%s", message);
	import_fault(im, &f);
	return SALES_OK;
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

/* What commands decide is not brought from a file by whom it is about, and never changed. */
static int
refuse_decided(struct importer *im, const struct record *before, struct value *after, struct sales_err *err)
{
	if (im->o->restore || im->k->bring == NULL)
		return SALES_OK;
	if (before != NULL && record_may_edit(im->d, im->k, before, after, err) != SALES_OK)
		return match_refused(im, err);
	if (im->k->bring(im->d, im->k, before == NULL ? NULL : before->v, after, err) != SALES_OK)
		return match_refused(im, err);
	return SALES_OK;
}

/* Of the row as it would be written: the kind's own rules fill what a file may
 * leave open, such as the first stage. */
static int
refuse_gaps(struct importer *im, const struct value *before, struct value *after, struct sales_err *err)
{
	if (!im->o->strict || im->row_bad)
		return SALES_OK;
	if (im->k->check != NULL && im->k->check(im->d, im->k, before, after, err) != SALES_OK)
		return match_refused(im, err);
	gaps_refuse(im, after);
	return SALES_OK;
}

/* Who had a number keeps it. */
static void
keep_number(struct importer *im, const struct value *handle, int64_t *id)
{
	struct fault f = { .code = "record.unwritten", .field = "code" };

	if (im->o->numbers == NULL || handle->type != V_TEXT || (*id = import_number(im, im->k, handle)) != 0)
		return;
	snprintf(f.value, sizeof(f.value), "%.*s", (int)(handle->u.s.n < 100 ? handle->u.s.n : 100), handle->u.s.p);
	snprintf(f.message, sizeof(f.message), _("no operation wrote %s: it was put in by hand"), f.value);
	import_fault(im, &f);
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
	if (handle != AT_CODE)
		keep_number(im, &im->v[handle], &id);
	if (im->row_bad || !match_has_required(im))
		return SALES_OK;
	TRY(twice_refuse(im, NULL, im->v, 0, err));
	if (im->code_id != 0)
		check_code(im);
	TRY(refuse_gaps(im, NULL, im->v, err));
	if (!im->row_bad)
		TRY(refuse_decided(im, NULL, im->v, err));
	if (im->row_bad)
		return SALES_OK;
	if (id != 0) {
		rc = record_add_as(im->op, im->k, id, im->v, err);
	} else {
		rc = record_add(im->op, im->k, im->v, &id, err);
	}
	if (rc != SALES_OK)
		return match_refused(im, err);
	im->res->added++;
	match_added(im, id);
	TRY(twice_tell(im, im->k, NULL, im->v, id, err));
	tally_added(im, id);
	gaps_count(im, im->v);
	return im->res->added == MANY_NEW ? match_many_new(im, err) : SALES_OK;
}

/* A field in which the row differs from what is stored. */
struct difference { size_t at; struct value stored; };

/* *d.at is AT_CODE when there is none; d->stored lives until f->st is ended. */
static void
differs(struct importer *im, const struct found *f, bool non_empty, struct difference *d)
{
	const struct matcher *m = im->match;

	for (size_t i = 0; i < m->ncmp; i++) {
		d->at = m->cmp[i];
		if (!im->row_given[d->at] || (non_empty && im->v[d->at].type == V_NULL))
			continue;
		d->stored = db_value(f->st, (int)i + 2, field_vtype(&im->k->fields[d->at]));
		if (!value_equal(&d->stored, &im->v[d->at]))
			return;
	}
	d->at = AT_CODE;
}

/* A value as a person calls it; *out lives as long as the row. */
static int
call_value(struct importer *im, const struct field *f, const struct value *v, const char **out,
    struct sales_err *err)
{
	struct ref_name name;
	char            cut[128];

	if (v->type == V_REF && f->type == FT_REF) {
		TRY(dept_name(im->d, f->ref, v->u.i, &name, err));
		*out = name.name;
	} else {
		TRY(value_text(im->d, f, v, &im->row, out, err));
	}
	cut_text(*out, strlen(*out), cut);
	*out = **out == '\0' ? _("nothing") : arena_printf(&im->row, _("'%s'"), cut);
	return SALES_OK;
}

/* What stands in the file and what is stored, in words. */
static int
put_both(struct importer *im, const struct difference *d, struct fault *f, const char **here, const char **there,
    struct sales_err *err)
{
	const struct field *field = &im->k->fields[d->at];

	f->field = field->name;
	f->column = match_column(im, d->at);
	TRY(call_value(im, field, &im->v[d->at], here, err));
	TRY(call_value(im, field, &d->stored, there, err));
	snprintf(f->value, sizeof(f->value), "%s", *here);
	return SALES_OK;
}

int
match_update(struct importer *im, int64_t id, bool non_empty, bool *changed, struct sales_err *err)
{
	struct record before;
	struct value *after = arena_array(&im->row, struct value, im->k->nfields);

	*changed = false;
	TRY(record_get(im->d, im->k, id, &im->row, &before, err));
	for (size_t i = 0; i < im->k->nfields; i++) {
		bool take = im->row_given[i] && !(non_empty && im->v[i].type == V_NULL);

		after[i] = take ? im->v[i] : before.v[i];
	}
	TRY(twice_refuse(im, before.v, after, id, err));
	TRY(refuse_gaps(im, before.v, after, err));
	if (!im->row_bad)
		TRY(refuse_decided(im, &before, after, err));
	if (im->row_bad)
		return SALES_OK;
	if (record_change(im->op, im->k, &before, after, changed, err) != SALES_OK)
		return match_refused(im, err);
	TRY(twice_tell(im, im->k, before.v, after, id, err));
	gaps_count(im, after);
	return SALES_OK;
}

/* A record that another row only named: now its own row came. */
static int
define(struct importer *im, struct pending *u, struct sales_err *err)
{
	bool changed;

	TRY(match_update(im, u->id, true, &changed, err));
	if (im->row_bad)
		return SALES_OK;
	u->defined = true;
	im->res->added++;
	im->res->made -= u->allowed;
	match_added(im, u->id);
	tally_row(im, u->id, false);
	return SALES_OK;
}

static int
says_otherwise(struct importer *im, int64_t id, const struct difference *d, struct sales_err *err)
{
	struct fault twice = { .code = "row.repeated" };
	const char  *here, *there, *what = tr(im->k->label);
	long         line = match_line(im->match, id);

	TRY(put_both(im, d, &twice, &here, &there, err));
	if (line > 0)
		snprintf(twice.message, sizeof(twice.message), _("%s here, %s in line %ld, which is about the same %s "
		    "(--on-conflict update: the later row counts, skip: the earlier)"), here, there, line, what);
	else
		snprintf(twice.message, sizeof(twice.message), _("%s here, %s in an earlier row about the same %s "
		    "(--on-conflict update: the later row counts, skip: the earlier)"), here, there, what);
	import_fault(im, &twice);
	return SALES_OK;
}

/* The record is of this very file (or an earlier one of the same command). */
static int
same_file(struct importer *im, const struct found *f, const struct difference *d, struct sales_err *err)
{
	bool changed;
	int  rc = SALES_OK;

	if (d->at == AT_CODE) {
		im->res->repeated++;
		tally_row(im, f->id, true);
	} else if (im->lenient || im->o->conflict == CONFLICT_UPDATE) {
		TRY(db_end(f->st, err));
		/* the later row stands in the place of one that this file added */
		TRY(match_update(im, f->id, im->lenient && match_line(im->match, f->id) == 0, &changed, err));
		if (im->row_bad)
			return SALES_OK;
		im->res->superseded++;
		tally_row(im, f->id, true);
		return SALES_OK;
	} else if (im->o->conflict == CONFLICT_SKIP) {
		im->res->skipped++;
	} else {
		rc = says_otherwise(im, f->id, d, err);
	}
	return rc == SALES_OK ? db_end(f->st, err) : rc;
}

static int
conflict(struct importer *im, const struct difference *d, struct sales_err *err)
{
	struct fault f = { .code = "record.differs" };
	const char  *here, *there;

	TRY(put_both(im, d, &f, &here, &there, err));
	snprintf(f.message, sizeof(f.message),
	    _("%s here, but the %s is stored with %s (--on-conflict update or skip)"), here, tr(im->k->label), there);
	import_fault(im, &f);
	return SALES_OK;
}

static int
existing(struct importer *im, const struct found *f, struct sales_err *err)
{
	bool              non_empty = im->lenient, changed;
	struct pending   *u = f->op == im->op->no ? pending_of(im, im->k, f->id) : NULL;
	struct difference d;

	if (im->by_merged)
		return match_merged_row(im, f, err);
	if (u != NULL && !u->defined) {
		TRY(db_end(f->st, err));
		return define(im, u, err);
	}
	TRY(belongs_keep(im, f->id, err));
	differs(im, f, non_empty, &d);
	if (f->op == im->op->no)
		return same_file(im, f, &d, err);
	if (im->lenient && evidence_is_replaced(im)) {
		im->res->superseded++;
		return db_end(f->st, err);
	}
	if (d.at != AT_CODE && im->o->conflict == CONFLICT_ERROR && (!im->lenient || im->o->has_conflict))
		TRY(conflict(im, &d, err));
	TRY(db_end(f->st, err));
	if (im->row_bad)
		return SALES_OK;
	if (d.at == AT_CODE) {
		im->res->unchanged++;
		tally_row(im, f->id, false);
		return SALES_OK;
	}
	if (im->o->conflict == CONFLICT_SKIP) {
		im->res->skipped++;
		return SALES_OK;
	}
	TRY(match_update(im, f->id, non_empty, &changed, err));
	if (im->row_bad)
		return SALES_OK;
	*(changed ? &im->res->changed : &im->res->unchanged) += 1;
	tally_row(im, f->id, false);
	return SALES_OK;
}

/* Defaults that the kind fills in belong to what names a record. */
static int
fill_defaults(struct importer *im, struct sales_err *err)
{
	if (im->match->nnatural == 0 || im->op->past)
		return SALES_OK;
	record_start(im->k, im->v);
	if (im->k->check != NULL && im->k->check(im->d, im->k, NULL, im->v, err) != SALES_OK)
		return match_refused(im, err);
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
	    _("it is empty, and nothing else names this %s (--match FIELD,FIELD)"), tr(im->k->label));
	import_fault(im, &fault);
	return SALES_OK;
}

int
match_row(struct importer *im, struct sales_err *err)
{
	struct found f;
	bool         done;

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
	TRY(belongs_row(im, &done, err));
	if (done)
		return SALES_OK;
	if (!match_named(im))
		return unnamed(im);
	return add_row(im, err);
}
