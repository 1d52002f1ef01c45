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
    tested_on    TEXT,                       -- the day the connection was tried together
    answer_by    TEXT,                       -- a seat is kept for who waits until then
    lot          INTEGER,                    -- its place in the draw
    minor_consent_on TEXT,                   -- §6(9): the day the guardian's consent was seen
    withdrawn_on TEXT,
    withdrawn_because TEXT CHECK (withdrawn_because IN
        ('ownReason', 'illness', 'ownEquipment', 'lentEquipment', 'noAnswer', 'mistake'))
) STRICT;

CREATE INDEX applications_by_family ON applications (family);

CREATE INDEX applications_by_session ON applications (session);

CREATE UNIQUE INDEX one_live_application ON applications (session, family) WHERE withdrawn_on IS NULL;

CREATE TABLE attachments (                   -- 写真: a picture kept with a record, or the scan of one
    id       BLOB NOT NULL PRIMARY KEY,
    subject  BLOB NOT NULL,                  -- the kit, the loan or the consent it shows
    shows    TEXT NOT NULL CHECK (shows IN ('kit', 'handOver', 'takeBack', 'consent')),
    caption  TEXT NOT NULL,
    format   TEXT NOT NULL CHECK (format IN ('jpeg', 'png')),
    size     INTEGER NOT NULL,               -- bytes
    hash     BLOB NOT NULL CHECK (length(hash) = 32),    -- SHA-256 of its bytes, which lie in `blobs`
    added_at TEXT NOT NULL,
    added_by BLOB NOT NULL REFERENCES staff (id)
) STRICT;

CREATE INDEX attachments_by_subject ON attachments (subject, added_at);

CREATE TABLE attendances (
    id          BLOB NOT NULL PRIMARY KEY,   -- the application's id: one family, one session, one row
    application BLOB NOT NULL REFERENCES applications (id),
    mark        TEXT NOT NULL CHECK (mark IN ('present', 'late', 'left', 'absent')),
    came_at     TEXT,
    left_at     TEXT,
    because     TEXT CHECK (because IN ('noWord', 'ownReason', 'ownEquipment', 'lentEquipment')),
    override    TEXT,                        -- why they were let in against the rules
    kit         BLOB REFERENCES kits (id),   -- which of our kits failed, where one did and it is known
    CHECK (kit IS NULL OR because = 'lentEquipment'),
    CHECK ((mark = 'absent') = (because IS NOT NULL)),
    CHECK ((mark IN ('present', 'late', 'left')) <= (came_at IS NOT NULL))
) STRICT;

CREATE INDEX attendances_by_application ON attendances (application);

CREATE INDEX attendances_by_kit ON attendances (kit) WHERE kit IS NOT NULL;

CREATE INDEX attendances_by_our_fault ON attendances (application) WHERE because = 'lentEquipment';

CREATE TABLE backup_folders (                -- where every backup of a laptop is copied to
    id      BLOB NOT NULL PRIMARY KEY,
    name    TEXT NOT NULL,
    path    TEXT NOT NULL,
    laptop  BLOB NOT NULL CHECK (length(laptop) = 16)
) STRICT;

CREATE TABLE blobs (                         -- bytes by their hash: no record, for the journal has the hash
    hash  BLOB NOT NULL PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE calls (                         -- 電話の記録
    id          BLOB NOT NULL PRIMARY KEY,
    application BLOB NOT NULL REFERENCES applications (id),
    about       TEXT NOT NULL CHECK (about IN ('seat', 'cancelled')),
    answer      TEXT NOT NULL CHECK (answer IN ('agreed', 'declined', 'noAnswer', 'leftWord')),
    called_at   TEXT NOT NULL,
    called_by   BLOB NOT NULL REFERENCES staff (id)
) STRICT;

CREATE INDEX calls_by_application ON calls (application, called_at);

CREATE TABLE carryings (                     -- a backup on a medium that left the house (媒体の持出し)
    id          BLOB NOT NULL PRIMARY KEY,
    medium      TEXT NOT NULL CHECK (medium <> ''),
    purpose     TEXT NOT NULL,
    backup      TEXT NOT NULL,
    place       BLOB NOT NULL REFERENCES places (id),
    taken_at    TEXT NOT NULL,
    taken_by    BLOB NOT NULL REFERENCES staff (id),
    returned_on TEXT,
    returned_by BLOB REFERENCES staff (id),
    CHECK ((returned_on IS NULL) = (returned_by IS NULL))
) STRICT;

CREATE INDEX carryings_by_place ON carryings (place, taken_at);

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
    idle_minutes     INTEGER NOT NULL CHECK (idle_minutes BETWEEN 1 AND 60),
    longest_days     INTEGER NOT NULL CHECK (longest_days BETWEEN 1 AND 366),
    retention_years  INTEGER NOT NULL CHECK (retention_years BETWEEN 1 AND 30)
) STRICT;

CREATE TABLE city_words (                    -- what the city says on papers; a version never changes
    id        BLOB NOT NULL PRIMARY KEY,
    version   INTEGER NOT NULL CHECK (version > 0),
    addressee TEXT NOT NULL,                 -- whom papers are addressed to: 船橋市長
    division  TEXT NOT NULL,                 -- who issues them, as papers write it
    phone     TEXT NOT NULL,
    hours     TEXT NOT NULL,
    seal      TEXT NOT NULL CHECK (seal IN ('placed', 'omitted')),
    readings  TEXT NOT NULL,                 -- greeting, duties and closing in the three readings, as center wrote them
    reason    TEXT NOT NULL,
    set_on    TEXT NOT NULL
) STRICT;

CREATE INDEX city_words_by_version ON city_words (version);

