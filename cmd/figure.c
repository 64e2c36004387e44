#include "cmd/figure.h"

#include <string.h>

#include "cmd/show.h"
#include "lib/base/text.h"
#include "lib/goal/kinds.h"

int
figure_metric(struct ctx *ctx, const char *text, const struct metric **out)
{
	const struct field *f = kind_field(&goal_kind, "metric");
	struct value        v;
	char                cur[4];

	/* the same reading as in a goal's field: id, label, suggestion */
	if (value_parse(&ctx->dept, f, text, &ctx->arena, &v, cur, &ctx->err) != SALES_OK) {
		ctx->err.code = SALES_ENOTFOUND;
		return SALES_ENOTFOUND;
	}
	if (v.type != V_TEXT)
		return FAIL(&ctx->err, SALES_EUSAGE, _("which metric? salesctl metric list shows them"));
	*out = policy_metric(ctx->dept.policy, arena_strndup(&ctx->arena, v.u.s.p, v.u.s.n));
	return SALES_OK;
}

enum col_type
figure_type(const struct metric *m)
{
	return m->unit == V_MONEY ? COL_MONEY : m->unit == V_RATE ? COL_PERCENT : COL_NUM;
}

struct cell
figure_exact(struct ctx *ctx, enum col_type type, struct ratio value)
{
	struct cell c = { .type = type, .empty = value.den == 0 };
	money       v = { 0 };

	/* sums that do not fit were refused when they were computed */
	if (!c.empty && !money_mul((money){ MONEY_UNIT }, value, 4, ctx->dept.policy->locale.rounding, &v))
		c.empty = true;
	c.u.i = v.v;
	return c;
}

struct cell
figure_cell(struct ctx *ctx, const struct metric *m, struct ratio value)
{
	const enum col_type t = figure_type(m);

	return t == COL_PERCENT ? cell_percent(value) : figure_exact(ctx, t, value);
}

int
figure_subject(struct ctx *ctx, const char *text, int64_t *subject)
{
	const struct field *f = kind_field(&goal_kind, "subject");
	struct value        v;
	char                cur[4];

	TRY(value_parse(&ctx->dept, f, text, &ctx->arena, &v, cur, &ctx->err));
	*subject = v.type == V_NULL ? SUBJECT_COMPANY : v.u.i;
	return SALES_OK;
}

const char *
figure_period(struct ctx *ctx, struct period p)
{
	char name[PERIOD_SIZE], from[DAY_SIZE], to[DAY_SIZE];

	if (p.from == DAY_NONE && p.to == DAY_NONE)
		return _("all time");
	if (strstr(period_str(p, name), "..") != NULL)
		period_name(p, &ctx->dept.when, name); /* a fiscal year's */
	if (p.from == DAY_NONE || p.to == DAY_NONE || strstr(name, "..") != NULL)
		return arena_strdup(&ctx->arena, name);
	return arena_printf(&ctx->arena, _("%s (%s to %s)"), name, day_str(p.from, from),
	    day_str(p.to, to));
}

static const char *
json_day(day d, char s[16])
{
	char iso[DAY_SIZE];

	if (d == DAY_NONE)
		return "null";
	s[0] = '"';
	memcpy(s + 1, day_str(d, iso), 10);
	memcpy(s + 11, "\"", 2);
	return s;
}

void
figure_meta_period(struct ctx *ctx, struct period p)
{
	char from[16], to[16];

	out_meta(ctx->out, "period", arena_printf(&ctx->arena, "{\"from\":%s,\"to\":%s}",
	    json_day(p.from, from), json_day(p.to, to)));
}

void
figure_meta_currency(struct ctx *ctx)
{
	out_meta(ctx->out, "currency", arena_printf(&ctx->arena, "\"%s\"", ctx->dept.policy->locale.currency));
}

