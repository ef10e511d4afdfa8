import Civil

/// Lines of lists, complete: a matter's with its day first, and an answer's that waits.
extension LetterWording {
    /// `Báo cáo ANTQ năm 2025 (nhận từ Trường D)`: what a unit took over stands beside its own.
    func named(_ matter: LetterMatter) -> String { taken(matter.short, matter) }

    func taken(_ name: String, _ matter: LetterMatter) -> String {
        let from = matter.takenFrom
        if from.isEmpty { return name }
        // The remarks name them all.
        let rest = from.count > 3 ? from.count - 2 : 0
        let list =
            rest > 0
            ? from.prefix(2).joined(separator: ", ")
                + pick(" và \(rest) đơn vị khác", " and \(rest) other units")
            : and(from)
        return pick("\(name) (nhận từ \(list))", "\(name) (taken over from \(list))")
    }

    /// `Thứ Ba 18/11 (còn 10 ngày làm việc): Báo cáo tháng 11/2025`: the day first. Of a unit's own
    /// matters, in a mail that shows several.
    func line(_ matter: LetterMatter, _ due: LetterDue, workingDaysLeft: Int) -> String {
        let window = self.window(matter).map { ", \($0)" } ?? ""
        let what = "\(named(matter))\(window)\(aside(matter))"
        if workingDaysLeft < 0 {
            let late = workingDays(-workingDaysLeft)
            return pick(
                "QUÁ HẠN \(late) (hạn: \(untilShort(due))): \(what)",
                "OVERDUE by \(late) (due: \(untilShort(due))): \(what)")
        }
        if workingDaysLeft == 0 {
            return "\(pick("HÔM NAY", "TODAY")), \(lastDay(due)): \(what)"
        }
        let left = workingDays(workingDaysLeft)
        return "\(sentence(day(due))) (\(pick("còn \(left)", "\(left) left"))): \(what)"
    }

    func line(
        _ anniversary: LetterAnniversary, expectsReport: Bool, on today: CivilDate
    ) -> String {
        let day = dayFirst(anniversary, on: today)
        let report = expectsReport ? "" : pick(" (không báo cáo)", " (no report)")
        return "\(day): \(name(anniversary))\(report)"
    }

    /// `Thứ Năm 20/11`, and on the day itself `HÔM NAY, thứ Năm 20/11`.
    func dayFirst(_ anniversary: LetterAnniversary, on today: CivilDate) -> String {
        let day = "\(weekday(anniversary.day)) \(short(anniversary.day))"
        return anniversary.day == today ? "\(pick("HÔM NAY", "TODAY")), \(day)" : sentence(day)
    }

    /// `thứ Năm 20/11/2025`, and on the day itself `hôm nay, thứ Năm 20/11/2025`.
    func wholeDay(_ anniversary: LetterAnniversary, on today: CivilDate) -> String {
        let day = "\(weekday(anniversary.day)) \(anniversary.day.vietnamese)"
        return anniversary.day == today ? "\(pick("hôm nay", "today")), \(day)" : day
    }

    private func aside(_ matter: LetterMatter) -> String {
        switch matter.progress {
        case .nothing: matter.expectsReport ? "" : pick(" (không báo cáo)", " (no report)")
        case .saysSent(let number, let day):
            pick(
                " (đơn vị đã báo gửi \(paper(number, day)), chờ xác nhận)",
                " (you say it was sent, \(paper(number, day)); to be confirmed)")
        case .asksExtension(let day):
            pick(
                " (đơn vị xin gia hạn đến \(short(day)), chưa duyệt)",
                " (you asked for time until \(short(day)); undecided)")
        case .completes(let sentBack):
            pick(
                " (bổ sung\(sentBack.lacking.map { ": \($0)" } ?? ""))",
                " (to be completed\(sentBack.lacking.map { ": \($0)" } ?? ""))")
        }
    }

    /// What is asked of who is late with a line that the mail only shows.
    var sendNow: String {
        pick(
            "Đề nghị gửi ngay, hoặc cho biết lý do và ngày sẽ gửi.",
            "Please send it now, or say why not and when you will.")
    }

    /// How the lines begin that say how to answer.
    var invitations: [String] {
        [
            pick("Đã gửi rồi", "Already sent"), pick("Đã gửi lại: trả lời", "Already sent"),
            pick("Cần thêm thời gian: trả lời", "More time needed: reply"),
        ]
    }

