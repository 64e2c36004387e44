/* path.h - one deal's way through the stages of its pipeline. */
#pragma once
#include "lib/analysis/deals.h"
#include "lib/analysis/moves.h"

enum { PATH_STAGES = 64 };

/* How it left a stage for the last time. */
enum path_way { WAY_NEVER, WAY_SKIPPED, WAY_FORWARD, WAY_BACK, WAY_LOST, WAY_HERE };

struct path_stage {
	enum path_way way;      /* won and lost stages: WAY_HERE when it ended there */
	bool          is_closed;/* the stage in which it is won or lost */
	bool          is_unknown;
	int64_t       days;     /* there, all times together; closed: since the deal began; -1: not known */
};
struct deal_path {
	struct path_stage stage[PATH_STAGES];   /* by the pipeline's order */
	bool is_reopened;       /* it was closed once, and went on */
	bool is_still;          /* nothing is known beyond where it stands */
	bool has_gone;          /* it was in a stage that the pipeline has not */
};

/** f: with a pipeline and a stage. SALES_EINVAL when the pipeline has more
 *  stages than fit. */
NODISCARD int path_of(struct moves *m, const struct deal_fact *f, struct deal_path *out, struct sales_err *err);
