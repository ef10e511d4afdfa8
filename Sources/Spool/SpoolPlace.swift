/// Where a message stands on its way: the name of a folder of the spool. It only ever goes
/// new → queue → done, failed or revoked; a person may send a failed one back to new.
package enum SpoolPlace: String, CaseIterable, Sendable {
    /// Published, waiting to be claimed. Its path unit starts delivery while this isn't empty.
    case new
    /// Claimed by delivery, not yet settled.
    case queue
    /// Accepted by the next mail server.
    case done
    /// Refused for good; a text beside it says why.
    case failed
    /// Taken back before delivery opened the conversation.
    case revoked
}
