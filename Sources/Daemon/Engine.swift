package import Civil
internal import Correspondence
package import Ledger
package import Mail
package import Rounds
package import Rules
package import Scheduler
internal import SourceText
package import Spool
package import Host

/// The driver over the service's ledger and spool, telling the journal. Confined to the scheduler's
/// queue.
package final class Engine {
    package let driver: Driver
    package let spool: SpoolDirectory
    let voice: Voice
    private let letters: Letters
    /// What reply tokens are made and checked with.
    let tokenKeys: TokenKeys

    /// What the driver's pen writes with; a reload replaces it.
    private final class Letters {
        var templates: LetterTemplates
        /// What every list to a plan's owner says beside, by language.
        var ownersRemark: [Language: String] = [:]

        init(_ templates: LetterTemplates) { self.templates = templates }
    }

    /// Opens the books; `now` is the first watermark of a new ledger, `previous` the rules that were
    /// in force last. Nothing is decided before the driver begins.
    package init(
        rules: RuleSet, previous: RuleSet? = nil,
        templates: LetterTemplates = LetterTemplates(), ledger: any LedgerStore,
        spool: SpoolDirectory, journal: Journal, tokenKeys: TokenKeys, now: Instant,
        begins: Bool = true,
        watchLog: WatchLog? = nil, alive: @escaping () -> Void = {}
    ) throws(DriverError) {
        self.spool = spool
        self.tokenKeys = tokenKeys
        let letters = Letters(templates)
        self.letters = letters
        let voice = Voice(journal: journal, watchLog: watchLog, rules: rules)
        self.voice = voice
        let pen = Pen { rules, book, undeliverable in
            Pen.letters(letters.templates, ownersRemark: letters.ownersRemark)
                .writer(rules, book, undeliverable)
        }
        driver = try Driver(
            rules: rules, previous: previous, ledger: ledger, outlet: SpoolOutlet(spool: spool),
            pen: pen,
            tokenKeys: tokenKeys, now: now, begins: begins, report: { voice.hear($0) },
            alive: alive)
    }

    package var rules: RuleSet { driver.rules }
    package var book: Book { driver.book }
    package var ledger: any LedgerStore { driver.ledger }
    package var holds: Holds { driver.holds }
    package var watermark: Instant { driver.watermark }
    var templates: LetterTemplates { letters.templates }
    /// What the owners' lists say beside, until it is `nil` again.
    var ownersRemark: Bilingual? {
        didSet {
            letters.ownersRemark = ownersRemark.map { [.vi: $0.vi, .en: $0.en] } ?? [:]
        }
    }

    /// Takes up new rules and letters.
    package func adopt(
        _ rules: RuleSet, templates: LetterTemplates, now: Instant
    ) throws(DriverError) {
        letters.templates = templates
        voice.rules = rules
        try driver.adopt(rules, now: now)
        // With the names that the ledger knows.
        voice.rules = driver.rules
    }

    /// Rules and letters by which the leader of a shared ledger goes.
    func follow(_ rules: RuleSet, templates: LetterTemplates) {
        letters.templates = templates
        driver.follow(rules)
        voice.rules = driver.rules
    }

    package func tick(now: Instant) throws(DriverError) { try driver.tick(now: now) }

    package func nextInstant() throws(DriverError) -> Instant? { try driver.nextInstant() }

    var writer: LetterWriter {
        LetterWriter(
            rules: rules, book: book, templates: templates, undeliverable: driver.undeliverable)
    }

    func say(
        _ event: JournalEvent, _ message: String, _ priority: Journal.Priority,
        _ fields: [(String, String)] = []
    ) {
        voice.say(event, message, priority, fields)
    }
}
