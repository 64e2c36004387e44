/* A field's value from text as people type it. */
#include <ctype.h>
#include <stdio.h>

#include "lib/base/text.h"
#include "lib/record/read.h"

enum { TEXT_MAX = 65536, HANDLE_MAX = 64, ENUM_MAX = 64 };

static int
bad(const struct field *f, const char *text, const char *expected, struct sales_err *err)
{
	return FAIL(err, SALES_EINVAL, _("%s: '%s' is not %s"), f->name, text, expected);
}

/* Trimmed, NFC, without control characters but line feeds and tabs. */
static int
parse_text(const struct field *f, const char *text, struct arena *a, struct value *out, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const char                  *p = text;
	size_t                       n = strlen(text);

	if (text_valid(p, n) != n)
		return FAIL(err, SALES_EINVAL, _("%s: it is not valid UTF-8 (byte %zu)"), f->name, text_valid(p, n) + 1);
	text_trim(&p, &n);
	text_nfc(p, n, &b);
	if (b.n > TEXT_MAX)
		return FAIL(err, SALES_EINVAL, _("%s: it is longer than %d bytes"), f->name, TEXT_MAX);
	for (size_t i = 0; i < b.n; i++)
		if ((unsigned char)b.p[i] < 0x20 && b.p[i] != '\n' && b.p[i] != '\t')
			return FAIL(err, SALES_EINVAL, _("%s: it holds the control character \\x%02x"), f->name, (unsigned)b.p[i]);
	*out = b.n == 0 ? v_null() : v_textn(arena_strndup(a, b.p, b.n), b.n);
	return SALES_OK;
}

static int
parse_handle(const struct field *f, const char *text, struct arena *a, struct value *out, struct sales_err *err)
{
	TRY(parse_text(f, text, a, out, err));
	if (out->type == V_NULL)
		return SALES_OK;
	if (out->u.s.n > HANDLE_MAX)
		return FAIL(err, SALES_EINVAL, _("%s: it is longer than %d bytes"), f->name, HANDLE_MAX);
	for (size_t i = 0; i < out->u.s.n; i++) {
		unsigned char c = (unsigned char)out->u.s.p[i];

		if (c < 0x80 && !isalnum(c) && strchr("-_.", c) == NULL)
			return FAIL(err, SALES_EINVAL, _("%s: '%s' may have letters, digits, '-', '_' and '.' only"), f->name, text);
	}
	return SALES_OK;
}

static bool
same_folded(const char *a, const char *b)
{
	CLEANUP(buf_done) struct buf x = { 0 }, y = { 0 };

	if (a == NULL)
		return false;
	text_fold(a, strlen(a), &x);
	text_fold(b, strlen(b), &y);
	return strcmp(buf_str(&x), buf_str(&y)) == 0;
}

/* "bad debt", as tables show it, for "bad_debt". */
static const char *
as_written(const char *shown, char out[ENUM_MAX])
{
	size_t n = 0;

	for (; shown[n] != '\0' && n + 1 < ENUM_MAX; n++)
		out[n] = shown[n] == ' ' ? '_' : shown[n];
	out[n] = '\0';
	return out;
}

static int
parse_enum(const struct field *f, const char *text, struct value *out, struct sales_err *err)
{
	const char *nearest;
	size_t      n = 0;
	char        word[ENUM_MAX];

	for (; f->values != NULL && f->values[n] != NULL; n++) {
		if (same_folded(f->values[n], text) || same_folded(f->values[n], as_written(text, word)) ||
		    (f->value_alias != NULL && same_folded(f->value_alias[n], text))) {
			*out = v_text(f->values[n]);
			return SALES_OK;
		}
	}
	FAIL(err, SALES_EINVAL, _("%s: '%s' is not one of its values"), f->name, text);
	nearest = f->values == NULL ? NULL : text_nearest(text, f->values, n);
	if (nearest != NULL)
		err_hint(err, _("did you mean '%s'?"), nearest);
	return (int)err->code;
}

