-- The rest of the CRM: the people at customers, leads, what happens with a
-- customer and what is learned there, and the trail that deals and customers
-- leave. The frame of every table is that of the first step.
--
-- A timeline looks along every reference but those to people, teams and
-- products, so each has an index (tests/unit/test_timeline.c holds it); where
-- most are empty, one without the empty ones.

-- Why a deal was won, beside why it was lost.
ALTER TABLE deal ADD COLUMN won_reason TEXT;

-- An order line's own key, and what it comes to: its deal's amount is the sum.
ALTER TABLE deal_item ADD COLUMN ref TEXT;
ALTER TABLE deal_item ADD COLUMN amount INTEGER;
CREATE UNIQUE INDEX deal_item_ref ON deal_item (ref);

-- Receipts on account, and what went back of a receipt.
CREATE INDEX receipt_customer ON receipt (customer) WHERE customer IS NOT NULL;
CREATE INDEX receipt_of ON receipt (of) WHERE of IS NOT NULL;

-- A person at a customer.
CREATE TABLE contact (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  ref        TEXT,
  customer   INTEGER NOT NULL REFERENCES customer (id),
  name       TEXT NOT NULL,
  title      TEXT,
  department TEXT,
  phone      TEXT,
  email      TEXT,
  is_primary INTEGER CHECK (is_primary IN (0, 1)),
  owner      INTEGER REFERENCES person (id),
  role       TEXT,
  created_on INTEGER,
  tag        TEXT
) STRICT;
CREATE UNIQUE INDEX contact_ref ON contact (ref);
CREATE INDEX contact_customer ON contact (customer);

-- Somebody who may become a customer. Converting it fills customer, contact, deal.
CREATE TABLE lead (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  ref               TEXT,
  name              TEXT NOT NULL,
  company           TEXT,
  title             TEXT,
  phone             TEXT,
  email             TEXT,
  source            TEXT,
  industry          TEXT,
  region            TEXT,
  product           INTEGER REFERENCES product (id),
  amount            INTEGER,
  currency          TEXT,
  need              TEXT,
  owner             INTEGER REFERENCES person (id),
  state             TEXT NOT NULL,
  reason            TEXT,
  created_on        INTEGER,
  first_response_on INTEGER,
  converted_on      INTEGER,
  customer          INTEGER REFERENCES customer (id),
  contact           INTEGER REFERENCES contact (id),
  deal              INTEGER REFERENCES deal (id),
  tag               TEXT
) STRICT;
CREATE UNIQUE INDEX lead_ref ON lead (ref);
CREATE INDEX lead_owner ON lead (owner, created_on);
CREATE INDEX lead_customer ON lead (customer);
CREATE INDEX lead_contact ON lead (contact) WHERE contact IS NOT NULL;
CREATE INDEX lead_deal ON lead (deal) WHERE deal IS NOT NULL;

-- A call, visit, demo, mail, chat or task: due, done, or both. With none of
-- customer, deal and lead it is somebody's own task.
CREATE TABLE activity (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  ref      TEXT,
  kind     TEXT NOT NULL,
  person   INTEGER NOT NULL REFERENCES person (id),
  customer INTEGER REFERENCES customer (id),
  contact  INTEGER REFERENCES contact (id),
  deal     INTEGER REFERENCES deal (id),
  lead     INTEGER REFERENCES lead (id),
  due_on   INTEGER,
  done_on  INTEGER,
  minutes  INTEGER,
  subject  TEXT,
  note     TEXT,
  outcome  TEXT,
  tag      TEXT
) STRICT;
CREATE UNIQUE INDEX activity_ref ON activity (ref);
CREATE INDEX activity_customer ON activity (customer, done_on);
CREATE INDEX activity_contact ON activity (contact) WHERE contact IS NOT NULL;
CREATE INDEX activity_deal ON activity (deal) WHERE deal IS NOT NULL;
CREATE INDEX activity_lead ON activity (lead) WHERE lead IS NOT NULL;
CREATE INDEX activity_person ON activity (person, done_on);

