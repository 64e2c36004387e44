/* expr_scope.h - one row of a small deal, with its names, aliases, stages and
 * people: what the cases of test_expr.c are bound to. */
#pragma once
#include "lib/base/expr.h"
#include "lib/base/text.h"

static const struct column {
	const char      *name, *alias;
	enum vtype       type;
	enum expr_match  match;
} columns[] = {
	{ "title", "标题", V_TEXT, MATCH_TEXT },
	{ "industry", "行业", V_TEXT, MATCH_TEXT },
	{ "stage", "阶段", V_TEXT, MATCH_CODE },
	{ "amount", "金额", V_MONEY, MATCH_TEXT },
	{ "cost", "成本", V_MONEY, MATCH_TEXT },
	{ "probability", NULL, V_RATE, MATCH_TEXT },
	{ "quantity", "数量", V_NUM, MATCH_TEXT },
	{ "score", NULL, V_INT, MATCH_TEXT },
	{ "created_on", NULL, V_DAY, MATCH_TEXT },
	{ "closed_on", "closed", V_DAY, MATCH_TEXT },
	{ "owner", "负责人", V_REF, MATCH_TEXT },
	{ "owner.name", NULL, V_TEXT, MATCH_TEXT },
	{ "customer", NULL, V_REF, MATCH_TEXT },
	{ "locked", NULL, V_BOOL, MATCH_TEXT },
	{ "tag", "标签", V_TEXT, MATCH_TAGS },
};
enum { NCOLUMNS = sizeof(columns) / sizeof(columns[0]) };

static const struct { const char *word, *stage; } stages[] = {
	{ "qualify", "qualify" }, { "初步接洽", "qualify" }, { "propose", "propose" },
	{ "won", "won" }, { "赢单", "won" }, { "lost", "lost" }, { "输单", "lost" },
};

static const struct period_env when = { .today = 20719, .fiscal_month = 1, .fiscal_day = 1 };
                                      /* 2026-09-23, a Wednesday */

struct row { struct value v[NCOLUMNS]; };

static const struct column *
column(const char *name)
{
	for (size_t i = 0; i < NCOLUMNS; i++)
		if (strcmp(columns[i].name, name) == 0 ||
		    (columns[i].alias != NULL && strcmp(columns[i].alias, name) == 0))
			return &columns[i];
	return NULL;
}

static bool
is_field(void *ctx, const char *name)
{
	(void)ctx;
	return column(name) != NULL;
}

static int
scope_field(void *ctx, const char *name, enum vtype *type, const void **slot,
    struct sales_err *err)
{
	const struct column *c = column(name);

	(void)ctx;
	if (c == NULL) {
		FAIL(err, SALES_ENOTFOUND, "no field '%s'", name);
		return err_hint(err, "did you mean another?");
	}
	*type = c->type;
	*slot = c;
	return SALES_OK;
}

static int
scope_literal(void *ctx, const void *slot, enum vtype type, const char *text,
    struct expr_lit *out, struct sales_err *err)
{
	static const struct value open[] = { { V_TEXT, { .s = { "qualify", 7 } } },
		{ V_TEXT, { .s = { "propose", 7 } } } };
	const struct column      *c = slot;

	(void)ctx;
	(void)type;
	if (strcmp(c->name, "stage") == 0) {
		if (strcmp(text, "open") == 0 || strcmp(text, "进行中") == 0) {
			out->any = open;
			out->n = 2;
			return SALES_OK;
		}
		for (size_t i = 0; i < sizeof(stages) / sizeof(stages[0]); i++)
			if (strcmp(stages[i].word, text) == 0) {
				out->from = v_text(stages[i].stage);
				return SALES_OK;
			}
		return FAIL(err, SALES_ENOTFOUND, "no stage '%s'", text);
	}
	if (c->type == V_REF) {
		if (strcmp(text, "zhangwei") == 0 || strcmp(text, "张伟") == 0)
			out->from = v_of(V_REF, 1);
		else if (strcmp(text, "lina") == 0 || strcmp(text, "李娜") == 0)
			out->from = v_of(V_REF, 2);
		else
			return FAIL(err, SALES_ENOTFOUND, "no person '%s'", text);
		return SALES_OK;
	}
	return SALES_NO;
}

static enum expr_match
scope_match(void *ctx, const void *slot)
{
	(void)ctx;
	return ((const struct column *)slot)->match;
}

static bool
scope_same(void *ctx, const void *a, const void *b)
{
	(void)ctx;
	return a == b;
}

static const char *const searched[] = { "title", "industry", "owner", NULL };
static const struct expr_scope scope = { .when = &when, .field = scope_field,
	.literal = scope_literal, .match = scope_match, .same_kind = scope_same,
	.search = searched };

static int
row_field(void *ctx, const void *slot, struct value *out, struct sales_err *err)
{
	const struct row *row = ctx;

	(void)err;
	*out = row->v[(const struct column *)slot - columns];
	return SALES_OK;
}
