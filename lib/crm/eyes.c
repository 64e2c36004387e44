#include "lib/crm/eyes.h"

#include <string.h>

void
parties_add(struct parties *p, int64_t person, const char *login)
{
	if (person != 0 && p->n < PARTIES_MAX)
		p->person[p->n++] = person;
	if (login != NULL && p->nlogins < PARTIES_MAX)
		p->login[p->nlogins++] = login;
}

int
parties_others(struct dept *d, const struct parties *p, const struct actor **who, bool *same_login,
    struct sales_err *err)
{
	struct ref_name name;

	*same_login = false;
	TRY(dept_actor(d, who, err));
	if ((*who)->person == 0) {
		FAIL(err, SALES_EPOLICY, _("a decision needs a person: nobody here has the login '%s'"), (*who)->login);
		return err_hint(err, "--as PERSON");
	}
	for (size_t i = 0; i < p->n; i++)
		if (p->person[i] == (*who)->person) {
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
	return SALES_OK;
}
