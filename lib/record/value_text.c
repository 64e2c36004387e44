/* A field's value as machine formats show it. */
#include "lib/record/read.h"

static int
subject_text(struct dept *d, int64_t subject, struct arena *a, const char **out, struct sales_err *err)
{
	struct ref_name name;

	if (subject == SUBJECT_COMPANY) {
		*out = "company";
		return SALES_OK;
	}
	TRY(dept_name(d, d->schema.by_no[subject_is_team(subject) ? KIND_TEAM : KIND_PERSON],
	    subject_id(subject), &name, err));
	*out = subject_is_team(subject) ? arena_printf(a, "team:%s", name.code) : name.code;
	return SALES_OK;
}

int
value_text(struct dept *d, const struct field *f, const struct value *v, struct arena *a, const char **out,
    struct sales_err *err)
{
	char            s[RATIO_SIZE];
	struct ref_name name;

	*out = "";
	switch (v->type) {
	case V_NULL:
		return SALES_OK;
	case V_BOOL:
		*out = v->u.i ? "true" : "false";
		return SALES_OK;
	case V_INT:
	case V_TIME:
		*out = arena_printf(a, "%lld", (long long)v->u.i);
		return SALES_OK;
	case V_NUM:
		*out = arena_strdup(a, money_str((money){ v->u.i }, 0, s));
		return SALES_OK;
	case V_MONEY:
		*out = arena_strdup(a, money_str((money){ v->u.i }, 2, s));
		return SALES_OK;
	case V_RATE:
		*out = arena_strdup(a, ratio_decimal(ratio_of_rate(v->u.i), s));
		return SALES_OK;
	case V_RATIO:
		*out = arena_strdup(a, ratio_decimal(v->u.r, s));
		return SALES_OK;
	case V_DAY:
		*out = arena_strdup(a, day_str((day)v->u.i, s));
		return SALES_OK;
	case V_TEXT:
		*out = f->type == FT_TAGS && v->u.s.n > 2 ? arena_strndup(a, v->u.s.p + 1, v->u.s.n - 2)
		                                          : arena_strndup(a, v->u.s.p, v->u.s.n);
		return SALES_OK;
	case V_REF:
		if (f->type == FT_SUBJECT)
			return subject_text(d, v->u.i, a, out, err);
		TRY(dept_name(d, f->ref, v->u.i, &name, err));
		*out = name.code;
		return SALES_OK;
	}
	return SALES_OK;
}
