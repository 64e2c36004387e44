/* Words that stand for something in the rule book or a kind's own list, and
 * names of records. Each text is resolved once a column. */
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/record/import/importer.h"

static bool
one_of(const char *folded, const char *const *words)
{
	for (; *words != NULL; words++)
		if (strcmp(folded, *words) == 0)
			return true;
	return false;
}

/* "Closed Won", 输单: the one stage of that class. */
static const char *
common_stage(struct importer *im, const char *folded)
{
	static const char *const won[] = { "won", "closed won", "赢单", "成交", "已成交", "赢",
		"success", NULL };
	static const char *const lost[] = { "lost", "closed lost", "输单", "丢单", "失败", "输",
		"已输单", NULL };
	const struct pipeline *p;
	enum stage_class       cls;
	char                   id[64] = "";

	if (!one_of(folded, won) && !one_of(folded, lost))
		return NULL;
	cls = one_of(folded, won) ? STAGE_WON : STAGE_LOST;
	if (im->pipeline != AT_CODE && im->v[im->pipeline].type == V_TEXT)
		snprintf(id, sizeof(id), "%.*s", (int)im->v[im->pipeline].u.s.n,
		    im->v[im->pipeline].u.s.p);
	p = policy_pipeline(im->d->policy, id[0] == '\0' ? NULL : id);
	for (size_t i = 0; p != NULL && i < p->nstages; i++)
		if (p->stages[i].cls == cls)
			return p->stages[i].id;
	return NULL;
}

static const char *
common_currency(const char *folded)
{
	static const struct { const char *word, *cur; } words[] = {
		{ "rmb", "CNY" }, { "人民币", "CNY" }, { "元", "CNY" }, { "¥", "CNY" },
		{ "美元", "USD" }, { "$", "USD" }, { "us$", "USD" }, { "欧元", "EUR" },
		{ "€", "EUR" }, { "港币", "HKD" }, { "港元", "HKD" }, { "hk$", "HKD" },
		{ "日元", "JPY" }, { "英镑", "GBP" }, { "£", "GBP" },
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(folded, words[i].word) == 0)
			return words[i].cur;
	return NULL;
}

static const char *
common_word(struct importer *im, const struct field *f, const char *p, size_t n)
{
	buf_clear(&im->fold);
	text_fold(p, n, &im->fold);
	if (f->type == FT_STAGE)
		return common_stage(im, buf_str(&im->fold));
	if (f->type == FT_CURRENCY)
		return common_currency(buf_str(&im->fold));
	return NULL;
}

static const char *
nearest_stage(struct importer *im, const char *word)
{
	const struct policy   *book = im->d->policy;
	const char            *names[192];
	size_t                 n = 0;

	for (size_t i = 0; i < book->npipelines; i++)
		for (size_t j = 0; j < book->pipelines[i].nstages && n + 3 <= 192; j++) {
			const struct stage *s = &book->pipelines[i].stages[j];

			names[n++] = s->id;
			if (s->label.en != NULL)
				names[n++] = s->label.en;
			if (s->label.zh != NULL)
				names[n++] = s->label.zh;
		}
	return text_nearest(word, names, n);
}

static const char *
nearest_metric(struct importer *im, const char *word)
{
	const char *names[128];
	size_t      n = 0;

	for (; n < im->d->policy->nmetrics && n < 128; n++)
		names[n] = im->d->policy->metrics[n].id;
	return text_nearest(word, names, n);
}

static const char *
nearest_value(const struct field *f, const char *word)
{
	size_t n = 0;

	while (f->values != NULL && f->values[n] != NULL)
		n++;
	return n == 0 ? NULL : text_nearest(word, f->values, n);
}

/* The stages that there are: their words and ours are often far apart. */
static void
add_stages(struct importer *im)
{
	const struct pipeline *p = policy_pipeline(im->d->policy, NULL);
	char                  *m = im->fault.message;
	size_t                 n = strlen(m);

	for (size_t i = 0; p != NULL && i < p->nstages && n < sizeof(im->fault.message) - 80; i++)
		n += (size_t)snprintf(m + n, sizeof(im->fault.message) - n, "%s%.60s",
		    i == 0 ? " (" : ", ", p->stages[i].id);
	if (p != NULL && p->nstages > 0)
		snprintf(m + n, sizeof(im->fault.message) - n, ")");
}

static bool
unknown_word(struct importer *im, struct column *c, const char *p, size_t n,
    const struct sales_err *err)
{
	const struct field *f = c->field;
	const char         *near = NULL;
	char                code[32], word[128];

	snprintf(word, sizeof(word), "%.*s", (int)(n < 100 ? n : 100), p);
	if (f->type == FT_STAGE)
		near = nearest_stage(im, word);
	else if (f->type == FT_METRIC)
		near = nearest_metric(im, word);
	else
		near = nearest_value(f, word);
	(void)snprintf(code, sizeof(code), "%s.unknown", f->type == FT_STAGE ? "stage"
	    : f->type == FT_METRIC ? "metric" : f->type == FT_CURRENCY ? "currency" : "value");
	(void)datum_fault(im, arena_strdup(&im->arena, code), p, n, "%s", fault_bare(err->msg, f->name));
	snprintf(im->fault.suggest, sizeof(im->fault.suggest), "%s", near == NULL ? "" : near);
	if (f->type == FT_STAGE)
		add_stages(im);
	return false;
}

