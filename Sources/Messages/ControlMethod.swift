package import Control
package import JSON

/// The methods of the control interface. Its text, in `Control`, is what callers of other languages
/// read; a test holds both equal.
package enum ControlMethod: String, CaseIterable, Sendable {
    case status = "Status"
    case why = "Why"
    case receive = "Receive"
    case acknowledge = "Acknowledge"
    case sendBack = "Return"
    case accept = "Accept"
    case extend = "Extend"
    case waive = "Waive"
    case reassign = "Reassign"
    case void = "Void"
    case apply = "Apply"
    case reload = "Reload"
    case pause = "Pause"
    case silence = "Silence"
    case liftSilence = "LiftSilence"
    case release = "Release"
    case discard = "Discard"
    case confirmClock = "ConfirmClock"
    case inbound = "Inbound"
    case export = "Export"
    case history = "History"
    case forget = "Forget"
    case rules = "Rules"
    case compare = "Compare"
    case waiting = "Waiting"
    case decide = "Decide"
    case event = "Event"
    case suspend = "Suspend"
    case calendar = "Calendar"
    case letter = "Letter"
    case period = "Period"
    case matrix = "Matrix"
    case arrivals = "Arrivals"
    case coming = "Coming"
    case find = "Find"
    case month = "Month"
    case unit = "Unit"
    case review = "Review"
    case headPage = "HeadPage"
    case headAnswer = "HeadAnswer"
    case boardLink = "BoardLink"
    case boardEnter = "BoardEnter"
    case boardLeave = "BoardLeave"
    case onBehalf = "OnBehalf"
}

/// What a method is called with, and what it answers. Members are named as in the interface's text;
/// days are texts here, for people write them in two ways.
package protocol ControlMessage: Codable, Sendable {
    associatedtype Reply: Codable & Sendable
    static var method: ControlMethod { get }
}

/// A method that is called with nothing, or answers nothing.
package struct NoMembers: Codable, Hashable, Sendable {
    package init() {}
}

extension ControlMessage {
    package var parameters: JSONValue { JSONValue(of: self) }
}

extension ControlCall {
    /// The call's parameters as a message. The dispatcher has held them against the interface already.
    package func message<Message: ControlMessage>(
        _ type: Message.Type = Message.self
    ) throws(JSONMismatch) -> Message {
        try parameters.decoded()
    }
}

extension ControlClient {
    /// Calls with a message and waits for its reply.
    package func call<Message: ControlMessage>(
        _ message: Message
    ) throws(ControlError) -> Message.Reply {
        let answer = try call(Message.method.rawValue, message.parameters)
        do throws(JSONMismatch) { return try answer.decoded() } catch {
            throw .malformed(path: path, reason: "\(error)")
        }
    }
}

extension ControlReply {
    package static func success(_ reply: some Encodable) -> ControlReply {
        .success(JSONValue(of: reply))
    }
}
