/// Questions that every body of every mail is asked, answered without a branch for each octet.
extension String {
    func holds(_ octet: UInt8) -> Bool { holdsAny { $0 == octet } }

    /// Whether an octet is one that `asked` says yes to.
    @inline(__always)
    func holdsAny(_ asked: (UInt8) -> Bool) -> Bool {
        let found = utf8.withContiguousStorageIfAvailable { octets in
            var found: UInt8 = 0
            for octet in octets { found |= asked(octet) ? 1 : 0 }
            return found != 0
        }
        return found ?? utf8.contains(where: asked)
    }
}
