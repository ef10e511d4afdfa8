extension Schema {
    /// What a wrong clock decided can be undone (a row in `undoing`, within one transaction): for that, where
    /// everything had been decided when a notice ended, and its release before it was put off.
    static let v5 = """
        ALTER TABLE notices ADD COLUMN ended_at INTEGER;
        ALTER TABLE notices ADD COLUMN first_release INTEGER;
        CREATE TABLE undoings (
            number INTEGER PRIMARY KEY,
            back_to INTEGER NOT NULL,
            -- What the right clock showed.
            at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            -- Events up to this one were recorded before.
            last_event INTEGER NOT NULL,
            notices INTEGER NOT NULL,
            mails INTEGER NOT NULL,
            -- Mails from beyond that had left.
            told INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE undoing (
            one INTEGER PRIMARY KEY CHECK (one = 1)
        ) STRICT;
        CREATE TRIGGER undoings_stay BEFORE UPDATE ON undoings
            BEGIN SELECT RAISE(ABORT, 'what was undone is appended, never changed'); END;
        CREATE TRIGGER undoings_remain BEFORE DELETE ON undoings
            BEGIN SELECT RAISE(ABORT, 'what was undone is appended, never deleted'); END;
        DROP TRIGGER openings_stay;
        CREATE TRIGGER openings_stay BEFORE UPDATE ON openings
            WHEN NOT EXISTS (SELECT 1 FROM undoing)
            BEGIN SELECT RAISE(ABORT, 'openings are appended, never changed'); END;
        DROP TRIGGER openings_remain;
        CREATE TRIGGER openings_remain BEFORE DELETE ON openings
            WHEN NOT EXISTS (SELECT 1 FROM undoing)
            BEGIN SELECT RAISE(ABORT, 'openings are appended, never deleted'); END;
        DROP TRIGGER notices_keep_their_key;
        CREATE TRIGGER notices_keep_their_key
            BEFORE UPDATE OF key, duty, period, unit, about_plan, about_day, plan, due, kind,
                stage, role, stage_at, decided_at ON notices
            WHEN NOT EXISTS (SELECT 1 FROM erasing) AND NOT EXISTS (SELECT 1 FROM undoing)
            BEGIN SELECT RAISE(ABORT, 'a notice keeps its identity'); END;
        DROP TRIGGER notices_end_once;
        CREATE TRIGGER notices_end_once
            BEFORE UPDATE ON notices
            WHEN (OLD.fate <> 'pending' OR OLD.mail IS NOT NULL)
                AND NOT EXISTS (SELECT 1 FROM erasing) AND NOT EXISTS (SELECT 1 FROM undoing)
            BEGIN SELECT RAISE(ABORT, 'a notice ends once'); END;
        DROP TRIGGER watermark_rises;
        CREATE TRIGGER watermark_rises BEFORE UPDATE ON tick
            WHEN NEW.watermark < OLD.watermark AND NOT EXISTS (SELECT 1 FROM undoing)
            BEGIN SELECT RAISE(ABORT, 'the watermark never falls'); END;
        """
}
