/* One reading of a kind's records: which required fields are empty, what is
 * misspelt, what was entered late. */
#include <string.h>

#include "lib/base/buf.h"
#include "lib/crm/quality_inside.h"
#include "lib/crm/stages.h"
#include "lib/record/history.h"

enum { COLS_MAX = 96 };

struct column { const struct field *field; int at; };    /* at: in the row */
struct columns { struct column v[COLS_MAX]; size_t n; };
struct of_stage { const struct stage *stage; struct columns more; };

struct reading {
	struct quality_look *l;
	const char          *name[COLS_MAX];
	size_t               n, nowners;
	struct columns       required, spelt;
	struct of_stage     *stage;          /* what stages require beside that */
	size_t               nstages;
	int                  pipeline_at, stage_at, date_at, op_at;  /* -1: not read */
	const char          *date;
	const day           *op_day;         /* by number */
	const struct entered *entered;
	size_t               nentered, next; /* rows come by id, as these do */
	day                  from;           /* events before it are history */
	int64_t              found[QUALITY_PROBLEMS], of[QUALITY_PROBLEMS];
};

/* ---- what to read --------------------------------------------------------------- */

static int
add_name(struct reading *r, const char *name)
{
	for (size_t i = 0; i < r->n; i++)
		if (strcmp(r->name[i], name) == 0)
			return (int)i;
	if (r->n == COLS_MAX)
		return -1;
	r->name[r->n] = name;
	return (int)r->n++;
}

static bool
holds(const struct columns *c, const struct field *f)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->v[i].field == f)
			return true;
	return false;
}

static void
add_column(struct reading *r, struct columns *c, const struct field *f)
{
	const int at = f == NULL || (f->flags & F_DERIVED) != 0 || holds(c, f) ? -1 : add_name(r, f->name);

	if (at >= 0)
		c->v[c->n++] = (struct column){ f, at };
}

static void
add_required(struct reading *r, struct columns *c, const char *const *names)
{
	for (; names != NULL && *names != NULL; names++) {
		const struct field *f = kind_field(r->l->k, *names);

		if (c == &r->required || !holds(&r->required, f))
			add_column(r, c, f);
	}
}

static void
add_stages(struct reading *r)
{
	const struct policy *p = r->l->d->policy;
	size_t               n = 0;

	for (size_t i = 0; i < p->npipelines; i++)
		n += p->pipelines[i].nstages;
	r->stage = arena_array(r->l->a, struct of_stage, n);
	for (size_t i = 0; i < p->npipelines; i++)
		for (size_t k = 0; k < p->pipelines[i].nstages; k++) {
			struct of_stage *s = &r->stage[r->nstages++];

			s->stage = &p->pipelines[i].stages[k];
			add_required(r, &s->more, s->stage->require);
		}
	r->pipeline_at = add_name(r, "pipeline");
	r->stage_at = add_name(r, "stage");
}

static bool
is_spelt(const struct field *f)
{
	return f->type == FT_TEXT && (f->same == SAME_PHONE || f->same == SAME_LINE || f->same == SAME_EMAIL ||
	    f->same == SAME_TAXID);
}

/* The day by which late entry is told: that of what is recorded. A deal's is
 * the one it was opened on; that it was closed, its stage change says. */
static const struct field *
event_day(const struct kind *k)
{
	const char         *name = strcmp(k->name, "deal") == 0 ? "created_on" : k->date;
	const struct field *f = name == NULL ? NULL : kind_field(k, name);

	return f != NULL && (f->flags & F_PAST) != 0 ? f : NULL;
}

static int
open_entries(struct reading *r, struct sales_err *err)
{
	const struct field       *f = event_day(r->l->k);
	const struct entry_rules *rules = &r->l->d->policy->entry;
	struct entered           *entered;
	int64_t                   n;

	if (f == NULL || !rules->is_judged || !quality_wants(r->l, QUALITY_ENTERED_LATE))
		return SALES_OK;
	TRY(op_days(r->l->d, r->l->a, &r->op_day, &n, err));
	TRY(record_entered(r->l->d, r->l->k, f, r->l->a, &entered, &r->nentered, err));
	r->entered = entered;
	r->from = rules->from != DAY_NONE || n == 0 ? rules->from : r->op_day[1];
	r->date = f->name;
	r->date_at = add_name(r, f->name);
	r->op_at = add_name(r, "op");
	return SALES_OK;
}

static int
open_reading(struct reading *r, struct sales_err *err)
{
	const struct kind     *k = r->l->k;
	const struct required *required = policy_required(r->l->d->policy, k->name);

	r->pipeline_at = r->stage_at = r->date_at = r->op_at = -1;
	r->n = r->nowners = quality_owner_cols(k, r->name);
	add_required(r, &r->required, required == NULL ? NULL : required->fields);
	for (const struct field *f = k->fields; f->name != NULL; f++)
		if (f->type == FT_STAGE)
			add_stages(r);
		else if (is_spelt(f))
			add_column(r, &r->spelt, f);
	return open_entries(r, err);
}

/* ---- a record --------------------------------------------------------------------- */

static void
found(struct reading *r, int64_t id, int64_t owner, enum quality_problem p, const char *field, const char *value,
    int days)
{
	const struct quality_finding f = { .id = id, .owner = owner, .problem = p, .field = field, .value = value,
		.days = days };

	r->found[p]++;
	quality_found(r->l, &f);
}

static void
count_empty(const struct columns *c, const struct value *v, struct quality_tally *t, struct buf *names)
{
	for (size_t i = 0; i < c->n; i++)
		if (v[c->v[i].at].type != V_NULL)
			t->filled++;
		else
			buf_printf(names, "%s%s", names->n == 0 ? "" : ", ", c->v[i].field->name);
	t->asked += (int64_t)c->n;
}