CREATE TABLE claims (                        -- 開示・訂正・利用停止の請求 (§8)
    id         BLOB NOT NULL PRIMARY KEY,
    family     BLOB NOT NULL REFERENCES families (id),
    person     BLOB NOT NULL REFERENCES persons (id),
    kind       TEXT NOT NULL CHECK (kind IN ('disclosure', 'correction', 'suspension')),
    asked_on   TEXT NOT NULL,
    matter     TEXT NOT NULL,
    taken_by   BLOB NOT NULL REFERENCES staff (id),
    decision   TEXT CHECK (decision IN ('granted', 'partly', 'refused')),     -- NULL until it is decided
    decided_on TEXT,
    decided_by BLOB REFERENCES staff (id),
    ground     TEXT NOT NULL,
    CHECK ((decision IS NULL) = (decided_on IS NULL)),
    CHECK ((decision IS NULL) = (decided_by IS NULL))
) STRICT;

CREATE INDEX claims_by_family ON claims (family, asked_on);

CREATE TABLE closed_days (                   -- 臨時休館: a place's own
    id     BLOB NOT NULL PRIMARY KEY,
    place  BLOB NOT NULL REFERENCES places (id),
    day    TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX one_closed_day ON closed_days (place, day);

CREATE TABLE consents (
    id             BLOB NOT NULL PRIMARY KEY,
    family         BLOB NOT NULL REFERENCES families (id),
    policy_version INTEGER NOT NULL,
    paper          BLOB NOT NULL REFERENCES papers (id),
    given_on       TEXT NOT NULL,
    received_by    BLOB NOT NULL REFERENCES staff (id),
    way            TEXT NOT NULL CHECK (way IN ('paper', 'screen')),
    permitted      TEXT NOT NULL,            -- §9: decisions whose line on it was ticked, joined by ','
    withdrawn_on   TEXT,
    withdrawn_for  TEXT NOT NULL,            -- why, '' while it holds
    CHECK (withdrawn_on IS NOT NULL OR withdrawn_for = '')
) STRICT;

CREATE INDEX consents_by_day ON consents (given_on);

CREATE INDEX consents_by_family ON consents (family, given_on);

CREATE INDEX consents_by_last_day ON consents (coalesce(withdrawn_on, given_on), id);

CREATE UNIQUE INDEX consents_by_paper ON consents (paper);

CREATE INDEX consents_held ON consents (family, withdrawn_on, policy_version);

CREATE TABLE consultations (                 -- 相談の内容: only for the place's own staff
    id          BLOB NOT NULL PRIMARY KEY,   -- the application's id
    application BLOB NOT NULL REFERENCES applications (id),
    text        TEXT NOT NULL,
    written_by  BLOB NOT NULL REFERENCES staff (id)
) STRICT;

CREATE INDEX consultations_by_application ON consultations (application);

CREATE TABLE credentials (                   -- ＩＤ等 (§5): masked until asked for
    id         BLOB NOT NULL PRIMARY KEY,
    session    BLOB NOT NULL REFERENCES sessions (id),
    meeting_id TEXT NOT NULL,
    passcode   TEXT NOT NULL,
    issued_at  TEXT NOT NULL,
    issued_by  BLOB NOT NULL REFERENCES staff (id),
    reason     TEXT NOT NULL                 -- why they were issued anew, '' for the first
) STRICT;

CREATE INDEX credentials_by_moment ON credentials (issued_at);

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

CREATE TABLE decided_preparations (          -- what a decision asks for, seen to for a session
    id       BLOB NOT NULL PRIMARY KEY,
    session  BLOB NOT NULL REFERENCES sessions (id),
    decision BLOB NOT NULL REFERENCES decisions (id),
    done_on  TEXT NOT NULL,
    done_by  BLOB NOT NULL REFERENCES staff (id)
) STRICT;

CREATE INDEX decided_preparations_by_decision ON decided_preparations (decision);

CREATE INDEX decided_preparations_by_session ON decided_preparations (session);

CREATE TABLE decisions (                     -- 協議決定 (§9): never rewritten, another takes its place
    id               BLOB NOT NULL PRIMARY KEY,
    number           TEXT NOT NULL,          -- 協-2026-0003
    title            TEXT NOT NULL,
    asked_by         TEXT NOT NULL,          -- who brought the matter
    asked_on         TEXT NOT NULL,
    matter           TEXT NOT NULL,          -- what was to be decided
    decided          TEXT NOT NULL,          -- what was decided
    ground           TEXT NOT NULL,
    decided_on       TEXT NOT NULL,
    approval         TEXT NOT NULL,          -- 決裁番号, '' where none
    applies_from     TEXT NOT NULL,
    clauses          TEXT NOT NULL,          -- clause ids, joined by ','
    audience         TEXT NOT NULL CHECK (audience IN ('staff', 'public')),
    supersedes       BLOB REFERENCES decisions (id),
    taken_in         INTEGER,                -- the version of the policy that says it now
    preparation      TEXT NOT NULL,          -- what it adds to the preparation of sessions, '' for nothing
    preparation_for  TEXT NOT NULL,          -- of which kinds, joined by ','
    preparation_days INTEGER NOT NULL CHECK (preparation_days BETWEEN 0 AND 90),
    consent_line     TEXT NOT NULL,          -- what it adds to the consent, '' for nothing
    written_by       BLOB NOT NULL REFERENCES staff (id)
) STRICT;

CREATE INDEX decisions_by_number ON decisions (number);

CREATE UNIQUE INDEX decisions_by_superseded ON decisions (supersedes) WHERE supersedes IS NOT NULL;

CREATE TABLE disposal_lines (                -- a record that is to go, or stays for a reason
    id       BLOB NOT NULL PRIMARY KEY,
    disposal BLOB NOT NULL REFERENCES disposals (id),
    kind     TEXT NOT NULL,
    record   BLOB NOT NULL CHECK (length(record) = 16),
    due_on   TEXT NOT NULL,
    kept_for TEXT NOT NULL                   -- why it stays after all, '' where it goes
) STRICT;

CREATE INDEX disposal_lines_by_disposal ON disposal_lines (disposal);

CREATE INDEX disposal_lines_by_record ON disposal_lines (kind, record);

CREATE TABLE disposals (                     -- 廃棄予定簿; 廃棄記録 once it is approved
    id          BLOB NOT NULL PRIMARY KEY,
    number      TEXT NOT NULL,               -- 課-棄-2026-0001
    as_of       TEXT NOT NULL,               -- the day it was drawn up for
    proposed_at TEXT NOT NULL,
    proposed_by BLOB NOT NULL CHECK (length(proposed_by) = 16),   -- who may be missing in an older backup
    outcome     TEXT CHECK (outcome IN ('erased', 'returned')),   -- NULL while it waits
    decided_at  TEXT,
    decided_by  BLOB CHECK (length(decided_by) = 16),
    reason      TEXT NOT NULL,               -- why it was returned, '' otherwise
    CHECK ((outcome IS NULL) = (decided_at IS NULL)),
    CHECK ((outcome IS NULL) = (decided_by IS NULL)),
    CHECK (outcome IS NOT 'erased' OR decided_by <> proposed_by)
) STRICT;

CREATE INDEX disposals_by_number ON disposals (number);

CREATE UNIQUE INDEX one_waiting_disposal ON disposals (ifnull(outcome, '')) WHERE outcome IS NULL;

CREATE TABLE distinctions (                  -- two cards that look alike, and are two families
    id         BLOB NOT NULL PRIMARY KEY,
    one        BLOB NOT NULL REFERENCES families (id),
    other      BLOB NOT NULL REFERENCES families (id),
    decided_on TEXT NOT NULL,
    CHECK (one < other)
) STRICT;

CREATE INDEX distinctions_by_other ON distinctions (other);

CREATE UNIQUE INDEX one_distinction ON distinctions (one, other);

CREATE TABLE drills (                        -- a backup that was tried out (復元の点検)
    id         BLOB NOT NULL PRIMARY KEY,
    backup     TEXT NOT NULL,                -- what its folder is called
    made_at    TEXT NOT NULL,
    shelf      TEXT NOT NULL,                -- the folder it is in, '' for this laptop's own
    mark       TEXT NOT NULL,                -- the mark its card names as the last
    outcome    TEXT NOT NULL CHECK (outcome IN ('whole', 'damaged', 'otherKey', 'newer')),
    entries    INTEGER,                      -- what it holds, where it opened whole
    last_at    TEXT,
    families   INTEGER,
    sessions   INTEGER,
    applications INTEGER,
    consents   INTEGER,
    loans      INTEGER,
    kits       INTEGER,
    staff      INTEGER,
    place      BLOB NOT NULL REFERENCES places (id),
    drilled_at TEXT NOT NULL,
    drilled_by BLOB NOT NULL REFERENCES staff (id),
    CHECK ((outcome = 'whole') = (entries IS NOT NULL))
) STRICT;

CREATE INDEX drills_by_place ON drills (place, drilled_at);

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

CREATE INDEX entry_by_act ON entry (act, clock);

CREATE INDEX entry_by_actor ON entry (actor, clock);

CREATE UNIQUE INDEX entry_by_clock ON entry (clock, laptop);

CREATE INDEX entry_by_place ON entry (place, clock);

CREATE INDEX entry_by_reverses ON entry (reverses) WHERE reverses IS NOT NULL;

CREATE TABLE exports (                       -- a list that left the program (持ち出し)
    id         BLOB NOT NULL PRIMARY KEY,
    list       TEXT NOT NULL,
    format     TEXT NOT NULL CHECK (format IN ('csv', 'csvCp932', 'xlsx')),
    rows       INTEGER NOT NULL,
    purpose    TEXT NOT NULL,
    medium     TEXT NOT NULL,                -- 媒体管理番号, '' where it stays on this laptop
    place      BLOB NOT NULL REFERENCES places (id),
    written_at TEXT NOT NULL,
    written_by BLOB NOT NULL REFERENCES staff (id)
) STRICT;

CREATE INDEX exports_by_place ON exports (place, written_at);

CREATE TABLE extensions (                    -- 延長
    id      BLOB NOT NULL PRIMARY KEY,
    loan    BLOB NOT NULL REFERENCES loans (id),
    from_on TEXT NOT NULL,
    to_on   TEXT NOT NULL,
    reason  TEXT NOT NULL,
    made_on TEXT NOT NULL,
    made_by BLOB NOT NULL REFERENCES staff (id),
    CHECK (from_on < to_on)
) STRICT;

CREATE INDEX extensions_by_loan ON extensions (loan);

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
    registered_on TEXT NOT NULL,
    erased_on     TEXT                       -- 廃棄 (§8): what it told of people was let go, NULL until then
) STRICT;

