CREATE TABLE applications (
    id           BLOB NOT NULL PRIMARY KEY,
    session      BLOB NOT NULL REFERENCES sessions (id),
    family       BLOB NOT NULL REFERENCES families (id),
    channel      TEXT NOT NULL CHECK (channel IN ('counter', 'telephone', 'online', 'onTheSpot')),
    received_at  TEXT NOT NULL,
    received_by  BLOB NOT NULL REFERENCES staff (id),
    line         TEXT NOT NULL CHECK (line IN ('own', 'borrowed', 'missing')),
    device       TEXT NOT NULL CHECK (device IN ('own', 'borrowed', 'missing')),
    camera       TEXT NOT NULL CHECK (camera IN ('own', 'borrowed', 'missing')),
    microphone   TEXT NOT NULL CHECK (microphone IN ('own', 'borrowed', 'missing')),
    speaker      TEXT NOT NULL CHECK (speaker IN ('own', 'borrowed', 'missing')),
    installed_on TEXT,                       -- §4(2): the day the software was seen to work
    override     TEXT,                       -- why it was taken against §2(1)
    waiting      INTEGER NOT NULL CHECK (waiting IN (0, 1)),
    withdrawn_on TEXT
) STRICT;

CREATE INDEX applications_by_family ON applications (family);

CREATE INDEX applications_by_session ON applications (session);

CREATE UNIQUE INDEX one_live_application ON applications (session, family) WHERE withdrawn_on IS NULL;

CREATE TABLE attendances (
    id          BLOB NOT NULL PRIMARY KEY,   -- the application's id: one family, one session, one row
    application BLOB NOT NULL REFERENCES applications (id),
    mark        TEXT NOT NULL CHECK (mark IN ('present', 'late', 'left', 'absent')),
    came_at     TEXT,
    left_at     TEXT,
    because     TEXT CHECK (because IN ('noWord', 'ownReason', 'ownEquipment', 'lentEquipment')),
    override    TEXT,                        -- why they were let in against the rules
    CHECK ((mark = 'absent') = (because IS NOT NULL)),
    CHECK ((mark IN ('present', 'late', 'left')) <= (came_at IS NOT NULL))
) STRICT;

CREATE INDEX attendances_by_application ON attendances (application);

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

CREATE TABLE city (                          -- one row: what the city sets for every place
    id               BLOB NOT NULL PRIMARY KEY,
    addressee        TEXT NOT NULL,          -- whom papers are addressed to: 船橋市長
    division         TEXT NOT NULL,          -- who issues them, as papers write it
    phone            TEXT NOT NULL,
    hours            TEXT NOT NULL,
    idle_minutes     INTEGER NOT NULL CHECK (idle_minutes BETWEEN 1 AND 60),
    longest_days     INTEGER NOT NULL CHECK (longest_days BETWEEN 1 AND 366),
    retention_years  INTEGER NOT NULL CHECK (retention_years BETWEEN 1 AND 30)
) STRICT;

CREATE TABLE consents (
    id             BLOB NOT NULL PRIMARY KEY,
    family         BLOB NOT NULL REFERENCES families (id),
    policy_version INTEGER NOT NULL,
    paper          BLOB NOT NULL REFERENCES papers (id),
    given_on       TEXT NOT NULL,
    received_by    BLOB NOT NULL REFERENCES staff (id),
    withdrawn_on   TEXT
) STRICT;

CREATE INDEX consents_by_family ON consents (family, given_on);

CREATE UNIQUE INDEX consents_by_paper ON consents (paper);

CREATE TABLE credentials (                   -- ＩＤ等 (§5): masked until asked for
    id         BLOB NOT NULL PRIMARY KEY,
    session    BLOB NOT NULL REFERENCES sessions (id),
    meeting_id TEXT NOT NULL,
    passcode   TEXT NOT NULL,
    issued_at  TEXT NOT NULL,
    issued_by  BLOB NOT NULL REFERENCES staff (id),
    reason     TEXT NOT NULL                 -- why they were issued anew, '' for the first
) STRICT;

