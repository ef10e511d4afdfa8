import Civil
import Messages
import Rules

/// How the service is in the text exposition format, version 0.0.4, of Prometheus
/// (prometheus.io/docs/instrumenting/exposition_formats).
enum Metrics {
    /// No service answers.
    static var down: String { block("up", "Whether the service answered.", [("", 0)]) }

    static func text(_ reply: StatusReply) -> String {
        let health = reply.health
        let now = seconds(reply.now)
        var text = block("up", "Whether the service answered.", [("", 1)])
        text += block(
            "build_info", "The release that answered.",
            [("version=\"\(escaped(reply.version))\"", 1)])
        text += block("healthy", "Whether nothing is wrong.", [("", health.ok ? 1 : 0)])
        text += block(
            "trouble", "What is wrong, by the codes of 'hanchot status --health'.",
            health.troubles.map { ("code=\"\(escaped($0.code))\"", 1) })
        text += block(
            "trouble_since_timestamp_seconds", "Since when it is wrong.",
            health.troubles.compactMap { trouble in
                trouble.since.flatMap(seconds).map { ("code=\"\(escaped(trouble.code))\"", $0) }
            })
        text += block("clock_timestamp_seconds", "What the service's clock shows.", one(now))
        text += block(
            "watermark_timestamp_seconds", "Up to when everything has been decided.",
            one(seconds(health.watermark)))
        text += block(
            "next_timestamp_seconds", "When there is something to do next.",
            one(health.next.flatMap(seconds)))
        text += block(
            "notices_waiting", "Notices that are decided and that no mail carries yet.",
            one(health.waiting))
        text += block(
            "notices_held", "Notices that wait for 'hanchot release' or 'discard'.",
            one(health.held))
        text += block(
            "mails_unspooled", "Mails that are made and not in the spool yet.",
            one(health.unspooled))
        text += block(
            "mails_undelivered", "Mails in the spool that delivery still tries.",
            one(health.undelivered))
        text += block(
            "mails_undelivered_since_timestamp_seconds", "Since when the oldest of them waits.",
            one(health.undelivered_since.flatMap(seconds)))
        text += block(
            "mails_dead", "Mails that won't arrive unless somebody has them sent once more.",
            one(health.dead))
        text += block(
            "edit_held", "Whether an edit of the rules waits for somebody's word.",
            one(health.edit == nil ? 0 : 1))
        text += block("silences", "Silences that hold or will.", one(reply.silences.count))
        text += block("plans", "Plans by mode.", plans(reply.plans))
        text += block(
            "obligations", "Obligations of the occurrences under way, by how they stand.",
            obligations(reply.occurrences))
        return text
    }

    private static func plans(_ plans: [PlanStatus]) -> [(String, Int64)] {
        var counts: [String: Int64] = [:]
        for plan in plans { counts["mode=\"\(plan.mode.rawValue)\"", default: 0] += 1 }
        return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// `open` holds those overdue, `received` those late.
    private static func obligations(_ occurrences: [OccurrenceStatus]) -> [(String, Int64)] {
        let counts: [(state: String, of: KeyPath<OccurrenceStatus, Int>)] = [
            ("open", \.open), ("overdue", \.overdue), ("received", \.received), ("late", \.late),
            ("waived", \.waived), ("cancelled", \.cancelled),
        ]
        return counts.map { state, of in
            ("state=\"\(state)\"", occurrences.reduce(0) { $0 + Int64($1[keyPath: of]) })
        }
    }

    private static func one(_ value: Int) -> [(String, Int64)] { [("", Int64(value))] }

    private static func one(_ value: Int64?) -> [(String, Int64)] { value.map { [("", $0)] } ?? [] }

    /// Seconds since 1970 of `2025-11-05T13:30:00.25+07:00`.
    private static func seconds(_ text: String) -> Int64? {
        // Parts of a second are no matter here.
        let text = text.replacing(/\.\d+/, with: "")
        do throws(CivilError) { return try Instant(parsing: text, in: .utc).seconds } catch {
            return nil
        }
    }

    /// Nothing where there is no sample.
    private static func block(
        _ name: String, _ help: String, _ samples: [(labels: String, value: Int64)]
    ) -> String {
        guard !samples.isEmpty else { return "" }
        let lines = samples.map { sample in
            "hanchot_\(name)" + (sample.labels.isEmpty ? "" : "{\(sample.labels)}")
                + " \(sample.value)\n"
        }
        return "# HELP hanchot_\(name) \(help)\n# TYPE hanchot_\(name) gauge\n" + lines.joined()
    }

    private static func escaped(_ value: String) -> String {
        var text = ""
        for character in value {
            switch character {
            case "\\": text += "\\\\"
            case "\"": text += "\\\""
            case "\n": text += "\\n"
            default: text.append(character)
            }
        }
        return text
    }
}
