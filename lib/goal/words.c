#include "lib/goal/words.h"

#include <string.h>

#include "lib/base/text.h"

/* Folded, and as they are looked for. */
static const char *const vague_words[] = {
	"提高", "提升", "加强", "努力", "争取", "力争", "尽量", "尽力", "尽快", "更好", "更多", "大幅", "进一步", "显著",
	"改善", "优化", "加大", "加快", "不断", "improve", "increase", "boost", "enhance", "strengthen", "better", "more",
	"significantly", "substantially", "maximize", "maximise", "as much as possible", "strive", "try", "best", "grow", NULL
};
/* What people call a metric that rule books have under this name. */
static const struct { const char *word, *metric; } called[] = {
	{ "销售额", "revenue" }, { "营业额", "revenue" }, { "营收", "revenue" }, { "销售收入", "revenue" }, { "sales", "revenue" },
	{ "回款", "collected" }, { "collections", "collected" }, { "毛利", "margin" }, { "新客户", "new_customers" },
	{ "新增客户", "new_customers" }, { "客户数量", "new_customers" }, { "new customers", "new_customers" },
	{ "拜访", "visits" }, { "赢单率", "win_rate" }, { "成单率", "win_rate" }, { "win rate", "win_rate" },
	{ "满意度", "csat" }, { "satisfaction", "csat" }, { NULL, NULL }
};
/* What Chinese puts between a number and what is counted. */
#define COUNTERS "个", "家", "次", "单", "位", "人", "名", "笔", "台", "套", "件", "份", "分", "天", "箱", "吨", "项", "场", "条", "倍"
/* The longest of those with the same beginning come first. */
static const char *const unit_words[] = {
	"万元", "亿元", "千元", "百万元", "千万元", "万美元", "美元", "人民币", "元", "块", "个百分点", "个月", "小时", "万", "亿",
	"%", COUNTERS,
	"percent", "points", "yuan", "dollars", "euros", "rmb", "cny", "usd", "eur", "hkd", "jpy", "hours", "days", "visits",
	"calls", "customers", "deals", "orders", "contracts", "meetings", "times", "units", "k", "m", "million", NULL
};
static const char *const money_signs[] = { "¥", "$", "€", "£", "cny", "usd", "eur", "rmb", NULL };
/* Periods that people say and period_parse has no name for. */
static const char *const period_words[] = {
	"年底", "年末", "年内", "月底", "月末", "月内", "季末", "季度末", "季底", "周末", "明年", "下半年", "上半年", "全年",
	"year end", "year-end", "end of the year", "end of the quarter", "end of the month", "end of year", "end of quarter",
	"end of month", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
	"december", "next year", NULL
};

struct sentence {
	const struct policy     *p;
	const struct period_env *when;
	struct arena            *a;
	const char              *s;     /* folded */
	size_t                   n;
	bool                    *used;  /* a byte that is part of a period */
	struct goal_words       *out;
};

static bool
is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Does a word stand at i? One of letters ends where letters end. */
static bool
stands_at(const struct sentence *s, size_t i, const char *word)
{
	const size_t n = strlen(word);

	if (n == 0 || i + n > s->n || memcmp(s->s + i, word, n) != 0)
		return false;
	if (is_word_byte(word[0]) && !is_digit(word[0]) && i > 0 && is_word_byte(s->s[i - 1]) && !is_digit(s->s[i - 1]))
		return false;
	return !is_word_byte(word[n - 1]) || i + n == s->n || !is_word_byte(s->s[i + n]);
}

static const char *
find_word(const struct sentence *s, const char *word)
{
	for (size_t i = 0; i < s->n; i++)
		if (stands_at(s, i, word))
			return s->s + i;
	return NULL;
}

static const char *
first_of(const struct sentence *s, const char *const *word)
{
	for (; *word != NULL; word++)
		if (find_word(s, *word) != NULL)
			return *word;
	return NULL;
}

static const char *
fold(const char *text, struct arena *a)
{
	CLEANUP(buf_done) struct buf b = { 0 };

	text_fold(text, strlen(text), &b);
	return arena_strndup(a, b.n == 0 ? "" : b.p, b.n);
}

/* ---- numbers --------------------------------------------------------------- */

static size_t
digits_at(const struct sentence *s, size_t i)
{
	size_t n = 0;

	while (i + n < s->n && !s->used[i + n] && (is_digit(s->s[i + n]) ||
	    (n > 0 && (s->s[i + n] == ',' || s->s[i + n] == '.') && i + n + 1 < s->n && is_digit(s->s[i + n + 1]))))
		n++;
	return n;
}

