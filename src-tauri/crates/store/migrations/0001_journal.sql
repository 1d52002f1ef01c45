-- The journal (記録簿). Its shape does not change: other laptops read it.

-- A laptop that writes. `no` is this file's own short for it; between laptops only `uuid` counts.
CREATE TABLE laptop (
    no INTEGER PRIMARY KEY CHECK (no > 0),
    uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    name TEXT NOT NULL,
    place BLOB NOT NULL CHECK (length(place) = 16),
    sign_key BLOB,                      -- until the laptops first meet there is none
    seal_key BLOB,
    joined INTEGER NOT NULL,            -- milliseconds since 1970, as every moment of the journal
    revoked INTEGER
) STRICT;

-- Which of them this one is.
CREATE TABLE this_laptop (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    laptop INTEGER NOT NULL REFERENCES laptop (no)
) STRICT;

-- One act. `clock` is milliseconds × 65536 + a counter, and never goes back.
CREATE TABLE entry (
    laptop INTEGER NOT NULL REFERENCES laptop (no),
    seq INTEGER NOT NULL CHECK (seq > 0),
    clock INTEGER NOT NULL,
    act TEXT NOT NULL,
    schema INTEGER NOT NULL,
    actor BLOB NOT NULL CHECK (length(actor) = 16),
    actor_name TEXT NOT NULL,           -- as it was then
    place BLOB NOT NULL CHECK (length(place) = 16),
    happened_at INTEGER NOT NULL,
    entered_at INTEGER NOT NULL,
    seen BLOB NOT NULL CHECK (length(seen) % 24 = 0),   -- of the others: (uuid, seq) by uuid
    reverses BLOB CHECK (length(reverses) = 24),        -- (uuid, seq)
    prev BLOB NOT NULL CHECK (length(prev) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (laptop, seq)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX entry_by_clock ON entry (clock, laptop);
-- What an auditor asks by; each leads from the newest on.
CREATE INDEX entry_by_actor ON entry (actor, clock);
CREATE INDEX entry_by_act ON entry (act, clock);
CREATE INDEX entry_by_place ON entry (place, clock);
CREATE INDEX entry_by_reverses ON entry (reverses) WHERE reverses IS NOT NULL;

-- One field of one record that an act wrote. Erasing takes `value` and `salt`; `commitment` stays.
CREATE TABLE change (
    laptop INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    n INTEGER NOT NULL CHECK (n >= 0),
    record TEXT NOT NULL,
    id BLOB NOT NULL CHECK (length(id) = 16),
    field TEXT NOT NULL,
    value BLOB,
    salt BLOB CHECK (length(salt) = 16),
    commitment BLOB NOT NULL CHECK (length(commitment) = 32),
    PRIMARY KEY (laptop, seq, n),
    FOREIGN KEY (laptop, seq) REFERENCES entry (laptop, seq),
    CHECK ((value IS NULL) = (salt IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX change_by_record ON change (record, id, field);

-- Whose value stands.
CREATE TABLE standing (
    record TEXT NOT NULL,
    id BLOB NOT NULL CHECK (length(id) = 16),
    field TEXT NOT NULL,
    clock INTEGER NOT NULL,
    laptop INTEGER NOT NULL REFERENCES laptop (no),
    PRIMARY KEY (record, id, field)
) STRICT, WITHOUT ROWID;
