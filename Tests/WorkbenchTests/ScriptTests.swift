import Civil
import Edits
import Rules
import Scheduler
import SourceText
import Testing

@testable import Workbench

/// Events written down beforehand: what they are read as, what is wrong with them, what they do.
struct ScriptTests {
    struct Fault: CustomTestStringConvertible {
        let says: String
        let line: String
        let finding: String

        init(_ says: String, _ line: String, _ finding: String) {
            self.says = says
            self.line = line
            self.finding = finding
        }

        var testDescription: String { says }
    }

    private static let start = #"{"at":"2025-11-03T09:00","duty":"bao-cao-nam","#

    @Test(
        "What is wrong with a line is told with its number",
        arguments: [
            Fault(
                "no JSON", "receive bao-cao-nam",
                "not an event: this is not a JSON object on one line (not JSON at byte 0: "
                    + "no value starts like this)"),
            Fault(
                "no event", start + #""unit":"thpt-bao-loc"}"#,
                "not an event: the key 'event' is missing"),
            Fault(
                "an unknown event", start + #""event":"recieve","unit":"thpt-bao-loc"}"#,
                "there is no event 'recieve'; did you mean 'receive'?"),
            Fault(
                "an unknown duty",
                #"{"at":"2025-11-03T09:00","event":"receive","duty":"bao-cao","unit":"thpt-bao-loc"}"#,
                "there is no duty 'bao-cao' in the rules"),
            Fault(
                "an unknown unit", start + #""event":"receive","unit":"thpt-bao-lok"}"#,
                "there is no unit or group 'thpt-bao-lok' in the registry"),
            Fault(
                "an entry of a ledger without its period",
                start + #""event":"receive","unit":"thpt-bao-loc","entry":3}"#,
                "not an event: the key 'period' is missing"),
            Fault("nobody", start + #""event":"receive"}"#, "'unit' or 'units' is missing"),
            Fault(
                "a day that isn't",
                start + #""event":"receive","unit":"thpt-bao-loc","on":"31/11/2025"}"#,
                "'on': day 31 is outside 1–30"),
            Fault(
                "an extension to nowhere", start + #""event":"extend","unit":"thpt-bao-loc"}"#,
                "'extend' needs 'to'"),
            Fault(
                "a number for a text", start + #""event":"receive","unit":"thpt-bao-loc","no":12}"#,
                "not an event: 'no' has the wrong type"),
        ])
    func faults(_ fault: Fault) throws {
        let text = "# ghi chú\n\n" + fault.line + "\n"
        let (script, findings) = Script.read(text, rules: try Shipped.rules())
        #expect(findings.map(\.description) == ["line 3: \(fault.finding)"])
        #expect(script.events.isEmpty)
    }

    @Test("All that is wrong comes at once, and what is right is kept, in order of time")
    func several() throws {
        let text = """
            {"at":"2025-11-04T09:00","event":"receive","duty":"bao-cao-nam","unit":"thpt-di-linh"}
            x
            {"at":"2025-11-03T09:00","event":"receive","duty":"bao-cao-nam","unit":"thpt-bao-loc"}\r
            y
            """
        let (script, findings) = Script.read(text, rules: try Shipped.rules())
        #expect(findings.map(\.line) == [2, 4])
        #expect(script.events.map(\.units) == [["thpt-bao-loc"], ["thpt-di-linh"]])
    }

    @Test("A report that was recorded ends what is told of it")
    func receipt() throws {
        let text = """
            {"at":"2025-10-29T09:00","event":"receive","duty":"bao-cao-nam","unit":"thpt-bao-loc"}
            """
        let script = Script.read(text, rules: try Shipped.rules()).script.events
        let simulation = try Simulation(
            rules: try Shipped.rules(), from: Shipped.day("20/10/2025"),
            to: Shipped.day("12/11/2025"), script: script)
        let days = try Line.all(simulation)
            .filter { $0.unit == "thpt-bao-loc" && $0.duty == "bao-cao-nam" }.map(\.day)
        #expect(days == ["2025-10-21", "2025-10-28"])
        #expect(simulation.idle.isEmpty)
    }

    @Test("An event that concerns nothing is told")
    func idle() throws {
        let text = """
            {"at":"2025-10-29T09:00","event":"receive","duty":"bao-cao-nam","unit":"giam-doc"}
            """
        let script = Script.read(text, rules: try Shipped.rules()).script.events
        let simulation = try Simulation(
            rules: try Shipped.rules(), from: Shipped.day("20/10/2025"),
            to: Shipped.day("12/11/2025"), script: script)
        #expect(simulation.idle.map(\.event.units) == [["giam-doc"]])
    }

    @Test(
        "What can't be entered for some of a line's units is told with the line, and the rest is entered"
    )
    func partly() throws {
        let text = """
            # hai trường
            {"at":"2025-10-20T09:00","event":"receive","duty":"bao-cao-nam","unit":"thpt-bao-loc"}
            {"at":"2025-10-21T09:00","event":"receive","duty":"bao-cao-nam","units":["thpt-di-linh","thpt-bao-loc","giam-doc"]}
            {"at":"2025-10-22T09:00","event":"extend","duty":"bao-cao-nam","units":["truc-thuoc"],"to":"2025-11-20"}
            """
        let script = Script.read(text, rules: try Shipped.rules()).script.events
        #expect(script.map(\.line) == [2, 3, 4])
        let simulation = try Simulation(
            rules: try Shipped.rules(), from: Shipped.day("20/10/2025"),
            to: Shipped.day("12/11/2025"), script: script)
        #expect(simulation.idle.map { $0.place(in: "e.jsonl") } == ["e.jsonl:3"])
        let said = try #require(simulation.idle.first?.matter.en)
        #expect(said.contains("thpt-bao-loc") && said.contains("giam-doc"), "\(said)")
        #expect(!said.contains("thpt-di-linh"), "\(said)")
        let late = try Line.all(simulation).filter { $0.kind == "overdue" }.map(\.unit)
        #expect(!late.contains("thpt-di-linh"))
    }

    @Test("Every event of the shipped rehearsal concerns something")
    func rehearsal() throws {
        let simulation = try Simulation(
            rules: try Shipped.rules(), from: Shipped.day("02/01/2025"),
            to: Shipped.day("31/12/2025"), script: try Shipped.rehearsal())
        #expect(simulation.idle.map { $0.matter.en } == [])
        let kinds = Set(try Line.all(simulation).map(\.kind))
        #expect(kinds.isSuperset(of: ["reminder", "overdue", "escalation", "tally", "moved"]))
    }
}
