/// One file of rules as it was loaded.
package struct RuleSource: Sendable {
    /// What findings call it: usually the path as the user gave it. Its ending decides how it is
    /// read: `.csv` as a registry table, anything else as YAML.
    package var name: String
    package var bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}
