#include "lib/payout/won.h"

#include <string.h>

#include "lib/crm/kinds.h"
#include "lib/crm/stages.h"
#include "lib/metric/chance.h"
#include "lib/payout/refunds.h"
#include "lib/record/suppose.h"

/* ---- open deals ---------------------------------------------------------- */

enum { COL_OWNER, COL_AMOUNT, COL_EXPECTED, COL_PROBABILITY, COL_STAGE, COL_PIPELINE, OPEN_COLS };
static const char *const open_cols[OPEN_COLS] = { "owner", "amount", "expected_on", "probability", "stage", "pipeline" };

struct reading { struct dept *d; struct buf rows; };

static int
take_open(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct reading *r = arg;
	struct won_deal w = { .id = id, .owner = c[COL_OWNER].type == V_NULL ? 0 : c[COL_OWNER].u.i, .on = DAY_NONE,
		.has_amount = c[COL_AMOUNT].type != V_NULL,
		.chance = deal_chance(r->d->policy, &c[COL_PROBABILITY], &c[COL_STAGE], &c[COL_PIPELINE]) };

	(void)err;
	if (w.has_amount)
		w.amount = c[COL_AMOUNT].u.i;
	if (c[COL_EXPECTED].type != V_NULL)
		w.on = (day)c[COL_EXPECTED].u.i;
	buf_put(&r->rows, &w, sizeof(w));
	return SALES_OK;
}

int
won_open(struct dept *d, struct arena *a, struct won_deal **out, size_t *n, struct sales_err *err)
{
	struct reading r = { .d = d };
	struct query   q;
	int            rc = record_query(d, &deal_kind, open_cols, OPEN_COLS, "stage:open", a, &q, err);

	if (rc == SALES_OK)
		rc = record_each(d, &q, take_open, &r, err);
	*n = r.rows.n / sizeof(**out);
	*out = arena_array(a, struct won_deal, *n + 1);
	if (rc == SALES_OK && *n > 0)
		memcpy(*out, r.rows.p, r.rows.n);
	buf_done(&r.rows);
	return rc;
}

/* ---- supposing ----------------------------------------------------------- */

static void
set(const struct kind *k, struct value *v, const char *field, struct value to)
{
	v[kind_index(k, field)] = to;
}

struct paying { struct dept *d; const char *currency; int64_t in; };
enum { IN_AMOUNT, IN_CURRENCY, IN_PAID, IN_COLS };

static int
take_receipt(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct paying *p = arg;
	char           from[4] = "";
	int64_t        amount;

	(void)id;
	if (c[IN_CURRENCY].type == V_TEXT)
		memcpy(from, c[IN_CURRENCY].u.s.p, 3);
	TRY(refunds_convert(p->d->policy, c[IN_AMOUNT].u.i, from[0] == '\0' ? p->currency : from, p->currency,
	    (day)c[IN_PAID].u.i, &amount, err));
	if (__builtin_add_overflow(p->in, amount, &p->in))
		return FAIL(err, SALES_EINVAL, _("what came in for a deal is too large to reckon with"));
	return SALES_OK;
}

/* What a deal lacks of its amount, in its currency. */
static int
outstanding(struct dept *d, const struct won_deal *w, const char *currency, struct arena *a, int64_t *out,
    struct sales_err *err)
{
	static const char *const cols[IN_COLS] = { "amount", "currency", "paid_on" };
	struct paying            p = { .d = d, .currency = currency };
	struct query             q;
	char                     code[32];

	TRY(record_query(d, &receipt_kind, cols, IN_COLS, arena_printf(a, "deal = %s", kind_code(&deal_kind, w->id, code)), a,
	    &q, err));
	TRY(record_each(d, &q, take_receipt, &p, err));
	*out = w->amount - p.in;
	return SALES_OK;
}

static int
suppose_receipt(struct dept *d, struct won_deal *w, const struct record *deal, struct arena *a, struct sales_err *err)
{
	const struct kind  *k = d->schema.by_no[receipt_kind.no], *of = d->schema.by_no[deal_kind.no];
	const struct value *cur = &deal->v[kind_index(of, "currency")];
	const char         *currency = cur->type == V_TEXT ? arena_strndup(a, cur->u.s.p, cur->u.s.n) : d->policy->locale.currency;
	struct value       *v = arena_array(a, struct value, k->nfields);
	int64_t             due;

	TRY(outstanding(d, w, currency, a, &due, err));
	if (due <= 0)
		return SALES_OK;
	for (size_t i = 0; i < k->nfields; i++)
		v[i] = v_null();
	set(k, v, "deal", v_of(V_REF, w->id));
	set(k, v, "customer", deal->v[kind_index(of, "customer")]);
	set(k, v, "amount", v_money((money){ due }));
	set(k, v, "currency", *cur);
	set(k, v, "paid_on", v_day(w->on));
	set(k, v, "due_on", v_day(w->on));
	set(k, v, "kind", v_text("receipt"));
	set(k, v, "confirmed", v_of(V_BOOL, 1));
	TRY(suppose_next_id(d, k, &w->receipt, err));
	return suppose(d, k, w->receipt, v, err);
}

int
won_suppose(struct dept *d, struct won_deal *w, bool is_paid, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct kind               *k = d->schema.by_no[deal_kind.no];
	const char                      *stage;
	struct record                    r;

	w->receipt = 0;
	TRY(record_get(d, k, w->id, &a, &r, err));
	stage = deal_closing_stage(d, r.v, STAGE_WON, &a);
	if (stage == NULL)
		return SALES_OK; /* a pipeline that the rule book no longer has: nothing is won there */
	set(k, r.v, "stage", v_text(stage));
	set(k, r.v, "closed_on", v_day(w->on));
	if (w->has_amount)
		set(k, r.v, "amount", v_money((money){ w->amount }));
	TRY(suppose(d, k, w->id, r.v, err));
	return is_paid && w->has_amount ? suppose_receipt(d, w, &r, &a, err) : SALES_OK;
}
