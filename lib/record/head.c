#include "lib/record/head.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "lib/record/version.h"

static const struct sql hash_of = { "SELECT hash FROM operation WHERE no = ?1" };

int
head_at(struct dept *d, int64_t no, struct head *out, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };

	if (no == 0)
		TRY(dept_last_op(d, &no, err));
	*out = (struct head){ .no = no };
	TRY(db_query(&d->db, &st, &hash_of, BIND(V(no)), err));
	if (!db_next(&st)) {
		TRY(db_end(&st, err));
		return FAIL(err, SALES_ENOTFOUND, _("there is no operation %lld"), (long long)no);
	}
	if (db_bytes(&st, 0) != DIGEST_SIZE)
		return FAIL(err, SALES_EDAMAGED, _("the hash of operation %lld is damaged; see salesctl fsck"), (long long)no);
	sodium_bin2hex(out->hex, sizeof(out->hex), db_blob(&st, 0), DIGEST_SIZE);
	return db_end(&st, err);
}

const char *
head_text(const struct head *h, int digits, char s[HEAD_TEXT])
{
	snprintf(s, HEAD_TEXT, "%lld:%.*s", (long long)h->no, digits == 0 ? HEAD_DIGITS : digits, h->hex);
	return s;
}

bool
head_parse(const char *p, size_t n, struct head *out)
{
	size_t i = 0, digits = 0;

	*out = (struct head){ 0 };
	for (; i < n && i < 18 && p[i] >= '0' && p[i] <= '9'; i++)
		out->no = out->no * 10 + (p[i] - '0');
	if (out->no == 0 || i == n || p[i++] != ':')
		return false;
	for (; i < n && digits < HEAD_DIGITS; i++) {
		const char c = p[i] >= 'A' && p[i] <= 'F' ? (char)(p[i] | 32) : p[i];

		if ((c < '0' || c > '9') && (c < 'a' || c > 'f'))
			return false;
		out->hex[digits++] = c;
	}
	return i == n && digits >= HEAD_LEAST;
}

int
head_check(struct dept *d, const struct head *kept, const char *from, finding_fn *fn, void *arg,
    struct sales_err *err)
{
	struct sales_err why;
	struct head      here;
	char             what[64], message[400];
	int64_t          last;
	struct finding   f = { .op = kept->no, .what = what, .message = message };
	int              rc;

	TRY(dept_last_op(d, &last, err));
	rc = head_at(d, kept->no, &here, &why);
	if (rc == SALES_OK && strncmp(here.hex, kept->hex, strlen(kept->hex)) == 0)
		return SALES_OK;
	snprintf(what, sizeof(what), _("operation %lld"), (long long)kept->no);
	if (kept->no > last) {
		f.code = "head.beyond";
		snprintf(message, sizeof(message),
		    _("%s knows it, but the log ends with operation %lld: its end was cut off, or an older copy was put in its place"),
		    from, (long long)last);
	} else if (rc == SALES_OK) {
		f.code = "head.other";
		snprintf(message, sizeof(message),
		    _("%s has %.16s for it and the log has %.16s: the log was written anew from there or before"),
		    from, kept->hex, here.hex);
	} else {
		f.code = "head.missing";
		snprintf(message, sizeof(message), _("%s knows it, but the log can't show it: %s"), from, why.msg);
	}
	return fn(arg, &f, err);
}
