package import Scheduler

/// Stages and successors as their texts, so that tests read as keys do.
extension NoticeStage: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) {
        guard let stage = NoticeStage(parsing: text) else {
            preconditionFailure("'\(text)' is no stage")
        }
        self = stage
    }
}

extension Notice.Successor: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) { self.init(text: text) }
}
