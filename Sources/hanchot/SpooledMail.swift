import Control
import Inbound
import JSON
import Spool

/// A message in the spool as the commands show it.
struct SpooledMail {
    var id: SpoolID
    var place: SpoolPlace
    var record: DeliveryRecord?
    /// `nil` when the file can't be read.
    var mail: SpoolMail?
    var published: Int64?

    init(_ id: SpoolID, in place: SpoolPlace, of spool: SpoolDirectory) throws(SpoolError) {
        self.id = id
        self.place = place
        record = try spool.record(of: id, in: place)
        published = try spool.published(id, in: place)
        do throws(SpoolError) {
            mail = try spool.read(id, in: place)
        } catch {
            // What isn't ours is listed all the same, with what its record says.
            guard error.fault == .strange else { throw error }
        }
    }

    /// One word, the same in every language: scripts read it.
    var state: String {
        switch place {
        case .new: "new"
        case .queue: record == nil ? "waiting" : "deferred"
        case .done: "sent"
        case .failed: "dead"
        case .revoked: "revoked"
        }
    }

    var stateShown: String {
        switch place {
        case .new: bilingual("mới", "new")
        case .queue:
            record == nil ? bilingual("đang chờ", "waiting") : bilingual("chờ gửi lại", "deferred")
        case .done: bilingual("đã gửi", "sent")
        case .failed: bilingual("không gửi được", "dead")
        case .revoked: bilingual("đã thu hồi", "revoked")
        }
    }

    /// `550 5.1.1 no such user`; empty when there is no record.
    var reply: String {
        guard let record else { return "" }
        return (record.replyCode > 0 ? "\(record.replyCode) " : "") + record.replyText
    }

    var headers: HeaderFields { HeaderFields((mail?.message ?? [])[...]) }

    var json: JSONValue {
        .object(compacting: [
            "id": .string(id.text), "state": .string(state),
            "published": published.map { SpoolTime(microseconds: $0).json },
            "sender": mail.map { .string($0.envelope.sender ?? "") },
            "recipients": mail.map { .array($0.envelope.recipients.map { .string($0) }) },
            "expires": mail?.envelope.expires.map { SpoolTime(microseconds: $0).json },
            "subject": headers.first("subject").map { .string($0.readable) },
            "attempts": .int(Int64(record?.attempts ?? 0)),
            "cause": record.map { .string($0.cause.rawValue) },
            "first_attempt": record?.firstAttempt.map { SpoolTime(microseconds: $0).json },
            "last_attempt": record.map { SpoolTime(microseconds: $0.lastAttempt).json },
            "next_attempt": record?.nextAttempt.map { SpoolTime(microseconds: $0).json },
            "reply_code": record.map { .int(Int64($0.replyCode)) },
            "reply": record.map { .string($0.replyText) },
        ])
    }
}
