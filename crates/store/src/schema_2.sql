-- Teams; over-assignments typed as a rate or as an amount; leave, season and quotas that change within the year.
-- A table with other columns is made anew, so that every table is what one CREATE TABLE says, its seal last. The seals that
-- are carried over fit the old columns; the migration holds them against the old rows and makes new ones.

CREATE TABLE team (
    scenario    INTEGER NOT NULL REFERENCES scenario (id),
    id          INTEGER NOT NULL,
    name        TEXT NOT NULL,
    manager     TEXT NOT NULL,
    parent      INTEGER,
    target      INTEGER,
    locked      INTEGER NOT NULL CHECK (locked IN (0, 1)),
    over_rate   INTEGER,
    over_amount INTEGER,
    seal        INTEGER NOT NULL,
    PRIMARY KEY (scenario, id),
    FOREIGN KEY (scenario, parent) REFERENCES team (scenario, id),
    CHECK ((over_rate IS NULL) <> (over_amount IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX team_parent ON team (scenario, parent);

CREATE TEMPORARY TABLE carried AS SELECT * FROM main.seller;
DROP TABLE main.seller;
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
    leaves          TEXT NOT NULL CHECK (json_valid(leaves)),
    seal            INTEGER NOT NULL
) STRICT;
INSERT INTO seller
    SELECT id, external_id, name, segment, vacancy, start, "end", base, target_variable, last_bookings, '[]', seal
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
    over_rate          INTEGER,
    over_amount        INTEGER,
    region_over_rate   INTEGER,
    region_over_amount INTEGER,
    seal               INTEGER NOT NULL,
    CHECK ((over_rate IS NULL) <> (over_amount IS NULL)),
    CHECK ((region_over_rate IS NULL) <> (region_over_amount IS NULL))
) STRICT;
INSERT INTO assumptions
    SELECT scenario, company_plan, attainment, ramps, '{"by":"even"}', '[]', '[]', over_assignment, NULL, 0, NULL, seal
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
    seal       INTEGER NOT NULL,
    PRIMARY KEY (scenario, seller),
    FOREIGN KEY (scenario, pay_plan) REFERENCES pay_plan (scenario, id),
    FOREIGN KEY (scenario, team) REFERENCES team (scenario, id)
) STRICT, WITHOUT ROWID;
INSERT INTO terms
    SELECT scenario, seller, quota, locked, attainment, pay_plan, NULL, NULL, NULL, '[]', 'blended', seal
    FROM temp.carried;
DROP TABLE temp.carried;

-- Went with their table.
CREATE INDEX terms_seller ON terms (seller);
CREATE INDEX terms_pay_plan ON terms (scenario, pay_plan);
CREATE INDEX terms_team ON terms (scenario, team);
