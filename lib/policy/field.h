/* field.h - what a rule book may say, as tables. A shape is a mapping with
 * named keys; each key has a type, and an offset into the structure it fills
 * that does not compile unless the member has that type. From the same tables
 * come the errors, the JSON Schema and the key list of the manual. */
#pragma once
#include "lib/policy/tree.h"

struct shape;
struct reader;

enum key_type {
	KEY_TEXT,       /* const char * */
	KEY_ID,         /* const char *: letters, digits, - and _ (Chinese too) */
	KEY_WORDS,      /* const char *const *, NULL-ended */
	KEY_LABEL,      /* struct label: one text, or {en: , zh: } */
	KEY_COUNT,      /* int, 0 or more */
	KEY_SPAN,       /* int: days, from 14d or 2w */
	KEY_DAY,        /* day */
	KEY_SHARE,      /* struct ratio: 7.5% or 0.075 */
	KEY_MONEY,      /* money */
	KEY_CHOICE,     /* an enum, int or bool: one of choices */
	KEY_EXPR,       /* const char *: an expression */
	KEY_MAP,        /* a struct of shape `of` */
	KEY_LIST,       /* pointer and count of structs of shape `of` */
	KEY_OWN,        /* read by `read`; `form` is its JSON Schema */
};
enum {
	KEY_MUST = 1 << 0,
	KEY_WITHIN = 1 << 1,     /* KEY_SHARE: between 0% and 100% */
	KEY_ONE = 1 << 2,        /* KEY_LIST: one of them may stand without the list */
};

struct choice { const char *name; int value; };

struct key {
	const char          *name;
	enum key_type        type;
	unsigned             flags;
	size_t               at;        /* in the structure */
	size_t               size;      /* KEY_CHOICE: of the member */
	size_t               count_at;  /* KEY_LIST: size_t */
	const struct choice *choices;
	const struct shape  *of;
	/* obj: the structure that the key's shape fills */
	void               (*read)(struct reader *r, const struct node *n, void *obj);
	const char          *form;      /* KEY_OWN: its JSON Schema ... */
	const char          *takes;     /* ... and in words, N_() */
};

struct shape {
	const char        *name;
	const struct key  *keys;        /* ended by a NULL name */
	const char *const *later;       /* keys of the language that this version can't follow */
	const char *const *unsaid;      /* pairs, to a NULL: a key that people expect here, and why there is none (N_) */
	/* Of a key that is not there: was it refused for what it asks? NULL: never. */
	bool             (*refuse)(struct reader *r, const struct node *n);
	size_t             size;        /* of the structure */
	size_t             name_at;     /* read_many, named: const char * */
	bool               has_place;
	size_t             place_at;    /* struct place */
	/* After all keys: what they mean together. */
	void             (*finish)(struct reader *r, const struct node *n, void *obj);
};

/* A name that must be checked when everything was read: of a metric, an award. */
struct reference { const struct node *n; enum { REF_METRIC, REF_MONEY_METRIC, REF_AWARD } to; };

struct reader {
	struct arena     *a;
	struct diags     *diags;        /* NULL: compiled text, known to be good */
	struct policy    *p;            /* NULL: no rule book is read */
	const char       *page;         /* of the manual that lists the keys */
	long              faults;
	struct reference *ref;
	size_t            nrefs, refs_cap;
};