CREATE INDEX credentials_by_session ON credentials (session, issued_at);

CREATE TABLE day_notes (                     -- 当日のメモ
    id          BLOB NOT NULL PRIMARY KEY,
    session     BLOB NOT NULL REFERENCES sessions (id),
    application BLOB REFERENCES applications (id),     -- NULL: about the session as a whole
    text        TEXT NOT NULL,
    written_at  TEXT NOT NULL,
    written_by  BLOB NOT NULL REFERENCES staff (id)
) STRICT;

CREATE INDEX day_notes_by_application ON day_notes (application);

CREATE INDEX day_notes_by_session ON day_notes (session, written_at);

CREATE TABLE distinctions (                  -- two cards that look alike, and are two families
    id         BLOB NOT NULL PRIMARY KEY,
    one        BLOB NOT NULL REFERENCES families (id),
    other      BLOB NOT NULL REFERENCES families (id),
    decided_on TEXT NOT NULL,
    CHECK (one < other)
) STRICT;

CREATE INDEX distinctions_by_other ON distinctions (other);

CREATE UNIQUE INDEX one_distinction ON distinctions (one, other);

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

CREATE INDEX entry_by_reverses ON entry (reverses) WHERE reverses IS NOT NULL;

CREATE TABLE families (
    id            BLOB NOT NULL PRIMARY KEY,
    number        TEXT NOT NULL,             -- 南-2026-0042
    place         BLOB NOT NULL REFERENCES places (id),
    address       TEXT NOT NULL,
    language      TEXT NOT NULL CHECK (language IN
        ('japanese', 'plainJapanese', 'english', 'chinese', 'vietnamese', 'nepali', 'filipino', 'korean',
         'portuguese', 'spanish', 'other')),
    consideration TEXT NOT NULL,             -- 配慮, '' for none; shown on the day only
    note          TEXT NOT NULL,
    registered_on TEXT NOT NULL
) STRICT;

CREATE INDEX families_by_number ON families (number);

CREATE INDEX families_by_place ON families (place, number);

CREATE TABLE kits (
    id            BLOB NOT NULL PRIMARY KEY,
    number        TEXT NOT NULL,             -- 南-K03
    name          TEXT NOT NULL,             -- タブレット一式
    kind          TEXT NOT NULL CHECK (kind IN ('tablet', 'computer', 'camera', 'microphone', 'speaker', 'router')),
    place         BLOB NOT NULL REFERENCES places (id),
    registered_on TEXT NOT NULL,
    checked_on    TEXT,                      -- NULL: came back and not yet wiped and tested
    checked_by    BLOB REFERENCES staff (id),
    repair_since  TEXT,
    repair_note   TEXT NOT NULL,
    retired_on    TEXT,
    note          TEXT NOT NULL
) STRICT;

CREATE INDEX kits_by_number ON kits (number);

CREATE INDEX kits_by_place ON kits (place, number);

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

CREATE TABLE loan_parts (
    id             BLOB NOT NULL PRIMARY KEY,
    loan           BLOB NOT NULL REFERENCES loans (id),
    part           BLOB NOT NULL REFERENCES parts (id),
    condition_out  TEXT NOT NULL CHECK (condition_out IN ('good', 'scratched', 'broken')),
    returned_on    TEXT,                     -- NULL while it is out
    returned_to    BLOB REFERENCES places (id),
    received_by    BLOB REFERENCES staff (id),
    condition_back TEXT CHECK (condition_back IN ('good', 'scratched', 'broken')),
    CHECK ((returned_on IS NULL) = (condition_back IS NULL)),
    CHECK ((returned_on IS NULL) = (returned_to IS NULL))
) STRICT;

CREATE INDEX loan_parts_by_loan ON loan_parts (loan);

CREATE INDEX loan_parts_by_part ON loan_parts (part);

