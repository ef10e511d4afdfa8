import JSON
import SourceText
import Testing

@testable import Control

@Suite("Varlink's interface language")
struct InterfaceTests {
    @Test("The control interface can be read, and has every command of the design's table")
    func ownInterface() throws {
        let definition = try InterfaceDefinition(parsing: controlInterface)
        #expect(definition.name == controlInterfaceName)
        #expect(
            definition.methods.keys.sorted() == [
                "Accept", "Acknowledge", "Apply", "Arrivals", "BoardEnter", "BoardLeave",
                "BoardLink", "Calendar", "Coming", "Compare", "ConfirmClock", "Decide",
                "Discard", "Event", "Export", "Extend", "Find", "Forget", "HeadAnswer", "HeadPage",
                "History", "Inbound",
                "Letter", "LiftSilence", "Matrix", "Month", "OnBehalf", "Pause", "Period",
                "Reassign",
                "Receive", "Release", "Reload", "Return", "Review", "Rules", "Silence", "Status",
                "Suspend", "Unit", "Void", "Waiting", "Waive", "Why",
            ])
        #expect(
            definition.errors.keys.sorted() == [
                "Busy", "ForeignForm", "LedgerUnavailable", "NoLink", "NoSession", "NotAllowed",
                "Refused", "TooManyConnections", "TooManyMessages",
            ])
        #expect(try InterfaceDefinition(parsing: serviceInterface).errors.count == 5)
    }

    struct Broken: Sendable, CustomTestStringConvertible {
        let text: String
        let finding: String
        var testDescription: String { text }
    }

    @Test(
        "What isn't an interface is refused with its line",
        arguments: [
            Broken(text: "", finding: "line 1: expected interface, found the end"),
            Broken(
                text: "interface a.b\nmethod X(", finding: "line 2: expected a name, found the end"),
            Broken(
                text: "interface a.b\nmethod X() -> (a: Nope)", finding: "line 2: no type Nope"),
            Broken(
                text: "interface a.b\n\nfoo",
                finding: "line 3: expected method, type or error, found foo"),
            Broken(
                text: "interface a.b\ntype T (a: int, b)",
                finding: "line 2: a name without its type"),
            Broken(
                text: "interface a.b\nmethod X() (a: int)", finding: "line 2: expected ->, found ("),
        ])
    func refused(broken: Broken) {
        do throws(InterfaceError) {
            _ = try InterfaceDefinition(parsing: broken.text)
            Issue.record("it was taken")
        } catch {
            #expect(error.description == broken.finding)
        }
    }

    struct Fit: Sendable, CustomTestStringConvertible {
        let value: JSONValue
        let mismatch: String?
        var testDescription: String { value.description }
    }

    private static let fields = """
        interface a.b
        type Day (iso: string)
        method X(
          n: int, f: ?float, words: []string, map: ?[string]bool, day: ?Day, which: (one, two)
        ) -> ()
        """

    @Test(
        "Values are held to their types, and unknown members are refused",
        arguments: [
            Fit(value: ["n": 1, "words": ["a"], "which": "one"], mismatch: nil),
            Fit(value: ["n": 1, "words": [], "which": "two", "f": 2], mismatch: nil),
            Fit(value: ["n": 1, "words": [], "which": "two", "f": .double(0.5)], mismatch: nil),
            Fit(value: ["n": 1, "words": [], "which": "one", "day": .null], mismatch: nil),
            Fit(
                value: [
                    "n": 1, "words": [], "which": "one", "day": ["iso": "x"], "map": ["k": true],
                ],
                mismatch: nil),
            Fit(value: ["words": [], "which": "one"], mismatch: "n"),
            Fit(value: ["n": .double(1.5), "words": [], "which": "one"], mismatch: "n"),
            Fit(value: ["n": 1, "words": [1], "which": "one"], mismatch: "words"),
            Fit(value: ["n": 1, "words": "a", "which": "one"], mismatch: "words"),
            Fit(value: ["n": 1, "words": [], "which": "three"], mismatch: "which"),
            Fit(value: ["n": 1, "words": [], "which": "one", "map": ["k": 1]], mismatch: "map"),
            Fit(value: ["n": 1, "words": [], "which": "one", "day": ["iso": 1]], mismatch: "day"),
            Fit(value: ["n": 1, "words": [], "which": "one", "extra": 1], mismatch: "extra"),
            Fit(value: [], mismatch: "parameters"),
        ])
    func types(fit: Fit) throws {
        let definition = try InterfaceDefinition(parsing: Self.fields)
        let method = try #require(definition.methods["X"])
        #expect(definition.mismatch(fit.value, method.parameters) == fit.mismatch)
    }

    @Test("A refusal survives the wire, and words its suggestions in both languages")
    func refusals() throws {
        let refusal = ControlRefusal(
            entry: 3, .unknown, vi: "không có 'a'", en: "there is no 'a'", suggestions: ["b", "c"])
        #expect(try JSONValue(of: refusal).decoded() == refusal)
        #expect(refusal.text(.vi) == "không có 'a'; có phải là b, c?")
        #expect(refusal.text(.en) == "there is no 'a'; did you mean b, c?")
        let several = ControlRefusal(.ambiguous, vi: "có 2", en: "2 fit", suggestions: ["b", "c"])
        #expect(several.text(.en) == "2 fit: b, c")
    }
}
