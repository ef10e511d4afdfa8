package import Control

/// Who may ask what. The kernel vouches for the peer; nothing in a message counts.
package struct ControlGate: Sendable {
    /// The group whose members may do everything; `nil` on a machine that has no such group.
    let group: UInt32?
    /// The service's own user, who could write the ledger's file anyway.
    let ownUser: UInt32
    /// The board's user, who alone may ask for the people at it; `nil` where there is no board.
    let board: UInt32?

    package init(group: UInt32?, ownUser: UInt32, board: UInt32? = nil) {
        self.group = group
        self.ownUser = ownUser
        self.board = board
    }

    package func permits(_ method: String, to peer: Peer) -> Bool {
        switch method {
        // The token in the message is what opens it, so anybody's mail system may hand it in.
        case "Status", "Calendar", "Inbound": true
        case "BoardEnter", "BoardLeave", "OnBehalf", "HeadPage", "HeadAnswer": isBoard(peer)
        default: mayDoEverything(peer)
        }
    }

    package func isBoard(_ peer: Peer) -> Bool { board == peer.uid }

    package func mayDoEverything(_ peer: Peer) -> Bool {
        peer.uid == 0 || peer.uid == ownUser || group.map(peer.groups.contains) ?? false
    }

    /// Who asks by himself.
    package func asker(_ peer: Peer) -> Asker { mayDoEverything(peer) ? .office : .stranger }
}
