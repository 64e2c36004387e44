/* FIELD=VALUE becomes values of a record. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "cmd/select.h"
#include "lib/base/text.h"

enum { FILE_MAX = 65536 };

enum how { SET, ADD, TAKE };
struct assignment {
	const struct field *f;
	enum how            how;
	const char         *value;
};

/* The sign between name and value, also full-width; NULL: there is none. */
static const char *
find_sign(const char *word, size_t *len)
{
	static const char wide[] = "＝";
	const char       *eq = strchr(word, '='), *w = strstr(word, wide);

	if (w != NULL && (eq == NULL || w < eq)) {
		*len = strlen(wide);
		return w;
	}
	*len = 1;
	return eq;
}

static bool
is_name_byte(unsigned char c)
{
	return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '_' || c == ' ';
}

/* What stands left of the sign could be a name. */
bool
select_is_assignment(const struct kind *k, const char *word)
{
	size_t      len;
	const char *sign = find_sign(word, &len);
	size_t      n = sign == NULL ? 0 : (size_t)(sign - word);

	(void)k;
	if (n == 0)
		return false;
	if (word[n - 1] == '+' || word[n - 1] == '-')
		n--;
	for (size_t i = 0; i < n; i++)
		if (!is_name_byte((unsigned char)word[i]))
			return false;
	return n > 0;
}

static int
split_word(struct ctx *ctx, const struct kind *k, const char *word, struct assignment *out)
{
	size_t      len;
	const char *sign = find_sign(word, &len);
	size_t      n = (size_t)(sign - word);
	char       *name;

	out->how = word[n - 1] == '+' ? ADD : word[n - 1] == '-' ? TAKE : SET;
	out->value = sign + len;
	name = arena_strndup(&ctx->arena, word, out->how == SET ? n : n - 1);
	out->f = kind_field(k, name);
	if (out->f == NULL)
		return kind_no_field(k, name, "", NULL, &ctx->err);
	if ((out->f->flags & F_DERIVED) != 0)
		return FAIL(&ctx->err, SALES_EUSAGE, _("%s is computed and can't be set"), out->f->name);
	if ((out->f->flags & F_DECIDED) != 0) {
		FAIL(&ctx->err, SALES_EUSAGE, _("%s is set by commands that decide it, and never typed"), out->f->name);
		return err_hint(&ctx->err, "salesctl help %s", k->name);
	}
	if (out->how != SET && out->f->type != FT_TAGS)
		return FAIL(&ctx->err, SALES_EUSAGE, _("%s takes '=', only tags take '+=' and '-='"),
		    out->f->name);
	return SALES_OK;
}

int
select_value(struct ctx *ctx, const struct field *f, const char *text, struct value *out, char cur[4])
{
	if (value_parse(&ctx->dept, f, text, &ctx->arena, out, cur, &ctx->err) == SALES_OK)
		return SALES_OK;
	if (ctx->err.code == SALES_EINVAL)
		ctx->err.code = SALES_EUSAGE;
	return (int)ctx->err.code;
}

/* note=@FILE and note=-: a text from a file or from standard input. */
static int
read_text(struct ctx *ctx, struct assignment *s)
{
	const bool  from_stdin = strcmp(s->value, "-") == 0;
	const char *path = from_stdin ? "/dev/stdin" : s->value + 1;
	char       *text;
	size_t      n = 0;
	ssize_t     k;
	int         fd;

	if (s->f->type != FT_TEXT || (!from_stdin && s->value[0] != '@'))
		return SALES_OK;
	if (from_stdin && ctx->in_batch)
		return FAIL(&ctx->err, SALES_EUSAGE, _("%s: a line of a batch has no standard input"), s->f->name);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return FAIL(&ctx->err, SALES_ENOTFOUND, "%s: %s", path, strerror(errno));
	text = arena_alloc(&ctx->arena, FILE_MAX + 1);
	while (n < FILE_MAX && (k = read(fd, text + n, FILE_MAX - n)) > 0)
		n += (size_t)k;
	close(fd);
	if (n == FILE_MAX)
		return FAIL(&ctx->err, SALES_EINVAL, _("%s: it is longer than %d bytes"), path,
		    FILE_MAX - 1);
	text[n] = '\0';
	s->value = text;
	return SALES_OK;
}

