#include "lib/crm/eyes.h"

#include <string.h>

int
login_owner(struct dept *d, const char *login, int64_t *person, struct sales_err *err)
{
	static const struct sql by_login = { "SELECT id FROM person WHERE login = ?1 ORDER BY id DESC LIMIT 1" };

	*person = 0;
	return db_one_int(&d->db, &by_login, BIND(V(login)), person, NULL, err);
}

void
parties_add(struct parties *p, int64_t person, const char *login)
{
	if (person != 0 && p->n < PARTIES_MAX)
		p->person[p->n++] = person;
	if (login != NULL && p->nlogins < PARTIES_MAX)
		p->login[p->nlogins++] = login;
}

static bool
is_party(const struct parties *p, int64_t person)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->person[i] == person)
			return true;
	return false;
}

int
parties_others(struct dept *d, const struct parties *p, const struct actor **who, bool *same_login,
    struct sales_err *err)
{
	struct ref_name name;
	int64_t         owner;

	*same_login = false;
	TRY(dept_actor(d, who, err));
	if ((*who)->person == 0) {
		FAIL(err, SALES_EPOLICY, _("a decision needs a person: nobody here has the login '%s'"), (*who)->login);
		return err_hint(err, "--as PERSON");
	}
	if (is_party(p, (*who)->person)) {
		TRY(dept_name(d, d->schema.by_no[KIND_PERSON], (*who)->person, &name, err));
		return FAIL(err, SALES_EPOLICY, _("%s is a party to it: somebody else decides"), name.name);
	}
	for (size_t i = 0; i < p->nlogins; i++)
		*same_login = *same_login || strcmp(p->login[i], (*who)->login) == 0;
	if (*same_login && !d->policy->approval.same_login) {
		FAIL(err, SALES_EPOLICY, _("it was entered under the same login '%s': somebody with another login "
		    "decides"), (*who)->login);
		return err_hint(err, "approval: {same_login: allowed}");
	}
	TRY(login_owner(d, (*who)->login, &owner, err));
	if (owner == 0 || !is_party(p, owner))
		return SALES_OK;
	*same_login = true;
	if (!d->policy->approval.same_login) {
		TRY(dept_name(d, d->schema.by_no[KIND_PERSON], owner, &name, err));
		FAIL(err, SALES_EPOLICY, _("'%s' is the login of %s, a party to it: somebody with another login decides"), (*who)->login,
		    name.name);
		return err_hint(err, "approval: {same_login: allowed}");
	}
	return SALES_OK;
}

int
parties_brought(struct dept *d, const struct parties *p, struct sales_err *err)
{
	const struct actor *who;
	int64_t             owner;

	TRY(dept_actor(d, &who, err));
	TRY(login_owner(d, who->login, &owner, err));
	if (is_party(p, who->person) || (owner != 0 && is_party(p, owner) && !d->policy->approval.same_login))
		return FAIL(err, SALES_EINVAL, _("state: who is a party to a decision does not bring it from elsewhere"));
	return SALES_OK;
}

static bool
may_lead(const struct parties *p, const struct org *org, int64_t about, int64_t person, day today)
{
	return (size_t)person < org->npeople && !is_party(p, person)
	    && org_is_there(&org->person[person], (struct period){ today, today }) && org_leads(org, person, today)
	    && !org_is_above(org, about, person, today);
}

int
parties_led(struct dept *d, const struct parties *p, const struct org *org, int64_t about, const struct actor **who,
    bool *same_login, struct sales_err *err)
{
	const day       today = d->when.today;
	struct ref_name name;

	TRY(parties_others(d, p, who, same_login, err));
	if (may_lead(p, org, about, (*who)->person, today))
		return SALES_OK;
	for (size_t i = 1; i < org->npeople; i++)
		if (may_lead(p, org, about, (int64_t)i, today)) {
			TRY(dept_name(d, d->schema.by_no[KIND_PERSON], (*who)->person, &name, err));
			FAIL(err, SALES_EPOLICY, _("%s leads nobody, or stands below whom it is about; who may decide: such as %s"),
			    name.name, org->person[i].name);
			return err_hint(err, "--as %s", org->person[i].code);
		}
	return SALES_OK;
}
