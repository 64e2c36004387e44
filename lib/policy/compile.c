/* The compiled rule book: the tree in one run of bytes, with the place of
 * each part, so that starting a command parses no YAML. Strings are ended by
 * NUL and stay where they are.
 *
 *   "SALESbk" format(1 byte) hash(64) files(n, strings) node
 *   node: type and marks, line (zigzag, against the node before), column,
 *         [file, below the root] [key] then text, or a count and the children
 *   number: 7 bits a byte, low ones first; string: length, bytes, NUL */
#include <string.h>

#include "lib/base/buf.h"
#include "lib/policy/tree.h"

#define MAGIC "SALESbk"
enum { PACK_FORMAT = 1, FILES_MAX = 256, PACK_DEPTH = 18, NODES_LIMIT = 1 << 20 };
enum { TYPE_BITS = 3, HAS_KEY = 4, IS_QUOTED = 8 };

struct packer {
	struct buf  b;
	const char *file[FILES_MAX];
	size_t      nfiles;
	int         line;
};

static void
put_number(struct buf *b, uint64_t v)
{
	for (; v >= 0x80; v >>= 7)
		buf_putc(b, (char)(v | 0x80));
	buf_putc(b, (char)v);
}

static void
put_string(struct buf *b, const char *s)
{
	const size_t n = strlen(s);

	put_number(b, n);
	buf_put(b, s, n + 1);
}

static size_t
file_index(struct packer *p, const char *file)
{
	for (size_t i = 0; i < p->nfiles; i++)
		if (p->file[i] == file || strcmp(p->file[i], file) == 0)
			return i;
	if (p->nfiles == FILES_MAX)
		return 0;
	p->file[p->nfiles] = file;
	return p->nfiles++;
}

static void
put_node(struct packer *p, const struct node *n, int depth)
{
	const struct place at = node_place(n);
	const int          step = at.line - p->line;

	buf_putc(&p->b, (char)(n->type | (n->key != NULL ? HAS_KEY : 0)
	    | (n->quoted ? IS_QUOTED : 0)));
	put_number(&p->b, (uint64_t)(step < 0 ? -2 * step - 1 : 2 * step));
	put_number(&p->b, (uint64_t)at.column);
	p->line = at.line;
	if (depth <= 1)
		put_number(&p->b, file_index(p, at.file));
	if (n->key != NULL)
		put_string(&p->b, n->key);
	if (n->type == NODE_TEXT) {
		put_string(&p->b, n->text);
		return;
	}
	put_number(&p->b, n->n);
	for (const struct node *c = n->first; c != NULL; c = c->next)
		put_node(p, c, depth + 1);
}

void
tree_pack(struct arena *a, const struct node *root, const char *hash, const void **out,
    size_t *n)
{
	CLEANUP(buf_done) struct buf head = { 0 };
	struct packer                p = { 0 };
	char                        *all;

	put_node(&p, root, 0);
	buf_put(&head, MAGIC, strlen(MAGIC));
	buf_putc(&head, PACK_FORMAT);
	buf_put(&head, hash, 64);
	put_number(&head, p.nfiles);
	for (size_t i = 0; i < p.nfiles; i++)
		put_string(&head, p.file[i]);
	*n = head.n + p.b.n;
	all = arena_alloc(a, *n);
	memcpy(all, head.p, head.n);
	memcpy(all + head.n, p.b.p, p.b.n);
	*out = all;
	buf_done(&p.b);
}

struct unpacker {
	struct arena *a;
	const char   *p, *end;
	const char   *file[FILES_MAX];
	size_t        nfiles;
	long          nodes;
	int           line;
	bool          bad;
};

static uint64_t
get_number(struct unpacker *u)
{
	uint64_t v = 0;

	for (int shift = 0; shift < 35 && u->p < u->end; shift += 7) {
		const unsigned char c = (unsigned char)*u->p++;

		v |= (uint64_t)(c & 0x7F) << shift;
		if (c < 0x80)
			return v;
	}
	u->bad = true;
	return 0;
}

static const char *
get_string(struct unpacker *u)
{
	const uint64_t n = get_number(u);
	const char    *s = u->p;

	if (u->bad || n >= (uint64_t)(u->end - u->p) || s[n] != '\0') {
		u->bad = true;
		return "";
	}
	u->p += n + 1;
	return s;
}

static const char *
get_file(struct unpacker *u)
{
	const uint64_t i = get_number(u);

	if (i >= u->nfiles)
		u->bad = true;
	return u->bad ? "" : u->file[i];
}

static struct node *
get_node(struct unpacker *u, struct node *up, int depth)
{
	struct node   *n = node_new(u->a, up);
	const unsigned mark = u->p < u->end ? (unsigned char)*u->p++ : TYPE_BITS;
	uint64_t       step, count;

	u->bad |= (mark & TYPE_BITS) > NODE_MAP || depth > PACK_DEPTH || ++u->nodes > NODES_LIMIT;
	n->type = (enum node_type)(mark & TYPE_BITS);
	n->quoted = (mark & IS_QUOTED) != 0;
	step = get_number(u);
	u->line += (int)((step & 1) != 0 ? -(int64_t)((step + 1) / 2) : (int64_t)(step / 2));
	n->at.line = u->line;
	n->at.column = (int)get_number(u);
	n->at.file = depth <= 1 ? get_file(u) : up->at.file;
	n->key_at = n->at;
	if ((mark & HAS_KEY) != 0)
		n->key = get_string(u);
	if (n->type == NODE_TEXT) {
		n->text = get_string(u);
		return n;
	}
	count = get_number(u);
	for (uint64_t i = 0; i < count && !u->bad; i++)
		get_node(u, n, depth + 1);
	return n;
}

int
tree_unpack(struct arena *a, const void *data, size_t n, struct node **root, char hash[65],
    struct sales_err *err)
{
	const size_t    fixed = strlen(MAGIC) + 1 + 64;
	struct unpacker u = { .a = a };
	char           *copy;

	if (n < fixed || memcmp(data, MAGIC, strlen(MAGIC)) != 0)
		return FAIL(err, SALES_EDAMAGED, _("the compiled rule book is damaged"));
	if (((const char *)data)[strlen(MAGIC)] != PACK_FORMAT)
		return FAIL(err, SALES_EVERSION, _("the compiled rule book was made by another "
		    "version of salesctl"));
	copy = arena_alloc(a, n);
	memcpy(copy, data, n);
	memcpy(hash, copy + fixed - 64, 64);
	hash[64] = '\0';
	u.p = copy + fixed;
	u.end = copy + n;
	u.nfiles = get_number(&u);
	if (u.nfiles > FILES_MAX)
		u.bad = true;
	for (size_t i = 0; i < u.nfiles && !u.bad; i++)
		u.file[i] = get_string(&u);
	*root = u.bad ? NULL : get_node(&u, NULL, 0);
	if (u.bad || u.p != u.end || (*root)->type != NODE_MAP)
		return FAIL(err, SALES_EDAMAGED, _("the compiled rule book is damaged"));
	return SALES_OK;
}
