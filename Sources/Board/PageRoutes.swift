import Messages

/// Which address is which page.
struct PageRoutes {
    let visit: Visit

    func page() throws(BoardTrouble) -> Page {
        let path = visit.request.path
        switch (path.first, path.count) {
        case (nil, _): return try TodayPage(visit: visit).page()
        case ("duty", 2): return try PeriodPage(visit: visit, duty: path[1], period: nil).page()
        case ("duty", 3):
            return try PeriodPage(visit: visit, duty: path[1], period: path[2]).page()
        case ("duty", 4) where path[3] == "arrivals":
            return try ArrivalsPage(visit: visit, duty: path[1], period: path[2]).page()
        case ("story", 4): return try story(path).page()
        case ("unit", 2): return try UnitPage(visit: visit, unit: path[1]).page()
        case ("matrix", 1): return try MatrixPage(visit: visit).page()
        case ("calendar", 1): return try CalendarPage(visit: visit).page()
        case ("coming", 1): return try ComingPage(visit: visit).page()
        case ("held", 1): return try HeldPage(visit: visit).page()
        case ("rules", 1): return try RulesPage(visit: visit).page()
        case ("waiting", 1): return try WaitingPage(visit: visit).page()
        case ("search", 1): return try SearchPage(visit: visit).page()
        default: throw .notFound
        }
    }

    func sent() throws(BoardTrouble) -> Outcome {
        let path = visit.request.path
        switch (path.first, path.count) {
        case ("duty", 3):
            return try PeriodEntries(visit: visit, duty: path[1], period: path[2]).answer()
        case ("story", 4): return try story(path).void()
        case ("waiting", 2):
            guard let answer = Int64(path[1]) else { throw .notFound }
            return try WaitingPage(visit: visit).decide(answer)
        case ("held", 1): return try HeldPage(visit: visit).enter()
        case ("rules", 1): return try RulesPage(visit: visit).enter()
        default: throw .notFound
        }
    }

    private func story(_ path: [String]) -> StoryPage {
        StoryPage(visit: visit, duty: path[1], period: path[2], unit: path[3])
    }
}