CREATE TABLE loans (                         -- one kit with one family
    id          BLOB NOT NULL PRIMARY KEY,
    slip        BLOB NOT NULL REFERENCES slips (id),
    kit         BLOB NOT NULL REFERENCES kits (id),
    family      BLOB NOT NULL REFERENCES families (id),
    lent_on     TEXT NOT NULL,
    due_on      TEXT NOT NULL,
    returned_on TEXT,                        -- NULL while any part of it is out
    CHECK (lent_on <= due_on)
) STRICT;

CREATE INDEX loans_by_family ON loans (family);

CREATE INDEX loans_by_kit ON loans (kit, lent_on);

CREATE INDEX loans_by_slip ON loans (slip);

CREATE UNIQUE INDEX one_open_loan_per_kit ON loans (kit) WHERE returned_on IS NULL;

CREATE TABLE needs (                         -- 必要の認定 (§4(1))
    id            BLOB NOT NULL PRIMARY KEY,
    family        BLOB NOT NULL REFERENCES families (id),
    place         BLOB NOT NULL REFERENCES places (id),
    asked_on      TEXT NOT NULL,
    asked_by      BLOB NOT NULL REFERENCES staff (id),   -- who took it down
    reason        TEXT NOT NULL,
    kinds         TEXT NOT NULL,             -- kit kinds, joined by ','
    decision      TEXT NOT NULL CHECK (decision IN ('waiting', 'approved', 'refused')),
    decided_on    TEXT,
    decided_by    BLOB REFERENCES staff (id),
    decided_title TEXT,                      -- 職・氏名 as then
    decision_no   TEXT NOT NULL,             -- 決裁番号, '' where none
    valid_until   TEXT,
    refused_for   TEXT,                      -- why it was refused
    CHECK ((decision = 'waiting') = (decided_on IS NULL)),
    CHECK ((decision = 'approved') = (valid_until IS NOT NULL)),
    CHECK ((decision = 'refused') = (refused_for IS NOT NULL))
) STRICT;

CREATE INDEX needs_by_family ON needs (family);

CREATE INDEX needs_waiting ON needs (asked_on) WHERE decision = 'waiting';

CREATE TABLE papers (                        -- what was printed, for whom, when, by whom
    id             BLOB NOT NULL PRIMARY KEY,
    kind           TEXT NOT NULL,
    number         TEXT NOT NULL,            -- 文書番号, never given twice
    code           TEXT NOT NULL,            -- 確認コード, bare
    place          BLOB NOT NULL REFERENCES places (id),
    family         BLOB REFERENCES families (id),      -- NULL: not about one family
    subject        BLOB,                     -- the session, need, slip or policy it speaks of
    policy_version INTEGER NOT NULL,
    issued_on      TEXT NOT NULL,
    issued_by      BLOB NOT NULL REFERENCES staff (id),
    contents       TEXT NOT NULL             -- its words as printed, so that a reprint is the same
) STRICT;

CREATE UNIQUE INDEX papers_by_code ON papers (code);

CREATE INDEX papers_by_family ON papers (family, issued_on);

CREATE INDEX papers_by_number ON papers (number);

CREATE INDEX papers_by_subject ON papers (subject);

CREATE TABLE participants (                  -- who of the household takes part; none named: all of it
    id          BLOB NOT NULL PRIMARY KEY,   -- made from the two below: the same on every laptop
    application BLOB NOT NULL REFERENCES applications (id),
    person      BLOB NOT NULL REFERENCES persons (id)
) STRICT;

CREATE INDEX participants_by_application ON participants (application);

CREATE INDEX participants_by_person ON participants (person);

CREATE TABLE parts (
    id       BLOB NOT NULL PRIMARY KEY,
    kit      BLOB NOT NULL REFERENCES kits (id),
    name     TEXT NOT NULL,
    number   TEXT NOT NULL,                  -- 南-K03-1
    required INTEGER NOT NULL CHECK (required IN (0, 1)),
    condition TEXT NOT NULL CHECK (condition IN ('good', 'scratched', 'broken', 'lost')),
    position INTEGER NOT NULL
) STRICT;

