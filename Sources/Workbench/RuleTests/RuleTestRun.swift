internal import Civil
package import Edits
package import Mail
package import Rules
internal import Scheduler

/// What came of one test.
package struct RuleTestResult: Sendable {
    package let test: RuleTest
    /// In the order of the test; then what leaves and isn't expected.
    package let differences: [Difference]
    /// What leaves on its days, of what it looks at.
    package let notices: [SimulatedNotice]
    /// Entries of which something couldn't be entered.
    package let idle: [IdleEvent]

    package var passed: Bool { differences.isEmpty && idle.isEmpty }

    /// Something that leaves otherwise than expected.
    package struct Difference: Hashable, Sendable {
        package enum What: Hashable, Sendable {
            case missing, unexpected
            /// Another number of notices than the test gives.
            case number(wanted: Int, sent: Int)
        }

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
        if let notices { differences += compare(actual, with: notices) }
        if let addresses {
            let written = Set(actual.map(\.recipient))
            differences += addresses.subtracting(written).sorted()
                .map { .init(what: .missing, cells: ["", "", "", $0, ""]) }
            differences += written.subtracting(addresses).sorted()
                .map { .init(what: .unexpected, cells: ["", "", "", $0, ""]) }
        }
        return differences
    }

    private func compare(
        _ actual: [SimulatedNotice], with notices: [Expectation]
    ) -> [RuleTestResult.Difference] {
        var differences: [RuleTestResult.Difference] = []
        var rest = actual
        var counted: [(expected: Expectation, sent: Int)] = []
        // Those that say more choose first, so that an open one takes what is left.
        for expected in notices.sorted(by: { $0.openness < $1.openness }) {
            var sent = 0
            for unit in expected.wanted {
                let index = rest.firstIndex { notice in
                    expected.fits(notice)
                        && (unit.map { $0 == notice.notice.key.subject.obligation?.debtor } ?? true)
                }
                if let index {
                    rest.remove(at: index)
                    sent += 1
                } else if !expected.countsOnly {
                    differences.append(.init(what: .missing, cells: expected.cells(unit)))
                }
            }
            if expected.countsOnly { counted.append((expected, sent)) }
        }
        // What a number falls short of is a number too.
        for (expected, sent) in counted {
            let more = rest.filter(expected.fits)
            rest.removeAll(where: expected.fits)
            guard let wanted = expected.count, sent + more.count != wanted else { continue }
            differences.append(
                .init(
                    what: .number(wanted: wanted, sent: sent + more.count),
                    cells: expected.cells(nil)))
        }
        return differences + rest.map { .init(what: .unexpected, cells: $0.cells) }
    }
}

extension RuleTest.Expectation {
    /// It says how many, and not whose.
    fileprivate var countsOnly: Bool { count != nil && units == nil }

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
