import Civil
import Glibc

/// One line on a terminal that says how far long work has come; elsewhere nothing.
final class Progress {
    private let from: CivilDate
    private let total: Int
    private let isShown: Bool
    private var last: Int?

    /// - Parameter isAlone: nothing is printed before the end.
    init(from: CivilDate, to: CivilDate, isAlone: Bool = false) {
        self.from = from
        total = max(1, from.days(until: to) + 1)
        // Beside an answer on the same terminal it would only be in the way.
        isShown = isatty(STDERR_FILENO) == 1 && (isAlone || isatty(STDOUT_FILENO) == 0)
    }

    func show(_ day: CivilDate) {
        guard isShown else { return }
        let percent = min(100, max(0, from.days(until: day) * 100 / total))
        guard percent != last else { return }
        last = percent
        write("\r\(day.iso) \(percent)%")
    }

    func clear() {
        if isShown, last != nil { write("\r\u{1B}[K") }
    }

    private func write(_ text: String) {
        _ = text.withCString { Glibc.write(STDERR_FILENO, $0, strlen($0)) }
    }
}