CREATE INDEX families_by_number ON families (number);

CREATE INDEX families_by_place ON families (place, number);

CREATE TABLE import_forms (                  -- how a form is read, known by its headings
    id       BLOB NOT NULL PRIMARY KEY,      -- made of the headings: the same form everywhere
    headings TEXT NOT NULL,                  -- parted by U+001F, as every list of cells here
    meanings TEXT NOT NULL                   -- a word a column, '' where it is passed over
) STRICT;

CREATE TABLE import_rows (
    id          BLOB NOT NULL PRIMARY KEY,
    import      BLOB NOT NULL REFERENCES imports (id),
    number      INTEGER NOT NULL,            -- which row of the table, as Excel counts
    known_by    BLOB NOT NULL,               -- what the row is known by: its form and cells, hashed
    receipt     BLOB,                        -- its 受付番号 within the form, hashed, once taken
    cells       TEXT NOT NULL,
    standing    TEXT NOT NULL CHECK (standing IN ('waiting', 'taken', 'left')),
    family      BLOB REFERENCES families (id),       -- what it became; while it waits, whom staff chose
    new_family  INTEGER NOT NULL CHECK (new_family IN (0, 1)),   -- made by it; while it waits, staff chose so
    application BLOB REFERENCES applications (id),
    override    TEXT                         -- why it is taken though §2(1) speaks against it
) STRICT;

