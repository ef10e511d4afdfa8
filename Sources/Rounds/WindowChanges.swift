internal import Civil
internal import JSON
package import Ledger
internal import Rules
package import Scheduler

/// Reporting windows that edits changed, as the ledger keeps them among its settings (statement 52).
extension ChangedWindows {
    private static let prefix = "window:"

    package init(_ ledger: any LedgerReading) throws(LedgerError) {
        self.init()
        for (name, value) in try ledger.settings(prefix: Self.prefix) {
            // Duty ids have no slash.
            let parts = name.dropFirst(Self.prefix.count).split(separator: "/", maxSplits: 1)
            guard parts.count == 2 else { continue }
            let id = OccurrenceID(duty: String(parts[0]), period: String(parts[1]))
            for change in Self.changes(value) { add(change, to: id) }
        }
    }

    /// Notes how the changes of an occurrence stand now.
    func note(_ id: OccurrenceID, _ change: inout Scheduler.Change) {
        let value = changes[id].map { all in
            JSONValue.array(
                all.map { one in
                    .object(compacting: [
                        "from": one.was.map { .string($0.lowerBound.iso) },
                        "to": one.was.map { .string($0.upperBound.iso) },
                        "at": .int(one.at.microseconds),
                    ])
                }
            ).description
        }
        change.settings.updateValue(value, forKey: "\(Self.prefix)\(id.duty)/\(id.period)")
    }

    /// The words are a file format: they never change. Nothing is read from what this program didn't write.
    private static func changes(_ setting: String) -> [Change] {
        do {
            var found: [Change] = []
            for one in try JSONValue(parsing: setting.utf8).arrayValue ?? [] {
                guard let at = one["at"]?.intValue else { return [] }
                var was: ClosedRange<CivilDate>?
                if let from = one["from"]?.stringValue, let to = one["to"]?.stringValue {
                    let first = try CivilDate(parsing: from)
                    let last = try CivilDate(parsing: to)
                    guard first <= last else { return [] }
                    was = first...last
                }
                found.append(Change(was: was, at: Instant(microseconds: at)))
            }
            return found
        } catch {
            return []
        }
    }
}

extension Bundle {
    /// When its readers were last told of each of its matters, in the same role or as a line of what is
    /// coming: only while an edit has changed a window of something open.
    func toldAt(_ answer: Answer, _ windows: ChangedWindows) -> [ObligationID: Instant] {
        guard !windows.isEmpty else { return [:] }
        let roles = Set(notices.map(\.key.role))
        let address = fingerprint(recipient.address)
        var told: [ObligationID: Instant] = [:]
        for (id, due) in matters {
            let letters = (answer.told[id] ?? []).filter {
                roles.contains($0.notice.key.role)
            }.compactMap(\.spooledAt)
            let line = ShownLine(obligation: id, due: due, address: address)
            told[id] = (letters + [answer.shown[line]].compactMap { $0 }).max()
        }
        return told
    }

    /// What has to be known of for `toldAt`.
    func mayHaveShown(_ windows: ChangedWindows) -> [ObligationID] {
        windows.isEmpty ? [] : matters.map(\.id)
    }

    private var matters: [(id: ObligationID, due: CivilDate)] {
        notices.compactMap { notice in
            notice.key.subject.obligation.map { ($0, notice.key.due) }
        } + outlook.map { ($0.obligation, $0.due) }
    }
}
