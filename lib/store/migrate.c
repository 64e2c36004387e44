#include "lib/store/migrate.h"

#include <stdio.h>

int
schema_newest(void)
{
	int n = 0;

	while (schema_step[n] != NULL)
		n++;
	return n;
}

int
schema_migrate(struct db *db, const char *const *steps, int *was, struct sales_err *err)
{
	static const struct sql version = { "PRAGMA user_version" };
	CLEANUP(tx_done) struct tx tx = { 0 };
	char                       text[48];
	int64_t                    have = 0;
	int                        step;

	TRY(tx_begin(&tx, db, err));
	/* only behind the lock: whoever held it may have migrated */
	TRY(db_one_int(db, &version, NOBIND, &have, NULL, err));
	*was = (int)have;
	for (step = *was; steps[step] != NULL; step++)
		TRY(db_exec(db, steps[step], err));
	snprintf(text, sizeof(text), "PRAGMA user_version = %d", step);
	TRY(db_exec(db, text, err));
	return tx_commit(&tx, err);
}
