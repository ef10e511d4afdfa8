internal import Civil

/// What answering machines and mail programs write in place of a person, of which some comes without any
/// field that says so (statement 40).
enum AutomaticWords {
    /// The phrase in lines that seem a person's own, if there is one.
    static func phrase(in lines: [String]) -> String? {
        let folded = VietnameseFolding.fold(lines.joined(separator: " "))
        return receipts.first(where: folded.contains) ?? machine.first(where: folded.contains)
            ?? openings.first { opening in
                lines.first.map(VietnameseFolding.fold)?.hasPrefix(opening) ?? false
            }
    }

    /// The phrase in lines that were cut away, our own mails' among them: those call themselves automatic.
    static func phrase(inQuoted lines: [String]) -> String? {
        phrase(
            in: lines.filter { line in
                let folded = VietnameseFolding.fold(line)
                return !folded.contains("khong thay van ban")
                    && !folded.contains("it does not replace")
            })
    }

    /// Whether lines with such a phrase speak of a report, of its sending or of its day all the same: "Tôi đang nghỉ
    /// phép nhưng trường đã gửi báo cáo". An answering machine doesn't, and a person's words are for the
    /// office to see. A receipt is a program's, though it repeats a subject.
    static func speaksOfReport(_ lines: [String]) -> Bool {
        var folded = VietnameseFolding.fold(lines.joined(separator: " "))
        if receipts.contains(where: folded.contains) { return false }
        for words in ofMails { folded = folded.replacing(words, with: " ") }
        let words = folded.split { !($0.isLetter || $0.isNumber || $0 == "/") }
        let spaced = " " + words.joined(separator: " ") + " "
        return reporting.contains { spaced.contains(" \($0) ") }
            || words.contains { word in
                // "21/BC-TH" numbers a paper.
                guard let slash = word.firstIndex(of: "/") else { return false }
                return word.first?.isNumber == true
                    && word[slash...].contains(where: \.isLetter)
            }
    }

    /// What machines say of the mail that they answer.
    private static let ofMails = ["thu", "email", "e-mail", "mail", "tin nhan", "cho toi"]
        .flatMap { mail in ["da gui", "gui"].map { "\($0) \(mail)" } }
    private static let reporting = [
        "bao cao", "b/c", "bc", "da gui", "da nop", "se gui", "se nop", "gui roi", "nop roi",
        "chua gui", "chua nop", "em gui", "em nop", "truong gui", "truong nop", "gia han",
        "cham nop", "nop cham", "gui cham", "gui muon", "nop muon", "thoi han", "dung han",
        "qua han", "van ban so", "cong van so", "the report", "our report", "report", "reports",
        "em", "truong", "nha truong", "don vi", "chung em", "our school", "we sent", "i sent",
        "have sent", "has sent", "already sent", "submitted", "submit",
        "extension", "deadline",
    ]

    /// The phrase in a subject: "Automatic reply: …", "Đã đọc: …", "Accepted: …".
    static func phrase(inSubject subject: String) -> String? {
        let folded = VietnameseFolding.fold(subject)
        return machine.first(where: folded.contains) ?? receipts.first(where: folded.contains)
            ?? subjects.first(where: folded.hasPrefix)
    }

    private static let machine =
        [
            "tra loi tu dong", "thu tu dong", "tin nhan tu dong", "phan hoi tu dong",
            "email tu dong",
            "dang nghi phep", "toi nghi phep", "dang vang mat", "hien vang mat",
            "hien khong co mat tai co quan",
            "dang di cong tac va khong", "se tra loi khi tro lai", "se phan hoi khi tro lai",
            "se phan hoi ngay khi", "se tra loi som nhat",
            "out of office", "out of the office", "automatic reply", "auto-reply", "autoreply",
            "auto reply", "automated response", "automated reply", "automatically generated",
            "currently away", "on annual leave", "on vacation", "on leave until", "away from my",
            "limited access to email", "will reply when i return", "will respond as soon as",
            "abwesenheit", "nicht im büro", "nicht im buro", "automatische antwort",
            "nicht im haus",
            "absence du bureau", "reponse automatique", "absent du bureau", "absente du bureau",
            "actuellement absent", "fuera de la oficina", "fuera de oficina",
            "respuesta automatica",
            "fuori ufficio", "risposta automatica", "fuori sede", "fora do escritorio",
            "fora do escritório", "resposta automatica", "resposta automática",
            "ausencia temporaria",
            "afwezigheidsbericht", "automatisch antwoord", "niet op kantoor", "afwezig van",
            "poza biurem", "automatyczna odpowiedz", "odpowiedz automatyczna", "autoodpowiedz",
            "automatyczna odpowiedź", "odpowiedź automatyczna", "автоответ", "автоматический ответ",
            "нахожусь в отпуске", "вне офиса", "自动回复", "自动答复", "自動回覆", "自動返信", "不在", "休假中", "외출 중",
            "부재중", "자동 회신", "자동 응답", "휴가 중",
        ] + further

    /// In more languages, as they are written there.
    private static let further = [
        "Autosvar", "Automatiskt svar", "Automatisk svar", "Fraværsmelding", "Ikke til stede",
        "Automaattinen vastaus", "Poissaoloviesti", "Otomatik yanıt", "Ofis dışında",
        "Automatická odpověď", "Mimo kancelář", "Automatikus válasz", "Házon kívül",
        "Αυτόματη απάντηση", "Εκτός γραφείου", "การตอบกลับอัตโนมัติ", "ไม่อยู่ที่สำนักงาน",
        "Balasan otomatis", "Di luar kantor", "Автоматична відповідь", "У відпустці", "رد تلقائي",
        "خارج المكتب", "Răspuns automat", "מענה אוטומטי", "ការឆ្លើយតបស្វ័យប្រវត្តិ",
        "xác nhận đã đọc", "was read by", "was opened on",
    ].map(VietnameseFolding.fold)

    /// What a mail program writes on being told to (RFC 8098), also as Zimbra, Exchange and Thunderbird word it.
    private static let receipts =
        [
            "thu cua ban da duoc doc", "tin nhan cua ban da duoc doc", "da duoc hien thi tren may",
            "this is a return receipt", "this is a receipt for the mail",
            "your message was read on",
            "was displayed on the recipient", "dies ist eine empfangsbestatigung",
            "dies ist eine empfangsbestätigung", "ceci est un accuse de reception",
            "ceci est un accusé de réception", "este es un acuse de recibo", "開封確認", "开封回执", "读信回执",
            "da bay to cam xuc", "reacted to your message",
            "biên nhận hồi báo", "biên nhận đọc",
        ].map(VietnameseFolding.fold)

    private static let openings = [
        "your message\n", "your message to:", "thu cua ban\n", "thong bao: ban co mot",
    ]

    private static let subjects = [
        "read:", "da doc:", "not read:", "khong doc:", "chua doc:", "gelesen:", "lu:", "lu :",
        "leido:",
        "letto:", "lida:", "lido:", "gelezen:", "przeczytane:", "przeczytano:", "прочтено:",
        "прочитано:", "開封済み:", "開封済み：", "已读:", "已读：", "讀取:", "읽음:", "return receipt",
        "read receipt", "accepted:", "declined:", "tentative:", "da chap nhan:", "da tu choi:",
        "angenommen:", "abgelehnt:", "accepte:", "aceptado:", "accettato:", "принято:", "已接受:",
        "out of office", "abwesend", "absent:", "afwezig:",
    ]
}