    /// The way a report goes, as it follows the place: "qua trục liên thông" as it stands, "Bản giấy" with what it is.
    func way(_ channel: String) -> String {
        let text = midSentence(channel)
        let leads = ["qua", "bằng", "theo", "trên", "by", "via", "through", "on", "in", "as"]
        if let first = text.split(separator: " ").first, leads.contains(String(first)) {
            return text
        }
        return pick("hình thức: \(text)", "sent as: \(text)")
    }

    /// `Theo Kế hoạch số …, Mục III. Biểu mẫu: 02/BC. Gửi về: Phòng Tổ chức hành chính, Sở GDĐT.`
    func whereTo(_ matter: LetterMatter) -> String? {
        let channel = matter.channel.map { ", \(way($0))" } ?? ""
        let parts = [
            matter.citation.map { pick("Theo \($0).", "Under \($0).") },
            matter.form.map { pick("Biểu mẫu: \($0).", "Form: \($0).") },
            (matter.expectsReport ? matter.sendTo : nil).map {
                pick("Gửi về: \($0)\(channel).", "Send to: \($0)\(channel).")
            },
        ].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    /// `báo cáo Ban Chỉ đạo 138, hạn nội bộ 14/11/2025`.
    func step(_ next: LetterNextStep) -> String {
        let day = next.due.lastGoodDay.vietnamese
        return pick(
            "\(midSentence(named(next.matter))), \(next.isInternal ? "hạn nội bộ" : "hạn") \(day)",
            "\(midSentence(named(next.matter))), \(next.isInternal ? "own date" : "due") \(day)")
            + aside(next.matter)
    }

    /// `Trường THPT A xin gia hạn báo cáo ANTQ đến 10/11/2025 (22/10, 09 giờ 14)`.
    func waiting(_ answer: LetterWaiting) -> String {
        let unit = answer.unit ?? pick("Một người", "Somebody")
        let about = answer.short.map { " " + midSentence($0) } ?? ""
        let at = "(\(short(answer.at.date)), \(clock(answer.at.time)))"
        return switch answer.what {
        case .submission(let number, let day):
            pick(
                "\(unit) báo đã gửi\(about) \(paper(number, day)), chờ xác nhận \(at)",
                "\(unit) says it sent\(about) \(paper(number, day)), to be confirmed \(at)")
        case .request(let day):
            pick(
                "\(unit) xin gia hạn\(about) đến \(day.vietnamese) \(at)",
                "\(unit) asks for time for\(about) until \(day.vietnamese) \(at)")
        case .unread:
            pick(
                "\(unit) trả lời\(about.isEmpty ? "" : " về\(about)"), chưa rõ nội dung, chưa ghi nhận \(at)",
                "\(unit) answered\(about.isEmpty ? "" : " about\(about)"); not understood, nothing recorded \(at)"
            )
        }
    }

    /// `Trường THPT A, báo cáo ANTQ năm 2025: gia hạn đến 10/11/2025`.
    func decided(_ decision: LetterDecision) -> String {
        let short = decision.short.map(midSentence)
        let about = [decision.unit, short].compactMap { $0 }.joined(separator: ", ")
        let outcome =
            switch decision.outcome {
            case .received(let number, let day):
                pick(
                    "đã ghi nhận báo cáo \(paper(number, day))",
                    "the report \(paper(number, day)) is recorded")
            case .nothing(let day):
                pick(
                    "đã ghi nhận không phát sinh (ngày \(day.vietnamese))",
                    "nothing to report is recorded (\(day.vietnamese))")
            case .extended(let day):
                pick("gia hạn đến \(day.vietnamese)", "time until \(day.vietnamese)")
            case .refused:
                pick("không đồng ý, đơn vị được báo", "not agreed to; the unit is told")
            case .dismissed: pick("đã xem, không ghi gì", "seen, nothing recorded")
            case .failed(let reason): pick("CHƯA GHI: \(reason)", "NOT RECORDED: \(reason)")
            }
        return about.isEmpty ? outcome : "\(about): \(outcome)"
    }

    /// The sender's own words, on one line: whoever decides reads them, whatever was understood (statement 41).
    func own(_ answer: LetterWaiting) -> String? {
        let text = answer.text ?? ""
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.isEmpty ? nil : words
    }

    /// What a decision has to give besides its yes: what the answer doesn't say, or not so that it can be read.
    func needs(_ answer: LetterWaiting) -> String? {
        switch answer.what {
        case .submission(.none, .none): "--on … --number …"
        case .submission(_, .none): "--on …"
        case .submission, .request, .unread: nil
        }
    }
}
