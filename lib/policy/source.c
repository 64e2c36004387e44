#include "lib/policy/source.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/buf.h"

/* A folder's text is its files, each under this line. */
#define MARK "# file: "
enum { SOURCE_MAX = (1 << 20) + 1 };   /* one more than the cage lets in */

static void
close_fd(const int *fd)
{
	if (*fd >= 0)
		close(*fd);
}

static void
close_dir(DIR **d)
{
	if (*d != NULL)
		closedir(*d);
}

static int
read_fd(int fd, const char *path, struct buf *b, struct sales_err *err)
{
	enum { PART = 65536 };
	ssize_t n;

	for (;;) {
		buf_room(b, PART);
		n = read(fd, b->p + b->n, PART);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return FAIL(err, SALES_EIO, _("can't read '%s': %s"), path,
			    strerror(errno));
		b->p[b->n += (size_t)n] = '\0';
		if (n == 0)
			return SALES_OK;
		if (b->n > SOURCE_MAX)
			return FAIL(err, SALES_EINVAL, _("'%s' is too large: at most 1 MiB "
			    "is read"), path);
	}
}

/* A file, or an open folder. O_NONBLOCK: a pipe must not keep us waiting. */
static int
open_source(const char *path, int *fd, bool *is_dir, struct sales_err *err)
{
	struct stat st;

	*fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (*fd < 0 && (errno == ENOENT || errno == ENOTDIR))
		return FAIL(err, SALES_ENOTFOUND, _("there is no rule book '%s'"), path);
	if (*fd < 0 || fstat(*fd, &st) != 0)
		return FAIL(err, errno == EACCES ? SALES_EPERM : SALES_EIO,
		    _("can't open '%s': %s"), path, strerror(errno));
	*is_dir = S_ISDIR(st.st_mode);
	if (!*is_dir && !S_ISREG(st.st_mode))
		return FAIL(err, SALES_EINVAL, _("'%s' is neither a file nor a folder"), path);
	return SALES_OK;
}

int
source_file(struct arena *a, const char *path, const char **text, size_t *n,
    struct sales_err *err)
{
	CLEANUP(close_fd) int        fd = -1;
	CLEANUP(buf_done) struct buf b = { 0 };
	bool                         is_dir;

	TRY(open_source(path, &fd, &is_dir, err));
	if (is_dir)
		return FAIL(err, SALES_EINVAL, _("'%s' is a folder, not a file"), path);
	TRY(read_fd(fd, path, &b, err));
	*text = arena_strndup(a, buf_str(&b), b.n);
	*n = b.n;
	return SALES_OK;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool
is_yaml(const char *name)
{
	const size_t n = strlen(name);

	return name[0] != '.' && n > 5 && strcmp(name + n - 5, ".yaml") == 0;
}

static int
list_folder(struct arena *a, const char *path, const char ***out, size_t *n,
    struct sales_err *err)
{
	enum { FILES_MAX = 200 };
	CLEANUP(close_dir) DIR *d = opendir(path);
	const struct dirent    *e;

	*out = arena_array(a, const char *, FILES_MAX);
	*n = 0;
	if (d == NULL)
		return FAIL(err, SALES_EIO, _("can't open '%s': %s"), path, strerror(errno));
	while ((e = readdir(d)) != NULL) {
		if (!is_yaml(e->d_name))
			continue;
		if (*n == FILES_MAX)
			return FAIL(err, SALES_EINVAL, _("the folder '%s' has more than %d files"),
			    path, FILES_MAX);
		(*out)[(*n)++] = arena_strdup(a, e->d_name);
	}
	if (*n == 0)
		return FAIL(err, SALES_ENOTFOUND, _("the folder '%s' has no file *.yaml in it"),
		    path);
	qsort(*out, *n, sizeof(**out), by_name);
	return SALES_OK;
}

static int
read_folder(struct arena *a, const char *path, const char *last, struct buf *b,
    struct sales_err *err)
{
	const char **name;
	size_t       n;

	TRY(list_folder(a, path, &name, &n, err));
	for (size_t i = 0; i < n; i++) {
		const char *full = arena_printf(a, "%s/%s", path, name[i]), *text;
		size_t      ntext;

		TRY(source_file(a, full, &text, &ntext, err));
		buf_printf(b, MARK "%s/%s\n", last, name[i]);
		buf_put(b, text, ntext);
		if (b->p[b->n - 1] != '\n')
			buf_putc(b, '\n');
	}
	return SALES_OK;
}

static const char *
last_part(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

void
source_hash(const char *text, size_t n, char hash[65])
{
	unsigned char digest[32];

	crypto_generichash(digest, sizeof(digest), (const unsigned char *)text, n, NULL, 0);
	sodium_bin2hex(hash, 65, digest, sizeof(digest));
}

/* Only regular files, at most 1 MiB together. */
int
policy_source_read(struct arena *a, const char *path, struct policy_source *out,
    struct sales_err *err)
{
	CLEANUP(close_fd) int        fd = -1;
	CLEANUP(buf_done) struct buf b = { 0 };
	char                        *clean = arena_strdup(a, path);
	bool                         is_dir = false;

	TRY(open_source(path, &fd, &is_dir, err));
	for (size_t n = strlen(clean); n > 1 && clean[n - 1] == '/'; n--)
		clean[n - 1] = '\0';
	*out = (struct policy_source){ .path = clean, .file = last_part(clean) };
	if (is_dir)
		TRY(read_folder(a, clean, out->file, &b, err));
	else
		TRY(read_fd(fd, path, &b, err));
	out->text = arena_strndup(a, buf_str(&b), b.n);
	out->ntext = b.n;
	return SALES_OK;
}

/* The end of the file that starts at p: at the next mark, or the text's. */
static const char *
next_mark(const char *p, const char *end)
{
	for (const char *q = p; (q = memmem(q, (size_t)(end - q), "\n" MARK, strlen(MARK) + 1))
	    != NULL; q++)
		return q + 1;
	return end;
}

size_t
source_split(struct arena *a, const struct policy_source *t, const struct policy_file **out)
{
	const char         *p = t->text, *end = t->text + t->ntext, *eol, *next;
	struct policy_file *f = arena_new(a, struct policy_file);
	size_t              n = 0;

	*out = f;
	if (t->ntext < strlen(MARK) || memcmp(p, MARK, strlen(MARK)) != 0) {
		*f = (struct policy_file){ t->path, t->file, t->text, t->ntext };
		return 1;
	}
	for (const char *q = p; q < end; q = next_mark(q, end))
		n++;
	*out = f = arena_array(a, struct policy_file, n);
	for (n = 0; p < end; p = next, n++) {
		next = next_mark(p, end);
		eol = memchr(p, '\n', (size_t)(next - p));
		eol = eol == NULL ? next : eol;
		p += strlen(MARK);
		f[n].name = arena_strndup(a, p, (size_t)(eol - p));
		f[n].shown = arena_printf(a, "%s/%s", t->path, last_part(f[n].name));
		f[n].text = eol < next ? eol + 1 : next;
		f[n].n = (size_t)(next - f[n].text);
	}
	return n;
}

static void
name_below(struct node *n, const char *from, const char *to)
{
	if (n->at.file == from)
		n->at.file = to;
	if (n->key_at.file == from)
		n->key_at.file = to;
	for (struct node *c = n->first; c != NULL; c = c->next)
		name_below(c, from, to);
}

void
source_name(const struct policy_file *file, size_t nfiles, struct node *root)
{
	for (size_t i = 0; i < nfiles; i++)
		name_below(root, file[i].shown, file[i].name);
}
