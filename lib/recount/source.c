/* The facts behind a metric: measured, in the rule book's currency, and shared by
 * credit so that the parts add up. */
#include <stdlib.h>
#include <string.h>

#include "lib/recount/inside.h"

struct credit { int64_t deal, id, person, share; };

/* ---- credits ------------------------------------------------------------- */

static int
take_credit(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct buf   *rows = arg;
	struct credit x = { value_id(&c[0]), id, value_id(&c[1]), value_id(&c[2]) };

	(void)err;
	buf_put(rows, &x, sizeof(x));
	return SALES_OK;
}

/* Those of one deal in the order in which they were listed. */
static int
by_deal(const void *a, const void *b)
{
	const struct credit *x = a, *y = b;

	if (x->deal != y->deal)
		return x->deal < y->deal ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

static int
credits_load(struct recount *r, bool overlay, struct sales_err *err)
{
	struct credits          *all = &r->credits[overlay];
	static const char *const cols[] = { "deal", "person", "share" };
	struct query             q;
	struct buf               rows = { 0 };
	int                      rc;

	if (all->is_read)
		return SALES_OK;
	all->is_read = true;
	TRY(record_query(r->d, schema_kind(&r->d->schema, "credit"), cols, 3, overlay ? "kind = overlay" : "kind = revenue", &r->a, &q, err));
	rc = record_each(r->d, &q, take_credit, &rows, err);
	all->n = rows.n / sizeof(struct credit);
	all->v = arena_array(&r->a, struct credit, all->n + 1);
	if (all->n > 0)
		memcpy(all->v, rows.p, rows.n);
	buf_done(&rows);
	qsort(all->v, all->n, sizeof(*all->v), by_deal);
	return rc;
}

/* The deal's: *n of them. */
static const struct credit *
credits_of(const struct credits *all, int64_t deal, size_t *n)
{
	size_t low = 0, high = all->n;

	while (low < high) {
		const size_t mid = (low + high) / 2;

		if (all->v[mid].deal < deal)
			low = mid + 1;
		else
			high = mid;
	}
	for (*n = 0; low + *n < all->n && all->v[low + *n].deal == deal;)
		++*n;
	return &all->v[low];
}

/* ---- exchange ------------------------------------------------------------ */

/* What one unit of a currency is worth on a day: the rate that began last. */
static bool
rate_on(const struct recount *r, const char *currency, day on, mpq_t out)
{
	const struct node *fx = node_child(r->now.root, "fx"), *list = fx == NULL ? NULL : node_child(fx, currency);
	day                best = DAY_NONE, from;
	struct ratio       v;

	mpq_set_si(out, 1, 1);
	if (strcmp(currency, text_at(node_child(r->now.root, "locale"), "currency")) == 0)
		return true;
	for (const struct node *n = list == NULL ? NULL : list->first; n != NULL; n = n->next)
		if (day_parse_iso(n->key, strlen(n->key), &from) && from <= on && from >= best && ratio_parse(n->text, strlen(n->text), &v)) {
			best = from;
			num_ratio(out, v);
		}
	return best != DAY_NONE;
}

int
convert(const struct recount *r, int64_t amount, const char *from, day on, int decimals, int64_t *out, struct sales_err *err)
{
	char text[DAY_SIZE];
	NUM(x);
	NUM(rate);

	*out = amount;
	if (*from == '\0' || strcmp(from, text_at(node_child(r->now.root, "locale"), "currency")) == 0)
		return SALES_OK;
	if (!rate_on(r, from, on, rate))
		return FAIL(err, SALES_EINVAL, _("no exchange rate from %s on %s"), from, day_str(on, text));
	num_money(x, amount);
	mpq_mul(x, x, rate);
	*out = num_round(x, decimals, r->fact_rounding);
	return SALES_OK;
}

/* ---- one source ---------------------------------------------------------- */

struct source {
	struct recount    *r;
	struct row_scope   row;
	const struct expr *measure;
	bool               counts, distinct, splits, overlays, is_money, links;
	size_t             date, owner, deal, currency;
	bool               has_owner, has_deal, has_currency;
	int                decimals;
	struct buf        *rows;      /* struct fact[] */
};

/* A column when the kind has the field. */
static int
column(struct source *s, const char *field, const char *name, size_t *at, bool *has, struct sales_err *err)
{
	*has = kind_field(s->row.k, field) != NULL;
	return *has ? row_column(&s->row, name, at, err) : SALES_OK;
}

static int
find_owner(struct source *s, const struct node *n, struct sales_err *err)
{
	const char *credit = text_at(n, "credit");

	s->overlays = credit != NULL && strcmp(credit, "overlay") == 0;
	if (s->overlays)
		return credits_load(s->r, true, err);
	if (credit != NULL && strcmp(credit, "none") == 0)
		return SALES_OK;
	TRY(column(s, "owner", "owner", &s->owner, &s->has_owner, err));
	if (!s->has_owner)
		TRY(column(s, "person", "person", &s->owner, &s->has_owner, err));
	if (!s->has_owner)
		TRY(column(s, "deal", "deal.owner", &s->owner, &s->has_owner, err));
	s->splits = credit != NULL && strcmp(credit, "split") == 0 && (s->has_deal || strcmp(s->row.k->name, "deal") == 0);
	return s->splits ? credits_load(s->r, false, err) : SALES_OK;
}

static int
find_measure(struct source *s, const struct node *n, const char *unit, struct sales_err *err)
{
	const char  *text = text_at(n, "measure"), *open = strchr(text, '(');
	struct expr *e;

	s->counts = open == NULL;
	if (s->counts)
		return SALES_OK;
	s->distinct = strncmp(text, "distinct", 8) == 0;
	TRY(row_bind(&s->row, arena_strndup(&s->r->a, open + 1, strlen(open) - 2), V_NULL, &e, err));
	s->measure = e;
	s->is_money = !s->distinct && (e->type == V_MONEY || (unit != NULL && strcmp(unit, "money") == 0));
	return SALES_OK;
}

static int
source_open(struct source *s, const struct node *n, const char *unit, struct sales_err *err)
{
	const char *of = text_at(n, "of");

	s->row = (struct row_scope){ .d = s->r->d, .a = &s->r->a, .k = schema_kind(&s->r->d->schema, of) };
	if (s->row.k == NULL)
		return FAIL(err, SALES_EINVAL, _("there is no record kind '%s'"), of);
	TRY(row_column(&s->row, text_at(n, "date"), &s->date, err));
	TRY(column(s, "deal", "deal", &s->deal, &s->has_deal, err));
	TRY(find_owner(s, n, err));
	TRY(find_measure(s, n, unit, err));
	if (s->is_money)
		TRY(column(s, "currency", "currency", &s->currency, &s->has_currency, err));
	if (s->is_money && !s->has_currency)
		TRY(column(s, "deal", "deal.currency", &s->currency, &s->has_currency, err));
	s->decimals = s->is_money && s->r->decimals >= 0 ? s->r->decimals : 4;
	return SALES_OK;
}

/* ---- one record ---------------------------------------------------------- */

static bool
in_units(const struct source *s, const struct value *v, int64_t *out)
{
	struct ratio r;
	NUM(x);

	if (v->type == V_MONEY || v->type == V_NUM) {
		*out = v->u.i;
		return true;
	}
	if (v->type == V_BOOL)
		r = (struct ratio){ v->u.i, 1 };
	else if (!expr_ratio_of(v, &r))
		return false;
	num_ratio(x, r);
	*out = num_round(x, 4, s->r->fact_rounding);
	return true;
}

/* Parts of one record that go to one person are one fact. */
static void
put_fact(struct source *s, const struct fact *f, size_t before)
{
	struct fact *v = (struct fact *)(void *)s->rows->p;

	if (f->person <= 0 || f->person >= s->r->npeople || !s->r->person[f->person].is_there)
		return;
	for (size_t i = s->rows->n / sizeof(*v); i > before; i--)
		if (v[i - 1].person == f->person) {
			v[i - 1].value += f->value;
			return;
		}
	buf_put(s->rows, f, sizeof(*f));
}

/* What the shares leave over is nobody's; what their own rounding lost is not
 * left over. */
static void
split(struct source *s, const struct credit *c, size_t n, struct fact *f)
{
	const size_t before = s->rows->n / sizeof(*f);
	mpq_t       *weight = calloc(n + 1, sizeof(*weight));
	int64_t     *part = calloc(n + 1, sizeof(*part)), sum = 0;
	size_t       parts = n;

	if (weight == NULL || part == NULL)
		err_nomem();
	for (size_t i = 0; i <= n; i++)
		mpq_init(weight[i]);
	for (size_t i = 0; i < n; i++) {
		num_set(weight[i], c[i].share, 1);
		sum += c[i].share;
	}
	if (sum < RATE_UNIT - (int64_t)n)
		num_set(weight[parts++], RATE_UNIT - sum, 1);
	num_share(f->whole, s->decimals, weight, parts, part);
	for (size_t i = 0; i < n; i++) {
		f->person = (int32_t)c[i].person;
		f->value = part[i];
		put_fact(s, f, before);
	}
	for (size_t i = 0; i <= n; i++)
		mpq_clear(weight[i]);
	free(weight);
	free(part);
}

/* Beside the split: each share of the whole, rounded by itself. */
static void
overlay(struct source *s, const struct credit *c, size_t n, struct fact *f)
{
	const size_t before = s->rows->n / sizeof(*f);
	NUM(x);
	NUM(share);

	for (size_t i = 0; i < n; i++) {
		num_money(x, f->whole);
		num_set(share, c[i].share, RATE_UNIT);
		mpq_mul(x, x, share);
		f->person = (int32_t)c[i].person;
		f->value = num_round(x, s->decimals, s->r->fact_rounding);
		put_fact(s, f, before);
	}
}

static const char *
word_of(struct source *s, const struct value *v)
{
	if (v->type == V_TEXT)
		return arena_strndup(&s->r->a, v->u.s.p, v->u.s.n);
	return arena_printf(&s->r->a, "%lld %lld", (long long)v->u.i, v->type == V_RATIO ? (long long)v->u.r.den : 0);
}

static int
measure(struct source *s, const struct value *c, struct fact *f, bool *is_fact, struct sales_err *err)
{
	struct value v = v_int(1);
	char         currency[4] = "";

	if (s->measure != NULL)
		TRY(row_eval(&s->row, s->measure, c, &v, err));
	*is_fact = v.type != V_NULL && c[s->date].type != V_NULL;
	if (!*is_fact)
		return SALES_OK;
	f->on = (day)c[s->date].u.i;
	f->word = s->distinct ? word_of(s, &v) : NULL;
	f->whole = MONEY_UNIT;
	if (!s->distinct && !in_units(s, &v, &f->whole))
		return FAIL(err, SALES_EINVAL, _("the value is too large"));
	if (s->is_money && s->has_currency && c[s->currency].type == V_TEXT && c[s->currency].u.s.n == 3)
		memcpy(currency, c[s->currency].u.s.p, 3);
	return convert(s->r, f->whole, currency, f->on, s->r->fact_decimals, &f->whole, err);
}

static int
take_row(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct source       *s = arg;
	struct fact          f = { .id = id, .deal = s->has_deal ? value_id(&c[s->deal]) : 0 };
	const int64_t        deal = s->has_deal ? f.deal : id;
	const struct credit *shares = NULL;
	size_t               n = 0;
	bool                 is_fact;

	TRY(measure(s, c, &f, &is_fact, err));
	if (!is_fact)
		return SALES_OK;
	if ((s->splits || s->overlays) && deal != 0)
		shares = credits_of(&s->r->credits[s->overlays], deal, &n);
	if (s->overlays || n > 0) {
		(s->overlays ? overlay : split)(s, shares, n, &f);
		return SALES_OK;
	}
	f.value = f.whole;
	f.person = s->has_owner ? (int32_t)value_id(&c[s->owner]) : 0;
	put_fact(s, &f, s->rows->n / sizeof(f));
	return SALES_OK;
}

/* The records of a source on some days, into rows. */
int
source_gather(struct recount *r, struct buf *rows, const struct node *n, const char *unit, const char *where, struct period days, int *kind,
    struct sales_err *err)
{
	struct source s = { .r = r, .rows = rows };
	struct query q = { .period = days };
	struct expr *e = NULL, *more;

	TRY(source_open(&s, n, unit, err));
	if (text_at(n, "where") != NULL)
		TRY(expr_parse(&r->a, text_at(n, "where"), &e, err));
	if (where != NULL) {
		TRY(expr_parse(&r->a, where, &more, err));
		e = expr_and(&r->a, e, more);
	}
	if (e != NULL)
		TRY(record_where(r->d, s.row.k, e, err));
	*kind = (int)s.row.k->no;
	q.kind = s.row.k;
	q.cols = s.row.col;
	q.ncols = s.row.ncols;
	q.where = e;
	q.on = s.row.col[s.date].hop[s.row.col[s.date].n - 1];
	return record_each(r->d, &q, take_row, &s, err);
}
