import Civil
import Foundation
import Ledger

@testable import Scheduler

/// What a history came to but for what was undone in it (statement 58), so that it can be held against
/// one in which the clock never was wrong: which notices were decided when, and those that left with all
/// their moments; mails that weren't taken back with every byte, and their ends; openings, entries and
/// settings. Left out is why what didn't leave didn't, and the numbers that undoing uses up: of
/// events, and of mails in a slot.
extension Record {
    init(afterwards ledger: any LedgerStore, _ post: PostOffice) throws {
        var lines: [String] = []
        let events = try ledger.tail(after: 0, limit: .max)
        let names = Names(events: events, mails: try Self.kept(ledger, post))
        lines.append("watermark \(Self.time(try ledger.standing().watermark))")
        lines += try ledger.openings().map {
            "opening \($0.occurrence) at \(Self.time($0.openedAt)): \($0.members)"
        }
        for event in events where names.events[event.id] != nil {
            lines.append(
                "event event-\(event.id) \(event.obligation) \(event.body) by \(event.actor) on "
                    + "\(event.on.iso) at \(Self.time(event.recordedAt)) late "
                    + "\(event.workingDaysLate ?? -1)")
        }
        for stored in try ledger.allNotices where stored.notice.fate != .suppressed(.undone) {
            let notice = stored.notice
            // What waits is looked at once more, so that it may be seen sooner to have lost its use.
            let end =
                stored.mail.map { id in
                    "leaves \(Self.time(notice.release)), \(notice.fate), in \(id), spooled "
                        + Self.time(stored.spooledAt)
                } ?? "hasn't left"
            lines.append(
                "notice \(stored.key) of \(notice.plan) for \(Self.time(notice.at)), decided "
                    + "\(Self.time(stored.decidedAt)), \(end)")
        }
        for id in names.mails.map(\.id) {
            if let mail = try ledger.mail(id: id) {
                lines.append(
                    "mail \(id) \(mail.keys), spooled \(Self.time(mail.spooledAt)), "
                        + "\(mail.outcomes.map { "\($0.what) \(Self.time($0.at))" })")
            }
            if let item = post.items[id] {
                lines.append(
                    "post \(id) \(String(decoding: item.bytes, as: UTF8.self)) \(item.standing)")
            }
        }
        for (name, value) in try ledger.settings(prefix: "") where name != Self.held {
            lines.append("\(name) = \(value)")
        }
        self.init(lines: lines.map(names.applied))
    }

    /// What the blast guard holds: some of it has ended meanwhile.
    private static let held = "blast-held"

    /// The mails that tell something.
    private static func kept(_ ledger: any LedgerStore, _ post: PostOffice) throws -> Set<String> {
        Set(try ledger.allNotices.compactMap(\.mail))
    }

    /// Events and mails by their place among those that stand.
    private struct Names {
        private(set) var events: [Int64: Int] = [:]
        /// In ascending order, so that none takes the name of one that is renamed after it.
        private(set) var mails: [(id: String, name: String)] = []

        init(events all: [Event], mails kept: Set<String>) {
            let voids = all.filter { $0.actor == DecidedEvent.actor && $0.body.voids != nil }
            let gone = Set(voids.map(\.id)).union(voids.compactMap(\.body.voids))
            for event in all where !gone.contains(event.id) { events[event.id] = events.count + 1 }
            var places: [Substring: Int] = [:]
            for id in kept.sorted(by: { ($0.count, $0) < ($1.count, $1) }) {
                let slot = id[..<(id.lastIndex(of: "-") ?? id.endIndex)]
                places[slot, default: 0] += 1
                mails.append((id, "\(slot)-\(places[slot] ?? 0)"))
            }
        }

        func applied(_ line: String) -> String {
            var line = line
            for (id, name) in mails where id != name { line = replacing(id, by: name, in: line) }
            for prefix in ["event-", "passed-", "event: ", "event(", "number: "] {
                line = renumbered(line, after: prefix)
            }
            return line
        }

        private func replacing(_ id: String, by name: String, in line: String) -> String {
            line.components(separatedBy: id).enumerated().reduce("") { text, part in
                guard part.offset > 0 else { return part.element }
                // Not the beginning of a higher number.
                let isWhole = !(part.element.first?.isNumber ?? false)
                return text + (isWhole ? name : id) + part.element
            }
        }

        private func renumbered(_ line: String, after prefix: String) -> String {
            line.components(separatedBy: prefix).enumerated().reduce("") { text, part in
                guard part.offset > 0 else { return part.element }
                let digits = part.element.prefix(while: \.isNumber)
                let number = Int64(digits).flatMap { events[$0] }
                return text + prefix + (number.map { "#\($0)" } ?? String(digits))
                    + part.element.dropFirst(digits.count)
            }
        }
    }
}
