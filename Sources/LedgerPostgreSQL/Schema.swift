/// The tables. They speak SQL text and no type of the program, which moves on.
///
/// Instants are microseconds since 1970-01-01T00:00:00Z, days ISO 8601 texts; texts are ordered by their
/// octets, as in every other store.
enum Schema {
    static let migrations = "CREATE TABLE migrations (name TEXT COLLATE \"C\" PRIMARY KEY)"

    static let tables = """
        -- One row: who writes locks it first, so that events follow each other without a gap.
        CREATE TABLE head (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            last_event BIGINT NOT NULL,
            -- NULL before the first tick.
            watermark BIGINT,
            -- The clock's last trusted time.
            trusted BIGINT
        );
        INSERT INTO head (one, last_event) VALUES (1, 0);

        -- Who leads, in which term, and until when by the server's clock. Renewed all the time, so what decides
        -- locks the fence instead, which a takeover alone changes.
        CREATE TABLE lease (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            holder TEXT COLLATE "C" NOT NULL,
            term BIGINT NOT NULL,
            ends TIMESTAMPTZ NOT NULL
        );
        INSERT INTO lease (one, holder, term, ends) VALUES (1, '', 0, '-infinity');
        CREATE TABLE fence (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            term BIGINT NOT NULL
        );
        INSERT INTO fence (one, term) VALUES (1, 0);

        CREATE TABLE settings (
            name TEXT COLLATE "C" PRIMARY KEY,
            value TEXT COLLATE "C" NOT NULL
        );

        -- The members of openings, one line a unit; a set that many openings share stands once.
        CREATE TABLE member_sets (
            id BIGINT PRIMARY KEY,
            hash TEXT COLLATE "C" NOT NULL,
            ids TEXT COLLATE "C" NOT NULL
        );
        CREATE INDEX member_sets_by_hash ON member_sets (hash);

        CREATE TABLE openings (
            duty TEXT COLLATE "C" NOT NULL,
            period TEXT COLLATE "C" NOT NULL,
            opened_at BIGINT NOT NULL,
            members BIGINT NOT NULL REFERENCES member_sets (id),
            PRIMARY KEY (duty, period)
        );

        CREATE TABLE requests (
            id TEXT COLLATE "C" PRIMARY KEY,
            -- What it asked, so that its id can't be used again for something else.
            digest TEXT COLLATE "C"
        );

        CREATE TABLE events (
            id BIGINT PRIMARY KEY,
            duty TEXT COLLATE "C" NOT NULL,
            period TEXT COLLATE "C" NOT NULL,
            unit TEXT COLLATE "C" NOT NULL,
            kind TEXT COLLATE "C" NOT NULL,
            number TEXT COLLATE "C",
            none BOOLEAN,
            note TEXT COLLATE "C",
            day TEXT COLLATE "C",
            letter TEXT COLLATE "C",
            to_unit TEXT COLLATE "C",
            voids BIGINT REFERENCES events (id),
            answer BIGINT REFERENCES events (id),
            actor TEXT COLLATE "C" NOT NULL,
            held_on TEXT COLLATE "C" NOT NULL,
            recorded_at BIGINT NOT NULL,
            -- Of a receipt: working days late, as judged when it was recorded.
            late BIGINT,
            request TEXT COLLATE "C" REFERENCES requests (id) DEFERRABLE
        );
        CREATE INDEX events_by_obligation ON events (duty, period, unit);
        CREATE INDEX events_by_request ON events (request) WHERE request IS NOT NULL;

        -- What people answered in their own words, apart from the events so that it can be erased.
        CREATE TABLE answers (
            event BIGINT PRIMARY KEY REFERENCES events (id),
            -- Fingerprints: who wrote it, and whom the mail that it answers went to.
            sender TEXT COLLATE "C" NOT NULL,
            recipient TEXT COLLATE "C" NOT NULL,
            -- NULL once erased.
            words TEXT COLLATE "C",
            -- The names of the files that came with it, a line each.
            files TEXT COLLATE "C"
        );
        CREATE INDEX answers_by_sender ON answers (sender) WHERE words IS NOT NULL;
        CREATE INDEX answers_by_recipient ON answers (recipient) WHERE words IS NOT NULL;

        -- Personal data, apart so that it can be erased.
        CREATE TABLE addresses (
            fingerprint TEXT COLLATE "C" PRIMARY KEY,
            address TEXT COLLATE "C" NOT NULL
        );

        CREATE TABLE mails (
            number BIGINT PRIMARY KEY,
            id TEXT COLLATE "C" NOT NULL UNIQUE,
            -- The address's fingerprint: what stays once the address is erased.
            recipient TEXT COLLATE "C" NOT NULL,
            address TEXT COLLATE "C",
            slot BIGINT NOT NULL,
            ordinal BIGINT NOT NULL,
            kind TEXT COLLATE "C" NOT NULL,
            subject TEXT COLLATE "C",
            -- The return path; NULL is the null one. It carries a token, no person's address.
            sender TEXT COLLATE "C",
            -- From when on it is of no use.
            expires BIGINT,
            -- What its numbered lines are about: a line each, ended, obligations parted by tabs.
            items TEXT COLLATE "C" NOT NULL,
            -- Which answers a list of what waits has shown.
            waiting TEXT COLLATE "C",
            -- Until it is in the spool.
            bytes BYTEA,
            spooled_at BIGINT,
            -- When its last outcome was known: it left, or it never will.
            settled_at BIGINT,
            dead_at BIGINT,
            -- When it was made, if it is scheduled mail that hasn't been taken back.
            scheduled_at BIGINT,
            UNIQUE (recipient, slot, ordinal)
        );
        -- Mails are octets that nothing makes smaller.
        ALTER TABLE mails ALTER COLUMN bytes SET STORAGE EXTERNAL;
        CREATE INDEX mails_unspooled ON mails (number)
            WHERE spooled_at IS NULL AND bytes IS NOT NULL;
        CREATE INDEX mails_unsettled ON mails (number)
            WHERE spooled_at IS NOT NULL AND settled_at IS NULL;
        CREATE INDEX mails_undelivered ON mails (spooled_at)
            WHERE spooled_at IS NOT NULL AND settled_at IS NULL AND dead_at IS NULL;
        CREATE INDEX mails_dead ON mails (number)
            WHERE settled_at IS NULL AND dead_at IS NOT NULL;
        CREATE INDEX mails_by_slot ON mails (slot);

        CREATE TABLE outcomes (
            mail BIGINT NOT NULL REFERENCES mails (number),
            at BIGINT NOT NULL,
            outcome TEXT COLLATE "C" NOT NULL,
            detail TEXT COLLATE "C",
            PRIMARY KEY (mail, at, outcome)
        );

        CREATE TABLE notices (
            id BIGINT PRIMARY KEY,
            key TEXT COLLATE "C" NOT NULL UNIQUE,
            duty TEXT COLLATE "C",
            period TEXT COLLATE "C",
            unit TEXT COLLATE "C",
            about_plan TEXT COLLATE "C",
            about_day TEXT COLLATE "C",
            plan TEXT COLLATE "C" NOT NULL,
            due TEXT COLLATE "C" NOT NULL,
            kind TEXT COLLATE "C" NOT NULL,
            stage TEXT COLLATE "C" NOT NULL,
            role TEXT COLLATE "C" NOT NULL,
            stage_at BIGINT NOT NULL,
            release_at BIGINT NOT NULL,
            decided_at BIGINT NOT NULL,
            fate TEXT COLLATE "C" NOT NULL CHECK (fate IN ('pending', 'suppressed', 'superseded')),
            -- A word for suppressed, a key for superseded.
            reason TEXT COLLATE "C",
            mail BIGINT REFERENCES mails (number),
            -- Where everything had been decided when it ended, and its release before it was put off: for
            -- undoing what a wrong clock decided.
            ended_at BIGINT,
            first_release BIGINT,
            CHECK ((duty IS NULL) = (period IS NULL) AND (duty IS NULL) = (unit IS NULL)),
            CHECK ((about_plan IS NULL) = (about_day IS NULL)),
            CHECK ((duty IS NULL) <> (about_plan IS NULL)),
            CHECK ((fate = 'pending') = (reason IS NULL)),
            CHECK (mail IS NULL OR fate = 'pending')
        );
        CREATE INDEX notices_by_stage ON notices (duty, period, kind, stage)
            WHERE duty IS NOT NULL;
        CREATE INDEX notices_waiting ON notices (release_at)
            WHERE fate = 'pending' AND mail IS NULL;
        CREATE INDEX notices_by_mail ON notices (mail) WHERE mail IS NOT NULL;

        -- What mails showed beside what they told; a line that two mails have shown is shown still when
        -- the later is taken back.
        CREATE TABLE shown (
            duty TEXT COLLATE "C" NOT NULL,
            period TEXT COLLATE "C" NOT NULL,
            unit TEXT COLLATE "C" NOT NULL,
            due TEXT COLLATE "C" NOT NULL,
            recipient TEXT COLLATE "C" NOT NULL,
            mail BIGINT NOT NULL REFERENCES mails (number),
            at BIGINT NOT NULL,
            PRIMARY KEY (duty, period, unit, due, recipient, mail)
        );
        CREATE INDEX shown_by_mail ON shown (mail);

        CREATE TABLE undoings (
            number BIGINT PRIMARY KEY,
            back_to BIGINT NOT NULL,
            -- What the right clock showed.
            at BIGINT NOT NULL,
            actor TEXT COLLATE "C" NOT NULL,
            -- Events up to this one were recorded before.
            last_event BIGINT NOT NULL,
            notices BIGINT NOT NULL,
            mails BIGINT NOT NULL,
            -- Mails from beyond that had left.
            told BIGINT NOT NULL
        );

        -- A row in one of these, within one transaction: an address is erased, or what a wrong clock decided
        -- is undone; for that alone what was recorded gives way.
        CREATE TABLE erasing (one INTEGER PRIMARY KEY CHECK (one = 1));
        CREATE TABLE undoing (one INTEGER PRIMARY KEY CHECK (one = 1));
        """
}
