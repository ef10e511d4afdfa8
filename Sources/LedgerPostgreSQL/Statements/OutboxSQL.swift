/// From notices that wait to mails that are in the spool, and what became of them there.
extension SQL {
    static let lastMail = "SELECT coalesce(max(number), 0) FROM mails"
    /// Whether any of these ids is known or any of these places taken.
    static let mailsClash = """
        SELECT EXISTS (SELECT 1 FROM mails WHERE id = ANY ($1::text[]))
            OR EXISTS (SELECT 1 FROM mails JOIN unnest($2::text[], $3::bigint[], $4::bigint[])
                AS given (recipient, slot, ordinal) USING (recipient, slot, ordinal))
        """
    static let insertMails = """
        INSERT INTO mails (number, id, recipient, address, slot, ordinal, kind, subject, sender,
            expires, items, waiting, bytes, scheduled_at)
        SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::bigint[],
            $6::bigint[], $7::text[], $8::text[], $9::text[], $10::bigint[], $11::text[],
            $12::text[], $13::bytea[], $14::bigint[])
        """
    static let insertShown = """
        INSERT INTO shown (duty, period, unit, due, recipient, at, mail)
        SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[],
            $6::bigint[], $7::bigint[])
        ON CONFLICT DO NOTHING
        """
    /// Gives the keys of those that were waiting.
    static let joinNotices = """
        UPDATE notices SET mail = given.mail
        FROM unnest($1::text[], $2::bigint[]) AS given (key, mail)
        WHERE notices.key = given.key AND fate = 'pending' AND notices.mail IS NULL
        RETURNING notices.key
        """
    static let recipientOfMail = "SELECT recipient FROM mails WHERE number = $1"
    static let placeIsTaken = """
        SELECT EXISTS (SELECT 1 FROM mails WHERE recipient = $1 AND slot = $2 AND ordinal = $3)
        """

    static let fates = "SELECT key, fate, reason, mail FROM notices WHERE key = ANY ($1::text[])"
    static let closeNotices = """
        UPDATE notices SET fate = given.fate, reason = given.reason,
            ended_at = (SELECT watermark FROM head)
        FROM unnest($1::text[], $2::text[], $3::text[]) AS given (key, fate, reason)
        WHERE notices.key = given.key
        """
    /// Gives the keys of those that were waiting.
    static let deferNotices = """
        UPDATE notices SET release_at = given.release,
            first_release = coalesce(first_release, release_at)
        FROM unnest($1::text[], $2::bigint[]) AS given (key, release)
        WHERE notices.key = given.key AND fate = 'pending' AND mail IS NULL
        RETURNING notices.key
        """

    /// Gives the ids of those that are known.
    static let markSpooled = """
        UPDATE mails SET spooled_at = coalesce(spooled_at, $1), bytes = NULL
        WHERE id = ANY ($2::text[]) RETURNING id
        """
    static let mailNumbers = "SELECT id, number FROM mails WHERE id = ANY ($1::text[])"
    /// What is said of a mail whose address was erased may quote it, and is dropped.
    static let insertOutcomes = """
        INSERT INTO outcomes (mail, at, outcome, detail)
        SELECT number, at, outcome, CASE WHEN address IS NOT NULL THEN detail END
        FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[])
            AS given (mail, at, outcome, detail) JOIN mails ON number = given.mail
        ON CONFLICT DO NOTHING
        """
    static let settleMails = """
        UPDATE mails SET settled_at = coalesce(settled_at, given.at), dead_at = NULL, bytes = NULL
        FROM unnest($1::bigint[], $2::bigint[]) AS given (mail, at) WHERE number = given.mail
        """
    static let buryMails = """
        UPDATE mails SET dead_at = given.at
        FROM unnest($1::bigint[], $2::bigint[]) AS given (mail, at)
        WHERE number = given.mail AND settled_at IS NULL
        """
    /// What was taken back has told and shown nothing.
    static let unschedule = "UPDATE mails SET scheduled_at = NULL WHERE number = ANY ($1::bigint[])"
    static let hide = "DELETE FROM shown WHERE mail = ANY ($1::bigint[])"
    /// What has left stays shown, so that nobody asks any more who showed it before.
    static let outshine = """
        DELETE FROM shown AS before USING shown AS now
        WHERE now.mail = ANY ($1::bigint[]) AND before.mail <> now.mail AND now.at >= before.at
            AND (now.duty, now.period, now.unit, now.due, now.recipient)
                = (before.duty, before.period, before.unit, before.due, before.recipient)
        """

    static let insertStray = """
        INSERT INTO mails (number, id, recipient, address, slot, ordinal, kind, sender, items,
            spooled_at)
        SELECT coalesce(max(number), 0) + 1, $1, $2, $3, $4, $5, $6, $7, '', $8 FROM mails
        RETURNING number
        """
    /// A notice that is known and waits is taken over; one that has ended stays.
    static let carryStray = """
        UPDATE notices SET mail = $2
        WHERE key = ANY ($1::text[]) AND fate = 'pending' AND mail IS NULL
        """
    static let lastOrdinal = """
        SELECT max(ordinal) FROM mails WHERE recipient = $1 AND slot BETWEEN $2 AND $3
        """
}
