/* salesctl goal: its verbs. */
#include "cmd/goal.h"
#include "cmd/record.h"
#include "cmd/verbs.h"

const struct cmd goal_verbs[] = {
	{ .name = "set", .brief = N_("set targets of a subject for a period, or change them"), .opts = goal_set_opts,
	  .args_size = sizeof(struct goal_set_args), .needs = NEEDS_OP | NEEDS_PERIOD, .run = goal_run_set,
	  .examples = "salesctl goal set 张伟 revenue 120万 -p 2026Q3\n"
	      "salesctl goal set company revenue=12000000 win_rate=40% -p 2026\n"
	      "salesctl goal set 李娜 revenue=40万 -p 2026Q3 --effective 2026-08-15 --reason 区域调整\n" },
	{ .name = "check", .brief = N_("tell which goals are not SMART, and why"), .opts = goal_check_opts,
	  .cols = goal_check_cols, .args_size = sizeof(struct goal_check_args), .needs = NEEDS_BOOK | NEEDS_PERIOD,
	  .run = goal_run_check,
	  .examples = "salesctl goal check\nsalesctl goal check -p 2026Q3 --exit-code\n"
	      "salesctl goal check --text '本季度新增客户20家'\n" },
	{ .name = "add", .brief = N_("add a goal as a record"), .opts = record_add_opts,
	  .args_size = sizeof(struct record_add_args), .needs = NEEDS_OP, .run = goal_run_add },
	{ .name = "approve", .brief = N_("approve goals that others set"), .opts = goal_approve_opts,
	  .args_size = sizeof(struct words_args), .needs = NEEDS_OP | NEEDS_PERIOD, .run = goal_run_approve,
	  .examples = "salesctl goal approve G-12 G-13\nsalesctl goal approve -p 2026Q3\n" },
	{ .name = "ack", .brief = N_("acknowledge goals of yours"), .opts = goal_ack_opts,
	  .args_size = sizeof(struct words_args), .needs = NEEDS_OP, .run = goal_run_ack,
	  .examples = "salesctl goal ack G-12\n" },
	{ .name = "object", .brief = N_("object to a goal of yours, with a reason"), .opts = goal_object_opts,
	  .args_size = sizeof(struct goal_code_args), .needs = NEEDS_OP, .run = goal_run_object,
	  .examples = "salesctl goal object G-12 --reason 两家大客户三季度停产\n" },
	{ .name = "answer", .brief = N_("answer an objection"), .opts = goal_answer_opts,
	  .args_size = sizeof(struct goal_answer_args), .needs = NEEDS_OP, .run = goal_run_answer,
	  .examples = "salesctl goal answer G-12 --text 已调减10万\n" },
	{ .name = "waiting", .brief = N_("list what goals wait for, and whose turn it is"), .opts = goal_waiting_opts,
	  .cols = goal_waiting_cols, .args_size = sizeof(struct goal_waiting_args), .needs = NEEDS_BOOK,
	  .run = goal_run_waiting,
	  .examples = "salesctl goal waiting\nsalesctl goal waiting --for @me\n" },
	{ .name = "show", .brief = N_("show everything of a goal, and how its target changed"), .opts = record_show_opts,
	  .args_size = sizeof(struct words_args), .needs = NEEDS_BOOK, .run = goal_run_show,
	  .examples = "salesctl goal show G-12\n" },
	{ .name = "status", .brief = N_("show attainment, pace, gap and forecast of goals"), .opts = goal_status_opts,
	  .cols = goal_status_cols, .args_size = sizeof(struct goal_status_args), .needs = NEEDS_BOOK | NEEDS_PERIOD,
	  .run = goal_run_status,
	  .examples = "salesctl goal status\nsalesctl goal status -p 2026Q3 --tree\n"
	      "salesctl goal status --for 张伟 --exit-code\n" },
	{ .name = "gap", .brief = N_("show which open deals would close the gap of goals"), .opts = goal_gap_opts,
	  .cols = goal_gap_cols, .args_size = sizeof(struct goal_gap_args), .needs = NEEDS_BOOK | NEEDS_PERIOD,
	  .run = goal_run_gap,
	  .examples = "salesctl goal gap\nsalesctl goal gap 张伟\nsalesctl goal gap company -p 2026Q4 --all\n" },
	{ .name = "today", .brief = N_("show what to do next for one's goals, and why"), .opts = goal_today_opts,
	  .cols = goal_today_cols, .args_size = sizeof(struct goal_today_args), .needs = NEEDS_BOOK,
	  .run = goal_run_today, .examples = "salesctl goal today\nsalesctl goal today --for 张伟 --limit 10\n" },
	{ .name = "time", .brief = N_("set the hours spent for goals against what the goals weigh"), .opts = goal_time_opts,
	  .cols = goal_time_cols, .args_size = sizeof(struct goal_time_args), .needs = NEEDS_BOOK | NEEDS_PERIOD,
	  .run = goal_run_time, .examples = "salesctl goal time -p 2026Q3\nsalesctl goal time --for 张伟 --exit-code\n" },
	{ .name = "landing", .brief = N_("show where goals are likely to land, by their own past"), .opts = goal_landing_opts,
	  .cols = goal_landing_cols, .args_size = sizeof(struct goal_landing_args), .needs = NEEDS_BOOK | NEEDS_PERIOD,
	  .run = goal_run_landing,
	  .examples = "salesctl goal landing\nsalesctl goal landing -p 2026Q4 --by person --seed 7\n"
	      "salesctl goal landing -p last-quarter --at 2026-08-31\n" },
	{ .name = "cascade", .brief = N_("spread a goal over months, people or teams"), .opts = goal_cascade_opts,
	  .cols = goal_cascade_cols, .args_size = sizeof(struct goal_cascade_args), .needs = NEEDS_OP,
	  .run = goal_run_cascade,
	  .examples = "salesctl goal cascade company revenue -p 2026 --to month -n\n"
	      "salesctl goal cascade team:north revenue -p 2026Q3 --to people --by 'history 60, pipeline 40'\n"
	      "salesctl goal cascade company revenue -p 2026Q3 --target 1200万 --to tree\n" },
	{ .name = "copy", .brief = N_("set the goals of a period for another one"), .opts = goal_copy_opts,
	  .cols = goal_copy_cols, .args_size = sizeof(struct goal_copy_args), .needs = NEEDS_OP | NEEDS_PERIOD,
	  .run = goal_run_copy,
	  .examples = "salesctl goal copy -p 2026Q2 --to-period 2026Q3 --raise 5% -n\n" },
	{ .name = NULL }
};
