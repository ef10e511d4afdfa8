import Dispatch
import Ledger
import Scheduler
import Synchronization
import Testing

/// Who reads beside the writer, waits for nobody and never sees half of a change.
struct ReaderTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test("A change is seen whole or not at all, by this process and by another")
    func whole() throws {
        let ledger = try scratch.open()
        let other = try scratch.open()
        let isOver = Mutex(false)
        let count = 60
        DispatchQueue.concurrentPerform(iterations: 3) { role in
            do {
                guard role > 0 else {
                    defer { isOver.withLock { $0 = true } }
                    for step in 1...count { try ledger.put(Self.change(step)) }
                    return
                }
                var last: Int64 = 0
                while true {
                    let wasOver = isOver.withLock { $0 }
                    let standing = try (role == 1 ? ledger : other).standing()
                    #expect(standing.lastEvent >= last)
                    last = standing.lastEvent
                    #expect(standing.watermark == (last == 0 ? nil : hour(Int(last))))
                    let counts = try (role == 1 ? ledger : other).counts()
                    #expect(counts.notices == counts.events * 20)
                    #expect(counts.waiting + counts.mails * 10 == counts.notices)
                    if wasOver { break }
                }
                #expect(last == Int64(count))
            } catch {
                Issue.record(error)
            }
        }
    }

    private static func change(_ step: Int) -> Change {
        let notices = (0..<20).map { notice("u\(step)-\($0)") }
        var change = Change.deciding(notices, watermark: hour(step))
        change.events = [event(Int64(step))]
        change.mails = [mail("m\(step)", ordinal: step, Array(notices.prefix(10)))]
        return change
    }

    @Test("Occurrences that share their members keep them once")
    func sharedMembers() throws {
        let ledger = try scratch.open()
        let units = (0..<500).map { "truong-\($0)" }
        try ledger.put(
            .with {
                $0.openings = (1...12).map {
                    opening(OccurrenceID(duty: "thang", period: "2025-\($0)"), units)
                }
            })
        try ledger.put(.with { $0.openings = [opening(report, units), opening(quarter, [])] })
        #expect(try Outside.ask("SELECT count(*) FROM member_sets", scratch.path) == "2")
    }

    private let quarter = OccurrenceID(duty: "kiem-tra-quy", period: "2025-Q3")
}
