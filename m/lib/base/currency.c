/* The currencies of ISO 4217 (list one, 2024; no funds, no metals), and how
 * people mark them. */
#include <string.h>
#include <strings.h>

#include "lib/base/currency.h"

/* Sorted; every code takes three letters and a blank. */
static const char active[] =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND "
    "BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF "
    "DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD "
    "HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW "
    "KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR "
    "MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN "
    "PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN "
    "SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES "
    "VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL ";

/* All that do not have two decimals. */
static const char none[] =
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF ";
static const char three[] = "BHD IQD JOD KWD LYD OMR TND ";

/* Longer ones before those that they begin or end with. */
static const struct currency_mark marks[] = {
	{ "US$", "USD" },    { "HK$", "HKD" },   { "NT$", "TWD" },  { "S$", "SGD" },
	{ "A$", "AUD" },     { "C$", "CAD" },    { "$", "USD" },    { "¥", "CNY" },
	{ "€", "EUR" },      { "£", "GBP" },     { "RMB", "CNY" },  { "人民币元", "CNY" },
	{ "人民币", "CNY" }, { "新台币", "TWD" }, { "美元", "USD" }, { "欧元", "EUR" },
	{ "港元", "HKD" },   { "港币", "HKD" },  { "日元", "JPY" }, { "英镑", "GBP" },
	{ "元整", "CNY" },   { "元", "CNY" },    { "圆整", "CNY" }, { "圆", "CNY" },
};

static bool
listed(const char *list, size_t size, const char *cur)
{
	for (const char *p = list; p < list + size - 1; p += 4)
		if (memcmp(p, cur, 3) == 0)
			return true;
	return false;
}

bool
currency_known(const char *cur)
{
	return strlen(cur) == 3 && listed(active, sizeof(active), cur);
}

int
currency_decimals(const char *cur)
{
	for (int i = 0; i < 3; i++)
		if (cur[i] < 'A' || cur[i] > 'Z')
			return -1;
	if (cur[3] != '\0')
		return -1;
	if (listed(none, sizeof(none), cur))
		return 0;
	return listed(three, sizeof(three), cur) ? 3 : 2;
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

const struct currency_mark *
currency_mark_at(const char *p)
{
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		size_t n = strlen(marks[i].text);

		if (strncasecmp(p, marks[i].text, n) != 0)
			continue;
		if (!is_letter(marks[i].text[n - 1]) || !is_letter(p[n]))
			return &marks[i];
	}
	return NULL;
}

void
currency_code_at(const char *p, char code[4])
{
	int n = 0;

	while (n < 3 && is_letter(p[n])) {
		code[n] = (char)(p[n] & ~0x20);
		n++;
	}
	code[n < 3 || is_letter(p[3]) ? 0 : 3] = '\0';
}