/* By id or label in either language, in the pipelines' order. */
static int
parse_stage(struct dept *d, const struct field *f, const char *text, struct value *out, struct sales_err *err)
{
	const char *ids[64], *nearest;
	size_t      n = 0;

	for (size_t i = 0; i < d->policy->npipelines; i++) {
		const struct pipeline *p = &d->policy->pipelines[i];

		for (size_t j = 0; j < p->nstages; j++) {
			const struct stage *s = &p->stages[j];

			if (same_folded(s->id, text) || same_folded(s->label.en, text) || same_folded(s->label.zh, text)) {
				*out = v_text(s->id);
				return SALES_OK;
			}
			if (n < 64)
				ids[n++] = s->id;
		}
	}
	FAIL(err, SALES_EINVAL, _("%s: '%s' is not a stage of the rule book"), f->name, text);
	nearest = text_nearest(text, ids, n);
	if (nearest != NULL)
		err_hint(err, _("did you mean '%s'?"), nearest);
	return (int)err->code;
}

static int
parse_metric(struct dept *d, const struct field *f, const char *text, struct value *out, struct sales_err *err)
{
	const char *ids[128], *nearest;
	size_t      n = 0;

	for (size_t i = 0; i < d->policy->nmetrics; i++) {
		const struct metric *m = &d->policy->metrics[i];

		if (same_folded(m->id, text) || same_folded(m->label.en, text) || same_folded(m->label.zh, text)) {
			*out = v_text(m->id);
			return SALES_OK;
		}
		if (n < 128)
			ids[n++] = m->id;
	}
	FAIL(err, SALES_EINVAL, _("%s: the rule book has no metric '%s'"), f->name, text);
	nearest = text_nearest(text, ids, n);
	if (nearest != NULL)
		err_hint(err, _("did you mean '%s'?"), nearest);
	return (int)err->code;
}

static int
parse_money(struct dept *d, const struct field *f, const char *text, struct value *out, char cur[4],
    struct sales_err *err)
{
	money m;
	int   decimals = policy_decimals(d->policy, d->policy->locale.currency);

	if (f->type == FT_NUM)
		decimals = 4;
	if (money_parse(text, strlen(text), decimals, &m, cur, err) != SALES_OK)
		return err_prefix(err, "%s: ", f->name);
	*out = v_of(field_vtype(f), m.v);
	return SALES_OK;
}

static int
parse_bool(const struct field *f, const char *text, struct value *out, struct sales_err *err)
{
	static const char *const yes[] = { "yes", "true", "1", "是", "√", NULL };
	static const char *const no[] = { "no", "false", "0", "否", "×", NULL };

	for (size_t i = 0; yes[i] != NULL; i++) {
		if (same_folded(yes[i], text) || same_folded(no[i], text)) {
			*out = v_of(V_BOOL, same_folded(yes[i], text));
			return SALES_OK;
		}
	}
	return bad(f, text, _("yes or no"), err);
}

static int
parse_subject(struct dept *d, const char *text, struct value *out, struct sales_err *err)
{
	const struct kind *person = d->schema.by_no[KIND_PERSON], *team = d->schema.by_no[KIND_TEAM];
	int64_t            id;

	if (same_folded("company", text) || same_folded("公司", text)) {
		*out = v_of(V_REF, SUBJECT_COMPANY);
		return SALES_OK;
	}
	if (strncmp(text, "team:", 5) == 0) {
		TRY(record_find(d, team, text + 5, &id, err));
		*out = v_of(V_REF, subject_team(id));
		return SALES_OK;
	}
	if (record_find(d, person, text, &id, err) == SALES_OK) {
		*out = v_of(V_REF, subject_person(id));
		return SALES_OK;
	}
	if (err->code == SALES_ENOTFOUND) {
		struct sales_err other;

		if (record_find(d, team, text, &id, &other) == SALES_OK) {
			*out = v_of(V_REF, subject_team(id));
			return SALES_OK;
		}
	}
	return (int)err->code;
}

static int
parse_currency(const struct field *f, const char *text, struct arena *a, struct value *out, struct sales_err *err)
{
	char cur[4] = "";

	for (size_t i = 0; i < 3 && text[i] != '\0'; i++)
		cur[i] = (char)toupper((unsigned char)text[i]);
	if (strlen(text) != 3 || currency_decimals(cur) < 0)
		return bad(f, text, _("a currency such as CNY"), err);
	*out = v_textn(arena_strdup(a, cur), 3);
	return SALES_OK;
}

