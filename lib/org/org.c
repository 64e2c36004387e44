#include "lib/org/org.h"

#include <stdlib.h>

enum { COLS_MAX = 8 };

/* While reading: arrays that grow, then one copy of the places by person. */
struct loading {
	struct arena      *a;
	struct org        *org;
	size_t             person_cap, team_cap;
	const char        *role, *level;     /* of the row before: many have the same */
	struct assigned {
		int64_t          person;
		struct org_place place;
	}                 *assigned;
	size_t             nassigned, assigned_cap;
};

static const char *
text_of(struct arena *a, const struct value *v)
{
	return v->type == V_NULL ? NULL : arena_strndup(a, v->u.s.p, v->u.s.n);
}

static const char *
shared_text(struct arena *a, const struct value *v, const char **before)
{
	if (v->type == V_NULL)
		return NULL;
	if (*before == NULL || !value_is(v, *before))
		*before = text_of(a, v);
	return *before;
}

/* Room for element n of an array in the arena; twice as much each time. */
static void *
grow(struct arena *a, void *old, size_t *cap, size_t n, size_t size)
{
	size_t want = *cap == 0 ? 64 : *cap;
	void  *p;

	if (n < *cap)
		return old;
	while (want <= n)
		want *= 2;
	p = arena_alloc(a, want * size);
	if (*cap > 0)
		memcpy(p, old, *cap * size);
	*cap = want;
	return p;
}

static int
take_person(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct loading    *l = arg;
	struct org_person *p;

	(void)err;
	l->org->person = grow(l->a, l->org->person, &l->person_cap, (size_t)id, sizeof(*p));
	l->org->npeople = (size_t)id + 1;
	p = &l->org->person[id];
	p->id = id;
	p->code = text_of(l->a, &c[0]);
	p->name = text_of(l->a, &c[1]);
	p->hired = value_day(&c[2]);
	p->left = value_day(&c[3]);
	p->place = arena_new(l->a, struct org_place);
	p->nplaces = 1;
	*p->place = (struct org_place){ .from = DAY_NONE, .to = DAY_NONE,
		.team = value_id(&c[4]), .manager = value_id(&c[5]),
		.role = shared_text(l->a, &c[6], &l->role), .level = shared_text(l->a, &c[7], &l->level) };
	return SALES_OK;
}

static int
take_team(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct loading  *l = arg;
	struct org_team *t;

	(void)err;
	l->org->team = grow(l->a, l->org->team, &l->team_cap, (size_t)id, sizeof(*t));
	l->org->nteams = (size_t)id + 1;
	t = &l->org->team[id];
	*t = (struct org_team){ .id = id, .code = text_of(l->a, &c[0]),
		.name = text_of(l->a, &c[1]), .parent = value_id(&c[2]), .lead = value_id(&c[3]) };
	return SALES_OK;
}

static int
take_assignment(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct loading  *l = arg;
	struct assigned *a;

	(void)id;
	(void)err;
	l->assigned = grow(l->a, l->assigned, &l->assigned_cap, l->nassigned, sizeof(*a));
	a = &l->assigned[l->nassigned++];
	a->person = value_id(&c[0]);
	a->place = (struct org_place){ .from = value_day(&c[1]), .to = value_day(&c[2]),
		.team = value_id(&c[3]), .manager = value_id(&c[4]),
		.role = text_of(l->a, &c[5]), .level = text_of(l->a, &c[6]) };
	return SALES_OK;
}

static int
by_person_and_day(const void *x, const void *y)
{
	const struct assigned *a = x, *b = y;

	if (a->person != b->person)
		return a->person < b->person ? -1 : 1;
	return (a->place.from > b->place.from) - (a->place.from < b->place.from);
}

/* What an assignment leaves open is as the person's own row says. */
static struct org_place
filled(struct org_place p, const struct org_place *own)
{
	if (p.team == 0)
		p.team = own->team;
	if (p.manager == 0)
		p.manager = own->manager;
	if (p.role == NULL)
		p.role = own->role;
	if (p.level == NULL)
		p.level = own->level;
	return p;
}

/* The person's own row stays the last place, open at both ends. */
static void
place_people(struct loading *l)
{
	size_t i = 0, n;

	if (l->nassigned == 0)
		return;
	qsort(l->assigned, l->nassigned, sizeof(*l->assigned), by_person_and_day);
	for (; i < l->nassigned; i += n) {
		struct org_person *p = &l->org->person[l->assigned[i].person];
		struct org_place  *all;

		for (n = 1; i + n < l->nassigned && l->assigned[i + n].person == p->id;)
			n++;
		all = arena_array(l->a, struct org_place, n + 1);
		for (size_t k = 0; k < n; k++)
			all[k] = filled(l->assigned[i + k].place, p->place);
		all[n] = *p->place;
		p->place = all;
		p->nplaces = n + 1;
	}
}

