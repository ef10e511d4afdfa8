import Foundation

/// The whole measurement: the large ledger beside one with a thousandth of what is open, the
/// registry in both forms, and a mail to everybody.
struct Comparison {
    let units: Int
    let duties: Int

    private static let startTarget = 1000.0
    private static let residentTarget = 120.0
    private static let ratioTarget = 1.10
    private static let mailRateTarget = 5000.0
    private static let mailBlocksTarget = 200.0

    func run() throws {
        let root = NSTemporaryDirectory() + "hanchot-scale-\(getpid())"
        defer {
            do { try FileManager.default.removeItem(atPath: root) } catch {
                print("could not remove \(root): \(error)")
            }
        }
        func scenario(
            _ name: String, _ share: Country.Share, _ form: Country.Form, _ due: Country.Due,
            duties: Int
        ) throws -> Scenario {
            let country = Country(
                units: units, duties: duties, share: share, registry: form, due: due)
            let scenario = Scenario(name: name, country: country, root: root)
            try scenario.prepare()
            return scenario
        }
        let open = units * duties
        say("\(units) units x \(duties) duties: \(open) open obligations, and \(open / 1000)\n")
        let large = try scenario("large", .all, .csv, .few, duties: duties)
        let small = try scenario("small", .thousandth, .csv, .few, duties: duties)
        let tree = try scenario("yaml", .all, .yaml, .few, duties: duties)
        try starts(large, tree)
        _ = try small.run(.start)
        try ticks(large, small)
        try receipts(large, small)
        try mails(try scenario("mail", .all, .csv, .everybody, duties: duties))
        try backlog(try scenario("backlog", .all, .csv, .both, duties: 1))
        try instructions(large, small)
    }

    private func starts(_ table: Scenario, _ tree: Scenario) throws {
        line("start to ready", "CSV", "YAML", "target")
        let first = (try table.run(.start), try tree.run(.start))
        line("  first, everything opens (ms)", first.0, first.1, "start_ms", nil)
        let again = (try table.run(.start), try tree.run(.start))
        line("  again, all of it open (ms)", again.0, again.1, "start_ms", Self.startTarget)
        line("  of it computing (ms)", again.0, again.1, "start_cpu_ms", nil)
        line("  resident when ready (MB)", again.0, again.1, "resident_kb", Self.residentTarget)
        line("  at its peak (MB)", again.0, again.1, "peak_start_kb", nil)
        say("")
    }

    private func ticks(_ large: Scenario, _ small: Scenario) throws {
        say("one tick with \(Country.few) mails due")
        line("", "large", "small", "ratio (target \(text(Self.ratioTarget)))")
        // Side by side and by turns: what disturbs the machine disturbs both.
        var found: (large: [[String: Double]], small: [[String: Double]]) = ([], [])
        for _ in 0..<3 {
            found.large.append(try large.rehearse(.ticks))
            found.small.append(try small.rehearse(.ticks))
        }
        for (label, name) in [
            ("  time, files flushed (ms)", "tick_ms"), ("  computing (ms)", "tick_cpu_ms"),
            ("  blocks of memory asked for", "tick_blocks"),
        ] {
            ratio(label, best(found.large, name), best(found.small, name))
        }
        say("")
    }

    private func receipts(_ large: Scenario, _ small: Scenario) throws {
        say("one receipt while a reader holds a snapshot")
        line("", "large", "small", "ratio (target \(text(Self.ratioTarget)))")
        let found = (try large.rehearse(.receipts), try small.rehearse(.receipts))
        for (label, name) in [
            ("  computing (ms)", "receipt_cpu_ms"), ("  blocks of memory", "receipt_blocks"),
        ] {
            ratio(label, found.0[name] ?? .nan, found.1[name] ?? .nan)
        }
        say("")
    }

    private func backlog(_ scenario: Scenario) throws {
        _ = try scenario.run(.start)
        say("")
        say("one tick with \(Country.few) mails due beside \(units) undelivered ones")
        line("", "undelivered", "delivered", "ratio (target \(text(Self.ratioTarget)))")
        let found = (try scenario.rehearse(.undelivered), try scenario.rehearse(.delivered))
        for (label, name) in [
            ("  computing (ms)", "tick_cpu_ms"), ("  blocks of memory asked for", "tick_blocks"),
        ] {
            ratio(label, found.0[name] ?? .nan, found.1[name] ?? .nan)
        }
    }

    /// The last thing, since it takes minutes.
    private func instructions(_ large: Scenario, _ small: Scenario) throws {
        say("")
        if let (a, b) = try pair(large.instructions(), small.instructions()) {
            ratio("  instructions, all ticks", a, b)
        } else {
            say("  instructions: not counted, valgrind is not installed")
        }
    }

    private func mails(_ scenario: Scenario) throws {
        _ = try scenario.run(.start)
        let run = try scenario.run(.mail)
        say("one reminder to everybody: decided, rendered, frozen, published")
        func found(_ name: String) -> Double { run[name] ?? .nan }
        let (rate, blocks) = (found("mail_rate"), found("mail_blocks"))
        line("  mails", text(found("mails")))
        line("  seconds", text(found("mail_seconds")))
        line(
            "  mails a second", text(rate),
            "at least \(text(Self.mailRateTarget)): \(rate >= Self.mailRateTarget ? "met" : "MISSED")"
        )
        line(
            "  blocks of memory a mail", text(blocks),
            "at most \(text(Self.mailBlocksTarget)): \(blocks <= Self.mailBlocksTarget ? "met" : "MISSED")"
        )
        line("  resident at its peak (MB)", text(found("peak_kb") / 1024))
    }

    // MARK: Printing

    private func best(_ runs: [[String: Double]], _ name: String) -> Double {
        runs.compactMap { $0[name] }.min() ?? .nan
    }

    private func pair(_ a: Double?, _ b: Double?) -> (Double, Double)? {
        if let a, let b { (a, b) } else { nil }
    }

    private func line(_ cells: String...) {
        let widths = [34, 14, 14, 28]
        say(
            zip(cells, widths).map { cell, width in
                cell.padding(toLength: max(width, cell.count), withPad: " ", startingAt: 0)
            }.joined())
    }

    private func line(
        _ label: String, _ a: [String: Double], _ b: [String: Double], _ name: String,
        _ target: Double?
    ) {
        let scale = name.hasSuffix("_kb") ? 1024.0 : 1
        let (a, b) = ((a[name] ?? .nan) / scale, (b[name] ?? .nan) / scale)
        line(
            label, text(a), text(b),
            target.map { "under \(text($0)): \(max(a, b) < $0 ? "met" : "MISSED")" } ?? "")
    }

    private func ratio(_ label: String, _ large: Double, _ small: Double) {
        let ratio = large / small
        line(
            label, text(large), text(small),
            "\(text(ratio)) \(ratio <= Self.ratioTarget ? "met" : "MISSED")")
    }

    /// At once, also into a pipe.
    private func say(_ text: String) { FileHandle.standardOutput.write(Data("\(text)\n".utf8)) }

    private func text(_ value: Double) -> String {
        value >= 100 ? String(Int(value.rounded())) : String(format: "%.2f", value)
    }
}
