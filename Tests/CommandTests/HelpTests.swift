import Testing

/// Help and usage errors in the locale's language. None of it asks a service.
struct HelpTests {
    private static let commands = Commands(socket: "/nonexistent/control")
    private static let vietnamese = "vi_VN.UTF-8"

    /// The commands that the general help lists.
    private static func names() throws -> [String] {
        let help = try commands.run(["--help"]).out
        let list = help.components(of: "SUBCOMMANDS:")
        return list.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
            .compactMap { $0.split { " ,".contains($0) }.first.map(String.init) }
            .filter { $0 != "See" && $0 != "help" }
    }

    /// What the parser of arguments says by itself.
    private static let english = [
        "OVERVIEW:", "USAGE:", "ARGUMENTS:", "OPTIONS:", "SUBCOMMANDS:", "(default:", "(values:",
        "Show help", "Show the version", "for detailed help", "for more information", "Error:",
        "Usage:", "Examples:", "Exit status:",
    ]

    @Test("Every command's help is Vietnamese under a Vietnamese locale, English else")
    func help() throws {
        let names = try Self.names()
        #expect(names.count > 35)
        for name in names {
            let (vi, en) = (
                try Self.commands.run([name, "--help"], language: Self.vietnamese),
                try Self.commands.run([name, "--help"])
            )
            #expect(vi.status == 0 && en.status == 0)
            #expect(en.out.contains("USAGE: hanchot \(name)") && !en.out.contains("CÁCH GỌI"))
            #expect(vi.out.contains("CÁCH GỌI: hanchot \(name)"), "\(name)")
            for word in Self.english { #expect(!vi.out.contains(word), "\(name): \(word)") }
            // Each option has words of its own in each language.
            #expect(
                vi.out.split(separator: "\n").first
                    != en.out.split(separator: "\n").first?.dropFirst(10))
            #expect(vi.out.contains { !$0.isASCII })
        }
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        let arguments: [String]
        let says: String
        var testDescription: String { arguments.joined(separator: " ") }
    }

    @Test(
        "What is wrong with a call is said in Vietnamese",
        arguments: [
            Fault(arguments: ["simulate"], says: "Lỗi: thiếu '--from <from>'"),
            Fault(
                arguments: ["simulate", "--from"], says: "Lỗi: thiếu giá trị sau '--from <from>'"),
            Fault(
                arguments: ["status", "--formt", "x"],
                says: "Lỗi: không có tùy chọn '--formt'. Có phải ý là '--format'?"),
            Fault(
                arguments: ["status", "--limit", "x"], says: "Lỗi: giá trị 'x' không dùng được cho"),
            Fault(arguments: ["lunar", "1/1/2025", "x"], says: "Lỗi: thừa 'x'"),
            Fault(
                arguments: ["simulate", "--from", "02/01/2025", "--to", "01/01/2025"],
                says: "--to trước --from"),
            Fault(arguments: ["check"], says: "cần tệp hoặc thư mục"),
            Fault(arguments: ["check", "--explain", "H999"], says: "không có mã “H999”"),
        ])
    func usage(_ fault: Fault) throws {
        let found = try Self.commands.run(fault.arguments, language: Self.vietnamese)
        #expect(found.status == 2 && found.err.contains(fault.says), "\(found.err)")
        for word in ["Error:", "Usage:", "for more information"] {
            #expect(!found.err.contains(word))
        }
    }

    @Test("A warning's code is explained in both languages")
    func explain() throws {
        let vi = try Self.commands.run(["check", "--explain", "h012"], language: Self.vietnamese)
        #expect(vi.out.hasPrefix("H012 ladder-overtakes: đôn đốc lấn sang kỳ sau\n"))
        let en = try Self.commands.run(["check", "--explain", "all"])
        #expect(en.out.split(separator: "\n").count == 49)
    }
}

extension String {
    /// What follows a heading.
    fileprivate func components(of heading: String) -> String {
        guard let place = ranges(of: heading).first else { return "" }
        return String(self[place.upperBound...])
    }
}
