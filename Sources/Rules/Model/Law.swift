package import Civil

/// Where a rule comes from, as far as it comes from law (statement 57).
package struct Law: Hashable, Sendable {
    /// "Nghị định số 09/2019/NĐ-CP".
    package var document: String
    /// "Điều 13 khoản 1".
    package var article: String?
    /// The first day in force.
    package var from: CivilDate?
    /// The last day in force.
    package var until: CivilDate?
    /// Where the text was read.
    package var source: String?
    /// The day on which somebody compared the rule with the text.
    package var checked: CivilDate?
    /// Why its force, or its reading, isn't certain.
    package var doubt: String?

    package init(
        document: String, article: String? = nil, from: CivilDate? = nil,
        until: CivilDate? = nil, source: String? = nil, checked: CivilDate? = nil,
        doubt: String? = nil
    ) {
        self.document = document
        self.article = article
        self.from = from
        self.until = until
        self.source = source
        self.checked = checked
        self.doubt = doubt
    }

    /// "Nghị định số 09/2019/NĐ-CP, Điều 13 khoản 1".
    package var citation: String { [document, article].compactMap { $0 }.joined(separator: ", ") }

    /// Whether it was in force on `day`.
    package func holds(on day: CivilDate) -> Bool {
        (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
    }
}

extension Duty {
    /// What mails and `why` cite: the plan's document with the place in it, then the law.
    package func citation(in plan: Plan) -> String? {
        let paper = [plan.document, cite].compactMap { $0 }.joined(separator: ", ")
        let parts = [paper, law?.citation ?? ""].filter { !$0.isEmpty }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
}
