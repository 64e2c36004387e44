/* The cage around libyaml, which by itself has no depth limit, is quadratic on
 * "[[[[" and takes duplicate keys, UTF-16 and aliases to themselves. Events
 * are looked at one by one, so that a hostile file is stopped before it costs
 * anything; every refusal has a line and a column. */
#include <stdint.h>
#include <string.h>
#include <yaml.h>

#include "lib/base/map.h"
#include "lib/base/text.h"
#include "lib/policy/tree.h"

enum { TEXT_MAX = 1 << 20, DEPTH_MAX = 16, NODES_MAX = 20000 };

struct yaml_reader {
	struct arena             *a;
	const struct policy_file *f;
	struct diags             *diags;
	struct map                seen;     /* parent's address and key */
	struct buf                name;     /* of seen, put together */
	struct node              *at;       /* the open mapping or list */
	struct node              *root;
	int                       depth;
	long                      nodes;
	bool                      has_key;  /* the next event is a value ... */
	const char               *key;      /* ... of this key */
	struct place              key_at;
	bool                      stop;     /* nothing more is read ... */
	bool                      broken;   /* ... since what was read makes no sense */
};

static struct place
place_of(const struct yaml_reader *y, yaml_mark_t m)
{
	return (struct place){ y->f->shown, (int)m.line + 1, (int)m.column + 1 };
}

/* Refuse, and read on: more may be wrong. */
#define REFUSE(y, mark, code, ...) \
	policy_fault((y)->diags, DIAG_ERROR, place_of((y), (mark)), (code), NULL, NULL, NULL, \
	    __VA_ARGS__)

static void
give_up(struct yaml_reader *y)
{
	y->stop = y->broken = true;
}

static int
is_new_key(struct yaml_reader *y, const char *key, size_t n)
{
	int             added = 0;
	const uintptr_t up = (uintptr_t)y->at;

	buf_clear(&y->name);
	buf_put(&y->name, &up, sizeof(up));
	buf_put(&y->name, key, n);
	map_add(&y->seen, y->name.p, y->name.n, 0, &added);
	return added;
}

static void
take_key(struct yaml_reader *y, const yaml_event_t *e)
{
	const char *text = (const char *)e->data.scalar.value;

	if (strcmp(text, "<<") == 0 && e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE) {
		REFUSE(y, e->start_mark, "yaml.merge",
		    _("this YAML has no merge keys '<<': write the keys out"));
		text = "";
	} else if (!is_new_key(y, text, e->data.scalar.length)) {
		policy_fault(y->diags, DIAG_ERROR, place_of(y, e->start_mark), "yaml.duplicate",
		    NULL, text, NULL, _("the key '%s' stands here a second time"), text);
	}
	y->has_key = true;
	y->key = arena_strdup(y->a, text);
	y->key_at = place_of(y, e->start_mark);
}

/* A node for a value, counted; NULL when it would be one too many. */
static struct node *
take_node(struct yaml_reader *y, const yaml_event_t *e, enum node_type type)
{
	struct node *n;

	if (++y->nodes > NODES_MAX) {
		REFUSE(y, e->start_mark, "yaml.nodes",
		    _("this YAML has at most %d keys, values and lists"), NODES_MAX);
		give_up(y);
		return NULL;
	}
	n = node_new(y->a, y->at);
	n->type = type;
	n->at = place_of(y, e->start_mark);
	if (y->has_key) {
		n->key = y->key;
		n->key_at = y->key_at;
	}
	y->has_key = false;
	if (y->at == NULL)
		y->root = n;
	return n;
}

static void
refuse_marks(struct yaml_reader *y, const yaml_event_t *e, const yaml_char_t *anchor,
    const yaml_char_t *tag)
{
	if (anchor != NULL)
		REFUSE(y, e->start_mark, "yaml.anchor",
		    _("this YAML has no anchors: take '&%s' out"), (const char *)anchor);
	if (tag != NULL)
		REFUSE(y, e->start_mark, "yaml.tag",
		    _("this YAML has no tags: take '%s' out"), (const char *)tag);
}

static bool
is_key_next(const struct yaml_reader *y)
{
	return y->at != NULL && y->at->type == NODE_MAP && !y->has_key;
}

