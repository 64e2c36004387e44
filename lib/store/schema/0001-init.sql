-- The first schema. Every record table has the same frame:
--   id    given in order, never reused; codes such as D-0042 are made from it
--   op    the operation that wrote this version
--   seal  the first 64 bits of the version's digest, by which fsck names a
--         record that was changed behind salesctl's back
-- Money is in ten-thousandths of the currency's unit, rates and shares are in
-- billionths, days are counted from 1970-01-01. NULL is an empty field.
-- Unique keys and secondary indexes are made apart from the tables, so that a
-- bulk load can drop them and make them again in the same transaction.

-- ---- history -----------------------------------------------------------

-- One command that wrote something. hash = H(hash of the one before, all
-- columns, digest); digest is over all record versions that it wrote.
CREATE TABLE operation (
  no      INTEGER PRIMARY KEY,
  at_ms   INTEGER NOT NULL,          -- UTC
  login   TEXT    NOT NULL,          -- of the kernel's uid
  person  INTEGER,                   -- for whom (--as), when known
  command TEXT    NOT NULL,
  reason  TEXT,
  flags   INTEGER NOT NULL,          -- 1: final, never undone
  undoes  INTEGER,                   -- the operation that this one took back
  digest  BLOB    NOT NULL CHECK (length(digest) = 32),
  hash    BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;

-- How much of each kind it wrote; created ids lie between first and last.
CREATE TABLE operation_kind (
  op       INTEGER NOT NULL REFERENCES operation (no),
  kind     INTEGER NOT NULL,
  added    INTEGER NOT NULL,
  changed  INTEGER NOT NULL,
  removed  INTEGER NOT NULL,
  first_id INTEGER,
  last_id  INTEGER,
  PRIMARY KEY (op, kind)
) STRICT, WITHOUT ROWID;

-- The version that an operation replaced or removed; prev_op wrote it. What
-- was only created stands nowhere but in its own table.
CREATE TABLE change (
  kind    INTEGER NOT NULL,
  id      INTEGER NOT NULL,
  op      INTEGER NOT NULL,
  prev_op INTEGER NOT NULL,
  version BLOB    NOT NULL,
  PRIMARY KEY (kind, id, op)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_op ON change (op);

-- The next id of each kind: undoing an add does not give its code away again.
CREATE TABLE sequence (
  kind INTEGER PRIMARY KEY,
  next INTEGER NOT NULL
) STRICT;

-- Custom fields of the rule book: a column x_NAME of the kind's table, and the
-- tag that names the field in kept versions for ever.
CREATE TABLE custom_field (
  kind TEXT    NOT NULL,
  name TEXT    NOT NULL,
  tag  INTEGER NOT NULL,
  type INTEGER NOT NULL,
  PRIMARY KEY (kind, name)
) STRICT;

-- ---- rule book ---------------------------------------------------------

CREATE TABLE policy (
  id           INTEGER PRIMARY KEY,   -- the version
  op           INTEGER NOT NULL,
  seal         INTEGER NOT NULL,
  effective_on INTEGER NOT NULL,
  hash         TEXT    NOT NULL,      -- of text, hex
  file         TEXT    NOT NULL,
  text         TEXT    NOT NULL       -- the whole rule book as it was applied
) STRICT;

-- What starting a command reads instead of YAML; made from text alone.
CREATE TABLE policy_compiled (
  version INTEGER PRIMARY KEY REFERENCES policy (id),
  data    BLOB NOT NULL
) STRICT;

-- ---- the department ----------------------------------------------------

CREATE TABLE team (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  code   TEXT NOT NULL,
  name   TEXT NOT NULL,
  parent INTEGER REFERENCES team (id),
  lead   INTEGER REFERENCES person (id)
) STRICT;
CREATE UNIQUE INDEX team_code ON team (code);

CREATE TABLE person (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  code        TEXT NOT NULL,
  name        TEXT NOT NULL,
  login       TEXT,
  email       TEXT,
  phone       TEXT,
  role        TEXT,
  level       TEXT,
  team        INTEGER REFERENCES team (id),
  manager     INTEGER REFERENCES person (id),
  hired_on    INTEGER,
  left_on     INTEGER,
  left_reason TEXT,
  base_pay    INTEGER CHECK (base_pay >= 0)
) STRICT;
CREATE UNIQUE INDEX person_code ON person (code);
CREATE INDEX person_login ON person (login);

-- A person's team, role, level and manager over a range of days; read as of a
-- fact's date. Without one, what the person's own row says holds.
CREATE TABLE assignment (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  person  INTEGER NOT NULL REFERENCES person (id),
  team    INTEGER REFERENCES team (id),
  role    TEXT,
  level   TEXT,
  manager INTEGER REFERENCES person (id),
  from_on INTEGER NOT NULL,
  to_on   INTEGER,
  share   INTEGER CHECK (share BETWEEN 0 AND 1000000000),
  CHECK (to_on IS NULL OR to_on >= from_on)
) STRICT;
CREATE INDEX assignment_person ON assignment (person, from_on);

-- ---- CRM ---------------------------------------------------------------

CREATE TABLE customer (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  ref             TEXT,
  name            TEXT NOT NULL,
  short           TEXT,
  taxid           TEXT,
  industry        TEXT,
  region          TEXT,
  level           TEXT,
  source          TEXT,
  owner           INTEGER REFERENCES person (id),
  status          TEXT,
  phone           TEXT,
  email           TEXT,
  address         TEXT,
  domain          TEXT,
  tag             TEXT,
  created_on      INTEGER,
  protected_until INTEGER,
  locked          INTEGER CHECK (locked IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX customer_ref ON customer (ref);
CREATE INDEX customer_name ON customer (name);
CREATE INDEX customer_owner ON customer (owner);

CREATE TABLE product (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  code       TEXT NOT NULL,
  name       TEXT NOT NULL,
  category   TEXT,
  list_price INTEGER,
  cost       INTEGER,
  currency   TEXT CHECK (length(currency) = 3),
  active     INTEGER CHECK (active IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX product_code ON product (code);

CREATE TABLE deal (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  ref         TEXT,
  title       TEXT,
  customer    INTEGER REFERENCES customer (id),
  owner       INTEGER NOT NULL REFERENCES person (id),
  pipeline    TEXT,
  stage       TEXT NOT NULL,
  amount      INTEGER,
  currency    TEXT CHECK (length(currency) = 3),
  list_amount INTEGER,
  cost        INTEGER,
  probability INTEGER CHECK (probability BETWEEN 0 AND 1000000000),
  expected_on INTEGER,
  created_on  INTEGER,
  closed_on   INTEGER,
  contract    TEXT,
  product     INTEGER REFERENCES product (id),
  quantity    INTEGER,
  source      TEXT,
  lost_reason TEXT,
  competitor  TEXT,
  next_step   TEXT,
  next_on     INTEGER,
  tag         TEXT
) STRICT;
CREATE UNIQUE INDEX deal_ref ON deal (ref);
CREATE INDEX deal_owner ON deal (owner, closed_on);
CREATE INDEX deal_customer ON deal (customer);
CREATE INDEX deal_open ON deal (stage) WHERE closed_on IS NULL;

CREATE TABLE deal_item (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  deal     INTEGER NOT NULL REFERENCES deal (id),
  product  INTEGER NOT NULL REFERENCES product (id),
  quantity INTEGER NOT NULL,
  price    INTEGER,
  discount INTEGER,
  cost     INTEGER
) STRICT;
CREATE INDEX deal_item_deal ON deal_item (deal);

-- A deal without rows here is its owner's, whole.
CREATE TABLE credit (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  deal   INTEGER NOT NULL REFERENCES deal (id),
  person INTEGER NOT NULL REFERENCES person (id),
  share  INTEGER NOT NULL CHECK (share BETWEEN 0 AND 1000000000),
  kind   TEXT    NOT NULL
) STRICT;
CREATE INDEX credit_deal ON credit (deal);

CREATE TABLE receipt (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  ref       TEXT,
  deal      INTEGER REFERENCES deal (id),
  customer  INTEGER REFERENCES customer (id),
  amount    INTEGER NOT NULL,
  currency  TEXT CHECK (length(currency) = 3),
  paid_on   INTEGER NOT NULL,
  due_on    INTEGER,
  kind      TEXT NOT NULL,
  of        INTEGER REFERENCES receipt (id),
  confirmed INTEGER CHECK (confirmed IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX receipt_ref ON receipt (ref);
CREATE INDEX receipt_deal ON receipt (deal);

-- ---- goals -------------------------------------------------------------

CREATE TABLE goal (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  subject INTEGER NOT NULL,            -- 0 company, 2 * person, 2 * team + 1
  metric  TEXT    NOT NULL,
  period  TEXT    NOT NULL,
  target  INTEGER NOT NULL,            -- ten-thousandths of the metric's unit
  stretch INTEGER,
  weight  INTEGER,
  parent  INTEGER REFERENCES goal (id),
  state   TEXT    NOT NULL
) STRICT;
CREATE UNIQUE INDEX goal_key ON goal (subject, metric, period);

-- ---- incentives --------------------------------------------------------

-- One payout run. Its lines are never changed: a draft that is run again is
-- marked replaced, and lines of a run that is no longer there do not count.
CREATE TABLE payout (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  code         TEXT    NOT NULL,       -- 2026Q3; the second run of it 2026Q3.2
  period       TEXT    NOT NULL,
  from_on      INTEGER NOT NULL,       -- of the plan year
  to_on        INTEGER NOT NULL,
  state        TEXT    NOT NULL,       -- draft submitted approved replaced
  policy       INTEGER NOT NULL,       -- version in force on to_on
  facts_op     INTEGER NOT NULL,       -- it saw the records as of this operation
  people       INTEGER NOT NULL,
  first_line   INTEGER NOT NULL,       -- its lines are the ids from here on
  lines        INTEGER NOT NULL,
  total        INTEGER NOT NULL,
  digest       TEXT    NOT NULL,       -- over its rules, people and lines, hex
  prepared_by  INTEGER REFERENCES person (id),
  prepared_login TEXT  NOT NULL,
  submitted_by INTEGER REFERENCES person (id),
  approved_by  INTEGER REFERENCES person (id),
  approved_login TEXT,
  approved_on  INTEGER,
  same_login   INTEGER CHECK (same_login IN (0, 1))
) STRICT;

-- The rules that a run's lines were rated by: a component of a plan in a
-- version of the rule book. Rules belong to the run whose lines name them.
CREATE TABLE payout_rule (
  id        INTEGER PRIMARY KEY,
  run       INTEGER NOT NULL,
  policy    INTEGER NOT NULL,
  plan      TEXT    NOT NULL,
  component TEXT    NOT NULL           -- '': the plan's own cap
) STRICT;

-- A run's statement for one person: consecutive lines and their sum. With it
-- a statement is found without an index over all lines.
CREATE TABLE payout_person (
  run        INTEGER NOT NULL,
  person     INTEGER NOT NULL,
  first_line INTEGER NOT NULL,
  lines      INTEGER NOT NULL,
  amount     INTEGER NOT NULL,
  PRIMARY KEY (run, person)
) STRICT, WITHOUT ROWID;

-- What one fact earned one person by one component, or the difference to what
-- was posted for it before. In order of run, person, rule, then day and fact;
-- what refunds take back stands behind its deal.
CREATE TABLE payout_line (
  id        INTEGER PRIMARY KEY,
  rule      INTEGER NOT NULL,
  person    INTEGER NOT NULL,
  fact_kind INTEGER NOT NULL,          -- kind number; 0: no single fact (a cap)
  fact      INTEGER NOT NULL,          -- of a cap: the first day of its period
  fact_on   INTEGER NOT NULL,
  base      INTEGER NOT NULL,          -- credited amount, in locale.currency
  before    INTEGER NOT NULL,          -- what the look-up saw before it; of a refund: its deal
  target    INTEGER,                   -- what attainment was measured against; of a cap: the cap
  amount    INTEGER NOT NULL,          -- posted
  cause     INTEGER NOT NULL,          -- 0 first time, else why it differs
  cause_op  INTEGER
) STRICT;
