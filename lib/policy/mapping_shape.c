/* What a mapping may say, as tables; salesctl-mapping(7) is the reference. */
#include "lib/policy/mapping.h"
#include "lib/policy/section.h"

static const struct choice yes_no[] = { { "yes", 1 }, { "no", 0 }, { NULL, 0 } };
static const struct choice no_yes[] = { { "yes", 0 }, { "no", 1 }, { NULL, 0 } };
static const struct choice sign_choices[] = { { "yes", SIGN_YES }, { "any", SIGN_ANY }, { "no", SIGN_NONE }, { NULL, 0 } };
static const struct choice date_choices[] = { { "mdy", DATES_MDY }, { "dmy", DATES_DMY }, { NULL, 0 } };
static const struct choice is_choices[] = {
	{ "text", MAP_TEXT }, { "id", MAP_ID }, { "money", MAP_MONEY }, { "count", MAP_COUNT },
	{ "day", MAP_DAY }, { "share", MAP_SHARE }, { "flag", MAP_FLAG }, { "phone", MAP_PHONE },
	{ "email", MAP_EMAIL }, { "taxid", MAP_TAXID }, { NULL, 0 }
};
static const struct choice part_choices[] = {
	{ "next", PART_NEXT }, { "family", PART_FAMILY }, { "given", PART_GIVEN }, { NULL, 0 }
};

/* One word, or a list of them. */
static const char *const *
one_or_more(struct reader *r, const struct node *n)
{
	const char *const *words = NULL;
	const char       **one;

	if (n->type == NODE_LIST) {
		read_words(r, n, &words);
		return words;
	}
	one = arena_array(r->a, const char *, 2);
	return read_text(r, n, &one[0]) ? one : NULL;
}

static void
read_field_names(struct reader *r, const struct node *n, void *obj)
{
	((struct map_column *)obj)->field = one_or_more(r, n);
}

static void
read_write(struct reader *r, const struct node *n, void *obj)
{
	((struct map_column *)obj)->write = one_or_more(r, n);
}

static void
read_to(struct reader *r, const struct node *n, void *obj)
{
	((struct map_word *)obj)->to = one_or_more(r, n);
}

static const struct map_set *
read_pairs(struct reader *r, const struct node *n, size_t *count)
{
	struct map_set *set;

	*count = 0;
	if (!expect(r, n, NODE_MAP, _("a mapping such as {field: value}")))
		return NULL;
	set = arena_array(r->a, struct map_set, n->n + 1);
	for (const struct node *c = n->first; c != NULL; c = c->next) {
		set[*count].field = c->key;
		if (read_text(r, c, &set[*count].value))
			++*count;
	}
	return set;
}

static void
read_word_set(struct reader *r, const struct node *n, void *obj)
{
	struct map_word *w = obj;

	w->set = read_pairs(r, n, &w->nset);
}

static const struct key word_keys[] = {
	K_WORDS("from", struct map_word, from, .flags = KEY_MUST),
	K_OWN("to", read_to, NULL),
	K_OWN("set", read_word_set, NULL),
	K_WORDS("clear", struct map_word, clear),
	KEY_END
};
static const struct shape word_shape = {
	.name = "value", .keys = word_keys, .size = sizeof(struct map_word), .has_place = true,
	.place_at = offsetof(struct map_word, at),
};

static void
finish_column(struct reader *r, const struct node *n, void *obj)
{
	const struct map_column *c = obj;

	if (c->unless != NULL && !c->required)
		FAULT(r, n, "mapping.unless", _("'unless' goes with 'required: yes'"));
	if (c->part != PART_WHOLE && c->field == NULL)
		FAULT(r, n, "mapping.part", _("'part' goes with a 'field' that the parts make"));
}

