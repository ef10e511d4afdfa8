import Civil
import Glibc

/// The machine's clock, for commands that start now when told nothing else.
enum CivilNow {
    /// What a clock on the wall shows, cut to whole seconds.
    static func local(in zone: Zone) -> CivilDateTime {
        zone.local(at: Instant(seconds: Int64(time(nil))))
    }
}
