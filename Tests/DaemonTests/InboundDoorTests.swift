import Control
import Inbound
import Testing

@testable import Daemon

@Suite("The door for incoming mail")
struct InboundDoorTests {
    @Test("A mail bomb of one user is put off after 600 messages a minute, and nobody else's mail")
    func bomb() {
        let rate = InboundRate()
        let admitted = (1...1000).count { _ in rate.admits(1001, seconds: 30) }
        #expect(admitted == 600)
        #expect(rate.admits(1002, seconds: 30))
        #expect(!rate.admits(1001, seconds: 89))
        #expect(rate.admits(1001, seconds: 90))
    }

    @Test("A thousand messages alike are two lines in the journal, the second with their number")
    func alike() {
        let tally = InboundTally()
        let verdicts = (1...1000).map { _ in tally.note("no token") }
        #expect(verdicts.first == .init(isTold: true, beginsMinute: true))
        #expect(verdicts.count(where: \.isTold) == 1)
        #expect(verdicts.count(where: \.beginsMinute) == 1)
        #expect(
            tally.sum()
                == "incoming mail changes nothing: 999 more in this minute (999 × no token)")
        #expect(tally.sum() == nil)
        #expect(tally.note("no token") == .init(isTold: true, beginsMinute: true))
    }

    @Test("However many reasons somebody thinks of, a minute has five lines")
    func manyReasons() {
        let tally = InboundTally()
        let told = (1...1000).count { tally.note("reason \($0)").isTold }
        #expect(told == 4)
        #expect(
            tally.sum() == "incoming mail changes nothing: 996 more in this minute (996 × other)")
    }

    @Test("The longest message that is read fits into a call")
    func size() {
        let message = [UInt8](repeating: 0xFF, count: InboundLimits.messageOctets)
        #expect(ReceivedBytes.encoded(message).utf8.count <= FieldLimits.message)
    }
}
