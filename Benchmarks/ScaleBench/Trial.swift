import Civil
import Daemon
import Foundation
import Glibc
import MallocCount
import Rounds
import Scheduler
import Spool

/// What one process measures: the service's own parts, put together as the service does it.
struct Trial {
    /// Holds `rules`, `state` and `spool`.
    let directory: String

    enum Kind: String {
        case start, ticks, mail
        /// Ticks beside the undelivered mail of everybody, and the same once it was delivered.
        case undelivered, delivered
        /// Receipts while a reader holds a snapshot.
        case receipts
    }

    /// Results as `name value`, one a line.
    func run(_ kind: Kind) throws {
        let clock = ContinuousClock()
        let began = clock.now
        let bench = try start()
        let engine = bench.engine
        let next = try engine.nextInstant()
        report("start_ms", milliseconds(clock.now - began))
        report("start_cpu_ms", cpuTime())
        report("resident_kb", try status("VmRSS"))
        report("peak_start_kb", try status("VmHWM"))
        guard let next else { throw Failure("the agenda is empty") }
        switch kind {
        case .start: break
        case .ticks: try ticks(engine, from: next, count: 12)
        case .mail: try mail(engine, from: next)
        case .undelivered, .delivered:
            let after = try mailEverybody(engine, from: next)
            if kind == .delivered { try deliver(engine, at: after) }
            try ticks(engine, from: after, count: 6)
        case .receipts: try receipts(engine, from: next)
        }
        report("peak_kb", try status("VmHWM"))
    }

    private func start() throws -> OpenedService {
        let state = "\(directory)/state"
        for path in [state, "\(directory)/spool"] {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true)
        }
        let start = try CivilDateTime(parsing: Country.start)
        let first = Instant(start, offset: 7 * 3600)
        return try OpenedService(
            ServiceOptions(
                rules: ["\(directory)/rules"], state: state, spool: "\(directory)/spool",
                clock: ServiceClock.Fast(start: first, rate: 1))
        )
    }

    /// The first ticks that have something due, each for itself. Those that profilers look at run in
    /// a section of their own.
    private func ticks(_ engine: Engine, from first: Instant, count: Int) throws {
        var instant = first
        var cpu: [Double] = []
        var wall: [Double] = []
        var blocks: [Double] = []
        while cpu.count < count {
            let mails = engine.driver.mailsSpooled
            let (began, user, heap) = (ContinuousClock.now, cpuTime(), malloc_count())
            try measured { try engine.tick(now: instant) }
            let spent = (ContinuousClock.now - began, cpuTime() - user, malloc_count() - heap)
            if engine.driver.mailsSpooled - mails >= Country.few {
                wall.append(milliseconds(spent.0))
                cpu.append(spent.1)
                blocks.append(Double(spent.2))
            }
            guard let next = try engine.nextInstant(), next > instant else {
                throw Failure("the agenda ended too soon")
            }
            instant = next
        }
        // The first one fills caches.
        report("tick_ms", median(wall.dropFirst()))
        report("tick_cpu_ms", median(cpu.dropFirst()))
        report("tick_blocks", median(blocks.dropFirst()))
    }

    /// Ticks until everybody has been sent a mail; the instant after that.
    private func mailEverybody(_ engine: Engine, from first: Instant) throws -> Instant {
        var instant = first
        while true {
            let before = engine.driver.mailsSpooled
            try engine.tick(now: instant)
            guard let next = try engine.nextInstant(), next > instant else {
                throw Failure("the agenda ended too soon")
            }
            instant = next
            if engine.driver.mailsSpooled - before > 10 * Country.few { return instant }
        }
    }

    /// Delivery takes all that waits, and the ledger hears of it.
    private func deliver(_ engine: Engine, at instant: Instant) throws {
        let records = try engine.spool.claim().ids.map { id in
            DeliveryRecord(
                id: id, outcome: .sent, cause: .accepted, attempts: 1,
                firstAttempt: instant.microseconds, lastAttempt: instant.microseconds,
                replyCode: 250, replyText: "taken")
        }
        guard engine.spool.settle(records).isEmpty else {
            throw Failure("a mail could not be settled")
        }
        try engine.tick(now: engine.watermark)
    }

    /// What a receipt costs while somebody reads a snapshot of the book.
    private func receipts(_ engine: Engine, from instant: Instant) throws {
        try engine.tick(now: instant)
        let openings = engine.book.openings(of: "viec-0")
        guard let occurrence = openings.last?.occurrence else { throw Failure("nothing is open") }
        let units = engine.book.members(of: occurrence).prefix(40)
        var cpu: [Double] = []
        var blocks: [Double] = []
        for unit in units {
            let held = engine.book
            let (user, heap) = (cpuTime(), malloc_count())
            try measured {
                _ = try engine.driver.enter(
                    .received(number: "1/BC", none: false, note: nil),
                    to: [ObligationID(occurrence: occurrence, unit: unit)],
                    on: try CivilDate(parsing: "2025-03-03"), actor: "bench", request: nil,
                    now: instant)
            }
            cpu.append(cpuTime() - user)
            blocks.append(Double(malloc_count() - heap))
            withExtendedLifetime(held) {}
        }
        report("receipt_cpu_ms", median(cpu.dropFirst()))
        report("receipt_blocks", median(blocks.dropFirst()))
    }

    /// One reminder to everybody.
    private func mail(_ engine: Engine, from first: Instant) throws {
        var instant = first
        while engine.driver.mailsSpooled == 0 {
            let (began, heap) = (ContinuousClock.now, malloc_count())
            try engine.tick(now: instant)
            if engine.driver.mailsSpooled > 1 {
                let seconds = milliseconds(ContinuousClock.now - began) / 1000
                report("mails", Double(engine.driver.mailsSpooled))
                report("mail_seconds", seconds)
                report("mail_rate", Double(engine.driver.mailsSpooled) / seconds)
                report(
                    "mail_blocks",
                    Double(malloc_count() - heap) / Double(engine.driver.mailsSpooled))
            }
            guard let next = try engine.nextInstant(), next > instant else { return }
            instant = next
        }
    }
}

struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

private func report(_ name: String, _ value: Double) { print("\(name) \(value)") }

private func milliseconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) * 1e3 + Double(duration.components.attoseconds) / 1e15
}

private func median(_ values: ArraySlice<Double>) -> Double {
    let sorted = values.sorted()
    return sorted[sorted.count / 2]
}

/// Milliseconds that this process has computed, on all threads, in the kernel too.
private func cpuTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
}

/// A line of `/proc/self/status`, in kB.
private func status(_ name: String) throws -> Double {
    let text = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = text.split(separator: "\n").first { $0.hasPrefix("\(name):") }
    return line.flatMap { $0.split(whereSeparator: \.isWhitespace).dropFirst().first }
        .flatMap { Double($0) } ?? .nan
}

private func measured(_ body: () throws -> Void) throws {
    try withoutActuallyEscaping(body) { body in
        let call = Call(body)
        measured_section(
            { Unmanaged<Call>.fromOpaque($0!).takeUnretainedValue().run() },
            Unmanaged.passUnretained(call).toOpaque())
        if let error = call.error { throw error }
    }
}

private final class Call {
    let body: () throws -> Void
    var error: (any Error)?

    init(_ body: @escaping () throws -> Void) { self.body = body }

    func run() {
        do { try body() } catch { self.error = error }
    }
}
