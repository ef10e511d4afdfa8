internal import Civil

/// A paper's number in the one form in which two writings of it are equal: `05/BC` is `5/bc`, `45 /BC` is
/// `45/BC` (statement 61).
package func paperNumber(_ text: String) -> String {
    let plain = VietnameseFolding.fold(text).filter { !$0.isWhitespace }
    let digits = plain.prefix { $0.isASCII && $0.isNumber }
    let significant = digits.drop { $0 == "0" }
    return String(significant.isEmpty ? digits.suffix(1) : significant)
        + plain.dropFirst(digits.count)
}
