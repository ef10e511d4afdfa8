/// A part of a YAML file: what stands there, as text, and where.
///
/// Nothing is interpreted. `no` and `2025-11-05` are the texts that they are, so YAML's versions
/// can't disagree about them.
package struct YAMLNode: Sendable {
    /// UTF-8 offsets in the file.
    package var range: Range<Int>
    package var content: Content

    package enum Content: Sendable {
        case scalar(String, isPlain: Bool)
        case sequence([YAMLNode])
        case mapping([YAMLEntry])
        /// Something that rules don't use, such as an alias; a finding has been made of it.
        case refused
    }

    /// Nothing at all, blanks, `~` or `null`.
    package var isEmpty: Bool {
        guard case .scalar(let text, let isPlain) = content else { return false }
        return text.allSatisfy(\.isWhitespace) || (isPlain && (text == "~" || text == "null"))
    }
}

/// One `key: value` line of a mapping, in the file's order.
package struct YAMLEntry: Sendable {
    package var key: String
    /// The key in the file's own words, where `key` has become the table's.
    var written: String? = nil
    package var keyRange: Range<Int>
    package var value: YAMLNode
}
