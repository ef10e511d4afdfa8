/// What is read of the ledger.
extension SQL {
    static let standing = "SELECT last_event, watermark, trusted FROM head"
    static let memberSets = "SELECT id, ids FROM member_sets"
    static let openings = """
        SELECT duty, period, opened_at, members FROM openings ORDER BY opened_at, duty, period
        """
    /// What was recorded under a clock that was wrong was recorded before that was put right: so much is
    /// known of it.
    static let tail = """
        SELECT id, duty, period, unit, kind, number, none, note, day, letter, to_unit, voids, answer,
            actor, held_on, late, least(recorded_at, coalesce(
                (SELECT min(at) FROM undoings WHERE last_event >= events.id), recorded_at))
        FROM events WHERE id > $1 ORDER BY id LIMIT $2
        """
    static let words = """
        SELECT event, words, files FROM answers
        WHERE event = ANY ($1::bigint[]) AND words IS NOT NULL
        """
    static let nextRelease = """
        SELECT min(release_at) FROM notices WHERE fate = 'pending' AND mail IS NULL
        """
    static let lastStage = "SELECT max(stage_at) FROM notices"
    static let unsettledMails = """
        SELECT id FROM mails WHERE spooled_at IS NOT NULL AND settled_at IS NULL ORDER BY number
        """
    /// It costs the same however much the ledger holds, but for what waits.
    static let counts = """
        SELECT (SELECT count(*) FROM openings), (SELECT last_event FROM head),
            (SELECT coalesce(max(id), 0) FROM notices),
            (SELECT count(*) FROM notices WHERE fate = 'pending' AND mail IS NULL),
            (SELECT coalesce(max(number), 0) FROM mails),
            (SELECT count(*) FROM mails WHERE spooled_at IS NULL AND bytes IS NOT NULL),
            undelivered.count, undelivered.since, dead.count, dead.since
        FROM (SELECT count(*), min(spooled_at) AS since FROM mails
                WHERE spooled_at IS NOT NULL AND settled_at IS NULL AND dead_at IS NULL)
                AS undelivered,
            (SELECT count(*), min(dead_at) AS since FROM mails
                WHERE settled_at IS NULL AND dead_at IS NOT NULL) AS dead
        """
    static let undoings = """
        SELECT number, back_to, at, actor, notices, mails, told FROM undoings ORDER BY number
        """
    static let returnedMails = """
        SELECT id FROM mails WHERE number IN
            (SELECT mail FROM outcomes WHERE outcome IN ('bounced', 'dead'))
        ORDER BY number
        """
    static let mailIDs = """
        SELECT id FROM mails WHERE recipient = $1 AND address = $2 ORDER BY number
        """
    static let settings = "SELECT name, value FROM settings WHERE starts_with(name, $1)"

    private static let mails = """
        SELECT number, id, address, slot, ordinal, kind, subject, sender, expires, items, waiting,
            bytes, spooled_at FROM mails
        """
    static let mail = "\(mails) WHERE id = $1"
    static let unspooledMails = """
        \(mails) WHERE spooled_at IS NULL AND bytes IS NOT NULL AND number > $1
        ORDER BY number LIMIT $2
        """
    static let keysInMails = """
        SELECT mail, key FROM notices WHERE mail = ANY ($1::bigint[]) ORDER BY mail, key
        """
    static let outcomesOfMails = """
        SELECT mail, at, outcome, detail FROM outcomes WHERE mail = ANY ($1::bigint[])
        ORDER BY mail, at, outcome
        """

    // MARK: Notices

    private static let noticeColumns = """
        notices.key, notices.duty, notices.period, notices.unit, about_plan, about_day, plan,
        notices.due, notices.kind, stage, role, stage_at, release_at, decided_at, fate, reason,
        addresses.address, mails.id, mails.spooled_at
        """
    private static let noticeJoins = """
        LEFT JOIN mails ON mails.number = notices.mail
        LEFT JOIN addresses ON addresses.fingerprint = substr(notices.role, 9)
        """
    private static let notices = "SELECT \(noticeColumns) FROM notices \(noticeJoins)"

    static let noticesWaiting = """
        \(notices) WHERE fate = 'pending' AND notices.mail IS NULL AND release_at <= $1
        ORDER BY release_at, notices.id
        """
    static let noticesPutOff = """
        \(notices) WHERE fate = 'pending' AND notices.mail IS NULL AND release_at > $1
            AND stage_at <= $1 AND notices.kind NOT IN ('overdue', 'escalation')
        ORDER BY release_at, notices.id
        """
    /// A key starts with the obligation and `@`, whose successor in ASCII is `A`: the key's index finds them;
    /// the columns see to exactness, worded so that no other index is taken, through all that was ever told
    /// of the occurrence.
    static let noticesAbout = """
        SELECT \(noticeColumns)
        FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
            AS given (about, duty, period, unit)
            JOIN notices ON notices.key >= given.about || '@' AND notices.key < given.about || 'A'
                AND notices.duty || '' = given.duty AND notices.period || '' = given.period
                AND notices.unit = given.unit
            \(noticeJoins)
        ORDER BY notices.id
        """
    static let noticesOfPlan = """
        \(notices) WHERE key >= $1 AND key < $2 AND about_plan = $3 ORDER BY notices.id
        """
    static let noticesInMail = """
        \(notices) WHERE notices.mail = (SELECT number FROM mails WHERE mails.id = $1) ORDER BY key
        """
    static let notice = "\(notices) WHERE key = $1"
    static let noticesBetween = """
        \(notices) WHERE stage_at BETWEEN $1 AND $2 ORDER BY stage_at, key
        """
    /// The same list was a notice for each unit in it: one of them stands for it.
    static let escalations = """
        \(notices) WHERE notices.id IN (
            SELECT min(id) FROM notices
            WHERE duty = $1 AND period = $2 AND kind = 'escalation' AND mail IS NOT NULL
            GROUP BY due, stage, role, release_at)
        ORDER BY notices.id
        """
    static let tallies = """
        \(notices) WHERE notices.duty = $1 AND notices.kind = 'tally' AND notices.mail IS NOT NULL
        ORDER BY notices.id
        """
    static let rollUps = """
        \(notices) WHERE key >= $1 AND key < $2 AND about_plan = $3 AND stage = 'weekly'
            AND notices.mail IS NOT NULL
        ORDER BY notices.id
        """
    /// What a going back may concern, with the notice's id, its mail's number, when it ended and its first
    /// release.
    static let noticesBeyond = """
        SELECT \(noticeColumns), notices.id, notices.mail, ended_at, first_release
        FROM notices \(noticeJoins)
        WHERE decided_at > $1 OR ended_at > $1 OR first_release IS NOT NULL OR release_at > $1
            OR notices.mail IN (SELECT number FROM mails WHERE slot > $1)
            OR notices.mail IN (SELECT mail FROM outcomes WHERE outcome = 'revoked' AND at > $1)
        ORDER BY notices.id
        """
}