CREATE INDEX import_rows_by_application ON import_rows (application) WHERE application IS NOT NULL;

CREATE INDEX import_rows_by_family ON import_rows (family) WHERE family IS NOT NULL;

CREATE INDEX import_rows_by_import ON import_rows (import, number);

CREATE INDEX import_rows_by_known ON import_rows (known_by);

CREATE INDEX import_rows_by_receipt ON import_rows (receipt) WHERE receipt IS NOT NULL;

CREATE TABLE imports (                       -- a file that was brought in
    id         BLOB NOT NULL PRIMARY KEY,
    place      BLOB NOT NULL REFERENCES places (id),
    form       BLOB NOT NULL REFERENCES import_forms (id),
    file_name  TEXT NOT NULL,
    encoding   TEXT NOT NULL CHECK (encoding IN ('utf8', 'utf8WithMark', 'utf16', 'cp932', 'workbook')),
    aim        TEXT NOT NULL CHECK (aim IN ('families', 'session', 'column')),
    session    BLOB REFERENCES sessions (id),
    brought_at TEXT NOT NULL,
    brought_by BLOB NOT NULL REFERENCES staff (id),
    closed_on  TEXT,                         -- its cells were emptied; what it became stays
    CHECK ((aim = 'session') = (session IS NOT NULL))
) STRICT;

CREATE INDEX imports_by_place ON imports (place, brought_at);

CREATE TABLE incident_notes (                -- 経過
    id         BLOB NOT NULL PRIMARY KEY,
    incident   BLOB NOT NULL REFERENCES incidents (id),
    at         TEXT NOT NULL,
    text       TEXT NOT NULL,
    written_by BLOB NOT NULL REFERENCES staff (id)
) STRICT;

CREATE INDEX incident_notes_by_incident ON incident_notes (incident, at);

CREATE TABLE incidents (                     -- 事故・違反: §5(3), §6
    id          BLOB NOT NULL PRIMARY KEY,
    number      TEXT NOT NULL,               -- 南-事-2026-0001
    place       BLOB NOT NULL REFERENCES places (id),
    clauses     TEXT NOT NULL,               -- '§5(3),§6(4)'
    facts       TEXT NOT NULL,               -- '' until they are written down
    occurred_at TEXT,                        -- as far as known
    learnt_at   TEXT NOT NULL,               -- 覚知
    learnt_by   BLOB NOT NULL REFERENCES staff (id),
    witnesses   TEXT NOT NULL,
    evidence    TEXT NOT NULL,
    session     BLOB REFERENCES sessions (id),
    family      BLOB REFERENCES families (id),
    kit         BLOB REFERENCES kits (id),
    machine     TEXT NOT NULL,               -- §6(1): which machine
    url         TEXT NOT NULL,               -- §6(4): where it was posted
    found_on    TEXT,
    removal_asked_on     TEXT,
    removal_confirmed_on TEXT,
    minor       TEXT NOT NULL,               -- §6(9): who was there alone
    opened_at   TEXT NOT NULL,
    opened_by   BLOB NOT NULL REFERENCES staff (id),
    relayed_at  TEXT,                        -- when the centre told the division
    relayed_by  BLOB REFERENCES staff (id),
    relayed_how TEXT CHECK (relayed_how IN ('telephone', 'counter', 'mail', 'paper')),
    received_at TEXT,                        -- when the division took it
    received_by BLOB REFERENCES staff (id),
    closed_at   TEXT,
    closed_by   BLOB REFERENCES staff (id),
    outcome     TEXT NOT NULL,               -- how it ended, '' while it is open
    leak_persons INTEGER CHECK (leak_persons >= 0),  -- 漏えい: NULL while nobody judged it
    leak_kinds  TEXT NOT NULL,               -- 'sensitive,wrongful,harmful'
    CHECK ((relayed_at IS NULL) = (relayed_by IS NULL)),
    CHECK ((relayed_at IS NULL) = (relayed_how IS NULL)),
    CHECK ((received_at IS NULL) = (received_by IS NULL)),
    CHECK ((closed_at IS NULL) = (closed_by IS NULL))
) STRICT;

CREATE INDEX incidents_by_family ON incidents (family);

CREATE INDEX incidents_by_kit ON incidents (kit);

CREATE INDEX incidents_by_place ON incidents (place, learnt_at);

CREATE INDEX incidents_by_session ON incidents (session);

CREATE TABLE instructions (                  -- 課の指示 (§5(3))
    id       BLOB NOT NULL PRIMARY KEY,
    incident BLOB NOT NULL REFERENCES incidents (id),
    text     TEXT NOT NULL,
    given_at TEXT NOT NULL,
    given_by BLOB NOT NULL REFERENCES staff (id),
    due_on   TEXT NOT NULL,
    done_on  TEXT,                           -- NULL while it is open
    done_by  BLOB REFERENCES staff (id),
    done_how TEXT NOT NULL,
    CHECK ((done_on IS NULL) = (done_by IS NULL))
) STRICT;

CREATE INDEX instructions_by_incident ON instructions (incident, given_at);

