#include "lib/base/tr.h"

#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/err.h"

enum { MO_MAGIC = (int)0x950412de, MO_HEADER = 28 };

static uint32_t
word_at(const struct tr_catalogue *c, size_t at)
{
	uint32_t w = 0;

	if (at + 4 <= c->n)
		memcpy(&w, c->p + at, 4);
	return w;
}

/* The i-th string of a table; NULL when it leads out of the file. */
static const char *
string_at(const struct tr_catalogue *c, uint32_t table, uint32_t i)
{
	const size_t   entry = (size_t)table + 8 * (size_t)i;
	const uint32_t n = word_at(c, entry), at = word_at(c, entry + 4);

	if ((size_t)at + n >= c->n || c->p[(size_t)at + n] != '\0')
		return NULL;
	return (const char *)c->p + at;
}

bool
tr_load(struct tr_catalogue *out, const char *mo_path)
{
	struct tr_catalogue c = { 0 };
	struct stat         st;
	const int           fd = open(mo_path, O_RDONLY | O_CLOEXEC);
	void               *p;

	if (fd < 0)
		return false;
	if (fstat(fd, &st) != 0 || st.st_size < MO_HEADER || st.st_size > INT32_MAX) {
		close(fd);
		return false;
	}
	p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	close(fd);
	if (p == MAP_FAILED)
		return false;
	c.p = p;
	c.n = (size_t)st.st_size;
	c.count = word_at(&c, 8);
	c.ids = word_at(&c, 12);
	c.texts = word_at(&c, 16);
	if (word_at(&c, 0) != (uint32_t)MO_MAGIC || (size_t)c.ids + 8 * (size_t)c.count > c.n ||
	    (size_t)c.texts + 8 * (size_t)c.count > c.n) {
		munmap(p, c.n);
		return false;
	}
	*out = c;
	return true;
}

/* The ids are sorted; of a plural the first form is the id. */
static const char *
look_up(const char *msgid)
{
	const struct tr_catalogue *c = tr_messages == NULL ? NULL : tr_messages();
	uint32_t                   lo = 0, hi = c == NULL ? 0 : c->count;

	while (lo < hi) {
		const uint32_t mid = lo + (hi - lo) / 2;
		const char    *id = string_at(c, c->ids, mid);
		const int      cmp = id == NULL ? -1 : strcmp(msgid, id);

		if (cmp == 0)
			return string_at(c, c->texts, mid);
		if (cmp < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return NULL;
}

const char *
tr(const char *msgid)
{
	/* the empty id is the catalogue's own header */
	const char *text = *msgid == '\0' ? NULL : look_up(msgid);

	if (text != NULL && *text != '\0')
		return text;
	/* NC_: what stands before is for the catalogue only */
	text = strchr(msgid, '\004');
	return text == NULL ? msgid : text + 1;
}

const char *
tr_n(const char *one, const char *many, long n)
{
	const char *text = look_up(one);

	/* our catalogues besides English have one form (Chinese) */
	if (text != NULL && *text != '\0')
		return text;
	return n == 1 ? one : many;
}
