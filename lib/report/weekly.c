#include "lib/report/weekly.h"

#include "lib/base/text.h"
#include "lib/metric/span.h"
#include "lib/report/weekly_inside.h"

enum { SECTIONS = 8, MINUTE_MS = 60000 };
static const int64_t day_ms = INT64_C(86400000);

const char *const weekly_sections[] = { "headline", "people", "attainment", "pipeline", "movers",
	"overdue", "stale", "next-week", NULL };
static int (*const makers[SECTIONS])(struct weekly *w, struct sales_err *err) = {
	weekly_headline, weekly_people, weekly_attainment, weekly_pipeline, weekly_movers,
	weekly_overdue, weekly_stale, weekly_next };

static money
in_money(const struct weekly *w, struct ratio value)
{
	money m = { 0 };

	/* what does not fit was refused when the metric was computed */
	if (value.den != 0 && !money_mul((money){ MONEY_UNIT }, value, 4,
	    w->d->policy->locale.rounding, &m))
		m.v = 0;
	return m;
}

struct cell
weekly_cell(const struct weekly *w, const struct metric *m, struct ratio value)
{
	struct cell c = cell_money(in_money(w, value));

	if (m->unit == V_RATE)
		return cell_percent(value);
	if (m->unit != V_MONEY)
		c.type = COL_NUM;
	c.empty = value.den == 0;
	return c;
}

const char *
weekly_label(const struct weekly *w, const struct metric *m)
{
	return label_text(m->label, w->d->lang, m->id);
}

const char *
weekly_money(const struct weekly *w, struct ratio value)
{
	char s[MONEY_SIZE];

	return arena_printf(w->a, "%s %s", w->d->policy->locale.currency,
	    money_group(in_money(w, value), 2, s));
}

/* "2026-09-21 07:30 +08:00": minutes in the department's zone. */
static const char *
instant(const struct dept *d, int64_t ms, struct arena *a)
{
	const day     on = dept_day_of(d, ms);
	const int64_t start = dept_day_start(d, on), minute = (ms - start) / MINUTE_MS;
	const int64_t offset = ((int64_t)on * day_ms - start) / MINUTE_MS;
	const int64_t away = offset < 0 ? -offset : offset;
	char          s[DAY_SIZE];

	return arena_printf(a, "%s %02d:%02d %c%02d:%02d", day_str(on, s), (int)(minute / 60),
	    (int)(minute % 60), offset < 0 ? '-' : '+', (int)(away / 60), (int)(away % 60));
}

static int
put_head(struct weekly *w, int64_t written_ms, struct sales_err *err)
{
	const struct dept *d = w->d;
	char               name[PERIOD_SIZE], from[DAY_SIZE], to[DAY_SIZE];
	int64_t            op = d->as_of;

	if (op == 0)
		TRY(dept_last_op(w->d, &op, err));
	w->doc->arena = w->a;
	w->doc->lang = strncmp(d->lang, "zh", 2) == 0 ? "zh-CN" : "en";
	w->doc->title = arena_printf(w->a, _("Weekly report %s (%s to %s)"),
	    period_str(w->period, name), day_str(w->period.from, from), day_str(w->period.to, to));
	w->doc->department = label_text(d->policy->name, d->lang, "");
	w->doc->about = arena_printf(w->a,
	    _("Written %s by salesctl %s; data as of operation %lld; amounts in %s"),
	    instant(d, written_ms != 0 ? written_ms : d->now_ms, w->a), SALESCTL_VERSION, (long long)op,
	    d->policy->locale.currency);
	return SALES_OK;
}

static size_t
section_at(const char *id)
{
	size_t i = 0;

	while (i < SECTIONS && strcmp(weekly_sections[i], id) != 0)
		i++;
	return i;
}

int
weekly_check_sections(const char *const *list, struct sales_err *err)
{
	for (; list != NULL && *list != NULL; list++) {
		const char *nearest;

		if (section_at(*list) < SECTIONS)
			continue;
		FAIL(err, SALES_EUSAGE, _("the weekly report has no section '%s'"), *list);
		nearest = text_nearest(*list, weekly_sections, SECTIONS);
		return nearest == NULL ? SALES_EUSAGE : err_hint(err, _("did you mean '%s'?"), nearest);
	}
	return SALES_OK;
}

static bool
names_section(const char *const *list, const char *id)
{
	for (; *list != NULL; list++)
		if (strcmp(*list, id) == 0)
			return true;
	return false;
}

int
report_weekly(struct dept *d, const struct weekly_ask *ask, struct arena *a, struct doc *out,
    long *needs, struct sales_err *err)
{
	const char *const *list = ask->sections;
	struct weekly      w = { .d = d, .a = a, .doc = out, .period = ask->period };
	bool               people;

	*out = (struct doc){ 0 };
	if (ask->period.from == DAY_NONE || ask->period.to == DAY_NONE)
		return FAIL(err, SALES_EUSAGE, _("a weekly report needs a period with both ends"));
	w.before = span_before(w.period, &d->when);
	w.as_of = d->when.today < w.period.to && d->when.today >= w.period.from ? d->when.today :
	    w.period.to;
	w.over = w.as_of == d->when.today ? w.as_of - 1 : w.as_of;
	for (size_t i = 0; i < d->policy->nmetrics && w.won == NULL; i++)
		if (metric_has_pipeline(&d->policy->metrics[i]))
			w.won = &d->policy->metrics[i];
	TRY(put_head(&w, ask->written_ms, err));
	if (list == NULL)
		list = d->policy->reports.weekly != NULL ? d->policy->reports.weekly : weekly_sections;
	/* the rule book's headline brings the people with it */
	people = ask->sections == NULL && !names_section(list, "people");
	for (; *list != NULL; list++) {
		const size_t at = section_at(*list);

		if (at == SECTIONS)
			return FAIL(err, SALES_EBUG, "no section '%s'", *list);
		TRY(makers[at](&w, err));
		if (people && strcmp(*list, "headline") == 0)
			TRY(weekly_people(&w, err));
	}
	*needs = w.needs;
	return SALES_OK;
}
