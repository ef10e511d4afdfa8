internal import Civil
internal import Mail
package import Rules
package import SourceText

/// Every mail gives a way to reach a person (statement 51).
extension LetterWriter {
    /// "Nguyễn Văn An, Chuyên viên Phòng Tổ chức hành chính, 0263 3822 489": who looks after a plan, by
    /// telephone or, where none is known, by mail.
    package func contactLine(of plan: Plan, _ language: Language) -> String {
        contact(of: plan, Words(language))
    }

    func contact(of plan: Plan, _ words: Words) -> String {
        guard let unit = rules.registry.unit(plan.owner) else {
            return [plan.owner, mailbox].joined(separator: ", ")
        }
        let people = [unit.contact, unit.head].compactMap { $0 }
        let person =
            people.first { $0.phone != nil } ?? people.first { $0.email != nil } ?? people.first
        // A head's title goes with the unit's name; what a contact does stands by itself.
        let office =
            person == unit.head
            ? words.office(person?.title, unit.name)
            : [person?.title, unit.name].compactMap { $0 }.joined(separator: ", ")
        let way = person?.phone ?? person?.email ?? unit.email ?? mailbox
        return [person?.name, office, way].compactMap { $0 }.joined(separator: ", ")
    }

    /// Where a letter to nobody in particular comes to.
    private var mailbox: String {
        rules.organisation.replies ?? rules.organisation.mailFrom
    }
}
