-- Goals that are agreed on: who set, acknowledged, objected to and approved them,
-- and what they are to be reached with.

ALTER TABLE goal ADD COLUMN set_on INTEGER;          -- when it got this target
ALTER TABLE goal ADD COLUMN set_by INTEGER REFERENCES person (id);
ALTER TABLE goal ADD COLUMN set_login TEXT;
ALTER TABLE goal ADD COLUMN acknowledged_on INTEGER;
ALTER TABLE goal ADD COLUMN objection TEXT;
ALTER TABLE goal ADD COLUMN objected_on INTEGER;
ALTER TABLE goal ADD COLUMN answer TEXT;
ALTER TABLE goal ADD COLUMN answered_by INTEGER REFERENCES person (id);
ALTER TABLE goal ADD COLUMN answered_on INTEGER;
ALTER TABLE goal ADD COLUMN approved_by INTEGER REFERENCES person (id);
ALTER TABLE goal ADD COLUMN approved_on INTEGER;
ALTER TABLE goal ADD COLUMN approved_login TEXT;
ALTER TABLE goal ADD COLUMN same_login INTEGER CHECK (same_login IN (0, 1));

-- From a day within the goal's period on, its target was another one. The
-- goal itself has that of the newest.
CREATE TABLE goal_version (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  goal       INTEGER NOT NULL REFERENCES goal (id),
  from_on    INTEGER NOT NULL,
  old_target INTEGER,
  target     INTEGER NOT NULL,
  set_on     INTEGER,
  by_person  INTEGER REFERENCES person (id),
  reason     TEXT
) STRICT;
CREATE UNIQUE INDEX goal_version_key ON goal_version (goal, from_on);

-- What a goal is to be reached with first: deals for which all that is given holds.
CREATE TABLE goal_focus (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  goal     INTEGER NOT NULL REFERENCES goal (id),
  product  INTEGER REFERENCES product (id),
  customer INTEGER REFERENCES customer (id),
  segment  TEXT,                       -- expression over customers
  note     TEXT
) STRICT;
CREATE INDEX goal_focus_goal ON goal_focus (goal);
CREATE INDEX goal_focus_product ON goal_focus (product) WHERE product IS NOT NULL;
CREATE INDEX goal_focus_customer ON goal_focus (customer) WHERE customer IS NOT NULL;

ALTER TABLE activity ADD COLUMN goal INTEGER REFERENCES goal (id);
CREATE INDEX activity_goal ON activity (goal) WHERE goal IS NOT NULL;

-- Reviews: what was frozen when one was opened, what people rated, what became
-- of it. The frame of every table is that of the first step. Figures that
-- decide (exact_value, exact_points, exact_score) are fractions as text; those
-- beside them are rounded to be read.

CREATE TABLE review (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  person          INTEGER NOT NULL REFERENCES person (id),
  period          TEXT NOT NULL,
  from_on         INTEGER,
  to_on           INTEGER,
  scorecard       TEXT,
  reviewer        INTEGER REFERENCES person (id),
  state           TEXT NOT NULL,
  score           INTEGER,
  grade           TEXT,
  coefficient     INTEGER,
  rank            INTEGER,
  exact_score     TEXT,
  reweighted      INTEGER CHECK (reweighted IN (0, 1)),
  newcomer        INTEGER CHECK (newcomer IN (0, 1)),
  opened_on       INTEGER,
  published_on    INTEGER,
  acknowledged_on INTEGER,
  closed_on       INTEGER,
  policy          INTEGER,
  facts_op        INTEGER,
  note            TEXT,
  override        TEXT,
  ack_note        TEXT,
  ack_late        INTEGER CHECK (ack_late IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX review_one ON review (person, period);
CREATE INDEX review_to ON review (to_on);

-- One indicator of a review, as it was frozen.
CREATE TABLE review_item (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  review       INTEGER NOT NULL REFERENCES review (id),
  no           INTEGER NOT NULL,
  indicator    TEXT NOT NULL,
  weight       INTEGER NOT NULL,
  target       INTEGER,
  value        INTEGER,
  points       INTEGER,
  facts        INTEGER NOT NULL,
  mark         TEXT NOT NULL,
  exact_value  TEXT,
  exact_points TEXT,
  given        TEXT
) STRICT;
CREATE UNIQUE INDEX review_item_one ON review_item (review, no);

-- What somebody gave a person for a rating of his scorecard.
CREATE TABLE rating (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  review    INTEGER NOT NULL REFERENCES review (id),
  indicator TEXT NOT NULL,
  by_rater  TEXT NOT NULL,
  rater     INTEGER NOT NULL REFERENCES person (id),
  score     INTEGER NOT NULL,
  evidence  TEXT,
  rated_on  INTEGER
) STRICT;
CREATE UNIQUE INDEX rating_one ON rating (review, indicator, rater);

-- What somebody holds against his review, and what was decided.
CREATE TABLE appeal (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  review       INTEGER NOT NULL REFERENCES review (id),
  indicator    TEXT,
  reason       TEXT NOT NULL,
  filed_on     INTEGER,
  state        TEXT NOT NULL,
  decided_by   INTEGER REFERENCES person (id),
  decided_on   INTEGER,
  decision     TEXT,
  score_before INTEGER,
  score_after  INTEGER,
  grade_before TEXT,
  grade_after  TEXT,
  login        TEXT,
  same_login   INTEGER CHECK (same_login IN (0, 1))
) STRICT;
CREATE INDEX appeal_review ON appeal (review);

-- A result that people set instead of the computed one: proposed by one,
-- approved by another.
CREATE TABLE calibration (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  review       INTEGER NOT NULL REFERENCES review (id),
  state        TEXT NOT NULL,
  score_before INTEGER,
  grade_before TEXT,
  score        INTEGER,
  grade        TEXT,
  reason       TEXT NOT NULL,
  by_person    INTEGER NOT NULL REFERENCES person (id),
  proposed_on  INTEGER,
  approved_by  INTEGER REFERENCES person (id),
  approved_on  INTEGER,
  login        TEXT,
  same_login   INTEGER CHECK (same_login IN (0, 1))
) STRICT;
CREATE INDEX calibration_review ON calibration (review);

-- A figure about a person that comes from outside: attendance, violations, how
-- complete his customers were at the end of a month.
CREATE TABLE reading (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  ref         TEXT,
  name        TEXT NOT NULL,
  person      INTEGER NOT NULL REFERENCES person (id),
  value       INTEGER NOT NULL,
  out_of      INTEGER,
  measured_on INTEGER NOT NULL,
  note        TEXT
) STRICT;
CREATE UNIQUE INDEX reading_ref ON reading (ref);
CREATE INDEX reading_person ON reading (person, measured_on);
