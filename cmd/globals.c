/* What the command line and the environment say for every command. */
#include "cmd/globals.h"

#include <stdlib.h>
#include <string.h>

#include "cmd/mappings.h"
#include "cmd/settings.h"
#include "lib/base/day.h"

#define G struct globals
static const char *const color_choices[] = { "auto", "always", "never", NULL };
static const char *const encodings[] = { "utf-8", "gb18030", "gbk", "big5", "utf-16", NULL }; /* and others that iconv knows */
static const char *const error_choices[] = { "text", "json", NULL };

static const struct opt every_opts[] = {
	OPT_S('C', "repo", N_("DIR"), G, repo, N_("the department's folder (it holds .salesctl/)"), .hint = HINT_DIR),
	OPT_S(0, "db", N_("FILE"), G, db, N_("one database file, no folder around it"), .hint = HINT_FILE),
	OPT_S('F', "format", N_("FORMAT"), G, format, N_("table tsv csv json jsonl ids text md"), .hint = HINT_FORMAT),
	OPT_F(0, "json", G, json, N_("the same as -F json")),
	OPT_S('o', "output", N_("FILE"), G, output, N_("write there, whole or not at all"), .hint = HINT_FILE),
	OPT_N(0, "format-version", N_("N"), G, format_version, N_("pin the machine format's version")),
	OPT_F('q', "quiet", G, quiet, N_("no change lines, notes, hints, footers")),
	{ .type = OPT_LEVEL, .letter = 'v', .name = "verbose", .help = N_("say what was read and why"),
	  .at = OPT_AT(G, verbose, long) },
	OPT_C(0, "errors", N_("text|json"), G, errors, error_choices, N_("errors as text or JSON")),
	OPT_C(0, "color", N_("WHEN"), G, color, color_choices, N_("auto, always or never")),
	OPT_S(0, "width", N_("N|none"), G, width, N_("layout for a terminal N cells wide")),
	OPT_F('P', "no-pager", G, no_pager, N_("print straight to the terminal")),
	OPT_S(0, "lang", N_("LOCALE"), G, lang, N_("language of messages: en, zh_CN")),
	OPT_S(0, "timezone", N_("TZ"), G, timezone, N_("time zone of today; default the rule book's")),
	OPT_S(0, "now", N_("INSTANT"), G, now, N_("pretend it is then"), .hint = HINT_DAY),
	OPT_S(0, "as", N_("PERSON"), G, as, N_("act for this person; import, export: a mapping"), .hint = HINT_KIND, .kind = "person"),
	OPT_L('c', "config", N_("KEY=VALUE"), G, config, N_("a setting for this call (salesctl help settings)"), .hint = HINT_SETTING),
	OPT_F(0, "no-config", G, no_config, N_("without one's own and the machine's settings, and aliases")),
	OPT_S(0, "lock-wait", N_("TIME"), G, lock_wait, N_("wait so long for the writer: 0, 10s, 5m")),
	OPT_F('h', "help", G, help, N_("show this help")),
	OPT_F(0, "version", G, version, N_("show the version")),
	OPT_END
};

static const struct opt write_opts[] = {
	OPT_F('n', "dry-run", G, dry_run, N_("do everything, save nothing")),
	OPT_F('y', "yes", G, yes, N_("answer yes to questions")),
	OPT_S(0, "reason", N_("TEXT"), G, reason, N_("why, kept with the operation")),
	OPT_END
};

static const struct opt period_opts[] = {
	OPT_S('p', "period", N_("PERIOD"), G, period, N_("such as 2026Q3, last week, 上月"), .hint = HINT_PERIOD),
	OPT_S(0, "from", N_("DAY"), G, from, N_("first day; not with -p"), .hint = HINT_DAY),
	OPT_S(0, "to", N_("DAY"), G, to, N_("last day; not with -p"), .hint = HINT_DAY),
	OPT_END
};

static const struct opt list_opts[] = {
	OPT_S(0, "on", N_("FIELD"), G, on, N_("which date -p looks at"), .hint = HINT_FIELD),
	OPT_S(0, "where", N_("EXPR"), G, where, N_("a whole expression, in quotes")),
	OPT_F(0, "any", G, any, N_("any of the selectors is enough")),
	OPT_S(0, "after", N_("CODE"), G, after, N_("only records behind this one")),
	OPT_F(0, "exit-code", G, exit_code, N_("exit with 1 when nothing was found")),
	OPT_END
};

