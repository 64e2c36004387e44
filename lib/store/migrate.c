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
schema_migrate(struct db *db, int from, struct sales_err *err)
{
	for (int step = from; schema_step[step] != NULL; step++) {
		CLEANUP(tx_done) struct tx tx = { 0 };
		char                       version[48];

		TRY(tx_begin(&tx, db, err));
		TRY(db_exec(db, schema_step[step], err));
		snprintf(version, sizeof(version), "PRAGMA user_version = %d", step + 1);
		TRY(db_exec(db, version, err));
		TRY(tx_commit(&tx, err));
	}
	return SALES_OK;
}
