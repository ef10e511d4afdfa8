import SourceText

/// What the parser of arguments says by itself: it knows English alone, and no end of a line.
package enum UsageWords {
    package static func inLocale(_ message: String) -> String {
        let isVietnamese = Language.ofLocale == .vi
        return message.split(separator: "\n", omittingEmptySubsequences: false)
            .map { broken(isVietnamese ? line(String($0)) : String($0)) }.joined(separator: "\n")
    }

    /// The parser writes a call on one line, however long; here it goes on beneath where a
    /// terminal ends.
    private static func broken(_ line: String) -> String {
        let headings = ["USAGE: ", "Usage: ", "CÁCH GỌI: ", "Cách gọi: "]
        guard line.count > 80, let heading = headings.first(where: line.hasPrefix) else {
            return line
        }
        let indent = String(repeating: " ", count: heading.count)
        var lines = [heading]
        for part in parts(ofCall: line.dropFirst(heading.count)) {
            if lines[lines.count - 1].count + part.count > 80 { lines.append(indent) }
            lines[lines.count - 1] += part + " "
        }
        return lines.map { String($0.dropLast()) }.joined(separator: "\n")
    }

    /// An option with its value, and what stands in brackets, is one part.
    private static func parts(ofCall call: Substring) -> [String] {
        var parts: [String] = []
        var depth = 0
        for word in call.split(separator: " ") {
            let isValue = word.hasPrefix("<") && parts.last?.hasPrefix("--") == true
            if depth > 0 || isValue || word == "..." {
                parts[parts.count - 1] += " \(word)"
            } else {
                parts.append(String(word))
            }
            depth += word.count { $0 == "[" } - word.count { $0 == "]" }
        }
        return parts
    }

    private static func line(_ line: String) -> String {
        for (start, word) in starts where line.hasPrefix(start) {
            let rest = String(line.dropFirst(start.count))
            return word + (start == "Error: " ? error(rest) : rest)
        }
        var line = line
        for (english, word) in phrases { line = line.replacing(english, with: word) }
        return line
    }

    private static func error(_ text: String) -> String {
        let many = " unexpected arguments: "
        if let found = text.firstRange(of: many) {
            return "thừa \(text[..<found.lowerBound]) đối số: \(text[found.upperBound...])"
        }
        for (english, word) in errors where text.hasPrefix(english) {
            var rest = String(text.dropFirst(english.count))
            for (english, word) in errorParts { rest = rest.replacing(english, with: word) }
            return word + rest
        }
        return text
    }

    private static let starts = [
        ("OVERVIEW: ", ""), ("USAGE: ", "CÁCH GỌI: "), ("Usage: ", "Cách gọi: "),
        ("ARGUMENTS:", "ĐỐI SỐ:"), ("OPTIONS:", "TÙY CHỌN:"), ("SUBCOMMANDS:", "LỆNH CON:"),
        ("Error: ", "Lỗi: "), ("Help:  ", "Ý nghĩa:  "),
    ]

    private static let phrases = [
        ("(default:", "(mặc định:"), ("; default:", "; mặc định:"),
        ("(values:", "(chọn:"),
        ("Show help information.", "Hiện phần trợ giúp này."),
        ("Show the version.", "Hiện phiên bản."),
        ("Show subcommand help information.", "Hiện trợ giúp của một lệnh con."),
        ("' for more information.", "' để biết thêm."),
        ("' for detailed help.", "' để xem chi tiết."),
        ("  See '", "  Xem '"),
    ]

    private static let errors = [
        ("Missing expected argument '", "thiếu '"), ("Missing one of: '", "thiếu một trong: '"),
        ("Missing value for '", "thiếu giá trị sau '"), ("Unknown option '", "không có tùy chọn '"),
        ("Unexpected argument '", "thừa '"), ("The value '", "giá trị '"),
        ("The option '", "tùy chọn '"), ("Missing required subcommand.", "thiếu lệnh con."),
    ]

    private static let errorParts = [
        ("'. Did you mean '", "'. Có phải ý là '"),
        ("' is invalid for '", "' không dùng được cho '"),
        ("' is invalid.", "' không dùng được."), (". Please provide one of ", "; các giá trị: "),
        ("' or '", "' hoặc '"), ("' and '", "' và '"),
        ("' does not take any value, but '", "' không nhận giá trị, nhưng lại ghi '"),
        ("' was specified.", "'."),
    ]
}
