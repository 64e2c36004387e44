#include "lib/payout/signature.h"

#include <string.h>

#include "lib/base/buf.h"
#include "lib/crm/eyes.h"
#include "lib/org/kinds.h"
#include "lib/payout/kinds.h"
#include "lib/record/draft.h"

/* ---- what is there ------------------------------------------------------- */

enum { COL_PAYOUT, COL_PERSON, COL_LOGIN, COL_ON, COL_DIGEST, COL_SAME, COLS };
static const char *const cols[COLS] = { "payout", "person", "login", "signed_on", "digest", "same_login" };

struct taking { const struct payout_run *run; struct arena *a; struct buf rows; };

static void
taking_done(struct taking *t)
{
	buf_done(&t->rows);
}

/* One over another digest would be of a run that was changed behind its back. */
static int
take(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct taking   *t = arg;
	struct signature s = { .id = id, .payout = c[COL_PAYOUT].u.i, .person = c[COL_PERSON].u.i, .on = (day)c[COL_ON].u.i };

	(void)err;
	if (s.payout != t->run->id)
		return SALES_OK;
	s.login = arena_strndup(t->a, c[COL_LOGIN].u.s.p, c[COL_LOGIN].u.s.n);
	s.digest = arena_strndup(t->a, c[COL_DIGEST].u.s.p, c[COL_DIGEST].u.s.n);
	s.same_login = c[COL_SAME].type != V_NULL && c[COL_SAME].u.i != 0;
	if (strcmp(s.digest, t->run->digest) == 0)
		buf_put(&t->rows, &s, sizeof(s));
	return SALES_OK;
}

int
signatures_of(struct dept *d, const struct payout_run *r, struct arena *a, struct signature **out, size_t *n,
    struct sales_err *err)
{
	CLEANUP(taking_done) struct taking t = { .run = r, .a = a };
	struct query                       q;

	TRY(record_query(d, &signature_kind, cols, COLS, "state = given", a, &q, err));
	TRY(record_each(d, &q, take, &t, err));
	*n = t.rows.n / sizeof(**out);
	*out = arena_array(a, struct signature, *n + 1);
	if (*n > 0)
		memcpy(*out, t.rows.p, t.rows.n);
	return SALES_OK;
}

/* ---- who may sign -------------------------------------------------------- */

/* One way in which who acts has had a part in the run already. */
struct part {
	const char *by_person, *by_login;  /* N_(): payout %s ... ; payout %s ... '%s' */
};
static const struct part ran = {
	N_("payout %s was run by the same person: somebody else approves it"),
	N_("payout %s was run under the same login '%s': somebody with another login approves it") };
static const struct part submitted = {
	N_("payout %s was submitted by the same person: somebody else approves it"),
	N_("payout %s was submitted under the same login '%s': somebody with another login approves it") };
static const struct part signed_it = {
	N_("payout %s was already signed by the same person: somebody else signs too"),
	N_("payout %s was already signed under the same login '%s': somebody with another login signs too") };

struct signing {
	struct dept             *d;
	const struct payout_run *run;
	const struct actor      *who;
	int64_t                  owner;      /* whose login who acts uses; 0: nobody's */
	bool                     same_login;
};

static int
check_person(const struct signing *s, int64_t person, const struct part *p, struct sales_err *err)
{
	if (person == 0 || person != s->who->person)
		return SALES_OK;
	return FAIL(err, SALES_EPOLICY, tr(p->by_person), s->run->code);
}

static int
check_login(struct signing *s, const char *login, const struct part *p, struct sales_err *err)
{
	if (strcmp(login, s->who->login) != 0)
		return SALES_OK;
	s->same_login = true;
	if (s->d->policy->approval.same_login)
		return SALES_OK;
	FAIL(err, SALES_EPOLICY, tr(p->by_login), s->run->code, login);
	return err_hint(err, "approval: {same_login: allowed}");
}

