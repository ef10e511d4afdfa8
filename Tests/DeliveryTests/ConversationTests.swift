import Delivery
import Testing

@Suite("Following a conversation and judging how it ended")
struct ConversationTests {
    /// Lines that begin with `C:` are ours, `S:` the server's; `…` is a part of the message, `.` its end.
    static func follow(_ lines: [String]) -> Conversation {
        var conversation = Conversation()
        for line in lines {
            if line == "…" || line == "." {
                conversation.sentMessage(complete: line == ".")
            } else if line.hasPrefix("C:") {
                conversation.sent(Array((line.dropFirst(2) + "\r\n").utf8))
            } else {
                conversation.received(Array((line.dropFirst(2) + "\r\n").utf8))
            }
        }
        return conversation
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var lines: [String]
        var failure: String? = "lost"
        var timedOut = false
        var attempt: Attempt
    }

    static let opening = ["S:220 hi", "C:EHLO so.example", "S:250-mx", "S:250 SIZE"]

    @Test(
        "What was said last decides",
        arguments: [
            Case(
                testDescription: "nothing was said", lines: [],
                attempt: .relayFailed(reason: "lost")),
            Case(
                testDescription: "refused at the greeting", lines: ["S:554 no"],
                attempt: .relayFailed(reason: "lost (554 no)")),
            Case(
                testDescription: "login refused",
                lines: opening + ["C:AUTH PLAIN", "S:334 ", "C:bWF0IGtoYXU=", "S:535 5.7.8 no"],
                attempt: .relayFailed(reason: "lost (535 5.7.8 no)")),
            Case(
                testDescription: "login wanted",
                lines: opening + ["C:MAIL FROM:<a@b.example>", "S:530 5.7.0 log in"],
                attempt: .relayFailed(reason: "530 5.7.0 log in")),
            Case(
                testDescription: "sender refused",
                lines: opening + ["C:MAIL FROM:<a@b.example>", "S:550 5.7.1 not you"],
                attempt: .refused(Reply(code: 550, text: "5.7.1 not you"), at: .sender)),
            Case(
                testDescription: "one of two recipients refused",
                lines: opening + [
                    "C:MAIL FROM:<a@b.example>", "S:250 ok", "C:RCPT TO:<c@d.example>", "S:250 ok",
                    "C:RCPT TO:<e@f.example>", "S:550-no", "S:550 such user", "C:QUIT", "S:221 bye",
                ], attempt: .refused(Reply(code: 550, text: "no such user"), at: .recipient)),
            Case(
                testDescription: "lost before the answer to RCPT",
                lines: opening + [
                    "C:MAIL FROM:<a@b.example>", "S:250 ok", "C:RCPT TO:<c@d.example>",
                ], attempt: .interrupted(reason: "lost", mayHaveArrived: false)),
            Case(
                testDescription: "lost within the message",
                lines: opening + ["C:MAIL FROM:<>", "S:250 ok", "C:DATA", "S:354 go", "…"],
                attempt: .interrupted(reason: "lost", mayHaveArrived: false)),
            Case(
                testDescription: "lost after the message",
                lines: opening + ["C:MAIL FROM:<>", "S:250 ok", "C:DATA", "S:354 go", "…", "."],
                attempt: .interrupted(reason: "lost", mayHaveArrived: true)),
            Case(
                testDescription: "refused after the message",
                lines: opening + [
                    "C:MAIL FROM:<>", "S:250 ok", "C:DATA", "S:354 go", ".", "S:554 5.6.0 bad",
                ], attempt: .refused(Reply(code: 554, text: "5.6.0 bad"), at: .answer)),
            Case(
                testDescription: "put off after the message",
                lines: opening + [
                    "C:MAIL FROM:<>", "S:250 ok", "C:DATA", "S:354 go", ".", "S:452 full",
                ], attempt: .postponed(Reply(code: 452, text: "full"), at: .answer)),
            Case(
                testDescription: "a kept connection was closed", lines: ["C:MAIL FROM:<>"],
                attempt: .stale),
            Case(
                testDescription: "a kept connection was used up",
                lines: ["C:MAIL FROM:<>", "S:421 4.7.0 enough"], attempt: .stale),
            Case(
                testDescription: "a new connection was used up",
                lines: opening + ["C:MAIL FROM:<>", "S:421 4.7.0 enough"],
                attempt: .postponed(Reply(code: 421, text: "4.7.0 enough"), at: .sender)),
            Case(
                testDescription: "a kept connection fell silent", lines: ["C:MAIL FROM:<>"],
                timedOut: true, attempt: .interrupted(reason: "lost", mayHaveArrived: false)),
            Case(
                testDescription: "a kept connection was lost within the message",
                lines: ["C:MAIL FROM:<>", "S:250 ok", "C:DATA", "S:354 go", "…"],
                attempt: .interrupted(reason: "lost", mayHaveArrived: false)),
            Case(
                testDescription: "taken",
                lines: opening + [
                    "C:MAIL FROM:<>", "S:250 ok", "C:DATA", "S:354 go", ".", "S:250 2.0.0 kept",
                ], failure: nil, attempt: .accepted(Reply(code: 250, text: "2.0.0 kept"))),
        ])
    func judges(each: Case) {
        let conversation = ConversationTests.follow(each.lines)
        let attempt = Attempt(conversation, failure: each.failure, timedOut: each.timedOut)
        #expect(attempt == each.attempt)
    }

    @Test("Waits double up to a limit and vary by a quarter")
    func backOff() {
        let backOff = BackOff(first: 100, longest: 1000)
        #expect(
            (1...6).map { backOff.wait(after: $0, chance: 0.5) } == [
                100, 200, 400, 800, 1000, 1000,
            ])
        #expect(backOff.wait(after: 1, chance: 0) == 75)
        #expect(backOff.wait(after: 1, chance: 1) == 125)
        #expect(backOff.wait(after: .max, chance: 0.5) == 1000)
    }

    @Test("What was planned for further off than any wait is due at once")
    func due() {
        let backOff = BackOff(first: 100, longest: 1000)
        #expect(
            [0, 1, 1250, 1251].map { backOff.isDue($0, now: 0) } == [true, false, false, true])
    }
}
