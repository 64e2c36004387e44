/* Keys of many records in little memory: hashes that no two keys share, and who
 * had them first. */
#include <sodium.h>
#include <stdlib.h>

#include "lib/record/alike.h"

static const uint32_t NOBODY = UINT32_MAX;

/* 96 bits of the hash are enough: of ten million keys two meet once in 10^15
 * times. id 0: free; NOBODY: it was somebody's. */
struct alike_slot { uint64_t a; uint32_t b, id; };

bool
alike_hashed(const struct alike *al, size_t rule, const struct value *v, struct buf *scratch, struct alike_hash *out)
{
	static const unsigned char secret[crypto_shorthash_siphashx24_KEYBYTES]; /* there is none to keep */

	_Static_assert(sizeof(*out) == crypto_shorthash_siphashx24_BYTES, "a hash has 128 bits");
	if (!alike_key(al, rule, v, scratch))
		return false;
	buf_putc(scratch, (char)rule);
	crypto_shorthash_siphashx24((unsigned char *)out, (const unsigned char *)scratch->p, scratch->n, secret);
	return true;
}

static struct alike_slot *
slot_of(const struct alike_index *x, uint64_t a, uint32_t b)
{
	size_t at = (size_t)a & x->mask;

	while (x->slot[at].id != 0 && (x->slot[at].a != a || x->slot[at].b != b))
		at = (at + 1) & x->mask;
	return &x->slot[at];
}

static void
grow(struct alike_index *x)
{
	const struct alike_index old = *x;
	const size_t             n = old.slot == NULL ? 1024 : 2 * (old.mask + 1);

	x->slot = calloc(n, sizeof(*x->slot));
	if (x->slot == NULL)
		err_nomem();
	x->mask = n - 1;
	for (size_t i = 0; old.slot != NULL && i <= old.mask; i++)
		if (old.slot[i].id != 0)
			*slot_of(x, old.slot[i].a, old.slot[i].b) = old.slot[i];
	free(old.slot);
}

int64_t
alike_index_get(struct alike_index *x, const struct alike *al, size_t rule, const struct value *v)
{
	struct alike_hash key;
	uint32_t          id;

	if (x->slot == NULL || !alike_hashed(al, rule, v, &x->scratch, &key))
		return 0;
	id = slot_of(x, key.a, (uint32_t)key.b)->id;
	return id != NOBODY ? id : 0;
}

void
alike_index_put(struct alike_index *x, const struct alike *al, const struct value *v, int64_t id,
    int64_t holder[ALIKE_RULES])
{
	for (size_t i = 0; i < al->n && id < NOBODY; i++) {
		struct alike_hash  key;
		struct alike_slot *s;

		if (holder != NULL)
			holder[i] = 0;
		if (!alike_hashed(al, i, v, &x->scratch, &key))
			continue;
		if (x->slot == NULL || x->used >= x->mask / 4 * 3)
			grow(x);
		s = slot_of(x, key.a, (uint32_t)key.b);
		x->used += s->id == 0;
		if (s->id == 0 || s->id == NOBODY)
			*s = (struct alike_slot){ key.a, (uint32_t)key.b, (uint32_t)id };
		else if (holder != NULL && s->id != id)
			holder[i] = s->id;
	}
}

void
alike_index_drop(struct alike_index *x, const struct alike *al, const struct value *v, int64_t id)
{
	for (size_t i = 0; i < al->n && x->slot != NULL; i++) {
		struct alike_hash key;

		if (alike_hashed(al, i, v, &x->scratch, &key) && slot_of(x, key.a, (uint32_t)key.b)->id == id)
			slot_of(x, key.a, (uint32_t)key.b)->id = NOBODY;
	}
}

struct loading { struct alike_index *x; const struct alike *al; };

static int
take(void *arg, int64_t id, const struct value *v, struct sales_err *err)
{
	struct loading *l = arg;

	(void)err;
	alike_index_put(l->x, l->al, v, id, NULL);
	return SALES_OK;
}

int
alike_index_load(struct dept *d, const struct alike *al, struct alike_index *x, struct sales_err *err)
{
	struct loading l = { x, al };

	return alike_each(d, al, take, &l, err);
}

void
alike_index_done(struct alike_index *x)
{
	free(x->slot);
	buf_done(&x->scratch);
	*x = (struct alike_index){ 0 };
}
