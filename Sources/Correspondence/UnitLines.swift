internal import Civil
internal import Mail
internal import Rules
internal import Scheduler

/// The lines of lists: one for each unit, and one for all that a unit took over.
extension LetterWriter {
    /// "Trường A", and "Trường A (thay Trường D)" for what it took over: its own stands beside it.
    func name(of id: ObligationID, _ words: Words) -> String {
        let name = rules.registry.unit(id.debtor)?.name ?? id.debtor
        guard id.origin != id.debtor else { return name }
        return words.standIn(name, for: [origin(of: id)])
    }

    func origin(of id: ObligationID) -> String {
        rules.registry.unit(id.origin)?.name ?? id.origin
    }

    /// How each stands. What one unit answers for in the place of several, all of it standing the
    /// same, is one line that names them.
    func letterUnits(_ standings: [Standing], _ words: Words) -> [LetterUnit] {
        struct Key: Hashable {
            let unit: String
            let state: LetterUnit.State
        }
        var lines:
            [(
                unit: String?, name: String, origins: [String], state: LetterUnit.State,
                count: Int
            )] = []
        var places: [Key: Int] = [:]
        for standing in standings {
            let id = standing.obligation
            let state = state(of: standing)
            // Who answers for it now is whom the reader would ring up.
            let heir = standing.state.responsible ?? id.debtor
            guard heir != id.origin else {
                let name = rules.registry.unit(heir)?.name ?? heir
                lines.append((nil, name, [], state, weights[heir] ?? 1))
                continue
            }
            let key = Key(unit: heir, state: state)
            if let place = places[key] {
                lines[place].origins.append(origin(of: id))
                lines[place].count += 1
                continue
            }
            places[key] = lines.count
            lines.append(
                (heir, rules.registry.unit(heir)?.name ?? heir, [origin(of: id)], state, 1))
        }
        return lines.map { line in
            LetterUnit(
                line.origins.isEmpty
                    ? line.name : words.standIn(line.name, for: line.origins), line.state,
                count: line.count)
        }
    }

    /// How many they are, those that stand for others counted as all of them.
    func count(_ standings: [Standing]) -> Int {
        standings.reduce(0) { $0 + (weights[$1.obligation.debtor] ?? 1) }
    }

    func state(of standing: Standing) -> LetterUnit.State {
        let state = standing.state
        if let sent = state.saysSent { return .saysSent(number: sent.number, on: sent.on) }
        if let until = state.asksFor { return .asksExtension(until: until) }
        if !state.unread.isEmpty { return .hasAnswered }
        if state.wasReturned,
            let returned = book.events(of: standing.obligation).last(where: {
                if case .returned = $0.body { true } else { false }
            })
        {
            return .returned(on: returned.on)
        }
        return state.acknowledgedThrough == nil ? .silent : .acknowledged
    }
}
