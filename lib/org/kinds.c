/* person, team and assignment as records. */
#include "lib/org/kinds.h"

#include "lib/record/dept.h"
#include "lib/record/read.h"

/* Nobody is put below himself by a command, nor a team. A ring that another system's file
 * brings is let in: whatever goes up the line ends where it would begin again. */
static int
keep_straight(struct dept *d, const struct kind *k, const struct record *before, const struct value *after,
    const char *above, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const size_t                     at = kind_index(k, above), code = kind_index(k, "code");
	int64_t                          next = value_id(&after[at]);
	struct record                    r, first = { 0 };

	if (before == NULL || value_equal(&before->v[at], &after[at]))
		return SALES_OK;
	for (int n = 0; next > 0 && n < 64; n++) {
		TRY(record_get(d, k, next, &a, &r, err));
		if (n == 0)
			first = r;
		if (next == before->id)
			return FAIL(err, SALES_EINVAL, _("%s: '%.*s' is not put above '%.*s': it would go round in a circle"), above,
			    (int)first.v[code].u.s.n, first.v[code].u.s.p, (int)after[code].u.s.n, after[code].u.s.p);
		next = value_id(&r.v[at]);
	}
	return SALES_OK;
}

static int
team_gate(struct dept *d, const struct kind *k, const struct record *before, struct value *after, struct sales_err *err)
{
	return keep_straight(d, k, before, after, "parent", err);
}

static int
person_gate(struct dept *d, const struct kind *k, const struct record *before, struct value *after, struct sales_err *err)
{
	return keep_straight(d, k, before, after, "manager", err);
}

static const struct field team_fields[] = {
	FIELD("code", 1, FT_HANDLE, .flags = F_REQUIRED | F_UNIQUE | F_LIST | F_SEARCH, .label = N_("Team"),
	    .alias = (const char *const[]){ "handle", "team", "团队编号", "部门编号", NULL }),
	FIELD("name", 2, FT_TEXT, .flags = F_REQUIRED | F_LIST | F_SEARCH, .label = N_("Name"),
	    .alias = (const char *const[]){ "团队", "部门", "团队名称", "部门名称", "名称", NULL }),
	FIELD("parent", 3, FT_REF, .ref = &team_kind, .flags = F_LIST, .label = N_("Parent team"),
	    .alias = (const char *const[]){ "上级部门", "上级团队", NULL }),
	FIELD("lead", 4, FT_REF, .ref = &person_kind, .flags = F_LIST, .label = N_("Lead"),
	    .alias = (const char *const[]){ "负责人", "主管", NULL }),
	FIELD_END
};
const struct kind team_kind = {
	.name = "team", .no = KIND_TEAM, .label = N_("team"), .plural = N_("teams"),
	.brief = N_("teams, with parent and lead"),
	.fields = team_fields, .title = "name", .gate = team_gate,
};

static const struct field person_fields[] = {
	FIELD("code", 1, FT_HANDLE, .flags = F_REQUIRED | F_UNIQUE | F_LIST | F_SEARCH, .label = N_("Person"),
	    .alias = (const char *const[]){ "handle", "工号", "员工编号", "账号", NULL }),
	FIELD("name", 2, FT_TEXT, .flags = F_REQUIRED | F_LIST | F_SEARCH, .label = N_("Name"),
	    .alias = (const char *const[]){ "名称", "姓名", "人员", "员工姓名", "销售人员", NULL }),
	FIELD("login", 3, FT_TEXT, .label = N_("Login"), .alias = (const char *const[]){ "登录名", NULL }),
	FIELD("email", 4, FT_TEXT, .label = N_("Mail"), .alias = (const char *const[]){ "mail", "邮箱", "邮件", NULL }),
	FIELD("phone", 5, FT_TEXT, .label = N_("Phone"), .alias = (const char *const[]){ "电话", "手机", NULL }),
	FIELD("role", 6, FT_TEXT, .flags = F_LIST | F_MOVES, .label = N_("Role"), .alias = (const char *const[]){ "角色", "岗位", "职位", NULL }),
	FIELD("level", 7, FT_TEXT, .flags = F_LIST | F_EXTRA | F_MOVES, .label = N_("Level"), .alias = (const char *const[]){ "级别", "职级", NULL }),
	FIELD("team", 8, FT_REF, .ref = &team_kind, .flags = F_LIST | F_MOVES, .label = N_("Team"),
	    .alias = (const char *const[]){ "团队", "部门", "所属部门", NULL }),
	FIELD("manager", 9, FT_REF, .ref = &person_kind, .flags = F_LIST | F_MOVES, .label = N_("Manager"),
	    .alias = (const char *const[]){ "上级", "直属上级", "经理", "主管", NULL }),
	FIELD("hired_on", 10, FT_DAY, .flags = F_LIST | F_EXTRA, .label = N_("Hired"),
	    .alias = (const char *const[]){ "hired", "入职日期", NULL }),
	FIELD("left_on", 11, FT_DAY, .flags = F_LIST | F_EXTRA, .label = N_("Left"),
	    .alias = (const char *const[]){ "left", "离职日期", NULL }),
	FIELD("left_reason", 12, FT_TEXT, .label = N_("Reason for leaving"), .alias = (const char *const[]){ "离职原因", NULL }),
	FIELD("base_pay", 13, FT_MONEY, .label = N_("Base pay"), .alias = (const char *const[]){ "基本工资", "底薪", NULL }),
	FIELD_END
};
const struct kind person_kind = {
	.name = "person", .no = KIND_PERSON, .label = N_("person"), .plural = N_("people"),
	.brief = N_("people of the department"),
	.fields = person_fields,
	.title = "name", .date = "hired_on", .gate = person_gate,
};

