#include "lib/record/dept.h"

#include <pwd.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "lib/record/history.h"
#include "lib/record/names.h"
#include "lib/record/operation.h"
#include "lib/record/recompile.h"
#include "lib/record/policy_kind.h"
#include "lib/record/schema.h"
#include "lib/record/zone.h"

enum { DAY_MS = 86400000 };

/* The newest applied whose day has come; before that, the oldest. */
static const struct sql policy_now = {
	"SELECT p.id, p.hash, c.data FROM policy p JOIN policy_compiled c ON c.version = p.id"
	" WHERE p.op <= ?2 ORDER BY p.effective_on > ?1,"
	" CASE WHEN p.effective_on <= ?1 THEN -p.effective_on ELSE p.effective_on END, p.id DESC LIMIT 1" };

static int64_t
floor_day(int64_t ms)
{
	return ms >= 0 ? ms / DAY_MS : -((-ms + DAY_MS - 1) / DAY_MS);
}

day
dept_day_of(const struct dept *d, int64_t ms)
{
	return (day)floor_day(ms + zone_offset_ms(d->zone, ms));
}

int64_t
dept_zone_offset(const struct dept *d, int64_t ms)
{
	return zone_offset_ms(d->zone, ms);
}

int64_t
dept_day_start(const struct dept *d, day on)
{
	int64_t ms = (int64_t)on * DAY_MS;

	return ms - zone_offset_ms(d->zone, ms - zone_offset_ms(d->zone, ms));
}

/* From the text of an applied version, which was right when it was applied. */
int
policy_recompile(struct dept *d, int64_t version, const struct policy **out, struct policy_source *made,
    struct sales_err *err)
{
	static const struct sql              text_of = { "SELECT file, text FROM policy WHERE id = ?1" };
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	CLEANUP(diags_done) struct diags     diags = { .arena = &d->arena };
	struct policy_source                 src = { 0 };

	TRY(db_query(&d->db, &st, &text_of, BIND(V(version)), err));
	if (!db_next(&st))
		return FAIL(err, SALES_EDAMAGED, _("the text of rule book version %lld is gone"), (long long)version);
	src.path = src.file = arena_strdup(&d->arena, db_text(&st, 0));
	src.ntext = db_bytes(&st, 1);
	src.text = arena_strndup(&d->arena, db_text(&st, 1), src.ntext);
	TRY(db_end(&st, err));
	TRY(policy_read_text(&d->arena, &src, &diags, out, err));
	if (made != NULL)
		*made = src;
	return SALES_OK;
}

struct policy_list {
	struct policy_list  *next;
	int64_t              version;
	const struct policy *policy;
};

static int
load_policy(struct dept *d, const struct db_stmt *st, const struct policy **out, struct sales_err *err)
{
	struct policy_list  *l = d->versions;
	struct policy       *p;
	const struct policy *loaded;
	int64_t              version = db_int(st, 0);
	size_t               n = db_bytes(st, 2);
	int                  rc;

	for (; l != NULL; l = l->next)
		if (l->version == version) {
			*out = l->policy;
			return SALES_OK;
		}
	rc = policy_load(&d->arena, arena_strndup(&d->arena, db_blob(st, 2), n), n, &loaded, err);
	if (rc == SALES_EVERSION)
		rc = policy_recompile(d, version, &loaded, NULL, err);
	TRY(rc);
	p = arena_new(&d->arena, struct policy);
	*p = *loaded;
	p->version = version;
	snprintf(p->hash, sizeof(p->hash), "%s", db_text(st, 1));
	l = arena_new(&d->arena, struct policy_list);
	*l = (struct policy_list){ d->versions, version, p };
	d->versions = l;
	*out = p;
	return SALES_OK;
}

int
dept_policy_at(struct dept *d, day on, const struct policy **out, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };

	TRY(db_query(&d->db, &st, &policy_now, BIND(V(on), V(dept_last_seen(d))), err));
	if (db_next(&st))
		return load_policy(d, &st, out, err);
	TRY(db_end(&st, err));
	return FAIL(err, SALES_EDAMAGED, _("the department has no rule book"));
}

int
dept_policy_version(struct dept *d, int64_t version, const struct policy **out, struct sales_err *err)
{
	static const struct sql by_version = {
		"SELECT p.id, p.hash, c.data FROM policy p JOIN policy_compiled c ON c.version = p.id WHERE p.id = ?1" };
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };

	TRY(db_query(&d->db, &st, &by_version, BIND(V(version)), err));
	if (db_next(&st))
		return load_policy(d, &st, out, err);
	TRY(db_end(&st, err));
	return FAIL(err, SALES_EDAMAGED, _("version %lld of the rule book is gone"), (long long)version);
}

static int64_t
clock_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int
dept_actor(struct dept *d, const struct actor **out, struct sales_err *err)
{
	static const struct sql by_login = { "SELECT id FROM person WHERE login = ?1 ORDER BY id LIMIT 1" };
	struct actor           *a = &d->actor;
	struct passwd          *pw;

	*out = a;
	if (a->login != NULL)
		return SALES_OK;
	pw = getpwuid(getuid());
	a->login = pw != NULL ? arena_strdup(&d->arena, pw->pw_name)
	                      : arena_printf(&d->arena, "uid %ld", (long)getuid());
	if (a->person != 0) /* of --as */
		return SALES_OK;
	return db_one_int(&d->db, &by_login, BIND(V(a->login)), &a->person, NULL, err);
}

