-- Rules that keep accounts out of every territory: they have no territory. Ranges of company sizes become ranges of a field.
-- As in version 2 a table with other columns is made anew.

CREATE TEMPORARY TABLE carried AS SELECT * FROM main.rule;
DROP TABLE main.rule;
CREATE TABLE rule (
    scenario   INTEGER NOT NULL REFERENCES scenario (id),
    id         INTEGER NOT NULL,
    territory  INTEGER,
    position   INTEGER NOT NULL CHECK (position >= 0),
    conditions TEXT NOT NULL CHECK (json_valid(conditions)),
    seal       INTEGER NOT NULL,
    PRIMARY KEY (scenario, id),
    FOREIGN KEY (scenario, territory) REFERENCES territory (scenario, id)
) STRICT, WITHOUT ROWID;
-- A quotation mark inside a value is escaped, so these letters are never part of one.
INSERT INTO rule
    SELECT
        scenario, id, territory, position,
        replace(conditions, '{"test":"size",', '{"test":"range","field":"size",'), seal
    FROM temp.carried;
DROP TABLE temp.carried;

-- Went with its table.
CREATE INDEX rule_territory ON rule (scenario, territory);
