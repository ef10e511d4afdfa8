/// Why bytes can't be used as a time zone (RFC 8536, section 3).
package enum ZoneDataError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The bytes don't start with `TZif`.
    case notTZif
    /// The file ends before a part that its header announces.
    case truncated(part: String, needed: Int, available: Int)
    /// A value in the file contradicts the format; `index` counts from 0 within `part`.
    case invalid(part: String, index: Int, reason: String)
    /// The file counts leap seconds (`right/…`), which POSIX time does not.
    case countsLeapSeconds
    /// The POSIX TZ string that tells the far future can't be read.
    case unreadableFooter(String)

    package var description: String {
        switch self {
        case .notTZif:
            "the data is not a TZif file"
        case .truncated(let part, let needed, let available):
            "the zone file ends early: its \(part) needs \(needed) bytes, \(available) are left"
        case .invalid(let part, let index, let reason):
            "the zone file is damaged: \(part) \(index) \(reason)"
        case .countsLeapSeconds:
            "the zone file counts leap seconds; use the one outside the directory 'right'"
        case .unreadableFooter(let text):
            "the zone file's rule for the future, '\(text)', is not a POSIX TZ string"
        }
    }
}