CREATE TABLE kit_types (                     -- 品目
    id     BLOB NOT NULL PRIMARY KEY,
    name   TEXT NOT NULL,
    kind   TEXT NOT NULL CHECK (kind IN ('tablet', 'computer', 'camera', 'microphone', 'speaker', 'router')),
    model  TEXT NOT NULL,
    parts  TEXT NOT NULL,                    -- one a line; '*' before one that a kit is not lent without
    in_use INTEGER NOT NULL CHECK (in_use IN (0, 1))
) STRICT;

CREATE TABLE kits (
    id            BLOB NOT NULL PRIMARY KEY,
    number        TEXT NOT NULL,             -- 南-K03
    name          TEXT NOT NULL,             -- タブレット一式
    kind          TEXT NOT NULL CHECK (kind IN ('tablet', 'computer', 'camera', 'microphone', 'speaker', 'router')),
    kit_type      BLOB REFERENCES kit_types (id),        -- NULL: entered by hand
    place         BLOB NOT NULL REFERENCES places (id),
    registered_on TEXT NOT NULL,
    checked_on    TEXT,                      -- NULL: came back and not yet wiped and tested
    checked_by    BLOB REFERENCES staff (id),
    check_note    TEXT NOT NULL,             -- what was seen when it was wiped and tested
    repair_since  TEXT,
    repair_note   TEXT NOT NULL,
    repair_session BLOB REFERENCES sessions (id),        -- the session it failed in (§4(3)), if in one
    repaired_on   TEXT,                      -- the day it was last back from repair
    retired_on    TEXT,
    retired_for   TEXT NOT NULL,  -- why it left the register
    lies_at       BLOB NOT NULL REFERENCES places (id),  -- where it came back to, if not home
    asset         TEXT NOT NULL CHECK (asset IN ('equipment', 'supply')),  -- 備品・消耗品
    model         TEXT NOT NULL,
    serial        TEXT NOT NULL,
    bought_on     TEXT,
    price_yen     INTEGER CHECK (price_yen >= 0),
    funding       TEXT NOT NULL,             -- 財源
    warranty_until TEXT,
    software      TEXT NOT NULL,             -- what is installed, and its version (§4(2))
    line_number   TEXT NOT NULL,             -- 回線 (§2(5)): telephone number
    sim_number    TEXT NOT NULL,             -- ICCID
    carrier       TEXT NOT NULL,             -- 電気通信事業者
    data_cap      TEXT NOT NULL,
    contract_until TEXT,
    note          TEXT NOT NULL
) STRICT;

CREATE INDEX kits_by_number ON kits (number);

CREATE INDEX kits_by_place ON kits (place, number);

CREATE INDEX kits_by_type ON kits (kit_type) WHERE kit_type IS NOT NULL;

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

CREATE TABLE leak_rules (                    -- one row, where the city set something of its own
    id             BLOB NOT NULL PRIMARY KEY,
    prompt_days    INTEGER NOT NULL CHECK (prompt_days BETWEEN 1 AND 10),   -- 速報
    full_days      INTEGER NOT NULL CHECK (full_days BETWEEN 1 AND 90),     -- 確報
    wrongful_days  INTEGER NOT NULL CHECK (wrongful_days BETWEEN 1 AND 120),
    persons        INTEGER NOT NULL CHECK (persons >= 0)                    -- over so many
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
    another        INTEGER NOT NULL CHECK (another IN (0, 1)),   -- it came back as another of its kind
    lost_on        TEXT,                     -- reported lost: it is not waited for
    CHECK (another = 0 OR returned_on IS NOT NULL),
    CHECK (lost_on IS NULL OR returned_on IS NULL),
    CHECK ((returned_on IS NULL) = (condition_back IS NULL)),
    CHECK ((returned_on IS NULL) = (returned_to IS NULL))
) STRICT;

CREATE INDEX loan_parts_by_loan ON loan_parts (loan);

CREATE INDEX loan_parts_by_part ON loan_parts (part);

CREATE TABLE loan_rules (                    -- one row, where the city set something of its own
    id                BLOB NOT NULL PRIMARY KEY,
    buffer_days       INTEGER NOT NULL CHECK (buffer_days BETWEEN 0 AND 30),
    closed_weekdays   TEXT NOT NULL,         -- 1 Monday to 7 Sunday, joined by ','
    closed_holidays   INTEGER NOT NULL CHECK (closed_holidays IN (0, 1)),
    two_people        INTEGER NOT NULL CHECK (two_people IN (0, 1)),   -- who took a need down does not decide it
    second_after_days INTEGER NOT NULL CHECK (second_after_days BETWEEN 2 AND 365),
    final_after_days  INTEGER NOT NULL CHECK (final_after_days BETWEEN 3 AND 366),
    CHECK (second_after_days < final_after_days)
) STRICT;

CREATE TABLE loans (                         -- one kit with one family
    id          BLOB NOT NULL PRIMARY KEY,
    slip        BLOB NOT NULL REFERENCES slips (id),
    kit         BLOB NOT NULL REFERENCES kits (id),
    family      BLOB NOT NULL REFERENCES families (id),
    lent_on     TEXT NOT NULL,
    due_on      TEXT NOT NULL,
    returned_on TEXT,                        -- NULL while any part of it is out
    tested      TEXT NOT NULL,               -- what was seen to work at the hand-over, '' where nothing was noted
    CHECK (lent_on <= due_on)
) STRICT;

CREATE INDEX loans_by_family ON loans (family);

CREATE INDEX loans_by_kit ON loans (kit, lent_on);

CREATE INDEX loans_by_slip ON loans (slip);

CREATE UNIQUE INDEX one_open_loan_per_kit ON loans (kit) WHERE returned_on IS NULL;

