#include "cmd/complete.h"

#include <string.h>
#include <unistd.h>

#include "cmd/ctx.h"
#include "cmd/globals.h"
#include "cmd/help.h"
#include "cmd/say.h"
#include "cmd/table.h"
#include "lib/base/text.h"
#include "lib/policy/mapping.h"

enum { RECORDS_MAX = 300 };

struct completion {
	struct ctx       *ctx;
	const char       *word;      /* being typed */
	const struct cmd *noun, *verb;
	struct buf        b;
	const char       *before;    /* put in front of each candidate: "owner:" */
};

static void
candidate(struct completion *c, const char *name, const char *after, const char *about)
{
	const size_t n = strlen(c->word), nb = strlen(c->before);

	/* what stands before is part of the typed word already */
	if (n > nb && strncmp(name, c->word + nb, n - nb) != 0)
		return;
	buf_puts(&c->b, c->before);
	text_show(name, strlen(name), false, &c->b);
	buf_puts(&c->b, after);
	if (about != NULL && *about != '\0') {
		buf_putc(&c->b, '\t');
		text_show(about, strlen(about), false, &c->b);
	}
	buf_putc(&c->b, '\n');
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
	return SALES_OK;
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

static const struct kind *
kind_of_noun(const struct completion *c)
{
	return c->noun == NULL ? NULL : c->noun->kind;
}

/* "owner:" is typed: what owners there are. */
static void
values_of(struct completion *c, const struct field *f, size_t typed)
{
	c->before = arena_strndup(&c->ctx->arena, c->word, typed);
	if (f->type == FT_REF)
		records(c, f->ref->name);
	else if (f->type == FT_ENUM)
		words_of(c, f->values);
	else if (f->type == FT_STAGE && ctx_open(c->ctx, false) == SALES_OK)
		for (size_t i = 0; i < c->ctx->dept.policy->npipelines; i++)
			for (size_t s = 0; s < c->ctx->dept.policy->pipelines[i].nstages; s++)
				candidate(c, c->ctx->dept.policy->pipelines[i].stages[s].id, "", NULL);
	c->before = "";
}

static void
fields(struct completion *c, char between)
{
	const struct kind *k = kind_of_noun(c);
	const char        *at = strchr(c->word, between);
	const char         after[2] = { between, '\0' };

	for (const struct field *f = k == NULL ? NULL : k->fields; f != NULL && f->name != NULL; f++) {
		if (between == '=' && (f->flags & F_DERIVED) != 0)
			continue;
		if (at == NULL)
			candidate(c, f->name, after, tr(f->label == NULL ? "" : f->label));
		else if (strlen(f->name) == (size_t)(at - c->word) &&
		    memcmp(f->name, c->word, strlen(f->name)) == 0)
			values_of(c, f, (size_t)(at - c->word) + 1);
	}
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
mappings(struct completion *c)
{
	const struct kind *k = kind_of_noun(c);

	for (size_t i = 0; mapping_names[i] != NULL; i++)
		if (k == NULL || mapping_is_for(mapping_names[i], k->name))
			candidate(c, mapping_names[i], "", NULL);
}

static void
by_hint(struct completion *c, const struct opt *o)
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
		for (const struct field *f = k == NULL ? NULL : k->fields; f != NULL && f->name != NULL; f++)
			candidate(c, f->name, "", f->label == NULL ? NULL : tr(f->label));
		break;
	case HINT_FORMAT:
		words_of(c, out_formats);
		break;
	case HINT_SELECTOR:
		fields(c, ':');
		break;
	case HINT_ASSIGN:
		fields(c, '=');
		if (strchr(c->word, '=') == NULL && k != NULL)
			records(c, k->name);
		break;
	case HINT_MAPPING:
		mappings(c);
		break;
	case HINT_NONE:
		words_of(c, o->choices);
		break;
	case HINT_FILE:
	case HINT_DIR:
		break; /* the shell's own */
	}
}