/* Of one person, where only is not 0: of is what leads to him, NULL the row's own number. */
static int
read_kind(struct dept *d, const char *kind, const char *const *cols, size_t ncols, const char *of, int64_t only, row_fn *fn,
    void *arg, struct sales_err *err)
{
	struct path  path[COLS_MAX], by = { .code = true };
	struct query q = { .kind = schema_kind(&d->schema, kind), .cols = path, .ncols = ncols,
		.period = { DAY_NONE, DAY_NONE }, .among = only == 0 ? NULL : &by, .ids = &only, .nids = 1 };

	for (size_t i = 0; i < ncols; i++)
		TRY(record_path(d, q.kind, cols[i], &path[i], err));
	if (only != 0 && of != NULL)
		TRY(record_path(d, q.kind, of, &by, err));
	return record_each(d, &q, fn, arg, err);
}

/* People are numbered as they come: about as many as there are find room at once. */
static int
make_room(struct dept *d, struct loading *l, int64_t only, struct sales_err *err)
{
	const struct query q = { .kind = schema_kind(&d->schema, "person"), .period = { DAY_NONE, DAY_NONE } };
	int64_t            n = only;

	if (only == 0)
		TRY(record_count(d, &q, &n, err));
	l->person_cap = (size_t)n + 1;
	l->org->person = arena_array(l->a, struct org_person, l->person_cap);
	l->org->npeople = (size_t)only + (only != 0);
	return SALES_OK;
}

int
org_load(struct dept *d, struct arena *a, struct org *out, struct sales_err *err)
{
	return org_load_of(d, 0, a, out, err);
}

int
org_load_of(struct dept *d, int64_t only, struct arena *a, struct org *out, struct sales_err *err)
{
	static const char *const person[] = { "code", "name", "hired_on", "left_on", "team",
		"manager", "role", "level" };
	static const char *const team[] = { "code", "name", "parent", "lead" };
	static const char *const assignment[] = { "person", "from", "to", "team", "manager",
		"role", "level" };
	struct loading l = { .a = a, .org = out };

	*out = (struct org){ 0 };
	TRY(make_room(d, &l, only, err));
	TRY(read_kind(d, "person", person, 8, NULL, only, take_person, &l, err));
	TRY(read_kind(d, "team", team, 4, NULL, 0, take_team, &l, err));
	TRY(read_kind(d, "assignment", assignment, 7, "person", only, take_assignment, &l, err));
	place_people(&l);
	return SALES_OK;
}

const struct org_place *
org_at(const struct org *o, int64_t person, day on)
{
	const struct org_person *p;
	size_t                   i;

	if (person <= 0 || (size_t)person >= o->npeople || o->person[person].id == 0)
		return NULL;
	p = &o->person[person];
	/* of two assignments that overlap the one that began later holds */
	for (i = p->nplaces - 1; i-- > 0;)
		if (period_holds((struct period){ p->place[i].from, p->place[i].to }, on))
			return &p->place[i];
	return &p->place[p->nplaces - 1];
}

bool
org_below(const struct org *o, int64_t t, int64_t above)
{
	/* a tree that was made into a ring ends after as many steps as teams */
	for (size_t n = 0; t > 0 && (size_t)t < o->nteams && n < o->nteams; n++) {
		if (t == above)
			return true;
		t = o->team[t].parent;
	}
	return false;
}

bool
org_is_above(const struct org *o, int64_t above, int64_t person, day on)
{
	const struct org_place *at = person > 0 ? org_at(o, person, on) : NULL;
	int64_t                 team = at == NULL ? 0 : at->team;

	/* a ring ends after as many steps as there are */
	for (size_t n = 0; at != NULL && at->manager > 0 && n < o->npeople; n++) {
		if (at->manager == above)
			return true;
		at = org_at(o, at->manager, on);
	}
	for (size_t n = 0; team > 0 && (size_t)team < o->nteams && n < o->nteams; n++) {
		if (o->team[team].lead == above && above != person)
			return above != 0;
		team = o->team[team].parent;
	}
	return false;
}

bool
org_leads(const struct org *o, int64_t person, day on)
{
	for (size_t i = 0; i < o->nteams; i++)
		if (o->team[i].id != 0 && o->team[i].lead == person)
			return true;
	for (size_t i = 0; i < o->npeople; i++)
		if ((int64_t)i != person && org_is_there(&o->person[i], (struct period){ on, on })
		    && org_at(o, (int64_t)i, on)->manager == person)
			return true;
	return false;
}

bool
org_is_there(const struct org_person *p, struct period span)
{
	return p->id != 0 && (p->hired == DAY_NONE || span.to == DAY_NONE || p->hired <= span.to) &&
	    (p->left == DAY_NONE || span.from == DAY_NONE || p->left >= span.from);
}

const char *
org_team_path(const struct org *o, struct arena *a, int64_t team)
{
	const char *path = "";

	for (size_t n = 0; team > 0 && (size_t)team < o->nteams && n < o->nteams; n++) {
		const struct org_team *t = &o->team[team];

		path = arena_printf(a, "%s\x01%s", t->code == NULL ? "" : t->code, path);
		team = t->parent;
	}
	return path;
}

void
org_subject(const struct org *o, int64_t subject, const char **code, const char **name)
{
	const size_t id = (size_t)subject_id(subject);

	if (subject == SUBJECT_COMPANY) {
		*code = "company";
		*name = _("company");
	} else if (subject_is_team(subject) && id < o->nteams) {
		*code = o->team[id].code;
		*name = o->team[id].name;
	} else if (subject_is_person(subject) && id < o->npeople) {
		*code = o->person[id].code;
		*name = o->person[id].name;
	}
}
