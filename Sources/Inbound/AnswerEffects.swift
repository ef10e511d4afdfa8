package import Civil

/// What an answer brings about: what to record, and what to tell the asker.
package struct AnswerEffects: Hashable, Sendable {
    package enum Record: Hashable, Sendable {
        /// Quiets repeats of the stage; it lowers no lateness and stops no rung (statement 20).
        case acknowledged
        /// The unit says that it sent its report. When `isFinal` that is a receipt; otherwise the office has
        /// yet to confirm it, and the obligation stays open. A day that wasn't given, couldn't be read or can't
        /// be is `nil`: nobody puts another in its place (statement 39), and it is never final.
        case submitted(number: String?, on: CivilDate?, isFinal: Bool)
        /// Changes nothing by itself (statement 16).
        case extensionAsked(until: CivilDate)
        /// Somebody else is to be told, by the name that the answer gives.
        case forwarded(to: String)
        /// Changes nothing, and waits for the office with its text (statement 39).
        case notUnderstood
    }

    package struct Entry: Hashable, Sendable {
        /// `AnsweredItem.id`.
        package let item: String
        package let record: Record
    }

    package struct Reply: Hashable, Sendable {
        /// Which of `AnsweredMail.items`, from 0.
        package let item: Int
        /// What was understood.
        package let answer: Record
        /// The mail urges several, and the answer names none of them.
        package var needsNumber = false
    }

    package let entries: [Entry]
    /// What the confirmation says, an item each; empty when none is sent.
    package let replies: [Reply]
    /// What was decided of a list of what waits, an item once, in order.
    package let decisions: [ItemDecision]
    /// The sender's own words and the names of the files that came with them: whoever decides on a submission, a
    /// request for time or what wasn't understood reads them (statement 41). Personal data.
    package let words: String
    package let attachments: [String]
    /// The same for the same answer to the same mail in the same round, however often it comes: recorded
    /// under this id it is done, and confirmed, once.
    package let request: String

    /// - Parameter calendar: the working days of an item's plan.
    package init(
        of request: InboundRequest, to mail: AnsweredMail, today: CivilDate,
        calendar: @escaping (AnsweredItem) -> WorkingCalendar
    ) {
        var taking = Taking(mail: mail, today: today, calendar: calendar)
        switch request.content {
        case .answer(let statements): for statement in statements { taking.take(statement) }
        // Of who answers the list of what waits, the office would wait for itself.
        case .unclear: if mail.waiting == 0 { taking.notUnderstood() }
        case .decisions, .bounce: break
        }
        // A line of a digest may say again what another said.
        var seen: Set<Entry> = []
        entries = taking.entries.filter { seen.insert($0).inserted }
        var told: Set<Int> = []
        replies = taking.replies.filter { told.insert($0.item).inserted }
        if case .decisions(let decided) = request.content {
            decisions = decided
        } else {
            decisions = []
        }
        words = request.words
        attachments = request.attachments
        let round = mail.items.reduce(mail.round) { $0 + $1.round }
        let name = AnswerName.of(request)
        self.request = "reply/\(request.mail)/\(name)\(round > 0 ? "/round:\(round)" : "")"
    }
}

/// An answer's statements as entries, one after the other.
private struct Taking {
    let mail: AnsweredMail
    let today: CivilDate
    let calendar: (AnsweredItem) -> WorkingCalendar
    var entries: [AnswerEffects.Entry] = []
    var replies: [AnswerEffects.Reply] = []

    init(
        mail: AnsweredMail, today: CivilDate, calendar: @escaping (AnsweredItem) -> WorkingCalendar
    ) {
        self.mail = mail
        self.today = today
        self.calendar = calendar
    }

    private mutating func add(_ record: AnswerEffects.Record, _ index: Int) {
        entries.append(AnswerEffects.Entry(item: mail.items[index].id, record: record))
        replies.append(AnswerEffects.Reply(item: index, answer: record))
    }

    /// What the mail tells; of a mail that only shows what comes, all of it.
    private var told: [Int] {
        let told = mail.items.indices.filter { mail.items[$0].isUrged }
        return told.isEmpty ? Array(mail.items.indices) : told
    }

    /// What of it is urged: the reports, beside which a day to commemorate asks for nothing (statement 28).
    private var urged: [Int] {
        // One report may have several lines, such as the tally of those who report to its unit.
        var seen: Set<String> = []
        let reports = told.filter {
            mail.items[$0].expectsReport && seen.insert(mail.items[$0].id).inserted
        }
        return reports.isEmpty ? told : reports
    }

    /// With no item to go to it waits under each report that the mail urges: one that comes in doesn't end it
    /// (statement 41).
    mutating func notUnderstood(_ index: Int? = nil) {
        if index == nil, urged.count > 1 {
            for other in urged where mail.items[other].isOpen && mail.items[other].expectsReport {
                entries.append(
                    AnswerEffects.Entry(item: mail.items[other].id, record: .notUnderstood))
                replies.append(
                    AnswerEffects.Reply(item: other, answer: .notUnderstood, needsNumber: true))
            }
            if !entries.isEmpty { return }
        }
        guard let index = index ?? urged.first(where: { mail.items[$0].isOpen }) ?? urged.first
        else { return }
        add(.notUnderstood, index)
    }

    mutating func take(_ statement: ReplyStatement) {
        if let number = statement.item, mail.items.indices.contains(number - 1) {
            take(statement.request, number - 1)
        } else if statement.request != .acknowledge, urged.count == 1, let only = urged.first {
            take(statement.request, only)
        } else {
            // Where several are urged, an answer that names none only acknowledges (statement 28); what
            // else it says waits for the office.
            if statement.request != .acknowledge { notUnderstood() }
            for index in told { acknowledge(index) }
        }
    }

    private mutating func acknowledge(_ index: Int) {
        let item = mail.items[index]
        // Of a due date that has moved since, the stage is over: nothing is left to quiet.
        guard item.isOpen, item.due == item.toldDue else { return }
        add(.acknowledged, index)
    }

    private mutating func take(_ asked: ReplyRequest, _ index: Int) {
        let item = mail.items[index]
        guard item.isOpen else {
            // Words that nobody understood are seen, whatever has come in meanwhile.
            if asked == .notUnderstood {
                notUnderstood(urged.first(where: { mail.items[$0].isOpen }) ?? index)
            }
            return
        }
        switch asked {
        case .acknowledge: acknowledge(index)
        case .reportSubmitted(let number, let day):
            // Of a day to commemorate nobody reports: what was meant is for the office to see.
            guard item.expectsReport else { return notUnderstood(index) }
            // A day before its period is a slip that somebody should look at.
            let first = item.opensOn ?? .min
            let day = day.flatMap { $0 < first ? nil : $0 }
            let isFinal = item.setting == .final && number != nil && day != nil
            add(.submitted(number: number, on: day, isFinal: isFinal), index)
        case .askForTime(let time):
            guard item.expectsReport, let due = item.due,
                let until = time.day(due: due, answered: today, calendar: calendar(item)),
                until > due, until > today
            else { return notUnderstood(index) }
            let record = AnswerEffects.Record.extensionAsked(until: until)
            if until == item.asksFor {
                replies.append(AnswerEffects.Reply(item: index, answer: record))
            } else {
                add(record, index)
            }
        case .forward(let name): add(.forwarded(to: name), index)
        case .notUnderstood: notUnderstood(index)
        }
    }
}