static void
take_scalar(struct yaml_reader *y, const yaml_event_t *e)
{
	struct node *n;

	refuse_marks(y, e, e->data.scalar.anchor, e->data.scalar.tag);
	if (memchr(e->data.scalar.value, '\0', e->data.scalar.length) != NULL) {
		REFUSE(y, e->start_mark, "yaml.nul", _("this text has a NUL byte in it"));
		give_up(y);
	} else if (is_key_next(y)) {
		y->nodes++;
		take_key(y, e);
	} else if ((n = take_node(y, e, NODE_TEXT)) != NULL) {
		n->text = arena_strndup(y->a, (const char *)e->data.scalar.value,
		    e->data.scalar.length);
		n->quoted = e->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	}
}

static void
take_start(struct yaml_reader *y, const yaml_event_t *e, enum node_type type)
{
	struct node *n;

	if (is_key_next(y)) {
		REFUSE(y, e->start_mark, "yaml.complex-key",
		    _("a key must be one word, not a list or mapping"));
		give_up(y);
	} else if (++y->depth > DEPTH_MAX) {
		REFUSE(y, e->start_mark, "yaml.depth",
		    _("lists and mappings nest at most %d deep here"), DEPTH_MAX);
		give_up(y);
	} else if ((n = take_node(y, e, type)) != NULL) {
		y->at = n;
	}
}

static void
take_end(struct yaml_reader *y)
{
	y->depth--;
	y->at = y->at->up;
	y->has_key = false;
}

static void
take_document(struct yaml_reader *y, const yaml_event_t *e)
{
	if (e->data.document_start.version_directive != NULL
	    || e->data.document_start.tag_directives.start
	    != e->data.document_start.tag_directives.end) {
		REFUSE(y, e->start_mark, "yaml.directive",
		    _("this YAML has no lines that start with '%%'"));
		give_up(y);
	} else if (y->root != NULL) {
		REFUSE(y, e->start_mark, "yaml.documents",
		    _("a file holds one document: a second one starts here"));
		give_up(y);
	}
}

static void
take_event(struct yaml_reader *y, const yaml_event_t *e)
{
	switch (e->type) {
	case YAML_DOCUMENT_START_EVENT:
		take_document(y, e);
		break;
	case YAML_ALIAS_EVENT:
		REFUSE(y, e->start_mark, "yaml.alias",
		    _("this YAML has no aliases: write out what '*%s' stands for"),
		    (const char *)e->data.alias.anchor);
		y->key = "";
		y->has_key = is_key_next(y);
		break;
	case YAML_SCALAR_EVENT:
		take_scalar(y, e);
		break;
	case YAML_SEQUENCE_START_EVENT:
		refuse_marks(y, e, e->data.sequence_start.anchor, e->data.sequence_start.tag);
		take_start(y, e, NODE_LIST);
		break;
	case YAML_MAPPING_START_EVENT:
		refuse_marks(y, e, e->data.mapping_start.anchor, e->data.mapping_start.tag);
		take_start(y, e, NODE_MAP);
		break;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		take_end(y);
		break;
	case YAML_STREAM_END_EVENT:
		y->stop = true;
		break;
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_DOCUMENT_END_EVENT:
		break;
	}
}

static const char *
line_start(const struct yaml_reader *y, size_t line)
{
	const char *p = y->f->text, *end = p + y->f->n;

	for (; line > 0 && p < end; line--) {
		const char *eol = memchr(p, '\n', (size_t)(end - p));

		p = eol == NULL ? end : eol + 1;
	}
	return p;
}

#define FULLWIDTH_COLON "\xEF\xBC\x9A"
#define FULLWIDTH_COMMA "\xEF\xBC\x8C"

/* A fullwidth sign looks right to people and is a letter to YAML: is there one in
 * this line, before what is said to people? */
static bool
find_in_line(const struct yaml_reader *y, size_t line, const char *sign, yaml_mark_t *at)
{
	const char *p = line_start(y, line), *end = y->f->text + y->f->n;

	*at = (yaml_mark_t){ .line = line };
	for (; end - p >= 3 && *p != '\n' && *p != '#'; p++) {
		if (memcmp(p, sign, 3) == 0)
			return true;
		at->column += ((unsigned char)*p & 0xC0) != 0x80;
	}
	return false;
}

/* What stands in one line is often noticed in the next. */
static bool
find_fullwidth(const struct yaml_reader *y, size_t line, const char *sign, yaml_mark_t *at)
{
	return find_in_line(y, line, sign, at) || (line > 0 && find_in_line(y, line - 1, sign, at));
}

/* Is what libyaml stumbled over a TAB? Its marks count characters. */
static bool
is_tab(const struct yaml_reader *y, yaml_mark_t m)
{
	const char *p = line_start(y, m.line), *end = y->f->text + y->f->n;

	for (size_t i = 0; p < end && i <= m.column; p++)
		if (((unsigned char)*p & 0xC0) != 0x80 && i++ == m.column)
			return *p == '\t';
	return false;
}

