/* How fields of records look, wherever they are printed. */
#include "cmd/show.h"

#include <string.h>

static const struct field *
last_field(const struct path *p)
{
	return p->n == 0 ? NULL : p->hop[p->n - 1];
}

static bool
is_stage(const struct field *f)
{
	return f->type == FT_STAGE || (f->flags & F_STAGED) != 0;
}

static enum col_type
col_type_of(const struct field *f)
{
	if (is_stage(f))
		return COL_ENUM;
	switch (f->type) {
	case FT_INT: return COL_COUNT;
	case FT_NUM: return COL_NUM;
	case FT_MONEY: return COL_MONEY;
	case FT_RATE: return COL_RATE;
	case FT_DAY: return COL_DAY;
	case FT_BOOL: return COL_BOOL;
	case FT_REF: return COL_REF;
	case FT_SUBJECT: return COL_REF;
	case FT_ENUM:
	case FT_STAGE:
	case FT_METRIC:
	case FT_PIPELINE: return COL_ENUM;
	case FT_HANDLE: return COL_CODE;
	case FT_TEXT:
	case FT_CURRENCY:
	case FT_TAGS:
	case FT_PERIOD: return COL_TEXT;
	}
	return COL_TEXT;
}

const char *
show_type(const struct field *f)
{
	static const char *const names[] = {
		[FT_HANDLE] = N_("handle"), [FT_TEXT] = N_("text"), [FT_INT] = N_("count"), [FT_NUM] = N_("number"),
		[FT_MONEY] = N_("money"), [FT_RATE] = N_("percent"), [FT_DAY] = N_("date"), [FT_BOOL] = N_("yes or no"),
		[FT_REF] = "", [FT_ENUM] = N_("one of"), [FT_STAGE] = N_("stage"), [FT_PIPELINE] = N_("pipeline"),
		[FT_CURRENCY] = N_("currency"), [FT_TAGS] = N_("tags"), [FT_METRIC] = N_("metric"),
		[FT_PERIOD] = N_("period"), [FT_SUBJECT] = N_("person, team or company"),
	};

	return f->type == FT_REF ? f->ref->name : names[f->type];
}

struct col
show_col(struct ctx *ctx, const struct path *p, const char *key)
{
	const struct field *f = last_field(p);
	struct col          c = { .key = key };

	if (p->op) {
		c.type = COL_COUNT;
		c.label = N_("Op");
	} else if (p->code) {
		c.type = p->n == 0 ? COL_CODE : COL_TEXT;
		c.label = N_("ID");
	} else {
		c.type = col_type_of(f);
		c.label = f->label == NULL ? f->name : f->label;
		c.flags = ((f->flags & F_EXTRA) != 0 ? COL_EXTRA : 0) |
		    (f->type == FT_TEXT || f->type == FT_REF ? COL_SHRINK : 0);
		if (f->type == FT_MONEY && p->n == 1)
			c.currency_key = "currency";
	}
	(void)ctx;
	return c;
}

static const char *
word_label(const struct ctx *ctx, const struct field *f, const char *word)
{
	const struct policy *book = ctx->dept.policy;

	if (f->type == FT_ENUM && f->value_alias != NULL && strncmp(ctx->lang, "zh", 2) == 0)
		for (size_t i = 0; f->values[i] != NULL && f->value_alias[i] != NULL; i++)
			if (strcmp(f->values[i], word) == 0)
				return f->value_alias[i];
	if (f->type == FT_METRIC && policy_metric(book, word) != NULL)
		return label_text(policy_metric(book, word)->label, ctx->lang, word);
	if (f->type == FT_PIPELINE)
		for (size_t i = 0; i < book->npipelines; i++)
			if (strcmp(book->pipelines[i].id, word) == 0)
				return label_text(book->pipelines[i].label, ctx->lang, word);
	if (is_stage(f))
		for (size_t i = 0; i < book->npipelines; i++) {
			const struct stage *s = policy_stage(book, book->pipelines[i].id, word);

			if (s != NULL)
				return label_text(s->label, ctx->lang, word);
		}
	return word;
}

/* Machines write a word in one piece. */
const char *
show_word(struct ctx *ctx, const struct field *f, const char *word)
{
	const char *label = word_label(ctx, f, word);
	char       *text;

	if (label != word || f->type != FT_ENUM || strchr(word, '_') == NULL)
		return label;
	text = arena_strdup(&ctx->arena, word);
	for (char *p = text; (p = strchr(p, '_')) != NULL;)
		*p = ' ';
	return text;
}

bool
show_is_word(const struct field *f)
{
	return col_type_of(f) == COL_ENUM;
}

