internal import JSON

/// Understands messages: what is asked of Varlink itself is answered here, what fits the interface
/// goes to the service. Pure: no sockets, no queues.
struct Dispatcher: Sendable {
    let info: ServiceInfo
    let definition: InterfaceDefinition
    let service: InterfaceDefinition

    enum Verdict: Sendable {
        /// Answer with these messages and go on.
        case answer([JSONValue])
        /// Ask the service; a one-way caller hears nothing.
        case call(
            method: String, parameters: JSONValue, behalf: Behalf?, wantsMore: Bool, isOneWay: Bool)
        /// Not Varlink: end the connection.
        case hangUp
    }

    func judge(_ message: some Sequence<UInt8>) -> Verdict {
        guard let value = Self.parsed(message), let members = value.objectValue,
            let name = value["method"]?.stringValue,
            let isOneWay = Self.flag(members["oneway"]), let wantsMore = Self.flag(members["more"]),
            let wantsUpgrade = Self.flag(members["upgrade"])
        else { return .hangUp }
        let given = members["parameters"] ?? .null
        let parameters = given == .null ? .object([:]) : given
        guard parameters.objectValue != nil else { return .hangUp }
        let verdict = verdict(
            name, parameters, wantsMore: wantsMore, isOneWay: isOneWay, wantsUpgrade: wantsUpgrade)
        if isOneWay, case .answer = verdict { return .answer([]) }
        return verdict
    }

    /// The messages that carry a reply.
    func messages(_ reply: ControlReply, method: String, wantsMore: Bool) -> [JSONValue] {
        switch reply {
        case .success(let parameters): return [["parameters": parameters]]
        case .several(let all):
            guard wantsMore || all.count == 1 else {
                return [Self.error("ExpectedMore", [:])]
            }
            guard let last = all.last else { return [["parameters": [:]]] }
            return all.dropLast().map { ["parameters": $0, "continues": true] }
                + [["parameters": last]]
        case .failure(let name, let parameters):
            return [
                ["error": .string("\(definition.name).\(name)"), "parameters": parameters]
            ]
        case .notImplemented:
            return [
                Self.error(
                    "MethodNotImplemented", ["method": .string("\(definition.name).\(method)")])
            ]
        case .invalidParameter(let name):
            return [Self.error("InvalidParameter", ["parameter": .string(name)])]
        }
    }

    /// The answer to a message too long to be read, by somebody who may send `most` octets.
    func refusing(messageBeyond most: Int) -> [JSONValue] {
        refusing([FieldLimits.tooLongMessage(most)])
    }

    private func refusing(_ refusals: [ControlRefusal]) -> [JSONValue] {
        messages(.refused(refusals), method: "", wantsMore: false)
    }

    private static func parsed(_ message: some Sequence<UInt8>) -> JSONValue? {
        // What isn't JSON has no more to tell than that; the caller hangs up.
        do throws(JSONError) { return try JSONValue(parsing: message) } catch { return nil }
    }

    /// A flag that is missing is down; `nil` where it isn't a flag.
    private static func flag(_ value: JSONValue?) -> Bool? {
        guard let value, value != .null else { return false }
        return value.boolValue
    }

    private static func error(_ name: String, _ parameters: JSONValue) -> JSONValue {
        ["error": .string("org.varlink.service.\(name)"), "parameters": parameters]
    }

    private func verdict(
        _ name: String, _ parameters: JSONValue, wantsMore: Bool, isOneWay: Bool,
        wantsUpgrade: Bool
    ) -> Verdict {
        guard let dot = name.lastIndex(of: ".") else {
            return .answer([Self.error("MethodNotFound", ["method": .string(name)])])
        }
        let interface = String(name[..<dot])
        let method = String(name[name.index(after: dot)...])
        guard let called = [service, definition].first(where: { $0.name == interface }) else {
            return .answer([Self.error("InterfaceNotFound", ["interface": .string(interface)])])
        }
        guard let known = called.methods[method] else {
            return .answer([Self.error("MethodNotFound", ["method": .string(name)])])
        }
        // The connection is never given up to another protocol.
        let mismatch =
            wantsUpgrade ? "upgrade" : called.mismatch(parameters, known.parameters)
        if let mismatch {
            return .answer([Self.error("InvalidParameter", ["parameter": .string(mismatch)])])
        }
        if interface == service.name { return .answer([own(method, parameters)]) }
        let excesses = FieldLimits.excesses(of: parameters)
        guard excesses.isEmpty else { return .answer(refusing(excesses)) }
        if method == Self.around { return inner(parameters, isOneWay: isOneWay) }
        return .call(
            method: method, parameters: parameters, behalf: nil, wantsMore: wantsMore,
            isOneWay: isOneWay)
    }

    /// The method that holds a call of another one.
    private static let around = "OnBehalf"

    /// What the call inside is held to is what it would be held to by itself.
    private func inner(_ parameters: JSONValue, isOneWay: Bool) -> Verdict {
        let method = parameters["method"]?.stringValue ?? ""
        let given = parameters["parameters"] ?? [:]
        guard method != Self.around, let known = definition.methods[method],
            given.objectValue != nil
        else { return .answer([Self.error("InvalidParameter", ["parameter": "method"])]) }
        if let mismatch = definition.mismatch(given, known.parameters) {
            return .answer([Self.error("InvalidParameter", ["parameter": .string(mismatch)])])
        }
        let behalf = Behalf(
            session: parameters["session"]?.stringValue ?? "",
            form: parameters["form"]?.stringValue, expecting: parameters["expecting"]?.intValue)
        return .call(
            method: method, parameters: given, behalf: behalf, wantsMore: false,
            isOneWay: isOneWay)
    }

    private func own(_ method: String, _ parameters: JSONValue) -> JSONValue {
        if method == "GetInfo" {
            return [
                "parameters": [
                    "vendor": .string(info.vendor), "product": .string(info.product),
                    "version": .string(info.version), "url": .string(info.url),
                    "interfaces": [.string(service.name), .string(definition.name)],
                ]
            ]
        }
        let name = parameters["interface"]?.stringValue ?? ""
        guard let found = [service, definition].first(where: { $0.name == name }) else {
            return Self.error("InterfaceNotFound", ["interface": .string(name)])
        }
        return ["parameters": ["description": .string(found.text)]]
    }
}