/* libyaml's own words, which are not translated; a TAB gets ours, since it is
 * what happens to people and what libyaml says of it helps nobody. */
static void
refuse_syntax(struct yaml_reader *y, const yaml_parser_t *p)
{
	const yaml_mark_t at = p->problem_mark;
	const bool        divides = p->problem != NULL && strstr(p->problem, "','") != NULL;
	yaml_mark_t       sign;

	if (find_fullwidth(y, at.line, FULLWIDTH_COLON, &sign))
		REFUSE(y, sign, "yaml.fullwidth",
		    _("a fullwidth '：' stands here: a key ends in ':' and a blank"));
	else if (divides && find_fullwidth(y, at.line, FULLWIDTH_COMMA, &sign))
		REFUSE(y, sign, "yaml.fullwidth",
		    _("a fullwidth '，' stands here: a ',' divides what is in { } and [ ]"));
	else if (is_tab(y, at))
		REFUSE(y, at, "yaml.tab",
		    _("lines are indented with blanks: there is a TAB here"));
	else if (p->context != NULL)
		REFUSE(y, at, "yaml.syntax", _("this is not YAML: %s (%s, line %zu)"),
		    p->problem, p->context, p->context_mark.line + 1);
	else
		REFUSE(y, at, "yaml.syntax", _("this is not YAML: %s"),
		    p->problem == NULL ? "?" : p->problem);
}

static void
refuse_bytes(struct yaml_reader *y, size_t at)
{
	const char *t = y->f->text;
	yaml_mark_t m = { .index = at };

	for (size_t i = 0; i < at; i++) {
		m.column = t[i] == '\n' ? 0 : m.column + (((unsigned char)t[i] & 0xC0) != 0x80);
		m.line += t[i] == '\n';
	}
	if (y->f->n >= 2 && (memcmp(t, "\xFF\xFE", 2) == 0 || memcmp(t, "\xFE\xFF", 2) == 0))
		REFUSE(y, m, "yaml.encoding", _("this file is UTF-16: save it as UTF-8"));
	else if (t[at] == '\0')
		REFUSE(y, m, "yaml.nul", _("there is a NUL byte here: the file must be UTF-8 text"));
	else
		REFUSE(y, m, "yaml.encoding",
		    _("the byte 0x%02X here is not UTF-8: save the file as UTF-8"),
		    (unsigned)(unsigned char)t[at]);
}

static bool
check_text(struct yaml_reader *y)
{
	const size_t n = y->f->n;
	size_t       valid;

	if (n > TEXT_MAX) {
		REFUSE(y, ((yaml_mark_t){ 0 }), "yaml.size",
		    _("at most %d bytes are read, this file has %zu"), TEXT_MAX, n);
		return false;
	}
	valid = text_valid(y->f->text, n);
	if (valid < n) {
		refuse_bytes(y, valid);
		return false;
	}
	return true;
}

static void
read_events(struct yaml_reader *y)
{
	/* Windows editors begin a file with a mark that libyaml would not skip. */
	const size_t  mark = y->f->n >= 3 && memcmp(y->f->text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	yaml_parser_t p;
	yaml_event_t  e;

	if (!yaml_parser_initialize(&p))
		err_nomem();
	yaml_parser_set_encoding(&p, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&p, (const unsigned char *)y->f->text + mark,
	    y->f->n - mark);
	while (!y->stop) {
		if (!yaml_parser_parse(&p, &e)) {
			if (p.error == YAML_MEMORY_ERROR)
				err_nomem();
			refuse_syntax(y, &p);
			give_up(y);
			break;
		}
		take_event(y, &e);
		yaml_event_delete(&e);
	}
	yaml_parser_delete(&p);
}

void
yaml_tree(struct arena *a, const struct policy_file *f, struct diags *diags, struct node **root)
{
	struct yaml_reader y = { .a = a, .f = f, .diags = diags };
	const long         before = diags->errors;

	*root = NULL;
	if (!check_text(&y))
		return;
	read_events(&y);
	map_done(&y.seen);
	buf_done(&y.name);
	if (!y.broken)
		*root = y.root;
	if (y.root == NULL && diags->errors == before)
		REFUSE(&y, ((yaml_mark_t){ 0 }), "yaml.empty", _("the file is empty: it starts "
		    "with 'salesctl: 1'"));
}