static void
look_for_gaps(struct reading *r, int64_t id, int64_t owner, const struct value *v, struct buf *names)
{
	struct quality_tally *t = quality_tally_of(r->l, owner);
	const int64_t         asked = t->asked;
	const struct stage   *s = r->stage_at < 0 ? NULL
	    : deal_stage_of(r->l->d->policy, &v[r->pipeline_at], &v[r->stage_at]);

	buf_clear(names);
	count_empty(&r->required, v, t, names);
	for (size_t i = 0; s != NULL && i < r->nstages; i++)
		if (r->stage[i].stage == s)
			count_empty(&r->stage[i].more, v, t, names);
	if (t->asked == asked)
		return;
	t->required++;
	r->of[QUALITY_INCOMPLETE]++;
	if (names->n == 0)
		t->complete++;
	else
		found(r, id, owner, QUALITY_INCOMPLETE,
		    r->l->ask->findings ? arena_strndup(r->l->a, names->p, names->n) : NULL, NULL, -1);
}

/* A number that nobody could call, an address without a domain, a credit code
 * whose last character does not follow from the others. */
static bool
is_misspelt(const struct field *f, const struct value *v, struct buf *b)
{
	char right;

	if (f->same == SAME_TAXID)
		return !same_is_credit_code(v->u.s.p, v->u.s.n, &right) && right != 0;
	buf_clear(b);
	return !same_key(f->same, v->u.s.p, v->u.s.n, b);
}

static enum quality_problem
spelling(const struct field *f)
{
	return f->same == SAME_TAXID ? QUALITY_TAXID : f->same == SAME_EMAIL ? QUALITY_EMAIL : QUALITY_PHONE;
}

static void
look_for_spelling(struct reading *r, int64_t id, int64_t owner, const struct value *v, struct buf *b)
{
	for (size_t i = 0; i < r->spelt.n; i++) {
		const struct field        *f = r->spelt.v[i].field;
		const struct value        *x = &v[r->spelt.v[i].at];
		const enum quality_problem p = spelling(f);

		if (x->type != V_TEXT || !quality_wants(r->l, p))
			continue;
		r->of[p]++;
		if (is_misspelt(f, x, b))
			found(r, id, owner, p, f->name,
			    r->l->ask->findings ? arena_strndup(r->l->a, x->u.s.p, x->u.s.n) : NULL, -1);
	}
}

/* The operation by which the day got into the record. */
static int64_t
entered_by(struct reading *r, int64_t id, const struct value *on, int64_t op)
{
	while (r->next < r->nentered && r->entered[r->next].id < id)
		r->next++;
	return r->next < r->nentered && r->entered[r->next].id == id && value_equal(&r->entered[r->next].was, on)
	    ? r->entered[r->next].op : op;
}

static void
look_for_delay(struct reading *r, int64_t id, int64_t owner, const struct value *v)
{
	const struct value   *on = &v[r->date_at];
	struct quality_tally *t = quality_tally_of(r->l, owner);
	char                  s[DAY_SIZE];
	int                   days;

	if (on->type == V_NULL || on->u.i < r->from)
		return;
	days = r->op_day[entered_by(r, id, on, v[r->op_at].u.i)] - (int)on->u.i;
	t->judged++;
	r->of[QUALITY_ENTERED_LATE]++;
	if (days <= r->l->d->policy->entry.within)
		return;
	t->late++;
	found(r, id, owner, QUALITY_ENTERED_LATE, r->date,
	    r->l->ask->findings ? arena_strdup(r->l->a, day_str((day)on->u.i, s)) : NULL, days);
}

struct row { struct reading *r; struct buf b; };

static void
row_done(struct row *row)
{
	buf_done(&row->b);
}

static int
take(void *arg, int64_t id, const struct value *v, struct sales_err *err)
{
	struct row    *row = arg;
	struct reading *r = row->r;
	const int64_t  owner = quality_owner(v, r->nowners);

	(void)err;
	quality_tally_of(r->l, owner)->records++;
	if (quality_wants(r->l, QUALITY_INCOMPLETE))
		look_for_gaps(r, id, owner, v, &row->b);
	look_for_spelling(r, id, owner, v, &row->b);
	if (r->date_at >= 0)
		look_for_delay(r, id, owner, v);
	return SALES_OK;
}

/* Of kinds about which nothing can be wrong the records are not even counted. */
static bool
is_asked(const struct reading *r)
{
	static const enum quality_problem one_by_one[] = { QUALITY_INCOMPLETE, QUALITY_PHONE, QUALITY_EMAIL, QUALITY_TAXID,
		QUALITY_ENTERED_LATE };

	if (r->l->ask->problems == 0)
		return r->required.n > 0 || r->spelt.n > 0 || quality_has_rules(r->l->k);
	for (size_t i = 0; i < sizeof(one_by_one) / sizeof(one_by_one[0]); i++)
		if (quality_wants(r->l, one_by_one[i]))
			return r->required.n > 0 || r->spelt.n > 0 || r->nstages > 0 || r->date_at >= 0;
	return false;
}

int
quality_scan(struct quality_look *l, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct reading                  *r = arena_new(&a, struct reading);
	CLEANUP(row_done) struct row     row = { .r = r };
	struct query                     q;

	r->l = l;
	TRY(open_reading(r, err));
	if (!is_asked(r))
		return SALES_OK;
	l->out->looked = true;
	TRY(record_query(l->d, l->k, r->name, r->n, NULL, &a, &q, err));
	TRY(record_each(l->d, &q, take, &row, err));
	for (int p = 0; p < QUALITY_PROBLEMS; p++)
		if (r->of[p] > 0)
			quality_counted(l, (enum quality_problem)p, r->found[p], r->of[p]);
	return SALES_OK;
}
