/* Who gets a part of a goal: the people or the teams below its subject. */
#include <stdlib.h>

#include "lib/goal/cascade_inside.h"

/* The day on which it is looked where somebody stands: the first of the period
 * on which he is there. */
day
cascade_first_day(const struct cascade *c, const struct org_person *p)
{
	return p->hired != DAY_NONE && p->hired > c->ask->period.from ? p->hired : c->ask->period.from;
}

static bool
is_below(const struct cascade *c, const struct org_person *p, int64_t subject)
{
	const int64_t team = org_at(&c->org, p->id, cascade_first_day(c, p))->team;

	return subject == SUBJECT_COMPANY || org_below(&c->org, team, subject_id(subject));
}

static bool
is_here(const struct cascade *c, int64_t person, int64_t subject)
{
	const struct org_person *p = &c->org.person[person];

	return p->id != 0 && (c->meant == NULL || c->meant[person]) && org_is_there(p, c->ask->period) && is_below(c, p, subject);
}

void
cascade_leads(struct cascade *c)
{
	c->leads = arena_array(c->a, bool, c->org.npeople + 1);
	for (size_t t = 1; t < c->org.nteams; t++)
		if (c->org.team[t].lead > 0 && (size_t)c->org.team[t].lead < c->org.npeople)
			c->leads[c->org.team[t].lead] = true;
	for (size_t i = 1; i < c->org.npeople; i++) {
		const struct org_person *p = &c->org.person[i];
		const int64_t            boss = is_here(c, (int64_t)i, SUBJECT_COMPANY) ?
		    org_at(&c->org, p->id, cascade_first_day(c, p))->manager : 0;

		if (boss > 0 && (size_t)boss < c->org.npeople)
			c->leads[boss] = true;
	}
}

static void
add_child(struct cascade *c, struct children *l, int64_t subject, int64_t heads)
{
	const size_t  id = (size_t)subject_id(subject);
	const bool    is_team = subject_is_team(subject);
	struct child *k;

	l->v = arena_more(c->a, l->v, l->n, &l->cap, sizeof(*l->v));
	k = &l->v[l->n++];
	*k = (struct child){ .subject = subject, .heads = heads, .keep = { 1, 1 },
		.code = is_team ? c->org.team[id].code : c->org.person[id].code,
		.name = is_team ? c->org.team[id].name : c->org.person[id].name };
}

/* People below a subject who get a part; the leaders go to led. */
static void
find_people(struct cascade *c, int64_t subject, bool only_own, struct children *out, struct children *led)
{
	for (size_t i = 1; i < c->org.npeople; i++) {
		const struct org_person *p = &c->org.person[i];

		if (!is_here(c, (int64_t)i, subject))
			continue;
		if (only_own && org_at(&c->org, p->id, cascade_first_day(c, p))->team != subject_id(subject))
			continue;
		add_child(c, !c->ask->with_lead && c->leads[p->id] ? led : out, subject_person(p->id), 1);
	}
}

static void
find_teams(struct cascade *c, int64_t subject, struct children *out, struct children *empty)
{
	const int64_t above = subject == SUBJECT_COMPANY ? 0 : subject_id(subject);

	for (size_t t = 1; t < c->org.nteams; t++) {
		struct children people = { 0 }, led = { 0 };

		if (c->org.team[t].id == 0 || c->org.team[t].parent != above)
			continue;
		find_people(c, subject_team((int64_t)t), false, &people, &led);
		add_child(c, people.n > 0 ? out : empty, subject_team((int64_t)t), (int64_t)people.n);
	}
}

void
cascade_say_left_out(struct cascade *c)
{
	const char *leads = cascade_names(c, &c->led, NULL), *teams = cascade_names(c, &c->empty, NULL);
	const char *alone = cascade_names(c, &c->apart, NULL);

	if (leads != NULL)
		cascade_note(c, _("who leads gets no part (--with-lead gives one): %s"), leads);
	if (teams != NULL)
		cascade_note(c, _("nobody in it to give a part to, and so no part: %s"), teams);
	if (alone != NULL)
		cascade_note(c, _("in none of the teams, and so without a part: %s"), alone);
}

static int
by_code(const void *x, const void *y)
{
	const struct child *a = x, *b = y;

	if (subject_is_team(a->subject) != subject_is_team(b->subject))
		return subject_is_team(a->subject) ? -1 : 1;
	return strcmp(a->code, b->code);
}

int
cascade_children(struct cascade *c, int64_t subject, enum cascade_to to, struct children *out,
    struct sales_err *err)
{
	struct children unsaid = { 0 };
	char            name[PERIOD_SIZE];

	*out = (struct children){ 0 };
	if (to == CASCADE_TEAMS || to == CASCADE_TREE)
		find_teams(c, subject, out, &c->empty);
	if (to == CASCADE_PEOPLE || (to == CASCADE_TREE && (subject != SUBJECT_COMPANY || out->n == 0)))
		find_people(c, subject, to == CASCADE_TREE, out, &c->led);
	else
		find_people(c, subject, true, &c->apart, &unsaid);
	if (out->n == 0 && to == CASCADE_TEAMS) {
		FAIL(err, SALES_EPOLICY, _("%s has no teams below it with people in %s"), cascade_subject(c, subject),
		    period_str(c->ask->period, name));
		return err_hint(err, _("over its people: --to people"));
	}
	if (out->n == 0)
		return FAIL(err, SALES_EPOLICY, _("there is nobody to give a part to in %s in %s"),
		    cascade_subject(c, subject), period_str(c->ask->period, name));
	qsort(out->v, out->n, sizeof(*out->v), by_code);
	return SALES_OK;
}
