-- Pay plans of components, who is on them, managers' pay, deals, the budget and the distribution of attainments; pools by
-- date, loans, pairs, and what presales work there is.
-- As in version 2 a table with other columns is made anew.

CREATE TEMPORARY TABLE carried AS SELECT * FROM main.pay_plan;
DROP TABLE main.pay_plan;
CREATE TABLE pay_plan (
    scenario      INTEGER NOT NULL REFERENCES scenario (id),
    id            INTEGER NOT NULL,
    name          TEXT NOT NULL,
    role          TEXT NOT NULL CHECK (role IN ('seller', 'presales', 'manager')),
    segment       TEXT NOT NULL,
    components    TEXT NOT NULL CHECK (json_valid(components)),
    frequency     TEXT NOT NULL CHECK (frequency IN ('monthly', 'quarterly', 'yearly')),
    rounding      TEXT NOT NULL CHECK (rounding IN ('halfAway', 'halfEven')),
    draw          TEXT CHECK (json_valid(draw)),
    guarantee     TEXT CHECK (json_valid(guarantee)),
    clawback_days INTEGER,
    seal          INTEGER NOT NULL,
    PRIMARY KEY (scenario, id)
) STRICT, WITHOUT ROWID;
INSERT INTO pay_plan
    SELECT
        scenario, id, name, role, segment,
        '[{"name":"","measures":[{"measure":"' || iif(role = 'seller', 'own', 'pool') || '","weight":"1"}],'
            || '"reward":{"by":"target","share":"1"},"shape":{"by":"marginal","tiers":' || tiers || '},'
            || '"threshold":null,"cap":null,"evaluation":{"by":"yearToDate"},"first":null,"last":null,"changes":[]}]',
        'yearly', 'halfAway', NULL, NULL, NULL, seal
    FROM temp.carried;
DROP TABLE temp.carried;

