/// What a step asks.
extension SQL {
    static let decidedStages = """
        SELECT key FROM unnest($1::text[], $2::text[], $3::text[]) AS given (duty, period, stage)
            JOIN notices USING (duty, period, stage)
        WHERE kind = ANY ($4::text[])
        """
    static let decidedKeys = "SELECT key FROM notices WHERE key = ANY ($1::text[])"
    static let ladder = """
        SELECT duty, period, unit, stage_at, greatest(release_at, coalesce(spooled_at, release_at)),
            mail IS NOT NULL
        FROM unnest($1::text[], $2::text[]) AS given (duty, period)
            JOIN notices USING (duty, period) LEFT JOIN mails ON mails.number = notices.mail
        WHERE notices.kind IN ('overdue', 'escalation') AND fate = 'pending'
        """
    /// The first mail to an address about an obligation in a role; see `noticesAbout`.
    static let threads = """
        SELECT place, (SELECT id FROM mails WHERE number = (
            SELECT min(mails.number) FROM notices JOIN mails ON mails.number = notices.mail
            WHERE notices.key >= given.about || '@' AND notices.key < given.about || 'A'
                AND notices.duty || '' = given.duty AND notices.period || '' = given.period
                AND notices.unit = given.unit AND notices.role = given.role
                AND mails.recipient = given.recipient))
        FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
            WITH ORDINALITY AS given (about, duty, period, unit, role, recipient, place)
        """
    static let ordinals = """
        SELECT place, (SELECT max(ordinal) FROM mails
            WHERE mails.recipient = given.recipient
                AND slot BETWEEN given.second AND given.second + 999999)
        FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS given (recipient, second, place)
        """
    static let request = "SELECT digest FROM requests WHERE id = $1"
    static let eventsOfRequest = "SELECT id FROM events WHERE request = $1 ORDER BY id"
    static let lastScheduled = """
        SELECT recipient, max(scheduled_at) FROM mails
        WHERE recipient = ANY ($1::text[]) AND scheduled_at IS NOT NULL GROUP BY recipient
        """
    static let shownLines = """
        SELECT duty, period, unit, due, recipient, max(at)
        FROM unnest($1::text[], $2::text[], $3::text[]) AS given (duty, period, unit)
            JOIN shown USING (duty, period, unit)
        WHERE at >= $4 GROUP BY duty, period, unit, due, recipient
        """
    static let urged = """
        SELECT duty, period, unit, spooled_at
        FROM unnest($1::text[], $2::text[]) AS given (duty, period)
            JOIN notices USING (duty, period) JOIN mails ON mails.number = notices.mail
        WHERE notices.kind = 'overdue' AND role = 'head' AND spooled_at IS NOT NULL AND NOT EXISTS
            (SELECT 1 FROM outcomes WHERE mail = mails.number AND outcome = 'revoked')
        ORDER BY unit, spooled_at
        """
}
