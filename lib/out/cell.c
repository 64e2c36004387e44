/* How a cell reads: for machines and for people. */
#include "lib/base/text.h"
#include "lib/out/writer.h"

const char *
col_label(const struct col *col)
{
	return col->label == NULL || *col->label == '\0' ? col->key : tr(col->label);
}

bool
col_is_number(enum col_type t)
{
	return t == COL_COUNT || t == COL_NUM || t == COL_MONEY || t == COL_RATE || t == COL_PERCENT;
}

bool
cell_is_texty(const struct cell *c)
{
	return c->type == COL_TEXT || c->type == COL_CODE || c->type == COL_REF ||
	    c->type == COL_ENUM;
}

void
machine_text(const struct cell *c, const char **p, size_t *n)
{
	if (c->type == COL_TEXT || c->type == COL_CODE) {
		*p = c->u.s.p;
		*n = c->u.s.n;
		return;
	}
	/* a record without a name of its own (an untitled deal) is its code */
	*p = c->type == COL_REF && c->u.ref.name != NULL && *c->u.ref.name != '\0' ?
	    c->u.ref.name : c->u.ref.code;
	*n = strlen(*p);
}

static char *
put_kept_day(struct out *out, day d, char *s)
{
	struct kept_day *k = &out->kept[(unsigned)d % DAYS_KEPT];

	if (k->d != d || k->s[0] == '\0') {
		if (put_day(k->s, d) != k->s + DAY_SIZE - 1)
			return put_day(s, d);
		k->d = d;
	}
	memcpy(s, k->s, DAY_SIZE - 1);
	return s + DAY_SIZE - 1;
}

char *
put_machine(struct out *out, const struct cell *c, char *s)
{
	char tmp[RATIO_SIZE];

	switch (c->type) {
	case COL_COUNT:
		return put_int(s, c->u.i);
	case COL_NUM:
		return put_decimal(s, c->u.i, 4, 0, false);
	case COL_MONEY:
		return put_decimal(s, c->u.i, 4, out->o.money_decimals, false);
	case COL_RATE:
		return put_decimal(s, c->u.i, 9, 0, false);
	case COL_PERCENT:
		ratio_decimal(c->u.r, tmp);
		memcpy(s, tmp, strlen(tmp));
		return s + strlen(tmp);
	case COL_DAY:
		return put_kept_day(out, (day)c->u.i, s);
	case COL_TIME:
		return put_time(s, c->u.i, out->o.zone_offset_ms, false);
	case COL_BOOL:
		memcpy(s, c->u.i != 0 ? "true" : "false", 5);
		return s + (c->u.i != 0 ? 4 : 5);
	case COL_TEXT:
	case COL_CODE:
	case COL_REF:
	case COL_ENUM:
	case COL_END:
		break;
	}
	return s;
}

/* Billionths as percent: 60%, 7.5%. */
static char *
put_rate_people(char *s, int64_t rate)
{
	s = put_decimal(s, rate, 7, 0, false);
	*s++ = '%';
	return s;
}

static char *
put_people(struct out *out, const struct cell *c, char *s)
{
	char        tmp[RATIO_SIZE];
	const char *word;

	switch (c->type) {
	case COL_COUNT:
		return put_decimal(s, c->u.i, 0, 0, out->o.group_digits);
	case COL_NUM:
		return put_decimal(s, c->u.i, 4, 0, out->o.group_digits);
	case COL_MONEY:
		return put_decimal(s, c->u.i, 4, out->o.money_decimals, out->o.group_digits);
	case COL_RATE:
		return put_rate_people(s, c->u.i);
	case COL_PERCENT:
		ratio_percent(c->u.r, tmp);
		memcpy(s, tmp, strlen(tmp));
		s += strlen(tmp);
		*s++ = '%';
		return s;
	case COL_TIME:
		return put_time(s, c->u.i, out->o.zone_offset_ms, true);
	case COL_BOOL:
		word = c->u.i != 0 ? _("yes") : _("no");
		memcpy(s, word, strlen(word));
		return s + strlen(word);
	case COL_DAY:
	case COL_TEXT:
	case COL_CODE:
	case COL_REF:
	case COL_ENUM:
	case COL_END:
		break;
	}
	return put_machine(out, c, s);
}

void
cell_show(struct out *out, const struct cell *c, struct buf *b)
{
	char        s[SINK_NUMBER];
	const char *p;
	size_t      n;

	if (c->empty)
		return;
	if (!cell_is_texty(c)) {
		buf_put(b, s, (size_t)(put_people(out, c, s) - s));
		return;
	}
	machine_text(c, &p, &n);
	if (c->type == COL_REF && c->u.ref.label != NULL) {
		p = c->u.ref.label;
		n = strlen(p);
	} else if (c->type == COL_ENUM && c->u.ref.name != NULL && *c->u.ref.name != '\0') {
		p = c->u.ref.name;
		n = strlen(p);
	}
	text_show(p, n, false, b);
}