CREATE TABLE losses (                        -- 亡失・毀損届, and what the city decided on it
    id            BLOB NOT NULL PRIMARY KEY,
    number        TEXT NOT NULL,             -- 南-亡-2026-0001
    loan          BLOB NOT NULL REFERENCES loans (id),
    part          BLOB NOT NULL REFERENCES parts (id),
    kind          TEXT NOT NULL CHECK (kind IN ('lost', 'damaged')),
    happened_on   TEXT NOT NULL,
    reported_on   TEXT NOT NULL,
    reported_by   BLOB NOT NULL REFERENCES staff (id),   -- who took it down
    account       TEXT NOT NULL,             -- how it came about, in the family's words
    settlement    TEXT CHECK (settlement IN ('repay', 'exempt')),     -- NULL until decided
    decided_on    TEXT,
    decided_by    BLOB REFERENCES staff (id),
    decided_title TEXT,
    decision_no   TEXT NOT NULL,
    ground        TEXT NOT NULL,             -- why so
    amount_yen    INTEGER CHECK (amount_yen >= 0),
    settled_on    TEXT,                      -- 弁償 came in
    CHECK ((settlement IS NULL) = (decided_on IS NULL)),
    CHECK (amount_yen IS NULL OR settlement = 'repay'),
    CHECK (settled_on IS NULL OR settlement = 'repay')
) STRICT;

CREATE INDEX losses_by_loan ON losses (loan);

CREATE INDEX losses_by_number ON losses (number);

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
    facts         TEXT NOT NULL,             -- what was checked before deciding
    for_session   BLOB REFERENCES sessions (id),         -- approved for one session only
    CHECK ((decision = 'waiting') = (decided_on IS NULL)),
    CHECK ((decision = 'approved') = (valid_until IS NOT NULL)),
    CHECK ((decision = 'refused') = (refused_for IS NOT NULL))
) STRICT;

CREATE INDEX needs_by_family ON needs (family);

CREATE INDEX needs_waiting ON needs (asked_on) WHERE decision = 'waiting';

CREATE TABLE papers (                        -- what was issued, for whom, when, by whom
    id             BLOB NOT NULL PRIMARY KEY,
    kind           TEXT NOT NULL,
    reading        TEXT NOT NULL CHECK (reading IN ('formal', 'easy', 'english')),
    number         TEXT NOT NULL,            -- 文書番号, never given twice
    code           TEXT NOT NULL,            -- 確認コード, bare
    place          BLOB NOT NULL REFERENCES places (id),
    family         BLOB REFERENCES families (id),      -- NULL: not about one family
    subject        BLOB,                     -- the session, need, slip or policy it speaks of
    policy_version INTEGER NOT NULL,
    words          BLOB NOT NULL REFERENCES city_words (id),
    issued_on      TEXT NOT NULL,
    issued_by      BLOB NOT NULL REFERENCES staff (id),
    contents       TEXT NOT NULL,            -- its words as printed, so that a reprint is the same
    void_on        TEXT,                     -- 欠番: it was issued and is not used
    void_reason    TEXT,
    CHECK ((void_on IS NULL) = (void_reason IS NULL))
) STRICT;

CREATE UNIQUE INDEX papers_by_code ON papers (code);

CREATE INDEX papers_by_day ON papers (issued_on, place);

CREATE INDEX papers_by_family ON papers (family, issued_on);

CREATE INDEX papers_by_number ON papers (number);

CREATE INDEX papers_by_subject ON papers (subject);

CREATE INDEX papers_to_return ON papers (family, issued_on) WHERE kind = 'consent' AND void_on IS NULL;

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
    exact    INTEGER NOT NULL CHECK (exact IN (0, 1)),   -- this very one, or any of its kind
    serial   TEXT NOT NULL,
    condition TEXT NOT NULL CHECK (condition IN ('good', 'scratched', 'broken', 'lost')),
    position INTEGER NOT NULL,
    replaces BLOB REFERENCES parts (id),     -- the part it came for
    gone_on  TEXT                            -- it is in the box no more: replaced, or taken out
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
    deferred_until TEXT,                     -- 就学猶予: the last day before school begins, NULL: in its year
    deferred_because TEXT NOT NULL DEFAULT '',
    deferred_by TEXT NOT NULL DEFAULT '',    -- who decided it
    position INTEGER NOT NULL,
    CHECK (deferred_until IS NULL OR kind = 'child'),
    CHECK ((deferred_until IS NULL) = (deferred_by = '')),
    CHECK ((kind = 'child') <= (born_on IS NOT NULL)),
    CHECK ((kind = 'expected') = (due_on IS NOT NULL))
) STRICT;

CREATE INDEX persons_by_birth ON persons (born_on, family) WHERE kind = 'child';

CREATE INDEX persons_by_deferment ON persons (deferred_until, family) WHERE deferred_until IS NOT NULL;

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

CREATE TABLE policy_drafts (                 -- 改定の案: at most one, taken into `policies` when it is put in force
    id         BLOB NOT NULL PRIMARY KEY,
    base       INTEGER NOT NULL,             -- the version it began as
    text       TEXT NOT NULL,
    in_force   TEXT,                         -- 施行日, NULL until it is fixed
    reason     TEXT NOT NULL,
    decision   TEXT NOT NULL,
    written_on TEXT NOT NULL,
    written_by BLOB NOT NULL REFERENCES staff (id)
) STRICT;

CREATE TABLE preparations (                  -- what was prepared for a session
    id      BLOB NOT NULL PRIMARY KEY,
    session BLOB NOT NULL REFERENCES sessions (id),
    item    TEXT NOT NULL,
    done_on TEXT NOT NULL,
    done_by BLOB NOT NULL REFERENCES staff (id)
) STRICT;

CREATE INDEX preparations_by_session ON preparations (session);