static int
subject_name(struct ctx *ctx, int64_t subject, struct ref_name *out)
{
	const char *kind = subject_is_team(subject) ? "team" : "person";

	if (subject == SUBJECT_COMPANY) {
		*out = (struct ref_name){ "company", _("company") };
		return SALES_OK;
	}
	return dept_name(&ctx->dept, schema_kind(&ctx->dept.schema, kind), subject_id(subject), out,
	    &ctx->err);
}

static int
ref_name(struct ctx *ctx, const struct field *f, int64_t id, struct ref_name *out)
{
	if (f->type == FT_SUBJECT)
		return subject_name(ctx, id, out);
	return dept_name(&ctx->dept, f->ref, id, out, &ctx->err);
}

/* Won and lost are seen before they are read. */
static enum tone
word_tone(const struct ctx *ctx, const struct field *f, const char *word)
{
	const struct policy *book = ctx->dept.policy;

	for (size_t i = 0; is_stage(f) && i < book->npipelines; i++) {
		const struct stage *s = policy_stage(book, book->pipelines[i].id, word);

		if (s != NULL)
			return s->cls == STAGE_WON ? TONE_GOOD : s->cls == STAGE_LOST ? TONE_BAD : TONE_PLAIN;
	}
	return TONE_PLAIN;
}

/* A list shows the same few words over and over. */
static struct cell
word_cell(struct ctx *ctx, const struct field *f, const struct value *v)
{
	struct shown_words *s = &ctx->words;
	struct shown_word  *w;

	for (size_t i = 0; i < s->n; i++)
		if (s->v[i].field == f && s->v[i].n == v->u.s.n && memcmp(s->v[i].word, v->u.s.p, v->u.s.n) == 0)
			return cell_toned(cell_enum(s->v[i].word, s->v[i].label), s->v[i].tone);
	w = &s->v[s->n < sizeof(s->v) / sizeof(s->v[0]) ? s->n++ : 0];
	w->field = f;
	w->n = v->u.s.n;
	w->word = arena_strndup(&ctx->arena, v->u.s.p, v->u.s.n);
	w->label = show_word(ctx, f, w->word);
	w->tone = word_tone(ctx, f, w->word);
	return cell_toned(cell_enum(w->word, w->label), w->tone);
}

static struct cell
tags_cell(const struct value *v)
{
	return v->u.s.n > 2 ? cell_textn(v->u.s.p + 1, v->u.s.n - 2) : cell_none(COL_TEXT);
}

int
show_cell(struct ctx *ctx, const struct path *p, const struct value *v, struct cell *out)
{
	const struct field *f = last_field(p);
	struct ref_name     name;

	if (p->op || p->code || v->type == V_NULL) {
		const enum col_type t = p->op ? COL_COUNT : p->code ? COL_TEXT : col_type_of(f);

		*out = v->type == V_NULL ? cell_none(t) :
		    p->op ? cell_count(v->u.i) : cell_textn(v->u.s.p, v->u.s.n);
		return SALES_OK;
	}
	if (v->type == V_REF) {
		TRY(ref_name(ctx, f, v->u.i, &name));
		if (f->type == FT_SUBJECT && v->u.i == SUBJECT_COMPANY) {
			/* one name for machines, and another in each language */
			*out = cell_ref_label("company", "company", name.name);
			return SALES_OK;
		}
		/* not looked at here: names of a long list are seldom in the cache */
		__builtin_prefetch(name.name);
		*out = (struct cell){ .type = COL_REF, .empty = v->u.i == 0 && f->type != FT_SUBJECT,
			.u.ref = { .code = name.code, .name = name.name } };
	} else if (v->type == V_TEXT && show_is_word(f)) {
		*out = word_cell(ctx, f, v);
	} else if (v->type == V_TEXT) {
		*out = f->type == FT_TAGS ? tags_cell(v) : cell_textn(v->u.s.p, v->u.s.n);
	} else {
		*out = (struct cell){ .type = col_type_of(f), .u.i = v->u.i };
	}
	return SALES_OK;
}

/* A money's currency: the record's own, else the department's. */
static void
put_money(struct ctx *ctx, const struct kind *k, const struct value *record, money m, struct buf *b)
{
	const struct field *c = kind_field(k, "currency");
	const struct value *v = c == NULL || record == NULL ? NULL : &record[c - k->fields];
	const char         *own = ctx->dept.policy->locale.currency;
	char                s[MONEY_SIZE];

	if (v != NULL && v->type == V_TEXT && memcmp(v->u.s.p, own, 3) != 0)
		buf_printf(b, "%.3s ", v->u.s.p);
	buf_puts(b, money_group(m, 2, s));
}

