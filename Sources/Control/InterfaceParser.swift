/// Reads Varlink's interface language.
struct InterfaceParser {
    enum Member {
        case method(String, InterfaceDefinition.Method)
        case type(String, InterfaceDefinition.Kind)
        case error(String, [InterfaceDefinition.Field])
    }

    private struct Token {
        let text: String
        let line: Int
    }

    private var tokens: [Token] = []
    private var position = 0
    private(set) var namesUsed: [(name: String, line: Int)] = []

    init(text: String) {
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            split(line.prefix { $0 != "#" }, line: number + 1)
        }
    }

    private mutating func split(_ line: Substring, line number: Int) {
        var rest = line
        while let first = rest.first {
            if first == " " || first == "\t" {
                rest.removeFirst()
                continue
            }
            let length: Int
            if isWordCharacter(first) {
                length = rest.prefix(while: isWordCharacter).count
            } else if rest.hasPrefix("->") || rest.hasPrefix("[]") {
                length = 2
            } else {
                length = 1
            }
            tokens.append(Token(text: String(rest.prefix(length)), line: number))
            rest = rest.dropFirst(length)
        }
    }

    private func isWordCharacter(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber) || character == "_"
            || character == "."
    }

    private var next: String? { position < tokens.count ? tokens[position].text : nil }

    private func error(_ reason: String) -> InterfaceError {
        let line = position < tokens.count ? tokens[position].line : tokens.last?.line ?? 1
        return InterfaceError(line: line, reason: reason)
    }

    private mutating func take() throws(InterfaceError) -> String {
        guard let token = next else { throw error("the text ends too early") }
        position += 1
        return token
    }

    private mutating func expect(_ text: String) throws(InterfaceError) {
        guard next == text else { throw error("expected \(text), found \(next ?? "the end")") }
        position += 1
    }

    private mutating func word() throws(InterfaceError) -> String {
        guard let first = next?.first, isWordCharacter(first) else {
            throw error("expected a name, found \(next ?? "the end")")
        }
        return try take()
    }

    mutating func interface() throws(InterfaceError) -> (String, [Member]) {
        try expect("interface")
        let name = try word()
        var members: [Member] = []
        while next != nil { members.append(try member()) }
        return (name, members)
    }

    private mutating func member() throws(InterfaceError) -> Member {
        switch try take() {
        case "type": return .type(try word(), try kind())
        case "error": return .error(try word(), try fields())
        case "method":
            let name = try word()
            let parameters = try fields()
            try expect("->")
            return .method(name, .init(parameters: parameters, result: try fields()))
        case let other:
            position -= 1
            throw error("expected method, type or error, found \(other)")
        }
    }

    private mutating func fields() throws(InterfaceError) -> [InterfaceDefinition.Field] {
        guard case .structure(let fields) = try group() else {
            throw error("expected names with types")
        }
        return fields
    }

    private mutating func kind() throws(InterfaceError) -> InterfaceDefinition.Kind {
        switch next {
        case "?":
            position += 1
            return .optional(try kind())
        case "[]":
            position += 1
            return .array(try kind())
        case "[":
            position += 1
            try expect("string")
            try expect("]")
            return .map(try kind())
        case "(": return try group()
        default: break
        }
        let line = position < tokens.count ? tokens[position].line : 0
        switch try word() {
        case "bool": return .bool
        case "int": return .int
        case "float": return .float
        case "string": return .string
        case "object": return .object
        case let name:
            namesUsed.append((name, line))
            return .named(name)
        }
    }

    /// `(a: T, b: T)` or `(one, two)`.
    private mutating func group() throws(InterfaceError) -> InterfaceDefinition.Kind {
        try expect("(")
        var fields: [InterfaceDefinition.Field] = []
        var words: [String] = []
        while next != ")" {
            let name = try word()
            if next == ":" {
                position += 1
                fields.append(.init(name: name, kind: try kind()))
            } else {
                words.append(name)
            }
            if next == "," { position += 1 } else if next != ")" { throw error("expected , or )") }
        }
        position += 1
        guard fields.isEmpty || words.isEmpty else { throw error("a name without its type") }
        return words.isEmpty ? .structure(fields) : .choice(words)
    }
}