CREATE TABLE printings (                     -- each time papers left the program, printed or saved
    id     BLOB NOT NULL PRIMARY KEY,
    paper  BLOB NOT NULL REFERENCES papers (id),
    at     TEXT NOT NULL,
    by     BLOB NOT NULL REFERENCES staff (id),
    way    TEXT NOT NULL CHECK (way IN ('printed', 'opened', 'saved', 'archived')),
    copies INTEGER NOT NULL CHECK (copies BETWEEN 1 AND 99),
    pages  TEXT NOT NULL                     -- of the job, '' for all of it
) STRICT;

CREATE INDEX printings_by_paper ON printings (paper, at);

CREATE TABLE refusals (                      -- お断り (§6)
    id            BLOB NOT NULL PRIMARY KEY,
    number        TEXT NOT NULL,             -- 決裁番号
    family        BLOB NOT NULL REFERENCES families (id),
    incident      BLOB REFERENCES incidents (id),
    clauses       TEXT NOT NULL,             -- '§6(3),§6(4)'
    ground        TEXT NOT NULL,
    scope         TEXT NOT NULL CHECK (scope IN ('all', 'kind', 'place')),
    scope_kind    TEXT CHECK (scope_kind IN ('gathering', 'consultation', 'lecture', 'other')),
    scope_place   BLOB REFERENCES places (id),
    from_on       TEXT NOT NULL,
    until_on      TEXT NOT NULL,             -- it lapses after this day
    review_on     TEXT NOT NULL,
    decided_on    TEXT NOT NULL,
    decided_by    BLOB NOT NULL REFERENCES staff (id),
    decided_title TEXT NOT NULL,             -- 職・氏名 as then
    lifted_on     TEXT,                      -- 解除
    lifted_by     BLOB REFERENCES staff (id),
    lifted_for    TEXT,
    CHECK (from_on <= until_on),
    CHECK (review_on BETWEEN from_on AND until_on),
    CHECK ((scope = 'kind') = (scope_kind IS NOT NULL)),
    CHECK ((scope = 'place') = (scope_place IS NOT NULL)),
    CHECK ((lifted_on IS NULL) = (lifted_by IS NULL)),
    CHECK ((lifted_on IS NULL) = (lifted_for IS NULL))
) STRICT;

CREATE INDEX refusals_by_end ON refusals (until_on);

CREATE INDEX refusals_by_family ON refusals (family);

CREATE INDEX refusals_by_incident ON refusals (incident);

CREATE TABLE refused_applications (          -- what was asked for and could not be taken
    id          BLOB NOT NULL PRIMARY KEY,
    session     BLOB NOT NULL REFERENCES sessions (id),
    family      BLOB NOT NULL REFERENCES families (id),
    channel     TEXT NOT NULL CHECK (channel IN ('counter', 'telephone', 'online', 'onTheSpot')),
    refused_at  TEXT NOT NULL,
    refused_by  BLOB NOT NULL REFERENCES staff (id),
    because     TEXT NOT NULL CHECK (because IN
        ('notEligible', 'minorAlone', 'notTheAge', 'notTheTime', 'full', 'double', 'refused')),
    note        TEXT NOT NULL
) STRICT;

CREATE INDEX refused_applications_by_family ON refused_applications (family);

CREATE INDEX refused_applications_by_session ON refused_applications (session, refused_at);

CREATE TABLE reminders (                     -- 督促: a telephone call, or a letter in one of three tones
    id   BLOB NOT NULL PRIMARY KEY,
    loan BLOB NOT NULL REFERENCES loans (id),
    way  TEXT NOT NULL CHECK (way IN ('call', 'letter')),
    tone TEXT CHECK (tone IN ('first', 'second', 'final')),
    at   TEXT NOT NULL,
    made_by BLOB NOT NULL REFERENCES staff (id),
    said TEXT NOT NULL,
    CHECK ((way = 'letter') = (tone IS NOT NULL))
) STRICT;

CREATE INDEX reminders_by_loan ON reminders (loan, at);

CREATE TABLE removals (                      -- 強制退去 (§6)
    id          BLOB NOT NULL PRIMARY KEY,   -- the application's id
    application BLOB NOT NULL REFERENCES applications (id),
    incident    BLOB NOT NULL REFERENCES incidents (id),
    clause      TEXT NOT NULL,
    removed_at  TEXT NOT NULL,
    removed_by  BLOB NOT NULL REFERENCES staff (id)
) STRICT;

CREATE INDEX removals_by_application ON removals (application);

CREATE INDEX removals_by_incident ON removals (incident);

CREATE TABLE reservations (                  -- 予約: a type, at a place, for some days; the kit is named at hand-over
    id           BLOB NOT NULL PRIMARY KEY,
    need         BLOB NOT NULL REFERENCES needs (id),
    family       BLOB NOT NULL REFERENCES families (id),
    place        BLOB NOT NULL REFERENCES places (id),
    kind         TEXT NOT NULL CHECK (kind IN ('tablet', 'computer', 'camera', 'microphone', 'speaker', 'router')),
    first_on     TEXT NOT NULL,
    last_on      TEXT NOT NULL,
    waiting      INTEGER NOT NULL CHECK (waiting IN (0, 1)),    -- 順番待ち
    made_at      TEXT NOT NULL,
    made_by      BLOB NOT NULL REFERENCES staff (id),
    loan         BLOB REFERENCES loans (id), -- which loan served it
    cancelled_on TEXT,
    CHECK (first_on <= last_on),
    CHECK (loan IS NULL OR waiting = 0),
    CHECK (loan IS NULL OR cancelled_on IS NULL)
) STRICT;

CREATE INDEX reservations_by_family ON reservations (family);

CREATE INDEX reservations_by_loan ON reservations (loan);

CREATE INDEX reservations_by_need ON reservations (need);

CREATE INDEX reservations_by_place ON reservations (place, kind, first_on);

