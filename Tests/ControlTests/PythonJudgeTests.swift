import Foundation
import JSON
import Testing

@testable import Control

/// The Python `varlink` client as an outside judge of the protocol.
///
/// `HANCHOT_PYTHON` names an interpreter that has it; without one, a virtual environment is made once
/// below `.build`.
enum VarlinkPython {
    struct Output {
        let status: Int32
        let text: String
    }

    private static let environment: String = {
        let file = URL(fileURLWithPath: #filePath)
        return file.deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent(".build/varlink-judge").path
    }()

    static func interpreter() throws -> String {
        if let named = ProcessInfo.processInfo.environment["HANCHOT_PYTHON"] { return named }
        let python = environment + "/bin/python3"
        if try hasClient(python) { return python }
        _ = try run("/usr/bin/env", ["python3", "-m", "venv", environment])
        _ = try run(python, ["-m", "pip", "-q", "install", "varlink"])
        guard try hasClient(python) else {
            throw TestFailure(
                "the outside judge is missing: python3 -m venv \(environment) && \(python) -m pip "
                    + "install varlink")
        }
        return python
    }

    private static func hasClient(_ python: String) throws -> Bool {
        guard FileManager.default.isExecutableFile(atPath: python) else { return false }
        return try run(python, ["-c", "import varlink"]).status == 0
    }

    static func run(_ program: String, _ arguments: [String]) throws -> Output {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Output(
            status: process.terminationStatus, text: String(decoding: data, as: UTF8.self))
    }
}

@Suite("Judged by Python's varlink client", .serialized)
struct PythonJudgeTests {
    private func varlink(_ arguments: String..., at service: TestService) throws
        -> VarlinkPython.Output
    {
        let addressed = arguments.map { $0.replacing("SOCKET", with: "unix:\(service.path)") }
        return try VarlinkPython.run(
            try VarlinkPython.interpreter(), ["-m", "varlink.cli"] + addressed)
    }

    @Test("info: vendor, product, version and interfaces")
    func info() throws {
        let service = try TestService()
        defer { service.stop() }
        let output = try varlink("info", "SOCKET", at: service)
        #expect(output.status == 0)
        for part in ["Hanchot", "hanchotd", "org.varlink.service", "vn.hanchot.Control"] {
            #expect(output.text.contains(part), "\(output.text)")
        }
    }

    @Test("help: the interface parses there and is shown whole")
    func help() throws {
        let service = try TestService()
        defer { service.stop() }
        let output = try varlink("help", "SOCKET/vn.hanchot.Control", at: service)
        #expect(output.status == 0)
        #expect(output.text.contains("method Receive("))
        #expect(output.text.contains("error Refused (refusals: []Refusal)"))
    }

    @Test("call: parameters and answers travel both ways in Vietnamese")
    func call() throws {
        let service = try TestService()
        defer { service.stop() }
        let output = try varlink(
            "call", "SOCKET/vn.hanchot.Control.Status", #"{"search":"Bảo Lộc"}"#, at: service)
        #expect(output.status == 0)
        #expect(service.recorded.first?.parameters == ["search": "Bảo Lộc"])
        #expect(try JSONValue(parsing: output.text.utf8) == ["now": "Bảo Lộc"])
    }

    @Test("Errors of the interface and of Varlink arrive as such")
    func errors() throws {
        let service = try TestService()
        defer { service.stop() }
        let script = """
            import sys, varlink
            with varlink.Client(address=sys.argv[1]) as client:
                with client.open('vn.hanchot.Control') as control:
                    for call in (lambda: control.Void(event=1), lambda: control.Discard(),
                                 lambda: control.Accept(duty='a', units=[])):
                        try:
                            call()
                        except varlink.VarlinkError as error:
                            print(error.error(), sorted(error.parameters()))
                with client.open('vn.hanchot.Control') as control:
                    print([reply['entries'] for reply in control.Export(what='events', _more=True)])
            """
        let output = try VarlinkPython.run(
            try VarlinkPython.interpreter(), ["-c", script, "unix:\(service.path)"])
        #expect(
            output.text == """
                vn.hanchot.Control.Refused ['refusals']
                org.varlink.service.MethodNotImplemented ['method']
                org.varlink.service.InvalidParameter ['parameter']
                [[1], [2]]

                """)
    }
}
