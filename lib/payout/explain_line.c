/* A line by its number. */
#include "lib/payout/explain.h"

struct finding_line { struct payout_line *out; struct arena *a; bool found; };

static int
take_line(void *arg, const struct payout_line *l, struct sales_err *err)
{
	struct finding_line *f = arg;

	(void)err;
	*f->out = *l;
	f->out->plan = arena_strdup(f->a, l->plan);
	f->out->component = arena_strdup(f->a, l->component);
	f->found = true;
	return SALES_OK;
}

int
payout_line_find(struct dept *d, int64_t id, struct arena *a, struct payout_run *run, struct payout_line *out,
    struct sales_err *err)
{
	struct finding_line f = { .out = out, .a = a };
	struct payout_run  *runs;
	size_t              n;

	TRY(payout_list(d, false, a, &runs, &n, err));
	for (size_t i = 0; i < n && !f.found; i++) {
		if (id < runs[i].first_line || id >= runs[i].first_line + runs[i].lines)
			continue;
		*run = runs[i];
		TRY(payout_line_of(d, &runs[i], id, take_line, &f, err));
	}
	if (f.found)
		return SALES_OK;
	FAIL(err, SALES_ENOTFOUND, _("there is no payout line %lld"), (long long)id);
	return err_hint(err, "salesctl payout list");
}
