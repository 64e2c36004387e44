/* A row of a source becomes facts: measured, converted to the rule book's
 * currency once, on its date, and split by credit so that the parts add up. */
#include "lib/metric/chance.h"
#include "lib/metric/convert.h"
#include "lib/metric/scan.h"

static int
read_field(void *ctx, const void *slot, struct value *out, struct sales_err *err)
{
	const struct scan *s = ctx;

	(void)err;
	*out = s->cells[(uintptr_t)slot - 1];
	return SALES_OK;
}

struct walk { struct scan *s; scan_fn *fn; void *arg; };

static int
bad_record(const struct scan *s, int64_t id, struct sales_err *err)
{
	char code[32];

	return err_prefix(err, "%s %s: ", tr(s->kind->label), kind_code(s->kind, id, code));
}

/* A measured value in ten-thousandths; false: it does not fit. */
static bool
in_units(const struct value *v, enum rounding how, int64_t *out)
{
	money m;

	switch (v->type) {
	case V_MONEY:
	case V_NUM:
		*out = v->u.i;
		return true;
	case V_INT:
	case V_BOOL:
		return !__builtin_mul_overflow(v->u.i, MONEY_UNIT, out);
	case V_RATE:
		if (!money_mul((money){ MONEY_UNIT }, ratio_of_rate(v->u.i), 4, how, &m))
			return false;
		*out = m.v;
		return true;
	case V_RATIO:
		if (!money_mul((money){ MONEY_UNIT }, v->u.r, 4, how, &m))
			return false;
		*out = m.v;
		return true;
	case V_NULL:
	case V_DAY:
	case V_TIME:
	case V_TEXT:
	case V_REF:
		break;
	}
	return false;
}

static int
convert(const struct scan *s, const struct value *cells, struct fact *f, struct sales_err *err)
{
	struct converted c;

	f->rate = (struct ratio){ 1, 1 };
	f->whole = f->original;
	if (!s->is_money)
		return SALES_OK;
	TRY(convert_amount(s->d, s->kind, f->id, f->original, s->currency < 0 ? NULL : &cells[s->currency], f->on,
	    &c, err));
	memcpy(f->currency, c.currency, sizeof(f->currency));
	f->rate = c.rate;
	f->whole = c.amount;
	return SALES_OK;
}

static int
weigh(const struct scan *s, const struct value *c, struct fact *f, struct sales_err *err)
{
	money m;

	f->chance = deal_chance(s->d->policy, &c[s->probability], &c[s->stage], &c[s->pipeline]);
	if (s->unweighed)
		return SALES_OK;
	if (!money_mul((money){ f->whole }, ratio_of_rate(f->chance), 4, s->d->policy->locale.rounding, &m))
		return FAIL(err, SALES_EINVAL, _("the amount is too large to weigh"));
	f->whole = m.v;
	return SALES_OK;
}

enum { SPLIT_MAX = 64 };

/* Shares that leave something over leave it to nobody; what the shares'
 * own rounding lost (three times 33.3333333 %) is not left over. */
static int
list_shares(const struct share *share, size_t n, int64_t *person, int64_t *part, size_t *nparts,
    struct sales_err *err)
{
	int64_t sum = 0;

	if (n >= SPLIT_MAX)
		return FAIL(err, SALES_EINVAL, _("it is credited to more than %d people"), SPLIT_MAX - 1);
	for (size_t i = 0; i < n; i++) {
		person[i] = share[i].person;
		part[i] = share[i].share;
		sum += share[i].share;
	}
	*nparts = n;
	if (sum > RATE_UNIT + (int64_t)n) {
		char s[RATIO_SIZE];

		return FAIL(err, SALES_EINVAL, _("its credits add up to %s%%, more than the whole"),
		    ratio_percent(ratio_of_rate(sum), s));
	}
	if (sum < RATE_UNIT - (int64_t)n) {
		person[n] = 0;
		part[n] = RATE_UNIT - sum;
		*nparts = n + 1;
	}
	return SALES_OK;
}

static int
split(struct walk *w, struct fact *f, const struct share *share, size_t n,
    const struct value *measure, const struct value *key, struct sales_err *err)
{
	int64_t person[SPLIT_MAX], part[SPLIT_MAX];
	money   piece[SPLIT_MAX];
	size_t  nparts = 0;

	TRY(list_shares(share, n, person, part, &nparts, err));
	if (!money_split((money){ f->whole }, part, nparts, w->s->decimals, piece))
		return FAIL(err, SALES_EINVAL, _("the amount can't be split"));
	for (size_t i = 0; i < nparts; i++) {
		f->person = person[i];
		f->part = (int)i;
		f->parts = (int)nparts;
		f->value = piece[i].v;
		if (scan_is_asked(w->s, f->person))
			TRY(w->fn(w->arg, f, measure, key, err));
	}
	return SALES_OK;
}

