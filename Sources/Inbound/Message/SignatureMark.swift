/// How mail programs mark the block that they put under a mail by themselves (statement 40): `gmail_signature`,
/// `moz-signature`, `ms-outlook-mobile-signature`, `AppleMailSignature`, and whatever else calls itself so.
enum SignatureMark {
    static func stands(in tag: HTMLTag) -> Bool {
        guard tag.text.contains("sig") || tag.text.contains("sgn"), tag.name != "body" else {
            return false
        }
        if tag.value("data-sigid") != nil { return true }
        return attributes.contains { attribute in
            tag.value(attribute)?.split(whereSeparator: \.isWhitespace).contains(where: isMark)
                ?? false
        }
    }

    private static let attributes = ["class", "id", "name", "data-smartmail", "data-marker"]

    /// Gmail's `gmail_signature_prefix` holds the dashes above it, which mark what follows as the plain text does.
    private static func isMark(_ name: Substring) -> Bool {
        if name.hasSuffix("prefix") { return false }
        if name.contains("signature") || name.contains("editorsign") { return true }
        return name.split { !($0.isLetter || $0.isNumber) }.contains { part in
            marks.contains(part)
                || part.hasPrefix("sig") && part.dropFirst(3).allSatisfy(\.isNumber)
        }
    }

    private static let marks: Set<Substring> = ["sgn", "sign"]
}
