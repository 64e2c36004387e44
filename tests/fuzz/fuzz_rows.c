/* A file of any bytes as CSV, TSV and JSONL: rows with their lines, in order,
 * or a refusal. The first byte chooses the format. */
#include "fuzz.h"

#include "lib/record/import/reader.h"

static unsigned
check_row(const struct reader *r, long before)
{
	unsigned sum = 0;

	must(r->line > before && (r->n > 0 || r->format == ROWS_JSONL));
	/* Every byte is read, so that a sanitizer sees one that isn't there. */
	for (size_t i = 0; i < r->n; i++)
		for (size_t k = 0; r->cell[i].p != NULL && k < r->cell[i].n; k++)
			sum += (unsigned char)r->cell[i].p[k];
	return sum;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct reader     r = { 0 };
	struct sales_err  err = { 0 };
	bool              more = true;
	long              line = 0;
	unsigned          sum = 0;

	if (n == 0)
		return 0;
	reader_over(&r, (const char *)data + 1, n - 1);
	r.format = (enum row_format)(data[0] % 3);
	r.delimiter = r.format == ROWS_TSV ? '\t' : data[0] & 64 ? ';' : ',';
	while (more) {
		if (reader_next(&r, &more, &err) != SALES_OK) {
			must(err.msg[0] != '\0');
			break;
		}
		if (more) {
			sum += check_row(&r, line);
			line = r.line;
		}
	}
	reader_done(&r);
	must(sum < UINT32_MAX);
	return 0;
}
