import Glibc
import Inbound
import Mail
import Testing
import TestSupport

/// Octets of any kind: read to the end, in bounded time, and worth nothing.
@Suite struct HostileMessageTests {
    @Test("No octet string stops the reader, and none but the head's own counts")
    func mutations() throws {
        var random = SeededGenerator(seed: 20_251_105)
        let seeds = try [
            Answers.message(AttackTests.verb),
            Answers.message(
                "--x\n\n\(AttackTests.verb)\n--x--",
                extra: ["Content-Type: multipart/mixed; boundary=x"]),
            Answers.message(
                "=C4=90=C3=A3 r=C3=B5",
                extra: [
                    "Content-Type: text/html; charset=utf-8",
                    "Content-Transfer-Encoding: quoted-printable",
                ]),
            BounceTests.report(action: "failed", status: "5.1.1"),
        ]
        let pieces: [[UInt8]] = [
            "\r\n", "\n\n", "--x", "--", "=", "=?utf-8?B?", "?=", "<", ">", "\"", "(", ";", ":",
            ",",
            "Content-Type: ", "multipart/mixed; boundary=", "&#", "<blockquote>", "<!--", "> ",
            "đã gửi", "số ", "/", "\u{301}",
        ].map { Array($0.utf8) }
        let started = CPUTime.ofThisThread
        let tokens = try ReplyToken.Purpose.allCases.compactMap {
            ReplyAddress.token(in: try Answers.address($0))
        }
        for round in 0..<3_000 {
            var bytes = seeds[round % seeds.count]
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                let place = Int.random(in: 0...bytes.count, using: &random)
                switch Int.random(in: 0...3, using: &random) {
                case 0: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + 9))
                case 2:
                    bytes.insert(
                        contentsOf: pieces[Int.random(in: 0..<pieces.count, using: &random)],
                        at: place)
                default: bytes = Array(bytes[..<place])
                }
            }
            guard case .request(let request) = try Answers.read(bytes) else { continue }
            #expect(request.mail == Answers.mailID)
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(tokens.contains(where: text.contains))
            if case .bounce = request.content { continue }
            #expect(text.lowercased().contains(Answers.head))
        }
        #expect(CPUTime.ofThisThread - started < 120)
    }

    @Test("Half a megabyte of anything is read in bounded time")
    func bombs() throws {
        let bombs = [
            "=?utf-8?B?", "<", "&", "\"", "(", "<!--", "đã ", "số 1/ ", "a@b, ", ">", "\n", ": ",
            "\u{301}", "1/1 ", "Từ:\n", "“", "Vào \n", "--x\n",
        ]
        for bomb in bombs {
            let text = String(repeating: bomb, count: 400_000 / bomb.utf8.count)
            for bytes in [
                try Answers.message(text),
                try Answers.message(text, extra: ["Content-Type: text/html"]),
                try Answers.message(text, extra: ["Content-Type: multipart/mixed; boundary=x"]),
                try Answers.message("x", from: text.replacing("\n", with: " ")),
                Array("Subject: \(text.replacing("\n", with: " "))\r\n".utf8)
                    + (try Answers.message("x")),
            ] {
                let started = CPUTime.ofThisThread
                let reading = try Answers.read(bytes)
                #expect(CPUTime.ofThisThread - started < 5, "\(bomb)")
                if case .request(let request) = reading {
                    #expect(request.content == .unclear, "\(bomb)")
                }
            }
        }
    }

    /// What it takes to read a message, in seconds of work, and what it says.
    private func spent(_ bytes: [UInt8]) throws -> (
        seconds: Double, content: InboundRequest.Content?
    ) {
        let started = CPUTime.ofThisThread
        let reading = try Answers.read(bytes)
        let seconds = CPUTime.ofThisThread - started
        guard case .request(let request) = reading else { return (seconds, nil) }
        #expect(request.words.unicodeScalars.count <= 1_001)
        #expect(request.attachments.count <= 10)
        return (seconds, request.content)
    }

    @Test("A reply of 50 MB is read by its start, and costs no more than half a megabyte does")
    func huge() throws {
        let own = "Đã rõ\n\n> "
        let small = try Answers.message(own + String(repeating: "x", count: 600_000))
        let huge = try Answers.message(own) + [UInt8](repeating: 120, count: 50_000_000)
        let first = try spent(small)
        let second = try spent(huge)
        #expect(first.content == .answer([ReplyStatement(.acknowledge)]))
        #expect(second.content == first.content)
        #expect(second.seconds < max(1, 5 * first.seconds))
    }

    @Test("A page 100,000 elements deep says what it shows, in time that grows with its length")
    func deep() throws {
        for element in ["div", "blockquote", "s"] {
            let open = String(
                repeating: "<\(element)>", count: 100_000 * 5 / (element.utf8.count + 2))
            for page in ["<p>Đã rõ</p>\(open)Đã gửi", "\(open)Đã gửi, số 1/BC", open] {
                let (seconds, content) = try spent(
                    try Answers.message(page, extra: ["Content-Type: text/html; charset=utf-8"]))
                #expect(seconds < 5, "\(element)")
                if page.hasPrefix("<p>"), element != "div" {
                    #expect(content == .answer([ReplyStatement(.acknowledge)]), "\(element)")
                }
            }
        }
    }

    @Test("An answer behind Outlook's long head is found")
    func head() throws {
        let sheet = String(
            repeating: "p.MsoNormal { margin: 0cm; font-size: 11pt }\n", count: 2_000)
        let (seconds, content) = try spent(
            try Answers.message(
                "<html><head><style>\(sheet)</style></head><body><p class=MsoNormal>Đã rõ</p></body>",
                extra: ["Content-Type: text/html; charset=utf-8"]))
        #expect(content == .answer([ReplyStatement(.acknowledge)]))
        #expect(seconds < 5)
    }

    @Test(
        "Octets that aren't what they are said to be lose nothing but themselves",
        arguments: [
            "Content-Type: text/plain; charset=utf-16",
            "Content-Type: text/plain; charset=x-nobody",
            "Content-Type: text/plain; charset=", "Content-Type: text/plain; charset=\"utf-8",
            "Content-Type: text/plain; charset=us-ascii",
            "Content-Type: text/plain; charset=utf-8; charset=utf-7",
            "Content-Type: text/plain; charset=iso-2022-jp",
            "Content-Type: text/plain; charset=windows-1258",
        ])
    func lies(_ type: String) throws {
        let bytes =
            try Answers.message("Da gui so 12/BC-X\n", extra: [type]) + [
                0xFF, 0xFE, 0x80, 0xC3, 0x28,
            ]
        let (seconds, content) = try spent(bytes)
        #expect(seconds < 5)
        // The letters say it; the litter behind them makes it nobody's plain word.
        #expect(content == .unclear)
        let clean = try spent(try Answers.message("Da gui so 12/BC-X", extra: [type]))
        #expect(
            clean.content == .answer([ReplyStatement(.reportSubmitted(number: "12/BC-X", on: nil))])
        )
    }

    @Test(
        "Broken base64 and quoted-printable are read as far as they go, and never as a report",
        arguments: [
            "=", "====", "xJDDoyBn%%%", "xJDDoyB", String(repeating: "=", count: 300_000),
            String(repeating: "x*", count: 200_000),
        ])
    func broken(_ text: String) throws {
        for encoding in ["base64", "quoted-printable", "BASE-64", "x-uuencode"] {
            let (seconds, content) = try spent(
                try Answers.message(
                    text,
                    extra: [
                        "Content-Type: text/plain; charset=utf-8",
                        "Content-Transfer-Encoding: \(encoding)",
                    ]))
            #expect(seconds < 5)
            if let content { #expect(content == .unclear) }
        }
    }

    @Test("Words that nobody can end take time in proportion to them")
    func sentences() throws {
        for piece in [
            "xin ", "cho em xin thêm ", "do ", "1,", "1. ", "đã gửi ", "báo cáo ", "ngày ",
            "kính đề nghị Sở cho ", "vì trường em ", "chuyển ", "A ", "số ", "3/11 ",
        ] {
            let text = String(repeating: piece, count: 20_000 / piece.utf8.count)
            for own in [
                text, text.replacing(" ", with: "\n"), String(text.prefix(400)) + "đến 10/11",
            ] {
                let (seconds, content) = try spent(try Answers.message(own))
                #expect(seconds < 5, "\(piece)")
                if case .answer(let statements) = content {
                    #expect(
                        !statements.contains {
                            if case .reportSubmitted = $0.request { true } else { false }
                        } || piece == "đã gửi ", "\(piece)")
                }
            }
        }
    }
}

/// Seconds of work, which a busy machine doesn't stretch.
enum CPUTime {
    static var ofThisThread: Double {
        var spent = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent)
        return Double(spent.tv_sec) + Double(spent.tv_nsec) / 1e9
    }
}
