/* What holds only where people type: what an added record starts with where
 * nothing was said (field.start), and what may be changed. */
#include "lib/record/write.h"

void
record_start(const struct kind *k, struct value *v)
{
	for (size_t i = 0; i < k->nfields; i++)
		if (k->fields[i].start != NULL && k->fields[i].type == FT_ENUM && v[i].type == V_NULL)
			v[i] = v_text(k->fields[i].start);
}

int
record_start_typed(struct dept *d, const struct kind *k, struct value *v, struct sales_err *err)
{
	for (size_t i = 0; i < k->nfields; i++) {
		const struct field *f = &k->fields[i];
		const struct actor *who;

		if (f->start == NULL || v[i].type != V_NULL)
			continue;
		if (f->type == FT_DAY) {
			v[i] = v_day(dept_day_of(d, d->now_ms));
		} else if (f->type == FT_REF) {
			TRY(dept_actor(d, &who, err));
			if (who->person != 0)
				v[i] = v_of(V_REF, who->person);
		}
	}
	return SALES_OK;
}

int
record_may_edit(struct dept *d, const struct kind *k, const struct record *before, struct value *after,
    struct sales_err *err)
{
	for (size_t i = 0; i < k->nfields; i++)
		if ((k->fields[i].flags & (F_FIXED | F_DECIDED)) != 0 && !value_equal(&before->v[i], &after[i]))
			return FAIL(err, SALES_EINVAL, (k->fields[i].flags & F_FIXED) != 0
			    ? _("%s can't be changed once it is set")
			    : _("%s is set by commands that decide it, and never typed"), k->fields[i].name);
	return k->gate == NULL ? SALES_OK : k->gate(d, k, before, after, err);
}
