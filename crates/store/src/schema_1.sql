-- Amounts of money: INTEGER, thousandths of the unit of the plan's currency, whatever its decimals; up to 10^15.
-- Rates (shares): INTEGER, 1.0 = 100 % = 100,000,000. Quantities: INTEGER thousandths. Degrees: INTEGER millionths.
-- Dates: TEXT, YYYY-MM-DD. Lists: TEXT, JSON. An empty text or NULL means "not known".
-- `seal`: CRC-32 of the row (see docs/file-format.md). Decisions belong to a scenario, facts to all of them.

CREATE TABLE file (
    only     INTEGER PRIMARY KEY CHECK (only = 1),
    salt     INTEGER NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 0)
) STRICT;

CREATE TABLE history (
    seq     INTEGER PRIMARY KEY AUTOINCREMENT,
    at      TEXT NOT NULL,
    summary TEXT NOT NULL CHECK (json_valid(summary)),
    undone  INTEGER NOT NULL CHECK (undone IN (0, 1)),
    rows    INTEGER NOT NULL CHECK (rows >= 0),
    packing INTEGER NOT NULL CHECK (packing IN (0, 1)),
    changes BLOB NOT NULL,
    seal    INTEGER NOT NULL
) STRICT;

CREATE TABLE scenario (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE info (
    only       INTEGER PRIMARY KEY CHECK (only = 1),
    name       TEXT NOT NULL,
    currency   TEXT NOT NULL,
    decimals   INTEGER NOT NULL CHECK (decimals IN (0, 2, 3)),
    year_start TEXT NOT NULL,
    seal       INTEGER NOT NULL
) STRICT;

CREATE TABLE account (
    id            INTEGER PRIMARY KEY,
    external_id   TEXT NOT NULL,
    name          TEXT NOT NULL,
    country       TEXT NOT NULL,
    state         TEXT NOT NULL,
    city          TEXT NOT NULL,
    postal_code   TEXT NOT NULL,
    latitude      INTEGER,
    longitude     INTEGER,
    industry      TEXT NOT NULL,
    segment       TEXT NOT NULL,
    owner         TEXT NOT NULL,
    size          INTEGER,
    potential     INTEGER,
    workload      INTEGER,
    last_bookings INTEGER,
    seal          INTEGER NOT NULL
) STRICT;

CREATE TABLE seller (
    id              INTEGER PRIMARY KEY,
    external_id     TEXT NOT NULL,
    name            TEXT NOT NULL,
    segment         TEXT NOT NULL,
    vacancy         INTEGER NOT NULL CHECK (vacancy IN (0, 1)),
    start           TEXT,
    "end"           TEXT,
    base            INTEGER NOT NULL,
    target_variable INTEGER NOT NULL,
    last_bookings   INTEGER,
    seal            INTEGER NOT NULL
) STRICT;

CREATE TABLE presales (
    id              INTEGER PRIMARY KEY,
    external_id     TEXT NOT NULL,
    name            TEXT NOT NULL,
    segment         TEXT NOT NULL,
    start           TEXT,
    "end"           TEXT,
    base            INTEGER NOT NULL,
    target_variable INTEGER NOT NULL,
    skills          TEXT NOT NULL,
    seal            INTEGER NOT NULL
) STRICT;

CREATE TABLE request (
    id       INTEGER PRIMARY KEY,
    seller   INTEGER NOT NULL REFERENCES seller (id),
    presales INTEGER NOT NULL REFERENCES presales (id),
    seal     INTEGER NOT NULL
) STRICT;

CREATE TABLE assumptions (
    scenario        INTEGER PRIMARY KEY REFERENCES scenario (id),
    company_plan    INTEGER,
    over_assignment INTEGER NOT NULL,
    attainment      INTEGER NOT NULL,
    ramps           TEXT NOT NULL CHECK (json_valid(ramps)),
    seal            INTEGER NOT NULL
) STRICT;

CREATE TABLE territory (
    scenario INTEGER NOT NULL REFERENCES scenario (id),
    id       INTEGER NOT NULL,
    name     TEXT NOT NULL,
    seller   INTEGER REFERENCES seller (id),
    seal     INTEGER NOT NULL,
    PRIMARY KEY (scenario, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE rule (
    scenario   INTEGER NOT NULL REFERENCES scenario (id),
    id         INTEGER NOT NULL,
    territory  INTEGER NOT NULL,
    position   INTEGER NOT NULL CHECK (position >= 0),
    conditions TEXT NOT NULL CHECK (json_valid(conditions)),
    seal       INTEGER NOT NULL,
    PRIMARY KEY (scenario, id),
    FOREIGN KEY (scenario, territory) REFERENCES territory (scenario, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE placement (
    scenario  INTEGER NOT NULL REFERENCES scenario (id),
    account   INTEGER NOT NULL REFERENCES account (id),
    territory INTEGER,
    seal      INTEGER NOT NULL,
    PRIMARY KEY (scenario, account),
    FOREIGN KEY (scenario, territory) REFERENCES territory (scenario, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE pay_plan (
    scenario INTEGER NOT NULL REFERENCES scenario (id),
    id       INTEGER NOT NULL,
    name     TEXT NOT NULL,
    role     TEXT NOT NULL CHECK (role IN ('seller', 'presales')),
    segment  TEXT NOT NULL,
    tiers    TEXT NOT NULL CHECK (json_valid(tiers)),
    seal     INTEGER NOT NULL,
    PRIMARY KEY (scenario, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE terms (
    scenario   INTEGER NOT NULL REFERENCES scenario (id),
    seller     INTEGER NOT NULL REFERENCES seller (id),
    quota      INTEGER,
    locked     INTEGER NOT NULL CHECK (locked IN (0, 1)),
    attainment INTEGER,
    pay_plan   INTEGER,
    seal       INTEGER NOT NULL,
    PRIMARY KEY (scenario, seller),
    FOREIGN KEY (scenario, pay_plan) REFERENCES pay_plan (scenario, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE pool (
    scenario INTEGER NOT NULL REFERENCES scenario (id),
    id       INTEGER NOT NULL,
    name     TEXT NOT NULL,
    amount   INTEGER,
    discount INTEGER,
    seal     INTEGER NOT NULL,
    PRIMARY KEY (scenario, id),
    CHECK ((amount IS NULL) <> (discount IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE member (
    scenario INTEGER NOT NULL REFERENCES scenario (id),
    id       INTEGER NOT NULL,
    pool     INTEGER NOT NULL,
    seller   INTEGER NOT NULL REFERENCES seller (id),
    seal     INTEGER NOT NULL,
    PRIMARY KEY (scenario, id),
    FOREIGN KEY (scenario, pool) REFERENCES pool (scenario, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE attachment (
    scenario INTEGER NOT NULL REFERENCES scenario (id),
    id       INTEGER NOT NULL,
    presales INTEGER NOT NULL REFERENCES presales (id),
    pool     INTEGER NOT NULL,
    weight   INTEGER NOT NULL,
    seal     INTEGER NOT NULL,
    PRIMARY KEY (scenario, id),
    FOREIGN KEY (scenario, pool) REFERENCES pool (scenario, id)
) STRICT, WITHOUT ROWID;

-- So that removing a row finds what points at it without walking whole tables.
CREATE INDEX request_seller ON request (seller);
CREATE INDEX request_presales ON request (presales);
CREATE INDEX territory_seller ON territory (seller);
CREATE INDEX rule_territory ON rule (scenario, territory);
CREATE INDEX placement_account ON placement (account);
CREATE INDEX placement_territory ON placement (scenario, territory);
CREATE INDEX terms_seller ON terms (seller);
CREATE INDEX terms_pay_plan ON terms (scenario, pay_plan);
CREATE INDEX member_pool ON member (scenario, pool);
CREATE INDEX member_seller ON member (seller);
CREATE INDEX attachment_pool ON attachment (scenario, pool);
CREATE INDEX attachment_presales ON attachment (presales);

INSERT INTO file (only, salt, revision) VALUES (1, random(), 0);
INSERT INTO scenario (id, name) VALUES (1, 'Baseline');