CREATE INDEX parts_by_kit ON parts (kit, position);

CREATE TABLE person_attendances (            -- where it went otherwise with someone than with the family
    id          BLOB NOT NULL PRIMARY KEY,   -- made from the two below: the same on every laptop
    application BLOB NOT NULL REFERENCES applications (id),
    person      BLOB NOT NULL REFERENCES persons (id),
    mark        TEXT NOT NULL CHECK (mark IN ('present', 'late', 'left', 'absent')),
    came_at     TEXT,
    left_at     TEXT,
    because     TEXT CHECK (because IN ('noWord', 'ownReason', 'ownEquipment', 'lentEquipment')),
    CHECK ((mark = 'absent') = (because IS NOT NULL)),
    CHECK ((mark IN ('present', 'late', 'left')) <= (came_at IS NOT NULL))
) STRICT;

CREATE INDEX person_attendances_by_application ON person_attendances (application);

CREATE INDEX person_attendances_by_person ON person_attendances (person);

CREATE TABLE persons (
    id       BLOB NOT NULL PRIMARY KEY,
    family   BLOB NOT NULL REFERENCES families (id),
    kind     TEXT NOT NULL CHECK (kind IN ('guardian', 'child', 'expected')),
    name     TEXT NOT NULL,                  -- '' for a child not yet born
    kana     TEXT NOT NULL,
    known_as TEXT NOT NULL,                  -- 通称, '' for none
    phone    TEXT NOT NULL,
    other_phone TEXT NOT NULL,
    email    TEXT NOT NULL,
    born_on  TEXT,                           -- children: 生年月日; guardians: only where it matters
    due_on   TEXT,                           -- expected: 出産予定日
    position INTEGER NOT NULL,
    CHECK ((kind = 'child') <= (born_on IS NOT NULL)),
    CHECK ((kind = 'expected') = (due_on IS NOT NULL))
) STRICT;

CREATE INDEX persons_by_birth ON persons (born_on, family) WHERE kind = 'child';

CREATE INDEX persons_by_family ON persons (family, position);

CREATE TABLE places (
    id         BLOB NOT NULL PRIMARY KEY,
    name       TEXT NOT NULL,
    short_name TEXT NOT NULL,
    prefix     TEXT NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('division', 'centre')),
    position   INTEGER NOT NULL              -- the order lists show them in
) STRICT;

CREATE TABLE policies (
    id         BLOB NOT NULL PRIMARY KEY,
    version    INTEGER NOT NULL,
    text       TEXT NOT NULL,                -- word for word
    in_force   TEXT NOT NULL,                -- 施行日
    reason     TEXT NOT NULL,
    decision   TEXT NOT NULL                 -- 決裁番号, '' where none is recorded
) STRICT;

CREATE TABLE search_edition (                -- the folding and the marks they were made with
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    edition INTEGER NOT NULL
) STRICT;

