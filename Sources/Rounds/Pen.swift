package import Correspondence
package import Mail
package import Rules
package import Scheduler
package import SourceText

/// Writes the letters of a release: given the rules, what is recorded, and the fingerprints of
/// addresses that mail came back from.
package struct Pen {
    package typealias Write = (
        Bundle, _ id: String, MailContext
    ) throws(CorrespondenceError) -> Draft?

    package let writer: (RuleSet, Book, Set<String>) -> Write

    package init(_ writer: @escaping (RuleSet, Book, Set<String>) -> Write) {
        self.writer = writer
    }

    /// The organisation's own letters.
    ///
    /// - Parameters:
    ///   - ownersRemark: what every list to a plan's owner says beside, by language.
    ///   - weights: of units that stand for others, for how many.
    package static func letters(
        _ templates: LetterTemplates, ownersRemark: [Language: String] = [:],
        weights: [String: Int] = [:]
    ) -> Pen {
        Pen { rules, book, undeliverable in
            var writer = LetterWriter(
                rules: rules, book: book, templates: templates, undeliverable: undeliverable)
            writer.ownersRemark = ownersRemark
            writer.weights = weights
            return { bundle, id, context throws(CorrespondenceError) in
                try writer.mail(for: bundle, id: id, context: context)
            }
        }
    }

    /// Says which mails there would be, and writes none of them.
    package static var counting: Pen {
        Pen { rules, book, undeliverable in
            let writer = LetterWriter(
                rules: rules, book: book, templates: LetterTemplates(),
                undeliverable: undeliverable)
            return { bundle, id, context in writer.unwritten(bundle, id: id, context: context) }
        }
    }
}
