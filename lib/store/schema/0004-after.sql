-- What follows from reviews: plans to improve with what is to be done, awards,
-- and who rises or falls back. The frame of every table is that of the first
-- step; award.exact is a fraction as text.

CREATE TABLE improvement_plan (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  person     INTEGER NOT NULL REFERENCES person (id),
  review     INTEGER REFERENCES review (id),
  state      TEXT NOT NULL,
  opened_on  INTEGER,
  open_by    INTEGER,
  late       INTEGER CHECK (late IN (0, 1)),
  recheck_on INTEGER,
  coach      INTEGER REFERENCES person (id),
  closed_on  INTEGER,
  closed_by  INTEGER REFERENCES person (id),
  note       TEXT
) STRICT;
CREATE INDEX improvement_plan_person ON improvement_plan (person);
CREATE INDEX improvement_plan_review ON improvement_plan (review);

CREATE TABLE plan_action (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  plan      INTEGER NOT NULL REFERENCES improvement_plan (id),
  indicator TEXT,
  action    TEXT,
  base      INTEGER,
  target    INTEGER,
  lost      INTEGER,
  due_on    INTEGER,
  value     INTEGER,
  result    TEXT,
  note      TEXT
) STRICT;
CREATE INDEX plan_action_plan ON plan_action (plan);

CREATE TABLE award (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  award          TEXT NOT NULL,
  period         TEXT NOT NULL,
  to_on          INTEGER,
  person         INTEGER NOT NULL REFERENCES person (id),
  rank           INTEGER,
  composite      INTEGER,
  exact          TEXT,
  amount         INTEGER,
  state          TEXT NOT NULL,
  proposed_by    INTEGER REFERENCES person (id),
  proposed_on    INTEGER,
  proposed_login TEXT,
  decided_by     INTEGER REFERENCES person (id),
  decided_on     INTEGER,
  login          TEXT,
  same_login     INTEGER CHECK (same_login IN (0, 1)),
  policy         INTEGER,
  note           TEXT
) STRICT;
CREATE UNIQUE INDEX award_one ON award (award, period, person);

CREATE TABLE promotion (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  person         INTEGER NOT NULL REFERENCES person (id),
  direction      TEXT NOT NULL,
  from_level     TEXT,
  to_level       TEXT,
  from_role      TEXT,
  to_role        TEXT,
  effective_on   INTEGER,
  reason         TEXT,
  basis          TEXT,
  plan           INTEGER REFERENCES improvement_plan (id),
  state          TEXT NOT NULL,
  proposed_by    INTEGER REFERENCES person (id),
  proposed_on    INTEGER,
  proposed_login TEXT,
  decided_by     INTEGER REFERENCES person (id),
  decided_on     INTEGER,
  login          TEXT,
  same_login     INTEGER CHECK (same_login IN (0, 1)),
  assignment     INTEGER REFERENCES assignment (id)
) STRICT;
CREATE INDEX promotion_person ON promotion (person);
CREATE INDEX promotion_plan ON promotion (plan);
CREATE INDEX promotion_assignment ON promotion (assignment);
