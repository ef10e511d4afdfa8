package import Scheduler

/// `Notice.Fate` in two columns; the words are the ledger's format.
package struct FateColumns: Equatable {
    package let fate: String
    package let reason: String?

    package init(fate: String, reason: String?) {
        self.fate = fate
        self.reason = reason
    }

    package init(_ value: Notice.Fate) {
        switch value {
        case .pending: self.init(fate: "pending", reason: nil)
        case .suppressed(let reason): self.init(fate: "suppressed", reason: reason.rawValue)
        case .superseded(let by): self.init(fate: "superseded", reason: by.text)
        }
    }

    package var value: Notice.Fate? {
        switch (fate, reason) {
        case ("pending", nil): .pending
        case ("suppressed", let word?): Reason(rawValue: word).map { .suppressed($0) }
        case ("superseded", let by?): .superseded(by: Notice.Successor(text: by))
        default: nil
        }
    }
}
