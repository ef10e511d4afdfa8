@preconcurrency import Dispatch
import Glibc
import JSON
import SourceText
import Testing

@testable import Control

@Suite("The socket")
struct ServerTests {
    @Test("A call is answered, and the service sees who asks")
    func call() throws {
        let service = try TestService()
        defer { service.stop() }
        let answer = try service.client.call("Status", ["search": "bảo lộc"])
        #expect(answer == ["now": "bảo lộc"])
        #expect(service.recorded.map(\.peer) == [TestService.clerk])
    }

    @Test("Errors come back with what they say")
    func errors() throws {
        let service = try TestService()
        defer { service.stop() }
        let refusal = ControlRefusal(.unknown, vi: "không có", en: "there is none")
        let error = #expect(throws: ControlError.self) {
            try service.client.call("Void", ["event": 1])
        }
        #expect(error?.refusals == [refusal])
        #expect(error?.description == "there is none")
        #expect(error?.isWorthRepeating == false)
        #expect(throws: ControlError.self) { try service.client.call("Discard") }
        #expect(throws: ControlError.self) {
            try service.client.call("Accept", ["duty": "a", "units": []])
        }
    }

    @Test("Several replies come one by one")
    func several() throws {
        let service = try TestService()
        defer { service.stop() }
        var replies: [JSONValue] = []
        try service.client.replies("Export", ["what": "events"]) { replies.append($0) }
        #expect(replies == [["entries": [1], "next": 1], ["entries": [2]]])
    }

    @Test("A peer that the kernel can't name is shown out")
    func nobody() throws {
        let service = try TestService(recognise: { _ in nil })
        defer { service.stop() }
        let connection = try RawConnection(service.path)
        connection.say(statusCall)
        #expect(try connection.hear() == nil)
        #expect(service.recorded.isEmpty)
    }

    @Test("Messages in one write are answered in their order, half a message waits")
    func pipelining() throws {
        let service = try TestService()
        defer { service.stop() }
        let connection = try RawConnection(service.path)
        let calls = ["1", "2", "3"].map { statusCall.replacing("\"a\"", with: "\"\($0)\"") }
        let last = Array(calls[2].utf8)
        connection.send(Array("\(calls[0])\0\(calls[1])\0".utf8) + last.prefix(20))
        #expect(try connection.hear() == ["parameters": ["now": "1"]])
        #expect(try connection.hear() == ["parameters": ["now": "2"]])
        connection.send(last.dropFirst(20) + [0])
        #expect(try connection.hear() == ["parameters": ["now": "3"]])
    }

    @Test("Whoever talks nonsense is cut off, and the others are served on")
    func nonsense() throws {
        let service = try TestService()
        defer { service.stop() }
        let good = try RawConnection(service.path)
        for text in ["nonsense", "{}", "[1,2", "\u{1}\u{2}"] {
            let bad = try RawConnection(service.path)
            bad.say(text)
            #expect(try bad.hear() == nil, "\(text)")
        }
        good.say(statusCall)
        #expect(try good.hear() == ["parameters": ["now": "a"]])
    }

    @Test(
        "A message beyond its sender's limit is read past and refused, and what follows is answered",
        arguments: [1_000, 70_000, 200_000, 3_000_000])
    func oversized(padding: Int) throws {
        var limits = ControlServer.Limits()
        limits.messageBytes = { $0.uid == 1000 ? 1_000 : 1 }
        let service = try TestService(limits: limits)
        defer { service.stop() }
        let connection = try RawConnection(service.path)
        connection.say(statusCall + String(repeating: " ", count: padding))
        let answer = try connection.hear()
        #expect(answer?["error"] == "vn.hanchot.Control.Refused")
        let refusals = answer?["parameters"]?["refusals"]?.arrayValue ?? []
        let refusal: ControlRefusal = try #require(refusals.first).decoded()
        #expect(refusal.reason.en.hasPrefix("the request is longer than 1000 bytes"))
        connection.say(statusCall)
        #expect(try connection.hear() == ["parameters": ["now": "a"]])
        #expect(service.recorded.count == 1)
    }

    @Test("A message without an end is held by nobody, and closed with its connection")
    func endless() throws {
        var limits = ControlServer.Limits()
        limits.messageBytes = { _ in 1000 }
        limits.unreadBytes = 100_000
        limits.idleSeconds = 0.1
        let service = try TestService(limits: limits)
        defer { service.stop() }
        let endless = try RawConnection(service.path)
        endless.send([UInt8](repeating: UInt8(ascii: " "), count: 200_000))
        #expect(try endless.hear() == nil)
        #expect(try service.client.call("Status", ["search": "b"]) == ["now": "b"])
    }

    @Test("A call that is sorted out is answered without its service")
    func sorted() throws {
        let service = try TestService(sorting: { call in
            call.method == "Reload" ? .answered(.notAllowed("x")) : nil
        })
        defer { service.stop() }
        let error = #expect(throws: ControlError.self) { try service.client.call("Reload") }
        #expect(
            error == .refused(error: "vn.hanchot.Control.NotAllowed", parameters: ["method": "x"]))
        #expect(service.recorded.isEmpty)
        #expect(try service.client.call("Status", ["search": "b"]) == ["now": "b"])
    }

    @Test("All clients together hold so much and no more; who holds the most gives way")
    func unfinished() throws {
        var limits = ControlServer.Limits()
        limits.unreadBytes = 50_000
        let service = try TestService(limits: limits)
        defer { service.stop() }
        let small = try RawConnection(service.path)
        small.send(statusCall.utf8.prefix(10))
        let large = try RawConnection(service.path)
        large.send([UInt8](repeating: UInt8(ascii: " "), count: 200_000))
        #expect(try large.hear()?["error"] == "vn.hanchot.Control.Busy")
        #expect(try large.hear() == nil)
        small.send(Array(statusCall.utf8.dropFirst(10)) + [0])
        #expect(try small.hear() == ["parameters": ["now": "a"]])
    }

    @Test("A client that doesn't take its answer keeps nobody else waiting")
    func deaf() throws {
        let service = try TestService()
        defer { service.stop() }
        let deaf = try RawConnection(service.path)
        deaf.say(#"{"method":"vn.hanchot.Control.Why","parameters":{"duty":"3000000","unit":""}}"#)
        #expect(try service.client.call("Status", ["search": "b"]) == ["now": "b"])
        let answer = try deaf.hear()
        let text = answer?["parameters"]?["explanations"]?.arrayValue?.first?.stringValue
        #expect(text?.count == 3_000_000)
    }

    @Test("A client that dribbles its message is served when it is whole")
    func dribble() throws {
        let service = try TestService()
        defer { service.stop() }
        let slow = try RawConnection(service.path)
        for byte in Array(statusCall.utf8) + [0] {
            slow.send([byte])
            if byte == UInt8(ascii: ",") {
                #expect(try service.client.call("Status", ["search": "b"]) == ["now": "b"])
            }
        }
        #expect(try slow.hear() == ["parameters": ["now": "a"]])
    }

    @Test("Beyond the number of clients the one idle longest gives way, and hears why")
    func crowd() throws {
        var limits = ControlServer.Limits()
        limits.clients = 8
        let service = try TestService(
            limits: limits, recognise: { _ in Peer(pid: 1, uid: 0, groups: []) })
        defer { service.stop() }
        let crowd = try (0..<8).map { _ in try RawConnection(service.path) }
        for connection in crowd {
            connection.say(statusCall)
            #expect(try connection.hear() != nil)
        }
        let late = try RawConnection(service.path)
        late.say(statusCall)
        #expect(try late.hear() == ["parameters": ["now": "a"]])
        #expect(try crowd[0].hear()?["error"] == "vn.hanchot.Control.Busy")
        #expect(try crowd[0].hear() == nil)
        crowd[7].say(statusCall)
        #expect(try crowd[7].hear() != nil)
    }

    @Test("One user's connections can't keep the others out")
    func perUser() throws {
        var limits = ControlServer.Limits()
        limits.clientsPerUser = 2
        let service = try TestService(limits: limits)
        defer { service.stop() }
        let held = try (0..<2).map { _ in try RawConnection(service.path) }
        for connection in held {
            connection.say(statusCall)
            #expect(try connection.hear() != nil)
        }
        // Told so, whether it has asked by then or not.
        let third = try RawConnection(service.path)
        let refusal: JSONValue = [
            "error": "vn.hanchot.Control.TooManyConnections", "parameters": ["limit": 2],
        ]
        #expect(try third.hear() == refusal)
        third.say(statusCall)
        #expect(try third.hear() == nil)
        let error = #expect(throws: ControlError.self) { try service.client.call("Status") }
        #expect(
            error
                == .refused(
                    error: "vn.hanchot.Control.TooManyConnections", parameters: ["limit": 2]))
        #expect(
            error?.text.en
                == "this user has 2 connections to hanchotd open, and no more are served; "
                + "close some, or try again in a moment")
        #expect(service.recorded.count == 2)
        held[0].say(statusCall)
        #expect(try held[0].hear() != nil)
    }

    @Test("Where everybody is being served a further caller hears that the service is busy")
    func busy() throws {
        var limits = ControlServer.Limits()
        limits.clients = 1
        let taken = DispatchSemaphore(value: 0)
        let service = try TestService(
            limits: limits,
            sorting: { call in
                if call.method == "Waive" { taken.signal() }
                return nil
            })
        defer { service.stop() }
        let served = try RawConnection(service.path)
        served.say(
            #"{"method":"vn.hanchot.Control.Waive","parameters":{"duty":"a","units":["b"]}}"#)
        taken.wait()
        let late = try RawConnection(service.path)
        late.say(statusCall)
        #expect(try late.hear()?["error"] == "vn.hanchot.Control.Busy")
        #expect(try late.hear() == nil)
        service.gate.signal()
        #expect(try served.hear() != nil)
    }

    @Test("A connection that says nothing for too long is closed")
    func idle() throws {
        var limits = ControlServer.Limits()
        limits.idleSeconds = 0.1
        let service = try TestService(limits: limits)
        defer { service.stop() }
        let silent = try RawConnection(service.path)
        #expect(try silent.hear() == nil)
    }

    @Test("A thousand calls of many clients at once are all answered")
    func storm() throws {
        let service = try TestService()
        defer { service.stop() }
        let path = service.path
        let box = CallBox()
        DispatchQueue.concurrentPerform(iterations: 10) { worker in
            let client = ControlClient(path: path, timeout: 60)
            for call in 0..<100 {
                do throws(ControlError) {
                    let search = JSONValue.string("\(worker)/\(call)")
                    guard try client.call("Status", ["search": search])["now"] == search else {
                        continue
                    }
                    box.add(ControlCall(peer: TestService.clerk, method: "", parameters: [:]))
                } catch {
                    Issue.record("\(error)")
                }
            }
        }
        #expect(box.calls.count == 1000)
    }
}
