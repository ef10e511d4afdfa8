import Civil
import Rounds

/// A clock that is wrong, and somebody who undoes what it decided (statement 58).
extension Site {
    func goWrong(_ seconds: Int64) throws {
        // Where the clock had been set back before, more is undone than it then decides.
        if now < moment { isExact = false }
        wrong = (now, seconds)
        try setClock(seconds)
    }

    /// - Parameter twice: whether who asked asks once more, after the service has gone on.
    func goBack(twice: Bool) throws {
        guard let (instant, seconds) = wrong else { return }
        wrong = nil
        try setClock(-seconds)
        for _ in 0..<(twice ? 2 : 1) {
            faults.press(40)
            try perform { driver in
                _ = try driver.goBack(to: instant, actor: "office", now: now)
            }
            faults.press(nil)
            try tick()
        }
    }
}
