/* The only list of commands. Every record kind is a noun with the generic verbs
 * of record.c, listed or not (cmd/table.c); here stand those that have verbs of
 * their own beside them. */
#include "cmd/cmd.h"
#include "cmd/verbs.h"
#include "lib/crm/kinds.h"
#include "lib/goal/kinds.h"
#include "lib/review/kinds.h"
#include "lib/review/kinds_after.h"

static const struct cmd customer = { .kind = &customer_kind, .verbs = customer_verbs };
static const struct cmd deal = { .kind = &deal_kind, .verbs = deal_verbs };
static const struct cmd receipt = { .kind = &receipt_kind, .verbs = receipt_verbs };
static const struct cmd contact = { .kind = &contact_kind, .verbs = contact_verbs };
static const struct cmd lead = { .kind = &lead_kind, .verbs = lead_verbs };
static const struct cmd registration = { .kind = &registration_kind, .verbs = registration_verbs };
static const struct cmd review = { .kind = &review_kind, .verbs = review_verbs };
static const struct cmd reading = { .kind = &reading_kind, .verbs = reading_verbs };
static const struct cmd award = { .kind = &award_kind, .verbs = award_verbs };
static const struct cmd improvement_plan = { .kind = &improvement_plan_kind, .verbs = improvement_plan_verbs };
static const struct cmd promotion = { .kind = &promotion_kind, .verbs = promotion_verbs };
static const struct cmd goal = { .kind = &goal_kind, .verbs = goal_verbs };

static const struct cmd payout = {
	.name = "payout", .group = N_("Reviews and pay"),
	.brief = N_("payouts: run, explain, verify, approve, pay"), .verbs = payout_verbs
};
static const struct cmd policy = {
	.name = "policy", .group = N_("Rules, reports, history"),
	.brief = N_("the rule book: check, apply, compare"), .verbs = policy_verbs
};
static const struct cmd op = {
	.name = "op", .group = N_("Rules, reports, history"),
	.brief = N_("operations: who changed what, and when"), .verbs = op_verbs
};

static const struct cmd mapping = {
	.name = "mapping", .group = N_("Rules, reports, history"),
	.brief = N_("what the files of other systems mean"), .verbs = mapping_verbs
};
static const struct cmd metric = {
	.name = "metric", .group = N_("Reviews and pay"),
	.brief = N_("the rule book's metrics, over any period"), .verbs = metric_verbs
};
static const struct cmd report = {
	.name = "report", .group = N_("Rules, reports, history"),
	.brief = N_("documents: the week"), .verbs = report_verbs
};

static const struct cmd config = {
	.name = "config", .group = N_("Rules, reports, history"),
	.brief = N_("settings: yours, the department's, the machine's"), .verbs = config_verbs
};
static const struct cmd alias = {
	.name = "alias", .group = N_("Rules, reports, history"),
	.brief = N_("commands of your own"), .verbs = alias_verbs
};

const struct cmd *const cmd_table[] = {
	&customer, &contact, &lead, &deal, &receipt, &registration, &goal, &review, &reading,
	&customer, &contact, &lead, &deal, &receipt, &registration, &goal, &review,
	&improvement_plan, &award, &promotion,
	&metric, &payout, &report, &policy, &mapping, &op, &config, &alias,
	&init_cmd, &status_cmd, &check_cmd, &batch_cmd, &log_cmd, &undo_cmd, &redo_cmd, &fsck_cmd, &backup_cmd, &restore_cmd, &migrate_cmd,
	&import_cmd, &export_cmd, &export_all_cmd, &import_all_cmd, &schema_cmd, &demo_cmd, &trust_cmd,
	&help_cmd, &version_cmd, &completion_cmd,
	NULL
};
