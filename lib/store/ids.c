#include "lib/store/ids.h"

void
db_ids_text(const int64_t *ids, size_t n, struct buf *out)
{
	for (size_t i = 0; i < n; i++)
		buf_printf(out, "%c%lld", i == 0 ? '[' : ',', (long long)ids[i]);
	buf_puts(out, n == 0 ? "[]" : "]");
}