static int
check_payee(void *arg, const struct payout_person *p, struct sales_err *err)
{
	struct signing *s = arg;
	struct ref_name name;

	if (p->person == s->who->person) {
		FAIL(err, SALES_EPOLICY, _("payout %s pays the same person: somebody else approves it"), s->run->code);
		return err_hint(err, "salesctl payout approve ... --as PERSON");
	}
	if (p->person != s->owner)
		return SALES_OK;
	s->same_login = true;
	if (s->d->policy->approval.same_login)
		return SALES_OK;
	TRY(dept_name(s->d, s->d->schema.by_no[KIND_PERSON], p->person, &name, err));
	FAIL(err, SALES_EPOLICY, _("'%s' is the login of %s, who is paid by payout %s: somebody with another login approves it"),
	    s->who->login, name.name, s->run->code);
	return err_hint(err, "approval: {same_login: allowed}");
}

/* Who has left signs nothing. */
static int
check_there(const struct signing *s, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct kind               *k = s->d->schema.by_no[person_kind.no];
	struct record                    r;
	day                              left;
	char                             on[DAY_SIZE];

	TRY(record_get(s->d, k, s->who->person, &a, &r, err));
	left = value_day(&r.v[kind_index(k, "left_on")]);
	if (left == DAY_NONE || left >= s->d->when.today)
		return SALES_OK;
	return FAIL(err, SALES_EPOLICY, _("who signs left on %s: somebody else approves payout %s"), day_str(left, on), s->run->code);
}

/* What people did comes before under which login they did it. */
int
signature_allowed(struct dept *d, const struct payout_run *r, const struct signature *given, size_t n,
    const struct actor **who, bool *same_login, struct sales_err *err)
{
	struct signing s = { .d = d, .run = r };

	TRY(dept_actor(d, who, err));
	s.who = *who;
	if (s.who->person == 0) {
		FAIL(err, SALES_EPOLICY, _("an approval needs a person: nobody here has the login '%s'"), s.who->login);
		return err_hint(err, "salesctl payout approve %s --as PERSON", r->code);
	}
	TRY(check_there(&s, err));
	TRY(check_person(&s, r->prepared_by, &ran, err));
	TRY(check_person(&s, r->submitted_by, &submitted, err));
	for (size_t i = 0; i < n; i++)
		TRY(check_person(&s, given[i].person, &signed_it, err));
	TRY(check_login(&s, r->prepared_login, &ran, err));
	TRY(check_login(&s, r->submitted_login, &submitted, err));
	for (size_t i = 0; i < n; i++)
		TRY(check_login(&s, given[i].login, &signed_it, err));
	TRY(login_owner(d, s.who->login, &s.owner, err));
	TRY(payout_people(d, r->id, check_payee, &s, err));
	*same_login = s.same_login;
	return SALES_OK;
}

/* ---- given and ended ----------------------------------------------------- */

int
signature_add(struct op *op, const struct payout_run *r, const struct actor *who, bool same_login, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct draft                     s = draft_new(op, &signature_kind, &a);

	draft_set(&s, "payout", v_of(V_REF, r->id));
	draft_set(&s, "person", v_of(V_REF, who->person));
	draft_set(&s, "login", v_text(who->login));
	draft_set(&s, "signed_on", v_day(dept_day_of(op->d, op->d->now_ms)));
	draft_set(&s, "digest", v_text(r->digest));
	draft_set(&s, "same_login", v_of(V_BOOL, same_login));
	return draft_save(&s, NULL, NULL, err);
}

int
signature_end(struct op *op, int64_t id, const char *state, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct draft                     s;

	TRY(draft_of(op, &signature_kind, id, &a, &s, err));
	draft_set(&s, "state", v_text(state));
	draft_set(&s, "ended_on", v_day(dept_day_of(op->d, op->d->now_ms)));
	return draft_save(&s, NULL, NULL, err);
}

int
signatures_void(struct op *op, const struct payout_run *r, long *n, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct signature                *v;
	size_t                           given;

	*n = 0;
	if (r->signatures == 0)
		return SALES_OK;
	TRY(signatures_of(op->d, r, &a, &v, &given, err));
	for (size_t i = 0; i < given; i++)
		TRY(signature_end(op, v[i].id, "void", err));
	*n = (long)given;
	return SALES_OK;
}
