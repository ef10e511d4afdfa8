@testable import Control
import JSON

/// What a `Decodable` type wants to read, in the terms of the interface's language: found by letting it
/// read from a decoder that has something for everything and writes down what it was asked for.
struct Shape {
    static func of(_ type: any Decodable.Type) throws -> [String: InterfaceDefinition.Kind] {
        let asked = Asked()
        _ = try type.init(from: Asking(asked: asked))
        return asked.fields
    }

    fileprivate static func kind(_ type: any Decodable.Type) throws -> InterfaceDefinition.Kind {
        switch type {
        case is String.Type: return .string
        case is Bool.Type: return .bool
        case is Int.Type, is Int64.Type: return .int
        case is JSONValue.Type: return .object
        default: break
        }
        if let list = type as? any ListShaped.Type { return .array(try kind(list.element)) }
        if let map = type as? any MapShaped.Type { return .map(try kind(map.value)) }
        if let words = words(type) { return .choice(words.sorted()) }
        let fields = try of(type).map { InterfaceDefinition.Field(name: $0, kind: $1) }
        return .structure(fields.sorted { $0.name < $1.name })
    }

    /// An enum's words; `nil` for what is none.
    private static func words(_ type: any Decodable.Type) -> [String]? {
        guard let choice = type as? any CaseIterable.Type else { return nil }
        return cases(choice).compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
    }

    private static func cases<T: CaseIterable>(_ type: T.Type) -> [Any] { Array(type.allCases) }

    fileprivate static func sample<T: Decodable>(_ type: T.Type) throws -> T {
        let plain: Any? =
            switch type {
            case is String.Type: ""
            case is Bool.Type: false
            case is Int.Type: 0
            case is Int64.Type: Int64(0)
            case is JSONValue.Type: JSONValue.null
            default:
                (type as? any CaseIterable.Type).flatMap { cases($0).first }
                    ?? (type as? any ListShaped.Type)?.empty ?? (type as? any MapShaped.Type)?.empty
            }
        return try plain as? T ?? T(from: Asking(asked: Asked()))
    }
}

private final class Asked {
    var fields: [String: InterfaceDefinition.Kind] = [:]
}

private protocol ListShaped {
    static var element: any Decodable.Type { get }
    static var empty: Any { get }
}

extension Array: ListShaped where Element: Decodable {
    fileprivate static var element: any Decodable.Type { Element.self }
    fileprivate static var empty: Any { [Element]() }
}

private protocol MapShaped {
    static var value: any Decodable.Type { get }
    static var empty: Any { get }
}

extension Dictionary: MapShaped where Key == String, Value: Decodable {
    fileprivate static var value: any Decodable.Type { Value.self }
    fileprivate static var empty: Any { [String: Value]() }
}

private struct Asking: Decoder {
    let asked: Asked
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(Members(asked: asked))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw NotAsked() }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { throw NotAsked() }
}

/// A message reads members by name, and nothing else.
private struct NotAsked: Error {}

private struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let asked: Asked
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) -> Bool { false }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        asked.fields[key.stringValue] = try Shape.kind(type)
        return try Shape.sample(type)
    }

    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
        try optional(type, key)
    }

    // The library's own of these would ask for a value that must be there.
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
        try optional(type, key)
    }
    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
        try optional(type, key)
    }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
        try optional(type, key)
    }
    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? {
        try optional(type, key)
    }

    private func optional<T: Decodable>(_ type: T.Type, _ key: Key) throws -> T? {
        asked.fields[key.stringValue] = .optional(try Shape.kind(type))
        return nil
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy: Nested.Type, forKey: Key
    ) throws -> KeyedDecodingContainer<Nested> { throw NotAsked() }

    func nestedUnkeyedContainer(forKey: Key) throws -> any UnkeyedDecodingContainer {
        throw NotAsked()
    }

    func superDecoder() throws -> any Decoder { throw NotAsked() }
    func superDecoder(forKey: Key) throws -> any Decoder { throw NotAsked() }
}
