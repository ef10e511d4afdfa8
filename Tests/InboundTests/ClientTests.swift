import Inbound
import Testing

/// More clients than anybody can list: their blocks are known by shape, what they hide by its effect, what they
/// encode by its octets (statement 40).
@Suite struct ClientTests {
    static let blocks = [
        "Od: Sở <a@x.example>\nOdesláno: úterý 28. října 2025 7:30\nKomu: Ba\nPředmět: Nhắc việc",
        "Feladó: Sở\nElküldve: 2025. október 28., kedd 7:30\nCímzett: Ba\nTárgy: x",
        "จาก: Sở <a@x.example>\nส่ง: วันอังคาร 28 ตุลาคม 2025 7:30\nถึง: Ba\nเรื่อง: x",
        "Dari: Sở <a@x.example>\nTerkirim: Selasa, 28 Oktober 2025 07:30\nKepada: Ba\nSubjek: x",
        "Από: Sở\nΣτάλθηκε: Τρίτη, 28 Οκτωβρίου 2025 7:30\nΠρος: Ba\nΘέμα: x",
        "De la: Sở <a@x.example>\nTrimis: marți, 28 octombrie 2025 07:30\nCătre: Ba\nSubiect: x",
        "Від: Sở <a@x.example>\nНадіслано: 28 жовтня 2025 7:30\nКому: Ba\nТема: x",
        "מאת: Sở <a@x.example>\nנשלח: 28 2025 7:30\nאל: Ba\nנושא: x",
        "من: Sở <a@x.example>\nتم الإرسال: 28 أكتوبر 2025 7:30\nإلى: Ba\nالموضوع: x",
        "-------- Tin nhắn gốc --------\nTừ: Sở <a@x.example>\nNgày: 07:30 28/10/2025 (GMT+07:00)\nTới: Ba",
        "Dne út 28. 10. 2025 v 7:30 odesílatel Sở <a@x.example> napsal:",
        "Pada Sel, 28 Okt 2025 pukul 07.30 Sở <a@x.example> menulis:",
        "28 Eki 2025 Sal 07:30 tarihinde Sở <a@x.example> şunu yazdı:",
        "เมื่อ อ. 28 ต.ค. 2025 เวลา 07:30 Sở <a@x.example> เขียนว่า:",
    ]

    @Test(
        "Below the header of any client nothing counts, above it the answer does", arguments: blocks
    )
    func block(_ lines: String) throws {
        let below = "\(lines)\n\nĐã gửi, số 15/BC-A ngày 03/11/2025"
        #expect(try Answers.request(below) == nil)
        #expect(try Answers.request("Đã rõ\n\n\(below)") == .acknowledge)
    }

