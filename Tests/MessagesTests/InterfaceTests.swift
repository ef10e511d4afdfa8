@testable import Control
import JSON
import Messages
import Testing

/// The messages in Swift and the interface's text say the same.
struct InterfaceTests {
    static let messages: [any ControlMessage.Type] = [
        StatusCall.self, WhyCall.self, ReceiveCall.self, AcknowledgeCall.self, ReturnCall.self,
        AcceptCall.self, ExtendCall.self, WaiveCall.self, ReassignCall.self, VoidCall.self,
        ApplyCall.self, ReloadCall.self, PauseCall.self, SilenceCall.self, LiftSilenceCall.self,
        ReleaseCall.self, DiscardCall.self, ConfirmClockCall.self, InboundCall.self,
        ExportCall.self, HistoryCall.self, ForgetCall.self, RulesCall.self, CompareCall.self,
        WaitingCall.self, DecideCall.self, EventCall.self, SuspendCall.self,
        CalendarCall.self, LetterCall.self, PeriodCall.self, MatrixCall.self,
        ArrivalsCall.self, ComingCall.self, FindCall.self, UnitCall.self, MonthCall.self,
        ReviewCall.self,
        HeadPageCall.self, HeadAnswerCall.self, BoardLinkCall.self, BoardEnterCall.self,
        BoardLeaveCall.self, OnBehalfCall.self,
    ]

    private let definition: InterfaceDefinition

    init() throws { definition = try InterfaceDefinition(parsing: controlInterface) }

    @Test func `every method of the interface has its message, and every message its method`() {
        let methods = Self.messages.map { $0.method.rawValue }.sorted()
        #expect(methods == definition.methods.keys.sorted())
        #expect(methods == ControlMethod.allCases.map(\.rawValue).sorted())
    }

    @Test(arguments: messages.indices)
    func `a message has the members that its method takes, and its reply those that it gives`(
        index: Int
    ) throws {
        let message = Self.messages[index]
        let method = try #require(definition.methods[message.method.rawValue])
        expect(try Shape.of(message), fields(method.parameters), "\(message)")
        expect(try Shape.of(reply(of: message)), fields(method.result), "\(message).Reply")
    }

    private func expect(
        _ found: [String: InterfaceDefinition.Kind], _ wanted: [String: InterfaceDefinition.Kind],
        _ name: String
    ) {
        for member in Set(found.keys).union(wanted.keys).sorted() {
            #expect(found[member] == wanted[member], "\(name).\(member)")
        }
    }

    private func reply<Message: ControlMessage>(of message: Message.Type) -> any Decodable.Type {
        Message.Reply.self
    }

    private func fields(
        _ fields: [InterfaceDefinition.Field]
    ) -> [String: InterfaceDefinition.Kind] {
        Dictionary(uniqueKeysWithValues: fields.map { ($0.name, plain($0.kind)) })
    }

    /// With named types written out, and members and words in the order of their names.
    private func plain(_ kind: InterfaceDefinition.Kind) -> InterfaceDefinition.Kind {
        switch kind {
        case .bool, .int, .float, .string, .object: kind
        case .optional(let inner): .optional(plain(inner))
        case .array(let inner): .array(plain(inner))
        case .map(let inner): .map(plain(inner))
        case .named(let name): definition.types[name].map(plain) ?? kind
        case .choice(let words): .choice(words.sorted())
        case .structure(let fields):
            .structure(
                fields.map { InterfaceDefinition.Field(name: $0.name, kind: plain($0.kind)) }
                    .sorted { $0.name < $1.name })
        }
    }

    @Test func `a message comes back from its JSON as it was`() throws {
        var entry = EntryMessage(.receive, duty: "bao-cao", units: ["a", "b"])
        (entry.number, entry.on) = ("12/BC", "2025-11-03")
        let call = ApplyCall(entries: [entry, EntryMessage(.accept, duty: "d", units: ["c"])])
        let json = call.parameters
        #expect(json["entries"]?.arrayValue?.count == 2)
        #expect(json["request"] == nil)
        #expect(definition.mismatch(json, try parameters("Apply")) == nil)
        let back: ApplyCall = try json.decoded()
        #expect(back.entries == call.entries)
    }

    @Test func `what isn't as it should be is named by its place`() throws {
        let json: JSONValue = ["entries": [["event": "receive"], ["event": "fly"]]]
        #expect(throws: JSONMismatch.self) { try json.decoded(as: ApplyCall.self) }
        do throws(JSONMismatch) {
            _ = try (["entries": [["event": "void", "id": "7"]]] as JSONValue)
                .decoded(as: ApplyCall.self)
            Issue.record("a text was taken for a number")
        } catch {
            #expect(error.description == "entries.0.id: is not an integer")
        }
        do throws(JSONMismatch) {
            _ = try (["unit": "a"] as JSONValue).decoded(as: WhyCall.self)
            Issue.record("a missing member was passed over")
        } catch {
            #expect(error.description == "duty: is missing")
        }
    }

    private func parameters(_ method: String) throws -> [InterfaceDefinition.Field] {
        try #require(definition.methods[method]).parameters
    }
}