static void
keep_word(struct column *c, const char *p, size_t n, const struct value *v)
{
	if (c->nwords >= 4096) /* not a list of words after all */
		return;
	map_add(&c->known, p, n, (int64_t)c->nwords, NULL);
	c->word = realloc(c->word, (c->nwords + 1) * sizeof(*c->word));
	if (c->word == NULL)
		err_nomem();
	c->word[c->nwords++] = *v;
}

static bool
new_word(struct importer *im, struct column *c, const char *p, size_t n, struct value *out)
{
	struct sales_err err;
	const char      *text;
	char             cur[4];

	text = common_word(im, c->field, p, n);
	if (text == NULL)
		text = arena_strndup(&im->arena, p, n);
	if (value_parse(im->d, c->field, text, &im->arena, out, cur, &err) != SALES_OK)
		return unknown_word(im, c, p, n, &err);
	if (c->field->type != FT_STAGE || im->pipeline == AT_CODE || !(im->given[im->pipeline] || im->o->edit))
		keep_word(c, p, n, out);
	return true;
}

bool
datum_word(struct importer *im, struct column *c, const char *p, size_t n, struct value *out)
{
	const struct map_key *k = map_find(&c->known, p, n);

	if (k == NULL)
		return new_word(im, c, p, n, out);
	*out = c->word[k->value];
	return true;
}

/* ---- names of records -------------------------------------------------- */

static bool
may_make(const struct importer *im, const struct kind *k)
{
	for (size_t i = 0; i < im->o->create.n; i++)
		if (strcmp(im->o->create.v[i], k->name) == 0)
			return true;
	return false;
}

bool
datum_unknown(struct importer *im, struct refs *refs, const char *p, size_t n)
{
	char code[48];

	snprintf(code, sizeof(code), "%s.unknown", refs->k->name);
	(void)datum_fault(im, arena_strdup(&im->arena, code), p, n, _("no %s '%.*s'"),
	    tr(refs->k->label), (int)(n < 100 ? n : 100), p);
	refs_suggest(refs, p, n, im->fault.suggest, sizeof(im->fault.suggest));
	return false;
}

bool
datum_several(struct importer *im, struct refs *refs, const char *p, size_t n)
{
	struct sales_err err;
	char             code[48];
	int64_t          id;

	snprintf(code, sizeof(code), "%s.ambiguous", refs->k->name);
	/* it fails, saying whose codes those are */
	if (record_find(im->d, refs->k, arena_strndup(&im->row, p, n), &id, &err) == SALES_OK)
		return datum_unknown(im, refs, p, n);
	return datum_fault(im, arena_strdup(&im->arena, code), p, n, "%s", err.msg);
}

/* May its own row still come: further down, or in a file that does? */
static bool
may_come(const struct importer *im, const struct kind *k)
{
	bool later = k == im->k || im->o->restore;

	for (size_t i = 0; i < im->o->later.n && !later; i++)
		later = strcmp(im->o->later.v[i], k->name) == 0;
	return later && make_can(k) && !im->o->keep_going && !im->o->edit;
}

bool
datum_make(struct importer *im, struct refs *refs, const char *p, size_t n, const char *key,
    size_t nkey, struct value *out)
{
	const bool made = may_make(im, refs->k);
	int64_t    id;

	if (!made && !may_come(im, refs->k))
		return datum_unknown(im, refs, p, n);
	if (im->row_bad && im->o->keep_going)
		return true; /* nothing is made for a row that is left out */
	if (make_missing(im, refs, &(struct named){ p, n, key, nkey }, made, &id, im->err) != SALES_OK)
		return import_hard(im);
	*out = v_of(V_REF, id);
	return true;
}

bool
datum_ref(struct importer *im, struct column *c, const char *p, size_t n, struct value *out)
{
	enum ref_found found;
	int64_t        id = 0;
	size_t         i = (size_t)(c - im->col);
	bool           as_it_stands = i < im->r.n && p == im->r.cell[i].p && n == im->r.cell[i].n;

	if (refs_find_hashed(c->refs, p, n, as_it_stands ? c->hash : map_hash(p, n), &id, &found,
	    im->err) != SALES_OK)
		return import_hard(im);
	if (found == REF_SEVERAL)
		return datum_several(im, c->refs, p, n);
	if (found == REF_NONE && im->o->restore && kind_code_id(c->refs->k, p, n, &id))
		found = REF_ONE; /* of a file that comes later; checked at the end */
	if (found == REF_NONE)
		return datum_make(im, c->refs, p, n, NULL, 0, out);
	*out = v_of(V_REF, id);
	return true;
}
