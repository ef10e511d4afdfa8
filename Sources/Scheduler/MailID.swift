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

/// Whose mail it is: the fingerprint of the address that an id names; `nil` for one that `mailID` didn't make.
func recipientFingerprint(ofMail id: String) -> String? {
    let parts = id.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 3 ? String(parts[1]) : nil
}
