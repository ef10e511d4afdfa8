package import SourceText

/// Asks why mail was sent about something, or why none was.
package struct WhyCall: ControlMessage {
    package typealias Reply = WhyReply
    package static let method = ControlMethod.why
    package var duty: String
    package var unit: String
    package var period: String?

    package init(duty: String, unit: String, period: String? = nil) {
        self.duty = duty
        self.unit = unit
        self.period = period
    }
}

package struct WhyReply: Codable, Sendable {
    package var obligation: ObligationStatus?
    package var explanations: [ExplanationMessage]

    package init(obligation: ObligationStatus?, explanations: [ExplanationMessage]) {
        self.obligation = obligation
        self.explanations = explanations
    }
}

/// One thing to be known of an obligation.
package struct ExplanationMessage: Codable, Hashable, Sendable {
    package enum Topic: String, Codable, CaseIterable, Sendable {
        case rule, document, due, state, event, notice, next, silence
    }

    package var topic: Topic
    package var at: String?
    package var text: Bilingual
    package var event: Int64?
    /// A notice's key, where it stands, and the mail that carries it.
    package var key: String?
    package var fate: String?
    package var reason: String?
    package var mail: String?

    package init(_ topic: Topic, at: String?, text: Bilingual, event: Int64?) {
        self.topic = topic
        self.at = at
        self.text = text
        self.event = event
    }
}
