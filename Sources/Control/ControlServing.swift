@preconcurrency package import Dispatch

/// What a server is given: who answers, where, and how much of a client it takes.
extension ControlServer {
    /// Answers a call; may block. Called on the queue given, never twice at a time for one client.
    package typealias Handler = @Sendable (ControlCall) -> ControlReply

    /// Where a call is answered.
    package enum Lane: Sendable {
        /// On this queue: calls on one queue take turns.
        case on(DispatchQueue)
        /// At once, with this.
        case answered(ControlReply)
    }

    /// Says where a call is answered. It mustn't take long: all clients wait for it.
    package typealias Sorting = @Sendable (ControlCall) -> Lane

    /// Who is at the other end of a connected socket; `nil` where the kernel doesn't say, and then the
    /// connection is closed.
    package typealias Recognise = @Sendable (_ descriptor: Int32) -> Peer?

    package struct Limits: Sendable {
        /// Connections at a time; the one that has been idle longest gives way to a new one.
        package var clients = 64
        /// Of one user other than root, so that nobody keeps the others out.
        package var clientsPerUser = 16
        /// The longest message taken of a peer: what is longer is read past and refused.
        package var messageBytes: @Sendable (Peer) -> Int = { _ in 16 << 20 }
        /// What all connections together may hold of unfinished messages.
        package var unreadBytes = 64 << 20
        /// A connection that finishes no message and takes no bytes for so long is closed.
        package var idleSeconds = 60.0

        package init() {}
    }
}
