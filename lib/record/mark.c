/* A place inside an operation to go back to: of a batch one line may fail while
 * the others stand. */
#include "lib/record/operation.h"

static const char mark[] = "SAVEPOINT mark", back[] = "ROLLBACK TO SAVEPOINT mark",
    release[] = "RELEASE SAVEPOINT mark";

struct op_mark {
	struct kind_writes *was[KIND_MAX * 2];  /* room for each kind, made when it is first needed */
	bool                there[KIND_MAX * 2]; /* the kind was written by then */
	unsigned            flags;
	const char         *reason;
};

int
op_mark(struct op *op, struct sales_err *err)
{
	struct op_mark *m = op->state->mark;

	if (m != NULL)
		TRY(db_exec(&op->d->db, release, err));
	else
		m = op->state->mark = arena_new(&op->d->arena, struct op_mark);
	m->flags = op->flags;
	m->reason = op->reason;
	for (size_t no = 0; no < KIND_MAX * 2; no++) {
		const struct kind_writes *w = op->state->kind[no];

		m->there[no] = w != NULL;
		if (w != NULL && m->was[no] == NULL)
			m->was[no] = writes_new(&op->d->arena, w->k);
		if (w != NULL)
			*m->was[no] = *w;
	}
	return db_exec(&op->d->db, mark, err);
}

long
mark_written(const struct op *op, size_t no)
{
	const struct op_mark *m = op->state->mark;

	return m != NULL && m->there[no] ? m->was[no]->written : 0;
}

/* All but the statements, which may have become more, and the room for what was
 * touched, which may have moved. */
static void
go_back(struct kind_writes *w, const struct kind_writes *was)
{
	w->created = was->created;
	w->touched.n = was->touched.n;
	w->written = was->written;
	w->added = was->added;
	w->changed = was->changed;
	w->removed = was->removed;
	w->first = was->first;
	w->last = was->last;
	w->next = was->next;
	w->renewed = was->renewed;
	w->gave = was->gave;
}

int
op_back(struct op *op, struct sales_err *err)
{
	const struct op_mark *m = op->state->mark;

	TRY(db_exec(&op->d->db, back, err));
	op->flags = m->flags;
	op->reason = m->reason;
	op->why = NULL;
	for (size_t no = 0; no < KIND_MAX * 2; no++) {
		struct kind_writes *w = op->state->kind[no];

		if (w != NULL && m->there[no]) {
			go_back(w, m->was[no]);
		} else if (w != NULL) {
			writes_done(w);
			op->state->kind[no] = NULL;
		}
	}
	dept_forget_names(op->d);
	return SALES_OK;
}
