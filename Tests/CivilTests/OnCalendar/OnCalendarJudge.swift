import Civil

/// What `systemd-analyze calendar` thinks of expressions.
enum OnCalendarJudge {
    static let program = "/usr/bin/systemd-analyze"

    enum Verdict: Hashable {
        case refused
        /// In its normalised form, with as many instants as were asked for, or as there are, in
        /// whole seconds since 1970.
        case understood(String, instants: [Int64])
        /// The search took it too many steps.
        case gaveUp
    }

    enum Failure: Error { case notUnderstood(String) }

    /// One verdict for each expression. `base` is exclusive; `zone` is that of the machine, as far
    /// as the program knows.
    static func verdicts(
        on expressions: [String], after base: Instant, in zone: String, count: Int
    ) throws -> [Verdict] {
        let local = base.local(offset: 0)
        let (output, errors) = try ZoneJudge.run(
            program,
            [
                "calendar", "--iterations=\(count)",
                "--base-time=\(local.date.iso) \(local.time.isoWithSeconds) UTC", "--",
            ] + expressions, environment: ["TZ": ":" + zone, "SYSTEMD_COLORS": "0"])
        let exceptions = try exceptions(errors)
        var answers = try answers(output)[...]
        let verdicts = expressions.map { exceptions[$0] ?? answers.popFirst() ?? .refused }
        guard answers.isEmpty, !verdicts.isEmpty else {
            throw Failure.notUnderstood("\(answers.count) answers too many")
        }
        return verdicts
    }

    /// The expressions that the standard error tells of.
    private static func exceptions(_ errors: String) throws -> [String: Verdict] {
        var result: [String: Verdict] = [:]
        for line in errors.split(separator: "\n") {
            // Failed to parse calendar specification 'Sat..Mon': Invalid argument
            let quoted = line.split(separator: "'", omittingEmptySubsequences: false)
                .dropFirst().dropLast().joined(separator: "'")
            if line.hasPrefix("Failed to parse calendar specification '") {
                result[quoted] = .refused
            } else if line.hasPrefix("Failed to determine next elapse for '") {
                result[quoted] = .gaveUp
            } else if !line.hasPrefix("Hint: "), !line.hasPrefix("Infinite loop in calendar") {
                throw Failure.notUnderstood(String(line))
            }
        }
        return result
    }

    /// The expressions that the standard output tells of, in their order.
    private static func answers(_ output: String) throws -> [Verdict] {
        var answers: [(normalised: String, instants: [Int64])] = []
        for line in output.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { throw Failure.notUnderstood(String(line)) }
            let label = parts[0].drop { $0 == " " }
            let value = parts[1].drop { $0 == " " }
            if label == "Normalized form" {
                answers.append((String(value), []))
            } else if label == "Next elapse" || label == "(in UTC)" || label.hasPrefix("Iter. #") {
                // Sun 2025-10-26 00:30:00 UTC; the local time comes on a line of its own
                guard value.hasSuffix(" UTC"), !answers.isEmpty else { continue }
                let words = value.split(separator: " ")
                let moment = try CivilDateTime(parsing: "\(words[1]) \(words[2])")
                answers[answers.count - 1].instants.append(Instant(moment, offset: 0).seconds)
            } else if label != "Original form", label != "From now" {
                throw Failure.notUnderstood(String(line))
            }
        }
        return answers.map { .understood($0.normalised, instants: $0.instants) }
    }

    /// What `OnCalendar` makes of the same.
    static func own(
        _ expression: String, after base: Instant, in zone: Zone, count: Int
    ) -> Verdict {
        guard let calendar = try? OnCalendar(parsing: expression, zone: ZoneJudge.lookUp)
        else { return .refused }
        var instants: [Int64] = []
        var instant = base
        let zone = calendar.zone ?? zone
        while instants.count < count, let next = calendar.next(after: instant, in: zone) {
            instant = next
            // systemd leaves out what falls into a gap.
            let local = zone.local(at: next)
            if calendar.nextLocal(from: local) == local { instants.append(next.seconds) }
        }
        return .understood(calendar.normalised, instants: instants)
    }
}
