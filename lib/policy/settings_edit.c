/* Changing one key of a file that people write by hand: the bytes of the one
 * value are replaced, or a line is put in, and the rest is not touched. What
 * comes out is read again; unless it says the same but for that key, it is
 * refused, so that no odd layout can be spoilt. */
#include <string.h>

#include "lib/policy/settings.h"
#include "lib/policy/tree.h"

struct edit {
	struct arena       *a;
	const char         *text, *end;
	const struct node  *root;       /* NULL: the file says nothing */
	const char         *key, *value;
	struct buf         *out;
};

/* The byte that a place is; columns count characters. */
static const char *
byte_at(const struct edit *e, struct place p)
{
	const char *s = e->text;

	if (e->end - s >= 3 && memcmp(s, "\xEF\xBB\xBF", 3) == 0)
		s += 3;
	for (int line = 1; line < p.line && s < e->end; s++)
		line += *s == '\n';
	for (int column = 1; column < p.column && s < e->end; column++)
		do
			s++;
		while (s < e->end && ((unsigned char)*s & 0xC0) == 0x80);
	return s;
}

static const char *
line_begin(const struct edit *e, const char *s)
{
	while (s > e->text && s[-1] != '\n')
		s--;
	return s;
}

static const char *
line_end(const struct edit *e, const char *s)
{
	while (s < e->end && *s != '\n')
		s++;
	return s < e->end ? s + 1 : s;
}

static void
splice(const struct edit *e, const char *from, const char *to, const char *instead)
{
	buf_put(e->out, e->text, (size_t)(from - e->text));
	buf_puts(e->out, instead);
	buf_put(e->out, to, (size_t)(e->end - to));
}

/* Behind a text that stands on one line; NULL: it does not. */
static const char *
text_end(const struct edit *e, const struct node *n)
{
	const char  *s = byte_at(e, n->at);
	const size_t len = strlen(n->text);

	if (!n->quoted)
		return (size_t)(e->end - s) >= len && memcmp(s, n->text, len) == 0 ? s + len : NULL;
	for (const char *p = s + 1; s < e->end && (*s == '"' || *s == '\''); p++) {
		if (p >= e->end || *p == '\n')
			return NULL;
		if (*s == '"' && *p == '\\' && p + 1 < e->end)
			p++;
		else if (*s == '\'' && *p == '\'' && p + 1 < e->end && p[1] == '\'')
			p++;
		else if (*p == *s)
			return p + 1;
	}
	return NULL;
}

/* In quotes unless nobody could take it for anything else. */
static const char *
written(struct arena *a, const char *s)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	static const char            safe[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "0123456789_./+@";
	const size_t n = strlen(s);
	size_t       ok = 0;

	while (ok < n && *s != '@' && (strchr(safe, s[ok]) != NULL || (unsigned char)s[ok] >= 0x80
	    || (ok > 0 && ok + 1 < n && (s[ok] == '-' || s[ok] == ' ')
	    && s[ok + 1] != ' ')))
		ok++;
	if (ok == n && n > 0)
		return s;
	buf_putc(&b, '"');
	for (; *s != '\0'; s++)
		if (*s == '"' || *s == '\\')
			buf_printf(&b, "\\%c", *s);
		else if ((unsigned char)*s < 0x20)
			buf_printf(&b, "\\x%02X", (unsigned)*s);
		else
			buf_putc(&b, *s);
	buf_putc(&b, '"');
	return arena_strdup(a, b.p);
}

/* The node of a key, in whatever layout it is written. */
static const struct node *
find(struct arena *a, const struct node *n, const char *key)
{
	const struct node *found = NULL;

	if (n->key != NULL && strcmp(node_path(a, n), key) == 0)
		return n;
	for (const struct node *c = n->first; c != NULL && found == NULL; c = c->next)
		if (c->key != NULL)
			found = find(a, c, key);
	return found;
}

