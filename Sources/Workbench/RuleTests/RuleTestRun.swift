internal import Civil
package import Mail
package import Rules
package import Scheduler

/// What came of one test.
package struct RuleTestResult: Sendable {
    package let test: RuleTest
    /// In the order of the test; then what leaves and isn't expected.
    package let differences: [Difference]
    /// What leaves on its days, of what it looks at.
    package let notices: [SimulatedNotice]
    /// Entries that concern nothing.
    package let idle: [ScriptedEvent]

    package var passed: Bool { differences.isEmpty && idle.isEmpty }

    /// Something that leaves otherwise than expected.
    package struct Difference: Hashable, Sendable {
        package enum What: String, Hashable, Sendable { case missing, unexpected }

        package let what: What
        /// Day, duty, kind with stage, addressee, unit; empty where the test leaves it open.
        package let cells: [String]
    }
}

extension RuleTest {
    /// Plays the test's days by the service's own driver.
    package func run(rules: RuleSet, templates: LetterTemplates) throws -> RuleTestResult {
        let simulation = try Simulation(
            rules: rules, from: days.lowerBound, to: days.upperBound, script: given.inOrder,
            templates: templates)
        let notices = simulation.notices.filter(isLookedAt)
        return RuleTestResult(
            test: self, differences: compare(notices), notices: notices, idle: simulation.idle)
    }

    private func isLookedAt(_ notice: SimulatedNotice) -> Bool {
        guard !only.isEmpty else { return true }
        let duty = notice.notice.key.subject.obligation?.occurrence.duty
        return only.contains(duty ?? "plan:\(notice.notice.plan)")
    }

    private func compare(_ actual: [SimulatedNotice]) -> [RuleTestResult.Difference] {
        var differences: [RuleTestResult.Difference] = []
        if let notices {
            var rest = actual
            // Those that say more choose first, so that an open one takes what is left.
            for expected in notices.sorted(by: { $0.openness < $1.openness }) {
                for unit in expected.wanted {
                    let index = rest.firstIndex { notice in
                        expected.fits(notice)
                            && (unit.map { $0 == notice.notice.key.subject.obligation?.debtor }
                                ?? true)
                    }
                    if let index {
                        rest.remove(at: index)
                    } else {
                        differences.append(.init(what: .missing, cells: expected.cells(unit)))
                    }
                }
            }
            differences += rest.map { .init(what: .unexpected, cells: $0.cells) }
        }
        if let addresses {
            let written = Set(actual.map(\.recipient))
            differences += addresses.subtracting(written).sorted()
                .map { .init(what: .missing, cells: ["", "", "", $0, ""]) }
            differences += written.subtracting(addresses).sorted()
                .map { .init(what: .unexpected, cells: ["", "", "", $0, ""]) }
        }
        return differences
    }
}

extension RuleTest.Expectation {
    /// One place for each notice that is expected: whose it has to be, or anybody's.
    fileprivate var wanted: [String?] {
        if let units { return units.map { $0 } }
        return Array(repeating: nil, count: count ?? 1)
    }

    fileprivate var openness: Int {
        [duty == nil, kind == nil, stage == nil, role == nil, units == nil].count { $0 }
    }

    fileprivate func cells(_ unit: String?) -> [String] {
        [
            day?.iso ?? "", duty ?? "",
            [kind?.rawValue, stage?.description].compactMap { $0 }.joined(separator: " "),
            role?.shown ?? "",
            unit ?? "",
        ]
    }
}

extension SimulatedNotice {
    fileprivate var cells: [String] {
        let key = notice.key
        return [
            at.date.iso, key.subject.obligation?.occurrence.duty ?? "plan:\(notice.plan)",
            "\(key.kind.rawValue) \(key.stage)", key.role.shown,
            key.subject.obligation?.debtor ?? "",
        ]
    }
}

extension Role {
    /// As tests write it.
    var shown: String {
        switch self {
        case .head, .deputy, .contact, .owner, .parent: text
        case .unit(let id): id
        case .address(let address): address
        }
    }
}
