import Civil
import Rules
import Scheduler

/// What was told to whom and how often (statements 45, 49 and 50).
extension Pages {
    func addTold(_ query: Query, _ answer: inout Answer) {
        for print in query.scheduled {
            answer.lastScheduled[print] = scheduled[print]?.values.max()
        }
        let since = query.shownSince ?? Instant(microseconds: .min)
        for id in query.shown {
            for (line, showings) in shown[id] ?? [:] {
                guard let last = showings.map(\.at).max(), last >= since else { continue }
                answer.shown[line] = last
            }
        }
        for occurrence in query.urged { addUrged(occurrence, &answer) }
        for lists in query.lists { answer.lists[lists] = notices(lists) }
    }

    private func addUrged(_ occurrence: OccurrenceID, _ answer: inout Answer) {
        for index in rungs[occurrence] ?? [] {
            let key = notices[index].notice.key
            guard key.kind == .overdue, key.role == .head, let mail = notices[index].mail,
                let spooledAt = mails[mail].spooledAt, let id = key.subject.obligation,
                !mails[mail].outcomes.contains(where: { $0.what == .revoked })
            else { continue }
            answer.urged[id, default: []].append(spooledAt)
        }
        for id in answer.urged.keys { answer.urged[id]?.sort() }
    }

    private func notices(_ lists: Query.Lists) -> [StoredNotice] {
        switch lists {
        case .escalations(let id):
            struct List: Hashable {
                let due: CivilDate
                let stage: NoticeStage
                let role: String
                let release: Instant
            }
            // The same list was a notice for each unit in it: one of them stands for it.
            var seen: Set<List> = []
            return left(rungs[id] ?? []) { index in
                let notice = notices[index].notice
                return notice.key.kind == .escalation
                    && seen.insert(
                        List(
                            due: notice.key.due, stage: notice.key.stage,
                            role: notices[index].role, release: notice.release)
                    ).inserted
            }
        case .tallies(let duty): return left(tallies[duty] ?? []) { _ in true }
        case .rollUps(let plan):
            return left(byPlan[plan] ?? []) { notices[$0].notice.key.stage == .weekly }
        }
    }

    private func left(_ indices: [Int], _ isWanted: (Int) -> Bool) -> [StoredNotice] {
        indices.filter { notices[$0].mail != nil && isWanted($0) }.map { stored(notice: $0) }
    }
}
