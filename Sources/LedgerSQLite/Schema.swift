internal import GRDB

/// The ledger's tables, as a list of steps that are never changed once released: a new need is a
/// new step at the end. They speak SQL text and no type of the program, which moves on.
///
/// Instants are microseconds since 1970-01-01T00:00:00Z, days ISO 8601 texts.
enum Schema {
    /// `HNCH`, in the header of every ledger (`PRAGMA application_id`).
    static let applicationID: Int32 = 0x484E_4348

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("v1") { db in try db.execute(sql: v1) }
        migrator.registerMigration("v2") { db in try db.execute(sql: v2) }
        migrator.registerMigration("v3") { db in try db.execute(sql: v3) }
        migrator.registerMigration("v4") { db in try db.execute(sql: v4) }
        migrator.registerMigration("v5") { db in try db.execute(sql: v5) }
        migrator.registerMigration("v6") { db in try db.execute(sql: v6) }
        return migrator
    }

    /// A line that two mails have shown is shown still when the later is taken back.
    private static let v6 = """
        CREATE TABLE shown_by_each (
            duty TEXT NOT NULL,
            period TEXT NOT NULL,
            unit TEXT NOT NULL,
            due TEXT NOT NULL,
            recipient TEXT NOT NULL,
            mail INTEGER NOT NULL REFERENCES mails (number),
            at INTEGER NOT NULL,
            PRIMARY KEY (duty, period, unit, due, recipient, mail)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO shown_by_each (duty, period, unit, due, recipient, mail, at)
            SELECT duty, period, unit, due, recipient, mail, at FROM shown;
        DROP TABLE shown;
        ALTER TABLE shown_by_each RENAME TO shown;
        CREATE INDEX shown_by_mail ON shown (mail);
        """

    /// While an address is erased (a row in `erasing`, within one transaction), a pseudonym takes the
    /// place of its fingerprint, also where nothing else may change.
    private static let v3 = """
        CREATE TABLE erasing (
            one INTEGER PRIMARY KEY CHECK (one = 1)
        ) STRICT;
        DROP TRIGGER events_stay;
        CREATE TRIGGER events_stay BEFORE UPDATE ON events
            WHEN NOT EXISTS (SELECT 1 FROM erasing)
            BEGIN SELECT RAISE(ABORT, 'events are appended, never changed'); END;
        DROP TRIGGER notices_keep_their_key;
        CREATE TRIGGER notices_keep_their_key
            BEFORE UPDATE OF key, duty, period, unit, about_plan, about_day, plan, due, kind,
                stage, role, stage_at, decided_at ON notices
            WHEN NOT EXISTS (SELECT 1 FROM erasing)
            BEGIN SELECT RAISE(ABORT, 'a notice keeps its identity'); END;
        DROP TRIGGER notices_end_once;
        CREATE TRIGGER notices_end_once
            BEFORE UPDATE ON notices
            WHEN (OLD.fate <> 'pending' OR OLD.mail IS NOT NULL)
                AND NOT EXISTS (SELECT 1 FROM erasing)
            BEGIN SELECT RAISE(ABORT, 'a notice ends once'); END;
        """

    /// What people answered in their own words, apart from the events so that it can be erased; what the
    /// office decided on it; and which answers a list of what waits has shown, by the number of each line.
    private static let v4 = """
        ALTER TABLE events ADD COLUMN answer INTEGER REFERENCES events (id);
        ALTER TABLE mails ADD COLUMN waiting TEXT;
        CREATE TABLE answers (
            event INTEGER PRIMARY KEY REFERENCES events (id),
            -- Fingerprints: who wrote it, and whom the mail that it answers went to.
            sender TEXT NOT NULL,
            recipient TEXT NOT NULL,
            -- NULL once erased.
            words TEXT,
            -- The names of the files that came with it, a line each.
            files TEXT
        ) STRICT;
        CREATE INDEX answers_by_sender ON answers (sender) WHERE words NOT NULL;
        CREATE INDEX answers_by_recipient ON answers (recipient) WHERE words NOT NULL;
        """

    /// What a request asked, so that its id can't be used again for something else; the clock's last
    /// trusted time; mails that are dead apart from those that delivery still tries.
    private static let v2 = """
        ALTER TABLE requests ADD COLUMN digest TEXT;
        ALTER TABLE mails ADD COLUMN dead_at INTEGER;
        UPDATE mails SET dead_at = (
            SELECT max(at) FROM outcomes WHERE mail = mails.number AND outcome = 'dead')
            WHERE spooled_at IS NOT NULL AND settled_at IS NULL;
        -- When it was made, if it is scheduled mail that hasn't been taken back.
        ALTER TABLE mails ADD COLUMN scheduled_at INTEGER;
        -- What mails showed beside what they told; the latest of each line.
        CREATE TABLE shown (
            duty TEXT NOT NULL,
            period TEXT NOT NULL,
            unit TEXT NOT NULL,
            due TEXT NOT NULL,
            recipient TEXT NOT NULL,
            at INTEGER NOT NULL,
            mail INTEGER NOT NULL REFERENCES mails (number),
            PRIMARY KEY (duty, period, unit, due, recipient)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX shown_by_mail ON shown (mail);
        CREATE INDEX mails_undelivered ON mails (spooled_at)
            WHERE spooled_at IS NOT NULL AND settled_at IS NULL AND dead_at IS NULL;
        CREATE INDEX mails_dead ON mails (number)
            WHERE settled_at IS NULL AND dead_at IS NOT NULL;
        CREATE TABLE clock (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            trusted INTEGER NOT NULL
        ) STRICT;
        """

    private static let v1 = """
        CREATE TABLE tick (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            watermark INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE settings (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        -- The members of openings, one line a unit; a set that many openings share stands once.
        CREATE TABLE member_sets (
            id INTEGER PRIMARY KEY,
            hash TEXT NOT NULL,
            ids TEXT NOT NULL
        ) STRICT;
        CREATE INDEX member_sets_by_hash ON member_sets (hash);

        CREATE TABLE openings (
            duty TEXT NOT NULL,
            period TEXT NOT NULL,
            opened_at INTEGER NOT NULL,
            members INTEGER NOT NULL REFERENCES member_sets (id),
            PRIMARY KEY (duty, period)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE requests (
            id TEXT PRIMARY KEY
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE events (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            duty TEXT NOT NULL,
            period TEXT NOT NULL,
            unit TEXT NOT NULL,
            kind TEXT NOT NULL,
            number TEXT,
            none INTEGER,
            note TEXT,
            day TEXT,
            letter TEXT,
            to_unit TEXT,
            voids INTEGER REFERENCES events (id),
            actor TEXT NOT NULL,
            held_on TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            -- Of a receipt: working days late, as judged when it was recorded.
            late INTEGER,
            request TEXT REFERENCES requests (id),
            -- What makes a repeated tick's event the same one; NULL for people's entries.
            origin TEXT UNIQUE
        ) STRICT;
        CREATE INDEX events_by_obligation ON events (duty, period, unit);
        CREATE INDEX events_by_request ON events (request) WHERE request IS NOT NULL;
        CREATE INDEX events_extended ON events (duty, period, unit) WHERE kind = 'extended';

        -- Personal data, apart so that it can be erased.
        CREATE TABLE addresses (
            fingerprint TEXT PRIMARY KEY,
            address TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE mails (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            -- The address's fingerprint: what stays once the address is erased.
            recipient TEXT NOT NULL,
            address TEXT,
            slot INTEGER NOT NULL,
            ordinal INTEGER NOT NULL,
            kind TEXT NOT NULL,
            subject TEXT,
            -- The return path; NULL is the null one. It carries a token, no person's address.
            sender TEXT,
            -- From when on it is of no use.
            expires INTEGER,
            -- What its numbered lines are about: a line each, ended, obligations parted by tabs.
            items TEXT NOT NULL,
            -- Until it is in the spool.
            bytes BLOB,
            spooled_at INTEGER,
            -- When its last outcome was known: it left, or it never will.
            settled_at INTEGER,
            UNIQUE (recipient, slot, ordinal)
        ) STRICT;
        CREATE INDEX mails_unspooled ON mails (number)
            WHERE spooled_at IS NULL AND bytes IS NOT NULL;
        CREATE INDEX mails_unsettled ON mails (number)
            WHERE spooled_at IS NOT NULL AND settled_at IS NULL;

        CREATE TABLE outcomes (
            mail INTEGER NOT NULL REFERENCES mails (number),
            at INTEGER NOT NULL,
            outcome TEXT NOT NULL,
            detail TEXT,
            PRIMARY KEY (mail, at, outcome)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE notices (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            duty TEXT,
            period TEXT,
            unit TEXT,
            about_plan TEXT,
            about_day TEXT,
            plan TEXT NOT NULL,
            due TEXT NOT NULL,
            kind TEXT NOT NULL,
            stage TEXT NOT NULL,
            role TEXT NOT NULL,
            stage_at INTEGER NOT NULL,
            release_at INTEGER NOT NULL,
            decided_at INTEGER NOT NULL,
            fate TEXT NOT NULL CHECK (fate IN ('pending', 'suppressed', 'superseded')),
            -- A word for suppressed, a key for superseded.
            reason TEXT,
            mail INTEGER REFERENCES mails (number),
            CHECK ((duty IS NULL) = (period IS NULL) AND (duty IS NULL) = (unit IS NULL)),
            CHECK ((about_plan IS NULL) = (about_day IS NULL)),
            CHECK ((duty IS NULL) <> (about_plan IS NULL)),
            CHECK ((fate = 'pending') = (reason IS NULL)),
            CHECK (mail IS NULL OR fate = 'pending')
        ) STRICT;
        CREATE INDEX notices_by_stage ON notices (duty, period, kind, stage)
            WHERE duty IS NOT NULL;
        CREATE INDEX notices_waiting ON notices (release_at)
            WHERE fate = 'pending' AND mail IS NULL;
        CREATE INDEX notices_by_mail ON notices (mail) WHERE mail IS NOT NULL;

        CREATE TRIGGER events_stay BEFORE UPDATE ON events
            BEGIN SELECT RAISE(ABORT, 'events are appended, never changed'); END;
        CREATE TRIGGER events_remain BEFORE DELETE ON events
            BEGIN SELECT RAISE(ABORT, 'events are appended, never deleted'); END;
        CREATE TRIGGER openings_stay BEFORE UPDATE ON openings
            BEGIN SELECT RAISE(ABORT, 'openings are appended, never changed'); END;
        CREATE TRIGGER openings_remain BEFORE DELETE ON openings
            BEGIN SELECT RAISE(ABORT, 'openings are appended, never deleted'); END;
        CREATE TRIGGER member_sets_stay BEFORE UPDATE ON member_sets
            BEGIN SELECT RAISE(ABORT, 'members are frozen'); END;
        CREATE TRIGGER member_sets_remain BEFORE DELETE ON member_sets
            BEGIN SELECT RAISE(ABORT, 'members are frozen'); END;
        CREATE TRIGGER notices_keep_their_key
            BEFORE UPDATE OF key, duty, period, unit, about_plan, about_day, plan, due, kind,
                stage, role, stage_at, decided_at ON notices
            BEGIN SELECT RAISE(ABORT, 'a notice keeps its identity'); END;
        CREATE TRIGGER notices_end_once
            BEFORE UPDATE ON notices
            WHEN OLD.fate <> 'pending' OR OLD.mail IS NOT NULL
            BEGIN SELECT RAISE(ABORT, 'a notice ends once'); END;
        CREATE TRIGGER notices_remain BEFORE DELETE ON notices
            BEGIN SELECT RAISE(ABORT, 'notices are never deleted'); END;
        CREATE TRIGGER watermark_rises BEFORE UPDATE ON tick
            WHEN NEW.watermark < OLD.watermark
            BEGIN SELECT RAISE(ABORT, 'the watermark never falls'); END;
        """
}
