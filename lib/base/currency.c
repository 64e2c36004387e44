/* The currencies of ISO 4217 (list one, 2024), apart from funds and metals. */
#include <string.h>

#include "lib/base/money.h"

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
