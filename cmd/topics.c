/* Help that belongs to no single command. */
#include <string.h>

#include "cmd/help.h"

static const char selectors[] = N_(
"A selector is one shell argument; all of them must hold (--any: one is enough).\n"
"\n"
"  stage:won            the field has this value; also stage:won,lost\n"
"  owner:zhangwei       a person by handle or name; @me is you\n"
"  amount:10万..50万    a range, both ends included; either may be left out\n"
"  closed_on:2026Q3     a day inside a period (salesctl help periods)\n"
"  amount.gt:100000     also .ge .lt .le .ne\n"
"  stage:open           everything neither won nor lost\n"
"  +重点                it bears this tag\n"
"  title:ERP*           text holds a word; * and ? make it a pattern\n"
"  contract:            the field is empty; contract:* it is not\n"
"  not:stage:lost       the opposite\n"
"  字节                 a bare word: in code, reference, title, names\n"
"\n"
"Field and value names may be Chinese: 阶段:进行中. Fields of what a record\n"
"refers to are reached by a dot: customer.industry:医药.\n"
"\n"
"More with --where and quotes:\n"
"  --where 'stage = won and (amount >= 10万 or customer.level in (A, B))'\n"
"\n"
"field:value selects, field=value sets; the two never mix.\n");

static const char periods[] = N_(
"A period is a span of days, both ends included:\n"
"\n"
"  2026  2026H1  2026Q3  2026-07  2026-W28  2026-07-15\n"
"  H1  Q3  W28                        of this year\n"
"  FY2026  FY2026Q1                   the fiscal year of the rule book\n"
"  today  yesterday  tomorrow\n"
"  this week  last month  next quarter  last year\n"
"  last 4 weeks                       whole weeks before this one\n"
"  past 30 days                       the days that end today\n"
"  wtd  mtd  qtd  ytd                 from its start to today\n"
"  2026-07..2026-08  2026Q2..  ..yesterday\n"
"  今天 昨天 本周 上周 本月 上月 本季度 上季度 上半年 今年 去年 近30天\n"
"  2026年7月  2026年三季度\n"
"\n"
"Blanks may be '-': last-week. Weeks have ISO numbers. -p PERIOD looks at the\n"
"date that counts for the noun (deal: closed_on); --on FIELD names another;\n"
"--from and --to give the two days alone.\n");

static const char formats[] = N_(
"-F FORMAT, or the extension of the file of -o:\n"
"\n"
"  table   for people: aligned, grouped digits; lists on a terminal\n"
"  tsv     a header, TAB between, one line a record; lists in a pipe\n"
"  csv     quotes only where needed; --excel for Excel, --delimiter ';',\n"
"          --encoding gb18030\n"
"  json    one object: schema, version, items; decimals are strings\n"
"  jsonl   one item object a line\n"
"  ids     one code a line, for xargs\n"
"  text    label and value, for one record; documents\n"
"  md      a Markdown table or document\n"
"\n"
"In tsv, csv and json keys, numbers and dates never follow the language, and\n"
"nothing is cut or coloured. TAB, LF, CR and \\ inside a tsv value are written\n"
"\\t \\n \\r \\\\. -z ends records in NUL, --no-header leaves the header out.\n"
"--fields a,b chooses columns; +a adds one, -b removes one; all shows all.\n");

static const char exit_codes[] = N_(
"  0   done; or the answer is yes\n"
"  1   the answer is no: differences, problems found, nothing matched\n"
"  2   the command line is wrong, or nobody could be asked\n"
"  65  a value, a file's row or the rule book is wrong; nothing was saved\n"
"  66  a named file, record or department is not there\n"
"  69  an outside program failed\n"
"  70  a fault of salesctl\n"
"  73  the output file can't be made\n"
"  74  reading or writing failed, standard output too\n"
"  75  busy: another command is writing; try again\n"
"  77  not permitted\n"
"  78  a setting is wrong\n"
"  80  conflict: changed meanwhile, or it exists with other values\n"
"  81  refused by a rule or an approval\n"
"  82  partly done (--keep-going)\n"
"  83  made by a newer salesctl\n"
"  84  outcome unknown: look before repeating\n"
"  85  damage was met: run salesctl fsck\n"
"  86  saved, but the output failed: do not repeat\n");

static const char amounts[] = N_( /* xgettext:no-c-format */
"Amounts are exact; they are kept in ten-thousandths and never as floating\n"
"point. Typed as\n"
"\n"
"  120000   120,000.00   12万   1.2亿   120k   ¥120000   CNY 120000   １２万\n"
"\n"
"More decimals than the currency has are an error, never rounded silently.\n"
"Two currencies are never added together. Percentages are typed 60% or 0.6.\n"
"Tables group digits (1,234.50); tsv, csv and json don't (1234.50).\n");

static const struct { const char *name, *text; } topics[] = {
	{ "selectors", selectors }, { "periods", periods }, { "formats", formats },
	{ "money", amounts }, { "exit-codes", exit_codes },
};

const char *const help_topics[] = { "settings", "selectors", "periods", "formats", "money", "exit-codes", NULL };

const char *
help_topic(const char *name)
{
	for (size_t i = 0; i < sizeof(topics) / sizeof(topics[0]); i++)
		if (strcmp(topics[i].name, name) == 0)
			return tr(topics[i].text);
	return NULL;
}