int
show_value(struct ctx *ctx, const struct kind *k, const struct value *record, const struct field *f,
    struct buf *b)
{
	const struct value *v = &record[f - k->fields];
	struct ref_name     name;
	const char         *text;

	if (v->type == V_NULL) {
		buf_puts(b, _("(empty)"));
	} else if (v->type == V_MONEY) {
		put_money(ctx, k, record, (money){ v->u.i }, b);
	} else if (v->type == V_RATE) {
		char s[MONEY_SIZE];

		/* billionths as percent: seven decimals, of which money shows four */
		if (v->u.i % 100000 == 0)
			buf_printf(b, "%s%%", money_str((money){ v->u.i / 1000 }, 0, s));
		else
			TRY(value_text(&ctx->dept, f, v, &ctx->arena, &text, &ctx->err));
		if (v->u.i % 100000 != 0)
			buf_puts(b, text);
	} else if (v->type == V_REF) {
		TRY(ref_name(ctx, f, v->u.i, &name));
		buf_puts(b, name.name == NULL || *name.name == '\0' ? name.code : name.name);
	} else {
		TRY(value_text(&ctx->dept, f, v, &ctx->arena, &text, &ctx->err));
		buf_puts(b, v->type == V_TEXT ? show_word(ctx, f, text) : text);
	}
	return SALES_OK;
}

int
show_plain(struct ctx *ctx, const struct field *f, const struct value *v, struct buf *b)
{
	struct ref_name name;
	const char     *text;

	if (v->type == V_REF) {
		TRY(ref_name(ctx, f, v->u.i, &name));
		buf_puts(b, name.name == NULL || *name.name == '\0' ? name.code : name.name);
		return SALES_OK;
	}
	TRY(value_text(&ctx->dept, f, v, &ctx->arena, &text, &ctx->err));
	buf_puts(b, text);
	return SALES_OK;
}

int
show_difference(struct ctx *ctx, const struct kind *k, const struct value *before,
    const struct value *after, struct buf *b)
{
	for (size_t i = 0; i < k->nfields; i++) {
		const struct field *f = &k->fields[i];

		if ((f->flags & F_DERIVED) != 0 || value_equal(&before[i], &after[i]))
			continue;
		buf_printf(b, "%s%s ", b->n == 0 ? "" : ", ", f->name);
		TRY(show_value(ctx, k, before, f, b));
		buf_puts(b, " -> ");
		TRY(show_value(ctx, k, after, f, b));
	}
	return SALES_OK;
}

int
show_changed(struct ctx *ctx, const struct kind *k, int64_t id, const struct record *before)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	struct record                after;

	TRY(record_get(&ctx->dept, k, id, &ctx->arena, &after, &ctx->err));
	TRY(show_difference(ctx, k, before->v, after.v, &b));
	if (b.n > 0)
		ctx_change(ctx, "changed", k, id, "%s", buf_str(&b));
	return SALES_OK;
}

int
show_record(struct ctx *ctx, const struct kind *k, const struct value *v, struct buf *b)
{
	const struct field *title = k->title == NULL ? NULL : kind_field(k, k->title);

	if (title != NULL && v[title - k->fields].type != V_NULL)
		TRY(show_value(ctx, k, v, title, b));
	for (size_t i = 0; i < k->nfields; i++) {
		const struct field *f = &k->fields[i];

		if (f == title || v[i].type == V_NULL || (f->flags & F_DERIVED) != 0 ||
		    f->type == FT_HANDLE || (f->flags & F_LIST) == 0)
			continue;
		buf_printf(b, "%s%s ", b->n == 0 ? "" : ", ", f->name);
		TRY(show_value(ctx, k, v, f, b));
	}
	return SALES_OK;
}

int
show_pair(struct ctx *ctx, const struct version_pair *p, const char **action, const char **word,
    struct buf *b)
{
	if (p->before == NULL) {
		*action = "added";
		*word = _("added");
		return show_record(ctx, p->kind, p->after, b);
	}
	if (p->after == NULL) {
		*action = "removed";
		*word = _("removed");
		return show_record(ctx, p->kind, p->before, b);
	}
	*action = "changed";
	*word = _("changed");
	return show_difference(ctx, p->kind, p->before, p->after, b);
}

int
show_code(struct ctx *ctx, const struct kind *k, int64_t id, const struct value *v, const char **out)
{
	char code[32];

	if (k->letters != NULL) {
		*out = arena_strdup(&ctx->dept.arena, kind_code(k, id, code));
		return SALES_OK;
	}
	return value_text(&ctx->dept, kind_field(k, "code"), &v[kind_index(k, "code")],
	    &ctx->dept.arena, out, &ctx->err);
}
