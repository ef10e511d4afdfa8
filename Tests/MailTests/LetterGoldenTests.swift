import Mail
import SourceText
import Testing
import TestSupport

@Suite struct LetterGoldenTests {
    @Test("Every kind of letter keeps its words in both languages", arguments: CatalogueEntry.all)
    func words(_ entry: CatalogueEntry) throws {
        for language in Language.allCases {
            var letter = try entry.letter()
            letter.language = language
            let rendered = try LetterTemplates().render(letter)
            try Golden.expect(
                Array("Subject: \(rendered.subject)\n\n\(rendered.text)".utf8),
                is: "\(entry.testDescription).\(language.rawValue).txt")
        }
    }

    @Test("The page is one table with inline styles", arguments: ["escalation", "digest-owner"])
    func page(_ name: String) throws {
        let entry = try #require(CatalogueEntry.all.first { $0.testDescription == name })
        let rendered = try LetterTemplates().render(try entry.letter())
        try Golden.expect(Array(rendered.html.utf8), is: "\(name).html")
    }

    @Test("Lines stay within 78 characters", arguments: CatalogueEntry.all)
    func shortLines(_ entry: CatalogueEntry) throws {
        for language in Language.allCases {
            var letter = try entry.letter()
            letter.language = language
            for line in try LetterTemplates().render(letter).text.split(separator: "\n") {
                #expect(line.count <= 78, "\(line)")
            }
        }
    }

    @Test(
        "Every letter ends with the footer and keeps an administrative tone",
        arguments: CatalogueEntry.all)
    func footer(_ entry: CatalogueEntry) throws {
        let text = try LetterTemplates().render(try entry.letter()).text
        let joined = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            joined.hasSuffix(
                "Thư tự động, không thay văn bản của Sở. Đầu mối: \(Sample.contact)."))
        #expect(!text.lowercased().contains("vui lòng"))
        #expect(!text.lowercased().contains("bạn "))
        #expect(!text.contains("{{"))
    }
}

@Suite struct LetterRuleTests {
    @Test("A sentence that begins with the office's name begins with a capital")
    func capitals() throws {
        for name in ["confirmation-acknowledged", "correction-superior"] {
            let entry = try #require(CatalogueEntry.all.first { $0.testDescription == name })
            var letter = try entry.letter()
            letter.office = "cơ quan"
            let lines = try LetterTemplates().render(letter).text.split(separator: "\n")
            #expect(lines.contains { $0.hasPrefix("Cơ quan đã ") })
            #expect(!lines.contains { $0.hasPrefix("cơ quan") })
        }
    }

    @Test("Among several items the remark on a taken-over matter names it")
    func succession() throws {
        let day = try Sample.day(1, 7)
        let letter = Sample.letter(
            [.reminder(Sample.matter(), try Sample.due(), workingDaysLeft: 5)],
            at: try Sample.at(Sample.day(28, 10), 7, 30),
            notes: [
                .succession(predecessor: "Trường D", day: day, matter: "Báo cáo ANTQ năm 2025")
            ])
        let text = try LetterTemplates().render(letter).text
        #expect(text.contains("- Báo cáo ANTQ năm 2025: nhận lại của Trường D từ ngày 01/07/2025"))
    }

    static let listing = CatalogueEntry.all.filter {
        ["escalation", "tally", "roll-up", "morning-list", "inspection-list", "digest-owner"]
            .contains($0.testDescription)
    }

    @Test("SEMANTICS 33: no mail to a head names other units", arguments: listing)
    func heads(_ entry: CatalogueEntry) throws {
        var letter = try entry.letter()
        letter.reader = .head
        #expect(throws: LetterError.self) { try LetterTemplates().render(letter) }
        let item = try #require(letter.items.first)
        letter.items = [.redirect(of: item, intended: "Trường A")]
        #expect(throws: LetterError.self) { try LetterTemplates().render(letter) }
    }

    @Test(
        "SEMANTICS 33: a confidential letter is the same for every duty and names nothing",
        arguments: Language.allCases)
    func confidential(_ language: Language) throws {
        var seen: Set<RenderedLetter> = []
        for entry in CatalogueEntry.all {
            var letter = try entry.letter()
            letter.language = language
            letter.isConfidential = true
            letter.readsReplies = true
            seen.insert(try LetterTemplates().render(letter))
        }
        #expect(seen.count == 1)
        let letter = try #require(seen.first)
        for word in ["ANTQ", "Trường", "Bảo Lộc", "2025", "11189"] {
            #expect(!letter.subject.contains(word))
            #expect(!letter.text.contains(word))
            #expect(!letter.html.contains(word))
        }
    }

    @Test("A site's own template can't make a confidential letter name the unit (statement 33)")
    func confidentialOverride() throws {
        let (templates, findings) = LetterTemplates.reading([
            SourceFile(
                name: "vi/confidential.mustache",
                text: "Subject: Việc của {{unit}}\n\n{{#unit}}{{unit}}{{/unit}}{{today}}")
        ])
        #expect(findings.isEmpty)
        var letter = try Sample.reminder()
        letter.isConfidential = true
        let rendered = try templates.render(letter)
        #expect(rendered.subject == "Việc của ")
        #expect(!rendered.text.contains("Bảo Lộc"))
        let (naming, faults) = LetterTemplates.reading([
            SourceFile(name: "vi/confidential.mustache", text: "Subject: {{short}}\n\n{{task}}")
        ])
        #expect(faults.count == 2)
        #expect(try naming.render(letter) == LetterTemplates().render(letter))
    }

    @Test("A head isn't told whose mail came back, or whom the ladder passed over (statement 33)")
    func notesToHeads() throws {
        var letter = try Sample.overdue()
        letter.notes = [
            .skipped(role: "Phó Giám đốc", reason: "chưa có trong danh mục"),
            .bounced(who: "Trường E", address: "thpt-e@lamdong.example"),
        ]
        #expect(
            try LetterTemplates().render(letter) == LetterTemplates().render(try Sample.overdue()))
    }

    @Test("A letter without items is refused")
    func noItems() throws {
        var letter = try Sample.reminder()
        letter.items = []
        #expect(throws: LetterError.noItems) { try LetterTemplates().render(letter) }
    }

    @Test("A long list is cut and says how much is left")
    func longList() throws {
        var letter = try Sample.escalation()
        letter.items = [
            .escalation(
                Sample.matter(), try Sample.due(), workingDaysLate: 3, urgedOn: [],
                missing: (1...50_000).map { LetterUnit("Trường \($0)") }, total: 50_000)
        ]
        let rendered = try LetterTemplates().render(letter)
        #expect(rendered.subject.contains("50000/50000"))
        #expect(rendered.text.contains("200. Trường 200: chưa phản hồi\n… và 49800 đơn vị khác\n"))
    }

    @Test("Text from rules can't become markup")
    func escaping() throws {
        var letter = try Sample.reminder()
        let hostile = "<script>alert('x')</script> & {{contact}}"
        letter.items = [
            .reminder(
                LetterMatter(task: "báo cáo", short: hostile), try Sample.due(), workingDaysLeft: 1)
        ]
        let rendered = try LetterTemplates().render(letter)
        #expect(rendered.subject.contains(hostile))
        #expect(!rendered.html.contains("<script>"))
        #expect(rendered.html.contains("&lt;script&gt;"))
    }
}
