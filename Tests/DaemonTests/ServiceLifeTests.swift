import Testing

@testable import Daemon

/// The service's life as a value: what it may be after what.
struct ServiceLifeTests {
    private typealias Life = ServiceLife<Int>

    private static func text(_ life: Life) -> String { "\(life)" }

    @Test("What is opened, or has ended, neither waits nor fails nor is woken")
    func atTheEnds() {
        for end in [Life.opened, .ended] {
            var life = end
            #expect(life.wakers == nil && !life.isFailing)
            #expect(!life.wait() && !life.wait(forReload: true) && !life.fail())
            #expect(life.trustClock() == nil)
            life.recover()
            #expect(Self.text(life) == Self.text(end))
        }
    }

    @Test("It is told once that decisions wait, and they go on where they were (58)")
    func waiting() {
        var life = Life.deciding(7)
        #expect(life.trustClock() == nil)
        #expect(life.wait() && !life.wait())
        #expect(life.wakers == 7 && !life.isFailing)
        #expect(life.trustClock() == .decisions && life.trustClock() == nil)
        #expect(Self.text(life) == Self.text(.deciding(7)))
    }

    @Test("An edit that came while the clock wasn't believed is taken up once it is, and once")
    func reload() {
        var life = Life.deciding(7)
        #expect(life.wait(forReload: true) && !life.wait())
        #expect(life.trustClock() == .reload && life.trustClock() == nil)
        #expect(life.wait() && life.trustClock() == .decisions)
    }

    @Test("A failure is told once, outlasts a wait for the clock, and ends when its step is done")
    func failing() {
        var life = Life.deciding(7)
        #expect(life.fail() && !life.fail() && life.isFailing && life.wakers == 7)
        #expect(life.wait() && !life.isFailing)
        #expect(life.trustClock() == .decisions && life.isFailing)
        life.recover()
        #expect(Self.text(life) == Self.text(.deciding(7)))
        #expect(life.wait() && life.fail() && !life.fail())
        #expect(life.trustClock() == .decisions && life.isFailing)
    }
}
