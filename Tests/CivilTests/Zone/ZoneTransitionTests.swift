import Civil
import Testing

@Suite struct ZoneTransitionTests {
    /// The odd ones, and a few of each ordinary kind.
    static let names = [
        "Africa/Cairo", "Africa/Casablanca", "Africa/El_Aaiun", "Africa/Johannesburg",
        "Africa/Monrovia", "Africa/Windhoek", "America/Argentina/San_Luis", "America/Asuncion",
        "America/Caracas", "America/Godthab", "America/Havana", "America/Juneau",
        "America/Miquelon", "America/New_York", "America/Santiago", "America/Sao_Paulo",
        "America/Scoresbysund", "America/St_Johns", "Antarctica/Casey", "Antarctica/Macquarie",
        "Antarctica/Troll", "Antarctica/Vostok", "Asia/Almaty", "Asia/Amman", "Asia/Beirut",
        "Asia/Gaza", "Asia/Hebron", "Asia/Ho_Chi_Minh", "Asia/Jerusalem", "Asia/Kathmandu",
        "Asia/Kolkata", "Asia/Manila", "Asia/Pyongyang", "Asia/Riyadh", "Asia/Tehran",
        "Asia/Tokyo", "Atlantic/Azores", "Australia/Adelaide", "Australia/Eucla",
        "Australia/Lord_Howe", "Australia/Sydney", "CET", "EST5EDT", "Etc/GMT-14", "Europe/Berlin",
        "Europe/Chisinau", "Europe/Dublin", "Europe/Istanbul", "Europe/Lisbon", "Europe/London",
        "Europe/Moscow", "Europe/Paris", "Europe/Prague", "Europe/Volgograd", "Factory",
        "Pacific/Apia", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Easter",
        "Pacific/Kiritimati", "Pacific/Kwajalein", "Pacific/Norfolk", "UTC",
    ]

    @Test("Far beyond the table the rule goes on, in a cycle of 400 years", arguments: names)
    func repeatsEvery400Years(name: String) throws {
        let zone = try ZoneJudge.zone(name)
        let cycle: Int64 = 146_097 * 86_400
        for cycles in [1, 20, 700] as [Int64] {
            var instant = Instant(seconds: Int64(90 * 366) * 86_400 + 2_000_000_000)
            for _ in 0..<20 {
                let later = instant.adding(seconds: cycles * cycle)
                #expect(zone.offset(at: later) == zone.offset(at: instant))
                guard let next = zone.nextTransition(after: instant) else { break }
                #expect(zone.nextTransition(after: later) == next.adding(seconds: cycles * cycle))
                instant = next
            }
        }
    }

    @Test("The ends of time have an offset, and nothing after them", arguments: names)
    func endsOfTime(name: String) throws {
        let zone = try ZoneJudge.zone(name)
        #expect(abs(zone.offset(at: Instant(microseconds: .min))) < 26 * 3600)
        #expect(abs(zone.offset(at: Instant(microseconds: .max))) < 26 * 3600)
        #expect(zone.nextTransition(after: Instant(microseconds: .max)) == nil)
    }

    @Test("A fixed zone never changes")
    func fixed() {
        let zone = Zone(name: "+07:00", offset: 7 * 3600)
        #expect(zone.offset(at: Instant(seconds: 0)) == 25_200)
        #expect(zone.nextTransition(after: Instant(microseconds: .min)) == nil)
        #expect(Zone.utc.offset(at: Instant(seconds: 1_700_000_000)) == 0)
    }

    @Test("Zones are equal by name and data")
    func equality() throws {
        let berlin = try ZoneJudge.zone("Europe/Berlin")
        #expect(try ZoneJudge.zone("Europe/Berlin") == berlin)
        #expect(try Zone(name: "Europe/Berlin", tzif: ZoneJudge.bytes(of: "Europe/Rome")) != berlin)
        #expect(try Zone(name: "Berlin", tzif: ZoneJudge.bytes(of: "Europe/Berlin")) != berlin)
    }
}
