-- What was paid out of approved runs, and whom of a run nothing is paid to
-- for now. The ledger itself is derived from a run's lines and from these.

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
