import JSON
import Testing

@testable import Control

@Suite("What a message means")
struct DispatcherTests {
    private static func dispatcher() throws -> Dispatcher {
        Dispatcher(
            info: TestService.info, definition: try InterfaceDefinition(parsing: controlInterface),
            service: try InterfaceDefinition(parsing: serviceInterface))
    }

    struct Answered: Sendable, CustomTestStringConvertible {
        let message: String
        let answer: JSONValue
        var testDescription: String { message }
    }

    private static func error(_ name: String, _ parameters: JSONValue) -> JSONValue {
        ["error": .string("org.varlink.service.\(name)"), "parameters": parameters]
    }

    @Test(
        "What is asked of Varlink itself is answered with its standard errors",
        arguments: [
            Answered(
                message: #"{"method":"org.varlink.service.GetInfo"}"#,
                answer: [
                    "parameters": [
                        "vendor": "Hanchot", "product": "hanchotd", "version": "1",
                        "url": "https://hanchot.example/",
                        "interfaces": ["org.varlink.service", "vn.hanchot.Control"],
                    ]
                ]),
            Answered(
                message: #"{"method":"vn.hanchot.Control.Nope"}"#,
                answer: error("MethodNotFound", ["method": "vn.hanchot.Control.Nope"])),
            Answered(
                message: #"{"method":"nodots"}"#,
                answer: error("MethodNotFound", ["method": "nodots"])),
            Answered(
                message: #"{"method":"a.b.C"}"#,
                answer: error("InterfaceNotFound", ["interface": "a.b"])),
            Answered(
                message:
                    #"{"method":"org.varlink.service.GetInterfaceDescription","parameters":{"interface":"a.b"}}"#,
                answer: error("InterfaceNotFound", ["interface": "a.b"])),
            Answered(
                message: #"{"method":"vn.hanchot.Control.Void","parameters":{"event":"x"}}"#,
                answer: error("InvalidParameter", ["parameter": "event"])),
            Answered(
                message: #"{"method":"vn.hanchot.Control.Void"}"#,
                answer: error("InvalidParameter", ["parameter": "event"])),
            Answered(
                message: #"{"method":"vn.hanchot.Control.Void","parameters":{"event":1,"evnt":2}}"#,
                answer: error("InvalidParameter", ["parameter": "evnt"])),
            Answered(
                message:
                    #"{"method":"vn.hanchot.Control.OnBehalf","parameters":{"session":"s","method":"Void","parameters":{"event":"x"}}}"#,
                answer: error("InvalidParameter", ["parameter": "event"])),
            Answered(
                message:
                    #"{"method":"vn.hanchot.Control.OnBehalf","parameters":{"session":"s","method":"OnBehalf","parameters":{}}}"#,
                answer: error("InvalidParameter", ["parameter": "method"])),
            Answered(
                message: #"{"method":"vn.hanchot.Control.Reload","upgrade":true}"#,
                answer: error("InvalidParameter", ["parameter": "upgrade"])),
        ])
    func answers(example: Answered) throws {
        let verdict = try Self.dispatcher().judge(example.message.utf8)
        guard case .answer(let messages) = verdict else {
            Issue.record("\(verdict)")
            return
        }
        #expect(messages == [example.answer])
    }

    @Test(
        "What isn't a call ends the connection",
        arguments: [
            "", "x", "[]", "{}", #"{"method":1}"#, #"{"method":"a.b.C","parameters":[]}"#,
            #"{"method":"a.b.C","oneway":1}"#, #"{"method":"a.b.C","more":"yes"}"#,
        ])
    func hangsUp(message: String) throws {
        guard case .hangUp = try Self.dispatcher().judge(message.utf8) else {
            Issue.record("it was taken")
            return
        }
    }

    @Test("The interface is told word for word")
    func description() throws {
        let message =
            #"{"method":"org.varlink.service.GetInterfaceDescription","#
            + #""parameters":{"interface":"vn.hanchot.Control"}}"#
        guard case .answer(let messages) = try Self.dispatcher().judge(message.utf8) else {
            Issue.record("no answer")
            return
        }
        #expect(messages.first?["parameters"]?["description"]?.stringValue == controlInterface)
    }

    @Test("Several replies go to a caller that wants more, and are an error for another")
    func several() throws {
        let dispatcher = try Self.dispatcher()
        let reply = ControlReply.several([["a": 1], ["a": 2]])
        #expect(
            dispatcher.messages(reply, method: "Export", wantsMore: true) == [
                ["parameters": ["a": 1], "continues": true], ["parameters": ["a": 2]],
            ])
        #expect(
            dispatcher.messages(reply, method: "Export", wantsMore: false) == [
                Self.error("ExpectedMore", [:])
            ])
        #expect(
            dispatcher.messages(.notImplemented, method: "Export", wantsMore: false) == [
                Self.error("MethodNotImplemented", ["method": "vn.hanchot.Control.Export"])
            ])
    }

    @Test("A one-way caller hears nothing, not even of an error")
    func oneWay() throws {
        let message = #"{"method":"vn.hanchot.Control.Nope","oneway":true}"#
        guard case .answer([]) = try Self.dispatcher().judge(message.utf8) else {
            Issue.record("it was answered")
            return
        }
    }
}
