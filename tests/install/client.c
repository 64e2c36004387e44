/* Somebody else's program against the installed headers and library, as C11
 * and as C++: an amount is read and written, and a department's deals are
 * counted. usage: client SALES.DB AMOUNT */
#include <lib/base/money.h>
#include <lib/crm/kinds.h>
#include <lib/record/read.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static int
count_deals(const char *db, int64_t *n, struct sales_err *err)
{
	struct dept      d;
	struct dept_opts how;
	struct query     all;
	int              rc;

	memset(&d, 0, sizeof(d));
	memset(&how, 0, sizeof(how));
	how.db = db;
	how.mode = DB_READ;
	memset(&all, 0, sizeof(all));
	all.kind = &deal_kind;
	all.period.from = all.period.to = DAY_NONE;
	rc = dept_open(&d, &how, err);
	if (rc == SALES_OK)
		rc = record_count(&d, &all, n, err);
	dept_close(&d);
	return rc;
}

int
main(int argc, char **argv)
{
	struct sales_err err;
	char             text[MONEY_SIZE], currency[4];
	money            m;
	int64_t          n = 0;
	int              rc;

	if (argc != 3)
		return SALES_EUSAGE;
	rc = money_parse(argv[2], strlen(argv[2]), 2, &m, currency, &err);
	if (rc == SALES_OK)
		rc = count_deals(argv[1], &n, &err);
	if (rc != SALES_OK)
		fprintf(stderr, "client: %s\n", err.msg);
	else
		printf("%" PRId64 " deals, %s %s\n", n, money_str(m, 2, text), currency);
	return rc;
}