/* The innermost mapping that the key belongs into; *rest: what is missing. */
static const struct node *
innermost(const struct edit *e, const char **rest)
{
	const struct node *at = e->root, *best = e->root;

	*rest = e->key;
	for (const char *dot = strchr(e->key, '.'); dot != NULL; dot = strchr(dot + 1, '.')) {
		at = find(e->a, e->root, arena_strndup(e->a, e->key, (size_t)(dot - e->key)));
		if (at == NULL)
			continue;
		best = at;
		*rest = dot + 1;
	}
	return best;
}

static bool
is_flow(const struct edit *e, const struct node *n)
{
	const char *s = byte_at(e, n->at);

	return s < e->end && (*s == '{' || *s == '[');
}

/* "color: never\n", or "format:\n  deal: table\n", each line indented. */
static const char *
block_entry(const struct edit *e, const char *rest, const char *value, int indent)
{
	CLEANUP(buf_done) struct buf b = { 0 };

	for (const char *dot;; rest = dot + 1, indent += 2) {
		for (int i = 0; i < indent; i++)
			buf_putc(&b, ' ');
		dot = strchr(rest, '.');
		if (dot == NULL)
			break;
		buf_put(&b, rest, (size_t)(dot - rest));
		buf_puts(&b, ":\n");
	}
	buf_printf(&b, "%s: %s\n", rest, value);
	return arena_strdup(e->a, b.p);
}

/* "color: never", or "format: {deal: table}". */
static const char *
flow_entry(const struct edit *e, const char *rest, const char *value)
{
	const char *dot = strchr(rest, '.');

	if (dot == NULL)
		return arena_printf(e->a, "%s: %s", rest, value);
	return arena_printf(e->a, "%.*s: {%s}", (int)(dot - rest), rest,
	    flow_entry(e, dot + 1, value));
}

static void
put_new(const struct edit *e, const char *value)
{
	const char        *rest, *s, *new_line = e->end > e->text && e->end[-1] != '\n' ? "\n" : "";
	const struct node *map = e->root == NULL ? NULL : innermost(e, &rest);

	if (map == NULL || (map->up == NULL && !is_flow(e, map))) {
		if (map == NULL)
			rest = e->key;
		splice(e, e->end, e->end, arena_printf(e->a, "%s%s", new_line,
		    block_entry(e, rest, value, 0)));
	} else if (map->type == NODE_TEXT) { /* "ui:" with nothing below */
		s = line_end(e, byte_at(e, map->key_at));
		splice(e, s, s, arena_printf(e->a, "%s%s", s == e->end ? new_line : "",
		    block_entry(e, rest, value, map->key_at.column + 1)));
	} else if (is_flow(e, map)) {
		s = byte_at(e, map->at) + 1;
		splice(e, s, s, arena_printf(e->a, "%s%s", flow_entry(e, rest, value),
		    map->n > 0 ? ", " : ""));
	} else {
		s = line_begin(e, byte_at(e, map->first->key_at));
		splice(e, s, s, block_entry(e, rest, value, map->first->key_at.column - 1));
	}
}

/* "key:" with nothing behind it, or a text in place of a text. */
static bool
put_text(const struct edit *e, const struct node *n)
{
	const char *s = byte_at(e, n->at), *to = n->type == NODE_TEXT ? text_end(e, n) : NULL;

	if (to == NULL)
		return false;
	splice(e, s, to, arena_printf(e->a, "%s%s", s > e->text && s[-1] == ':' ? " " : "",
	    written(e->a, e->value)));
	return true;
}

static bool
put_item(const struct edit *e, const struct node *list)
{
	const char *s = byte_at(e, list->at), *item = written(e->a, e->value), *dash;

	if (list->type != NODE_LIST)
		return false;
	if (is_flow(e, list)) {
		splice(e, s + 1, s + 1, arena_printf(e->a, "%s%s", item, list->n > 0 ? ", " : ""));
		return true;
	}
	dash = s = line_begin(e, byte_at(e, list->first->at));
	while (*dash == ' ')
		dash++;
	splice(e, s, s, arena_printf(e->a, "%.*s- %s\n", (int)(dash - s), s, item));
	return *dash == '-';
}