static const struct opt column_opts[] = {
	OPT_S(0, "fields", N_("LIST"), G, fields, N_("columns: a,b or +a,-b or all"), .hint = HINT_COLUMN),
	OPT_S(0, "sort", N_("LIST"), G, sort, N_("a,-b: by a, then by b backwards"), .hint = HINT_COLUMN),
	OPT_N(0, "limit", N_("N"), G, limit, N_("at most so many rows; 0: all")),
	OPT_END
};

static const struct opt read_opts[] = {
	OPT_S(0, "as-of", N_("DAY|OP"), G, as_of, N_("the records as they were then"), .hint = HINT_DAY),
	OPT_F(0, "no-header", G, no_header, N_("no header line")),
	OPT_F('z', "nul", G, nul, N_("records end in NUL")),
	OPT_S(0, "delimiter", N_("C"), G, delimiter, N_("between the cells of csv")),
	OPT_F(0, "crlf", G, crlf, N_("csv lines end in CR LF")),
	OPT_F(0, "bom", G, bom, N_("csv and tsv begin with a byte order mark")),
	OPT_F(0, "excel", G, excel, N_("csv for Excel: both, and no formulas")),
	OPT_S(0, "encoding", N_("NAME"), G, encoding, N_("of csv and tsv: gb18030, utf-16; default UTF-8"), .choices = encodings),
	OPT_END
};

const struct opt_group opt_groups[OPT_GROUPS] = {
	{ NEEDS_OP | NEEDS_DB, N_("Writing"), write_opts },
	{ NEEDS_PERIOD | NEEDS_LIST, N_("Period"), period_opts },
	{ NEEDS_LIST, N_("Which records"), list_opts },
	{ NEEDS_LIST | LISTS, N_("Columns and rows"), column_opts },
	{ NEEDS_BOOK | NEEDS_LIST, N_("Output"), read_opts },
	{ 0, N_("Every command"), every_opts },
};

bool
group_is_taken(const struct opt_group *g, const struct cmd *c)
{
	const unsigned has = c->needs | (c->cols != NULL ? LISTS : 0u);

	return g->needs == 0 || (has & g->needs) != 0;
}

/* Where only the settings say it, or a variable that is one of theirs. */
static void
from_settings(struct ctx *ctx, struct globals *g)
{
	if (g->as == NULL)
		g->as = setting(ctx, "user.person");
	if (g->lock_wait == NULL)
		g->lock_wait = setting(ctx, "store.lock_wait");
	if (g->period == NULL && g->from == NULL && g->to == NULL && (ctx->verb->needs & NEEDS_PERIOD) != 0
	    && strcmp(ctx->noun->name, "report") == 0)
		g->period = setting(ctx, "report.period");
}

int
globals_from_env(struct ctx *ctx, struct globals *g)
{
	const struct { const char **at, *name; } texts[] = {
		{ &g->errors, "SALESCTL_ERRORS" }, { &g->timezone, "SALESCTL_TZ" },
		{ &g->now, "SALESCTL_NOW" },
		/* unless -c said another for this noun */
		{ &g->format, setting_format(ctx).level == LEVEL_LINE ? "" : "SALESCTL_FORMAT" },
	};
	const char *s;

	if (g->as != NULL && (ctx->verb->needs & NEEDS_MAPPING) != 0 && mappings_means(ctx, g->as)) {
		g->mapping = g->as;
		g->as = NULL;
	}
	if (g->json && g->format != NULL)
		return FAIL(&ctx->err, SALES_EUSAGE, _("give either --json or -F"));
	if (g->json)
		g->format = "json";
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (*texts[i].at == NULL)
			*texts[i].at = ctx_env(ctx, texts[i].name);
	g->quiet = g->quiet || ctx_env(ctx, "SALESCTL_QUIET") != NULL;
	if (g->verbose == 0 && ctx_env(ctx, "SALESCTL_VERBOSE") != NULL)
		g->verbose = 1;
	s = ctx_env(ctx, "SALESCTL_FORMAT_VERSION");
	if (g->format_version == 0 && s != NULL)
		g->format_version = strtol(s, NULL, 10);
	from_settings(ctx, g);
	return SALES_OK;
}

