import Control
import JSON
import Messages
import Rules
import Scheduler
import SourceText

@testable import Board

extension Sample {
    private static let report = OccurrenceID(duty: "bao-cao", period: "2025")

    static var occurrence: OccurrenceStatus {
        var item = OccurrenceStatus(
            plan: "ke-hoach", report, short: "Báo cáo năm", due: "2025-11-04")
        (item.owed, item.received, item.open, item.overdue, item.late) = (4, 1, 3, 2, 1)
        item.reports = true
        item.name = Bilingual(vi: "Báo cáo năm 2025", en: "Yearly report, 2025")
        return item
    }

    private static func obligation(
        _ unit: String, _ name: String, _ fulfilment: ObligationState.Fulfilment,
        _ timeliness: Timeliness, late: Int = 0
    ) -> ObligationStatus {
        var status = ObligationStatus(
            plan: "ke-hoach", short: "Báo cáo năm", ObligationID(occurrence: report, unit: unit),
            name: name, due: "2025-11-04", fulfilment, timeliness, lateDays: late, none: false,
            returned: false)
        status.name = occurrence.name
        if fulfilment == .received { status.sent_on = "2025-11-06" }
        return status
    }

    private static let missing = obligation(
        "bao-loc", "Trường THPT Bảo Lộc", .open, .missing, late: 3)
    /// A name that is markup, as somebody's registry might have it.
    private static let odd = obligation(
        "le-lai", "<b>Trường</b> \"Lê Lai\" & 'bạn'", .open, .soon)
    private static let late = obligation(
        "da-lat", "Trường THPT Đà Lạt", .received, .late, late: 2)

    private static var period: PeriodCall.Reply {
        var first = PeriodRow(missing)
        (first.head, first.phone) = ("Hiệu trưởng Trần Văn Bình", "0263 3822 001")
        first.email = "baoloc@so.example"
        (first.told_at, first.told) = (
            "2025-11-05T13:30:00+07:00", Bilingual(vi: "đôn đốc quá hạn", en: "overdue notice")
        )
        var second = PeriodRow(odd)
        (second.entered_at, second.actor, second.event) = ("2025-11-03T08:00:00+07:00", "hoa", 40)
        second.entered = Bilingual(vi: "gia hạn đến 12/11/2025", en: "extended to 2025-11-12")
        second.waiting = 39
        var reply = PeriodCall.Reply(
            occurrence, title: "Báo cáo kết quả năm", planTitle: "Kế hoạch năm 2025",
            reports: true, mayReceive: true, mayDecide: true, periods: ["2025", "2024"])
        reply.document = "Kế hoạch số 12/KH-SGDĐT"
        reply.cite = "Mục III"
        reply.rows = [first, second, PeriodRow(late)]
        reply.next = 50
        return reply
    }

    private static var status: StatusReply {
        var party = OccurrenceStatus(
            plan: "ky-niem", OccurrenceID(duty: "ngay-20-11", period: "2025"),
            short: "Ngày Nhà giáo", due: "2025-11-20")
        (party.owed, party.open, party.reports) = (4, 4, false)
        var health = HealthReport(
            alarms: [],
            troubles: [
                TroubleMessage(
                    code: "mail-dead", since: "2025-11-06T09:00:00+07:00",
                    text: Bilingual(vi: "1 thư không đến", en: "1 mail won't arrive"),
                    remedy: Bilingual(vi: "sửa địa chỉ", en: "mend the address"))
            ], watermark: "2025-11-07T09:00:00+07:00", next: nil)
        (health.held, health.waiting, health.dead) = (12, 3, 1)
        return StatusReply(
            now: "2025-11-07T09:00:00+07:00", version: "0", health: health,
            plans: [
                PlanStatus(plan: "ke-hoach", title: "Kế hoạch năm 2025", mode: .live),
                PlanStatus(plan: "mat", title: "Kế hoạch dừng", mode: .paused),
            ],
            silences: [
                SilenceStatus(
                    id: "s-1", matches: ["unit": "bao-loc"], from: "2025-11-01T00:00:00+07:00",
                    until: "2025-11-09", author: "an", reason: "bão số 13")
            ], occurrences: [occurrence, party], obligations: [], more: 0)
    }

    private static var why: WhyReply {
        var told = ExplanationMessage(
            .notice, at: "2025-11-05T13:30:00+07:00",
            text: Bilingual(vi: "đôn đốc quá hạn", en: "overdue notice"), event: nil)
        told.mail = "m"
        return WhyReply(
            obligation: missing,
            explanations: [
                ExplanationMessage(
                    .rule, at: nil, text: Bilingual(vi: "bao-cao", en: "bao-cao"), event: nil),
                told,
                ExplanationMessage(
                    .event, at: "2025-11-03T08:00:00+07:00",
                    text: Bilingual(vi: "số 40, hoa: gia hạn", en: "entry 40, hoa: extended"),
                    event: 40),
            ])
    }

    private static var unit: UnitCall.Reply {
        var reply = UnitCall.Reply(unit: "bao-loc", name: "Trường THPT Bảo Lộc", below: 2)
        (reply.parent, reply.parent_name) = ("so", "Sở GDĐT")
        (reply.head, reply.phone, reply.email) = ("Hiệu trưởng", "0263", "baoloc@so.example")
        (reply.on_time, reply.late, reply.obligations) = (3, 1, [missing, late])
        return reply
    }

