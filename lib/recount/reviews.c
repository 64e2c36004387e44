/* Scores and grades of people's reviews. */
#include <stdlib.h>
#include <string.h>

#include "lib/recount/inside.h"

struct reviews_reading { struct recount *r; struct buf rows; };

static const char *
kept(struct arena *a, const struct value *v)
{
	return v->type == V_NULL ? NULL : arena_strndup(a, v->u.s.p, v->u.s.n);
}

static int
take_review(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct reviews_reading *g = arg;
	struct arena           *a = &g->r->a;
	struct score            s = { .person = value_id(&c[0]), .to = value_day(&c[1]), .card = kept(a, &c[2]),
		.grade = kept(a, &c[3]), .exact = kept(a, &c[4]), .has = c[5].type != V_NULL, .shown = value_id(&c[5]) };

	(void)id;
	(void)err;
	buf_put(&g->rows, &s, sizeof(s));
	return SALES_OK;
}

int
reviews_load(struct recount *r, struct sales_err *err)
{
	static const char *const cols[] = { "person", "to", "scorecard", "grade", "exact_score", "score" };
	struct reviews_reading   g = { .r = r };
	struct query             q;
	int                      rc;

	TRY(record_query(r->d, schema_kind(&r->d->schema, "review"), cols, 6, NULL, &r->a, &q, err));
	rc = record_each(r->d, &q, take_review, &g, err);
	r->nscores = g.rows.n / sizeof(*r->score);
	r->score = arena_array(&r->a, struct score, r->nscores + 1);
	if (r->nscores > 0)
		memcpy(r->score, g.rows.p, g.rows.n);
	buf_done(&g.rows);
	return rc;
}

/* "39/2", or ten-thousandths where nothing more exact was kept. */
static bool
exact_score(const struct score *s, mpq_t out)
{
	if (s->exact != NULL) {
		if (mpq_set_str(out, s->exact, 10) != 0 || mpz_sgn(mpq_denref(out)) == 0)
			return false;
		mpq_canonicalize(out);
		return true;
	}
	num_money(out, s->shown);
	return s->has;
}

/* The grade whose beginning a score reaches; the last one takes the rest. Grades
 * by share of the people have no beginning. */
static const char *
grade_by(const struct recount *r, const char *card, mpq_srcptr score)
{
	const struct node *cards = node_child(r->now.root, "scorecards");
	const struct node *c = cards == NULL || card == NULL ? NULL : node_child(cards, card);
	const struct node *grades = c == NULL ? NULL : node_child(c, "grades");
	NUM(from);

	if (grades == NULL || grades->first == NULL || (grades->first->first->type == NODE_MAP && text_at(grades->first->first, "share") != NULL))
		return NULL;
	for (const struct node *g = grades->first; g != NULL; g = g->next) {
		const struct node *v = g->first;
		const char        *t = v->type == NODE_MAP ? text_at(v, "from") : v->text;
		struct ratio       at;

		if (g->next == NULL)
			return v->key;
		if (t == NULL || !ratio_parse(t, strlen(t), &at))
			continue;
		num_ratio(from, at);
		if (mpq_cmp(score, from) >= 0)
			return v->key;
	}
	return NULL;
}

/* The exact mean of his reviews that end within the span, and its grade. */
bool
score_in(const struct recount *r, int64_t person, struct period span, mpq_t score, const char **grade)
{
	const struct score *last = NULL;
	long                n = 0, all = 0;
	NUM(one);

	mpq_set_si(score, 0, 1);
	*grade = NULL;
	for (size_t i = 0; i < r->nscores; i++) {
		const struct score *s = &r->score[i];

		if (s->person != person || s->to == DAY_NONE || s->to < span.from || s->to > span.to)
			continue;
		last = s;
		all++;
		if (!exact_score(s, one))
			continue;
		mpq_add(score, score, one);
		n++;
	}
	if (n == 0)
		return false;
	num_set(one, 1, n);
	mpq_mul(score, score, one);
	*grade = all == 1 && last->grade != NULL ? last->grade : grade_by(r, last->card, score);
	return true;
}