-- One answer of one customer: csat (as the department asks it) or nps (0 to 10).
CREATE TABLE survey (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  ref         TEXT,
  customer    INTEGER NOT NULL REFERENCES customer (id),
  contact     INTEGER REFERENCES contact (id),
  deal        INTEGER REFERENCES deal (id),
  person      INTEGER REFERENCES person (id),
  kind        TEXT NOT NULL,
  score       INTEGER NOT NULL,
  answered_on INTEGER NOT NULL,
  comment     TEXT
) STRICT;
CREATE UNIQUE INDEX survey_ref ON survey (ref);
CREATE INDEX survey_customer ON survey (customer);
CREATE INDEX survey_contact ON survey (contact) WHERE contact IS NOT NULL;
CREATE INDEX survey_deal ON survey (deal) WHERE deal IS NOT NULL;

-- A complaint, its answer, and when either came.
CREATE TABLE complaint (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  ref         TEXT,
  customer    INTEGER NOT NULL REFERENCES customer (id),
  contact     INTEGER REFERENCES contact (id),
  deal        INTEGER REFERENCES deal (id),
  product     INTEGER REFERENCES product (id),
  owner       INTEGER REFERENCES person (id),
  subject     TEXT NOT NULL,
  severity    TEXT,
  opened_on   INTEGER NOT NULL,
  due_on      INTEGER,
  answered_on INTEGER,
  answer      TEXT,
  closed_on   INTEGER,
  tag         TEXT
) STRICT;
CREATE UNIQUE INDEX complaint_ref ON complaint (ref);
CREATE INDEX complaint_customer ON complaint (customer);
CREATE INDEX complaint_contact ON complaint (contact) WHERE contact IS NOT NULL;
CREATE INDEX complaint_deal ON complaint (deal) WHERE deal IS NOT NULL;

-- What a customer or a deal needs.
CREATE TABLE need (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  customer INTEGER REFERENCES customer (id),
  deal     INTEGER REFERENCES deal (id),
  text     TEXT NOT NULL,
  product  INTEGER REFERENCES product (id),
  state    TEXT NOT NULL,
  person   INTEGER REFERENCES person (id),
  noted_on INTEGER
) STRICT;
CREATE INDEX need_customer ON need (customer);
CREATE INDEX need_deal ON need (deal);

-- Who else is after a deal or a customer, and at what price.
CREATE TABLE competitor (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  customer  INTEGER REFERENCES customer (id),
  deal      INTEGER REFERENCES deal (id),
  name      TEXT NOT NULL,
  price     INTEGER,
  currency  TEXT,
  strengths TEXT,
  outcome   TEXT NOT NULL,
  person    INTEGER REFERENCES person (id),
  noted_on  INTEGER
) STRICT;
CREATE INDEX competitor_customer ON competitor (customer);
CREATE INDEX competitor_deal ON competitor (deal);

-- A remark on a customer, contact, lead or deal.
CREATE TABLE note (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  customer   INTEGER REFERENCES customer (id),
  contact    INTEGER REFERENCES contact (id),
  lead       INTEGER REFERENCES lead (id),
  deal       INTEGER REFERENCES deal (id),
  text       TEXT NOT NULL,
  person     INTEGER REFERENCES person (id),
  written_on INTEGER
) STRICT;
CREATE INDEX note_customer ON note (customer);
CREATE INDEX note_contact ON note (contact) WHERE contact IS NOT NULL;
CREATE INDEX note_lead ON note (lead);
CREATE INDEX note_deal ON note (deal);

-- Where a document lies; the file itself stays there.
CREATE TABLE attachment (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  customer  INTEGER REFERENCES customer (id),
  lead      INTEGER REFERENCES lead (id),
  deal      INTEGER REFERENCES deal (id),
  activity  INTEGER REFERENCES activity (id),
  complaint INTEGER REFERENCES complaint (id),
  name      TEXT NOT NULL,
  place     TEXT NOT NULL,
  hash      TEXT,
  person    INTEGER REFERENCES person (id),
  added_on  INTEGER
) STRICT;
CREATE INDEX attachment_customer ON attachment (customer);
CREATE INDEX attachment_deal ON attachment (deal);
CREATE INDEX attachment_lead ON attachment (lead) WHERE lead IS NOT NULL;
CREATE INDEX attachment_activity ON attachment (activity) WHERE activity IS NOT NULL;
CREATE INDEX attachment_complaint ON attachment (complaint) WHERE complaint IS NOT NULL;

