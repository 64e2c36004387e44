/* A rule book may ask that a won deal has a customer. That binds the commands
 * that move a deal; past facts are let in, and what they lack is counted. */
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "lib/record/import/importer.h"

struct gap {
	const struct stage *stage;     /* NULL: at any stage */
	size_t              field;
	bool                asked;     /* by the rule book; else a column of the file names a
	                                * record, and cells of it are empty */
	int64_t             n[4];      /* by class of the record's stage; 3: it has none */
	long                line[4];
};
struct gaps { struct gap *gap; size_t n; };

static void
add_gap(struct importer *im, struct gaps *g, const struct stage *stage, const char *field,
    bool asked)
{
	const struct field *f = kind_field(im->k, field);
	size_t              at;

	if (f == NULL || (f->flags & (F_DERIVED | F_REQUIRED)) != 0)
		return;
	at = (size_t)(f - im->k->fields);
	for (size_t i = 0; i < g->n; i++)
		if (g->gap[i].field == at && g->gap[i].stage == NULL)
			return; /* at any stage already */
	g->gap = realloc(g->gap, (g->n + 1) * sizeof(*g->gap));
	if (g->gap == NULL)
		err_nomem();
	g->gap[g->n++] = (struct gap){ .stage = stage, .field = at, .asked = asked };
}

void
gaps_open(struct importer *im)
{
	const struct policy   *book = im->d->policy;
	const struct required *required = policy_required(book, im->k->name);
	struct gaps           *g = calloc(1, sizeof(*g));

	if (g == NULL)
		err_nomem();
	im->gaps = g;
	if (im->o->restore)
		return; /* what was exported lacked it already */
	for (const char *const *f = required == NULL ? NULL : required->fields; f != NULL && *f != NULL; f++)
		add_gap(im, g, NULL, *f, true);
	for (size_t i = 0; i < book->npipelines && im->stage != AT_CODE; i++)
		for (size_t j = 0; j < book->pipelines[i].nstages; j++) {
			const struct stage *s = &book->pipelines[i].stages[j];

			for (const char *const *f = s->require; f != NULL && *f != NULL; f++)
				add_gap(im, g, s, *f, true);
		}
	/* last: where the rule book asks for one, that is what is told */
	for (size_t i = 0; i < im->nseq; i++) {
		const struct field *f = im->col[im->seq[i]].field;

		if (f != NULL && f->type == FT_REF && (im->col[im->seq[i]].as == NULL || !im->col[im->seq[i]].as->optional))
			add_gap(im, g, NULL, f->name, false);
	}
}

static void
strict_fault(struct importer *im, const struct gap *gap)
{
	struct fault f = { .code = "gap", .field = im->k->fields[gap->field].name };

	if (gap->stage != NULL)
		snprintf(f.message, sizeof(f.message),
		    _("it is empty, and the rule book requires it at stage '%s'"), gap->stage->id);
	else
		snprintf(f.message, sizeof(f.message), _("it is empty, and the rule book requires it"));
	import_fault(im, &f);
}

const struct stage *
gaps_stage(struct importer *im, const struct value *v)
{
	const struct value *s = im->stage == AT_CODE ? NULL : &v[im->stage];

	return s == NULL || s->type != V_TEXT ? NULL : policy_stage_anywhere(im->d->policy, s->u.s.p, s->u.s.n);
}

/* The same field is not told twice of one record. */
static bool
is_missing(const struct gaps *all, size_t i, const struct value *v, const struct stage *stage)
{
	const struct gap *g = &all->gap[i];

	if (v[g->field].type != V_NULL || (g->stage != NULL && (stage == NULL || strcmp(stage->id, g->stage->id) != 0)))
		return false;
	for (size_t j = 0; j < i && !g->asked; j++)
		if (all->gap[j].field == g->field && is_missing(all, j, v, stage))
			return false;
	return true;
}

void
gaps_refuse(struct importer *im, const struct value *v)
{
	const struct stage *stage = im->o->strict ? gaps_stage(im, v) : NULL;

	for (size_t i = 0; i < im->gaps->n && im->o->strict; i++)
		if (im->gaps->gap[i].asked && is_missing(im->gaps, i, v, stage))
			strict_fault(im, &im->gaps->gap[i]);
}

void
gaps_count(struct importer *im, const struct value *v)
{
	const struct stage *stage = NULL;
	bool                looked = false;

	for (size_t i = 0; i < im->gaps->n; i++) {
		struct gap *g = &im->gaps->gap[i];
		int         cls;

		if (v[g->field].type != V_NULL)
			continue;
		if (!looked)
			stage = gaps_stage(im, v);
		looked = true;
		if (!is_missing(im->gaps, i, v, stage))
			continue;
		cls = stage == NULL ? 3 : (int)stage->cls;
		if (g->n[cls]++ == 0)
			g->line[cls] = im->r.line;
	}
}

static void
report(struct importer *im, const struct gap *g, int cls)
{
	static const char *const text[][4] = { {
		N_("%lld open %s without '%s'"),
		N_("%lld won %s without '%s'"),
		N_("%lld lost %s without '%s'"),
		N_("%lld %s without '%s'"),
	}, {
		N_("%lld open %s without '%s', which the rule book requires"),
		N_("%lld won %s without '%s', which the rule book requires"),
		N_("%lld lost %s without '%s', which the rule book requires"),
		N_("%lld %s without '%s', which the rule book requires"),
	} };

	if (g->n[cls] > 0)
		import_note(im, g->asked ? DIAG_WARNING : DIAG_NOTE, g->line[cls], 0, "gap", tr(text[g->asked][cls]),
		    (long long)g->n[cls], kind_counted(im->k, g->n[cls]), im->k->fields[g->field].name);
}

/* 0 and "not known yet" are different amounts; many exports write 0 for both. */
static void
report_zeros(struct importer *im)
{
	const char *header = im->k->fields[im->amount].name;

	for (size_t i = 0; i < im->nseq; i++)
		if (im->col[im->seq[i]].at == im->amount)
			header = im->col[im->seq[i]].header;
	import_note(im, DIAG_WARNING, im->zero_line, 0, "amount.zero",
	    _("%lld open %s with an amount of 0; if 0 stands for empty: --null '%s=0'"),
	    (long long)im->zeros, kind_counted(im->k, im->zeros), header);
}

void
gaps_report(struct importer *im)
{
	if (im->zeros > 0)
		report_zeros(im);
	if (im->res->bad > 0 && !im->o->keep_going)
		return; /* rows with faults were not looked at */
	for (size_t i = 0; i < im->gaps->n && !im->o->strict; i++)
		for (int cls = 0; cls < 4; cls++)
			report(im, &im->gaps->gap[i], cls);
}

void
gaps_free(struct importer *im)
{
	if (im->gaps != NULL)
		free(im->gaps->gap);
	free(im->gaps);
	im->gaps = NULL;
}
