/* What may stand in a place, by what its table says completes it: read from
 * the records, the rule book, the settings, the tables. */
#include "cmd/candidates.h"

#include <string.h>

#include "cmd/alias.h"
#include "cmd/ctx.h"
#include "cmd/help.h"
#include "cmd/mappings.h"
#include "cmd/payout.h"
#include "cmd/settings.h"
#include "cmd/table.h"
#include "lib/base/text.h"
#include "lib/payout/kinds.h"

/* so many are shown, and so many looked at: a TAB should not be waited for */
enum { CANDIDATES_MAX = 300, RECORDS_MAX = 20000 };

void
candidate(struct completion *c, const char *name, const char *after, const char *about)
{
	if (strncmp(name, c->word, strlen(c->word)) != 0)
		return;
	c->n++;
	buf_puts(&c->b, c->before);
	text_show(name, strlen(name), false, &c->b);
	buf_puts(&c->b, after);
	if (about != NULL && *about != '\0') {
		buf_putc(&c->b, '\t');
		text_show(about, strlen(about), false, &c->b);
	}
	buf_putc(&c->b, '\n');
}

/* The first n bytes are no part of what is looked for. */
static void
pass(struct completion *c, size_t n)
{
	c->before = arena_printf(&c->ctx->arena, "%s%.*s", c->before, (int)n, c->word);
	c->word += n;
}

/* "a,b,": what stands behind the last comma is being typed. */
static void
pass_list(struct completion *c)
{
	const char *comma = strrchr(c->word, ',');

	if (comma != NULL)
		pass(c, (size_t)(comma - c->word) + 1);
}

static void
pass_sign(struct completion *c)
{
	if (*c->word == '-' || *c->word == '+')
		pass(c, 1);
}

static void
words_of(struct completion *c, const char *const *list)
{
	for (; list != NULL && *list != NULL; list++)
		candidate(c, *list, "", NULL);
}

static int
each_record(void *arg, int64_t id, const struct value *cells, struct sales_err *err)
{
	struct completion *c = arg;
	const char        *code = arena_strndup(&c->ctx->arena, cells[0].u.s.p, cells[0].u.s.n);
	const char        *title = NULL;

	(void)id;
	(void)err;
	if (cells[1].type == V_TEXT)
		title = arena_strndup(&c->ctx->arena, cells[1].u.s.p, cells[1].u.s.n);
	candidate(c, code, "", title);
	return c->n < CANDIDATES_MAX ? SALES_OK : SALES_NO;
}

static void
records(struct completion *c, const char *kind_name)
{
	struct ctx        *ctx = c->ctx;
	const struct kind *k;
	struct path        cols[2] = { 0 };
	struct query       q = { .cols = cols, .ncols = 2, .period = { DAY_NONE, DAY_NONE },
		      .limit = RECORDS_MAX };

	if (ctx_open(ctx, false) != SALES_OK)
		return;
	k = kind_name == NULL ? NULL : schema_kind(&ctx->dept.schema, kind_name);
	if (k == NULL || record_path(&ctx->dept, k, "code", &cols[0], &ctx->err) != SALES_OK ||
	    record_path(&ctx->dept, k, k->title == NULL ? "code" : k->title, &cols[1],
	        &ctx->err) != SALES_OK)
		return;
	q.kind = k;
	(void)!record_each(&ctx->dept, &q, each_record, c, &ctx->err);
}

/* A run goes by its period, and drafts that another took the place of are left out. */
static void
payouts(struct completion *c)
{
	struct ctx        *ctx = c->ctx;
	struct payout_run *v;
	size_t             n;

	if (ctx_open(ctx, false) != SALES_OK || payout_list(&ctx->dept, false, &ctx->arena, &v, &n, &ctx->err) != SALES_OK)
		return;
	for (size_t i = 0; i < n; i++)
		candidate(c, v[i].code, "", payout_state_word(v[i].state));
}

static const struct kind *
kind_of_noun(const struct completion *c)
{
	return c->noun == NULL ? NULL : c->noun->kind;
}

