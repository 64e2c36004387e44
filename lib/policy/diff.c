#include "lib/policy/diff.h"

#include <stdbool.h>
#include <string.h>

#include "lib/base/arena.h"

enum { CONTEXT = 3, EDITS_MAX = 2000 };

struct line { const char *p; size_t n; };
struct text { struct line *line; int n; };

/* What became of the lines: gone[i] of a, come[j] of b. */
struct edits { bool *gone, *come; };

static void
split(struct arena *arena, const char *s, struct text *out)
{
	int n = 0;

	for (const char *p = s; *p != '\0'; p++)
		n += *p == '\n' || p[1] == '\0';
	out->line = arena_array(arena, struct line, (size_t)n + 1);
	for (out->n = 0; *s != '\0'; out->n++) {
		const char *eol = strchr(s, '\n');
		size_t      len = eol == NULL ? strlen(s) : (size_t)(eol - s);

		out->line[out->n] = (struct line){ s, len };
		s += len + (eol != NULL);
	}
}

static bool
is_same(const struct line *a, const struct line *b)
{
	return a->n == b->n && memcmp(a->p, b->p, a->n) == 0;
}

/* The furthest points of each diagonal, one row an edit; then the way back.
 * row[d][k + d] is x on diagonal k after d edits. */
struct search {
	const struct line *a, *b;
	int                na, nb;
	int              **row;
};

static int
furthest(const struct search *s, int d, int k)
{
	const int *before = d == 0 ? NULL : s->row[d - 1];
	int        x;

	if (d == 0)
		x = 0;
	else if (k == -d || (k != d && before[k + d - 2] < before[k + d]))
		x = before[k + d];              /* a line of b came: from diagonal k + 1 */
	else
		x = before[k + d - 2] + 1;      /* a line of a went: from diagonal k - 1 */
	while (x < s->na && x - k < s->nb && is_same(&s->a[x], &s->b[x - k]))
		x++;
	return x;
}

static void
mark_back(const struct search *s, int d, int base, struct edits *e)
{
	int x = s->na, y = s->nb;

	for (; d > 0; d--) {
		const int  k = x - y;
		const int *before = s->row[d - 1];

		if (k == -d || (k != d && before[k + d - 2] < before[k + d])) {
			x = before[k + d];
			y = x - (k + 1);
			e->come[base + y] = true;
		} else {
			x = before[k + d - 2];
			y = x - (k - 1);
			e->gone[base + x] = true;
		}
	}
}

static bool
search(struct arena *arena, struct search *s, int base, struct edits *e)
{
	const int most = s->na + s->nb < EDITS_MAX ? s->na + s->nb : EDITS_MAX;

	s->row = arena_array(arena, int *, (size_t)most + 1);
	for (int d = 0; d <= most; d++) {
		s->row[d] = arena_array(arena, int, 2 * (size_t)d + 1);
		for (int k = -d; k <= d; k += 2) {
			const int x = furthest(s, d, k);

			s->row[d][k + d] = x;
			if (x >= s->na && x - k >= s->nb) {
				mark_back(s, d, base, e);
				return true;
			}
		}
	}
	return false;
}

static void
compare(struct arena *arena, const struct text *a, const struct text *b, struct edits *e)
{
	int           head = 0, tail = 0;
	struct search s;

	while (head < a->n && head < b->n && is_same(&a->line[head], &b->line[head]))
		head++;
	while (tail < a->n - head && tail < b->n - head
	    && is_same(&a->line[a->n - 1 - tail], &b->line[b->n - 1 - tail]))
		tail++;
	s = (struct search){ a->line + head, b->line + head, a->n - head - tail,
	    b->n - head - tail, NULL };
	if (search(arena, &s, head, e))
		return;
	for (int i = head; i < a->n - tail; i++)
		e->gone[i] = true;
	for (int j = head; j < b->n - tail; j++)
		e->come[j] = true;
}

static void
put_line(struct buf *out, char mark, const struct line *l)
{
	buf_putc(out, mark);
	buf_put(out, l->p, l->n);
	buf_putc(out, '\n');
}

/* "12,3" as `diff -u` has it. */
static void
put_range(struct buf *out, char sign, int from, int n)
{
	buf_printf(out, "%c%d", sign, n == 0 ? from : from + 1);
	if (n != 1)
		buf_printf(out, ",%d", n);
}

/* A line of each text. */
struct spot { int i, j; };

/* Over equal lines to the next difference, at most most of them. */
static int
equal_run(const struct text *a, const struct text *b, const struct edits *e, struct spot p,
    int most)
{
	int n = 0;

	while (n < most && p.i + n < a->n && p.j + n < b->n && !e->gone[p.i + n]
	    && !e->come[p.j + n])
		n++;
	return n;
}

/* One piece: from p, which stands before its first context line. */
static struct spot
put_piece(struct buf *out, const struct text *a, const struct text *b, const struct edits *e,
    struct spot p)
{
	CLEANUP(buf_done) struct buf body = { 0 };
	const struct spot           from = p;

	for (bool last = false; !last;) {
		const int run = equal_run(a, b, e, p, 2 * CONTEXT + 1);
		int       shown = run;

		last = run > 2 * CONTEXT || (p.i + run == a->n && p.j + run == b->n);
		if (last && run > CONTEXT)
			shown = CONTEXT;
		for (int k = 0; k < shown; k++)
			put_line(&body, ' ', &a->line[p.i + k]);
		p.i += shown;
		p.j += shown;
		while (!last && p.i < a->n && e->gone[p.i])
			put_line(&body, '-', &a->line[p.i++]);
		while (!last && p.j < b->n && e->come[p.j])
			put_line(&body, '+', &b->line[p.j++]);
	}
	buf_puts(out, "@@ ");
	put_range(out, '-', from.i, p.i - from.i);
	buf_putc(out, ' ');
	put_range(out, '+', from.j, p.j - from.j);
	buf_puts(out, " @@\n");
	buf_put(out, body.p, body.n);
	return p;
}

void
text_diff(const char *a_name, const char *a_text, const char *b_name, const char *b_text,
    struct buf *out)
{
	CLEANUP(arena_done) struct arena arena = { 0 };
	struct text                      a, b;
	struct edits                     e;
	struct spot                     p = { 0, 0 };
	const size_t                     start = out->n;

	split(&arena, a_text, &a);
	split(&arena, b_text, &b);
	e.gone = arena_array(&arena, bool, (size_t)a.n + 1);
	e.come = arena_array(&arena, bool, (size_t)b.n + 1);
	compare(&arena, &a, &b, &e);
	for (;;) {
		const int run = equal_run(&a, &b, &e, p, a.n + b.n);
		const int skip = run > CONTEXT ? run - CONTEXT : 0;

		if (p.i + run == a.n && p.j + run == b.n)
			break;
		if (out->n == start)
			buf_printf(out, "--- %s\n+++ %s\n", a_name, b_name);
		p.i += skip;
		p.j += skip;
		p = put_piece(out, &a, &b, &e, p);
	}
}