static void
option_names(struct completion *c, const struct opt *o)
{
	for (; o != NULL && o->type != OPT_LAST; o++)
		if ((o->flags & OPT_OPERAND) == 0 && strlen(o->name) + 2 < 60)
			candidate(c, arena_printf(&c->ctx->arena, "--%s", o->name), "", tr(o->help));
}

static const struct opt *
option_in(const struct opt *o, const char *word)
{
	for (; o != NULL && o->type != OPT_LAST; o++) {
		if ((o->flags & OPT_OPERAND) != 0 || o->type == OPT_FLAG || o->type == OPT_LEVEL)
			continue;
		if (word[1] == '-' ? strcmp(word + 2, o->name) == 0 :
		    word[1] == o->letter && word[2] == '\0')
			return o;
	}
	return NULL;
}

/* The option whose value is typed next; NULL: word is none that takes one. */
static const struct opt *
option_with_value(const struct completion *c, const char *word)
{
	const struct opt *o = NULL;

	if (word == NULL || word[0] != '-' || word[1] == '\0')
		return NULL;
	if (c->verb != NULL)
		o = option_in(c->verb->opts, word);
	for (size_t i = 0; o == NULL && i < OPT_GROUPS; i++)
		o = option_in(opt_groups[i].opts, word);
	return o;
}

/* The operand that stands at a place; the last one may take all the rest. */
static const struct opt *
operand_at(const struct cmd *verb, size_t at)
{
	for (const struct opt *o = verb->opts; o != NULL && o->type != OPT_LAST; o++)
		if ((o->flags & OPT_OPERAND) != 0 && (o->type == OPT_REST || at-- == 0))
			return o;
	return NULL;
}

static void
list_commands(struct completion *c)
{
	struct cmd noun;

	for (size_t i = 0; table_at(i, &noun); i++)
		candidate(c, noun.name, "", tr(noun.brief));
}

static void
list_verbs(struct completion *c)
{
	for (size_t i = 0; table_verb(c->noun, i) != NULL; i++)
		candidate(c, table_verb(c->noun, i)->name, "", tr(table_verb(c->noun, i)->brief));
}

static void
list_options(struct completion *c)
{
	if (c->verb != NULL)
		option_names(c, c->verb->opts);
	for (size_t i = 0; i < OPT_GROUPS; i++)
		if (c->verb == NULL ? opt_groups[i].needs == 0 : group_is_taken(&opt_groups[i], c->verb))
			option_names(c, opt_groups[i].opts);
}

int
complete(struct ctx *ctx, char *const *words)
{
	struct globals    g = { .quiet = true };
	struct completion c = { .ctx = ctx, .before = "" };
	const struct opt *value_of = NULL, *operand;
	size_t            at = 0, n = 0;

	ctx->g = &g;
	if (words[0] != NULL && strcmp(words[0], "--") == 0)
		words++;
	while (words[n] != NULL)
		n++;
	c.word = n == 0 ? "" : words[n - 1];
	for (size_t i = 0; i + 1 < n; i++) {
		const char *w = words[i];

		if (value_of != NULL) {
			if (strcmp(value_of->name, "repo") == 0)
				g.repo = w;
			else if (strcmp(value_of->name, "db") == 0)
				g.db = w;
			value_of = NULL;
		} else if (w[0] == '-' && w[1] != '\0') {
			value_of = option_with_value(&c, w);
		} else if (c.noun == NULL) {
			c.noun = table_find(&ctx->arena, w);
			c.verb = c.noun != NULL && c.noun->run != NULL ? c.noun : NULL;
		} else if (c.verb == NULL) {
			c.verb = table_find_verb(c.noun, w);
		} else {
			at++;
		}
	}
	if (value_of != NULL)
		by_hint(&c, value_of);
	else if (c.word[0] == '-')
		list_options(&c);
	else if (c.noun == NULL)
		list_commands(&c);
	else if (c.verb == NULL)
		list_verbs(&c);
	else if ((operand = operand_at(c.verb, at)) != NULL)
		by_hint(&c, operand);
	(void)!say_bytes(STDOUT_FILENO, buf_str(&c.b), c.b.n);
	buf_done(&c.b);
	ctx->err.code = SALES_OK;
	return SALES_OK;
}