CREATE TABLE retention_years (               -- 保存年限 and 根拠 of a kind of record, where the city set them (§8)
    id    BLOB NOT NULL PRIMARY KEY,         -- made from the kind: the same on every laptop
    kind  TEXT NOT NULL,
    years INTEGER NOT NULL CHECK (years BETWEEN 1 AND 30),
    basis TEXT NOT NULL CHECK (basis <> '')  -- 保有の根拠
) STRICT;

CREATE UNIQUE INDEX one_retention_per_kind ON retention_years (kind);

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

CREATE TABLE session_staff (                 -- who is there for the city: staff and lecturers
    id              BLOB NOT NULL PRIMARY KEY,
    session         BLOB NOT NULL REFERENCES sessions (id),
    staff           BLOB REFERENCES staff (id),        -- NULL: a lecturer from outside
    name            TEXT NOT NULL,
    part            TEXT NOT NULL CHECK (part IN ('host', 'lecturer', 'helper')),
    acknowledged_on TEXT,                    -- the day they agreed to the policy, NULL until then
    acknowledged    INTEGER,                 -- to which version
    CHECK ((acknowledged_on IS NULL) = (acknowledged IS NULL))
) STRICT;

CREATE INDEX session_staff_by_session ON session_staff (session);

CREATE INDEX session_staff_by_staff ON session_staff (staff);

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
    cancelled_for TEXT NOT NULL DEFAULT '',  -- why it was called off
    persons      INTEGER,                    -- capacity in 人; NULL: only 組 count
    months_from  INTEGER,                    -- 対象の月齢, NULL: any
    months_until INTEGER,
    apply_from   TEXT,                       -- 受付の期間, NULL: until the day
    apply_until  TEXT,
    choosing     TEXT NOT NULL DEFAULT 'arrival' CHECK (choosing IN ('arrival', 'lottery')),
    seed         TEXT,                       -- what the lots were drawn with; NULL until then
    drawn_at     TEXT,
    host_account TEXT NOT NULL DEFAULT '',   -- 会議を開くアカウント
    CHECK (starts_at < ends_at),
    CHECK ((months_from IS NULL) = (months_until IS NULL)),
    CHECK ((apply_from IS NULL) = (apply_until IS NULL)),
    CHECK ((seed IS NULL) = (drawn_at IS NULL))
) STRICT;

CREATE INDEX sessions_by_day ON sessions (held_on, place);

CREATE INDEX sessions_by_title ON sessions (title, held_on);

CREATE TABLE signatures (                    -- 借用書 signed on the screen
    id        BLOB NOT NULL PRIMARY KEY,
    slip      BLOB NOT NULL REFERENCES slips (id),
    strokes   TEXT NOT NULL,                 -- x,y in a field of 1000 by 300; points parted by ' ', strokes by ';'
    signed_at TEXT NOT NULL,
    before    BLOB NOT NULL REFERENCES staff (id)
) STRICT;

CREATE UNIQUE INDEX one_signature_per_slip ON signatures (slip);

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

CREATE TABLE stocktake_lines (               -- a kit of the stocktake; the expected ones are written down when it begins
    id        BLOB NOT NULL PRIMARY KEY,
    stocktake BLOB NOT NULL REFERENCES stocktakes (id),
    kit       BLOB NOT NULL REFERENCES kits (id),
    expected  TEXT NOT NULL CHECK (expected IN ('here', 'elsewhere', 'unexpected')),
    found_at  TEXT,                          -- when it was seen, NULL until then
    found_by  BLOB REFERENCES staff (id),
    reason    TEXT NOT NULL,                 -- of a difference
    CHECK ((found_at IS NULL) = (found_by IS NULL)),
    CHECK (expected <> 'unexpected' OR found_at IS NOT NULL)
) STRICT;

CREATE UNIQUE INDEX one_line_per_kit ON stocktake_lines (stocktake, kit);

CREATE TABLE stocktakes (                    -- 棚卸
    id        BLOB NOT NULL PRIMARY KEY,
    place     BLOB NOT NULL REFERENCES places (id),
    opened_on TEXT NOT NULL,
    opened_by BLOB NOT NULL REFERENCES staff (id),
    closed_on TEXT,
    closed_by BLOB REFERENCES staff (id),
    CHECK ((closed_on IS NULL) = (closed_by IS NULL))
) STRICT;

CREATE UNIQUE INDEX one_open_stocktake ON stocktakes (place) WHERE closed_on IS NULL;

CREATE INDEX stocktakes_by_place ON stocktakes (place, opened_on);

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

CREATE INDEX tellings_by_moment ON tellings (told_at);

CREATE TABLE this_laptop (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    laptop INTEGER NOT NULL REFERENCES laptop (no)
) STRICT;

CREATE TABLE transfers (                     -- 移管: a kit goes from one place to another
    id          BLOB NOT NULL PRIMARY KEY,
    kit         BLOB NOT NULL REFERENCES kits (id),
    from_place  BLOB NOT NULL REFERENCES places (id),
    to_place    BLOB NOT NULL REFERENCES places (id),
    sent_on     TEXT NOT NULL,
    sent_by     BLOB NOT NULL REFERENCES staff (id),
    note        TEXT NOT NULL,
    reservation BLOB REFERENCES reservations (id),       -- what it is sent for, if for one
    received_on TEXT,                        -- NULL while it is on the way
    received_by BLOB REFERENCES staff (id),
    CHECK (from_place <> to_place),
    CHECK ((received_on IS NULL) = (received_by IS NULL))
) STRICT;

CREATE UNIQUE INDEX one_open_transfer_per_kit ON transfers (kit) WHERE received_on IS NULL;

CREATE INDEX transfers_by_kit ON transfers (kit, sent_on);

CREATE INDEX transfers_for_reservation ON transfers (reservation) WHERE reservation IS NOT NULL;