static const struct key column_keys[] = {
	K_OWN("field", read_field_names, NULL),
	K_WORDS("also", struct map_column, also),
	K_CHOICE("is", struct map_column, is, is_choices),
	K_CHOICE("part", struct map_column, part, part_choices),
	K_CHOICE("required", struct map_column, required, yes_no),
	K_TEXT("unless", struct map_column, unless),
	K_CHOICE("sign", struct map_column, sign, sign_choices),
	K_CHOICE("optional", struct map_column, optional, yes_no),
	K_CHOICE("time", struct map_column, time, yes_no),
	K_TEXT("future", struct map_column, future),
	K_TEXT("first_of", struct map_column, first_of),
	K_OWN("write", read_write, NULL),
	K_TEXT("like", struct map_column, like),
	K_COUNT("per", struct map_column, per),
	K_LIST("values", struct map_column, values, nvalues, &word_shape),
	KEY_END
};
static const struct shape column_shape = {
	.name = "column", .keys = column_keys, .size = sizeof(struct map_column),
	.name_at = offsetof(struct map_column, header), .has_place = true,
	.place_at = offsetof(struct map_column, at), .finish = finish_column,
};

static void
read_columns(struct reader *r, const struct node *n, void *obj)
{
	struct mapping *m = obj;

	m->columns = read_many(r, &column_shape, n, true, &m->ncolumns);
}

static void
read_mapping_set(struct reader *r, const struct node *n, void *obj)
{
	struct mapping *m = obj;

	m->set = read_pairs(r, n, &m->nset);
}

static void
read_format(struct reader *r, const struct node *n, void *obj)
{
	int v;

	(void)obj;
	if (read_count(r, n, &v) && v != 1)
		FAULT(r, n, "mapping.format", _("this salesctl (%s) reads mappings of format %d, not %d"),
		    SALESCTL_VERSION, 1, v);
}

/* Their words for yes and no. */
static void
read_flags(struct reader *r, const struct node *n, void *obj)
{
	struct mapping    *m = obj;
	const char *const *words = NULL;

	if (read_words(r, n, &words) && words != NULL && words[0] != NULL && words[1] != NULL && words[2] == NULL)
		m->flags = words;
	else if (words != NULL)
		fault_form(r, n, _("two words, for yes and for no, such as [true, false]"));
}

static void
finish_mapping(struct reader *r, const struct node *n, void *obj)
{
	const struct mapping *m = obj;

	for (size_t i = 0; i < m->ncolumns; i++)
		if (m->columns[i].sign == SIGN_YES)
			return;
	if (m->ncolumns > 0)
		FAULT(r, n, "mapping.sign", _("no column has 'sign: yes': say by which columns such a file is known"));
}

static const struct key belongs_keys[] = {
	K_WORDS("to", struct map_belongs, to, .flags = KEY_MUST),
	K_ID("number", struct map_belongs, number, .flags = KEY_MUST),
	K_WORDS("take", struct map_belongs, take, .flags = KEY_MUST),
	KEY_END
};
static const struct shape belongs_shape = {
	.name = "belongs", .keys = belongs_keys, .size = sizeof(struct map_belongs),
};

static const struct key kept_keys[] = {
	K_ID("once", struct map_kept, once, .flags = KEY_MUST),
	K_WORDS("fields", struct map_kept, fields, .flags = KEY_MUST),
	KEY_END
};
static const struct shape kept_shape = {
	.name = "kept", .keys = kept_keys, .size = sizeof(struct map_kept),
};

static const struct key mapping_keys[] = {
	K_OWN("salesctl", read_format, NULL, .flags = KEY_MUST),
	K_ID("mapping", struct mapping, name, .flags = KEY_MUST),
	K_ID("kind", struct mapping, kind, .flags = KEY_MUST),
	K_LABEL("label", struct mapping, label),
	K_ID("file", struct mapping, file),
	K_CHOICE("dates", struct mapping, dates, date_choices),
	K_TEXT("id_prefix", struct mapping, id_prefix),
	K_OWN("set", read_mapping_set, NULL),
	K_EXPR("only", struct mapping, only),
	K_WORDS("match", struct mapping, match),
	K_WORDS("alike", struct mapping, alike),
	K_MAP("belongs", struct mapping, belongs, &belongs_shape),
	K_MAP("kept", struct mapping, kept, &kept_shape),
	K_CHOICE("bom", struct mapping, bom, yes_no),
	K_OWN("flags", read_flags, NULL),
	K_CHOICE("own", struct mapping, no_own, no_yes),
	K_OWN("columns", read_columns, NULL, .of = &column_shape, .flags = KEY_MUST),
	KEY_END
};
const struct shape mapping_shape = {
	.name = "mapping", .keys = mapping_keys, .size = sizeof(struct mapping), .finish = finish_mapping,
};
