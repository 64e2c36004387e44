/* weekly.h - the weekly report as a document: what was won against the week
 * before, by person, the quarter's goals, the open pipeline, and what needs
 * somebody's attention. Sections and their order are the rule book's
 * (reports.weekly.sections), or all of them. */
#pragma once
#include "lib/record/dept.h"
#include "lib/report/doc.h"

struct weekly_ask {
	struct period      period;      /* closed; a week, or any other span */
	int64_t            written_ms;  /* "written at"; 0: now */
	const char *const *sections;    /* NULL-ended ids; NULL: the rule book's */
};

SALES_API_BEGIN

/** NULL-ended ids of the sections there are, in their usual order. */
extern const char *const weekly_sections[];

/** SALES_EUSAGE, with a suggestion, for a section that is not there; list is
 *  NULL-ended, NULL: the rule book's, which was checked when it was read. */
NODISCARD int weekly_check_sections(const char *const *list, struct sales_err *err);
/** The sections are known. *needs: how many things need
 *  attention (for --exit-code). */
NODISCARD int report_weekly(struct dept *d, const struct weekly_ask *ask, struct arena *a,
    struct doc *out, long *needs, struct sales_err *err);

SALES_API_END