    @Test("An answer in lines with names of their own is no such block")
    func ownLines() throws {
        #expect(
            try Answers.request("Đã gửi\nSố: 15/BC-A\nNgày: 03/11/2025")
                == .reportSubmitted(number: "15/BC-A", on: try Answers.day(3, 11)))
    }

    @Test(
        "A line right above a program's attribution is the sender's own",
        arguments: ["Em đã gửi ạ", "1. Đã gửi", "Đã gửi rồi ạ"])
    func above(_ line: String) throws {
        let text =
            "\(line)\nVào 08:00, 5 thg 11, 2025, Sở GDĐT <a@x.example> đã viết:\n> Kính gửi: Hiệu trưởng"
        guard case .request(let request) = try Answers.read(try Answers.message(text)),
            case .answer(let statements) = request.content
        else {
            Issue.record("not read")
            return
        }
        #expect(statements.map(\.request) == [.reportSubmitted(number: nil, on: nil)])
    }

    static let pages = [
        "<div style=\"height:0;overflow:hidden\">V</div>",
        "<span style=\"font-size:0.1px\">V</span>", "<span style=\"font-size:2px\">V</span>",
        "<span style=\"color:#fefffe\">V</span>", "<span style=\"color:rgba(0,0,0,0)\">V</span>",
        "<span style=\"opacity:0.01\">V</span>", "<span style=\"transform:scale(0)\">V</span>",
        "<div style=\"position:absolute;left:-2000px\">V</div>",
        "<div style=\"position:absolute;clip:rect(0 0 0 0)\">V</div>",
        "<style>p{color:#000}</style><style>.k{display:none}</style><p class=k>V</p>",
        "<style>@media screen{.k{display:none}}</style><p class=k>V</p>",
        "<style>h6{display:none}</style><h6>V</h6>", "<font color=#fffffe>V</font>",
    ]

    private func content(_ text: String, _ type: String) throws -> InboundRequest.Content? {
        guard
            case .request(let request) = try Answers.read(
                try Answers.message(text, extra: ["Content-Type: \(type)"]))
        else { return nil }
        return request.content
    }

    @Test("What nobody sees isn't said, however it is hidden", arguments: pages)
    func hidden(_ page: String) throws {
        let page = page.replacing("V", with: "Đã gửi, số 15/BC-A ngày 03/11/2025")
        let html = "text/html; charset=utf-8"
        #expect(try content(page, html) == .unclear)
        #expect(try content("<p>Đã rõ</p>\(page)", html) == .answer([ReplyStatement(.acknowledge)]))
    }

    @Test("What everybody sees is said, in whatever colours and sizes")
    func visible() throws {
        for page in [
            "<style>p{color:#111}@media print{p{display:none}}</style><p>Đã rõ</p>",
            "<div style=\"height:0\"><p>Đã rõ</p></div>",
            "<span style=\"color:#1f497d;font-size:11pt;opacity:1\">Đã rõ</span>",
            "<style>@media (max-width:400px){.k{display:none}}</style><p class=k>Đã rõ</p>",
        ] {
            #expect(
                try content(page, "text/html; charset=utf-8")
                    == .answer([ReplyStatement(.acknowledge)]), "\(page)")
        }
    }

    @Test("Letters that are struck out one by one aren't said")
    func overlays() throws {
        let struck = "Đã gửi, số 15/BC-A ngày 03/11/2025".unicodeScalars
            .map { "\($0)\u{336}" }.joined()
        #expect(try content(struck, "text/plain; charset=utf-8") == .unclear)
        #expect(
            try content("\(struck)\nĐã rõ", "text/plain; charset=utf-8")
                == .answer([ReplyStatement(.acknowledge)]))
    }

    @Test(
        "UTF-8 that is said to be something else is read as what it is",
        arguments: ["iso-8859-1", "windows-1252", "windows-1258", "us-ascii", "gb2312"])
    func charset(_ name: String) throws {
        #expect(
            try content("Đã gửi, số 15/BC-A", "text/plain; charset=\(name)")
                == .answer([ReplyStatement(.reportSubmitted(number: "15/BC-A", on: nil))]))
    }

    @Test("A blank plain text beside a page is no answer: the page is")
    func blankPlain() throws {
        let text = """
            --x
            Content-Type: text/plain; charset=utf-8

            \u{A0}

            --x
            Content-Type: text/html; charset=utf-8

            <p>Đã rõ</p>
            --x--
            """
        #expect(
            try content(text, "multipart/alternative; boundary=x")
                == .answer([ReplyStatement(.acknowledge)]))
    }

    static let machines = [
        "Autosvar: jag är tillbaka den 10/11.", "Automatisk svar: ute til 10/11.",
        "Automaattinen vastaus: palaan 10.11.", "Otomatik yanıt: 10.11 tarihine kadar yokum.",
        "Automatická odpověď: jsem mimo kancelář.", "Automatikus válasz: házon kívül vagyok.",
        "Αυτόματη απάντηση", "การตอบกลับอัตโนมัติ", "Balasan otomatis: saya di luar kantor.",
        "Автоматична відповідь", "رد تلقائي", "Răspuns automat: revin pe 10/11.",
        "Đây là biên nhận hồi báo cho thư mà bạn đã gửi tới hieutruong@thptbaoloc.example.",
        "The message sent on October 28 was read by hieutruong@thptbaoloc.example.",
    ]

    @Test(
        "Machines of more languages, and receipts without a field that says so", arguments: machines
    )
    func machine(_ text: String) throws {
        for own in [text, "Đã nhận.\n\(text)"] {
            guard case .nothing(.automatic) = try Answers.read(try Answers.message(own)) else {
                Issue.record("\(own) is taken for a person's")
                continue
            }
        }
    }
}
