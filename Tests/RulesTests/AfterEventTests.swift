import Civil
import SourceText
import Testing

@testable import Rules

/// Limits that run from something that happens (statement 54).
struct AfterEventTests {
    struct Case: CustomTestStringConvertible {
        var due: String
        var count: Int
        var unit: WhenLimit.Unit

        init(_ due: String, _ count: Int, _ unit: WhenLimit.Unit) {
            self.due = due
            self.count = count
            self.unit = unit
        }

        var testDescription: String { due }
    }

    private static let head = "kind: deadline\ntitle: T\nowed-by: truong\nafter-event: tai-nan\n"

    @Test(
        "The paper's words say how long after; what it calls the event needn't be understood",
        arguments: [
            Case("trong vòng 05 ngày làm việc kể từ ngày …", 5, .workingDays),
            Case(
                "trong vòng 05 (năm) ngày làm việc kể từ ngày nhận được kết luận", 5, .workingDays),
            Case("chậm nhất 10 ngày sau khi xảy ra vụ việc", 10, .days),
            Case("trong vòng 1 tháng tính từ ngày ban hành", 1, .months),
            Case("02 tuần kể từ khi có đơn", 2, .weeks),
            Case("within 3 working days after the accident", 3, .workingDays),
            Case("trong vòng 15 ngày", 15, .days),
            Case("sau 30 ngày, kể từ ngày quyết định có hiệu lực", 30, .days),
            Case("chậm nhất là 10 ngày sau ngày kết thúc đợt kiểm tra", 10, .days),
            Case("trong 02 tháng kể từ ngày ký", 2, .months),
            Case("trong vòng một tuần sau khi kết thúc lớp tập huấn", 1, .weeks),
            Case("within 30 days of receipt", 30, .days),
            Case("within one month of the event", 1, .months),
            Case("within a month of the event", 1, .months),
            Case("within one (01) month of receipt", 1, .months),
            Case("within one year of the event", 1, .years),
            Case("within twenty-one days of receipt", 21, .days),
            Case("within 30 days following the event", 30, .days),
            Case("not more than 10 working days after the event", 10, .workingDays),
            Case("trong thời hạn một tháng", 1, .months),
            Case("không quá 10 ngày làm việc", 10, .workingDays),
            Case("tối đa 10 ngày kể từ ngày nhận", 10, .days),
            Case("không chậm quá 10 ngày kể từ ngày nhận", 10, .days),
            // Civil Code, article 146.
            Case("trong vòng nửa tháng kể từ ngày xảy ra", 15, .days),
            Case("within half a year of the event", 6, .months),
            // A paper's number and year are no day.
            Case("trong vòng 05 ngày kể từ ngày Thông tư số 12/2024 có hiệu lực", 5, .days),
            Case("trong 10 ngày kể từ ngày nhận Công văn số 5/3", 10, .days),
            Case("chậm nhất 3 ngày sau khi có kết luận của đoàn kiểm tra số 5", 3, .days),
            Case("trong vòng 10 ngày kể từ ngày khai giảng học kỳ 1 năm học 2025", 10, .days),
            Case("trong vòng 10 ngày kể từ ngày khấu trừ thuế", 10, .days),
            Case("trong vòng 10 ngày kể từ ngày liền sau ngày xảy ra", 10, .days),
            Case("trong vòng 10 ngày kể từ khi hoàn thành công trình", 10, .days),
            Case("within 10 days after the end of the course", 10, .days),
            Case("chậm nhất là ngày thứ 10 kể từ ngày xảy ra", 10, .days),
            Case("ngày làm việc thứ 5 kể từ ngày xảy ra", 5, .workingDays),
        ])
    func words(_ item: Case) throws {
        let (duty, findings) = Desk.duty(Self.head + "due: \(item.due)")
        #expect(findings.map(\.message.vi) == [])
        guard case .afterEvent(let limit, let event)? = duty?.schedule else {
            Issue.record("not read: \(item.due)")
            return
        }
        #expect(limit.count == item.count)
        #expect(limit.unit == item.unit)
        #expect(event == "tai-nan")
        // Civil Code, article 148(5), unless the rule says otherwise.
        #expect(duty?.roll == .next)
    }

