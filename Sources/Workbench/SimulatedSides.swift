internal import Civil
internal import Edits
internal import Rules
internal import Scheduler

/// What the service sends, and beside it what its plans in shadow mode would if they were live: played
/// each by itself, since in the service nothing that leaves follows from what only would (statement 29).
final class SimulatedSides {
    /// One of the two, and what is shown of it.
    private final class Side {
        let play: Play
        private let isShadow: Bool
        private let shadows: Set<String>
        var heard: [Simulation.News] = []

        /// - Parameters:
        ///   - isBeside: whether the other is played too.
        ///   - make: a play of rules, that tells what it hears.
        init(
            _ rules: RuleSet, isShadow: Bool, isBeside: Bool,
            _ make: (RuleSet, @escaping (Simulation.News) -> Void) throws -> Play
        ) rethrows {
            self.isShadow = isShadow
            shadows = Set(rules.plans.filter { $0.mode == .shadow }.map(\.id))
            let box = Box()
            play = try make(isShadow ? rules.shown : rules) { box.tell?($0) }
            box.tell = { [unowned self] news in
                guard shadows.contains(news.plan) == self.isShadow else { return }
                heard.append(self.isShadow && isBeside ? news.apart : news)
            }
        }

        private final class Box {
            var tell: ((Simulation.News) -> Void)?
        }
    }

    private let sides: [Side]
    private let hear: (Simulation.News) -> Void

    init(
        _ rules: RuleSet, hear: @escaping (Simulation.News) -> Void,
        _ make: (RuleSet, @escaping (Simulation.News) -> Void) throws -> Play
    ) rethrows {
        self.hear = hear
        let modes = Set(rules.plans.map { $0.mode == .shadow })
        sides = try modes.sorted { !$0 && $1 }.map {
            try Side(rules, isShadow: $0, isBeside: modes.count > 1, make)
        }
    }

    /// Plays from `first` to `stop`, which isn't reached, a day at a time, and tells both in one order.
    ///
    /// - Returns: scripted events of which something couldn't be entered.
    func play(_ script: [ScriptedEvent], from first: Instant, until stop: Instant) throws
        -> [IdleEvent]
    {
        var rest = script[...]
        var at = first
        while at < stop {
            at = min(at.adding(seconds: 86_400), stop)
            let today = rest.prefix { $0.at < at }
            rest = rest.dropFirst(today.count)
            for side in sides { try side.play.play(Array(today), until: at) }
            tell()
        }
        return sides.first?.play.idle ?? []
    }

    /// In the order of leaving; what one mail tells stays together.
    private func tell() {
        var all = sides.flatMap(\.heard)
        for side in sides { side.heard = [] }
        if sides.count > 1 {
            all = all.enumerated().sorted { a, b in
                (a.element.slot, a.offset) < (b.element.slot, b.offset)
            }.map(\.element)
        }
        for news in all { hear(news) }
    }
}

extension Simulation.News {
    fileprivate var plan: String {
        switch self {
        case .left(let notice, _): notice.notice.plan
        case .ended(let notice, _): notice.plan
        }
    }

    /// A mail of the shadow is another one than what leaves to the same address at that time.
    fileprivate var apart: Simulation.News {
        guard case .left(let notice, let mail) = self else { return self }
        let id = "\(mail.id)~"
        return .left(
            SimulatedNotice(
                notice: notice.notice, at: notice.at, offset: notice.offset,
                recipient: notice.recipient, mail: id),
            in: SimulatedMail(
                id: id, bytes: mail.bytes, subject: mail.subject, slot: mail.slot,
                sender: mail.sender))
    }

    fileprivate var slot: Instant {
        switch self {
        case .left(_, let mail): mail.slot
        case .ended(let notice, _): notice.release
        }
    }
}

extension RuleSet {
    /// As a preview shows what is rehearsed: a plan in shadow mode as if it were live.
    fileprivate var shown: RuleSet {
        var rules = self
        for index in rules.plans.indices where rules.plans[index].mode == .shadow {
            rules.plans[index].mode = .live
        }
        return rules
    }
}
