#include "lib/policy/field.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/base/text.h"

enum { KEYS_MAX = 64 };

void
fault_at(struct reader *r, enum diag_level level, struct place at, const struct node *n,
    const char *code, const char *suggest, const char *fmt, ...)
{
	CLEANUP(buf_done) struct buf msg = { 0 };
	va_list                      ap;

	if (level == DIAG_ERROR)
		r->faults++;
	if (r->diags == NULL)
		return;
	va_start(ap, fmt);
	buf_vprintf(&msg, fmt, ap);
	va_end(ap);
	policy_fault(r->diags, level, at, code, n == NULL ? NULL : node_path(r->a, n),
	    n == NULL || n->type != NODE_TEXT ? NULL : n->text, suggest, "%s", buf_str(&msg));
}

void
fault_form(struct reader *r, const struct node *n, const char *form)
{
	switch (n->type) {
	case NODE_TEXT:
		if (*n->text == '\0' && !n->quoted)
			FAULT(r, n, "policy.empty", _("this is empty: expected %s"), form);
		else
			FAULT(r, n, "policy.form", _("expected %s, got '%s'"), form, n->text);
		break;
	case NODE_LIST:
		FAULT(r, n, "policy.form", _("expected %s, got a list"), form);
		break;
	case NODE_MAP:
		FAULT(r, n, "policy.form", _("expected %s, got a mapping"), form);
		break;
	}
}

bool
expect(struct reader *r, const struct node *n, enum node_type type, const char *form)
{
	if (n->type == type)
		return true;
	fault_form(r, n, form);
	return false;
}

void
fault_later(struct reader *r, const struct node *n)
{
	fault_at(r, DIAG_ERROR, node_place(n), n, "policy.later", NULL,
	    _("salesctl %s can't follow '%s' yet: take it out, so that nobody relies on it"),
	    SALESCTL_VERSION,
	    n->key != NULL ? n->key : n->text);
}

void
refer(struct reader *r, const struct node *n, int to)
{
	if (r->diags == NULL)
		return;
	if (r->nrefs == r->refs_cap) {
		const size_t      cap = r->refs_cap == 0 ? 32 : r->refs_cap * 2;
		struct reference *ref = arena_array(r->a, struct reference, cap);

		if (r->nrefs > 0)
			memcpy(ref, r->ref, r->nrefs * sizeof(*ref));
		r->ref = ref;
		r->refs_cap = cap;
	}
	r->ref[r->nrefs].n = n;
	r->ref[r->nrefs++].to = to;
}

/* Why a key that people expect is not there; NULL: nobody expects it. */
static const char *
why_unsaid(const struct shape *s, const char *key)
{
	for (const char *const *u = s->unsaid; u != NULL && *u != NULL; u += 2)
		if (strcmp(u[0], key) == 0)
			return tr(u[1]);
	return NULL;
}

/* The key that was probably meant counts as seen. */
static uint64_t
fault_unknown(struct reader *r, const struct shape *s, const struct node *n)
{
	const char *name[KEYS_MAX] = { NULL }, *near, *why = why_unsaid(s, n->key);
	size_t      count = 0;

	if (why != NULL) {
		fault_at(r, DIAG_ERROR, n->key_at, n, "policy.unknown-key", NULL, _("there is no key '%s' here: %s"), n->key, why);
		return 0;
	}
	for (const struct key *k = s->keys; k->name != NULL; k++)
		name[count++] = k->name;
	near = text_nearest(n->key, name, count);
	if (near != NULL)
		fault_at(r, DIAG_ERROR, n->key_at, n, "policy.unknown-key", near,
		    _("there is no key '%s' here"), n->key);
	else
		fault_at(r, DIAG_ERROR, n->key_at, n, "policy.unknown-key", NULL,
		    _("there is no key '%s' here (%s lists them)"), n->key, r->page);
	for (size_t i = 0; near != NULL && i < count; i++)
		if (name[i] == near)
			return (uint64_t)1 << i;
	return 0;
}

static bool
is_later(const struct shape *s, const char *key)
{
	for (const char *const *l = s->later; l != NULL && *l != NULL; l++)
		if (strcmp(*l, key) == 0)
			return true;
	return false;
}

static void
read_choice_into(struct reader *r, const struct key *k, const struct node *n, char *at)
{
	int value;

	if (!read_choice(r, n, k->choices, &value))
		return;
	if (k->size == sizeof(bool)) {
		*(bool *)at = value != 0;
	} else {
		assert(k->size == sizeof(int));
		memcpy(at, &value, sizeof(int));
	}
}

