/// Statements 34 and 58: what a person's data, or what a wrong clock decided, gives way to.
extension SQL {
    static let beginUndoing = "INSERT INTO undoing VALUES (1)"
    static let endUndoing = "DELETE FROM undoing"
    static let lastUndoing = "SELECT coalesce(max(number), 0) FROM undoings"
    static let insertUndoing = """
        INSERT INTO undoings (number, back_to, at, actor, last_event, notices, mails, told)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """
    static let lowerWatermark = "UPDATE head SET watermark = $1"
    /// What hasn't left, or was taken back because of what was decided beyond.
    static let mailsToTakeBack = """
        SELECT number, EXISTS (SELECT 1 FROM notices WHERE mail = mails.number) FROM mails
        WHERE kind <> $2 AND (slot > $1 AND spooled_at IS NULL
            OR EXISTS (SELECT 1 FROM outcomes WHERE mail = mails.number AND outcome = 'revoked'
                AND greatest(mails.slot, outcomes.at) > $1))
        """
    static let mailsBeyond = "SELECT number FROM mails WHERE slot > $1 AND kind <> $2"
    static let revokeMails = """
        INSERT INTO outcomes (mail, at, outcome)
        SELECT number, $1, 'revoked' FROM mails
        WHERE number = ANY ($2::bigint[]) AND settled_at IS NULL
        """
    static let endMails = """
        UPDATE mails SET settled_at = coalesce(settled_at, $1), dead_at = NULL, bytes = NULL,
            scheduled_at = NULL WHERE number = ANY ($2::bigint[])
        """
    /// Whatever happened has happened by now.
    static let lowerMailTimes = """
        UPDATE mails SET spooled_at = CASE WHEN spooled_at > $1 THEN $1 ELSE spooled_at END,
            scheduled_at = CASE WHEN scheduled_at > $1 THEN $1 ELSE scheduled_at END,
            dead_at = CASE WHEN dead_at > $1 THEN $1 ELSE dead_at END
        WHERE spooled_at > $1 OR scheduled_at > $1 OR dead_at > $1
        """
    static let lowerShownTimes = "UPDATE shown SET at = $1 WHERE at > $1"
    static let undoNotice = """
        UPDATE notices SET mail = NULL, fate = 'suppressed', reason = $2, key = key || $3
        WHERE id = $1
        """
    static let awaitAgain = """
        UPDATE notices SET mail = NULL, fate = 'pending', reason = NULL, ended_at = NULL,
            first_release = NULL, stage_at = $2, release_at = $3, decided_at = $4 WHERE id = $1
        """
    static let dateAnew = "UPDATE notices SET release_at = $2, decided_at = $3 WHERE id = $1"
    static let openingsBeyond = """
        SELECT duty, period, EXISTS (SELECT 1 FROM notices WHERE duty = openings.duty
                AND period = openings.period AND mail IS NOT NULL)
            OR EXISTS (SELECT 1 FROM events WHERE duty = openings.duty
                AND period = openings.period AND actor <> $2)
        FROM openings WHERE opened_at > $1
        """
    static let lowerOpening = """
        UPDATE openings SET opened_at = least(opened_at, $3) WHERE duty = $1 AND period = $2
        """
    static let removeOpening = "DELETE FROM openings WHERE duty = $1 AND period = $2"

    // MARK: Erasing an address

    /// A request's id and the events that name it change one after the other.
    static let beginErasing = "SET CONSTRAINTS ALL DEFERRED; INSERT INTO erasing VALUES (1)"
    static let endErasing = "DELETE FROM erasing"
    static let printIsUsed = """
        SELECT EXISTS (SELECT 1 FROM mails WHERE recipient = $1)
            OR EXISTS (SELECT 1 FROM addresses WHERE fingerprint = $1)
            OR EXISTS (SELECT 1 FROM notices WHERE role = 'address:' || $1)
            OR EXISTS (SELECT 1 FROM answers WHERE sender = $1 OR recipient = $1)
        """
    static let eraseDetails = """
        UPDATE outcomes SET detail = NULL
        WHERE mail IN (SELECT number FROM mails WHERE recipient = $1) OR strpos(detail, $2) > 0
        """
    static let eraseWords = """
        UPDATE answers SET words = NULL, files = NULL WHERE sender = $1 OR recipient = $1
        """
    static let eraseMails = """
        UPDATE mails SET address = NULL, subject = NULL, bytes = NULL WHERE recipient = $1
        """
    static let endForAddress = """
        UPDATE notices SET fate = 'suppressed', reason = 'no-address'
        WHERE fate = 'pending' AND mail IS NULL AND role = 'address:' || $1
        """
    static let emptySetting = "UPDATE settings SET value = '' WHERE name = $1"
    static let eraseAddress = "DELETE FROM addresses WHERE fingerprint = $1"
    /// A setting of the new name gives way.
    static let clearSettings = """
        DELETE FROM settings WHERE name IN
            (SELECT replace(name, $1, $2) FROM settings WHERE strpos(name, $1) > 0)
        """
    /// Where fingerprints stand, in themselves or in the ids and keys that are made with them.
    static let renamings = [
        "UPDATE mails SET recipient = replace(recipient, $1, $2) WHERE strpos(recipient, $1) > 0",
        "UPDATE mails SET id = replace(id, $1, $2) WHERE strpos(id, $1) > 0",
        "UPDATE notices SET role = replace(role, $1, $2) WHERE strpos(role, $1) > 0",
        "UPDATE notices SET key = replace(key, $1, $2) WHERE strpos(key, $1) > 0",
        "UPDATE notices SET reason = replace(reason, $1, $2) WHERE strpos(reason, $1) > 0",
        "UPDATE shown SET recipient = replace(recipient, $1, $2) WHERE strpos(recipient, $1) > 0",
        "UPDATE settings SET name = replace(name, $1, $2) WHERE strpos(name, $1) > 0",
        "UPDATE settings SET value = replace(value, $1, $2) WHERE strpos(value, $1) > 0",
        "UPDATE requests SET id = replace(id, $1, $2) WHERE strpos(id, $1) > 0",
        "UPDATE events SET request = replace(request, $1, $2) WHERE strpos(request, $1) > 0",
        "UPDATE events SET actor = replace(actor, $1, $2) WHERE strpos(actor, $1) > 0",
        "UPDATE answers SET sender = replace(sender, $1, $2) WHERE strpos(sender, $1) > 0",
        "UPDATE answers SET recipient = replace(recipient, $1, $2) "
            + "WHERE strpos(recipient, $1) > 0",
    ]
}