    @Test(
        "A start of its own, a length more or an exception is refused, never passed over",
        arguments: [
            ("trong vòng 05 ngày làm việc kể từ ngày 25 hằng tháng", "25 hằng tháng"),
            ("trong vòng 05 ngày làm việc kể từ ngày kết thúc quý", "kết thúc quý"),
            ("15 ngày sau khi kết thúc học kỳ", "kết thúc học kỳ"),
            ("10 ngày sau khi kết thúc năm học", "kết thúc năm học"),
            ("within 5 days after the first Monday of the month", "first Monday of the month"),
            ("within 5 days after the end of the quarter", "end of the quarter"),
            ("trong vòng 05 ngày kể từ khi hết 10 ngày sau tai nạn", "10 ngày sau tai nạn"),
            ("trong vòng 10 ngày kể từ ngày kết thúc 30 ngày niêm yết", "30 ngày niêm yết"),
            ("within 5 days after 10 days of suspension", "10 days of suspension"),
            (
                "trong vòng 3 ngày kể từ ngày nhận được văn bản, trừ trường hợp khẩn cấp thì ngay trong ngày",
                "trừ trường hợp khẩn cấp thì ngay trong ngày"
            ),
            ("within 3 days after receipt, except in emergencies", "except in emergencies"),
        ])
    func ownStart(_ due: String, _ named: String) {
        let (duty, findings) = Desk.duty(Self.head + "due: '\(due)'")
        #expect(duty?.schedule == nil)
        #expect(findings.map(\.code) == ["bad-when"])
        #expect(findings[0].message.vi.contains("“\(named)”"), "\(findings[0].message.vi)")
        #expect(findings[0].message.en.contains("'\(named)'"), "\(findings[0].message.en)")
    }

    @Test(
        "How long isn't understood: nobody is told to add the event that is there",
        arguments: [
            "trong vòng 1 tháng rưỡi kể từ khi xảy ra",
            "trong vòng 10 ngày trước khi đoàn kiểm tra đến",
        ])
    func unclearLength(_ due: String) {
        let (_, findings) = Desk.duty(Self.head + "due: '\(due)'")
        #expect(findings.count == 1)
        for text in [findings[0].message.en, findings[0].remedy?.en ?? ""] {
            #expect(!text.contains("after-event"), "\(text)")
        }
    }

    @Test(
        "A second limit behind the event's name is refused, never passed over",
        arguments: [
            "trong vòng 10 ngày kể từ ngày nhận được văn bản và chậm nhất ngày 15/12/2026",
            "trong vòng 10 ngày kể từ ngày nhận được văn bản, không quá ngày 20 hằng tháng",
            "trong vòng 10 ngày kể từ ngày nhận; riêng trường chuyên 15 ngày làm việc",
            "trong 15 ngày, kể từ ngày kết thúc kiểm tra và trước ngày 25 hằng tháng",
            "within 10 days after receipt, but no later than 15/12/2026",
            "within 10 days of receipt and 20 days for boarding schools",
        ])
    func secondLimit(due: String) {
        let (duty, findings) = Desk.duty(Self.head + "due: \"\(due)\"")
        #expect(duty == nil)
        #expect(findings.count == 1)
        #expect(findings.first?.message.en.contains("is a second limit") == true)
    }

