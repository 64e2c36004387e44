#include "lib/record/version.h"

#include <sodium.h>
#include <string.h>

static char *
put_varint(char *p, uint64_t v)
{
	while (v >= 0x80) {
		*p++ = (char)(v | 0x80);
		v >>= 7;
	}
	*p++ = (char)v;
	return p;
}

static uint64_t
zigzag(int64_t v)
{
	return ((uint64_t)v << 1) ^ (uint64_t)(v >> 63);
}

static int64_t
unzigzag(uint64_t v)
{
	return (int64_t)(v >> 1) ^ -(int64_t)(v & 1);
}

void
version_encode(const struct kind *k, const struct value *v, struct buf *b)
{
	buf_clear(b);
	for (size_t i = 0; i < k->nfields; i++) {
		const struct field *f = &k->fields[i];
		char               *p;

		if (v[i].type == V_NULL || (f->flags & F_DERIVED) != 0)
			continue;
		buf_room(b, 24 + (v[i].type == V_TEXT ? v[i].u.s.n : 0));
		p = b->p + b->n;
		if (v[i].type == V_TEXT) {
			p = put_varint(p, (uint64_t)f->tag * 2 + 1);
			p = put_varint(p, v[i].u.s.n);
			memcpy(p, v[i].u.s.p, v[i].u.s.n);
			p += v[i].u.s.n;
		} else {
			p = put_varint(p, (uint64_t)f->tag * 2);
			p = put_varint(p, zigzag(v[i].u.i));
		}
		b->n = (size_t)(p - b->p);
	}
}

static bool
get_varint(const unsigned char **p, const unsigned char *end, uint64_t *out)
{
	uint64_t v = 0;

	for (unsigned shift = 0; *p < end && shift < 64; shift += 7) {
		unsigned char c = *(*p)++;

		v |= (uint64_t)(c & 0x7F) << shift;
		if (c < 0x80) {
			*out = v;
			return true;
		}
	}
	return false;
}

static size_t
index_of_tag(const struct kind *k, uint64_t tag)
{
	size_t i = 0;

	while (i < k->nfields && (k->fields[i].tag != tag || (k->fields[i].flags & F_DERIVED) != 0))
		i++;
	return i;
}

int
version_decode(const struct kind *k, const void *bytes, size_t n, struct value *v, struct sales_err *err)
{
	const unsigned char *p = bytes, *end = p + n;

	for (size_t i = 0; i < k->nfields; i++)
		v[i] = v_null();
	while (p < end) {
		uint64_t head, x;
		size_t   i;

		if (!get_varint(&p, end, &head) || !get_varint(&p, end, &x))
			return FAIL(err, SALES_EDAMAGED, _("a kept version of a %s is damaged"), k->name);
		i = index_of_tag(k, head / 2);
		if (i == k->nfields || ((head & 1) && x > (uint64_t)(end - p)))
			return FAIL(err, SALES_EDAMAGED, _("a kept version of a %s is damaged"), k->name);
		if (head & 1) {
			v[i] = v_textn((const char *)p, x);
			p += x;
		} else {
			v[i] = v_of(field_vtype(&k->fields[i]), unzigzag(x));
		}
	}
	return SALES_OK;
}

/* Apart from the other, which runs a million times in a load: locals are
 * cleared on entry. */
static void
digest_long(const char *head, size_t n, const struct buf *encoded, unsigned char digest[DIGEST_SIZE])
{
	crypto_generichash_state h;

	crypto_generichash_init(&h, NULL, 0, DIGEST_SIZE);
	crypto_generichash_update(&h, (const unsigned char *)head, n);
	crypto_generichash_update(&h, (const unsigned char *)encoded->p, encoded->n);
	crypto_generichash_final(&h, digest, DIGEST_SIZE);
}

void
version_digest(const struct kind *k, int64_t id, const struct buf *encoded, unsigned char digest[DIGEST_SIZE])
{
	char   small[256], *p = put_varint(put_varint(small, k->no), (uint64_t)id);
	size_t head = (size_t)(p - small);

	if (head + encoded->n > sizeof(small)) {
		digest_long(small, head, encoded, digest);
		return;
	}
	if (encoded->n > 0)
		memcpy(p, encoded->p, encoded->n);
	crypto_generichash(digest, DIGEST_SIZE, (const unsigned char *)small, head + encoded->n, NULL, 0);
}

int64_t
version_seal(const unsigned char digest[DIGEST_SIZE])
{
	uint64_t v = 0;

	for (int i = 7; i >= 0; i--)
		v = v << 8 | digest[i];
	return (int64_t)v;
}
