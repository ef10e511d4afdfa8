/// What mail programs put above the mail that is answered: a block of its fields, or "… wrote:", in the
/// languages that they speak. Lines are folded.
enum QuotedHeader {
    /// Whether such a block starts at the line: a sender's field with another field within the next lines, or
    /// a block that has lost its first line.
    static func starts(_ lines: [String], at index: Int) -> Bool {
        if announcements.contains(where: lines[index].hasPrefix) { return true }
        guard let label = label(lines[index]) else { return isFlat(lines[index]) }
        if isShaped(lines, at: index) { return true }
        let following = lines[(index + 1)...].prefix(4).compactMap(Self.label)
        if senders.contains(label) {
            return following.contains { fields.contains($0) } || isFlat(lines[index])
        }
        return fields.contains(label)
            && following.count { fields.contains($0) || senders.contains($0) } > 1
    }

    /// How many lines an attribution takes that starts at the line: "Vào … đã viết:", "On … wrote:", or in any
    /// other language a line with an address in it that ends in a colon.
    static func attribution(_ lines: [String], at index: Int) -> Int? {
        let first = lines[index]
        let isOpening = openings.contains(where: first.hasPrefix)
        let mayGoOn = isOpening && isBroken(first)
        var joined = ""
        for length in 1...3 where index + length <= lines.count {
            let line = lines[index + length - 1]
            guard line.first != ">", line.first != "|", !line.isEmpty, line.utf8.count < 400 else {
                return nil
            }
            joined += " " + line
            // "… wrote: Kính gửi: Hiệu trưởng": some programs begin the quotation in the same line.
            if isOpening, mayGoOn || isBroken(String(joined.dropFirst())),
                joined.contains("@") || joined.contains("> "),
                runningOn.contains(where: joined.contains)
            {
                return length
            }
            guard let last = line.last, last == ":" || last == "：" else {
                if mayGoOn { continue }
                return nil
            }
            let said = joined.dropLast().reversed().drop { $0.isWhitespace }.reversed()
            let text = String(said)
            let isWriting =
                writing.contains(where: text.hasSuffix)
                || isOpening && text.contains(where: \.isNumber)
                    && inverted.contains(where: text.contains)
            // "Trường báo: …" is somebody's sentence; a program's has an address or a day.
            return isWriting || joined.contains("@") ? length : nil
        }
        return nil
    }

    /// Whether an attribution may run on behind the line: it has its moment or an address already. Somebody's own
    /// "Em gửi rồi" or "1. Đã gửi" right above one has not.
    private static func isBroken(_ line: String) -> Bool {
        if line.contains("@") || isMoment(line[...]) { return true }
        return !ownBeginnings.contains(where: line.hasPrefix)
            && line.split { !$0.isNumber }.contains { $0.count == 4 && $0.hasPrefix("20") }
    }

    /// Openings that Vietnamese sentences have too.
    private static let ownBeginnings = [
        "em ", "den ", "thu ", "ngay ", "luc ", "0", "1", "2", "3",
    ]

    /// The name before a colon; "De :" and "*Từ:*" have it too.
    private static func label(_ line: String) -> String? {
        guard let colon = line.prefix(40).firstIndex(where: { $0 == ":" || $0 == "：" }) else {
            return nil
        }
        return trimmed(String(line[..<colon].filter { $0 != "*" && $0 != "_" && $0 != "|" }))
    }

    /// A block in a language that nobody foresaw: three or more lines of "name: value" on end, among them an
    /// address in the first two, or a time of day beside a year.
    private static func isShaped(_ lines: [String], at index: Int) -> Bool {
        var block: [(label: String, value: Substring)] = []
        for line in lines[index...].prefix(6) {
            guard let colon = line.prefix(40).firstIndex(where: { $0 == ":" || $0 == "：" }),
                let label = label(line), !label.isEmpty,
                label.split(separator: " ").count <= 4
            else { break }
            block.append((label, line[line.index(after: colon)...]))
        }
        guard block.count >= 3, !block.contains(where: { ownLabels.contains($0.label) }) else {
            return false
        }
        return block.prefix(2).contains { $0.value.contains("@") }
            || block.contains { isMoment($0.value) }
    }

    /// What somebody's own answer has before a colon.
    private static let ownLabels: Set<String> = [
        "so", "so van ban", "kinh gui", "no", "number", "noi gui", "dt", "sdt", "email", "mobile",
        "dien thoai", "tel",
    ]

