/* tree.h - a rule book as YAML gives it: a small tree that remembers where
 * everything stood. It comes from text (yaml.c) or from the compiled form
 * (compile.c); the tables of field.c read it without knowing which. */
#pragma once
#include "lib/policy/policy.h"

enum node_type { NODE_TEXT, NODE_LIST, NODE_MAP };

struct node {
	enum node_type type;
	bool           quoted;          /* NODE_TEXT: stood in quotes */
	struct place   at;              /* of the value */
	struct place   key_at;          /* of its key; line 0 outside a mapping */
	const char    *key;             /* NULL outside a mapping */
	const char    *text;            /* NODE_TEXT; else NULL */
	struct node   *up, *first, *last, *next;
	size_t         n;               /* children */
};

/* A text that a rule book is read from. */
struct policy_file {
	const char *shown;              /* as the user named it, for messages */
	const char *name;               /* as explanations name it: policy.yaml */
	const char *text;
	size_t      n;
};

/* Where a thing is said to stand: its key, or itself in a list. */
static inline struct place
node_place(const struct node *n)
{
	return n->key == NULL ? n->at : n->key_at;
}

/** A new last child of up (NULL: a root); zeroed but for its place in the tree. */
struct node *node_new(struct arena *a, struct node *up);
/** "plans.ae-2026.components[0].rate"; "" for the root. */
const char *node_path(struct arena *a, const struct node *n);
/** The child of a mapping by its key, or NULL. */
const struct node *node_child(const struct node *map, const char *key);

/** Put a fault at a place into diags. path: of the key it is about, or NULL;
 *  value: the user's own text, or NULL. */
void policy_fault(struct diags *ds, enum diag_level level, struct place at, const char *code,
    const char *path, const char *value, const char *suggest, const char *fmt, ...)
    __attribute__((format(printf, 8, 9)));

/** Read one file's text into *root. Everything that YAML allows and a rule
 *  book does not is a fault in diags; *root is NULL when nothing can be read. */
void yaml_tree(struct arena *a, const struct policy_file *f, struct diags *diags,
    struct node **root);

/** The tree as the database keeps it, in the arena. */
void tree_pack(struct arena *a, const struct node *root, const char *hash,
    const void **out, size_t *n);
/** SALES_EVERSION: packed by another version of salesctl, and to be made again
 *  from the text; SALES_EDAMAGED: no such thing. hash gets the text's. */
NODISCARD int tree_unpack(struct arena *a, const void *data, size_t n,
    struct node **root, char hash[65], struct sales_err *err);
