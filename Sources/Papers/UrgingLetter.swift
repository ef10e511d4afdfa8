package import Civil

/// A letter by which an organisation urges units whose report is missing (công văn đôn đốc): what it says of them. What
/// nobody knows yet, its number and day above all, is a gap of dots.
package struct UrgingLetter: Hashable, Sendable {
    package struct Unit: Hashable, Sendable {
        /// As the annex has it.
        var name: String
        /// Who is written to: one unit may answer for several.
        var addressee: String
        var due: CivilDate
        var workingDaysLate: Int
        /// The day of the last mail that reminded it.
        var reminded: CivilDate?
        /// What it has said or done meanwhile.
        var note: String?

        package init(
            name: String, addressee: String, due: CivilDate, workingDaysLate: Int,
            reminded: CivilDate?, note: String?
        ) {
            self.name = name
            self.addressee = addressee
            self.due = due
            self.workingDaysLate = workingDaysLate
            self.reminded = reminded
            self.note = note
        }
    }

    /// Who writes, and to whom it belongs (cơ quan, tổ chức chủ quản).
    package struct Sender: Hashable, Sendable {
        var organisation: String
        var above: String?
        /// The unit that drafts it and waits for the reports.
        var owner: String
        /// Above the signature; none where nobody knows who signs.
        var signing: [String]
        var signer: String?
        /// A person to be reached.
        var contact: String

        package init(
            organisation: String, above: String?, owner: String, signing: [String],
            signer: String?, contact: String
        ) {
            self.organisation = organisation
            self.above = above
            self.owner = owner
            self.signing = signing
            self.signer = signer
            self.contact = contact
        }
    }

    /// What is missing.
    package struct Matter: Hashable, Sendable {
        /// As it stands inside a sentence: "báo cáo ANTQ năm 2025".
        var name: String
        /// The document and the place in it.
        package var citation: String?
        var due: CivilDate
        /// "trước ngày 05/11/2025".
        var dueWords: String
        package var sendTo: String?
        package var form: String?
        /// As it follows the place: "qua hệ thống quản lý văn bản".
        package var channel: String?
        var owed: Int
        var received: Int

        package init(name: String, due: CivilDate, dueWords: String, owed: Int, received: Int) {
            self.name = name
            self.due = due
            self.dueWords = dueWords
            self.owed = owed
            self.received = received
        }
    }

    let today: CivilDate
    let sender: Sender
    let matter: Matter
    let units: [Unit]
    /// The day by which it is asked for now; a gap where nobody says.
    let by: CivilDate?

    /// - Parameter units: at least one.
    package init(
        today: CivilDate, sender: Sender, matter: Matter, units: [Unit], by: CivilDate?
    ) {
        self.today = today
        self.sender = sender
        self.matter = matter
        self.units = units
        self.by = by
    }
}
