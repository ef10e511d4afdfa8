import Civil
import Foundation
import Mail
import Testing
import TestSupport

/// libical as an outside judge: it knows what RFC 5545 and RFC 5546 want of a calendar.
@Suite struct LibicalTests {
    /// Compiles a few lines of C, which say what libical finds wrong, then each entry it has read.
    private static let script = """
        import json, subprocess, sys, tempfile
        source = r'''
        #include <libical/ical.h>
        #include <stdio.h>
        static char text[1 << 22];
        int main(void) {
            text[fread(text, 1, sizeof text - 1, stdin)] = 0;
            icalcomponent *file = icalparser_parse_string(text);
            if (!file) { puts("unreadable"); return 0; }
            int fits = icalrestriction_check(file);
            printf("%s, %d errors\\n", fits ? "fits" : "does not fit", icalcomponent_count_errors(file));
            icalcomponent_kind kind = ICAL_VEVENT_COMPONENT;
            for (icalcomponent *one = icalcomponent_get_first_component(file, kind); one;
                 one = icalcomponent_get_next_component(file, kind))
                printf("%s %d %s %d alarms\\n", icalcomponent_get_uid(one),
                    icalcomponent_get_sequence(one),
                    icaltime_as_ical_string(icalcomponent_get_dtstart(one)),
                    icalcomponent_count_components(one, ICAL_VALARM_COMPONENT));
        }
        '''
        with tempfile.TemporaryDirectory() as folder:
            open(folder + '/judge.c', 'w').write(source)
            subprocess.run(
                ['cc', '-o', folder + '/judge', folder + '/judge.c', '-lical'], check=True)
            answers = [subprocess.run([folder + '/judge'], input=text.encode(),
                stdout=subprocess.PIPE, check=True).stdout.decode().splitlines()
                for text in json.load(sys.stdin)]
        json.dump(answers, sys.stdout)
        """

    @Test("libical finds nothing wrong with a mail's part, nor with a file of many entries")
    func entries() throws {
        var random = SeededGenerator(seed: 5546)
        let events = try HeaderRoundTripTests.subjects(count: 100).filter { !$0.isEmpty }
            .enumerated().map { index, subject in
                CalendarEvent(
                    uid: "bao-cao/2025/đơn-vị-\(index)@so.example",
                    sequence: Int.random(in: 0...9, using: &random),
                    stamp: Instant(seconds: 1_761_611_400),
                    time: Bool.random(using: &random)
                        ? .allDay(try Sample.day(4, 11)) : .at(Instant(seconds: 1_764_000_000)),
                    summary: subject, details: subject, isCancelled: index % 3 == 0,
                    isConfidential: index % 5 == 0,
                    alarms: (0..<Int.random(in: 0...2, using: &random)).map { _ in
                        CalendarAlarm(minutes: Int.random(in: -50_000...1_440, using: &random))
                    })
            }
        let part = try CalendarFile.text(
            events, publisher: try MailAddress("nhacviec@so.example"))
        let file = try CalendarFile.text(events, name: "Hạn chót – Trường THPT Bảo Lộc")
        let answers = try JSONDecoder().decode(
            [[String]].self,
            from: try Python.run(Self.script, input: try JSONEncoder().encode([part, file])))
        let expected =
            ["fits, 0 errors"]
            + events.map { event in
                let start: String =
                    switch event.time {
                    case .allDay: "20251104"
                    case .at: "20251124T160000Z"
                    }
                return "\(event.uid) \(event.sequence) \(start) \(event.alarms.count) alarms"
            }
        #expect(answers == [expected, expected])
    }
}