static bool
take_out(const struct edit *e, const struct node *n)
{
	const char *from = byte_at(e, n->key_at), *to = n->type == NODE_TEXT ? text_end(e, n) : NULL;

	if (to == NULL)
		return false;
	if (!is_flow(e, n->up)) {
		splice(e, line_begin(e, from), line_end(e, to), "");
		return true;
	}
	while (to < e->end && *to == ' ')
		to++;
	if (to < e->end && *to == ',') {
		to++;
		while (to < e->end && *to == ' ')
			to++;
	} else {
		while (from > e->text && from[-1] == ' ')
			from--;
		if (from > e->text && from[-1] == ',')
			from--;
	}
	splice(e, from, to, "");
	return true;
}

static bool
has_item(const struct edit *e, const struct node *list)
{
	for (const struct node *c = list->first; c != NULL; c = c->next)
		if (c->type == NODE_TEXT && strcmp(c->text, e->value) == 0)
			return true;
	return false;
}

static int
change(const struct edit *e, enum setting_edit what, struct sales_err *err)
{
	const struct node *n = e->root == NULL ? NULL : find(e->a, e->root, e->key);
	bool               done = true;

	if (n == NULL && what == SETTING_UNSET)
		return FAIL(err, SALES_NO, _("'%s' is not set there"), e->key);
	if (n != NULL && what == SETTING_ADD && has_item(e, n))
		return FAIL(err, SALES_NO, _("'%s' is there already"), e->value);
	if (n == NULL)
		put_new(e, what == SETTING_ADD ? arena_printf(e->a, "[%s]", written(e->a, e->value)) :
		    written(e->a, e->value));
	else
		done = what == SETTING_SET ? put_text(e, n) : what == SETTING_ADD ? put_item(e, n) :
		    take_out(e, n);
	return done ? SALES_OK : FAIL(err, SALES_EPOLICY, _("'%s' is written over several lines "
	    "there: change it by hand"), e->key);
}

/* Do both say the same but for the key? What counts is texts, so an emptied
 * section is as good as none. */
static bool
is_same_but(const struct setting *a, const struct setting *b, const char *key)
{
	for (;;) {
		while (a != NULL && (a->is_empty || strcmp(a->key, key) == 0))
			a = a->next;
		while (b != NULL && (b->is_empty || strcmp(b->key, key) == 0))
			b = b->next;
		if (a == NULL || b == NULL)
			return a == b;
		if (strcmp(a->key, b->key) != 0 || strcmp(a->text, b->text) != 0)
			return false;
		a = a->next;
		b = b->next;
	}
}

static bool
says(const struct setting *s, const char *key, const char *value)
{
	for (; s != NULL; s = s->next)
		if (strcmp(s->key, key) == 0 && (value == NULL || strcmp(s->text, value) == 0))
			return true;
	return false;
}

int
settings_edit(struct arena *a, const char *text, enum setting_edit what, const char *key,
    const char *value, struct buf *out, struct sales_err *err)
{
	struct diags             ds = { .arena = a };
	struct edit              e = { .a = a, .text = text, .end = text + strlen(text), .key = key,
		.value = value, .out = out };
	const struct policy_file f = { "settings", "settings", text, strlen(text) };
	const struct setting    *before, *after;
	struct node             *root = NULL;
	int                      rc = settings_read_text(a, "settings", text, strlen(text), &ds,
	    &before, err);

	if (rc == SALES_OK) {
		yaml_tree(a, &f, &ds, &root); /* of nothing: no root */
		e.root = root;
		rc = change(&e, what, err);
	}
	if (rc == SALES_OK && (settings_read_text(a, "settings", buf_str(out), out->n, &ds, &after,
	    err) != SALES_OK || !is_same_but(before, after, key)
	    || says(after, key, what == SETTING_UNSET ? NULL : value) == (what == SETTING_UNSET)))
		rc = FAIL(err, SALES_EPOLICY, _("the file is written in a way that only a person "
		    "should change: '%s' was not touched"), key);
	diags_done(&ds);
	return rc;
}
