/// Values of Swift's `Codable` types as a `JSONValue`, without Foundation.
extension JSONValue {
    /// - Throws: what a type's own `encode(to:)` throws; those that the compiler writes throw nothing.
    package init(encoding value: some Encodable) throws {
        let place = Place()
        try ValueEncoder(place: place, codingPath: []).write(value)
        self = place.value
    }

    /// For types whose encoding can't fail: the compiler's own, of texts, numbers and each other.
    package init(of value: some Encodable) {
        do { try self.init(encoding: value) } catch { self = .null }
    }
}

/// A member of any kind, for this module's coders, which take it as it is.
extension JSONValue: Codable {
    package init(from decoder: any Decoder) throws {
        self = try decoder.singleValueContainer().decode(JSONValue.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self)
    }
}

/// Where a value is put together: containers are handed out before they are filled.
private final class Place {
    private enum Content {
        case value(JSONValue)
        case elements([Place])
        case members([String: Place])
    }

    private var content = Content.value(.object([:]))

    var value: JSONValue {
        switch content {
        case .value(let value): value
        case .elements(let places): .array(places.map(\.value))
        case .members(let places): .object(places.mapValues(\.value))
        }
    }

    var count: Int { if case .elements(let places) = content { places.count } else { 0 } }

    func set(_ value: JSONValue) { content = .value(value) }

    func becomeArray() {
        if case .elements = content { return }
        content = .elements([])
    }

    func becomeObject() {
        if case .members = content { return }
        content = .members([:])
    }

    func element() -> Place {
        let place = Place()
        if case .elements(let places) = content { content = .elements(places + [place]) }
        return place
    }

    func member(_ name: String) -> Place {
        let place = Place()
        if case .members(var places) = content {
            places[name] = place
            content = .members(places)
        }
        return place
    }
}

private struct ValueEncoder: Encoder {
    let place: Place
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy: Key.Type) -> KeyedEncodingContainer<Key> {
        place.becomeObject()
        return KeyedEncodingContainer(Members(place: place, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        place.becomeArray()
        return Elements(place: place, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { Single(encoder: self) }

    func write(_ value: some Encodable) throws {
        switch value {
        case let value as JSONValue: place.set(value)
        case let value as String: place.set(.string(value))
        case let value as Bool: place.set(.bool(value))
        case let value as Int64: place.set(.int(value))
        case let value as Int: place.set(.int(Int64(value)))
        case let value as Double: place.set(.double(value))
        // A number of another width, which as itself would come back here for ever.
        case let value as any BinaryInteger:
            guard let number = Int64(exactly: value) else {
                throw EncodingError.invalidValue(
                    value,
                    EncodingError.Context(
                        codingPath: codingPath, debugDescription: "is beyond 64 bits"))
            }
            place.set(.int(number))
        case let value as Float: place.set(.double(Double(value)))
        default: try value.encode(to: self)
        }
    }
}

private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let place: Place
    let codingPath: [any CodingKey]

    private func encoder(_ key: any CodingKey) -> ValueEncoder {
        ValueEncoder(place: place.member(key.stringValue), codingPath: codingPath + [key])
    }

    func encodeNil(forKey key: Key) { encoder(key).place.set(.null) }
    func encode(_ value: some Encodable, forKey key: Key) throws { try encoder(key).write(value) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> { encoder(key).container(keyedBy: type) }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        encoder(key).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { encoder(MemberKey(stringValue: "super")) }
    func superEncoder(forKey key: Key) -> any Encoder { encoder(key) }
}

private struct Elements: UnkeyedEncodingContainer {
    let place: Place
    let codingPath: [any CodingKey]
    var count: Int { place.count }

    private func encoder() -> ValueEncoder {
        let path = codingPath + [MemberKey(intValue: count)]
        return ValueEncoder(place: place.element(), codingPath: path)
    }

    func encodeNil() { encoder().place.set(.null) }
    func encode(_ value: some Encodable) throws { try encoder().write(value) }

    func nestedContainer<Key: CodingKey>(
        keyedBy type: Key.Type
    ) -> KeyedEncodingContainer<Key> { encoder().container(keyedBy: type) }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder().unkeyedContainer() }
    func superEncoder() -> any Encoder { encoder() }
}

private struct Single: SingleValueEncodingContainer {
    let encoder: ValueEncoder
    var codingPath: [any CodingKey] { encoder.codingPath }

    func encodeNil() { encoder.place.set(.null) }
    func encode(_ value: some Encodable) throws { try encoder.write(value) }
}
