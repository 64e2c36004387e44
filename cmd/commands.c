/* The only list of commands. A noun of a record kind has the generic verbs of
 * record.c beside its own. */
#include "cmd/cmd.h"
#include "cmd/verbs.h"
#include "lib/crm/kinds.h"
#include "lib/goal/kinds.h"
#include "lib/org/kinds.h"

static const struct cmd person = { .name = "person", .brief = N_("people of the department"), .kind = &person_kind };
static const struct cmd team = { .name = "team", .brief = N_("teams, with parent and lead"), .kind = &team_kind };
static const struct cmd assignment = { .name = "assignment", .brief = N_("who is in which team and role, from when to when"), .kind = &assignment_kind };
static const struct cmd customer = { .name = "customer", .brief = N_("customers"), .kind = &customer_kind };
static const struct cmd product = { .name = "product", .brief = N_("products with price and cost"), .kind = &product_kind };
static const struct cmd deal = { .name = "deal", .brief = N_("deals from first call to signature"), .kind = &deal_kind };
static const struct cmd deal_item = { .name = "deal_item", .brief = N_("the products of a deal"), .kind = &deal_item_kind };
static const struct cmd credit = { .name = "credit", .brief = N_("who is credited with which share of a deal"), .kind = &credit_kind };
static const struct cmd receipt = { .name = "receipt", .brief = N_("payments that customers made"), .kind = &receipt_kind };
static const struct cmd goal = { .name = "goal", .brief = N_("goals, and how far along they are"), .kind = &goal_kind, .verbs = goal_verbs };
static const struct cmd payout = { .name = "payout", .brief = N_("payouts: run, explain, verify, approve"), .verbs = payout_verbs };
static const struct cmd policy = { .name = "policy", .brief = N_("the rule book: check, apply, compare"), .verbs = policy_verbs };
static const struct cmd op = { .name = "op", .brief = N_("operations: who changed what, and when"), .verbs = op_verbs };

static const struct cmd metric = { .name = "metric", .brief = N_("the rule book's metrics, over any period"), .verbs = metric_verbs };
static const struct cmd report = { .name = "report", .brief = N_("documents: the week"), .verbs = report_verbs };

const struct cmd *const cmd_table[] = {
	&person, &team, &assignment, &customer, &product, &deal, &deal_item, &credit, &receipt, &goal,
	&metric, &payout, &report, &policy, &op,
	&init_cmd, &status_cmd, &log_cmd, &undo_cmd, &redo_cmd, &fsck_cmd, &backup_cmd,
	&export_all_cmd, &import_all_cmd, &schema_cmd, &demo_cmd,
	&help_cmd, &version_cmd,
	NULL
};
