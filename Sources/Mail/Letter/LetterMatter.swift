package import Civil

/// What a duty asks, in words.
package struct LetterMatter: Hashable, Sendable {
    /// What is asked, as it follows "Đề nghị": "báo cáo kết quả thực hiện Kế hoạch …". An
    /// initial capital is lowered.
    package var task: String
    /// The name in subjects and lists: "Báo cáo ANTQ năm 2025".
    package var short: String
    /// The name inside a sentence; by default `short` without its year: "báo cáo ANTQ".
    package var brief: String?
    /// Document and place in it: "Kế hoạch số …/KH-SGDĐT, Mục III, đoạn cuối".
    package var citation: String?
    /// Where the report goes, complete: "Phòng Tổ chức hành chính, Sở GDĐT".
    package var sendTo: String?
    /// The form to fill in: "02/BC".
    package var form: String?
    /// The way it goes, as it follows the place: "qua hệ thống quản lý văn bản".
    package var channel: String?
    /// From which day to which the report's data run, both included (statement 52).
    package var window: ClosedRange<CivilDate>?
    /// What the reader was told of them before an edit of the rules; `nil` where nothing else.
    package var windowBefore: WindowBefore?
    /// What happened that it follows (statement 54): "ngày 07/01/2026, văn bản số 45/BC".
    package var event: String?
    /// The units that owed it before the reader's own took it over: "Trường D".
    package var takenFrom: [String] = []
    /// Whether a report is expected at all.
    package var expectsReport: Bool
    /// What the reader's own unit has said or done of it so far.
    package var progress: LetterProgress

    package enum WindowBefore: Hashable, Sendable {
        case days(ClosedRange<CivilDate>)
        /// The rules said nothing of it.
        case unsaid
    }

    package init(
        task: String, short: String, brief: String? = nil, citation: String? = nil,
        sendTo: String? = nil, form: String? = nil, channel: String? = nil,
        window: ClosedRange<CivilDate>? = nil, event: String? = nil, expectsReport: Bool = true,
        progress: LetterProgress = .nothing
    ) {
        self.task = task
        self.short = short
        self.brief = brief
        self.citation = citation
        self.sendTo = sendTo
        self.form = form
        self.channel = channel
        self.window = window
        self.event = event
        self.expectsReport = expectsReport
        self.progress = progress
    }
}

/// What a unit has said or done of its own report.
package enum LetterProgress: Hashable, Sendable {
    case nothing
    /// It says that it sent it; the office has yet to confirm that (statement 41).
    case saysSent(number: String?, on: CivilDate?)
    /// It asks for time until that day; nobody has decided.
    case asksExtension(until: CivilDate)
    /// Its report was sent back: what is asked for now is the completion (statement 46).
    case completes(LetterReturn)
}

/// A report that was sent back to be completed.
package struct LetterReturn: Hashable, Sendable {
    /// The report's number, where it is known.
    package var number: String?
    package var sentOn: CivilDate?
    /// 0 when the report was in time.
    package var workingDaysLate: Int
    package var returnedOn: CivilDate
    /// What is missing: "thiếu phụ lục 2".
    package var lacking: String?

    package init(
        number: String? = nil, sentOn: CivilDate?, workingDaysLate: Int = 0,
        returnedOn: CivilDate, lacking: String? = nil
    ) {
        self.number = number
        self.sentOn = sentOn
        self.workingDaysLate = workingDaysLate
        self.returnedOn = returnedOn
        self.lacking = lacking
    }
}

/// What the ladder will do on a day that is still to come, as far as anybody can be told
/// (statement 45).
package struct LetterPromise: Hashable, Sendable {
    package var day: CivilDate
    /// Who tells: the plan's owner, "Phòng Tổ chức hành chính".
    package var by: String
    /// Whom: "Phó Giám đốc Sở"; never empty.
    package var to: [String]

    package init(day: CivilDate, by: String, to: [String]) {
        self.day = day
        self.by = by
        self.to = to
    }
}

/// One more thing that is open for a head and falls due in the coming fortnight.
package struct LetterComing: Hashable, Sendable {
    package enum What: Hashable, Sendable {
        /// `workingDaysLeft` is 0 today and below 0 when it is late by so many.
        case due(LetterDue, workingDaysLeft: Int)
        case anniversary(LetterAnniversary)
    }

    package var matter: LetterMatter
    package var what: What

    package init(_ matter: LetterMatter, _ what: What) {
        self.matter = matter
        self.what = what
    }

    /// As its own notice names it.
    var asTold: LetterItem {
        switch what {
        case .anniversary(let anniversary): .anniversary(matter, anniversary)
        case .due(let due, let left):
            if left < 0 {
                .overdue(matter, due, workingDaysLate: -left)
            } else if left == 0 {
                .dueToday(matter, due)
            } else {
                .reminder(matter, due, workingDaysLeft: left)
            }
        }
    }

    /// The day it is about.
    var day: CivilDate {
        switch what {
        case .due(let due, _): due.lastGoodDay
        case .anniversary(let anniversary): anniversary.day
        }
    }
}
