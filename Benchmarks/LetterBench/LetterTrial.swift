import Civil
import Correspondence
import Mail
import MallocCount
import Rules
import Scheduler
import SourceText

/// One reminder to everybody, written on one processor.
struct LetterTrial {
    private let rules: RuleSet
    private let bundles: [Bundle]
    private let stamp: ReplyStamp

    private static let duty = "bao-cao"
    private static let slot = Instant(seconds: 1_741_995_000)

    init(units count: Int) throws {
        let place = Place(file: "bench", line: 1, column: 1)
        let due = try CivilDate(year: 2025, month: 3, day: 31)
        let zone = Zone(name: "Asia/Ho_Chi_Minh", offset: 7 * 3600)
        let duty = Duty(
            id: Self.duty, kind: .deadline, title: "Báo cáo kết quả thực hiện Kế hoạch của cả nước",
            short: "Báo cáo đến hạn", cite: "Mục III, đoạn cuối",
            schedule: .dates([DueDate(date: due, reading: .by)]), roll: .none, since: nil, only: [],
            owedBy: ["tat-ca"], sendTo: .unit("van-phong"), inspector: nil, unitsPerTime: nil,
            gathers: [],
            expectsReport: true, urgent: false, remind: [Reminder(offset: .days(14))], ladder: [],
            place: place)
        let plan = Plan(
            id: "quoc-gia", title: "Kế hoạch của cả nước năm 2025",
            document: "Kế hoạch số 1/KH-BGDĐT ngày 02/01/2025", basis: nil, period: nil,
            owner: "van-phong", zone: zone, calendar: WorkingCalendar(name: "vn", entries: []),
            officeHours: try OfficeHours(parsing: "07:30-11:30, 13:30-17:00"), language: .vi,
            mode: .live, confidential: false, duties: [duty], place: place)
        let office = OrgUnit(
            id: "van-phong", name: "Văn phòng Bộ",
            head: Person(title: "Chánh Văn phòng", name: "Trần Văn Bình", phone: "024 3869 5144"),
            email: "van-phong@bo.example", groups: [], place: place)
        let schools = (0..<count).map { number in
            OrgUnit(
                id: "truong-\(number)", name: "Trường Trung học phổ thông số \(number)",
                head: Person(title: "Hiệu trưởng", name: "Nguyễn Văn \(number)"),
                email: "hieu-truong-\(number)@truong.example", groups: ["tat-ca"], place: place)
        }
        rules = RuleSet(
            plans: [plan],
            registry: Registry(
                units: [office] + schools,
                groups: [OrgGroup(id: "tat-ca", name: "Tất cả", place: place)]),
            calendars: [:],
            organisation: Organisation(
                name: "Bộ", office: "Bộ Giáo dục và Đào tạo", mailFrom: "nhac-viec@bo.example",
                replies: "tra-loi@bo.example"))
        let occurrence = OccurrenceID(duty: Self.duty, period: "2025")
        bundles = schools.map { school in
            let key = NoticeKey(
                subject: .obligation(ObligationID(occurrence: occurrence, unit: school.id)),
                due: due, kind: .reminder, stage: .before(.days(14)), role: .head)
            return Bundle(
                recipient: Recipient(
                    address: school.email ?? "", unit: .init(id: school.id, name: school.name),
                    person: school.head ?? Person(), language: .vi), slot: Self.slot,
                notices: [Notice(key: key, plan: "quoc-gia", at: Self.slot, release: Self.slot)])
        }
        stamp = ReplyStamp(
            address: try ReplyAddress(try MailAddress("tra-loi@bo.example")),
            keys: try TokenKeys(
                current: TokenKey(number: 1, secret: [UInt8](repeating: 7, count: 32))))
    }

    func run() throws {
        try measure("a reminder to all, alike", Book())
        var book = Book()
        for (index, bundle) in bundles.enumerated() {
            guard let id = bundle.notices[0].key.subject.obligation else { continue }
            book.add(
                Event(
                    id: Int64(index + 1), obligation: id, body: .acknowledged(until: nil),
                    actor: "bench", on: bundle.notices[0].key.due, recordedAt: Self.slot))
        }
        try measure("the same, each with an entry", book)
    }

    private func measure(_ name: String, _ book: Book) throws {
        var writer = LetterWriter(rules: rules, book: book, templates: LetterTemplates())
        let context = MailContext(stamp: stamp)
        // The first one reads the templates.
        _ = try writer.mail(for: bundles[0], id: id(0), context: context)
        let heap = malloc_count()
        let began = ContinuousClock.now
        var octets = 0
        for (index, bundle) in bundles.enumerated() {
            let draft = try writer.mail(for: bundle, id: id(index), context: context)
            octets += draft?.encoded.bytes.count ?? 0
        }
        let spent = ContinuousClock.now - began
        let blocks = malloc_count() - heap
        let seconds =
            Double(spent.components.seconds) + Double(spent.components.attoseconds) / 1e18
        let count = Double(bundles.count)
        print(
            "\(name): \(Int(count / seconds)) mails a second, \(Int(Double(blocks) / count)) blocks "
                + "of memory a mail, \(octets / bundles.count) octets each")
    }

    private func id(_ index: Int) -> String {
        mailID(address: bundles[index].recipient.address, slot: Self.slot, ordinal: 1)
    }
}
