#include "lib/policy/schema.h"

#include <string.h>

#include "lib/policy/section.h"

#define STRING "{\"type\":\"string\"}"
#define NUMBER "{\"type\":[\"string\",\"number\"]}"

/* What each type of key takes: in JSON Schema, and in a word for the list. */
static const struct { const char *json, *word; } forms[] = {
	[KEY_TEXT] = { STRING, N_("text") },
	[KEY_ID] = { STRING, N_("name") },
	[KEY_WORDS] = { "{\"type\":\"array\",\"items\":{\"type\":[\"string\",\"number\"]},"
	    "\"uniqueItems\":true}", N_("list of words") },
	[KEY_LABEL] = { "{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"object\",\"properties\":{"
	    "\"en\":{\"type\":\"string\"},\"zh\":{\"type\":\"string\"}},"
	    "\"additionalProperties\":false}]}", N_("label") },
	[KEY_COUNT] = { "{\"type\":\"integer\",\"minimum\":0}", N_("whole number") },
	[KEY_SPAN] = { "{\"type\":\"string\",\"pattern\":\"^[0-9]{1,5}[dw]$\"}", N_("days") },
	[KEY_DAY] = { "{\"type\":\"string\",\"pattern\":\"^[0-9]{4}-[0-9]{2}-[0-9]{2}$\"}",
	    N_("day") },
	[KEY_SHARE] = { NUMBER, N_("percentage") },
	[KEY_MONEY] = { NUMBER, N_("amount") },
	[KEY_EXPR] = { STRING, N_("expression") },
	[KEY_OWN] = { "{}", "" },
};

static void put_shape(struct buf *b, const struct shape *s);

static void
put_choices(struct buf *b, const struct choice *c)
{
	buf_puts(b, "{\"enum\":[");
	for (const struct choice *i = c; i->name != NULL; i++)
		buf_printf(b, "%s\"%s\"", i == c ? "" : ",", i->name);
	buf_puts(b, "]}");
}

static void
put_named(struct buf *b, const struct shape *s)
{
	buf_puts(b, "{\"type\":\"object\",\"additionalProperties\":");
	put_shape(b, s);
	buf_puts(b, "}");
}

/* fields: {KIND: {NAME: {...}}} has a level more than other sections. */
static bool
is_by_kind(const struct key *k)
{
	return k->of == &custom_shape;
}

static void
put_list(struct buf *b, const struct key *k)
{
	const bool one = (k->flags & KEY_ONE) != 0;

	if (one) {
		buf_puts(b, "{\"anyOf\":[");
		put_shape(b, k->of);
		buf_puts(b, ",");
	}
	buf_puts(b, "{\"type\":\"array\",\"items\":");
	put_shape(b, k->of);
	buf_puts(b, one ? "}]}" : "}");
}

static void
put_key(struct buf *b, const struct key *k)
{
	if (k->type == KEY_CHOICE) {
		put_choices(b, k->choices);
	} else if (k->type == KEY_MAP) {
		put_shape(b, k->of);
	} else if (k->type == KEY_LIST) {
		put_list(b, k);
	} else if (k->of != NULL && is_by_kind(k)) {
		buf_puts(b, "{\"type\":\"object\",\"additionalProperties\":");
		put_named(b, k->of);
		buf_puts(b, "}");
	} else if (k->of != NULL) {
		put_named(b, k->of);
	} else {
		buf_puts(b, k->form != NULL ? k->form : forms[k->type].json);
	}
}

static void
put_shape(struct buf *b, const struct shape *s)
{
	const char *comma = "";

	buf_puts(b, "{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{");
	for (const struct key *k = s->keys; k->name != NULL; k++) {
		buf_printf(b, "%s\"%s\":", k == s->keys ? "" : ",", k->name);
		put_key(b, k);
	}
	buf_puts(b, "},\"required\":[");
	for (const struct key *k = s->keys; k->name != NULL; k++) {
		if ((k->flags & KEY_MUST) == 0)
			continue;
		buf_printf(b, "%s\"%s\"", comma, k->name);
		comma = ",";
	}
	buf_puts(b, "]}");
}

void
policy_json_schema(struct buf *out)
{
	CLEANUP(buf_done) struct buf body = { 0 };

	put_shape(&body, &book_shape);
	buf_puts(out, "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\","
	    "\"title\":\"salesctl rule book\",");
	buf_puts(out, body.p + 1);
	buf_putc(out, '\n');
}

struct walk { policy_key_fn *fn; void *arg; };

static const char *
key_form(struct buf *b, const struct key *k)
{
	buf_clear(b);
	if (k->takes != NULL)
		return _(k->takes);
	if (k->type != KEY_CHOICE)
		return k->of == NULL ? _(forms[k->type].word) : k->type == KEY_MAP ? _("mapping")
		    : k->type == KEY_LIST ? _("list") : _("mapping by name");
	for (const struct choice *c = k->choices; c->name != NULL; c++)
		buf_printf(b, "%s%s", c == k->choices ? "" : " | ", c->name);
	return b->p;
}

static void
walk_shape(const struct walk *w, const struct shape *s, const char *above)
{
	CLEANUP(buf_done) struct buf path = { 0 }, form = { 0 };

	for (const struct key *k = s->keys; k->name != NULL; k++) {
		buf_clear(&path);
		buf_printf(&path, "%s%s", above, k->name);
		w->fn(w->arg, path.p, key_form(&form, k), (k->flags & KEY_MUST) != 0);
		if (k->of == NULL)
			continue;
		buf_puts(&path, k->type == KEY_MAP ? "." : k->type == KEY_LIST ? "[]."
		    : is_by_kind(k) ? ".KIND.NAME." : ".NAME.");
		walk_shape(w, k->of, path.p);
	}
}

void
policy_keys(policy_key_fn *fn, void *arg)
{
	walk_shape(&(struct walk){ fn, arg }, &book_shape, "");
}
