/* What a header may be called elsewhere. */
#include <string.h>

#include "lib/base/text.h"
#include "lib/record/import/importer.h"
#include "lib/record/import/learn.h"
#include "lib/record/import/meaning.h"

/* Other words for headers that mappings know. */
static const struct { const char *label, *header; } synonyms[] = {
	{ "surname", "Last Name" }, { "family name", "Last Name" }, { "given name", "First Name" }, { "forename", "First Name" },
	{ "firm", "Company" }, { "organisation", "Company" }, { "organization", "Company" }, { "cell", "Mobile" }, { "cell phone", "Mobile" },
	{ "e-mail", "Email" }, { "mail", "Email" }, { "assigned to", "Owner" }, { "created at", "Created Time" },
};

/* Labels of common systems that no mapping has, in both languages. */
static const struct { const char *label, *field; } labels[] = {
	{ "data id", "ref" }, { "record id", "ref" }, { "id", "ref" }, { "no.", "ref" }, { "编码", "ref" }, { "唯一标识", "ref" },
	{ "company", "customer" }, { "account", "customer" }, { "client", "customer" }, { "公司", "customer" }, { "公司名称", "customer" },
	{ "account", "name" }, { "company", "name" }, { "client", "name" }, { "公司", "name" }, { "product", "name" }, { "item", "name" },
	{ "seller", "name" }, { "sales agent", "name" }, { "employee", "name" }, { "员工", "name" }, { "sector", "industry" },
	{ "所属行业", "industry" }, { "series", "category" }, { "sales price", "list_price" }, { "unit price", "list_price" },
	{ "boss", "manager" }, { "supervisor", "manager" }, { "office", "team" }, { "regional office", "team" },
	{ "企业名称", "name" }, { "company name", "name" }, { "full name", "name" }, { "客户全称", "name" },
	{ "sales rep", "owner" }, { "salesperson", "owner" }, { "assigned to", "owner" }, { "responsible", "owner" },
	{ "业务员", "owner" }, { "销售员", "owner" }, { "归属人", "owner" }, { "跟进人", "owner" }, { "客户经理", "owner" },
	{ "opportunity", "title" }, { "deal", "title" }, { "subject", "title" }, { "项目名称", "title" }, { "商机", "title" }, { "机会名称", "title" },
	{ "sales agent", "owner" }, { "agent", "owner" }, { "deal stage", "stage" }, { "deal value", "amount" }, { "close value", "amount" },
	{ "销售额", "amount" }, { "订单金额", "amount" }, { "engage date", "created_on" }, { "订单 id", "ref" }, { "订单编号", "ref" },
	{ "value", "amount" }, { "price", "amount" }, { "total", "amount" }, { "合同金额", "amount" }, { "预计金额", "amount" }, { "成交金额", "amount" },
	{ "close date", "expected_on" }, { "closing date", "expected_on" }, { "expected close", "expected_on" }, { "预计签单日期", "expected_on" },
	{ "status", "stage" }, { "sales stage", "stage" }, { "进展", "stage" }, { "当前阶段", "stage" },
	{ "mobile", "phone" }, { "telephone", "phone" }, { "tel", "phone" }, { "mobile phone", "phone" }, { "联系电话", "phone" }, { "手机号", "phone" },
	{ "e-mail", "email" }, { "email address", "email" }, { "电子邮箱", "email" },
	{ "province", "region" }, { "state", "region" }, { "省份", "region" }, { "所在省", "region" }, { "territory", "region" },
	{ "street", "address" }, { "detailed address", "address" }, { "联系地址", "address" }, { "公司地址", "address" },
	{ "level", "level" }, { "account level", "level" }, { "grade", "level" }, { "等级", "level" }, { "客户等级", "level" },
	{ "account source", "source" }, { "来源渠道", "source" }, { "渠道", "source" },
	{ "position", "title" }, { "job title", "title" }, { "岗位", "title" },
	{ "created at", "created_on" }, { "created date", "created_on" }, { "create time", "created_on" }, { "录入时间", "created_on" },
	{ "unified social credit code", "taxid" }, { "tax id", "taxid" }, { "信用代码", "taxid" },
	{ "remark", "description" }, { "remarks", "description" }, { "notes", "description" },
};

