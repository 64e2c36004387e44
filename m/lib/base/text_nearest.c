/* "Did you mean": the nearest of the names there are. */
#include <stdlib.h>
#include <string.h>

#include "lib/base/err.h"
#include "lib/base/text.h"

enum { LONGEST = 64 }; /* characters; longer words are not mistyped names */

static int
decode(const char *s, uint32_t out[LONGEST])
{
	struct buf b CLEANUP(buf_done) = { 0 };
	int        k = 0;
	size_t     len;

	text_fold(s, strlen(s), &b);
	for (size_t at = 0; at < b.n; at += len) {
		if (k == LONGEST)
			return -1;
		out[k++] = text_char(b.p + at, b.n - at, &len);
	}
	return k;
}

static int
least(int a, int b)
{
	return a < b ? a : b;
}

/* Optimal string alignment: a swap of neighbours counts as one. */
static int
distance(const uint32_t *a, int na, const uint32_t *b, int nb)
{
	int rows[3][LONGEST + 1];
	int *before = rows[0], *above = rows[1], *row = rows[2];

	for (int j = 0; j <= nb; j++)
		above[j] = j;
	for (int i = 1; i <= na; i++) {
		int *t;

		row[0] = i;
		for (int j = 1; j <= nb; j++) {
			row[j] = least(above[j - 1] + (a[i - 1] != b[j - 1]),
			    least(above[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				row[j] = least(row[j], before[j - 2] + 1);
		}
		t = before;
		before = above;
		above = row;
		row = t;
	}
	return above[nb];
}

int
text_distance(const char *a, const char *b, int max)
{
	uint32_t x[LONGEST], y[LONGEST];
	int      nx = decode(a, x), ny = decode(b, y);
	int      d;

	if (nx < 0 || ny < 0)
		return strcmp(a, b) == 0 ? 0 : max + 1;
	if (abs(nx - ny) > max)
		return max + 1;
	d = distance(x, nx, y, ny);
	return d > max ? max + 1 : d;
}

const char *
text_nearest(const char *word, const char *const *candidate, size_t n)
{
	uint32_t    w[LONGEST], c[LONGEST];
	int         nw = decode(word, w), nearest = 3;
	const char *best = NULL, *begun = NULL;

	if (nw < 0)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		int nc = decode(candidate[i], c), shorter = least(nw, nc);
		/* Of a short word little may be wrong, or all fit. */
		int most = shorter < 2 ? 0 : shorter < 5 ? 1 : 2;
		int d;

		if (nc < 0)
			continue;
		if (begun == NULL && nw >= 3 && nc > nw &&
		    memcmp(w, c, (size_t)nw * sizeof(w[0])) == 0)
			begun = candidate[i];
		if (abs(nw - nc) > most)
			continue;
		d = distance(w, nw, c, nc);
		if (d <= most && d < nearest) {
			nearest = d;
			best = candidate[i];
		}
	}
	return best != NULL ? best : begun;
}
