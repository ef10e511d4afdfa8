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

    /// The first day on which it can be in force: `from`, or the first of the year in which it was issued, as
    /// its number says: "25/2024/TT-BGDĐT" (Law 80/2015/QH13, article 10).
    package var earliest: CivilDate? { from ?? year.flatMap { CivilDate($0, 1, 1) } }

    private var year: Int? {
        let parts = document.split(separator: "/")
        guard parts.count > 2, parts[0].last?.isNumber ?? false else { return nil }
        return parts.dropFirst().dropLast().lazy.compactMap { part in
            part.utf8.count == 4 ? Int(part).flatMap { 1945...2199 ~= $0 ? $0 : nil } : nil
        }.first
    }

    /// Whether it was in force on `day`, as far as is known.
    package func holds(on day: CivilDate) -> Bool {
        (earliest.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
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
