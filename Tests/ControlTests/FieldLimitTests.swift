import JSON
import SourceText
import Testing

@testable import Control

@Suite("How much a call may say")
struct FieldLimitTests {
    private func refusals(_ method: String, _ parameters: JSONValue) throws -> [ControlRefusal]? {
        let dispatcher = Dispatcher(
            info: TestService.info, definition: try InterfaceDefinition(parsing: controlInterface),
            service: try InterfaceDefinition(parsing: serviceInterface))
        let call: JSONValue = [
            "method": .string("\(controlInterfaceName).\(method)"), "parameters": parameters,
        ]
        switch dispatcher.judge(call.utf8) {
        case .call: return nil
        case .hangUp: return []
        case .answer(let messages):
            guard messages.first?["error"] == .string("\(controlInterfaceName).Refused") else {
                return []
            }
            let refusals = messages.first?["parameters"]?["refusals"]?.arrayValue ?? []
            return try refusals.map { try $0.decoded(as: ControlRefusal.self) }
        }
    }

    /// A value of `kind` in which every text has so many letters and every list so many members.
    private func value(
        _ kind: InterfaceDefinition.Kind, _ letters: Int, _ members: Int,
        _ definition: InterfaceDefinition
    ) -> JSONValue {
        switch kind {
        case .bool: true
        case .int: 1
        case .float: .double(1.5)
        case .string: .string(String(repeating: "ơ", count: letters))
        case .object: [:]
        case .optional(let inner): value(inner, letters, members, definition)
        case .array(let inner):
            .array(
                Array(repeating: value(inner, letters, members, definition), count: members))
        case .map(let inner): ["a": value(inner, letters, members, definition)]
        case .named(let name):
            definition.types[name].map { value($0, letters, members, definition) } ?? .null
        case .structure(let fields):
            .object(
                Dictionary(
                    uniqueKeysWithValues: fields.map {
                        ($0.name, value($0.kind, letters, members, definition))
                    }))
        case .choice(let words): .string(words[0])
        }
    }

    @Test("Every text and every list of every call of the interface has a limit")
    func everyField() throws {
        let definition = try InterfaceDefinition(parsing: controlInterface)
        var texts = 0
        for (name, method) in definition.methods {
            for field in method.parameters {
                var call: [String: JSONValue] = [:]
                for other in method.parameters {
                    call[other.name] = value(other.kind, 1, 1, definition)
                }
                // What it holds is a call of its own.
                if name == "OnBehalf" { (call["method"], call["parameters"]) = ("Reload", [:]) }
                #expect(try refusals(name, .object(call)) == nil, "\(name)")
                let letters =
                    1 + (field.name == "message" ? FieldLimits.message : FieldLimits.prose)
                let long = value(field.kind, letters, 1, definition)
                guard "\(long)".utf8.count > letters else { continue }
                texts += 1
                call[field.name] = long
                let found = try refusals(name, .object(call)) ?? []
                #expect(!found.isEmpty, "\(name).\(field.name)")
                #expect(found.allSatisfy { $0.code == .unusable }, "\(name).\(field.name)")
            }
        }
        #expect(texts > 40)
        let many = JSONValue.array(Array(repeating: "a", count: FieldLimits.units + 1))
        #expect(try refusals("Receive", ["duty": "a", "units": many])?.count == 1)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let method: String
        let parameters: JSONValue
        let says: [String]
        var testDescription: String { method }
    }

    @Test(
        "What is too long is named with its length and its limit, all of it at once",
        arguments: [
            Case(
                method: "Status",
                parameters: ["duty": .string(String(repeating: "a", count: 1 << 20))],
                says: ["'duty' is 1048576 characters long, at most 200 are taken; shorten it"]),
            Case(
                method: "Return",
                parameters: [
                    "duty": .string(String(repeating: "ơ", count: 201)), "units": ["a"],
                    "note": .string(String(repeating: "ơ", count: 4_001)),
                ],
                says: [
                    "'duty' is 201 characters long, at most 200 are taken; shorten it",
                    "'note' is 4001 characters long, at most 4000 are taken; shorten it",
                ]),
        ])
    func named(example: Case) throws {
        let found = try refusals(example.method, example.parameters)
        #expect(found?.map(\.reason.en) == example.says)
    }

    @Test("What is as long as it may be is taken, in letters of several octets too")
    func atTheLimit() throws {
        #expect(
            try refusals(
                "Return",
                [
                    "duty": .string(String(repeating: "ơ", count: 200)), "units": ["a"],
                    "note": .string(String(repeating: "ơ", count: 4_000)),
                ]) == nil)
    }

    @Test("An entry that says too much is told by its place")
    func entry() throws {
        let long = JSONValue.string(String(repeating: "x", count: 201))
        let found = try refusals(
            "Apply",
            ["entries": [["event": "void", "id": 1], ["event": "receive", "number": long]]])
        #expect(found?.map(\.entry) == [1])
    }
}
