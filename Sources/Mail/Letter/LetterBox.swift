import Civil
import SourceText

/// What a page leads with: one box that answers what, and by when.
struct LetterBox {
    /// Colour is for what is due today, and for what is overdue.
    enum Tone: String {
        case plain, today, late

        /// The colour of the edge and of the day, on white; the page has lighter ones for the dark.
        var colour: String {
            switch self {
            case .plain: "#1a1a1a"
            case .today: "#9a5b00"
            case .late: "#b00020"
            }
        }
    }

    var tone = Tone.plain
    /// "Hạn cuối".
    let caption: String
    /// "Báo cáo ANTQ năm 2025".
    let task: String
    /// In large type: "thứ Ba 04/11/2025".
    var day: String?
    /// "còn 5 ngày làm việc".
    var left: String?
    /// "Gửi về: Phòng Tổ chức hành chính, Sở GDĐT".
    var place: String?
    /// "Đã gửi rồi: trả lời …": on a phone the letter's own words for it stand below the first screen.
    var how: String?

    var values: TemplateValues {
        present([
            "tone": tone.rawValue, "edge": tone.colour, "caption": caption, "task": task,
            "day": day, "left": left,
            "where": place, "how": how,
        ])
    }
}

extension LetterWording {
    func box(_ item: LetterItem, reader: Letter.Reader) -> LetterBox {
        switch item {
        case .reminder(let matter, let due, let left):
            return box(pick("Hạn cuối", "Due"), matter, due, left)
        case .dueToday(let matter, let due):
            var box = box(pick("Đến hạn hôm nay", "Due today"), matter, due, 0)
            box.tone = matter.isPending ? .plain : .today
            return box
        case .overdue(let matter, let due, let late, _):
            var box = box(pick("Quá hạn", "Overdue"), matter, due, 0)
            box.left = pick("quá hạn \(workingDays(late))", "\(workingDays(late)) overdue")
            box.tone = matter.isPending ? .plain : .late
            return box
        case .escalation(let matter, let due, let late, _, let missing, let total, let inTime, _):
            let brief = matter.brief ?? withoutYear(matter.short)
            let who =
                missing.only(of: total)?.name
                ?? pick(
                    "\(missing.obligationCount)/\(total) đơn vị",
                    "\(missing.obligationCount) of \(total) units")
            let how =
                missing.contains(where: \.isUnconfirmed)
                ? pick("chưa được ghi nhận", "not recorded") : pick("chưa gửi", "not sent")
            return LetterBox(
                tone: .late, caption: pick("Quá hạn", "Overdue"),
                task: inTime.isEmpty
                    ? pick("\(who) \(how) \(brief)", "\(who): \(brief) \(how)")
                    : pick("\(who) quá hạn \(brief)", "\(who) late with the \(brief)"),
                day: lastDay(due),
                left: pick("quá hạn \(workingDays(late))", "\(workingDays(late)) overdue"))
        case .tally(let matter, let tally):
            return LetterBox(
                caption: pick("Tổng hợp", "Summary"), task: matter.short,
                day: pick(
                    "đã nhận \(tally.received)/\(tally.total)",
                    "\(tally.received) of \(tally.total) received"),
                left: tally.nextStep.map(step))
        case .rollUp(let backlog):
            let count = overdueCount(backlog)
            return LetterBox(
                tone: count == nil ? .plain : .late, caption: pick("Tổng hợp", "Summary"),
                task: pick("Đầu việc quá hạn", "Overdue"), day: count ?? pick("không có", "none"))
        case .morningList(let backlog, let time):
            let count = backlog.reduce(0) { $0 + $1.units.obligationCount }
            return LetterBox(
                tone: .today,
                caption: backlog.allSatisfy(\.isReport)
                    ? pick("Sắp báo cáo cấp trên", "About to be reported")
                    : pick("Sắp gửi đôn đốc", "About to be sent"),
                task: pick("\(count) đầu việc", quantity(count, "overdue matter")),
                day: pick("\(clock(time)) hôm nay", "\(clock(time)) today"))
        case .waiting(let answers):
            return LetterBox(
                tone: .today, caption: pick("Chờ xử lý", "To be decided"),
                task: pick("Trả lời chờ quyết định", "Answers that wait"),
                day: String(answers.count))
        case .moved(let matter, let due, let left, let from, _):
            var box = box(pick("Hạn mới", "Now due"), matter, due, left)
            if left < 0 {
                let late = workingDays(-left)
                box.left = pick("quá hạn \(late)", "\(late) overdue")
                box.tone = matter.isPending ? .plain : .late
            }
            box.left = [box.left, pick("trước đây: \(short(from))", "before: \(short(from))")]
                .compactMap { $0 }.joined(separator: "; ")
            return box
        case .returned(let matter, let sentBack, let until, let left):
            let caption = pick("Đề nghị bổ sung", "To be completed")
            var box = box(caption, matter, until, left)
            if box.day == nil { box.left = sentBack.lacking }
            return box
        case .refused(let matter, let due, let left, let refusal):
            var box = box(pick("Hạn vẫn là", "Still due"), matter, due, left)
            if case .submission = refusal.what {
                box.tone = .today
                box.left = pick("báo cáo chưa được ghi nhận", "the report is not recorded")
            }
            return box
        case .redirect(let inner, _): return self.box(inner, reader: reader)
        case .correction(let matter, let correction):
            let unit = reader == .head ? ownUnit : correction.unit
            return LetterBox(
                caption: pick("Đính chính", "Correction"), task: "\(matter.short): \(unit)",
                day: pick("đã gửi \(short(correction.sentOn))", "sent \(short(correction.sentOn))"),
                left: timeliness(correction.workingDaysLate))
        case .withdrawn(let matter, let withdrawal):
            let unit = reader == .head ? ownUnit : withdrawal.unit
            return LetterBox(
                caption: pick("Đính chính", "Correction"), task: "\(matter.short): \(unit)",
                day: pick("không phải báo cáo", "nothing to report"))
        case .anniversary(_, let anniversary):
            return box(anniversary)
        case .inspection(let matter, let due, let left, _),
            .inspectionList(let matter, let due, let left, _):
            return box(pick("Hạn kiểm tra", "To be inspected"), matter, due, left)
        case .decisions(let rows):
            return LetterBox(
                caption: rows.contains(where: \.isDone)
                    ? pick("Đã ghi quyết định", "Decisions recorded")
                    : pick("Chưa ghi quyết định", "Nothing recorded"),
                task: pick("Trả lời chờ xử lý", "Answers that waited"),
                day: "\(rows.count(where: \.isDone))/\(rows.count)")
        case .confirmation(let matter, let due, _):
            return box(pick("Đã nhận trả lời", "Answer received"), matter, due, 0)
        }
    }