/* 二十, 三百五; but not 一 alone (一个), 十分 (very), nor 第一 and 进一步. */
static size_t
numerals_at(const struct sentence *s, size_t i)
{
	static const char numeral[] = "一二三四五六七八九十百千两零";
	size_t            n = 0;

	if (i >= 3 && (memcmp(s->s + i - 3, "第", 3) == 0 || memcmp(s->s + i - 3, "进", 3) == 0 || memcmp(s->s + i - 3, "统", 3) == 0))
		return 0;
	while (i + n + 3 <= s->n && !s->used[i + n]) {
		const char *at = NULL;

		for (const char *c = numeral; *c != '\0' && at == NULL; c += 3)
			if (memcmp(s->s + i + n, c, 3) == 0)
				at = c;
		if (at == NULL)
			break;
		n += 3;
	}
	if (n == 3 && (memcmp(s->s + i, "一", 3) == 0 || stands_at(s, i, "十分") || stands_at(s, i, "百分")))
		return 0;
	return n;
}

/* ---- the period ------------------------------------------------------------ */

enum { PERIOD_BYTES = 40 };

static size_t
char_len(const struct sentence *s, size_t i)
{
	size_t len;

	text_char(s->s + i, s->n - i, &len);
	return len;
}

/* Digits alone are an amount, but four of them that no unit follows are a year. */
static bool
may_be_period(const struct sentence *s, size_t i, size_t n)
{
	size_t digits = 0;

	if ((i > 0 && is_word_byte(s->s[i - 1]) && is_word_byte(s->s[i])) || s->s[i] == ' ' || s->s[i + n - 1] == ' ')
		return false;
	if (i + n < s->n && is_word_byte(s->s[i + n]) && is_word_byte(s->s[i + n - 1]))
		return false;
	for (size_t k = 0; k < n; k++)
		digits += is_digit(s->s[i + k]);
	if (digits < n)
		return true;
	if (n != 4 || (s->s[i] != '2' && s->s[i] != '1') || (i > 0 && (s->s[i - 1] == ',' || s->s[i - 1] == '.')))
		return false;
	for (const char *const *u = unit_words; *u != NULL; u++)
		if (stands_at(s, i + n, *u) || (i + n < s->n && s->s[i + n] == ' ' && stands_at(s, i + n + 1, *u)))
			return false;
	return i + n == s->n || (s->s[i + n] != '.' && s->s[i + n] != ',');
}

static bool
is_period(const struct sentence *s, size_t i, size_t n)
{
	const char      *text = arena_strndup(s->a, s->s + i, n);
	struct sales_err ignored = { 0 };
	struct period    p;
	day              on;

	if (!may_be_period(s, i, n))
		return false;
	if (period_parse(text, s->when, &p, &ignored) == SALES_OK)
		return p.to != DAY_NONE && p.to >= s->when->today;
	return period_parse_day(text, s->when, &on, &ignored) == SALES_OK && on >= s->when->today;
}

/* The first of these words that stands at i: its bytes; 0: none. */
static size_t
one_of_at(const struct sentence *s, size_t i, const char *const *word)
{
	for (; *word != NULL; word++)
		if (stands_at(s, i, *word))
			return strlen(*word);
	return 0;
}

/* 30天内, 两个月之内; within 30 days. */
static size_t
span_at(const struct sentence *s, size_t i)
{
	static const char *const within[] = { "within the next ", "within ", "in the next ", NULL };
	static const char *const units[] = { "个季度", "个星期", "个月", "季度", "星期", "天", "日", "周", "年", " days", " day",
		" weeks", " week", " months", " month", " quarters", " quarter", " years", " year", NULL };
	static const char *const inside[] = { "之内", "以内", "内", NULL };
	const size_t             before = one_of_at(s, i, within);
	size_t                   at = i + before, n = digits_at(s, at), unit, behind;

	if (n == 0)
		n = numerals_at(s, at);
	unit = n == 0 ? 0 : one_of_at(s, at + n, units);
	if (unit == 0)
		return 0;
	behind = one_of_at(s, at + n + unit, inside);
	return before == 0 && behind == 0 ? 0 : before + n + unit + behind;
}

/* The longest that begins at i: its bytes. */
static size_t
period_at(const struct sentence *s, size_t i)
{
	size_t best = 0;

	best = span_at(s, i);
	for (const char *const *w = period_words; *w != NULL; w++)
		if (strlen(*w) > best && stands_at(s, i, *w))
			best = strlen(*w);
	for (size_t n = char_len(s, i); i + n <= s->n && n <= PERIOD_BYTES;) {
		if (n > best && is_period(s, i, n))
			best = n;
		if (i + n == s->n)
			break;
		n += char_len(s, i + n);
	}
	return best;
}