static int
assignment_check(struct dept *d, const struct kind *k, const struct value *before, struct value *after,
    struct sales_err *err)
{
	const struct value *from = &after[kind_index(k, "from")], *to = &after[kind_index(k, "to")];

	(void)d;
	(void)before;
	if (from->type != V_NULL && to->type != V_NULL && to->u.i < from->u.i)
		return FAIL(err, SALES_EINVAL, _("to: the assignment ends before it starts"));
	return SALES_OK;
}

/* Who comes back is still gone by his last day. */
static int
assignment_remark(struct dept *d, const struct kind *k, const struct record *before, const struct record *after, struct arena *a,
    const char **text, struct sales_err *err)
{
	const struct kind *of = d->schema.by_no[person_kind.no];
	const day          from = value_day(&after->v[kind_index(k, "from")]);
	struct record      person;
	day                left;
	char               on[DAY_SIZE];

	(void)before;
	TRY(record_get(d, of, value_id(&after->v[kind_index(k, "person")]), a, &person, err));
	left = value_day(&person.v[kind_index(of, "left_on")]);
	if (left != DAY_NONE && from > left)
		*text = arena_printf(a, _("the person's last day is %s (left_on): nothing counts after it until that is empty"), day_str(left, on));
	return SALES_OK;
}

static const struct field assignment_fields[] = {
	FIELD("person", 1, FT_REF, .ref = &person_kind, .flags = F_REQUIRED | F_LIST, .label = N_("Person"),
	    .alias = (const char *const[]){ "人员", "员工", "姓名", NULL }),
	FIELD("team", 2, FT_REF, .ref = &team_kind, .flags = F_LIST, .label = N_("Team"),
	    .alias = (const char *const[]){ "团队", "部门", NULL }),
	FIELD("role", 3, FT_TEXT, .flags = F_LIST, .label = N_("Role"), .alias = (const char *const[]){ "角色", "岗位", NULL }),
	FIELD("level", 4, FT_TEXT, .flags = F_LIST, .label = N_("Level"), .alias = (const char *const[]){ "级别", "职级", NULL }),
	FIELD("manager", 5, FT_REF, .ref = &person_kind, .flags = F_LIST, .label = N_("Manager"),
	    .alias = (const char *const[]){ "上级", "经理", NULL }),
	FIELD("from", 6, FT_DAY, .column = "from_on", .flags = F_REQUIRED | F_LIST, .label = N_("From"),
	    .alias = (const char *const[]){ "from_on", "开始", "开始日期", "生效日期", NULL }),
	FIELD("to", 7, FT_DAY, .column = "to_on", .flags = F_LIST, .label = N_("To"),
	    .alias = (const char *const[]){ "to_on", "结束", "结束日期", NULL }),
	FIELD("share", 8, FT_RATE, .label = N_("Share"), .alias = (const char *const[]){ "占比", NULL }),
	FIELD_END
};
const struct kind assignment_kind = {
	.name = "assignment", .no = 3, .letters = "AS", .label = N_("assignment"), .plural = N_("assignments"),
	.brief = N_("who is in which team and role, from when to when"),
	.fields = assignment_fields, .date = "from", .check = assignment_check, .remark = assignment_remark,
	.match = (const char *const[]){ "person", "from", NULL },
};

const struct kind *const org_kinds[] = { &team_kind, &person_kind, &assignment_kind, NULL };
