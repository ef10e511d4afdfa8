import Control
import Dispatch
import Foundation
import JSON
import Rules
import Testing

@testable import Daemon

@Suite("While the scheduler is busy")
struct StuckQueueTests {
    /// A service that doesn't run, with its socket, whose scheduler's queue is stuck.
    private final class Stuck {
        let directory = "/tmp/hc-\(UUID().uuidString.prefix(8))"
        let client: ControlClient
        private let service: Service
        private let desk: ControlDesk
        private let gate = DispatchSemaphore(value: 0)

        init() throws {
            let rules = directory + "/rules"
            try FileManager.default.createDirectory(
                atPath: rules, withIntermediateDirectories: true)
            for source in TestRules.all {
                try Data(source.bytes).write(to: URL(fileURLWithPath: "\(rules)/\(source.name)"))
            }
            service = try Service(
                ServiceOptions(
                    rules: [rules], state: directory + "/state", spool: directory + "/spool",
                    clock: ServiceClock.Fast(
                        start: try DeskBench.instant("2025-10-01T07:00"), rate: 1)))
            let (service, gate) = (service, gate)
            service.queue.dispatchQueue.sync {
                service.assumeIsolated { $0.wake() }
            }
            desk = try ControlDesk(
                service: service, socket: directory + "/s", boardUser: "hanchot-board")
            service.queue.dispatchQueue.async { gate.wait() }
            client = ControlClient(path: directory + "/s", timeout: 60)
        }

        func end() throws {
            gate.signal()
            service.queue.dispatchQueue.sync {}
            try FileManager.default.removeItem(atPath: directory)
        }
    }

    @Test("Every method that only reads is answered, and the health of the service with it")
    func reads() throws {
        let stuck = try Stuck()
        #expect(try stuck.client.call("Status")["health"]?["ok"] != nil)
        #expect(
            try stuck.client.call("Status", ["unit": "bao-loc"])["obligations"]?.arrayValue?
                .isEmpty == false)
        let why = try stuck.client.call("Why", ["duty": "bao-cao", "unit": "bao-loc"])
        #expect(why["explanations"]?.arrayValue?.isEmpty == false)
        #expect(try stuck.client.call("History", ["about": "bao-loc"])["lines"] != nil)
        for what in ["events", "notices"] {
            #expect(
                try stuck.client.call("Export", ["what": .string(what)])["entries"] != nil)
        }
        try stuck.end()
    }

    @Test("What is refused for what it says is refused at once")
    func refusals() throws {
        let stuck = try Stuck()
        let long = JSONValue.string(String(repeating: "a", count: 2 << 20))
        let error = #expect(throws: ControlError.self) {
            try stuck.client.call("Receive", ["duty": long, "units": ["bao-loc"]])
        }
        #expect(error?.refusals.map(\.code) == [.unusable])
        let answer = try stuck.client.call("Inbound", ["message": "VG86IGFAYi5leGFtcGxlCgpobQo="])
        #expect(answer["accepted"] == false)
        #expect(answer["text"]?["en"] == "no address that it came to carries a token")
        try stuck.end()
    }
}