/* "a,b" as ",a,b,": each word can be found between commas. */
static int
parse_tags(const struct field *f, const char *text, struct arena *a, struct value *out, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	struct value                 t;

	TRY(parse_text(f, text, a, &t, err));
	*out = v_null();
	if (t.type == V_NULL)
		return SALES_OK;
	for (const char *p = t.u.s.p, *end = p + t.u.s.n; p < end;) {
		const char *comma = memchr(p, ',', (size_t)(end - p));
		const char *word = p;
		size_t      n = (size_t)((comma == NULL ? end : comma) - p);

		p += n + 1;
		text_trim(&word, &n);
		if (n == 0)
			continue;
		if (b.n == 0)
			buf_putc(&b, ',');
		buf_put(&b, word, n);
		buf_putc(&b, ',');
	}
	if (b.n > 0)
		*out = v_textn(arena_strndup(a, b.p, b.n), b.n);
	return SALES_OK;
}

static int
parse_int(const struct field *f, const char *text, struct value *out, struct sales_err *err)
{
	char cur[4];
	money m;

	if (money_parse(text, strlen(text), 0, &m, cur, err) != SALES_OK || cur[0] != '\0')
		return bad(f, text, _("a whole number"), err);
	*out = v_int(m.v / MONEY_UNIT);
	return SALES_OK;
}

static int
parse_rate(const struct field *f, const char *text, struct value *out, struct sales_err *err)
{
	struct ratio r;
	int64_t      rate;

	if (!ratio_parse(text, strlen(text), &r) || !ratio_to_rate(r, &rate))
		return bad(f, text, /* xgettext:no-c-format */ _("a percentage such as 60% or 0.6"), err);
	*out = v_of(V_RATE, rate);
	return SALES_OK;
}

static int
parse_period(struct dept *d, const struct field *f, const char *text, struct arena *a, struct value *out,
    struct sales_err *err)
{
	struct period p;
	char          name[PERIOD_SIZE];

	if (period_parse(text, &d->when, &p, err) != SALES_OK)
		return err_prefix(err, "%s: ", f->name);
	if (p.from == DAY_NONE || p.to == DAY_NONE)
		return bad(f, text, _("a period with two ends"), err);
	*out = v_text(arena_strdup(a, period_str(p, name)));
	return SALES_OK;
}

static int
parse_day(struct dept *d, const struct field *f, const char *text, struct value *out, struct sales_err *err)
{
	day on;

	if (period_parse_day(text, &d->when, &on, err) != SALES_OK) {
		err->code = SALES_EINVAL;
		return err_prefix(err, "%s: ", f->name);
	}
	*out = v_day(on);
	return SALES_OK;
}

int
value_parse(struct dept *d, const struct field *f, const char *text, struct arena *a, struct value *out,
    char cur[4], struct sales_err *err)
{
	cur[0] = '\0';
	*out = v_null();
	if (*text == '\0')
		return SALES_OK;
	switch (f->type) {
	case FT_HANDLE:
		return parse_handle(f, text, a, out, err);
	case FT_TEXT:
		return parse_text(f, text, a, out, err);
	case FT_INT:
		return parse_int(f, text, out, err);
	case FT_NUM:
	case FT_MONEY:
		return parse_money(d, f, text, out, cur, err);
	case FT_RATE:
		return parse_rate(f, text, out, err);
	case FT_DAY:
		return parse_day(d, f, text, out, err);
	case FT_BOOL:
		return parse_bool(f, text, out, err);
	case FT_REF:
		out->type = V_REF;
		if (record_find(d, d->schema.by_no[f->ref->no], text, &out->u.i, err) != SALES_OK)
			return err_prefix(err, "%s: ", f->name);
		return SALES_OK;
	case FT_ENUM:
		return parse_enum(f, text, out, err);
	case FT_STAGE:
		return parse_stage(d, f, text, out, err);
	case FT_PIPELINE:
		if (policy_pipeline(d->policy, text) == NULL)
			return bad(f, text, _("a pipeline of the rule book"), err);
		*out = v_text(policy_pipeline(d->policy, text)->id);
		return SALES_OK;
	case FT_CURRENCY:
		return parse_currency(f, text, a, out, err);
	case FT_TAGS:
		return parse_tags(f, text, a, out, err);
	case FT_METRIC:
		return parse_metric(d, f, text, out, err);
	case FT_PERIOD:
		return parse_period(d, f, text, a, out, err);
	case FT_SUBJECT:
		if (parse_subject(d, text, out, err) != SALES_OK)
			return err_prefix(err, "%s: ", f->name);
		return SALES_OK;
	}
	return SALES_OK;
}
