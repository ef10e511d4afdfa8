import Civil
import Correspondence
import Mail
import Rules
import Scheduler
import SourceText
import TestSupport
import Testing

/// Rules as an office writes them, and the letters that they give.
struct Office {
    let rules: RuleSet
    var book = Book()
    private var eventCount: Int64 = 0

    static let zone = Zone(name: "Asia/Ho_Chi_Minh", offset: 7 * 3600)

    static let registry = """
        groups:
          - id: truong
            name: Các trường
        units:
          - id: phong
            name: Phòng Tổ chức hành chính
            head: {title: Trưởng phòng, name: Trần Văn Bình, email: phong@so.example}
            contact: {title: Chuyên viên, name: Nguyễn Văn An, phone: 0263 3822 489}
          - id: giam-doc
            name: Sở GDĐT
            head: {title: Giám đốc, email: giamdoc@so.example}
          - id: pho-giam-doc
            name: Sở GDĐT
            head: {title: Phó Giám đốc, email: phogiamdoc@so.example}
          - id: vang-mat
            name: Ban Thi đua
            head: {title: Trưởng ban}
          - id: truong-a
            name: Trường A
            head: {title: Hiệu trưởng, email: a@truong.example}
            groups: truong
          - id: truong-b
            name: Trường B
            head: {title: Hiệu trưởng, email: b@truong.example}
            groups: truong
        """

    static let duty = """
          - id: bao-cao
            kind: deadline
            title: Báo cáo kết quả thực hiện Kế hoạch
            short: Báo cáo ANTQ năm 2025
            cite: Mục III
            due: chậm nhất ngày 04/11/2025
            owed-by: truong
            send-to: phong
            remind: [30d, 14d, 7d, 3wd, 1wd]
            escalate:
              - after: 1wd
                to: head
              - after: 3wd
                to: [owner, pho-giam-doc]
              - after: 5wd
                to: giam-doc
                every: 5wd
                times: 4
        """

    /// `duties` are indented by two blanks; those of `other` are a second plan's, `ke-hoach-2`.
    init(
        _ duties: String = duty, registry: String = registry,
        period: String = "01/01/2025 - 31/12/2027", settings: String = "",
        confidential: Bool = false, other: String? = nil
    ) throws {
        let plan = { (id: String, duties: String) in
            """
            plan:
              id: \(id)
              title: Kế hoạch
              document: Kế hoạch số 1/KH-SGDĐT
              period: \(period)
              owner: phong
              timezone: Asia/Ho_Chi_Minh
              calendar: vn
              office-hours: 07:30-11:30, 13:30-17:00
              confidential: \(confidential)
            duties:
            \(duties)
            """
        }
        let calendar = """
            calendar:
              id: vn
              title: Lịch
              announced: [2025]
            days: []
            """
        let sources =
            [
                ("plan.yaml", plan("ke-hoach", duties)), ("registry.yaml", registry),
                ("calendar.yaml", calendar),
                (
                    "settings.yaml",
                    """
                    settings:
                      organisation:
                        name: Sở
                        office: Sở GDĐT
                        mail-from: nhac-viec@so.example
                    \(settings)
                    """
                ),
            ] + (other.map { [("other.yaml", plan("ke-hoach-2", $0))] } ?? [])
        let read = sources.map { RuleSource(name: $0.0, bytes: Array($0.1.utf8)) }
        let (rules, findings) = RuleReader.read(read) { $0 == Self.zone.name ? Self.zone : nil }
        let told = findings.map(\.message.en).joined(separator: "; ")
        self.rules = try #require(rules, "\(told)")
    }

    static func day(_ text: String) throws -> CivilDate { try CivilDate(parsing: text) }

    static func at(_ text: String) throws -> Instant {
        zone.instant(of: try CivilDateTime(parsing: text))
    }

    func id(_ unit: String, duty: String = "bao-cao", period: String = "2025") -> ObligationID {
        ObligationID(occurrence: OccurrenceID(duty: duty, period: period), unit: unit)
    }

    mutating func open(_ units: [String], duty: String = "bao-cao", period: String = "2025") throws
    {
        book.add(
            Opening(
                occurrence: OccurrenceID(duty: duty, period: period),
                openedAt: try Self.at("2025-01-02T07:30"), members: units))
    }

    mutating func record(
        _ body: EventBody, _ id: ObligationID, on day: String, at time: String = "09:00"
    ) throws {
        eventCount += 1
        book.add(
            Event(
                id: eventCount, obligation: id, body: body, actor: "phong", on: try Self.day(day),
                recordedAt: try Self.at("\(day)T\(time)"), workingDaysLate: 0))
    }

    func notice(
        _ kind: NoticeKind, _ stage: NoticeStage, _ id: ObligationID, due: String,
        role: Role = .head,
        at moment: String
    ) throws -> Notice {
        let at = try Self.at(moment)
        return Notice(
            key: NoticeKey(
                subject: .obligation(id), due: try Self.day(due), kind: kind, stage: stage,
                role: role), plan: "ke-hoach", at: at, release: at)
    }

    func bundle(_ notices: [Notice], to recipient: Recipient? = nil) throws -> Bundle {
        let first = try #require(notices.first)
        let plan = try #require(rules.plan(first.plan))
        var found = recipient
        if found == nil {
            let unit = first.key.subject.obligation?.debtor
            let day = plan.zone.local(at: first.release).date
            switch rules.resolve(first.key.role, unit: unit, plan: plan, on: day) {
            case .found(let resolved): found = resolved
            case .nobody: break
            }
        }
        return Bundle(recipient: try #require(found), slot: first.release, notices: notices)
    }

    /// The letter's text, its lines joined where they were broken to fit.
    func letter(
        _ notices: [Notice], to recipient: Recipient? = nil, undeliverable: Set<String> = [],
        context: MailContext = MailContext(), language: Language? = nil
    ) throws -> (subject: String, text: String, letter: Letter) {
        let writer = LetterWriter(
            rules: rules, book: book, templates: LetterTemplates(), undeliverable: undeliverable)
        let composed = try #require(
            writer.letter(
                for: try bundle(notices, to: recipient), readsReplies: true, context: context))
        let rendered = try LetterTemplates().render(composed.letter)
        let words = rendered.text.split(whereSeparator: \.isWhitespace)
        return (rendered.subject, words.joined(separator: " "), composed.letter)
    }
}
