import Civil
import Mail
import Testing

@Suite struct CalendarTests {
    static func event(_ summary: String = "Hạn cuối: Báo cáo ANTQ năm 2025") throws
        -> CalendarEvent
    {
        CalendarEvent(
            uid: "bao-cao-nam/2025/thpt-bao-loc@lamdong.edu.vn", sequence: 2,
            stamp: Instant(seconds: 1_761_611_400), time: .allDay(try Sample.day(4, 11)),
            summary: summary)
    }

    @Test("An all-day deadline is the last good day, and ends with the next")
    func allDay() throws {
        #expect(
            try CalendarFile.text(
                [try Self.event()], name: "Trường THPT Bảo Lộc",
                publisher: try MailAddress("nhacviec@so.example"))
                    == """
                    BEGIN:VCALENDAR
                    VERSION:2.0
                    PRODID:-//Hanchot//Hanchot//VI
                    CALSCALE:GREGORIAN
                    METHOD:PUBLISH
                    NAME:Trường THPT Bảo Lộc
                    X-WR-CALNAME:Trường THPT Bảo Lộc
                    BEGIN:VEVENT
                    UID:bao-cao-nam/2025/thpt-bao-loc@lamdong.edu.vn
                    DTSTAMP:20251028T003000Z
                    SEQUENCE:2
                    ORGANIZER:mailto:nhacviec@so.example
                    DTSTART;VALUE=DATE:20251104
                    DTEND;VALUE=DATE:20251105
                    SUMMARY:Hạn cuối: Báo cáo ANTQ năm 2025
                    TRANSP:TRANSPARENT
                    STATUS:CONFIRMED
                    END:VEVENT
                    END:VCALENDAR

                    """.replacing("\n", with: "\r\n"))
    }

    @Test("A deadline with a time is a point in time, in UTC")
    func timed() throws {
        var event = try Self.event()
        event.time = .at(
            Instant(try Sample.at(Sample.day(24, 11, 2026), 10, 0), offset: 25_200))
        #expect(try CalendarFile.text([event]).contains("\r\nDTSTART:20261124T030000Z\r\nSUMMARY:"))
    }

    @Test("A cancelled event says so")
    func cancelled() throws {
        var event = try Self.event()
        event.isCancelled = true
        #expect(try CalendarFile.text([event]).contains("\r\nSTATUS:CANCELLED\r\n"))
    }

    @Test("A confidential entry says so, and is shared with nobody by programs that heed it")
    func confidential() throws {
        var event = try Self.event()
        #expect(!(try CalendarFile.text([event]).contains("CLASS:")))
        event.isConfidential = true
        #expect(try CalendarFile.text([event]).contains("\r\nCLASS:CONFIDENTIAL\r\n"))
    }

    @Test("A file that nobody sends has no method, and so no organizer")
    func file() throws {
        let text = try CalendarFile.text([try Self.event()], name: "Hạn chót")
        #expect(!text.contains("METHOD") && !text.contains("ORGANIZER"))
    }

    @Test(
        "An alarm is so far from the entry's start",
        arguments: [
            (-9_870, "-P6DT20H30M"), (-8_640, "-P6D"), (-90, "-PT1H30M"), (-60, "-PT1H"),
            (-5, "-PT5M"), (0, "PT0S"), (450, "PT7H30M"), (1_440, "P1D"),
        ])
    func alarm(minutes: Int, trigger: String) throws {
        var event = try Self.event("Báo cáo, quý III")
        event.alarms = [CalendarAlarm(minutes: minutes)]
        #expect(
            try CalendarFile.text([event]).contains(
                "STATUS:CONFIRMED\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Báo cáo\\, quý III\r\n"
                    + "TRIGGER:\(trigger)\r\nEND:VALARM\r\nEND:VEVENT\r\n"))
    }

    @Test("Commas, semicolons, backslashes and line ends are escaped")
    func escaping() throws {
        let text = try CalendarFile.text([try Self.event("a,b;c\\d\ne")])
        #expect(text.contains("\r\nSUMMARY:a\\,b\\;c\\\\d\\ne\r\n"))
    }

    @Test("A control character is refused")
    func refusal() throws {
        let event = try Self.event("a\u{7}b")
        #expect(throws: MailError.controlCharacter(field: "SUMMARY", scalar: 7, position: 1)) {
            try CalendarFile.text([event])
        }
    }

    @Test("Lines fold at 75 octets between characters and unfold to what they were")
    func folding() throws {
        for subject in HeaderRoundTripTests.subjects(count: 400) {
            let text = try CalendarFile.text([try Self.event(subject)])
            for line in text.split(separator: "\r\n") {
                #expect(line.utf8.count <= 75)
            }
            let summary = try #require(
                Self.unfolded(text).first { $0.hasPrefix("SUMMARY:") })
            var plain = String.UnicodeScalarView()
            var escaping = false
            for scalar in summary.unicodeScalars.dropFirst("SUMMARY:".count) {
                escaping = scalar == "\\" && !escaping
                if !escaping { plain.append(scalar) }
            }
            #expect(String(plain) == subject, "\(subject.debugDescription)")
        }
    }

    /// Lines without folds. By octets: a fold's blank may be followed by a combining mark.
    private static func unfolded(_ text: String) -> [String] {
        var lines: [[UInt8]] = [[]]
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            if bytes[index...].starts(with: [13, 10, 32]) {
                index += 3
            } else if bytes[index...].starts(with: [13, 10]) {
                lines.append([])
                index += 2
            } else {
                lines[lines.count - 1].append(bytes[index])
                index += 1
            }
        }
        return lines.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test("A comma is escaped whatever follows it")
    func comma() throws {
        let bytes = Array(try CalendarFile.text([try Self.event("a,\u{330}b")]).utf8)
        #expect(bytes.contains(Array("SUMMARY:a\\,\u{330}b\r\n".utf8)))
    }

    @Test("A calendar of 2,000 events holds each once")
    func many() throws {
        let events = try (0..<2_000).map { number in
            var event = try Self.event()
            event.uid = "u-\(number)"
            return event
        }
        let text = try CalendarFile.text(events)
        #expect(text.split(separator: "BEGIN:VEVENT").count == 2_001)
        #expect(text.split(separator: "BEGIN:VCALENDAR").count == 1)
    }
}
