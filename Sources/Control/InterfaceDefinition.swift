package import JSON

/// A Varlink interface, read from its text.
package struct InterfaceDefinition: Sendable {
    package struct Field: Hashable, Sendable {
        package let name: String
        package let kind: Kind
    }

    /// What a value may be.
    package indirect enum Kind: Hashable, Sendable {
        case bool, int, float, string, object
        case optional(Kind)
        case array(Kind)
        case map(Kind)
        case named(String)
        case structure([Field])
        case choice([String])
    }

    package struct Method: Hashable, Sendable {
        package let parameters: [Field]
        package let result: [Field]
    }

    package let name: String
    package let text: String
    package let methods: [String: Method]
    package let types: [String: Kind]
    package let errors: [String: [Field]]

    /// Reads `text`; throws, with the line, where it isn't an interface or names an unknown type.
    package init(parsing text: String) throws(InterfaceError) {
        var parser = InterfaceParser(text: text)
        let (name, members) = try parser.interface()
        var (methods, types, errors): ([String: Method], [String: Kind], [String: [Field]]) =
            ([:], [:], [:])
        for member in members {
            switch member {
            case .method(let name, let method): methods[name] = method
            case .type(let name, let kind): types[name] = kind
            case .error(let name, let fields): errors[name] = fields
            }
        }
        self.name = name
        self.text = text
        self.methods = methods
        self.types = types
        self.errors = errors
        for unknown in parser.namesUsed where types[unknown.name] == nil {
            throw InterfaceError(line: unknown.line, reason: "no type \(unknown.name)")
        }
    }

    /// The first member of `value` that isn't as `fields` want it, by name; `nil` when all are. A
    /// member that `fields` don't name is wrong too.
    package func mismatch(_ value: JSONValue, _ fields: [Field]) -> String? {
        guard case .object(let members) = value else { return "parameters" }
        for field in fields {
            if !matches(members[field.name] ?? .null, field.kind) { return field.name }
        }
        let known = Set(fields.map(\.name))
        return members.keys.filter { !known.contains($0) }.min()
    }

    private func matches(_ value: JSONValue, _ kind: Kind) -> Bool {
        switch (kind, value) {
        case (.optional(let inner), _): value == .null || matches(value, inner)
        case (.bool, .bool), (.int, .int), (.string, .string): true
        case (.float, .int), (.float, .double): true
        case (.object, _): value != .null
        case (.array(let inner), .array(let values)): values.allSatisfy { matches($0, inner) }
        case (.map(let inner), .object(let members)):
            members.values.allSatisfy { matches($0, inner) }
        case (.named(let name), _): types[name].map { matches(value, $0) } ?? false
        case (.structure(let fields), .object): mismatch(value, fields) == nil
        case (.choice(let words), .string(let word)): words.contains(word)
        case (.bool, _), (.int, _), (.float, _), (.string, _), (.array, _), (.map, _),
            (.structure, _), (.choice, _):
            false
        }
    }
}

/// A text that isn't a Varlink interface.
package struct InterfaceError: Error, Hashable, Sendable, CustomStringConvertible {
    package let line: Int
    package let reason: String

    package var description: String { "line \(line): \(reason)" }
}