/* "owner:" was typed: what owners there are. */
static void
values_of(struct completion *c, const struct field *f)
{
	pass_list(c);
	if (f->type == FT_REF && strcmp(f->ref->name, "person") == 0)
		candidate(c, "@me", "", _("you"));
	if (f->type == FT_REF)
		records(c, f->ref->name);
	else if (f->type == FT_ENUM)
		words_of(c, f->values);
	else if (f->type == FT_STAGE && ctx_open(c->ctx, false) == SALES_OK)
		for (size_t i = 0; i < c->ctx->dept.policy->npipelines; i++)
			for (size_t s = 0; s < c->ctx->dept.policy->pipelines[i].nstages; s++)
				candidate(c, c->ctx->dept.policy->pipelines[i].stages[s].id, "", NULL);
}

static const struct field *
field_named(const struct kind *k, const char *name, size_t n)
{
	const struct field *f = k == NULL ? NULL : k->fields;

	while (f != NULL && f->name != NULL && (strlen(f->name) != n || memcmp(f->name, name, n) != 0))
		f++;
	return f != NULL && f->name != NULL ? f : NULL;
}

/* field:value or field=value, as between says. */
static void
fields(struct completion *c, char between)
{
	const struct kind  *k = kind_of_noun(c);
	const char         *at = strchr(c->word, between), after[2] = { between, '\0' };
	const struct field *f;

	if (at != NULL) {
		f = field_named(k, c->word, (size_t)(at - c->word));
		pass(c, (size_t)(at - c->word) + 1);
		if (f != NULL)
			values_of(c, f);
		return;
	}
	for (f = k == NULL ? NULL : k->fields; f != NULL && f->name != NULL; f++)
		if (between != '=' || (f->flags & (F_DERIVED | F_DECIDED)) == 0)
			candidate(c, f->name, after, tr(f->label == NULL ? "" : f->label));
}

/* --fields a,-b; --sort a,-b. */
static void
field_names(struct completion *c)
{
	const struct kind *k = kind_of_noun(c);

	pass_list(c);
	pass_sign(c);
	for (const struct field *f = k == NULL ? NULL : k->fields; f != NULL && f->name != NULL; f++)
		candidate(c, f->name, "", f->label == NULL ? NULL : tr(f->label));
}

/* What a command computes has columns of its own, records have fields. */
static void
columns(struct completion *c)
{
	if (c->verb == NULL || c->verb->cols == NULL) {
		field_names(c);
		return;
	}
	pass_list(c);
	pass_sign(c);
	for (const struct col *col = c->verb->cols; col->type != COL_END; col++)
		candidate(c, col->key, "", tr(col->label));
}

static void
metrics(struct completion *c)
{
	if (ctx_open(c->ctx, false) != SALES_OK)
		return;
	for (size_t i = 0; i < c->ctx->dept.policy->nmetrics; i++) {
		const struct metric *m = &c->ctx->dept.policy->metrics[i];

		candidate(c, m->id, "", label_text(m->label, c->ctx->lang, ""));
	}
}

static void
aliases(struct completion *c)
{
	const char  *names[128];
	const size_t n = alias_names(c->ctx, names, 128);

	for (size_t i = 0; i < n; i++)
		candidate(c, names[i], "", alias_text(c->ctx, names[i]));
}

static void
mappings(struct completion *c)
{
	const struct kind *k = kind_of_noun(c);

	for (size_t i = 0; mapping_names[i] != NULL; i++)
		if (k == NULL || mapping_is_for(mapping_names[i], k->name))
			candidate(c, mapping_names[i], "", NULL);
	for (const char *const *own = mappings_names(c->ctx); *own != NULL; own++)
		candidate(c, *own, "", NULL);
}

static void
setting_values(struct completion *c, const char *key)
{
	const struct known_setting *k = known_setting(key);

	words_of(c, k == NULL ? NULL : k->choices);
}