static bool
two_digits(const char **s, char before, int most, int *out)
{
	const char *p = *s;

	if (before != '\0' && *p++ != before)
		return false;
	if (p[0] < '0' || p[0] > '9' || p[1] < '0' || p[1] > '9')
		return false;
	*out = (p[0] - '0') * 10 + p[1] - '0';
	*s = p + 2;
	return *out <= most;
}

/* 2026-09-23 (noon, UTC) or RFC 3339 with its zone, as milliseconds. */
static int
parse_now(const char *text, int64_t *ms, struct sales_err *err)
{
	day         d;
	int         h = 12, m = 0, s = 0, zh = 0, zm = 0, sign = 0;
	const char *p = text + 10;
	bool        ok = strlen(text) >= 10 && day_parse_iso(text, 10, &d);

	if (ok && *p != '\0') {
		ok = (*p == 'T' || *p == ' ') && (p++, two_digits(&p, '\0', 23, &h)) &&
		    two_digits(&p, ':', 59, &m) && (*p != ':' || two_digits(&p, ':', 60, &s));
		if (ok && (*p == '+' || *p == '-')) {
			sign = *p == '+' ? 1 : -1;
			ok = two_digits(&p, *p, 14, &zh) && two_digits(&p, ':', 59, &zm);
		} else if (ok) {
			ok = *p++ == 'Z';
		}
		ok = ok && *p == '\0';
	}
	if (!ok) {
		FAIL(err, SALES_EUSAGE, _("'%s' is not an instant"), text);
		return err_hint(err, _("instants are written 2026-09-23 or 2026-09-23T16:02:11+08:00"));
	}
	*ms = ((int64_t)d * 86400 + h * 3600 + m * 60 + s - sign * (zh * 3600 + zm * 60)) * 1000;
	return SALES_OK;
}

int
globals_width(const char *text, int *out, struct sales_err *err)
{
	char      *end;
	const long n = strtol(text, &end, 10);

	*out = 0;
	if (strcmp(text, "none") == 0)
		return SALES_OK;
	if (*end != '\0' || end == text || n < 20 || n > 100000)
		return FAIL(err, SALES_EUSAGE, _("a width is 'none' or a number from 20 on, not '%s'"), text);
	*out = (int)n;
	return SALES_OK;
}

int
globals_check_lang(const char *lang, struct sales_err *err)
{
	if (strncmp(lang, "en", 2) == 0 || strncmp(lang, "zh", 2) == 0 || strcmp(lang, "C") == 0)
		return SALES_OK;
	return FAIL(err, SALES_EUSAGE, _("there is no language '%s' (there are en and zh_CN)"), lang);
}

int
globals_check(struct ctx *ctx, struct globals *g)
{
	struct sales_err *err = &ctx->err;

	ctx->wait_ms = 10000;
	if (g->lock_wait != NULL)
		TRY(opt_duration(g->lock_wait, &ctx->wait_ms, err));
	if (ctx->wait_ms == 0)
		ctx->wait_ms = -1; /* not at all; 0 below means the usual */
	if (g->now != NULL)
		TRY(parse_now(g->now, &ctx->now_ms, err));
	if (g->errors != NULL && strcmp(g->errors, "json") != 0 && strcmp(g->errors, "text") != 0)
		return FAIL(err, SALES_EUSAGE, _("errors come as text or json, not '%s'"), g->errors);
	if (g->lang != NULL)
		TRY(globals_check_lang(g->lang, err));
	if (g->format_version > 1)
		return FAIL(err, SALES_EVERSION,
		    _("format version %ld is not known here (this salesctl writes version 1)"),
		    g->format_version);
	if (g->period != NULL && (g->from != NULL || g->to != NULL))
		return FAIL(err, SALES_EUSAGE, _("give either -p or --from and --to"));
	if (g->delimiter != NULL && strlen(g->delimiter) != 1)
		return FAIL(err, SALES_EUSAGE, _("--delimiter takes one character, not '%s'"),
		    g->delimiter);
	return SALES_OK;
}
