/// What the database itself refuses, whoever asks, and what each role may do.
extension Schema {
    /// The argument of each trigger is what is said. `refuse` refuses always; the others give way to a row in
    /// `erasing`, in `undoing`, or in either.
    static let functions = """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$;
        CREATE FUNCTION refuse_unless_erasing() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF EXISTS (SELECT 1 FROM erasing) THEN RETURN coalesce(NEW, OLD); END IF;
                RAISE EXCEPTION '%', TG_ARGV[0];
            END $$;
        CREATE FUNCTION refuse_unless_undoing() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF EXISTS (SELECT 1 FROM undoing) THEN RETURN coalesce(NEW, OLD); END IF;
                RAISE EXCEPTION '%', TG_ARGV[0];
            END $$;
        CREATE FUNCTION refuse_unless_either() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF EXISTS (SELECT 1 FROM erasing) OR EXISTS (SELECT 1 FROM undoing) THEN
                    RETURN coalesce(NEW, OLD);
                END IF;
                RAISE EXCEPTION '%', TG_ARGV[0];
            END $$;
        """

    static let triggers = """
        CREATE TRIGGER events_stay BEFORE UPDATE ON events FOR EACH ROW
            EXECUTE FUNCTION refuse_unless_erasing('events are appended, never changed');
        CREATE TRIGGER events_remain BEFORE DELETE ON events FOR EACH ROW
            EXECUTE FUNCTION refuse('events are appended, never deleted');
        CREATE TRIGGER events_stand BEFORE TRUNCATE ON events FOR EACH STATEMENT
            EXECUTE FUNCTION refuse('events are appended, never deleted');
        CREATE TRIGGER openings_stay BEFORE UPDATE ON openings FOR EACH ROW
            EXECUTE FUNCTION refuse_unless_undoing('openings are appended, never changed');
        CREATE TRIGGER openings_remain BEFORE DELETE ON openings FOR EACH ROW
            EXECUTE FUNCTION refuse_unless_undoing('openings are appended, never deleted');
        CREATE TRIGGER member_sets_stay BEFORE UPDATE OR DELETE ON member_sets FOR EACH ROW
            EXECUTE FUNCTION refuse('members are frozen');
        CREATE TRIGGER notices_keep_their_key
            BEFORE UPDATE OF key, duty, period, unit, about_plan, about_day, plan, due, kind,
                stage, role, stage_at, decided_at ON notices FOR EACH ROW
            EXECUTE FUNCTION refuse_unless_either('a notice keeps its identity');
        CREATE TRIGGER notices_end_once BEFORE UPDATE ON notices FOR EACH ROW
            WHEN (OLD.fate <> 'pending' OR OLD.mail IS NOT NULL)
            EXECUTE FUNCTION refuse_unless_either('a notice ends once');
        CREATE TRIGGER notices_remain BEFORE DELETE ON notices FOR EACH ROW
            EXECUTE FUNCTION refuse('notices are never deleted');
        CREATE TRIGGER watermark_rises BEFORE UPDATE ON head FOR EACH ROW
            WHEN (NEW.watermark < OLD.watermark)
            EXECUTE FUNCTION refuse_unless_undoing('the watermark never falls');
        CREATE TRIGGER fence_rises BEFORE UPDATE ON fence FOR EACH ROW
            WHEN (NEW.term <= OLD.term) EXECUTE FUNCTION refuse('a term never comes again');
        CREATE TRIGGER undoings_stay BEFORE UPDATE OR DELETE ON undoings FOR EACH ROW
            EXECUTE FUNCTION refuse('what was undone is appended, never changed');
        """

    /// The service appends events, and may change in them what erasing a person's address must: who acted and
    /// the request's id. Reports see no address, no subject, no message and nobody's own words.
    static let rights = """
        GRANT SELECT ON ALL TABLES IN SCHEMA public TO hanchot;
        GRANT INSERT ON head, settings, member_sets, openings, requests, events, answers, addresses,
            mails, outcomes, notices, shown, undoings, erasing, undoing TO hanchot;
        GRANT UPDATE ON head, lease, fence, settings, openings, requests, answers, mails, outcomes, notices, shown
            TO hanchot;
        GRANT UPDATE (actor, request) ON events TO hanchot;
        GRANT DELETE ON settings, openings, addresses, shown, erasing, undoing TO hanchot;
        GRANT SELECT ON head, lease, fence, member_sets, openings, events, notices, undoings, migrations
            TO hanchot_reader;
        GRANT SELECT (number, id, recipient, slot, ordinal, kind, expires, spooled_at, settled_at,
            dead_at, scheduled_at) ON mails TO hanchot_reader;
        GRANT SELECT (mail, at, outcome) ON outcomes TO hanchot_reader;
        """
}
