/// What a change runs.
extension SQL {
    static let lockHead = "SELECT last_event, watermark FROM head FOR UPDATE"
    static let moveHead = """
        UPDATE head SET last_event = $1, watermark = greatest(watermark, $2),
            trusted = coalesce($3, trusted)
        """

    static let insertRequest = """
        INSERT INTO requests (id, digest) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING id
        """

    static let openingIsKnown = """
        SELECT EXISTS (SELECT 1 FROM openings WHERE duty = $1 AND period = $2)
        """
    static let findMembers = "SELECT id FROM member_sets WHERE hash = $1 AND ids = $2"
    static let insertMembers = """
        INSERT INTO member_sets (id, hash, ids)
            SELECT coalesce(max(id), 0) + 1, $1, $2 FROM member_sets
        RETURNING id
        """
    static let insertOpening = """
        INSERT INTO openings (duty, period, opened_at, members) VALUES ($1, $2, $3, $4)
        """

    static let entryIsAbout = """
        SELECT EXISTS (SELECT 1 FROM events
            WHERE id = $1 AND duty = $2 AND period = $3 AND unit = $4)
        """
    static let insertEvents = """
        INSERT INTO events (id, duty, period, unit, kind, number, none, note, day, letter, to_unit,
            voids, answer, actor, held_on, recorded_at, late, request)
        SELECT id, duty, period, unit, kind, number, none, note, day, letter, to_unit,
            voids, answer, actor, held_on, recorded_at, late, $18
        FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
            $7::boolean[], $8::text[], $9::text[], $10::text[], $11::text[], $12::bigint[],
            $13::bigint[], $14::text[], $15::text[], $16::bigint[], $17::bigint[])
            AS given (id, duty, period, unit, kind, number, none, note, day, letter, to_unit,
                voids, answer, actor, held_on, recorded_at, late)
        """
    static let insertAnswer = """
        INSERT INTO answers (event, sender, recipient, words, files) VALUES ($1, $2, $3, $4, $5)
        """

    /// Gives the keys that were new. Of the same key twice the first counts; ids have no gaps, as nobody
    /// else writes meanwhile.
    static let insertNotices = """
        WITH given AS (
            SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[],
                $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
                $12::bigint[], $13::bigint[], $14::bigint[], $15::text[], $16::text[])
                WITH ORDINALITY AS given (key, duty, period, unit, about_plan, about_day, plan, due,
                    kind, stage, role, stage_at, release_at, decided_at, fate, reason, place)
        ), new AS (
            SELECT DISTINCT ON (key) * FROM given
            WHERE NOT EXISTS (SELECT 1 FROM notices WHERE notices.key = given.key)
            ORDER BY key, place
        )
        INSERT INTO notices (id, key, duty, period, unit, about_plan, about_day, plan, due, kind,
            stage, role, stage_at, release_at, decided_at, fate, reason)
        SELECT (SELECT coalesce(max(id), 0) FROM notices) + row_number() OVER (ORDER BY place),
            key, duty, period, unit, about_plan, about_day, plan, due, kind, stage, role, stage_at,
            release_at, decided_at, fate, reason
        FROM new
        RETURNING key
        """
    static let insertAddresses = """
        INSERT INTO addresses (fingerprint, address)
        SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT (fingerprint) DO NOTHING
        """

    static let setSetting = """
        INSERT INTO settings (name, value) VALUES ($1, $2)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value
        """
    static let removeSetting = "DELETE FROM settings WHERE name = $1"
}
