/* verbs.h - what the command files export to the one list in commands.c. */
#pragma once
#include "cmd/cmd.h"

extern const struct cmd batch_cmd, help_cmd, version_cmd, log_cmd, undo_cmd, redo_cmd, fsck_cmd, backup_cmd, restore_cmd, migrate_cmd, init_cmd,
    status_cmd, check_cmd, export_cmd, export_all_cmd, import_cmd, import_all_cmd, schema_cmd, demo_cmd;
extern const struct cmd contact_verbs[], customer_verbs[];
extern const struct cmd deal_verbs[];
extern const struct cmd completion_cmd, trust_cmd;
extern const struct cmd alias_verbs[];
extern const struct cmd config_verbs[];
extern const struct cmd goal_verbs[];
extern const struct cmd lead_verbs[];
extern const struct cmd mapping_verbs[];
extern const struct cmd metric_verbs[];
extern const struct cmd op_verbs[];
extern const struct cmd payout_verbs[];
extern const struct cmd reading_verbs[];
extern const struct cmd review_verbs[];
extern const struct cmd award_verbs[];
extern const struct cmd improvement_plan_verbs[];
extern const struct cmd promotion_verbs[];
extern const struct cmd policy_verbs[];
extern const struct cmd receipt_verbs[];
extern const struct cmd registration_verbs[];
extern const struct cmd report_verbs[];
