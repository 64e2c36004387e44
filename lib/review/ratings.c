/* Who may see which ratings. */
#include <stdlib.h>
#include <string.h>

#include "lib/review/cycle.h"
#include "lib/review/rate.h"

struct listing {
	struct dept         *d;
	const struct sheet  *s;
	struct arena        *a;
	struct rating_list  *out;
	size_t               cap;
	int64_t              who;
	bool                 is_his, is_above, is_out;   /* is_out: published */
	const char         **words;                      /* of peers, on the indicator at hand */
	size_t               nwords, capwords;
	const struct indicator *indicator;
};

enum { COL_BY, COL_RATER, COL_SCORE, COL_EVIDENCE, COL_ON, COLS };
static const char *const cols[COLS] = { "by", "rater", "score", "evidence", "rated_on" };

static struct rating_row *
add_row(struct listing *l, enum rater as)
{
	struct rating_list *o = l->out;

	o->row = arena_more(l->a, o->row, o->n, &l->cap, sizeof(*o->row));
	o->row[o->n] = (struct rating_row){ .indicator = l->indicator, .as = as, .on = DAY_NONE };
	return &o->row[o->n++];
}

static int
take_rating(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct listing    *l = arg;
	const int64_t      rater = c[COL_RATER].u.i;
	const bool         is_peer = value_is(&c[COL_BY], rater_name(RATER_PEER)), is_mine = rater == l->who && rater != 0;
	const bool         may = is_mine || l->is_above || (l->is_his && l->is_out);
	struct rating_row *r;

	(void)id;
	(void)err;
	l->out->hidden = l->out->hidden || !may;
	if (is_peer && c[COL_EVIDENCE].type != V_NULL) {
		l->words = arena_more(l->a, l->words, l->nwords, &l->capwords, sizeof(*l->words));
		l->words[l->nwords++] = arena_strndup(l->a, c[COL_EVIDENCE].u.s.p, c[COL_EVIDENCE].u.s.n);
	}
	if (!may || (is_peer && !is_mine))
		return SALES_OK;
	r = add_row(l, is_peer ? RATER_PEER : value_is(&c[COL_BY], rater_name(RATER_SELF)) ? RATER_SELF : RATER_MANAGER);
	r->rater = rater;
	(void)ratio_make(c[COL_SCORE].u.i, MONEY_UNIT, &r->mark);
	r->evidence = c[COL_EVIDENCE].type == V_NULL ? NULL : arena_strndup(l->a, c[COL_EVIDENCE].u.s.p, c[COL_EVIDENCE].u.s.n);
	r->on = value_day(&c[COL_ON]);
	return SALES_OK;
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* One line for all peers, from three on; their words by the alphabet, so that
 * their order tells nobody who came first. */
static void
add_peers(struct listing *l, const struct marks *m)
{
	struct rating_row *r;
	const char        *all = NULL;

	if (m->n[RATER_PEER] == 0 || !(l->is_above || (l->is_his && l->is_out)))
		return;
	r = add_row(l, RATER_PEER);
	if (m->n[RATER_PEER] < PEERS_MIN)
		return;
	r->mark = marks_group(m, RATER_PEER);
	if (l->nwords > 0)
		qsort(l->words, l->nwords, sizeof(*l->words), by_text);
	for (size_t i = 0; i < l->nwords; i++)
		all = all == NULL ? l->words[i] : arena_printf(l->a, "%s; %s", all, l->words[i]);
	r->evidence = all;
}

/* Himself, his managers, his peers. */
static int
by_rater(const void *x, const void *y)
{
	const struct rating_row *a = x, *b = y;

	if (a->as != b->as)
		return a->as < b->as ? -1 : 1;
	return (a->rater > b->rater) - (a->rater < b->rater);
}

static int
list_indicator(struct listing *l, struct sales_err *err)
{
	const struct kind *k = l->d->schema.by_no[review_kind.no];
	const size_t       first = l->out->n;
	struct marks       m;
	struct query       q;
	char               code[32];

	l->nwords = 0;
	TRY(record_query(l->d, &rating_kind, cols, COLS, arena_printf(l->a, "review = %s and indicator = \"%s\"",
	    kind_code(k, l->s->review.id, code), l->indicator->id), l->a, &q, err));
	TRY(record_each(l->d, &q, take_rating, l, err));
	TRY(review_marks(l->d, l->s->review.id, l->indicator, l->a, &m, err));
	add_peers(l, &m);
	if (l->out->n > first)
		qsort(l->out->row + first, l->out->n - first, sizeof(*l->out->row), by_rater);
	for (size_t i = first; i < l->out->n; i++)
		l->out->row[i].counts = marks_count(l->indicator, &m, l->out->row[i].as);
	return SALES_OK;
}

static int
may_look(const struct listing *l, struct sales_err *err)
{
	const char         *whose, *who;
	const struct actor *actor;
	char                code[32];

	if (l->is_his || l->is_above || l->out->n > 0)
		return SALES_OK;
	TRY(cycle_name(l->d, l->s->review.v[REVIEW_PERSON].u.i, &whose, err));
	TRY(cycle_name(l->d, l->who, &who, err));
	TRY(dept_actor(l->d, &actor, err));
	if (l->who == 0) {
		FAIL(err, SALES_EPERM, _("the ratings of %s are for %s, the reviewer and those above to see, and nobody here has the login '%s'"),
		    kind_code(l->d->schema.by_no[review_kind.no], l->s->review.id, code), whose, actor->login);
		return err_hint(err, "--as PERSON");
	}
	return FAIL(err, SALES_EPERM, _("the ratings of %s are for %s, the reviewer and those above to see (you are %s)"),
	    kind_code(l->d->schema.by_no[review_kind.no], l->s->review.id, code), whose, who);
}

int
review_ratings(struct dept *d, const struct sheet *s, struct arena *a, struct rating_list *out, struct sales_err *err)
{
	const struct value *v = s->review.v;
	struct listing      l = { .d = d, .s = s, .a = a, .out = out };
	const struct actor *actor;
	struct org          org;

	*out = (struct rating_list){ 0 };
	TRY(dept_actor(d, &actor, err));
	l.who = actor->person;
	TRY(org_load(d, a, &org, err));
	l.is_his = l.who == v[REVIEW_PERSON].u.i;
	l.is_above = !l.is_his && (l.who == value_id(&v[REVIEW_REVIEWER])
	    || org_is_above(&org, l.who, v[REVIEW_PERSON].u.i, value_day(&v[REVIEW_TO])));
	l.is_out = review_state(&v[REVIEW_STATE]) >= REVIEW_IS_PUBLISHED;
	for (size_t i = 0; i < s->n; i++) {
		l.indicator = s->item[i].indicator;
		if (l.indicator->metric == NULL)
			TRY(list_indicator(&l, err));
	}
	return may_look(&l, err);
}
