import Civil
import Foundation
import Mail
import Testing
import TestSupport

/// Python's `icalendar` as an outside judge of every calendar part.
@Suite struct CalendarJudgeTests {
    struct Read: Decodable {
        let uid: String
        let sequence: Int
        let summary: String
        let start: String
        let isDay: Bool
        let errors: [String]
        let method: String
        let alarms: [Int]
        let isConfidential: Bool
    }

    private static let script = """
        import datetime, icalendar, json, sys
        answers = []
        for text in json.load(sys.stdin):
            calendar = icalendar.Calendar.from_ical(text)
            entries = []
            for event in calendar.walk('VEVENT'):
                start = event['DTSTART'].dt
                entries.append({
                    'uid': str(event['UID']), 'sequence': int(event['SEQUENCE']),
                    'summary': str(event['SUMMARY']), 'start': start.isoformat(),
                    'isDay': not isinstance(start, datetime.datetime),
                    'errors': [str(e) for e in event.errors] + [str(e) for e in calendar.errors],
                    'method': str(calendar['METHOD']),
                    'alarms': [int(a['TRIGGER'].dt.total_seconds()) // 60
                        for a in event.walk('VALARM')],
                    'isConfidential': str(event.get('CLASS')) == 'CONFIDENTIAL',
                })
            answers.append(entries)
        json.dump(answers, sys.stdout)
        """

    private static func read(_ files: [String]) throws -> [[Read]] {
        try JSONDecoder().decode(
            [[Read]].self, from: try Python.run(script, input: try JSONEncoder().encode(files)))
    }

    @Test("Any entry is read back by icalendar as it was written, alone and from a form")
    func entries() throws {
        var random = SeededGenerator(seed: 5545)
        let subjects = HeaderRoundTripTests.subjects(count: 200).filter { !$0.isEmpty }
        var files: [String] = []
        var expected: [[CalendarEvent]] = []
        for (index, subject) in subjects.enumerated() {
            let events = try (0...Int.random(in: 0...2, using: &random)).map { number in
                CalendarEvent(
                    uid: "bao-cao;\(index),x/2025/đơn-vị-\(number)@so.example",
                    sequence: Int.random(in: 0...9, using: &random),
                    stamp: Instant(seconds: 1_761_611_400),
                    time: Bool.random(using: &random)
                        ? .allDay(try Sample.day(4, 11)) : .at(Instant(seconds: 1_764_000_000)),
                    summary: subject, isConfidential: Bool.random(using: &random),
                    alarms: (0..<Int.random(in: 0...2, using: &random)).map { _ in
                        CalendarAlarm(minutes: Int.random(in: -50_000...1_440, using: &random))
                    })
            }
            let publisher = try MailAddress("nhacviec@so.example")
            let alone = try CalendarFile.text(events, publisher: publisher)
            #expect(
                try CalendarForm(events, publisher: publisher).filled(events.map(\.uid)) == alone)
            files.append(alone)
            expected.append(events)
        }
        for (entries, events) in zip(try Self.read(files), expected) {
            #expect(entries.map(\.uid) == events.map(\.uid))
            #expect(entries.map(\.sequence) == events.map(\.sequence))
            #expect(entries.map(\.summary) == events.map(\.summary))
            #expect(entries.map(\.alarms) == events.map { $0.alarms.map(\.minutes) })
            #expect(entries.map(\.isConfidential) == events.map(\.isConfidential))
            #expect(entries.flatMap(\.errors) == [])
            #expect(entries.allSatisfy { $0.method == "PUBLISH" })
            for (entry, event) in zip(entries, events) {
                switch event.time {
                case .allDay(let day): #expect(entry.isDay && entry.start == day.iso)
                case .at: #expect(!entry.isDay && entry.start == "2025-11-24T16:00:00+00:00")
                }
            }
        }
    }

    @Test("A form refuses an entry without an id")
    func noID() throws {
        let form = try CalendarForm([try CalendarTests.event()])
        #expect(throws: MailError.emptyID) { try form.filled([""]) }
    }
}