#define KEY_AT(T, f, ctype)                                                 \
	(offsetof(T, f) + 0 * sizeof(struct {                               \
		_Static_assert(_Generic(&((T *)0)->f, ctype *: 1, default: 0), \
		    "member is not a " #ctype); char unused; }))

#define K_PLAIN(N, TYPE, C, T, f, ...) \
	{ .name = N, .type = TYPE, .at = KEY_AT(T, f, C), __VA_ARGS__ }
#define K_TEXT(N, T, f, ...)  K_PLAIN(N, KEY_TEXT, const char *, T, f, __VA_ARGS__)
#define K_ID(N, T, f, ...)    K_PLAIN(N, KEY_ID, const char *, T, f, __VA_ARGS__)
#define K_WORDS(N, T, f, ...) K_PLAIN(N, KEY_WORDS, const char *const *, T, f, __VA_ARGS__)
#define K_LABEL(N, T, f, ...) K_PLAIN(N, KEY_LABEL, struct label, T, f, __VA_ARGS__)
#define K_COUNT(N, T, f, ...) K_PLAIN(N, KEY_COUNT, int, T, f, __VA_ARGS__)
#define K_SPAN(N, T, f, ...)  K_PLAIN(N, KEY_SPAN, int, T, f, __VA_ARGS__)
#define K_DAY(N, T, f, ...)   K_PLAIN(N, KEY_DAY, day, T, f, __VA_ARGS__)
#define K_SHARE(N, T, f, ...) K_PLAIN(N, KEY_SHARE, struct ratio, T, f, __VA_ARGS__)
#define K_MONEY(N, T, f, ...) K_PLAIN(N, KEY_MONEY, money, T, f, __VA_ARGS__)
#define K_EXPR(N, T, f, ...)  K_PLAIN(N, KEY_EXPR, const char *, T, f, __VA_ARGS__)
#define K_CHOICE(N, T, f, C, ...) \
	{ .name = N, .type = KEY_CHOICE, .at = offsetof(T, f), .size = sizeof(((T *)0)->f), \
	  .choices = C, __VA_ARGS__ }
#define K_MAP(N, T, f, S, ...) \
	{ .name = N, .type = KEY_MAP, .at = offsetof(T, f), .size = sizeof(((T *)0)->f), .of = S, \
	  __VA_ARGS__ }
#define K_LIST(N, T, f, nf, S, ...) \
	{ .name = N, .type = KEY_LIST, .at = offsetof(T, f), .size = sizeof(*((T *)0)->f), \
	  .count_at = KEY_AT(T, nf, size_t), .of = S, __VA_ARGS__ }
#define K_OWN(N, fn, json, ...) \
	{ .name = N, .type = KEY_OWN, .read = fn, .form = json, __VA_ARGS__ }
#define NUMBER_FORM "{\"type\":[\"string\",\"number\"]}"
#define NAME_FORM   "{\"type\":\"string\"}"
#define K_NUMBER(N, fn, ...) K_OWN(N, fn, NUMBER_FORM, .takes = N_("number"), __VA_ARGS__)
#define KEY_END               { .name = NULL }

/** Fill obj from a mapping by its shape's table; faults go to r. */
void read_shape(struct reader *r, const struct shape *s, const struct node *n, void *obj);
/** An array of structs of shape s, from a list or from NAME: {...}. */
void *read_many(struct reader *r, const struct shape *s, const struct node *n, bool named,
    size_t *count);

/* One value each; false, with a fault, when the text is something else. */
bool read_text(struct reader *r, const struct node *n, const char **out);
bool read_id(struct reader *r, const struct node *n, const char **out);
bool read_words(struct reader *r, const struct node *n, const char *const **out);
bool read_label(struct reader *r, const struct node *n, struct label *out);
bool read_count(struct reader *r, const struct node *n, int *out);
bool read_span(struct reader *r, const struct node *n, int *out);
bool read_day(struct reader *r, const struct node *n, day *out);
bool read_days(struct reader *r, const struct node *n, struct period *out); /* DAY or A..B */
bool read_share(struct reader *r, const struct node *n, struct ratio *out);
/** A fault unless it is between 0% and 100%: `rate: 4` is 400 %, the mistake that costs most. */
void check_within(struct reader *r, const struct node *n, const struct ratio *v);
bool read_number(struct reader *r, const struct node *n, struct ratio *out);  /* 40, 4.5: no percentage */
bool read_percent(struct reader *r, const struct node *n, struct ratio *out); /* 40 and 40% are the same */
bool is_percent(const struct node *n);                                       /* does it stand with its sign: 60%? */
bool read_money(struct reader *r, const struct node *n, money *out);
bool read_choice(struct reader *r, const struct node *n, const struct choice *c, int *out);
bool read_expr(struct reader *r, const struct node *n, const char **out);

/** Is n of this type? A fault that shows the expected form when it is not. */
bool expect(struct reader *r, const struct node *n, enum node_type type, const char *form);
/** The fault of a key: `expected FORM, got '...'`. */
void fault_form(struct reader *r, const struct node *n, const char *form);
/** A key of a later version. */
void fault_later(struct reader *r, const struct node *n);
void fault_at(struct reader *r, enum diag_level level, struct place at, const struct node *n,
    const char *code, const char *suggest, const char *fmt, ...)
    __attribute__((format(printf, 7, 8)));
#define FAULT(r, n, code, ...) \
	fault_at((r), DIAG_ERROR, (n)->at, (n), (code), NULL, __VA_ARGS__)
#define WARN(r, place, n, code, ...) \
	fault_at((r), DIAG_WARNING, (place), (n), (code), NULL, __VA_ARGS__)

/** A metric or an award is named here; checked when all are known. */
void refer(struct reader *r, const struct node *n, int to);

extern const struct choice unit_choices[];      /* enum period_unit */
