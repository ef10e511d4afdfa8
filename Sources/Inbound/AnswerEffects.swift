package import Civil
package import Mail

/// What an answer brings about: what to record, and what to tell the asker.
package struct AnswerEffects: Hashable, Sendable {
    package enum Record: Hashable, Sendable {
        /// Quiets repeats of the stage; it lowers no lateness and stops no rung (statement 20).
        case acknowledged
        /// The unit says that it sent its report. When `isFinal` that is a receipt; otherwise the
        /// office has yet to confirm it, and the obligation stays open.
        case submitted(number: String?, on: CivilDate, isFinal: Bool)
        /// Changes nothing by itself (statement 16).
        case extensionAsked(until: CivilDate)
    }

    package struct Entry: Hashable, Sendable {
        /// `AnsweredItem.id`.
        package let item: String
        package let record: Record
    }

    package struct Reply: Hashable, Sendable {
        /// Which of `AnsweredMail.items`, from 0.
        package let item: Int
        package let answer: LetterAnswer
    }

    package let entries: [Entry]
    /// What the confirmation says, an item each; empty when none is sent.
    package let replies: [Reply]
    /// The same for the same answer to the same mail, however often it comes: recorded under this
    /// id it is done, and confirmed, once.
    package let request: String

    package init(of request: InboundRequest, to mail: AnsweredMail, today: CivilDate) {
        var entries: [Entry] = []
        var replies: [Reply] = []
        func acknowledge(_ index: Int) {
            let item = mail.items[index]
            // Of a due date that has moved since, the stage is over: nothing is left to quiet.
            guard item.isOpen, item.due == item.toldDue else { return }
            entries.append(Entry(item: item.id, record: .acknowledged))
            replies.append(Reply(item: index, answer: .acknowledged))
        }
        func take(_ asked: ReplyRequest, _ index: Int) {
            let item = mail.items[index]
            guard item.isOpen else { return }
            switch asked {
            case .acknowledge: acknowledge(index)
            case .reportSubmitted(let number, let day):
                guard item.expectsReport else { return acknowledge(index) }
                let day = day ?? today
                let isFinal = item.setting == .final && number != nil
                entries.append(
                    Entry(
                        item: item.id,
                        record: .submitted(number: number, on: day, isFinal: isFinal)))
                replies.append(
                    Reply(
                        item: index,
                        answer: .submitted(number: number, on: day, isFinal: isFinal)))
            case .askForTime(let until):
                guard item.expectsReport, let due = item.due, until > due,
                    until != item.asksFor
                else { return }
                entries.append(Entry(item: item.id, record: .extensionAsked(until: until)))
                replies.append(Reply(item: index, answer: .asksExtension(until: until)))
            }
        }
        switch request.content {
        case .answer(let statements):
            for statement in statements {
                if mail.items.count == 1 {
                    take(statement.request, 0)
                } else if let number = statement.item, mail.items.indices.contains(number - 1) {
                    take(statement.request, number - 1)
                } else {
                    // A digest's answer that names no item only acknowledges (statement 28).
                    for index in mail.items.indices { acknowledge(index) }
                }
            }
        case .unclear:
            replies = mail.items.indices.prefix(1).map { Reply(item: $0, answer: .unclear) }
        case .bounce: break
        }
        // A line of a digest may say again what another said.
        var seen: Set<Entry> = []
        self.entries = entries.filter { seen.insert($0).inserted }
        var told: Set<Int> = []
        self.replies = replies.filter { told.insert($0.item).inserted }
        self.request = "reply/\(request.mail)/\(Self.name(of: request.content))"
    }

    /// Names an answer by what it says, not by its message: a replayed one, with or without another
    /// Message-ID, is the same.
    private static func name(of content: InboundRequest.Content) -> String {
        switch content {
        case .unclear: "unclear"
        case .bounce(let isPermanent, _): isPermanent ? "bounce" : "delay"
        case .answer(let statements):
            statements.map { statement in
                let item = statement.item.map { "\($0):" } ?? ""
                switch statement.request {
                case .acknowledge: return "\(item)ack"
                case .reportSubmitted(let number, let day):
                    return "\(item)sent:\(number ?? "-"):\(day?.iso ?? "-")"
                case .askForTime(let until): return "\(item)ask:\(until.iso)"
                }
            }.joined(separator: ",")
        }
    }
}