CREATE TABLE search_keys (
    number TEXT NOT NULL,                    -- first: a list is walked by it, the newest first
    family BLOB NOT NULL,
    place  BLOB NOT NULL,
    kana   TEXT NOT NULL,                    -- the first guardian's reading, folded: 五十音順
    key    TEXT NOT NULL,                    -- every name, kana and 通称 of the household, folded; the number
    phones TEXT NOT NULL,                    -- figures only
    PRIMARY KEY (number, family)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX search_keys_by_family ON search_keys (family);

CREATE INDEX search_keys_by_kana ON search_keys (kana, number);

CREATE TABLE search_marks (                  -- what two families that look alike have in common
    mark   TEXT NOT NULL,
    family BLOB NOT NULL,
    PRIMARY KEY (mark, family)
) STRICT, WITHOUT ROWID;

CREATE INDEX search_marks_by_family ON search_marks (family);

CREATE TABLE search_people (                 -- whose family a person was counted to
    person BLOB NOT NULL PRIMARY KEY,
    family BLOB NOT NULL
) STRICT;

CREATE TABLE search_shared (                 -- the marks that more than one family bears
    mark   TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE services (
    id               BLOB NOT NULL PRIMARY KEY,
    name             TEXT NOT NULL,
    provider         TEXT NOT NULL,
    terms_version    TEXT NOT NULL,
    terms_checked_on TEXT NOT NULL
) STRICT;

CREATE TABLE sessions (
    id           BLOB NOT NULL PRIMARY KEY,
    place        BLOB NOT NULL REFERENCES places (id),
    kind         TEXT NOT NULL CHECK (kind IN ('gathering', 'consultation', 'lecture', 'other')),
    title        TEXT NOT NULL,
    held_on      TEXT NOT NULL,
    starts_at    TEXT NOT NULL,              -- 'HH:MM'
    ends_at      TEXT NOT NULL,
    capacity     INTEGER NOT NULL CHECK (capacity BETWEEN 1 AND 500),
    service      BLOB NOT NULL REFERENCES services (id),
    cancelled_on TEXT,
    CHECK (starts_at < ends_at)
) STRICT;

CREATE INDEX sessions_by_day ON sessions (held_on, place);

CREATE INDEX sessions_by_title ON sessions (title, held_on);

CREATE TABLE slips (                         -- 借用書: one signature for the kits of one hand-over
    id      BLOB NOT NULL PRIMARY KEY,
    number  TEXT NOT NULL,                   -- 南-貸-2026-0012
    family  BLOB NOT NULL REFERENCES families (id),
    need    BLOB NOT NULL REFERENCES needs (id),
    place   BLOB NOT NULL REFERENCES places (id),
    lent_at TEXT NOT NULL,
    lent_by BLOB NOT NULL REFERENCES staff (id)
) STRICT;

CREATE INDEX slips_by_family ON slips (family);

CREATE INDEX slips_by_need ON slips (need);

CREATE TABLE staff (
    id       BLOB NOT NULL PRIMARY KEY,
    name     TEXT NOT NULL,
    kana     TEXT NOT NULL,
    title    TEXT NOT NULL,                  -- 職名
    role     TEXT NOT NULL CHECK (role IN ('division', 'head', 'staff')),
    place    BLOB NOT NULL REFERENCES places (id),
    pin_salt BLOB,                           -- NULL until a PIN is chosen
    pin_key  BLOB,
    left_on  TEXT                            -- NULL while they work here
) STRICT;

CREATE TABLE standing (
    record TEXT NOT NULL,
    id BLOB NOT NULL CHECK (length(id) = 16),
    field TEXT NOT NULL,
    clock INTEGER NOT NULL,
    laptop INTEGER NOT NULL REFERENCES laptop (no),
    PRIMARY KEY (record, id, field)
) STRICT, WITHOUT ROWID;

CREATE INDEX standing_gone ON standing (record, id) WHERE field = 'gone';

CREATE TABLE tellings (                      -- who was told ＩＤ等, when, how and by whom (§5(1))
    id          BLOB NOT NULL PRIMARY KEY,
    credentials BLOB NOT NULL REFERENCES credentials (id),
    application BLOB NOT NULL REFERENCES applications (id),
    way         TEXT NOT NULL CHECK (way IN ('paper', 'counter', 'telephone', 'mail')),
    told_at     TEXT NOT NULL,
    told_by     BLOB NOT NULL REFERENCES staff (id)
) STRICT;

CREATE INDEX tellings_by_application ON tellings (application, told_at);

CREATE INDEX tellings_by_credentials ON tellings (credentials);

CREATE TABLE this_laptop (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    laptop INTEGER NOT NULL REFERENCES laptop (no)
) STRICT;
