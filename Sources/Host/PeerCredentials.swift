internal import CLinux
internal import Glibc

/// Who is at the other end of a Unix socket, as the kernel vouches for it: as it was when the peer
/// connected (or, for a listener, began to listen).
package struct PeerCredentials: Sendable, Equatable {
    /// The peer's process; 0 when it is in a process namespace that can't be seen from here.
    package var process: Int32
    /// Its effective user.
    package var user: UInt32
    /// Its effective group.
    package var group: UInt32
    /// Its supplementary groups, in the kernel's order; `SO_PEERCRED` alone leaves them out.
    package var supplementaryGroups: [UInt32]

    package init(process: Int32, user: UInt32, group: UInt32, supplementaryGroups: [UInt32]) {
        self.process = process
        self.user = user
        self.group = group
        self.supplementaryGroups = supplementaryGroups
    }

    /// Asks the kernel about a connected Unix stream socket.
    package init(ofSocket descriptor: Int32) throws(HostError) {
        var peer = clinux_peer()
        guard clinux_peer_credentials(descriptor, &peer) == 0 else {
            throw HostError(
                action: "learn who is calling", subject: "SO_PEERCRED", errno: errno)
        }
        self.init(
            process: peer.pid, user: peer.uid, group: peer.gid,
            supplementaryGroups: try peerGroups(of: descriptor))
    }

    /// Whether the peer acts for this group, by its own or by a supplementary one.
    package func isMember(of wanted: UInt32) -> Bool {
        group == wanted || supplementaryGroups.contains(wanted)
    }
}

private func peerGroups(of descriptor: Int32) throws(HostError) -> [UInt32] {
    var groups = [UInt32](repeating: 0, count: 64)
    while true {
        let count = clinux_peer_groups(descriptor, &groups, groups.count)
        guard count >= 0 else {
            throw HostError(
                action: "learn the caller's groups", subject: "SO_PEERGROUPS", errno: errno)
        }
        if count <= groups.count { return Array(groups[..<count]) }
        groups = [UInt32](repeating: 0, count: count)
    }
}
