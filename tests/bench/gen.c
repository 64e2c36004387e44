/* gen DIR DEALS - a made-up sales department as files to import, the same
 * bytes on every machine: people.csv customers.csv products.csv deals.csv
 * credits.csv receipts.csv (refunds of won deals) goals.csv. One person for
 * 100 deals, one customer for 40. A tenth of the deals is split by two, three
 * in a hundred are refunded in part. All closed within 2025. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "tests/bench/bench.h"

static const char *const surname[] = { "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "欧阳", "Müller",
	"Novák", "Smith", "García", "Rossi", "Tanaka", "Kim" };
static const char *const given[] = { "伟", "芳", "娜", "秀英", "敏", "静", "强", "磊", "Anna", "Ben",
	"Chloé", "Dan", "Eva", "Finn", "Ida", "Omar" };
static const char *const trade[] = { "制造股份有限公司", "科技有限公司", "Pharma", "Paper", "贸易（集团）",
	"Logistics", "食品", "Energy" };
static const char *const town[] = { "成都", "上海", "North", "苏州", "Berlin", "广州", "西安", "Lyon" };

static uint64_t state = 20260701;

static uint64_t
dice(uint64_t n)
{
	uint64_t z = state += 0x9e3779b97f4a7c15u;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return (z ^ (z >> 31)) % n;
}

/* Uneven: small numbers much more often than large ones. */
static uint64_t
uneven(uint64_t n)
{
	const uint64_t a = dice(n), b = dice(n);

	return dice(2) ? (a < b ? a : b) : a * b / n;
}

static FILE *
make(const char *dir, const char *name)
{
	char  path[512];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	f = fopen(path, "w");
	if (f == NULL)
		die("%s: can't write", path);
	return f;
}

static void
done(FILE *f)
{
	if (ferror(f) || fclose(f) != 0)
		die("a file can't be written");
}

/* The d-th day of 2025 as text. */
static const char *
date(unsigned d, char s[11])
{
	static const unsigned before[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365 };
	unsigned              m = 1;

	while (d >= before[m])
		m++;
	snprintf(s, 11, "2025-%02u-%02u", m, d - before[m - 1] + 1);
	return s;
}

static void
masters(const char *dir, long people, long customers)
{
	FILE *f = make(dir, "people.csv");
	long  i;

	fputs("code,name,role\n", f);
	for (i = 1; i <= people; i++)
		fprintf(f, "p%05ld,%s%s%ld,ae\n", i, surname[i % 16], given[i / 16 % 16], i);
	done(f);
	f = make(dir, "customers.csv");
	fputs("ref,name,industry\n", f);
	for (i = 1; i <= customers; i++)
		fprintf(f, "K%06ld,%s%s%ld,%s\n", i, town[i % 8], trade[i / 8 % 8], i, trade[i % 8]);
	done(f);
	f = make(dir, "products.csv");
	fputs("code,name,list_price\n", f);
	for (i = 1; i <= 100; i++)
		fprintf(f, "SU-%04ld,Support %ld,%ld.50\n", i, i, 500 + i * 7);
	done(f);
}

static void
deals(const char *dir, long n, long people, long customers)
{
	static const char *const open[] = { "qualify", "propose", "negotiate" };
	FILE *const              f = make(dir, "deals.csv"), *const c = make(dir, "credits.csv");
	FILE *const              r = make(dir, "receipts.csv");
	char                     a[11], b[11];
	long                     i, refunds = 0;

	fputs("ref,owner,customer,product,stage,amount,currency,created_on,closed_on\n", f);
	fputs("deal,person,share,kind\n", c);
	fputs("ref,deal,amount,currency,paid_on,kind\n", r);
	for (i = 1; i <= n; i++) {
		const unsigned  created = (unsigned)((uint64_t)i * 330 / (uint64_t)(n + 1));
		const unsigned  closed = created + (unsigned)dice(35);
		const uint64_t  cents = (1 + uneven(90)) * (1 + uneven(90)) * 10000 + dice(3) * 5025;
		const uint64_t  who = 1 + uneven((uint64_t)people), luck = dice(100);
		const char     *stage = luck < 85 ? "won" : luck < 95 ? "lost" : open[luck % 3];
		const long      customer = 1 + (long)uneven((uint64_t)customers);

		fprintf(f, "H%07ld,p%05lu,%s%s%ld,SU-%04lu,%s,%lu.%02lu,CNY,%s,%s\n", i, (unsigned long)who,
		    town[customer % 8], trade[customer / 8 % 8], customer, 1 + (unsigned long)uneven(100),
		    stage, (unsigned long)(cents / 100), (unsigned long)(cents % 100), date(created, a),
		    luck < 95 ? date(closed, b) : "");
		if (luck < 85 && dice(10) == 0) {
			const uint64_t other = who % (uint64_t)people + 1;
			const unsigned share = 5 * (1 + (unsigned)dice(19));

			fprintf(c, "ref:H%07ld,p%05lu,%u%%,revenue\nref:H%07ld,p%05lu,%u%%,revenue\n", i,
			    (unsigned long)who, share, i, (unsigned long)other, 100 - share);
		}
		if (luck < 3)
			fprintf(r, "R%06ld,ref:H%07ld,-%lu.%02lu,CNY,%s,refund\n", ++refunds, i,
			    (unsigned long)(cents / 400), (unsigned long)(cents / 4 % 100),
			    date(closed < 360 ? closed + 5 : 364, b));
	}
	done(f);
	done(c);
	done(r);
}

static void
goals(const char *dir, long people)
{
	FILE *const f = make(dir, "goals.csv");
	long        i;
	int         q;

	fputs("subject,metric,period,target\n", f);
	for (i = 1; i <= people; i++)
		for (q = 1; q <= 4; q++)
			fprintf(f, "p%05ld,revenue,2025Q%d,%lu.00\n", i, q, 300000 + 10000 * (unsigned long)dice(200));
	done(f);
}

int
main(int argc, char **argv)
{
	const long n = argc > 2 ? strtol(argv[2], NULL, 10) : 0;
	const long people = n / 100 + 10, customers = n / 40 + 10;

	if (n <= 0)
		die("usage: gen DIR DEALS");
	masters(argv[1], people, customers);
	deals(argv[1], n, people, customers);
	goals(argv[1], people);
	return 0;
}
