/* section.h - the parts of a rule book, one table of keys each. */
#pragma once
#include "lib/policy/field.h"

extern const struct shape book_shape;           /* book.c: struct policy */

extern const struct shape locale_shape, calendar_shape;         /* section_locale.c */
void read_fx(struct reader *r, const struct node *n, void *obj);

extern const struct shape pipeline_shape, quality_shape, custom_shape; /* section_crm.c */
void read_pipelines(struct reader *r, const struct node *n, void *obj);
void read_fields(struct reader *r, const struct node *n, void *obj);
/* section_duplicates.c */
#define DUPLICATES_FORM "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"array\"," \
	"\"items\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}}}"
void read_duplicates(struct reader *r, const struct node *n, void *obj);
void read_no_duplicates(struct reader *r, const struct node *n, void *obj);

extern const struct shape pool_shape;                           /* section_pool.c */
extern const struct shape registration_shape;                   /* section_registration.c */

extern const struct shape assign_shape, leads_shape, scoring_shape; /* section_lead.c */

extern const struct shape analysis_shape;                       /* section_analysis.c */
extern const struct analysis_rules analysis_usual;

extern const struct shape metric_shape, goals_shape;            /* section_metric.c */
extern const struct shape achievable_shape;                     /* section_goal.c */
extern const struct achievable_rules achievable_usual;
void read_metrics(struct reader *r, const struct node *n, void *obj);

extern const struct shape ramp_shape;                           /* section_ramp.c */
void check_ramp(struct reader *r, const struct node *n, const struct goal_rules *g);

extern const struct shape mapping_shape;                        /* mapping_shape.c: struct mapping */

extern const struct shape scorecard_shape;                      /* section_scorecard.c */
void read_scorecards(struct reader *r, const struct node *n, void *obj);
void check_scorecards(struct reader *r);                        /* check_scorecard.c */

extern const struct shape award_shape, step_shape;              /* section_awards.c */
void check_awards(struct reader *r);                            /* check_awards.c */

extern const struct shape plan_shape;                           /* section_plan.c */
void read_plans(struct reader *r, const struct node *n, void *obj);

extern const struct shape approval_shape;                       /* section_approval.c */
extern const struct shape reports_shape;                        /* section_rest.c */
extern const struct shape example_shape;                        /* section_example.c */
#define MONEYS_FORM "{\"type\":\"array\",\"items\":{\"type\":[\"string\",\"number\"]}}"
const money *read_amount_list(struct reader *r, const struct node *n, size_t *count);

/** What tables can't say: check.c. */
void check_book(struct reader *r);