static void
find_period(struct sentence *s)
{
	for (size_t i = 0; i < s->n;) {
		const size_t n = period_at(s, i);

		if (n == 0) {
			i += char_len(s, i);
			continue;
		}
		if (s->out->period == NULL)
			s->out->period = arena_strndup(s->a, s->s + i, n);
		memset(s->used + i, 1, n * sizeof(*s->used));
		i += n;
	}
}

/* ---- the metric ------------------------------------------------------------ */

static void
take_metric(struct sentence *s, const struct metric *m, const char *word, size_t *best)
{
	const char *folded = fold(word, s->a);

	if (strlen(folded) <= *best || find_word(s, folded) == NULL)
		return;
	*best = strlen(folded);
	s->out->metric = m;
	s->out->metric_word = folded;
}

static void
find_metric(struct sentence *s)
{
	size_t best = 0;

	for (size_t i = 0; i < s->p->nmetrics; i++) {
		const struct metric *m = &s->p->metrics[i];

		take_metric(s, m, m->id, &best);
		take_metric(s, m, label_text(m->label, "en", m->id), &best);
		take_metric(s, m, label_text(m->label, "zh_CN", m->id), &best);
	}
	for (size_t i = 0; called[i].word != NULL; i++) {
		const struct metric *m = policy_metric(s->p, called[i].metric);

		if (m != NULL)
			take_metric(s, m, called[i].word, &best);
	}
}

/* ---- the number and its unit ------------------------------------------------ */

static const char *
unit_behind(const struct sentence *s, size_t i)
{
	while (i < s->n && s->s[i] == ' ')
		i++;
	for (const char *const *u = unit_words; *u != NULL; u++)
		if (stands_at(s, i, *u))
			return *u;
	return NULL;
}

static const char *
unit_before(const struct sentence *s, size_t i)
{
	while (i > 0 && s->s[i - 1] == ' ')
		i--;
	if (i >= 9 && memcmp(s->s + i - 9, "百分之", 9) == 0)
		return "%";
	for (const char *const *u = money_signs; *u != NULL; u++)
		if (i >= strlen(*u) && memcmp(s->s + i - strlen(*u), *u, strlen(*u)) == 0)
			return *u;
	return NULL;
}

static void
find_number(struct sentence *s)
{
	struct goal_words *w = s->out;

	for (size_t i = 0; i < s->n;) {
		const size_t digits = digits_at(s, i), n = digits > 0 ? digits : numerals_at(s, i);
		const char  *unit;

		if (n == 0) {
			i += char_len(s, i);
			continue;
		}
		unit = unit_behind(s, i + n);
		if (unit == NULL)
			unit = unit_before(s, i);
		/* numerals without a unit are words; a number with one comes first */
		if ((digits > 0 || unit != NULL) && (w->number == NULL || (w->unit == NULL && unit != NULL))) {
			w->number = arena_strndup(s->a, s->s + i, n);
			w->unit = unit;
		}
		i += n;
	}
	if (w->number != NULL && w->unit == NULL && w->metric != NULL && w->metric->unit == V_INT)
		w->unit = w->metric_word;
}

void
goal_words(const struct policy *p, const struct period_env *when, const char *sentence, struct arena *a,
    struct goal_words *out)
{
	struct sentence s = { .p = p, .when = when, .a = a, .s = fold(sentence, a), .out = out };

	*out = (struct goal_words){ 0 };
	s.n = strlen(s.s);
	s.used = arena_array(a, bool, s.n + 1);
	find_period(&s);
	find_metric(&s);
	find_number(&s);
	out->vague = first_of(&s, vague_words);
	out->has = (out->metric != NULL ? WORDS_METRIC : 0u) | (out->number != NULL ? WORDS_NUMBER : 0u) |
	    (out->unit != NULL ? WORDS_UNIT : 0u) | (out->period != NULL ? WORDS_PERIOD : 0u);
}

const char *
goal_words_missing(const struct goal_words *w, unsigned want, struct arena *a)
{
	static const struct { unsigned bit; const char *text; } part[] = {
		{ WORDS_METRIC, N_("no metric") }, { WORDS_NUMBER, N_("no number") }, { WORDS_UNIT, N_("no unit") },
		{ WORDS_PERIOD, N_("no period") } };
	const char *text = NULL;

	for (size_t i = 0; i < sizeof(part) / sizeof(part[0]); i++)
		if ((want & part[i].bit) != 0 && (w->has & part[i].bit) == 0)
			text = text == NULL ? tr(part[i].text) : arena_printf(a, _("%s, %s"), text, tr(part[i].text));
	return text;
}

size_t
goal_without_counter(const char *s, size_t n)
{
	static const char *const counters[] = { COUNTERS, NULL };

	for (const char *const *c = counters; *c != NULL; c++)
		if (n > strlen(*c) && memcmp(s + n - strlen(*c), *c, strlen(*c)) == 0)
			return n - strlen(*c);
	return n;
}