void
check_within(struct reader *r, const struct node *n, const struct ratio *v)
{
	char percent[RATIO_SIZE];

	if (v->num >= 0 && v->num <= v->den)
		return;
	fault_at(r, DIAG_ERROR, n->at, n, "policy.range", NULL,
	    _("'%s' is %s%%: expected a share between 0%% and 100%%, such as 5%%"), n->text,
	    ratio_percent(*v, percent));
}

static void *
read_list(struct reader *r, const struct key *k, const struct node *n, size_t *count)
{
	void *one;

	if ((k->flags & KEY_ONE) == 0 || n->type != NODE_MAP)
		return read_many(r, k->of, n, false, count);
	one = arena_alloc(r->a, k->of->size);
	read_shape(r, k->of, n, one);
	*count = 1;
	return one;
}

static void
read_key(struct reader *r, const struct key *k, const struct node *n, void *obj)
{
	char *at = (char *)obj + k->at;

	switch (k->type) {
	case KEY_TEXT:
		read_text(r, n, (const char **)at);
		break;
	case KEY_ID:
		read_id(r, n, (const char **)at);
		break;
	case KEY_WORDS:
		read_words(r, n, (const char *const **)at);
		break;
	case KEY_LABEL:
		read_label(r, n, (struct label *)at);
		break;
	case KEY_COUNT:
		read_count(r, n, (int *)at);
		break;
	case KEY_SPAN:
		read_span(r, n, (int *)at);
		break;
	case KEY_DAY:
		read_day(r, n, (day *)at);
		break;
	case KEY_SHARE:
		if (read_share(r, n, (struct ratio *)at) && (k->flags & KEY_WITHIN) != 0)
			check_within(r, n, (const struct ratio *)at);
		break;
	case KEY_MONEY:
		read_money(r, n, (money *)at);
		break;
	case KEY_CHOICE:
		read_choice_into(r, k, n, at);
		break;
	case KEY_EXPR:
		read_expr(r, n, (const char **)at);
		break;
	case KEY_MAP:
		assert(k->size == k->of->size);
		read_shape(r, k->of, n, at);
		break;
	case KEY_LIST:
		assert(k->size == k->of->size);
		*(void **)at = read_list(r, k, n, (size_t *)((char *)obj + k->count_at));
		break;
	case KEY_OWN:
		k->read(r, n, obj);
		break;
	}
}

static void
fault_missing(struct reader *r, const struct shape *s, const struct node *n, uint64_t seen)
{
	for (const struct key *k = s->keys; k->name != NULL; k++)
		if ((k->flags & KEY_MUST) != 0 && (seen >> (k - s->keys) & 1) == 0)
			fault_at(r, DIAG_ERROR, node_place(n), n, "policy.missing", NULL,
			    _("the key '%s' is missing here"), k->name);
}

void
read_shape(struct reader *r, const struct shape *s, const struct node *n, void *obj)
{
	uint64_t seen = 0, done = 0;
	bool     later = false;

	if (s->has_place)
		*(struct place *)((char *)obj + s->place_at) = node_place(n);
	if (!expect(r, n, NODE_MAP, _("a mapping such as {key: value}")))
		return;
	for (const struct node *c = n->first; c != NULL; c = c->next) {
		const struct key *k = s->keys;

		while (k->name != NULL && (c->key == NULL || strcmp(k->name, c->key) != 0))
			k++;
		if (k->name != NULL) {
			const uint64_t bit = (uint64_t)1 << (k - s->keys);

			/* one that stands twice is a fault already: lists of some
			 * keys would grow beyond what the second one has room for */
			if ((done & bit) == 0)
				read_key(r, k, c, obj);
			done |= bit;
			seen |= bit;
		} else if (c->key != NULL && is_later(s, c->key)) {
			later = true;
			fault_later(r, c);
		} else if (c->key != NULL && *c->key != '\0' && (s->refuse == NULL || !s->refuse(r, c))) {
			seen |= fault_unknown(r, s, c);
		}
	}
	if (!later)
		fault_missing(r, s, n, seen);
	if (s->finish != NULL)
		s->finish(r, n, obj);
}

void *
read_many(struct reader *r, const struct shape *s, const struct node *n, bool named,
    size_t *count)
{
	char *all, *at;

	*count = 0;
	if (!expect(r, n, named ? NODE_MAP : NODE_LIST, named
	    ? _("a mapping such as {name: {key: value}}") : _("a list such as [{key: value}]")))
		return NULL;
	at = all = arena_alloc(r->a, n->n * s->size + 1);
	for (const struct node *c = n->first; c != NULL; c = c->next, at += s->size) {
		if (named)
			*(const char **)(at + s->name_at) = c->key;
		read_shape(r, s, c, at);
	}
	*count = n->n;
	return all;
}