/* What files of a kind are called. */
static const struct { const char *word, *kind; } files[] = {
	{ "account", "customer" }, { "customer", "customer" }, { "client", "customer" }, { "客户", "customer" },
	{ "deal", "deal" }, { "opportunit", "deal" }, { "pipeline", "deal" }, { "商机", "deal" }, { "订单", "deal" }, { "order", "deal" },
	{ "lead", "lead" }, { "线索", "lead" }, { "contact", "contact" }, { "联系人", "contact" }, { "product", "product" },
	{ "产品", "product" }, { "people", "person" }, { "person", "person" }, { "seller", "person" }, { "staff", "person" },
	{ "人员", "person" }, { "员工", "person" }, { "payment", "receipt" }, { "receipt", "receipt" }, { "回款", "receipt" },
	{ "call", "activity" }, { "task", "activity" }, { "meeting", "activity" }, { "visit", "activity" }, { "外勤", "activity" },
};

bool
learn_file_says(const struct learn *l, const char *kind)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const char                  *slash = strrchr(l->src->path, '/'), *name = slash == NULL ? l->src->path : slash + 1;

	text_fold(name, strlen(name), &b);
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		if (strstr(buf_str(&b), files[i].word) != NULL)
			return strcmp(files[i].kind, kind) == 0;
	return false;
}

/* How much of "Lead Owner" is the module's name; 0: the header is none such. */
static size_t
module_length(const char *header)
{
	const char *blank = strchr(header, ' ');

	return blank == NULL || text_distance(blank + 1, "owner", 0) != 0 ? 0 : (size_t)(blank - header);
}

/* In a department that calls leads prospects, Prospect Status is Lead Status. */
static const char *
in_their_words(const struct learn *l, const struct mapping *m, const char *header)
{
	size_t i = 0, k = 0, ours;

	while (i < l->ncols && module_length(l->col[i].header) == 0)
		i++;
	while (k < m->ncolumns && module_length(m->columns[k].header) == 0)
		k++;
	if (i == l->ncols || k == m->ncolumns)
		return NULL;
	ours = module_length(l->col[i].header);
	if (strncmp(header, l->col[i].header, ours) != 0 || header[ours] != ' ')
		return NULL;
	return arena_printf(l->a, "%.*s%s", (int)module_length(m->columns[k].header), m->columns[k].header, header + ours);
}

static const char *
synonym(const char *header)
{
	for (size_t i = 0; i < sizeof(synonyms) / sizeof(synonyms[0]); i++)
		if (text_distance(synonyms[i].label, header, 0) == 0)
			return synonyms[i].header;
	return NULL;
}

const struct map_column *
learn_column_of(const struct learn *l, const struct mapping *m, const char *header)
{
	const char              *other[] = { header, synonym(header), in_their_words(l, m, header) };
	struct form              f;
	const struct map_column *c = NULL;

	form_open(&f, m);
	for (size_t i = 0; i < 3 && c == NULL; i++)
		if (other[i] != NULL)
			c = form_column(&f, other[i], strlen(other[i]));
	form_done(&f);
	return c;
}

const struct field *
learn_field_called(const struct kind *k, const char *header)
{
	unsigned factor;
	bool     percent, code;

	return import_field(k, header, strlen(header), &factor, &percent, &code);
}

const struct field *
learn_field_labelled(const struct kind *k, const char *header)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const struct field          *f;
	unsigned                     factor;
	bool                         percent;

	text_fold(header, strlen(header), &b);
	(void)import_strip_suffix(&b, &factor, &percent);
	for (size_t i = 0; i < b.n; i++)
		if (b.p[i] == '_')
			b.p[i] = ' ';
	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
		if (strcmp(labels[i].label, buf_str(&b)) == 0 && (f = meaning_stored(k, labels[i].field)) != NULL)
			return f;
	return NULL;
}

