import Civil
import Ledger
import Rules
import Scheduler
import TestSupport
import Testing

/// What contradicts the ledger is refused whole: nothing that came with it is written.
struct ContradictionTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    struct Contradiction: CustomTestStringConvertible {
        let testDescription: String
        let change: Change
        let reason: String

        init(_ testDescription: String, _ change: Change, _ reason: String) {
            self.testDescription = testDescription
            self.change = change
            self.reason = reason
        }
    }

    /// `a` and `b` wait, `c` has ended, and mail `m1` carries `s`.
    private static let (a, b, c, s) = (
        notice("a"), notice("b"), notice("c", fate: .suppressed(.noAddress)), notice("s")
    )
    private static let unknown = notice("x")

    static let ofMails = [
        Contradiction(
            "a mail with a notice that isn't known", .settling([mail("m2", [a, unknown])]),
            "isn't waiting"),
        Contradiction(
            "a mail with a notice that has ended", .settling([mail("m2", [a, c])]),
            "isn't waiting"),
        Contradiction(
            "a mail with a notice that another mail carries", .settling([mail("m2", [a, s])]),
            "isn't waiting"),
        Contradiction(
            "two mails with one notice",
            .settling([mail("m2", [a]), mail("m3", ordinal: 2, [a])]), "isn't waiting"),
        Contradiction(
            "a mail with a notice decided as ended",
            .with {
                $0.notices = [notice("new", fate: .suppressed(.closed))]
                $0.mails = [mail("m2", $0.notices)]
            }, "isn't waiting"),
        Contradiction(
            "a known mail with other bytes",
            .settling([mail("m1", ordinal: 9, bytes: "khác", [s])]), "mail m1 is frozen otherwise"),
        Contradiction(
            "a known mail with other notices", .settling([mail("m1", ordinal: 9, [s, a])]),
            "mail m1 is frozen otherwise"),
        Contradiction(
            "a known mail to somebody else",
            .settling([mail("m1", to: "b@so.example", ordinal: 9, [s])]),
            "mail m1 is frozen otherwise"),
        Contradiction(
            "a known mail in another slot", .settling([mail("m1", slot: hour(2), ordinal: 9, [s])]),
            "mail m1 is frozen otherwise"),
        Contradiction(
            "a known mail as another of its slot", .settling([mail("m1", ordinal: 8, [s])]),
            "mail m1 is frozen otherwise"),
        Contradiction(
            "one mail in two forms",
            .settling([mail("m2", [a]), mail("m2", bytes: "khác", [a])]),
            "mail m2 is frozen otherwise"),
        Contradiction(
            "a place that the address has given already", .settling([mail("m2", ordinal: 9, [a])]),
            "another mail has the place of mail m2"),
        Contradiction(
            "two mails in one place", .settling([mail("m2", [a]), mail("m3", [b])]),
            "another mail has the place of mail m3"),
        Contradiction(
            "a mail in the spool that isn't known", .spooling(["m1", "m9"], at: hour(3)),
            "mail m9 isn't known"),
        Contradiction(
            "a mail in the spool since no time", .with { $0.spooled = ["m1"] }, "since when"),
        Contradiction(
            "an outcome of a mail that isn't known",
            .with { $0.outcomes = [Change.NewOutcome(mail: "m9", outcome: outcome(.sent, 3))] },
            "mail m9 isn't known"),
        Contradiction(
            "a mail that told of what is no notice",
            .with {
                $0.strays = [
                    StrayMail(
                        id: "m9", recipient: "a@so.example", sender: nil, spooledAt: hour(3),
                        told: [StrayMail.Told(key: a.key, text: "khác", plan: "p")])
                ]
            }, "which is no notice's key"),
    ]

    static let ofNotices = [
        Contradiction(
            "an end of what isn't known", .settling(fates: [(unknown, .suppressed(.closed))]),
            "isn't known"),
        Contradiction(
            "a second end", .settling(fates: [(c, .suppressed(.closed))]), "has ended otherwise"),
        Contradiction(
            "an end taken back", .settling(fates: [(c, .pending)]), "has ended otherwise"),
        Contradiction(
            "an end of what a mail carries", .settling(fates: [(s, .suppressed(.closed))]),
            "has ended otherwise"),
        Contradiction(
            "an end of what this change gives to a mail",
            .settling([mail("m2", [a])], fates: [(a, .suppressed(.closed))]),
            "has ended otherwise"),
        Contradiction(
            "two ends in one change",
            .settling(fates: [(a, .suppressed(.closed)), (a, .superseded(by: .notice(b.text)))]),
            "has ended otherwise"),
        Contradiction(
            "another end of what was decided as ended",
            .with {
                $0.notices = [notice("new", fate: .suppressed(.closed))]
                $0.fates = [Change.End($0.notices[0].key, .suppressed(.moved))]
            }, "has ended otherwise"),
        Contradiction(
            "putting off what isn't known", .settling(deferrals: [(unknown, hour(9))]),
            "isn't waiting"),
        Contradiction(
            "putting off what has ended", .settling(deferrals: [(b, hour(9)), (c, hour(9))]),
            "isn't waiting"),
        Contradiction(
            "putting off what a mail carries", .settling(deferrals: [(s, hour(9))]),
            "isn't waiting"),
        Contradiction(
            "putting off what this change ends",
            .settling(fates: [(a, .suppressed(.closed))], deferrals: [(a, hour(9))]),
            "isn't waiting"),
        Contradiction(
            "putting off what this change gives to a mail",
            .settling([mail("m2", [a])], deferrals: [(a, hour(9))]), "isn't waiting"),
    ]

    static let ofTexts = [
        Contradiction(
            "a letter cut short", .entering([event(2, .waived(letter: "5/SGD\u{0}x"))]),
            "has a NUL character"),
        Contradiction(
            "an actor cut short", .entering([event(2, receipt, actor: "a\u{0}b")]),
            "has a NUL character"),
        Contradiction(
            "a heir cut short", .entering([event(2, .transferred(to: ["b", "c\u{0}"]))]),
            "has a NUL character"),
        Contradiction(
            "a subject cut short", .settling([mail("m2", subject: "Nhắc\u{0}việc", [a])]),
            "mail m2 has a NUL character"),
        Contradiction(
            "what is remembered cut short", .with { $0.settings = ["x": "a\u{0}b"] },
            "has a NUL character"),
        Contradiction(
            "a member without a name", .with { $0.openings = [opening(report, ["a", ""])] },
            "a unit's id is empty"),
        Contradiction(
            "a member on two lines", .with { $0.openings = [opening(report, ["a\nb"])] },
            "a unit's id is empty or has a line break: 'a\nb'"),
        Contradiction(
            "a member cut short", .with { $0.openings = [opening(report, ["a\u{0}"])] },
            "has a NUL character"),
    ]

    @Test("Nothing of it is written", arguments: Store.allCases, ofMails + ofNotices + ofTexts)
    func refused(_ store: Store, _ contradiction: Contradiction) throws {
        let ledger = try store.open(in: scratch)
        try ledger.put(.entering([event(1)]))
        let (other, more) = (notice("other"), notice("more"))
        try ledger.decide([Self.a, Self.b, Self.c, Self.s, other, more])
        try ledger.put(.settling([mail("m1", ordinal: 9, [Self.s])]))
        let before = try Contents(ledger, requests: ["r"])

        // What comes with it fits.
        var change = contradiction.change
        change.request = Change.NewRequest(id: "r", asking: "")
        change.openings.append(opening(OccurrenceID(duty: "khac", period: "1")))
        if change.events.isEmpty { change.events = [event(2)] }
        change.notices.append(notice("further"))
        change.mails.insert(mail("first", ordinal: 3, [other]), at: 0)
        change.fates.insert(Change.End(more.key, .suppressed(.closed)), at: 0)
        if change.spooled.isEmpty {
            change.spooled = ["m1"]
            change.spooledAt = hour(4)
        }
        change.settings["y"] = "1"
        change.watermark = hour(9)
        change.trusted = hour(9)

        let error = refusal { try ledger.put(change) }
        #expect(error?.kind == .contradiction)
        #expect(error?.path == ledger.location)
        #expect(error?.reason.contains(contradiction.reason) == true, "\(error?.reason ?? "")")
        #expect(
            try Contents(ledger, mails: ["first", "m2", "m3", "m9"], requests: ["r"]) == before)
        #expect(
            try Contents(store.again(ledger, in: scratch), requests: ["r"]) == before)
    }
}