CREATE TEMPORARY TABLE carried AS SELECT * FROM main.team;
DROP TABLE main.team;
CREATE TABLE team (
    scenario         INTEGER NOT NULL REFERENCES scenario (id),
    id               INTEGER NOT NULL,
    name             TEXT NOT NULL,
    manager          TEXT NOT NULL,
    parent           INTEGER,
    target           INTEGER,
    locked           INTEGER NOT NULL CHECK (locked IN (0, 1)),
    attainment       INTEGER,
    over_rate        INTEGER,
    over_amount      INTEGER,
    manager_base     INTEGER NOT NULL,
    manager_variable INTEGER NOT NULL,
    manager_plan     INTEGER,
    manager_score    INTEGER,
    seal             INTEGER NOT NULL,
    PRIMARY KEY (scenario, id),
    FOREIGN KEY (scenario, parent) REFERENCES team (scenario, id),
    FOREIGN KEY (scenario, manager_plan) REFERENCES pay_plan (scenario, id),
    CHECK ((over_rate IS NULL) <> (over_amount IS NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO team
    SELECT
        scenario, id, name, manager, parent, target, locked, NULL, over_rate, over_amount, 0, 0, NULL, NULL, seal
    FROM temp.carried;
DROP TABLE temp.carried;

CREATE TEMPORARY TABLE carried AS SELECT * FROM main.assumptions;
DROP TABLE main.assumptions;
CREATE TABLE assumptions (
    scenario           INTEGER PRIMARY KEY REFERENCES scenario (id),
    company_plan       INTEGER,
    attainment         INTEGER NOT NULL,
    ramps              TEXT NOT NULL CHECK (json_valid(ramps)),
    seasonality        TEXT NOT NULL CHECK (json_valid(seasonality)),
    turnovers          TEXT NOT NULL CHECK (json_valid(turnovers)),
    conversions        TEXT NOT NULL CHECK (json_valid(conversions)),
    pay_budget         INTEGER,
    distribution       TEXT NOT NULL CHECK (json_valid(distribution)),
    correlation        INTEGER NOT NULL,
    pool_term          TEXT NOT NULL,
    presales_work      TEXT NOT NULL CHECK (json_valid(presales_work)),
    over_rate          INTEGER,
    over_amount        INTEGER,
    region_over_rate   INTEGER,
    region_over_amount INTEGER,
    seal               INTEGER NOT NULL,
    CHECK ((over_rate IS NULL) <> (over_amount IS NULL)),
    CHECK ((region_over_rate IS NULL) <> (region_over_amount IS NULL))
) STRICT;
INSERT INTO assumptions
    SELECT
        scenario, company_plan, attainment, ramps, seasonality, turnovers, conversions, NULL,
        '{"mean":"0.87","deviation":"0.35"}', 30000000, '',
        '{"opportunities":[],"hoursPerDay":"8","productive":"0.6","ramp":[],"holidays":[],"skills":[]}',
        over_rate, over_amount, region_over_rate, region_over_amount, seal
    FROM temp.carried;
DROP TABLE temp.carried;

CREATE TEMPORARY TABLE carried AS SELECT * FROM main.terms;
DROP TABLE main.terms;
CREATE TABLE terms (
    scenario   INTEGER NOT NULL REFERENCES scenario (id),
    seller     INTEGER NOT NULL REFERENCES seller (id),
    quota      INTEGER,
    locked     INTEGER NOT NULL CHECK (locked IN (0, 1)),
    attainment INTEGER,
    pay_plan   INTEGER,
    team       INTEGER,
    weight     INTEGER,
    proposal   INTEGER,
    steps      TEXT NOT NULL CHECK (json_valid(steps)),
    mid_year   TEXT NOT NULL CHECK (mid_year IN ('blended', 'segments')),
    score      INTEGER,
    seal       INTEGER NOT NULL,
    PRIMARY KEY (scenario, seller),
    FOREIGN KEY (scenario, pay_plan) REFERENCES pay_plan (scenario, id),
    FOREIGN KEY (scenario, team) REFERENCES team (scenario, id)
) STRICT, WITHOUT ROWID;
INSERT INTO terms
    SELECT
        scenario, seller, quota, locked, attainment, pay_plan, team, weight, proposal, steps, mid_year, NULL, seal
    FROM temp.carried;
DROP TABLE temp.carried;

CREATE TEMPORARY TABLE carried AS SELECT * FROM main.presales;
DROP TABLE main.presales;
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
    leaves          TEXT NOT NULL CHECK (json_valid(leaves)),
    country         TEXT NOT NULL,
    seal            INTEGER NOT NULL
) STRICT;
INSERT INTO presales
    SELECT id, external_id, name, segment, start, "end", base, target_variable, skills, '[]', '', seal
    FROM temp.carried;
DROP TABLE temp.carried;

CREATE TEMPORARY TABLE carried AS SELECT * FROM main.request;
DROP TABLE main.request;
CREATE TABLE request (
    id       INTEGER PRIMARY KEY,
    seller   INTEGER NOT NULL REFERENCES seller (id),
    presales INTEGER NOT NULL REFERENCES presales (id),
    priority INTEGER NOT NULL,
    hours    INTEGER,
    seal     INTEGER NOT NULL
) STRICT;
INSERT INTO request SELECT id, seller, presales, 1, NULL, seal FROM temp.carried;
DROP TABLE temp.carried;

CREATE TEMPORARY TABLE carried AS SELECT * FROM main.member;
DROP TABLE main.member;
CREATE TABLE member (
    scenario INTEGER NOT NULL REFERENCES scenario (id),
    id       INTEGER NOT NULL,
    pool     INTEGER NOT NULL,
    seller   INTEGER NOT NULL REFERENCES seller (id),
    start    TEXT,
    "end"    TEXT,
    seal     INTEGER NOT NULL,
    PRIMARY KEY (scenario, id),
    FOREIGN KEY (scenario, pool) REFERENCES pool (scenario, id)
) STRICT, WITHOUT ROWID;
INSERT INTO member SELECT scenario, id, pool, seller, NULL, NULL, seal FROM temp.carried;
DROP TABLE temp.carried;

CREATE TEMPORARY TABLE carried AS SELECT * FROM main.attachment;
DROP TABLE main.attachment;
CREATE TABLE attachment (
    scenario INTEGER NOT NULL REFERENCES scenario (id),
    id       INTEGER NOT NULL,
    presales INTEGER NOT NULL REFERENCES presales (id),
    pool     INTEGER NOT NULL,
    weight   INTEGER NOT NULL,
    start    TEXT,
    "end"    TEXT,
    seal     INTEGER NOT NULL,
    PRIMARY KEY (scenario, id),
    FOREIGN KEY (scenario, pool) REFERENCES pool (scenario, id)
) STRICT, WITHOUT ROWID;
INSERT INTO attachment SELECT scenario, id, presales, pool, weight, NULL, NULL, seal FROM temp.carried;
DROP TABLE temp.carried;

CREATE TABLE loan (
    scenario INTEGER NOT NULL REFERENCES scenario (id),
    id       INTEGER NOT NULL,
    name     TEXT NOT NULL,
    presales INTEGER NOT NULL REFERENCES presales (id),
    home     INTEGER NOT NULL,
    "to"     INTEGER NOT NULL,
    date     TEXT NOT NULL,
    amount   INTEGER NOT NULL,
    share    INTEGER NOT NULL,
    credit   TEXT NOT NULL CHECK (credit IN ('split', 'doubled')),
    seal     INTEGER NOT NULL,
    PRIMARY KEY (scenario, id),
    FOREIGN KEY (scenario, home) REFERENCES pool (scenario, id),
    FOREIGN KEY (scenario, "to") REFERENCES pool (scenario, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE pair (
    scenario INTEGER NOT NULL REFERENCES scenario (id),
    id       INTEGER NOT NULL,
    presales INTEGER NOT NULL REFERENCES presales (id),
    seller   INTEGER NOT NULL REFERENCES seller (id),
    kind     TEXT NOT NULL CHECK (kind IN ('together', 'apart')),
    seal     INTEGER NOT NULL,
    PRIMARY KEY (scenario, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE presales_terms (
    scenario INTEGER NOT NULL REFERENCES scenario (id),
    presales INTEGER NOT NULL REFERENCES presales (id),
    pay_plan INTEGER,
    score    INTEGER,
    seal     INTEGER NOT NULL,
    PRIMARY KEY (scenario, presales),
    FOREIGN KEY (scenario, pay_plan) REFERENCES pay_plan (scenario, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE deal (
    scenario  INTEGER NOT NULL REFERENCES scenario (id),
    id        INTEGER NOT NULL,
    name      TEXT NOT NULL,
    seller    INTEGER NOT NULL REFERENCES seller (id),
    date      TEXT NOT NULL,
    amount    INTEGER NOT NULL,
    units     INTEGER NOT NULL,
    cancelled TEXT,
    seal      INTEGER NOT NULL,
    PRIMARY KEY (scenario, id)
) STRICT, WITHOUT ROWID;

-- Went with their table.
CREATE INDEX team_parent ON team (scenario, parent);
CREATE INDEX terms_seller ON terms (seller);
CREATE INDEX terms_pay_plan ON terms (scenario, pay_plan);
CREATE INDEX terms_team ON terms (scenario, team);
CREATE INDEX request_seller ON request (seller);
CREATE INDEX request_presales ON request (presales);
CREATE INDEX member_pool ON member (scenario, pool);
CREATE INDEX member_seller ON member (seller);
CREATE INDEX attachment_pool ON attachment (scenario, pool);
CREATE INDEX attachment_presales ON attachment (presales);
CREATE INDEX team_manager_plan ON team (scenario, manager_plan);
CREATE INDEX presales_terms_presales ON presales_terms (presales);
CREATE INDEX presales_terms_pay_plan ON presales_terms (scenario, pay_plan);
CREATE INDEX deal_seller ON deal (seller);
CREATE INDEX loan_presales ON loan (presales);
CREATE INDEX loan_home ON loan (scenario, home);
CREATE INDEX loan_to ON loan (scenario, "to");
CREATE INDEX pair_presales ON pair (presales);
CREATE INDEX pair_seller ON pair (seller);