static int
set_person(struct dept *d, const char *as, struct sales_err *err)
{
	return as == NULL ? SALES_OK : record_find(d, d->schema.by_no[KIND_PERSON], as, &d->actor.person, err);
}

static int
set_zone(struct dept *d, const char *name, struct sales_err *err)
{
	d->timezone = arena_strdup(&d->arena, name);
	d->zone = zone_read(&d->arena, name);
	if (d->zone != NULL)
		return SALES_OK;
	FAIL(err, SALES_ECONFIG, _("this machine does not know the time zone '%s'"), name);
	return err_hint(err, "apt-get install tzdata");
}

static int
set_policy(struct dept *d, const char *asked, struct sales_err *err)
{
	static const struct sql newest = { "SELECT max(id) FROM policy" };
	const day               utc = (day)floor_day(d->now_ms);
	day                     today;

	/* The zone stands in the rule book, and which one is in force depends on
	 * the day: the first look takes UTC's. */
	TRY(dept_policy_at(d, utc, &d->policy, err));
	TRY(set_zone(d, asked != NULL ? asked : d->policy->locale.timezone, err));
	today = dept_day_of(d, d->now_ms);
	if (today != utc)
		TRY(dept_policy_at(d, today, &d->policy, err));
	d->when = policy_when(d->policy, today);
	return d->db.mode == DB_READ ? SALES_OK : db_one_int(&d->db, &newest, NOBIND, &d->newest_policy, NULL, err);
}

int
dept_reload(struct dept *d, const char *timezone, struct sales_err *err)
{
	d->versions = NULL;
	names_forget(d);
	TRY(set_policy(d, timezone, err));
	return schema_load(d, err);
}

/* Who waited, for the lock or for a person, may have another one by now. */
int
dept_check_policy(struct dept *d, struct sales_err *err)
{
	static const struct sql later = { "SELECT max(id) FROM policy WHERE id > ?1" };
	int64_t                 version = 0;

	TRY(db_one_int(&d->db, &later, BIND(V(d->newest_policy)), &version, NULL, err));
	if (version <= d->newest_policy)
		return SALES_OK;
	return FAIL(err, SALES_ECONFLICT, _("meanwhile version %lld of the rule book was applied; nothing was saved: run the command again"),
	    (long long)version);
}

static int
start(struct dept *d, const struct dept_opts *o, struct sales_err *err)
{
	*d = (struct dept){ .command = o->command == NULL ? "salesctl" : o->command,
		.lang = o->lang == NULL ? "en" : o->lang, .now_ms = o->now_ms != 0 ? o->now_ms : clock_ms() };
	d->db.wait_ms = o->wait_ms;
	d->db.what = d->command;
	if (sodium_init() < 0)
		return FAIL(err, SALES_EIO, _("the cryptography library could not be started"));
	TRY(db_open(&d->db, o->db, o->mode, err));
	names_open(d);
	return SALES_OK;
}

int
dept_open(struct dept *d, const struct dept_opts *o, struct sales_err *err)
{
	TRY(start(d, o, err));
	TRY(set_policy(d, o->timezone, err));
	TRY(schema_load(d, err));
	if (o->as_of != NULL) {
		int64_t op;

		TRY(op_as_of(d, o->as_of, &op, err));
		TRY(dept_look_back(d, op, err));
		TRY(set_policy(d, o->timezone, err));
	}
	return set_person(d, o->as, err);
}

int
dept_apply_policy(struct op *op, const struct policy *p, const struct policy_source *src, int64_t *version,
    struct sales_err *err)
{
	static const struct sql add_compiled = { "INSERT INTO policy_compiled (version, data) VALUES (?1, ?2)" };
	struct dept            *d = op->d;
	struct value            v[] = { v_day(p->effective), v_text(p->hash), v_text(src->file),
		v_textn(src->text, src->ntext) };

	TRY(schema_add_custom(d, p, err));
	TRY(record_add(op, d->schema.by_no[policy_kind.no], v, version, err));
	d->newest_policy = *version;
	TRY(db_run(&d->db, &add_compiled, BIND(V(*version), V_BLOB(src->compiled, src->ncompiled)), err));
	op_final(op, "salesctl policy apply FILE");
	return SALES_OK;
}

int
dept_create(struct dept *d, const struct dept_opts *o, const char *policy_path, struct diags *diags,
    struct sales_err *err)
{
	CLEANUP(op_done) struct op op = { 0 };
	CLEANUP(arena_done) struct arena a = { 0 };
	struct dept_opts           create = *o;
	const struct policy       *p;
	struct policy_source       src;
	int64_t                    version;

	TRY(policy_read(&a, policy_path, diags, &p, &src, err));
	create.mode = DB_CREATE;
	TRY(start(d, &create, err));
	d->policy = p;
	TRY(set_zone(d, p->locale.timezone, err));
	TRY(schema_load(d, err));
	TRY(op_begin(&op, d, 0, err));
	TRY(dept_apply_policy(&op, p, &src, &version, err));
	TRY(op_commit(&op, err));
	d->policy = NULL;
	TRY(set_policy(d, o->timezone, err));
	TRY(schema_load(d, err));
	return set_person(d, o->as, err);
}

void
dept_forget_names(struct dept *d)
{
	names_forget(d);
}

void
dept_close(struct dept *d)
{
	if (d->names != NULL)
		names_forget(d);
	for (size_t no = 0; no < KIND_MAX * 2; no++)
		db_stmt_done(&d->by_id[no]);
	db_close(&d->db);
	arena_done(&d->arena);
}
