-- Placements know whether a person decided them; those there were did. Regions to draw accounts on.
-- As in version 2 a table with other columns is made anew.

CREATE TEMPORARY TABLE carried AS SELECT * FROM main.placement;
DROP TABLE main.placement;
CREATE TABLE placement (
    scenario  INTEGER NOT NULL REFERENCES scenario (id),
    account   INTEGER NOT NULL REFERENCES account (id),
    territory INTEGER,
    pinned    INTEGER NOT NULL CHECK (pinned IN (0, 1)),
    seal      INTEGER NOT NULL,
    PRIMARY KEY (scenario, account),
    FOREIGN KEY (scenario, territory) REFERENCES territory (scenario, id)
) STRICT, WITHOUT ROWID;
INSERT INTO placement SELECT scenario, account, territory, 1, seal FROM temp.carried;
DROP TABLE temp.carried;

-- Went with its table.
CREATE INDEX placement_account ON placement (account);
CREATE INDEX placement_territory ON placement (scenario, territory);

CREATE TABLE region_set (
    id      INTEGER PRIMARY KEY,
    name    TEXT NOT NULL,
    regions TEXT NOT NULL CHECK (json_valid(regions)),
    seal    INTEGER NOT NULL
) STRICT;
