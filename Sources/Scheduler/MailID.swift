package import Civil
internal import Rules

/// The id of a mail: address, slot, and which of the mails of that slot it is (statement 12).
///
/// The address appears as a fingerprint (statement 34); the slot in UTC, so that ids sort by time.
package func mailID(address: String, slot: Instant, ordinal: Int) -> String {
    let at = slot.local(offset: 0)
    let day = "\(pad(at.date.year, 4))\(pad(at.date.month, 2))\(pad(at.date.day, 2))"
    let time = "\(pad(at.time.hour, 2))\(pad(at.time.minute, 2))\(pad(at.time.second, 2))"
    return "\(day)T\(time)-\(fingerprint(address))-\(ordinal)"
}
