import Civil
import SourceText

/// A due date in a paper's words, read: which day they name, and how it is to be taken.
struct DueText {
    let expression: WhenExpression
    /// Statement 1. Words that don't say otherwise mean *by*; with a time of day the instant counts.
    let reading: DueReading

    /// `given` is what the key says: `before`, `by`, or nothing.
    init(_ expression: WhenExpression, reading given: DueReading?) {
        let isBefore = expression.isBefore || given == .before
        self.expression = expression.daysAlone
        reading = isBefore && !expression.hasTime ? .before : .by
    }

    /// A single date; `nil` for what comes again or needs a calendar to be known.
    var date: DueDate? {
        expression.onlyDate.map { DueDate(date: $0.date, time: $0.time, reading: reading) }
    }
}

extension DueText {
    /// Dates that are each named with their year; `nil` for all else (statement 35).
    var dates: [DueDate]? {
        expression.onlyDates?.map { DueDate(date: $0.date, time: $0.time, reading: reading) }
    }
}

extension Schedule {
    /// The same, counted from the plan's first day where its days depend on where counting starts
    /// and its words don't say.
    func counted(in period: ClosedRange<CivilDate>?) -> Schedule {
        guard let first = period?.lowerBound else { return self }
        switch self {
        case .recurring(let expression, let reading):
            return .recurring(expression.counted(from: first), reading: reading)
        case .standing(let expressions):
            return .standing(remindAt: expressions.map { $0.counted(from: first) })
        case .dates, .afterCompletion, .afterEvent: return self
        }
    }
}
