/* Rows about somebody who stands in the records already, or in an earlier row,
 * under another key: by the rule book's lists of fields, and those of the
 * file's mapping. They are let in and told; --strict refuses them. */
#include <stdio.h>
#include <stdlib.h>

#include "lib/base/text.h"
#include "lib/record/alike.h"
#include "lib/record/import/match.h"

struct twice {
	const struct kind *k;
	struct alike       al;
	struct alike_index index;
	bool               loaded;
	struct twice      *next;
};

static struct twice *
twice_of(struct importer *im, const struct kind *k)
{
	struct twice *t = im->twice;

	while (t != NULL && t->k != k)
		t = t->next;
	if (t != NULL)
		return t;
	t = arena_new(&im->arena, struct twice);
	t->k = k;
	t->next = im->twice;
	im->twice = t;
	if (im->o->restore)
		return t; /* as it was */
	alike_rules(im->d, k, &im->arena, &t->al);
	if (k == im->k && im->form.m != NULL && im->form.m->alike != NULL)
		alike_add(&t->al, im->form.m->alike, false, &im->arena);
	return t;
}

static int
load(struct importer *im, struct twice *t, struct sales_err *err)
{
	if (t->loaded)
		return SALES_OK;
	t->loaded = true;
	return t->k == im->k && im->match->empty ? SALES_OK : alike_index_load(im->d, &t->al, &t->index, err);
}

/* "Name: 苏州明达" of a row, at most so long that the message stays one line. */
static int
put_equal(struct importer *im, const struct twice *t, size_t rule, const struct value *v, char out[160],
    struct sales_err *err)
{
	const char *text;
	size_t      n;

	TRY(alike_value(im->d, &t->al, rule, v, &im->row, &text, err));
	n = text_valid(text, strnlen(text, 60));
	snprintf(out, 160, "%s: %.*s%s", alike_label(&t->al, UINT32_C(1) << rule, &im->row), (int)n, text,
	    text[n] == '\0' ? "" : "...");
	return SALES_OK;
}

/* Of a row that --strict or a rule of a command refuses it is the fault. */
static int
tell(struct importer *im, const struct twice *t, size_t rule, const struct value *v, int64_t other, bool is_fault,
    struct sales_err *err)
{
	const long   line = t->k == im->k ? match_line(im->match, other) : 0;
	struct fault f = { .code = "row.alike" };
	char         equal[160], code[32];

	TRY(put_equal(im, t, rule, v, equal, err));
	if (line > 0)
		snprintf(f.message, sizeof(f.message), _("it may be the same %s as in line %ld (%s)"), tr(t->k->label), line, equal);
	else
		snprintf(f.message, sizeof(f.message), _("it may be the same %s as %s (%s)"), tr(t->k->label),
		    kind_code(t->k, other, code), equal);
	if (is_fault)
		import_fault(im, &f);
	else
		import_note(im, DIAG_WARNING, im->r.line, 0, f.code, "%s", f.message);
	return SALES_OK;
}

int
twice_refuse(struct importer *im, const struct value *before, const struct value *after, int64_t id,
    struct sales_err *err)
{
	struct twice  *t = twice_of(im, im->k);
	const bool     typed = im->o->edit && !im->o->allow_duplicate;
	const uint32_t rules = t->al.n == 0 || (!im->o->strict && !typed) ? 0 : alike_changed(&t->al, before, after);

	if (rules == 0)
		return SALES_OK;
	TRY(load(im, t, err));
	for (size_t i = 0; i < t->al.n && !im->row_bad; i++) {
		const int64_t other = (rules >> i & 1) == 0 || !(im->o->strict || t->al.rule[i].refused) ? 0
		    : alike_index_get(&t->index, &t->al, i, after);

		if (other != 0 && other != id)
			TRY(tell(im, t, i, after, other, true, err));
	}
	return SALES_OK;
}

int
twice_tell(struct importer *im, const struct kind *k, const struct value *before, const struct value *after,
    int64_t id, struct sales_err *err)
{
	struct twice  *t = twice_of(im, k);
	const uint32_t rules = t->al.n == 0 ? 0 : before == NULL ? UINT32_MAX : alike_changed(&t->al, before, after);
	int64_t        holder[ALIKE_RULES];
	bool           told = false;

	if (rules == 0)
		return SALES_OK;
	TRY(load(im, t, err));
	if (before != NULL)
		alike_index_drop(&t->index, &t->al, before, id);
	alike_index_put(&t->index, &t->al, after, id, holder);
	for (size_t i = 0; i < t->al.n; i++) {
		if ((rules >> i & 1) == 0 || holder[i] == 0)
			continue;
		TRY(tell(im, t, i, after, holder[i], false, err));
		told = true;
	}
	im->res->alike += told;
	return SALES_OK;
}

void
twice_free(struct importer *im)
{
	for (struct twice *t = im->twice; t != NULL; t = t->next)
		alike_index_done(&t->index);
}