/* KEY, or KEY=VALUE after -c. */
static void
setting_keys(struct completion *c, bool with_value)
{
	const char *eq = with_value ? strchr(c->word, '=') : NULL, *after = with_value ? "=" : "", *key;
	struct cmd  noun;

	if (eq != NULL) {
		key = arena_strndup(&c->ctx->arena, c->word, (size_t)(eq - c->word));
		pass(c, (size_t)(eq - c->word) + 1);
		setting_values(c, key);
		return;
	}
	for (const struct known_setting *k = known_settings; k->key != NULL; k++)
		if (!setting_is_pattern(k))
			candidate(c, k->key, after, tr(k->help));
	for (size_t i = 0; table_at(i, &noun); i++)
		candidate(c, arena_printf(&c->ctx->arena, "output.format.%s", noun.name), after,
		    tr(noun.brief));
}

static void
nouns(struct completion *c)
{
	struct cmd noun;

	for (size_t i = 0; table_at(i, &noun); i++)
		if (noun.kind != NULL)
			candidate(c, noun.name, "", tr(noun.brief));
}

void
candidate_verbs(struct completion *c, const struct cmd *noun)
{
	for (size_t i = 0; noun != NULL && table_verb(noun, i) != NULL; i++)
		candidate(c, table_verb(noun, i)->name, "", tr(table_verb(noun, i)->brief));
}

void
candidate_commands(struct completion *c)
{
	struct cmd noun;

	for (size_t i = 0; table_at(i, &noun); i++)
		candidate(c, noun.name, "", tr(noun.brief));
	aliases(c);
}

void
candidates_for(struct completion *c, const struct opt *o)
{
	static const char *const periods[] = { "this-week", "last-week", "this-month", "last-month",
		"this-quarter", "last-quarter", "this-year", "last-year", "mtd", "qtd", "ytd", "today",
		"yesterday", NULL };
	static const char *const days[] = { "today", "yesterday", "tomorrow", NULL };
	const struct kind       *k = kind_of_noun(c);

	switch (o->hint) {
	case HINT_KIND:
		if (c->verb != NULL && (c->verb->needs & NEEDS_MAPPING) != 0 && strcmp(o->name, "as") == 0)
			mappings(c);
		if (o->kind != NULL && strcmp(o->kind, payout_kind.name) == 0)
			payouts(c);
		else
			records(c, o->kind != NULL ? o->kind : k != NULL ? k->name : NULL);
		break;
	case HINT_PERIOD:
		words_of(c, periods);
		break;
	case HINT_DAY:
		words_of(c, days);
		break;
	case HINT_METRIC:
		metrics(c);
		break;
	case HINT_FIELD:
		field_names(c);
		break;
	case HINT_COLUMN:
		columns(c);
		break;
	case HINT_FORMAT:
		words_of(c, out_formats);
		break;
	case HINT_SELECTOR:
		if (strncmp(c->word, "not:", 4) == 0)
			pass(c, 4);
		fields(c, ':');
		break;
	case HINT_ASSIGN:
		if (strchr(c->word, '=') == NULL && k != NULL)
			records(c, k->name);
		fields(c, '=');
		break;
	case HINT_MAPPING:
		mappings(c);
		break;
	case HINT_SETTING:
		setting_keys(c, (o->flags & OPT_OPERAND) == 0);
		break;
	case HINT_SETTING_VALUE:
		setting_values(c, c->last == NULL ? "" : c->last);
		break;
	case HINT_ALIAS:
		aliases(c);
		break;
	case HINT_NONE:
		if (o->type == OPT_TEXT) {
			pass_list(c);
			pass_sign(c);
		}
		words_of(c, o->choices);
		break;
	case HINT_NOUN:
		nouns(c);
		words_of(c, o->choices);
		break;
	case HINT_COMMAND:
		candidate_commands(c);
		words_of(c, help_topics);
		candidate(c, "options", "", NULL);
		break;
	case HINT_COMMAND_VERB:
		candidate_verbs(c, c->last == NULL ? NULL : table_find(&c->ctx->arena, c->last));
		break;
	case HINT_FILE:
		buf_puts(&c->b, ":files\n");
		break;
	case HINT_DIR:
		buf_puts(&c->b, ":dirs\n");
		break;
	}
}