void
figure_meta(struct ctx *ctx, const struct metric *m, struct period p)
{
	out_meta(ctx->out, "metric", arena_printf(&ctx->arena, "\"%s\"", m->id));
	figure_meta_period(ctx, p);
	if (m->unit == V_MONEY)
		figure_meta_currency(ctx);
}

void
figure_note(struct ctx *ctx, const struct metric *m, struct period p, const struct period *before)
{
	const char *label = label_text(m->label, ctx->lang, m->id);
	const char *span = figure_period(ctx, p);

	if (!ctx_is_table(ctx) && ctx->g->verbose == 0)
		return;
	if (before != NULL)
		ctx_note(ctx, _("%s, %s against %s"), label, span, figure_period(ctx, *before));
	else
		ctx_note(ctx, _("%s, %s"), label, span);
	if (m->unit == V_MONEY)
		ctx_note(ctx, _("amounts in %s"), ctx->dept.policy->locale.currency);
}

/* ---- --by ---------------------------------------------------------------- */

struct by_parse {
	struct ctx        *ctx;
	const char        *metric;
	const struct kind *kind;
	struct metric_by  *by;
	struct figure_group *group;
};

static int
take_group(const struct by_parse *p, enum metric_group group, const char *field)
{
	struct figure_group *g = p->group;
	struct path          path;
	const struct field  *f;

	if (p->by->group != GROUP_NONE)
		return FAIL(&p->ctx->err, SALES_EUSAGE, _("--by takes one grouping and one span of time"));
	p->by->group = group;
	p->by->field = field;
	*g = (struct figure_group){ .is_ref = group != GROUP_FIELD,
		.key = group == GROUP_TEAM ? "team" : group == GROUP_PERSON ? "person" : field,
		.heading = group == GROUP_TEAM ? N_("Team") : group == GROUP_PERSON ? N_("Person") : field };
	if (group != GROUP_FIELD)
		return SALES_OK;
	if (p->kind == NULL)
		return FAIL(&p->ctx->err, SALES_EUSAGE,
		    _("'%s' is made of other metrics; it goes by person, team and time only"), p->metric);
	TRY(record_path(&p->ctx->dept, p->kind, field, &path, &p->ctx->err));
	f = path.n == 0 || path.code ? NULL : path.hop[path.n - 1];
	g->is_ref = f != NULL && f->type == FT_REF;
	g->word = f != NULL && show_is_word(f) ? f : NULL;
	if (path.n == 1 && f != NULL && f->label != NULL)
		g->heading = f->label;
	return SALES_OK;
}

int
figure_by(struct ctx *ctx, const char *metric, const struct kind *kind, const char *list, struct metric_by *by,
    struct figure_group *group)
{
	const struct by_parse p = { ctx, metric, kind, by, group };

	while (list != NULL && *list != '\0') {
		const size_t n = strcspn(list, ",");
		const char  *name = arena_strndup(&ctx->arena, list, n);

		if (strcmp(name, "person") == 0 || strcmp(name, "人员") == 0) {
			TRY(take_group(&p, GROUP_PERSON, NULL));
		} else if (strcmp(name, "team") == 0 || strcmp(name, "团队") == 0) {
			TRY(take_group(&p, GROUP_TEAM, NULL));
		} else if (!by->split && period_unit_parse(name, &by->unit)) {
			by->split = true;
		} else {
			TRY(take_group(&p, GROUP_FIELD, name));
		}
		list += n + (list[n] == ',');
	}
	return SALES_OK;
}

enum col_type
figure_group_type(const struct figure_group *g)
{
	return g->is_ref ? COL_REF : g->word != NULL ? COL_ENUM : COL_TEXT;
}

struct cell
figure_group_cell(struct ctx *ctx, const struct figure_group *g, const char *label, const char *name)
{
	if (*label == '\0')
		return cell_none(figure_group_type(g));
	if (g->is_ref)
		return cell_ref(label, name);
	return g->word == NULL ? cell_text(label) : cell_enum(label, show_word(ctx, g->word, label));
}