    /// How the box's matter is answered; `number` is its line's, where an answer must name it.
    func answering(readsReplies: Bool, number: Int?) -> String {
        guard readsReplies else {
            return pick(
                "Đã gửi rồi, hoặc cần thêm thời gian: báo đầu mối ở cuối thư",
                "Already sent, or more time needed: tell the contact below")
        }
        let count = number.map { "\($0). " } ?? ""
        return pick(
            "Đã gửi rồi: trả lời \"\(count)Đã gửi, số … ngày …\"",
            "Already sent: reply \"\(count)Sent, no. … on …\"")
    }

    private func box(
        _ caption: String, _ matter: LetterMatter, _ due: LetterDue?, _ left: Int
    ) -> LetterBox {
        LetterBox(
            caption: caption, task: named(matter), day: due.map(lastDay),
            left: left > 0 && due != nil
                ? pick("còn \(workingDays(left))", "\(workingDays(left)) left") : nil)
    }

    private func box(_ anniversary: LetterAnniversary) -> LetterBox {
        let left = anniversary.workingDaysLeft
        return LetterBox(
            caption: pick("Ngày", "Day"), task: name(anniversary),
            day: "\(weekday(anniversary.day)) \(anniversary.day.vietnamese)",
            left: left > 0 ? pick("còn \(workingDays(left))", "\(workingDays(left)) left") : nil)
    }
}

extension LetterMatter {
    /// Whether the unit says that it has done it, and the office has yet to look.
    var isPending: Bool { if case .saysSent = progress { true } else { false } }
}
