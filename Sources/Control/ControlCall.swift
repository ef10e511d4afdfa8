package import JSON

/// One call that reached the service and fits the interface.
package struct ControlCall: Sendable {
    package let peer: Peer
    /// Without the interface's name: `Receive`.
    package let method: String
    /// An object; every member is of the kind that the interface says.
    package let parameters: JSONValue
    /// The caller takes several replies.
    package let wantsMore: Bool
    /// Somebody else than the caller asks: `OnBehalf` around the call.
    package let behalf: Behalf?

    package init(
        peer: Peer, method: String, parameters: JSONValue, wantsMore: Bool = false,
        behalf: Behalf? = nil
    ) {
        self.peer = peer
        self.method = method
        self.parameters = parameters
        self.wantsMore = wantsMore
        self.behalf = behalf
    }
}

/// Whom a call is made for, and from what he or she saw.
package struct Behalf: Hashable, Sendable {
    package let session: String
    package let form: String?
    /// The ledger's number that the person saw.
    package let expecting: Int64?

    package init(session: String, form: String? = nil, expecting: Int64? = nil) {
        self.session = session
        self.form = form
        self.expecting = expecting
    }
}

/// The service's answer.
package enum ControlReply: Hashable, Sendable {
    case success(JSONValue)
    /// Several replies, for a caller that wants more; none is one empty reply.
    case several([JSONValue])
    /// An error of the interface, without its name: `Refused`.
    case failure(String, JSONValue)
    /// The service doesn't do this.
    case notImplemented
    /// The value of this parameter can't be used.
    case invalidParameter(String)

    package static func notAllowed(_ method: String) -> ControlReply {
        .failure("NotAllowed", ["method": .string(method)])
    }

    package static func refused(_ refusals: [ControlRefusal]) -> ControlReply {
        .failure("Refused", ["refusals": JSONValue(of: refusals)])
    }

    package static let noSession = ControlReply.failure("NoSession", [:])
    package static let noLink = ControlReply.failure("NoLink", [:])
    package static let foreignForm = ControlReply.failure("ForeignForm", [:])

    package static let busy = ControlReply.failure("Busy", [:])

    static func tooManyConnections(limit: Int) -> ControlReply {
        .failure("TooManyConnections", ["limit": .int(Int64(limit))])
    }

    package static func ledgerUnavailable(_ reason: String) -> ControlReply {
        .failure("LedgerUnavailable", ["reason": .string(reason)])
    }
}

/// What `org.varlink.service.GetInfo` tells.
package struct ServiceInfo: Hashable, Sendable {
    package var vendor: String
    package var product: String
    package var version: String
    package var url: String

    package init(vendor: String, product: String, version: String, url: String) {
        self.vendor = vendor
        self.product = product
        self.version = version
        self.url = url
    }
}
