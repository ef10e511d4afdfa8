internal import JSON

/// The connections of a server, and how many of them it takes.
struct ControlConnections: Sendable {
    /// Those that are served.
    var connections: [UInt64: Connection] = [:]
    /// Told that there is no room, and kept until they have said what they came for: one that was cut off
    /// before would hear of a reset alone.
    var turnedAway: [UInt64: Connection] = [:]
    var lastID: UInt64 = 0
    /// Octets of unfinished messages.
    var unread = 0
    var isStopped = false

    mutating func close(_ id: UInt64) {
        guard var connection = connections.removeValue(forKey: id) else { return }
        unread -= connection.inputCount
        connection.cancel()
    }

    /// Of one that was turned away.
    mutating func leave(_ id: UInt64) {
        guard var connection = turnedAway.removeValue(forKey: id) else { return }
        connection.cancel()
    }

    /// Tells the connection that has been idle longest `farewell`, and closes it; false where every one is
    /// being served.
    mutating func makeRoom(_ farewell: [JSONValue], now: UInt64) -> Bool {
        let idlest = connections.filter { !$0.value.isCalling }
            .min { $0.value.lastActive < $1.value.lastActive }
        guard let idlest else { return false }
        _ = connections[idlest.key]?.tell(farewell, now: now)
        close(idlest.key)
        return true
    }

    /// Why a caller isn't served; `nil` where there is room, or somebody idle makes some.
    func refusal(of peer: Peer, within limits: ControlServer.Limits) -> ControlReply? {
        let ofUser = connections.values.filter { $0.peer.uid == peer.uid }.count
        if peer.uid != 0, ofUser >= limits.clientsPerUser {
            return .tooManyConnections(limit: limits.clientsPerUser)
        }
        return connections.count < limits.clients
            || connections.values.contains { !$0.isCalling } ? nil : .busy
    }
}