    private static var matrix: MatrixCall.Reply {
        var row = MatrixRow(unit: "bao-loc", name: "Trường THPT Bảo Lộc", below: 2)
        row.cells = [MatrixCell(column: 0, .open, .missing, lateDays: 3)]
        row.missing = 1
        var second = MatrixRow(unit: "da-lat", name: "Trường THPT Đà Lạt", below: 0)
        second.cells = [
            MatrixCell(column: 0, .received, .late, lateDays: 2),
            MatrixCell(column: 1, .received, .onTime, lateDays: 0),
        ]
        (second.on_time, second.late) = (1, 1)
        return MatrixCall.Reply(
            columns: [MatrixColumn(occurrence), MatrixColumn(occurrence)], rows: [row, second],
            next: 2)
    }

    private static var waiting: WaitingCall.Reply {
        func answer(_ number: Int64, _ what: WaitingAnswerMessage.What) -> WaitingAnswerMessage {
            WaitingAnswerMessage(
                number, what, plan: "ke-hoach",
                ObligationID(occurrence: report, unit: "bao-loc"), name: "Trường THPT Bảo Lộc",
                short: "Báo cáo năm", due: "2025-11-04", text: "Kính gửi <phòng>", files: ["a.pdf"],
                since: "2025-11-06T08:00:00+07:00")
        }
        var request = answer(39, .request)
        request.until = "2025-11-12"
        var sent = answer(38, .submission)
        (sent.document, sent.on) = ("12/BC", "2025-11-05")
        return WaitingCall.Reply(answers: [sent, request, answer(37, .unread)])
    }

    private static var others: [String: JSONValue] {
        var line = ComingLine(
            at: "2025-11-10T07:30:00+07:00", plan: "ke-hoach", duty: "bao-cao", period: "2025",
            name: Bilingual(vi: "Báo cáo năm 2025", en: "Yearly report, 2025"),
            what: Bilingual(vi: "nhắc việc", en: "reminder"), due: "2025-11-12", units: 1)
        (line.unit, line.unit_name) = ("bao-loc", "Trường THPT Bảo Lộc")
        var review = ReviewCall.Reply(changed: true, findings: [])
        (review.held, review.digest, review.orphans) = (true, "abc", 2)
        review.lines = [Bilingual(vi: "hạn đổi", en: "the due day moves")]
        let due = DayDue(
            plan: "ke-hoach", duty: "bao-cao", period: "2025",
            name: Bilingual(vi: "Báo cáo năm 2025", en: "Yearly report, 2025"), owed: 4,
            received: 1, opened: true, reports: true)
        let days = [ArrivalDay(day: "2025-11-03", fromDue: -1, came: 1, total: 1)]
        return [
            "Coming": JSONValue(
                of: ComingCall.Reply(lines: [line], through: "2025-11-21T09:00:00+07:00")),
            "Review": JSONValue(of: review),
            "Arrivals": JSONValue(
                of: ArrivalsCall.Reply(
                    due: "2025-11-04", owed: 4, days: days, before: "2024", beforeOwed: 3,
                    beforeDays: days)),
            "Month": JSONValue(
                of: MonthCall.Reply(
                    month: "2025-11",
                    days: [
                        MonthDay(
                            day: "2025-11-04", weekday: 2, isOff: false, off: nil, dues: [due]),
                        MonthDay(
                            day: "2025-11-08", weekday: 6, isOff: true, off: "Ngày nghỉ thử",
                            dues: []),
                    ])),
            "Find": JSONValue(
                of: FindCall.Reply(
                    units: [FoundUnit(unit: "bao-loc", name: "Bảo Lộc", parentName: "Sở")],
                    duties: [
                        FoundDuty(
                            plan: "ke-hoach", duty: "bao-cao", short: "Báo cáo", title: "Báo cáo",
                            opened: true)
                    ], more: 2)),
        ]
    }

    private static var head: HeadPageCall.Reply {
        func item(_ number: Int, open: Bool) -> HeadItem {
            HeadItem(
                number: number, name: Bilingual(vi: "Báo cáo năm 2025", en: "Yearly report, 2025"),
                due: "2025-11-04", open: open, reports: true, overdue: open,
                said: Bilingual(vi: "đơn vị đã xem", en: "acknowledged"))
        }
        return HeadPageCall.Reply(
            unitName: "Trường THPT Bảo Lộc", organisation: "Sở GDĐT", contact: "An, 0263 3822 489",
            language: .vi, items: [item(1, open: true), item(2, open: false)])
    }

    static var answers: [String: JSONValue] {
        others.merging([
            "HeadPage": JSONValue(of: head),
            "HeadAnswer": ["text": ["vi": "đã ghi nhận", "en": "recorded"]],
            "Status": JSONValue(of: status), "Period": JSONValue(of: period),
            "Why": JSONValue(of: why), "Unit": JSONValue(of: unit),
            "Matrix": JSONValue(of: matrix), "Waiting": JSONValue(of: waiting),
            "Apply": ["events": [], "skipped": [], "repeated": false],
            "Void": ["events": [], "skipped": [], "repeated": false],
            "Decide": ["events": [], "skipped": [], "repeated": false],
            "Release": ["notices": 12], "Discard": ["notices": 12],
            "Pause": ["mode": "live"], "LiftSilence": [:],
            "Reload": ["taken": true, "held": false, "findings": []],
        ]) { $1 }
    }
}
