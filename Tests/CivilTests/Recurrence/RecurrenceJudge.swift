import Foundation
import Testing

/// Programs that expand the same rules: python-dateutil, and libical through a few lines of C that
/// the test compiles. One that is missing fails the test, and says what to install.
enum RecurrenceJudge {
    struct Failure: Error, CustomStringConvertible { let description: String }

    /// What a judge found: `isComplete` says whether it came to the end in its time. Judges go on
    /// to the end of time where nothing comes, so each has a tenth of a second of processor time
    /// for a rule, and only what it has found by then counts.
    struct Answer {
        let found: String
        let isComplete: Bool
    }

    /// The first `count` occurrences of each.
    static func dateutil(_ samples: [RecurrenceGenerator.Sample], count: Int) throws -> [Answer] {
        try ask(
            ["python3", "-c", python], samples, count,
            missing: "python-dateutil is missing: apt install python3-dateutil")
    }

    static func libical(_ samples: [RecurrenceGenerator.Sample], count: Int) throws -> [Answer] {
        let folder = try temporaryFolder()
        defer { remove(folder) }
        let source = folder.appendingPathComponent("judge.c")
        try Data(c.utf8).write(to: source)
        let program = folder.appendingPathComponent("judge").path
        _ = try run(
            ["cc", "-O2", "-o", program, source.path, "-lical"], input: Data(),
            missing: "libical or a C compiler is missing: apt install gcc libical-dev")
        return try ask([program], samples, count, missing: "the judge could not run")
    }

    private static func ask(
        _ command: [String], _ samples: [RecurrenceGenerator.Sample], _ count: Int, missing: String
    ) throws -> [Answer] {
        let input = samples.map { "\($0.rule)\t\($0.start)\t\(count)\n" }.joined()
        let output = try run(command, input: Data(input.utf8), missing: missing)
        return String(decoding: output, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            .map { line in
                let isComplete = !line.hasSuffix("…")
                return Answer(
                    found: String(isComplete ? line : line.dropLast()), isComplete: isComplete)
            }
    }

    private static func run(_ command: [String], input: Data, missing: String) throws -> Data {
        let folder = try temporaryFolder()
        defer { remove(folder) }
        let (source, target) = (
            folder.appendingPathComponent("in"), folder.appendingPathComponent("out")
        )
        try input.write(to: source)
        try Data().write(to: target)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.standardInput = try FileHandle(forReadingFrom: source)
        process.standardOutput = try FileHandle(forWritingTo: target)
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(description: missing) }
        return try Data(contentsOf: target)
    }

    private static func temporaryFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("hanchot-recurrence-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    private static func remove(_ folder: URL) {
        do { try FileManager.default.removeItem(at: folder) } catch {
            Issue.record("\(folder.path) is left over: \(error)")
        }
    }

    private static let python = """
        import signal, sys
        from datetime import datetime
        from dateutil.rrule import rrulestr
        class Late(BaseException):
            pass
        def late(*_):
            raise Late
        signal.signal(signal.SIGVTALRM, late)
        # The test's own threads block it, and children inherit that.
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGVTALRM])
        sys.stdout.reconfigure(encoding='utf-8')
        form = '%Y%m%dT%H%M%S'
        for line in sys.stdin:
            rule, start, count = line.rstrip().split('\\t')
            found = []
            end = ''
            try:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0.1)
                for moment in rrulestr(rule, dtstart=datetime.strptime(start, form)):
                    found.append(moment.strftime(form))
                    if len(found) == int(count):
                        break
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            except Late:
                end = '…'
            except ValueError:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            print(' '.join(found) + end)
        """

    private static let c = #"""
        #include <libical/ical.h>
        #include <setjmp.h>
        #include <signal.h>
        #include <stdio.h>
        #include <stdlib.h>
        #include <string.h>
        #include <sys/time.h>

        static sigjmp_buf out;
        static void late(int number) { siglongjmp(out, number); }

        static void limit(int microseconds) {
            struct itimerval time = {{0, 0}, {0, microseconds}};
            setitimer(ITIMER_VIRTUAL, &time, NULL);
        }

        int main(void) {
            char line[4096];
            signal(SIGVTALRM, late);
            sigset_t mine;
            sigemptyset(&mine);
            sigaddset(&mine, SIGVTALRM);
            sigprocmask(SIG_UNBLOCK, &mine, NULL);
            icalerror_set_errors_are_fatal(0);
            while (fgets(line, sizeof line, stdin)) {
                char *text = strtok(line, "\t");
                char *start = strtok(NULL, "\t");
                int count = atoi(strtok(NULL, "\t\n"));
                if (sigsetjmp(out, 1)) {
                    puts("…");
                    continue;
                }
                limit(100000);
                struct icalrecurrencetype rule = icalrecurrencetype_from_string(text);
                icalrecur_iterator *walk =
                    icalrecur_iterator_new(rule, icaltime_from_string(start));
                for (int i = 0; walk && i < count; i++) {
                    struct icaltimetype moment = icalrecur_iterator_next(walk);
                    if (icaltime_is_null_time(moment)) break;
                    printf("%s%s", i ? " " : "", icaltime_as_ical_string(moment));
                }
                limit(0);
                puts("");
                if (walk) icalrecur_iterator_free(walk);
            }
            return 0;
        }
        """#
}
