/* evidence.h - what only a whole file tells of its rows; private to the import.
 * Of another system's file, and with --excel. */
#pragma once
#include "lib/record/import/importer.h"

/** Read the file through, once its columns are known; skip: rows up to and
 *  including the header. Sets column.told. */
NODISCARD int evidence_gather(struct importer *im, size_t skip, struct sales_err *err);
/** Does the row's key come again further down? */
bool evidence_is_replaced(const struct importer *im);
void evidence_free(struct importer *im);