/* The tags of ",a,b," with those of ",b,c," put in or taken out. */
static struct value
merge_tags(struct ctx *ctx, struct value old, struct value other, bool add)
{
	struct buf   b = { 0 };
	struct value v;
	const char  *parts[2] = { old.type == V_TEXT ? old.u.s.p : "", other.u.s.p };
	size_t       sizes[2] = { old.type == V_TEXT ? old.u.s.n : 0, other.u.s.n };

	buf_putc(&b, ',');
	for (int i = 0; i < (add ? 2 : 1); i++)
		for (size_t at = 1; at < sizes[i];) {
			const char  *tag = parts[i] + at;
			const char  *end = memchr(tag, ',', sizes[i] - at);
			const size_t n = end == NULL ? sizes[i] - at : (size_t)(end - tag);
			char        *one = arena_printf(&ctx->arena, ",%.*s,", (int)n, tag);
			const bool   there = strstr(buf_str(&b), one) != NULL;
			const bool   gone = !add && memmem(parts[1], sizes[1], one, n + 2) != NULL;

			if (!there && !gone && n > 0) {
				buf_put(&b, tag, n);
				buf_putc(&b, ',');
			}
			at += n + 1;
		}
	v = b.n <= 1 ? v_null() : v_textn(arena_strndup(&ctx->arena, b.p, b.n), b.n);
	buf_done(&b);
	return v;
}

/* "CNY 120000" says the record's currency, or must agree with it. */
static int
take_currency(struct ctx *ctx, const struct kind *k, const struct field *f, const char *cur,
    struct value *v, bool *given)
{
	const struct field *c = kind_field(k, "currency");
	size_t              at;

	if (*cur == '\0')
		return SALES_OK;
	if (c == NULL) {
		if (strcmp(cur, ctx->dept.policy->locale.currency) == 0)
			return SALES_OK;
		return FAIL(&ctx->err, SALES_EINVAL, _("%s: amounts are in %s here, not in %s"),
		    f->name, ctx->dept.policy->locale.currency, cur);
	}
	at = (size_t)(c - k->fields);
	if (*given && v[at].type == V_TEXT && memcmp(v[at].u.s.p, cur, 3) != 0)
		return FAIL(&ctx->err, SALES_EINVAL, _("%s: it is in %s, but the record's currency is %.3s"),
		    f->name, cur, v[at].u.s.p);
	v[at] = v_text(arena_strdup(&ctx->arena, cur));
	*given = true;
	return SALES_OK;
}

static int
assign_one(struct ctx *ctx, const struct kind *k, struct assignment *s, struct value *v,
    bool *currency_given)
{
	struct value new_value;
	const char  *typed = s->value;
	char         cur[4] = "";
	size_t       at = (size_t)(s->f - k->fields);

	TRY(read_text(ctx, s));
	if (*s->value == '\0') {
		v[at] = v_null();
		return SALES_OK;
	}
	if (s->value == typed)
		TRY(select_value(ctx, s->f, s->value, &new_value, cur));
	else /* what a file holds is data */
		TRY(value_parse(&ctx->dept, s->f, s->value, &ctx->arena, &new_value, cur, &ctx->err));
	if (s->how != SET && new_value.type == V_TEXT)
		new_value = merge_tags(ctx, v[at], new_value, s->how == ADD);
	v[at] = new_value;
	if (s->f->type == FT_CURRENCY)
		*currency_given = true;
	return take_currency(ctx, k, s->f, cur, v, currency_given);
}

int
select_assign(struct ctx *ctx, const struct kind *k, struct words words, struct value *v,
    struct words *rest)
{
	bool *seen = arena_array(&ctx->arena, bool, k->nfields), currency_given = false;

	*rest = (struct words){ 0 };
	for (size_t i = 0; i < words.n; i++) {
		struct assignment s;

		if (!select_is_assignment(k, words.v[i])) {
			words_add(&ctx->arena, rest, words.v[i]);
			continue;
		}
		TRY(split_word(ctx, k, words.v[i], &s));
		if (seen[s.f - k->fields] && s.how == SET)
			return FAIL(&ctx->err, SALES_EUSAGE, _("%s is set twice"), s.f->name);
		seen[s.f - k->fields] = true;
		TRY(assign_one(ctx, k, &s, v, &currency_given));
	}
	return SALES_OK;
}
