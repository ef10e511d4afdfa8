import Inbound
import Testing

/// What mail programs of a dozen languages, devices and answering machines add, is not the sender's own words
/// (statement 40).
@Suite struct ForeignWordsTests {
    struct Block: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let lines: String
        init(_ name: String, _ lines: String) {
            testDescription = name
            self.lines = lines
        }
    }

    static let blocks: [Block] = [
        Block(
            "vi",
            "Từ: Sở <a@x.example>\nĐã gửi: Thứ Ba, 28 Tháng Mười 2025 7:30 SA\nTới: Ba\nChủ đề: Nhắc việc"
        ),
        Block("vi, Người gửi", "Người gửi: Sở\nNgày gửi: 28/10/2025\nNgười nhận: Ba\nTiêu đề: x"),
        Block(
            "en",
            "From: Sở <a@x.example>\nSent: Tuesday, October 28, 2025 7:30 AM\nTo: Ba\nSubject: x"),
        Block("en, bold", "*From:* Sở\n*Date:* Tuesday\n*To:* Ba\n*Subject:* x"),
        Block(
            "fr", "De : Sở <a@x.example>\nEnvoyé : mardi 28 octobre 2025 07:30\nÀ : Ba\nObjet : x"),
        Block("de", "Von: Sở\nGesendet: Dienstag, 28. Oktober 2025 07:30\nAn: Ba\nBetreff: x"),
        Block("es", "De: Sở\nEnviado el: martes, 28 de octubre de 2025\nPara: Ba\nAsunto: x"),
        Block("it", "Da: Sở\nInviato: martedì 28 ottobre 2025 07:30\nA: Ba\nOggetto: x"),
        Block("pt", "De: Sở\nEnviado: terça-feira, 28 de outubro de 2025\nPara: Ba\nAssunto: x"),
        Block("nl", "Van: Sở\nVerzonden: dinsdag 28 oktober 2025 07:30\nAan: Ba\nOnderwerp: x"),
        Block("pl", "Od: Sở\nWysłano: wtorek, 28 października 2025\nDo: Ba\nTemat: x"),
        Block("ru", "От: Sở\nОтправлено: 28 октября 2025 г. 7:30\nКому: Ba\nТема: x"),
        Block("ja", "差出人: Sở\n送信日時: 2025年10月28日 7:30\n宛先: Ba\n件名: x"),
        Block("zh", "发件人： Sở\n发送时间： 2025年10月28日 7:30\n收件人： Ba\n主题： x"),
        Block("zh-TW", "寄件者： Sở\n寄件日期： 2025年10月28日\n收件者： Ba\n主旨： x"),
        Block("ko", "보낸 사람: Sở\n보낸 날짜: 2025년 10월 28일 화요일\n받는 사람: Ba\n제목: x"),
        Block("in one line", "From: Sở <a@x.example> Sent: Tuesday To: Ba Subject: x"),
        Block("Gmail, vi", "Vào Th 3, 28 thg 10, 2025 vào lúc 07:30 Sở <a@x.example> đã viết:"),
        Block("Gmail, fr", "Le mar. 28 oct. 2025 à 07:30, Sở <a@x.example> a écrit :"),
        Block("Gmail, de", "Am Di., 28. Okt. 2025 um 07:30 Uhr schrieb Sở <a@x.example>:"),
        Block("Apple, de", "Am 28.10.2025 um 07:30 schrieb Sở:"),
        Block("Gmail, es", "El mar, 28 oct 2025 a las 7:30, Sở (<a@x.example>) escribió:"),
        Block("Gmail, it", "Il giorno mar 28 ott 2025 alle ore 07:30 Sở <a@x.example> ha scritto:"),
        Block("Gmail, pt", "Em ter., 28 de out. de 2025 às 07:30, Sở <a@x.example> escreveu:"),
        Block("Gmail, nl", "Op di 28 okt 2025 om 07:30 schreef Sở <a@x.example>:"),
        Block("Gmail, pl", "wt., 28 paź 2025 o 07:30 Sở <a@x.example> napisał(a):"),
        Block("Gmail, ru", "вт, 28 окт. 2025 г. в 07:30, Sở <a@x.example>:"),
        Block("Gmail, ja", "2025年10月28日(火) 7:30 Sở <a@x.example>:"),
        Block("Gmail, zh", "Sở <a@x.example> 于2025年10月28日周二 07:30写道："),
        Block("Gmail, ko", "2025년 10월 28일 (화) 오전 7:30, Sở <a@x.example>님이 작성:"),
        Block("forwarded, de", "Anfang der weitergeleiteten Nachricht:"),
        Block("forwarded, fr", "Début du message réexpédié :"),
        Block("forwarded, zh", "開始轉寄郵件："),
    ]

    @Test(
        "Below a mail program's header nothing counts, above it the answer does", arguments: blocks)
    func block(_ block: Block) throws {
        let below = "\(block.lines)\n\nĐã gửi, số 15/BC-A ngày 03/11/2025"
        #expect(try Answers.request(below) == nil)
        #expect(try Answers.request("Đã rõ\n\n\(below)") == .acknowledge)
    }

    static let devices = [
        "Đã gửi từ Nokia 8.3 5G", "Được gửi từ máy tính bảng của tôi", "Gửi từ điện thoại của tôi",
        "Đã gửi từ Outlook dành cho iOS", "*Đã gửi từ Vivo V29*", "[Gửi từ Zalo]",
        "Đã gửi bằng Spark",
        "Đã gửi qua ứng dụng BlueMail", "Sent from my Nokia", "Sent from Yahoo Mail on Android",
        "Sent with Proton Mail secure email.", "Get Outlook for iOS", "Tải Outlook cho Android",
        "Von meinem iPhone gesendet", "Gesendet mit der GMX Mail App", "Envoyé de mon iPhone",
        "Envoyé depuis l'application Mail Orange", "Enviado desde mi iPhone",
        "Enviado do meu iPhone",
        "Inviato da iPhone", "Verzonden vanaf mijn iPhone", "Wysłane z iPhone'a",
        "Отправлено с iPhone",
        "Отправлено из мобильной Почты", "iPhoneから送信", "发自我的iPhone", "從我的 iPhone 傳送",
        "나의 iPhone에서 보냄",
    ]

    @Test(
        "A device's line says nothing, and takes nothing from what stands above it",
        arguments: devices)
    func device(_ line: String) throws {
        #expect(try Answers.request(line) == nil)
        #expect(try Answers.request("Đã rõ.\n\n\(line)") == .acknowledge)
    }

    @Test("Alone it reaches the office, in case it was somebody's word after all")
    func aside() throws {
        for line in ["Đã gửi từ Nokia của tôi", "Đã gửi bằng BlackBerry"] {
            guard case .request(let request) = try Answers.read(try Answers.message(line)) else {
                Issue.record("\(line): refused")
                continue
            }
            #expect(request.content == .unclear)
            #expect(request.words == line)
        }
    }

    static let unseen = [
        "<s>V</s>", "<del>V</del>", "<strike>V</strike>",
        "<span style=\"text-decoration: line-through\">V</span>",
        "<div style='display:none'>V</div>", "<p style=\"display: none !important\">V</p>",
        "<span style=\"visibility:hidden\">V</span>", "<span style=\"font-size:0px\">V</span>",
        "<span style=\"font-size: 0;line-height:0\">V</span>", "<span style=\"opacity:0\">V</span>",
        "<font color=\"#FFFFFF\">V</font>", "<span style=\"color:#fff\">V</span>",
        "<span style=\"color:white;background-color:#ffffff\">V</span>",
        "<span style=\"color:rgb(255, 255, 255)\">V</span>",
        "<span style=\"mso-hide:all\">V</span>",
        "<div hidden>V</div>", "<div style=\"max-height:0;overflow:hidden\">V</div>",
        "<div style=\"display:none\"><div>x</div>V</div>",
        "<style>.k{display:none}</style><p class=\"a k\">V</p>",
        "<style>#k, .j { color: #fff; font-size:0 }</style><p id=k>V</p>",
        "<span title=\"a>b\" style=\"display:none\">V</span>",
    ]

    @Test("What is hidden or struck out isn't said, and is shown to the office", arguments: unseen)
    func hidden(_ page: String) throws {
        let verb = "Đã gửi, số 15/BC-A ngày 03/11/2025"
        func read(_ text: String) throws -> InboundRequest? {
            let bytes = try Answers.message(
                text.replacing("V", with: verb), extra: ["Content-Type: text/html; charset=utf-8"])
            guard case .request(let request) = try Answers.read(bytes) else { return nil }
            return request
        }
        let alone = try read(page)
        #expect(alone?.content == .unclear)
        #expect(alone?.words.contains("15/BC-A") == true)
        #expect(try read("<p>Đã rõ</p>\(page)")?.content == .answer([ReplyStatement(.acknowledge)]))
        #expect(try read("\(page)<p>Đã rõ</p>")?.content == .answer([ReplyStatement(.acknowledge)]))
    }

    static let quoted = [
        "<div class=\"gmail_quote\"><div>x</div>V</div><p>Đã rõ</p>",
        "<blockquote>V</blockquote><p>Đã rõ</p>",
        "<p>Đã rõ</p><div id=\"appendonsend\"></div>V",
        "<p>Đã rõ</p><div id=\"divRplyFwdMsg\">x</div>V",
        "<p>Đã rõ</p><div class=\"moz-cite-prefix\">x</div><blockquote type=\"cite\">V</blockquote>",
        "<p>Đã rõ</p><div class=\"yahoo_quoted\">V</div>",
        "<p>Đã rõ</p><div class=\"protonmail_quote\">V</div>",
    ]

    @Test("What a program quotes in a page isn't said", arguments: quoted)
    func quotation(_ page: String) throws {
        let bytes = try Answers.message(
            page.replacing("V", with: "Đã gửi, số 15/BC-A"),
            extra: ["Content-Type: text/html; charset=utf-8"])
        guard case .request(let request) = try Answers.read(bytes) else {
            Issue.record("refused")
            return
        }
        #expect(request.content == .answer([ReplyStatement(.acknowledge)]))
    }

    @Test("A page that strikes out what its plain text can't is what counts")
    func alternative() throws {
        let bytes = try Answers.message(
            "--x\nContent-Type: text/plain; charset=utf-8\n\nĐã gửi, số 15/BC-A\n--x\n"
                + "Content-Type: text/html; charset=utf-8\n\n<p><s>Đã gửi, số 15/BC-A</s> chưa xong</p>\n--x--",
            extra: ["Content-Type: multipart/alternative; boundary=x"])
        guard case .request(let request) = try Answers.read(bytes) else {
            Issue.record("refused")
            return
        }
        #expect(request.content == .unclear)
    }

    @Test(
        "A machine's words without a field that says so",
        arguments: [
            "Thư trả lời tự động: tôi đã nhận được thư.",
            "Tôi hiện đang vắng mặt, sẽ trả lời khi trở lại.",
            "Ich bin bis 10.11. nicht im Büro.", "Je suis absent du bureau jusqu'au 10/11.",
            "Estoy fuera de la oficina.", "Sono fuori ufficio.", "Estou fora do escritório.",
            "Ik ben niet op kantoor.", "Jestem poza biurem.", "Я нахожусь в отпуске.",
            "ただいま不在にしております。",
            "您好，这是自动回复。", "현재 부재중입니다.", "I am on leave until 10/11.",
            "This is a Return Receipt for the mail that you sent.",
            "Your message was read on Tuesday.",
        ])
    func machine(_ text: String) throws {
        for own in [text, "Received.\n\(text)"] {
            guard case .nothing(.automatic) = try Answers.read(try Answers.message(own)) else {
                Issue.record("\(own) is taken for a person's")
                continue
            }
        }
    }

    @Test(
        "A receipt or an answer to an invitation, by its subject or its parts",
        arguments: [
            "Đã đọc: Báo cáo", "Read: Bao cao", "Gelesen: x", "Lu : x", "已读: x",
            "Accepted: Hạn nộp",
        ])
    func subject(_ subject: String) throws {
        let bytes =
            Array("Subject: \(subject)\r\n".utf8) + (try Answers.message("Đã gửi, số 15/BC-A"))
        guard case .nothing(.automatic) = try Answers.read(bytes) else {
            Issue.record("taken for a person's")
            return
        }
    }

    @Test("A receipt inside something else, and an invitation's answer")
    func parts() throws {
        for type in ["message/disposition-notification", "text/calendar; method=REPLY"] {
            let bytes = try Answers.message(
                "--x\nContent-Type: text/plain; charset=utf-8\n\nĐã nhận\n--x\nContent-Type: \(type)\n\nx\n--x--",
                extra: ["Content-Type: multipart/mixed; boundary=x"])
            guard case .nothing(.automatic) = try Answers.read(bytes) else {
                Issue.record("\(type) is taken for a person's")
                continue
            }
        }
    }

    @Test("A file without a word waits for the office by its name")
    func file() throws {
        let bytes = try Answers.message(
            """
            --x
            Content-Type: text/plain; charset=utf-8

            Sent from my iPhone
            --x
            Content-Type: application/pdf
            Content-Disposition: attachment; filename*=utf-8''b%C3%A1o%20c%C3%A1o%2F..%2F1.pdf

            %PDF
            --x--
            """, extra: ["Content-Type: multipart/mixed; boundary=x"])
        guard case .request(let request) = try Answers.read(bytes) else {
            Issue.record("refused")
            return
        }
        #expect(request.content == .unclear)
        #expect(request.attachments == ["1.pdf"])
    }
}
