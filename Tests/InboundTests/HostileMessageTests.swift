import Glibc
import Inbound
import Mail
import Testing

/// Octets of any kind: read to the end, in bounded time, and worth nothing.
@Suite struct HostileMessageTests {
    @Test("No octet string stops the reader, and none but the head's own counts")
    func mutations() throws {
        var random = SplitMix(state: 20_251_105)
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
}

/// Seconds of work, which a busy machine doesn't stretch.
enum CPUTime {
    static var ofThisThread: Double {
        var spent = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent)
        return Double(spent.tv_sec) + Double(spent.tv_nsec) / 1e9
    }
}

/// The same sequence for a seed on every machine.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
