/* A text of any bytes written as a JSON string is read back by another
 * program's reader as the same text. */
#include <jansson.h>

#include "fuzz.h"

#include "lib/base/text.h"
#include "lib/out/out.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct buf   b = { 0 };
	size_t       good = text_valid((const char *)data, n);
	json_error_t why;
	json_t      *j;

	out_json_string(&b, (const char *)data, good);
	must(text_valid(buf_str(&b), b.n) == b.n && memchr(b.p, '\n', b.n) == NULL);
	j = json_loadb(b.p, b.n, JSON_DECODE_ANY | JSON_ALLOW_NUL, &why);
	must(j != NULL && json_is_string(j) && json_string_length(j) == good);
	must(memcmp(json_string_value(j), data, good) == 0);
	json_decref(j);
	/* What is no UTF-8 may be changed, but stays JSON. */
	buf_clear(&b);
	out_json_string(&b, (const char *)data, n);
	j = json_loadb(b.p, b.n, JSON_DECODE_ANY | JSON_ALLOW_NUL, &why);
	must(j != NULL);
	json_decref(j);
	buf_done(&b);
	return 0;
}