    /// "28. října 2025 7:30"
    private static func isMoment(_ value: Substring) -> Bool {
        let words = value.split { !($0.isNumber || $0 == ":" || $0 == ".") }
        let hasTime = words.contains { word in
            let parts = word.split(separator: ":")
            return parts.count >= 2 && parts.allSatisfy { $0.count <= 2 && Int($0) != nil }
        }
        return hasTime
            && words.contains { word in
                word.split { !$0.isNumber }.contains { $0.count == 4 && $0.hasPrefix("20") }
            }
    }

    /// The whole block in one line, as some webmails flatten it.
    private static func isFlat(_ line: String) -> Bool {
        flat.contains { parts in
            var rest = line[...]
            return parts.allSatisfy { part in
                guard let found = rest.firstRange(of: part) else { return false }
                rest = rest[found.upperBound...]
                return true
            }
        }
    }

    private static let flat: [[String]] = [
        ["from:", "to:", "subject:"], ["from:", "sent:", "to:"], ["tu:", "den:", "chu de:"],
        ["von:", "an:", "betreff:"], ["de :", "objet :"],
    ]

    private static let senders: Set<String> = [
        "from", "tu", "nguoi gui", "von", "de", "sender", "da", "van", "od", "от", "от кого",
        "отправитель", "发件人", "寄件者", "寄件人", "差出人", "送信者", "보낸 사람", "보낸사람", "fra", "från",
        "fran", "lähettäjä", "kimden", "απο", "mittente", "remitente", "expediteur", "expéditeur",
        "remetente", "afzender", "nadawca", "gửi từ",
    ]
    private static let fields: Set<String> = [
        "sent", "date", "to", "subject", "cc", "bcc", "reply-to", "da gui", "ngay", "ngay gui",
        "den",
        "toi", "nguoi nhan", "chu de", "tieu de", "gui", "gui luc", "thoi gian", "gui den",
        "kinh gui den",
        "gesendet", "datum", "betreff", "an", "kopie", "envoye", "envoyé", "envoye le", "a", "à",
        "objet",
        "copie", "enviado", "enviado el", "fecha", "para", "asunto", "assunto", "data",
        "enviada em",
        "inviato", "oggetto", "verzonden", "aan", "onderwerp", "wyslano", "wysłano",
        "data wysłania",
        "do", "temat", "dw", "отправлено", "дата", "кому", "тема", "копия", "发送时间", "发送日期", "日期",
        "收件人",
        "主题", "抄送", "寄件日期", "傳送時間", "主旨", "副本", "送信日時", "日時", "日付", "宛先", "件名", "보낸 날짜",
        "날짜", "받는 사람", "받는사람", "제목", "참조", "sendt", "til", "emne", "skickat", "till", "ämne",
        "kime",
        "konu", "gonderildi", "gönderildi", "tarih",
    ]
    private static let openings = [
        "vao ", "on ", "luc ", "ngay ", "am ", "le ", "el ", "il ", "em ", "op ", "w dniu ",
        "dnia ",
        "в ", "thu ", "den ", "a la fecha", "2", "1", "3", "0", "пн", "вт", "ср", "чт", "пт", "сб",
        "вс",
    ]
    private static let writing = [
        "wrote", "viet", "schrieb", "a ecrit", "a écrit", "escribio", "escribió", "ha scritto",
        "escreveu", "schreef", "napisal(a)", "napisał(a)", "napisal", "napisał", "пишет", "написал",
        "написал(а)", "写道", "寫道", "のメール", "書きました", "のメッセージ", "작성", "님이 작성", "작성했습니다", "skrev",
        "kirjoitti", "yazdi", "yazdı", "writes",
    ]
    private static let runningOn = [" wrote: ", " da viet: ", "> wrote:", "> da viet:"]
    /// The verb before the name.
    private static let inverted = [" schrieb ", " schreef ", " skrev ", " kirjoitti "]
    private static let announcements = [
        "begin forwarded message", "bat dau thu duoc chuyen tiep", "thu duoc chuyen tiep",
        "forwarded by", "forwarded message", "anfang der weitergeleiteten", "debut du message",
        "début du message", "inicio del mensaje reenviado", "inizio messaggio inoltrato",
        "inicio da mensagem", "início da mensagem", "begin doorgestuurd bericht",
        "poczatek przekazywanej", "początek przekazywanej", "начало переадресованного",
        "пересылаемое сообщение", "開始轉寄郵件", "开始转发邮件", "転送されたメッセージ", "전달된 메시지",
        "original message", "thu goc", "tin nhan goc", "ursprungliche nachricht",
        "message d'origine",
        "mensaje original", "messaggio originale", "oorspronkelijk bericht",
    ]
}
