/* json and jsonl: decimals are strings, counts are integers, every key is
 * always there, what is empty is null. */
#include "lib/base/text.h"
#include "lib/out/writer.h"

static void
put_escaped(struct sink *s, unsigned char c)
{
	static const char hex[] = "0123456789abcdef";
	char             *at = sink_room(s, 6);
	const char       *two = c == '"' ? "\\\"" : c == '\\' ? "\\\\" : c == '\n' ? "\\n" :
	    c == '\t' ? "\\t" : c == '\r' ? "\\r" : NULL;

	if (two != NULL) {
		memcpy(at, two, 2);
		s->b.n += 2;
		return;
	}
	memcpy(at, "\\u00", 4);
	at[4] = hex[c >> 4];
	at[5] = hex[c & 15];
	s->b.n += 6;
}

/* Bytes that are not UTF-8 can only come from outside salesctl; JSON must be
 * UTF-8 even then. */
static void
put_utf8(struct sink *s, const char *p, size_t n)
{
	while (n > 0) {
		const size_t ok = text_valid(p, n);

		sink_put(s, p, ok);
		if (ok == n)
			return;
		sink_put(s, "\xEF\xBF\xBD", 3);
		p += ok + 1;
		n -= ok + 1;
	}
}

static void
put_string(struct sink *s, const char *p, size_t n)
{
	size_t from = 0, i;
	bool   ascii = true;

	sink_putc(s, '"');
	for (i = 0; i <= n; i++) {
		const unsigned char c = i < n ? (unsigned char)p[i] : '\0';

		if (c >= ' ' && c != '"' && c != '\\' && c != 0x7F) {
			ascii = ascii && c < 0x80;
			continue;
		}
		if (ascii)
			sink_put(s, p + from, i - from);
		else
			put_utf8(s, p + from, i - from);
		if (i < n)
			put_escaped(s, c);
		from = i + 1;
		ascii = true;
	}
	sink_putc(s, '"');
}

static void
put_text(struct sink *s, const char *p)
{
	if (p == NULL || *p == '\0')
		sink_put(s, "null", 4);
	else
		put_string(s, p, strlen(p));
}

static void
put_value(struct out *out, const struct cell *c)
{
	struct sink *s = &out->sink;
	const bool   bare = c->type == COL_COUNT || c->type == COL_BOOL;
	char         number[SINK_NUMBER];

	if (c->empty) {
		sink_put(s, "null", 4);
	} else if (c->type == COL_REF) {
		sink_puts(s, "{\"code\":");
		put_text(s, c->u.ref.code);
		sink_puts(s, ",\"name\":");
		put_text(s, c->u.ref.name);
		sink_putc(s, '}');
	} else if (cell_is_texty(c)) {
		const char *p;
		size_t      n;

		machine_text(c, &p, &n);
		put_string(s, p, n);
	} else {
		const size_t n = (size_t)(put_machine(out, c, number) - number);

		if (!bare)
			sink_putc(s, '"');
		sink_put(s, number, n);
		if (!bare)
			sink_putc(s, '"');
	}
}

static void
put_object(struct out *out, const struct cell *c, bool with_empty)
{
	bool first = true;

	sink_putc(&out->sink, '{');
	for (size_t i = 0; i < out->ncols; i++, c++) {
		/* the word "total" is for people */
		if (!with_empty && (c->empty || cell_is_texty(c)))
			continue;
		if (!first)
			sink_putc(&out->sink, ',');
		first = false;
		put_string(&out->sink, out->cols[i].key, strlen(out->cols[i].key));
		sink_putc(&out->sink, ':');
		put_value(out, c);
	}
	sink_putc(&out->sink, '}');
}

static void
open_items(struct out *out)
{
	if (out->items_open)
		return;
	out->items_open = true;
	sink_puts(&out->sink, out->o.single ? ",\"item\":" : ",\"items\":[");
}

static void
json_begin(struct out *out)
{
	char number[SINK_NUMBER];

	sink_puts(&out->sink, "{\"schema\":");
	put_text(&out->sink, out->o.schema);
	sink_puts(&out->sink, ",\"version\":");
	sink_put(&out->sink, number, (size_t)(put_int(number, out->o.version) - number));
}

static void
json_row(struct out *out, const struct cell *c)
{
	open_items(out);
	if (out->rows > 0)
		sink_put(&out->sink, ",\n", 2);
	else if (!out->o.single)
		sink_putc(&out->sink, '\n');
	put_object(out, c, true);
}

static void
json_close_items(struct out *out)
{
	const bool was_open = out->items_open;

	open_items(out);
	if (out->o.single && out->rows == 0)
		sink_put(&out->sink, "null", 4);
	if (!out->o.single)
		sink_puts(&out->sink, was_open && out->rows > 0 ? "\n]" : "]");
}

/* Behind the items: kept until then. */
static void
json_total(struct out *out, const struct cell *c)
{
	struct sink keep = out->sink;

	sink_init(&out->sink, -1, true);
	sink_puts(&out->sink, ",\"totals\":");
	put_object(out, c, false);
	buf_put(&out->totals, out->sink.b.p, out->sink.b.n);
	sink_done(&out->sink);
	out->sink = keep;
}

static void
json_end(struct out *out)
{
	json_close_items(out);
	sink_put(&out->sink, buf_str(&out->totals), out->totals.n);
	sink_put(&out->sink, "}\n", 2);
}

const struct writer writer_json = { "json", json_begin, json_row, json_total, json_end };

static void
jsonl_row(struct out *out, const struct cell *c)
{
	put_object(out, c, true);
	sink_putc(&out->sink, out->o.nul ? '\0' : '\n');
}

const struct writer writer_jsonl = { "jsonl", NULL, jsonl_row, NULL, NULL };

void
out_json_string(struct buf *b, const char *p, size_t n)
{
	struct sink s = { .b = *b, .fd = -1, .hold = true };

	put_string(&s, p, n);
	*sink_room(&s, 1) = '\0';
	*b = s.b;
}

void
out_meta(struct out *out, const char *key, const char *json)
{
	struct buf b = { 0 };

	if (out->w != &writer_json)
		return;
	buf_printf(&b, ",\"%s\":%s", key, json);
	if (out->items_open)
		buf_put(&out->totals, b.p, b.n);
	else
		sink_put(&out->sink, b.p, b.n);
	buf_done(&b);
}