/* Beside the split: each share of the whole by itself, and nobody's where there is none. */
static int
overlay(struct walk *w, struct fact *f, const struct share *share, size_t n,
    const struct value *measure, const struct value *key, struct sales_err *err)
{
	f->parts = (int)n;
	for (size_t i = 0; i < n; i++) {
		money piece;

		if (!money_mul((money){ f->whole }, ratio_of_rate(share[i].share), w->s->decimals,
		    w->s->d->policy->locale.rounding, &piece))
			return FAIL(err, SALES_EINVAL, _("the amount can't be split"));
		f->person = share[i].person;
		f->part = (int)i;
		f->value = piece.v;
		if (scan_is_asked(w->s, f->person))
			TRY(w->fn(w->arg, f, measure, key, err));
	}
	return SALES_OK;
}

/* The row's measure: *counts false when it has none and is no fact. */
static int
measure_row(struct scan *s, struct fact *f, struct value *v, bool *counts, struct sales_err *err)
{
	struct expr_row row = { .ctx = s, .field = read_field };

	*counts = true;
	*v = v_int(1);
	if (s->value >= 0)
		*v = s->cells[s->value];
	else if (s->measure != NULL)
		TRY(expr_eval(s->measure, &row, v, err));
	if (v->type == V_NULL) {
		*counts = false;
		return SALES_OK;
	}
	if (s->of->fn == MEASURE_DISTINCT)
		f->original = MONEY_UNIT;
	else if (!in_units(v, s->d->policy->locale.rounding, &f->original))
		return FAIL(err, SALES_EINVAL, _("the value is too large"));
	return SALES_OK;
}

static int
take_row(struct walk *w, struct fact *f, const struct value *c, struct sales_err *err)
{
	struct scan        *s = w->s;
	const struct value *key = s->key < 0 ? NULL : &c[s->key];
	const struct share *share = NULL;
	struct value        measure;
	size_t              n = 0;
	bool                counts;

	TRY(measure_row(s, f, &measure, &counts, err));
	if (!counts)
		return SALES_OK;
	TRY(convert(s, c, f, err));
	if (s->weighted)
		TRY(weigh(s, c, f, err));
	if (s->credits.n > 0)
		n = credits_of(&s->credits, s->deal < 0 ? f->id :
		    c[s->deal].type == V_NULL ? 0 : c[s->deal].u.i, &share);
	if (s->of->credit == CREDIT_OVERLAY)
		return overlay(w, f, share, n, &measure, key, err);
	if (n > 0)
		return split(w, f, share, n, &measure, key, err);
	f->value = f->whole;
	f->parts = 1;
	if (s->owner >= 0 && c[s->owner].type != V_NULL)
		f->person = c[s->owner].u.i;
	if (!scan_is_asked(s, f->person))
		return SALES_OK;
	return w->fn(w->arg, f, &measure, key, err);
}

static int
row(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct walk *w = arg;
	struct fact  f = { .kind = w->s->kind, .id = id, .op = c[0].u.i };
	int          rc;

	/* without the date that counts it does not count; a source without one
	 * is the state of today */
	if (w->s->date >= 0 && c[w->s->date].type == V_NULL)
		return SALES_OK;
	f.on = w->s->date < 0 ? w->s->d->when.today : (day)c[w->s->date].u.i;
	w->s->cells = c;
	rc = take_row(w, &f, c, err);
	if (rc == SALES_EINVAL && err->hint[0] == '\0')
		return bad_record(w->s, id, err);
	return rc;
}

int
scan_each(struct scan *s, scan_fn *fn, void *arg, struct sales_err *err)
{
	struct walk  w = { s, fn, arg };
	struct query q = s->q;

	if (s->npasses == 0)
		return record_each(s->d, &q, row, &w, err);
	for (size_t i = 0; i < s->npasses; i++) {
		q.among = &s->pass[i].by;
		q.ids = s->pass[i].ids;
		q.nids = s->pass[i].n;
		if (q.nids > 0)
			TRY(record_each(s->d, &q, row, &w, err));
	}
	return SALES_OK;
}
