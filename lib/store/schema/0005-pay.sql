-- What was paid out of approved runs, and whom of a run nothing is paid to
-- for now. The ledger itself is derived from a run's lines and from these.
-- Then: who signed a run, who disputes what he is paid, and who accepted the
-- plan that he is paid by.

ALTER TABLE payout ADD COLUMN submitted_login TEXT;
ALTER TABLE payout ADD COLUMN signatures INTEGER;    -- given so far

-- What a leaver is paid for a deal depends on it.
ALTER TABLE deal ADD COLUMN delivered_on INTEGER;

-- Pay that is corrected by hand: a line of the next run once it is approved.
CREATE TABLE adjustment (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  person      INTEGER NOT NULL REFERENCES person (id),
  amount      INTEGER NOT NULL,
  adjusted_on INTEGER NOT NULL,
  reason      TEXT NOT NULL,
  about       TEXT,
  state       TEXT NOT NULL,
  asked_by    INTEGER REFERENCES person (id),
  asked_login TEXT,
  by_person   INTEGER REFERENCES person (id),
  login       TEXT,
  same_login  INTEGER CHECK (same_login IN (0, 1)),
  decided_on  INTEGER,
  answer      TEXT
) STRICT;
CREATE INDEX adjustment_person ON adjustment (person, adjusted_on);

-- One person's money of one payout; never changed.
CREATE TABLE payment (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  person    INTEGER NOT NULL REFERENCES person (id),
  payout    INTEGER NOT NULL REFERENCES payout (id),
  amount    INTEGER NOT NULL,
  paid_on   INTEGER NOT NULL,
  reference TEXT,                         -- the bank's, or that of the file
  note      TEXT,
  paid_by   INTEGER REFERENCES person (id)
) STRICT;
CREATE INDEX payment_person ON payment (person);
CREATE INDEX payment_payout ON payment (payout);

CREATE TABLE payout_hold (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  person      INTEGER NOT NULL REFERENCES person (id),
  payout      INTEGER NOT NULL REFERENCES payout (id),
  reason      TEXT NOT NULL,
  held_on     INTEGER NOT NULL,
  held_by     INTEGER REFERENCES person (id),
  released_on INTEGER,
  released_by INTEGER REFERENCES person (id)
) STRICT;
CREATE INDEX payout_hold_person ON payout_hold (person);
CREATE INDEX payout_hold_payout ON payout_hold (payout);

-- One approval of a run: over the digest that stood there. Void once the run was
-- made anew, or taken back by who gave it.
CREATE TABLE signature (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  payout     INTEGER NOT NULL REFERENCES payout (id),
  person     INTEGER NOT NULL REFERENCES person (id),
  login      TEXT    NOT NULL,
  signed_on  INTEGER NOT NULL,
  digest     TEXT    NOT NULL,
  same_login INTEGER CHECK (same_login IN (0, 1)),
  state      TEXT    NOT NULL,         -- given void withdrawn
  ended_on   INTEGER
) STRICT;
CREATE INDEX signature_payout ON signature (payout);
CREATE INDEX signature_person ON signature (person);

CREATE TABLE dispute (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  person        INTEGER NOT NULL REFERENCES person (id),
  payout        INTEGER NOT NULL REFERENCES payout (id),
  line          INTEGER,               -- of the run; NULL: the person's pay of the run
  reason        TEXT    NOT NULL,
  adjust        INTEGER,               -- proposed: so much more
  change        TEXT,                  -- or: 'D-0042 amount=5000.00'
  state         TEXT    NOT NULL,      -- open upheld rejected withdrawn
  filed_on      INTEGER NOT NULL,
  filed_by      INTEGER REFERENCES person (id),
  filed_login   TEXT,
  decided_by    INTEGER REFERENCES person (id),
  decided_login TEXT,
  same_login    INTEGER CHECK (same_login IN (0, 1)),
  decided_on    INTEGER,
  decision      TEXT,
  adjustment    INTEGER REFERENCES adjustment (id),
  operation     INTEGER                -- that made the change
) STRICT;
CREATE INDEX dispute_person ON dispute (person);
CREATE INDEX dispute_payout ON dispute (payout);

-- A version of the rule book is another plan: each is accepted anew.
CREATE TABLE acceptance (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  person      INTEGER NOT NULL REFERENCES person (id),
  plan        TEXT    NOT NULL,
  policy      INTEGER NOT NULL,        -- the rule book's version
  hash        TEXT    NOT NULL,        -- of its text, hex
  accepted_on INTEGER NOT NULL,
  login       TEXT    NOT NULL
) STRICT;
CREATE INDEX acceptance_person ON acceptance (person);
