/// One message with what delivery has to know of it.
package struct SpoolMail: Equatable, Sendable {
    /// Its name in the spool, and the reason that it is sent once.
    package var id: SpoolID
    /// From and for whom.
    package var envelope: Envelope
    /// The RFC 5322 message, header first, lines ended by CRLF, without the envelope.
    package var message: [UInt8]

    package init(id: SpoolID, envelope: Envelope, message: [UInt8]) {
        self.id = id
        self.envelope = envelope
        self.message = message
    }
}