    @Test(
        "A day of the calendar in the event's place is refused: the rule couldn't keep it",
        arguments: [
            ("trong vòng 05 ngày kể từ ngày 12/3", "12/3"),
            ("trong vòng 05 ngày làm việc kể từ ngày 12/03/2026", "12/03/2026"),
            ("trong vòng 05 ngày kể từ ngày 12 tháng 3 năm 2026", "12 tháng 3 năm 2026"),
            ("trong vòng 05 ngày kể từ ngày xảy ra (12/3)", "12/3"),
            ("within 5 days after 2026-03-12", "2026-03-12"),
            ("within 5 days of 12 March", "12 March"),
            ("within 5 days of March 12", "March 12"),
        ])
    func dated(_ due: String, _ day: String) {
        let (duty, findings) = Desk.duty(Self.head + "due: '\(due)'")
        #expect(duty == nil)
        #expect(
            findings.map(\.message.vi) == [
                "thời hạn này tính từ ngày \(day), không phải từ sự kiện “tai-nan”"
            ])
    }

    @Test(
        "Hours are told as the days that they are",
        arguments: [
            ("trong vòng 48 giờ kể từ khi xảy ra", "trong vòng 02 ngày"),
            ("trong vòng 24h kể từ khi xảy ra", "trong vòng 01 ngày"),
            ("within 72 hours of receipt", "trong vòng 03 ngày"),
            ("trong vòng hai giờ kể từ khi xảy ra", "trong vòng 01 ngày"),
            ("trong vòng 30 phút kể từ khi xảy ra", "trong vòng 01 ngày"),
            ("within 36 hours after the accident", "trong vòng 02 ngày"),
        ])
    func hours(_ due: String, _ remedy: String) {
        let (duty, findings) = Desk.duty(Self.head + "due: \(due)")
        #expect(duty == nil)
        #expect(findings.count == 1)
        #expect(findings.first?.remedy?.vi.contains(remedy) == true, "\(findings)")
    }

    @Test("A limit after an event without the event's name is told the key for it")
    func noEvent() {
        let lines = Self.head.replacing("after-event: tai-nan\n", with: "")
        let (duty, findings) = Desk.duty(
            lines + "due: trong vòng 5 ngày làm việc kể từ khi có kết luận")
        #expect(duty == nil)
        #expect(findings.map(\.code) == ["bad-when"])
        #expect(findings.first?.remedy?.vi.contains("“after-event” (tính từ sự kiện)") == true)
    }

    @Test("Vietnamese keys, and a rule that keeps its days off")
    func vietnamese() throws {
        let (duty, findings) = Desk.duty(
            "loại: báo cáo\ntên: T\nthực hiện: truong\ntính từ sự kiện: tai-nan\n"
                + "hạn: trong vòng 10 ngày kể từ ngày xảy ra\ntrùng ngày nghỉ: không")
        #expect(findings.map(\.message.vi) == [])
        #expect(duty?.roll == Roll.none)
        guard case .afterEvent? = duty?.schedule else {
            Issue.record("no limit")
            return
        }
    }

    @Test(
        "What is wrong is told where it stands",
        arguments: [
            DutyFindingTests.Case("no length of time", head + "due: ⟪bad-when|25 hằng tháng⟫"),
            .init("a day of the calendar", head + "due: ⟪bad-when|05/11/2025⟫"),
            .init("before an event", head + "before: ⟪bad-when|5 ngày kể từ ngày …⟫"),
            .init(
                "a period of its own",
                head + "every: ⟪unfit-key|tháng⟫\ndue: trong vòng 5 ngày kể từ ngày …"),
            .init(
                "an event that can't be an id",
                head.replacing("tai-nan", with: "⟪bad-id|tai nạn⟫")
                    + "due: trong vòng 5 ngày kể từ ngày …"),
            .init(
                "a part of the year, which it doesn't have",
                head + "due: trong vòng 5 ngày kể từ ngày …\nreports-on: ⟪unfit-window|quý I⟫"),
            .init(
                "an inspection",
                "kind: inspection\ntitle: T\nowed-by: truong\n⟪unfit-key|after-event⟫: tai-nan\n"
                    + "dates: 15/05/2025"),
            .init(
                "data of periods that it doesn't have",
                head + "due: trong vòng 5 ngày kể từ ngày …\ndata: ⟪unfit-window|trọn kỳ⟫"),
        ])
    func faults(_ item: DutyFindingTests.Case) {
        let marked = MarkedText(Desk.plan + Desk.dutyText(item.lines, id: item.id))
        let (rules, findings) = Desk.read(marked.text)
        let found = findings.map { MarkedText.Mark(code: $0.code, range: $0.range ?? 0..<0) }
        #expect(Set(found) == Set(marked.expected), "\(findings.map(\.message.en))")
        #expect((rules == nil) == findings.hasErrors)
    }
}
