import Testing

/// Help and usage errors in the locale's language. None of it asks a service.
struct HelpTests {
    private static let commands = Commands(socket: "/nonexistent/control")
    private static let vietnamese = "vi_VN.UTF-8"

    /// A command's help in both languages.
    struct Page {
        let call: [String]
        let vi: RunningService.Output
        let en: RunningService.Output

        /// What stands before the usage, a paragraph each.
        var prose: (vi: [Substring], en: [Substring]) {
            (
                vi.out.before("CÁCH GỌI:").split(separator: "\n\n"),
                en.out.before("USAGE:").split(separator: "\n\n")
            )
        }
    }

    /// Of every command with those below it, asked for once.
    private static let all = Result { try below([]) }

    private static func below(_ call: [String]) throws -> [Page] {
        let page = Page(
            call: call, vi: try commands.run(call + ["--help"], language: vietnamese),
            en: try commands.run(call + ["--help"]))
        let names = page.en.out.components(of: "SUBCOMMANDS:").split(separator: "\n")
            .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
            .compactMap { $0.split { " ,".contains($0) }.first.map(String.init) }
            .filter { $0 != "See" && $0 != "help" }
        return [page] + (try names.flatMap { try below(call + [$0]) })
    }

    /// What the parser of arguments says by itself.
    private static let english = [
        "OVERVIEW:", "USAGE:", "ARGUMENTS:", "OPTIONS:", "SUBCOMMANDS:", "(default:", "(values:",
        "Show help", "Show the version", "for detailed help", "for more information", "Error:",
        "Usage:", "Examples:", "Exit status:",
    ]

    @Test("Every command's help is Vietnamese under a Vietnamese locale, English else")
    func help() throws {
        let pages = try Self.all.get()
        #expect(pages.count > 50)
        for page in pages {
            let (vi, en) = (page.vi, page.en)
            let name = (["hanchot"] + page.call).joined(separator: " ")
            #expect(vi.status == 0 && en.status == 0)
            let usage = page.call == ["diff"] ? "hanchot diff NEW" : name
            #expect(en.out.contains("USAGE: \(usage)") && !en.out.contains("CÁCH GỌI"))
            #expect(vi.out.contains("CÁCH GỌI: \(usage)"), "\(name)")
            for word in Self.english { #expect(!vi.out.contains(word), "\(name): \(word)") }
        }
    }

    @Test("What a help explains stands in both languages, and calls stand once for both")
    func prose() throws {
        for page in try Self.all.get() {
            let (vi, en) = page.prose
            #expect(vi.count == en.count && !vi.isEmpty, "\(page.call): \(vi.count), \(en.count)")
            for (vi, en) in zip(vi, en) {
                guard !en.hasPrefix(" ") else {
                    #expect(vi == en, "\(page.call)")
                    for line in en.split(separator: "\n") {
                        #expect(line.hasPrefix("  "), "\(page.call): \(line)")
                    }
                    continue
                }
                #expect(vi.contains { !$0.isASCII } && !vi.contains("\n\(en)"), "\(vi)")
                let (first, other) = (vi.split(separator: "\n"), en.split(separator: "\n"))
                #expect(first[0] != other[0], "\(page.call): \(vi)")
                guard en.hasPrefix("Example") else { continue }
                #expect(first.dropFirst().map(\.call) == other.dropFirst().map(\.call))
                // Broken, a call would go on at the margin.
                for line in first.dropFirst() + other.dropFirst() {
                    #expect(line.hasPrefix("  "), "\(page.call): \(line)")
                }
            }
        }
    }

    @Test("What an option is for is said in both languages")
    func options() throws {
        for page in try Self.all.get() {
            let vi = Set(page.vi.out.components(of: "TÙY CHỌN:").split(separator: "\n"))
            for line in page.en.out.components(of: "OPTIONS:").split(separator: "\n") {
                let words = line.split(separator: " ").filter { $0.allSatisfy(\.isLetter) }
                let isEnglish = words.count > 2 && line.allSatisfy(\.isASCII)
                #expect(!isEnglish || !vi.contains(line), "\(page.call): \(line)")
            }
        }
    }

    @Test("No line of a help is wider than a terminal")
    func width() throws {
        var helps = try Self.all.get().flatMap { [$0.vi.out, $0.en.out] }
        for program in ["hanchot-board", "hanchot-deliver"] {
            for language in [Self.vietnamese, "C"] {
                let help = try Self.commands.run(["--help"], of: program, language: language)
                #expect(help.status == 0 && help.out.contains { !$0.isASCII } == (language != "C"))
                helps.append(help.out)
            }
        }
        for line in helps.flatMap({ $0.split(separator: "\n") }) {
            #expect(line.count <= 80, "\(line)")
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
                arguments: ["lunar", "1/1/2025", "x", "y"], says: "Lỗi: thừa 2 đối số: 'x', 'y'"),
            Fault(
                arguments: ["simulate", "--from", "02/01/2025", "--to", "01/01/2025"],
                says: "--to trước --from"),
            Fault(arguments: ["decide", "41"], says: "Lỗi: ghi một trong hai: --yes hoặc --no"),
            Fault(arguments: ["decide", "--yes"], says: "Lỗi: câu trả lời nào?"),
            Fault(
                arguments: ["ics", "--rules", "x"], says: "Lỗi: --rules phải kèm --from và --to"),
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
        #expect(en.out.split(separator: "\n").count == 51)
    }
}

extension String {
    /// What follows a heading.
    fileprivate func components(of heading: String) -> String {
        guard let place = ranges(of: heading).first else { return "" }
        return String(self[place.upperBound...])
    }

    /// What precedes a heading.
    fileprivate func before(_ heading: String) -> Substring {
        self[..<(ranges(of: heading).first?.lowerBound ?? startIndex)]
    }
}

extension Substring {
    /// Of an example's line what one types.
    fileprivate var call: Substring {
        let end = dropFirst(2).ranges(of: "  ").first?.lowerBound
        return prefix(upTo: end ?? endIndex)
    }
}
