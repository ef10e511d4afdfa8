/// A time zone: a name, and the offset from UTC at every instant.
///
/// Copying costs one reference count. No lookup allocates: instants up to the data's last
/// transition take a binary search, later ones are computed from the POSIX rule at the file's end.
package struct Zone: Sendable {
    /// What the caller called it: `Asia/Ho_Chi_Minh`, `UTC`, `+07:00`. Not looked up anywhere.
    package let name: String
    private let table: ZoneTable

    package static let utc = Zone(name: "UTC", offset: 0)

    /// A zone whose offset never changes: `offset` seconds east of UTC, held to the widest range
    /// that zone data may use (-24:59:59 to +25:59:59).
    package init(name: String, offset: Int) {
        self.name = name
        table = ZoneTable(
            times: [], offsets: [],
            initial: min(max(offset, ZoneTable.offsets.lowerBound), ZoneTable.offsets.upperBound),
            footer: nil, footerStart: .min)
    }

    /// A zone from the bytes of a TZif file, version 1 to 4 (RFC 8536 and RFC 9636).
    ///
    /// Throws for anything that is not one, and for files that count leap seconds; never crashes,
    /// whatever the bytes.
    package init(name: String, tzif: [UInt8]) throws(ZoneDataError) {
        self.name = name
        table = try ZoneTable(tzif: tzif)
    }

    /// Seconds east of UTC at `instant`.
    package func offset(at instant: Instant) -> Int { table.span(at: instant.wholeSeconds).offset }

    /// What a clock on the wall shows at `instant`, held to years 1–9999.
    package func local(at instant: Instant) -> CivilDateTime {
        // Far outside those years adding the offset could overflow, and couldn't change the answer.
        let limit: Int64 = 300_000_000_000_000_000
        let held = Instant(microseconds: min(max(instant.microseconds, -limit), limit))
        return held.local(offset: offset(at: instant))
    }

    /// The first instant after `instant` at which the offset from UTC changes, in whole seconds;
    /// `nil` when it never changes again. Changes of abbreviation alone don't count.
    package func nextTransition(after instant: Instant) -> Instant? {
        let end = table.span(at: instant.wholeSeconds).end
        return end == .max ? nil : Instant(seconds: end)
    }

    /// When a clock in this zone shows `local`: once, never or twice.
    package func resolve(_ local: CivilDateTime) -> LocalResolution {
        let wall = Instant(local, offset: 0)
        let near = table.span(at: wall.seconds)
        // Offsets stay below 26 hours, so this far from any transition there is no doubt.
        let margin: Int64 = 2 * 26 * 3600
        if (near.start == .min || wall.seconds - margin >= near.start)
            && (near.end == .max || wall.seconds + margin < near.end)
        {
            return .unique(wall.adding(seconds: -Int64(near.offset)))
        }
        return table.resolve(wall)
    }

    /// The instant meant by `local`, by this project's policy: in a gap the first instant after
    /// it, in a fold the first of the two.
    package func instant(of local: CivilDateTime) -> Instant {
        switch resolve(local) {
        case .unique(let instant): instant
        case .gap(before: _, after: _, let transition): transition
        case .fold(let first, second: _): first
        }
    }
}

/// Two zones are equal when they have the same name and the same data.
extension Zone: Hashable {
    package static func == (a: Zone, b: Zone) -> Bool {
        a.name == b.name && (a.table === b.table || a.table.hasSameData(as: b.table))
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension Instant {
    /// Whole seconds since 1970, rounded down, for the very first instants too.
    fileprivate var wholeSeconds: Int64 {
        microseconds / 1_000_000 - (microseconds % 1_000_000 < 0 ? 1 : 0)
    }
}
