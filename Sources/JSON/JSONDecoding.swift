/// Reading values of Swift's `Codable` types out of a `JSONValue`, without Foundation.
extension JSONValue {
    /// The value as a `T`. A member of an object that `T` doesn't name is passed over.
    ///
    /// - Throws: `JSONMismatch` with the path of the first value that isn't of its kind.
    package func decoded<T: Decodable>(as type: T.Type = T.self) throws(JSONMismatch) -> T {
        do { return try T(from: ValueDecoder(value: self, codingPath: [])) } catch {
            throw JSONMismatch(error)
        }
    }
}

/// A JSON value that isn't what was to be read there.
package struct JSONMismatch: Error, Hashable, Sendable, CustomStringConvertible {
    /// From the outside inwards: `entries`, `3`, `on`.
    package let path: [String]
    package let reason: String

    package var description: String {
        path.isEmpty ? reason : "\(path.joined(separator: ".")): \(reason)"
    }

    init(_ error: any Error) {
        let (context, missing): (DecodingError.Context?, (any CodingKey)?) =
            switch error as? DecodingError {
            case .typeMismatch(_, let context), .valueNotFound(_, let context),
                .dataCorrupted(let context):
                (context, nil)
            case .keyNotFound(let key, let context): (context, key)
            default: (nil, nil)
            }
        path = ((context?.codingPath ?? []) + [missing].compactMap { $0 }).map(\.stringValue)
        reason = missing == nil ? context?.debugDescription ?? "\(error)" : "is missing"
    }
}

/// A name or place of a member.
struct MemberKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(stringValue: String) { (self.stringValue, intValue) = (stringValue, nil) }
    init(intValue: Int) { (stringValue, self.intValue) = ("\(intValue)", intValue) }
}

private struct ValueDecoder: Decoder {
    let value: JSONValue
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard let members = value.objectValue else { throw mismatch("an object") }
        return KeyedDecodingContainer(Members(members: members, codingPath: codingPath))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard let elements = value.arrayValue else { throw mismatch("an array") }
        return Elements(elements: elements, codingPath: codingPath)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        Single(decoder: self)
    }

    func mismatch(_ wanted: String) -> DecodingError {
        .typeMismatch(
            JSONValue.self,
            DecodingError.Context(codingPath: codingPath, debugDescription: "is not \(wanted)"))
    }

    /// Every `T` comes through here: the plain ones are taken as they are, the others read on.
    func read<T: Decodable>(_ type: T.Type) throws -> T {
        let plain: Any? =
            switch type {
            case is JSONValue.Type: value
            case is String.Type: value.stringValue
            case is Bool.Type: value.boolValue
            case is Int64.Type: value.intValue
            case is Int.Type: value.intValue.flatMap { Int(exactly: $0) }
            case is Double.Type: number
            case is Float.Type: number.map { Float($0) }
            case let width as any FixedWidthInteger.Type:
                value.intValue.flatMap { width.init(exactly: $0) }
            default: nil
            }
        if let plain = plain as? T { return plain }
        switch type {
        case is String.Type: throw mismatch("a string")
        case is Bool.Type: throw mismatch("true or false")
        case is any FixedWidthInteger.Type: throw mismatch("an integer")
        case is Double.Type, is Float.Type: throw mismatch("a number")
        default: return try T(from: self)
        }
    }

    private var number: Double? {
        switch value {
        case .double(let value): value
        case .int(let value): Double(exactly: value)
        case .null, .bool, .string, .array, .object: nil
        }
    }
}

private struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let members: [String: JSONValue]
    let codingPath: [any CodingKey]
    var allKeys: [Key] { members.keys.sorted().compactMap { Key(stringValue: $0) } }

    func contains(_ key: Key) -> Bool { members[key.stringValue] != nil }

    func decodeNil(forKey key: Key) throws -> Bool {
        members[key.stringValue].map { $0 == .null } ?? true
    }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        guard let value = members[key.stringValue] else {
            throw DecodingError.keyNotFound(
                key, DecodingError.Context(codingPath: codingPath, debugDescription: ""))
        }
        return try ValueDecoder(value: value, codingPath: codingPath + [key]).read(type)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try superDecoder(forKey: key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try superDecoder(forKey: key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder {
        ValueDecoder(
            value: members["super"] ?? .null,
            codingPath: codingPath + [MemberKey(stringValue: "super")])
    }

    func superDecoder(forKey key: Key) throws -> any Decoder {
        ValueDecoder(value: members[key.stringValue] ?? .null, codingPath: codingPath + [key])
    }
}

private struct Elements: UnkeyedDecodingContainer {
    let elements: [JSONValue]
    let codingPath: [any CodingKey]
    var currentIndex = 0
    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex >= elements.count }

    init(elements: [JSONValue], codingPath: [any CodingKey]) {
        self.elements = elements
        self.codingPath = codingPath
    }

    private mutating func next() throws -> ValueDecoder {
        let path = codingPath + [MemberKey(intValue: currentIndex)]
        guard !isAtEnd else {
            throw DecodingError.valueNotFound(
                JSONValue.self,
                DecodingError.Context(codingPath: path, debugDescription: "is missing"))
        }
        defer { currentIndex += 1 }
        return ValueDecoder(value: elements[currentIndex], codingPath: path)
    }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd, elements[currentIndex] == .null else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try next().read(type) }

    mutating func nestedContainer<Key: CodingKey>(
        keyedBy type: Key.Type
    ) throws -> KeyedDecodingContainer<Key> { try next().container(keyedBy: type) }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try next().unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder { try next() }
}

private struct Single: SingleValueDecodingContainer {
    let decoder: ValueDecoder
    var codingPath: [any CodingKey] { decoder.codingPath }

    func decodeNil() -> Bool { decoder.value == .null }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try decoder.read(type) }
}