-- A deal that was moved by a command. An imported deal has none beyond where it stands.
CREATE TABLE stage_change (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  deal       INTEGER NOT NULL REFERENCES deal (id),
  from_stage TEXT,
  stage      TEXT NOT NULL,
  changed_on INTEGER NOT NULL,
  by_person  INTEGER REFERENCES person (id),
  amount     INTEGER,
  reason     TEXT
) STRICT;
CREATE INDEX stage_change_deal ON stage_change (deal, changed_on);

-- Who had a customer or lead before. from_owner or owner is empty: the public
-- pool. was: the code of a record that was merged into that one, whose past it is.
CREATE TABLE owner_change (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  customer   INTEGER REFERENCES customer (id),
  lead       INTEGER REFERENCES lead (id),
  from_owner INTEGER REFERENCES person (id),
  owner      INTEGER REFERENCES person (id),
  changed_on INTEGER NOT NULL,
  why        TEXT NOT NULL,
  reason     TEXT,
  by_person  INTEGER REFERENCES person (id),
  was        TEXT
) STRICT;
CREATE INDEX owner_change_customer ON owner_change (customer, changed_on);
CREATE INDEX owner_change_lead ON owner_change (lead);
CREATE INDEX owner_change_owner ON owner_change (owner, changed_on);

-- A customer's name registered by a seller (报备); valid_until is its last day,
-- registered_at the time of the registered day, 09:12. Whether it holds today is
-- worked out from this on reading.
CREATE TABLE registration (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  name          TEXT NOT NULL,
  taxid         TEXT,
  customer      INTEGER REFERENCES customer (id),
  deal          INTEGER REFERENCES deal (id),
  person        INTEGER NOT NULL REFERENCES person (id),
  registered_on INTEGER NOT NULL,
  registered_at TEXT,
  valid_until   INTEGER,
  renewed_on    INTEGER,
  withdrawn_on  INTEGER,
  verdict       TEXT,
  against       INTEGER REFERENCES registration (id),
  ruling        TEXT,
  ruled_by      INTEGER REFERENCES person (id),
  ruled_on      INTEGER,
  login         TEXT
) STRICT;
CREATE INDEX registration_customer ON registration (customer);
CREATE INDEX registration_deal ON registration (deal);
CREATE INDEX registration_against ON registration (against) WHERE against IS NOT NULL;
CREATE INDEX registration_until ON registration (valid_until);

-- A discount that was asked for at the prices it names; other prices void it.
CREATE TABLE approval (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  deal        INTEGER NOT NULL REFERENCES deal (id),
  level       TEXT NOT NULL,
  amount      INTEGER,
  list_amount INTEGER,
  cost        INTEGER,
  asked_by    INTEGER REFERENCES person (id),
  asked_on    INTEGER,
  asked_login TEXT,
  reason      TEXT,
  state       TEXT NOT NULL,
  by_person   INTEGER REFERENCES person (id),
  deputy_of   INTEGER REFERENCES person (id),
  login       TEXT,
  same_login  INTEGER CHECK (same_login IN (0, 1)),
  decided_on  INTEGER,
  answer      TEXT
) STRICT;
CREATE INDEX approval_deal ON approval (deal);

-- The code (outside key, name) of a record that was merged into another one.
CREATE TABLE merged (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL, seal INTEGER NOT NULL,
  code      TEXT NOT NULL,
  into_code TEXT NOT NULL,
  ref       TEXT,
  name      TEXT,
  merged_on INTEGER
) STRICT;
CREATE UNIQUE INDEX merged_code ON merged (code);
CREATE INDEX merged_ref ON merged (ref);
CREATE INDEX merged_into ON merged (into_code);
