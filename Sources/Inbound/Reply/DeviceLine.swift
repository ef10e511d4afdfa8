internal import Civil

/// A line that a device or a program puts under a mail, whatever its make: "Đã gửi từ iPhone của tôi",
/// "Sent from my Galaxy". With a number or a day in it, it is somebody's word (statement 40).
enum DeviceLine {
    static func matches(_ folded: String, _ text: String, today: CivilDate) -> Bool {
        let bare = folded.drop { !($0.isLetter || $0.isNumber) }
        if others.contains(where: bare.hasPrefix) || endings.contains(where: folded.contains) {
            return folded.count <= longest
        }
        guard sending.contains(where: bare.hasPrefix), folded.count <= longest else { return false }
        let words = ReplyLexer.words(in: text)
        guard words.count <= 20 else { return false }
        var cursor = ReplyCursor(words[...])
        while !cursor.isAtEnd {
            // "rồi", "ạ", a day and a number are what no device writes.
            if let word = cursor.next, isPersons(word) { return false }
            if DocumentNumber.read(&cursor) != nil { return false }
            if ReplyDay.read(&cursor, today: today, .past) != nil { return false }
            cursor.advance()
        }
        return true
    }

    private static func isPersons(_ word: ReplyWord) -> Bool {
        // "Galaxy A" has no particle, and no program an address.
        Channel.isAddress(word)
            || ["roi", "nhe", "nha"].contains(word.folded) && !word.isCapitalised
            || ["ạ", "à"].contains(word.text)
    }

    private static let longest = 160

    private static let sending: [String] =
        ["da gui", "duoc gui", "gui", "da duoc gui", "thu duoc gui", "tra loi", "da tra loi"]
        .flatMap { verb in ["tu", "bang", "qua", "voi", "thong qua"].map { "\(verb) \($0) " } }
        + ["sent from ", "sent via ", "sent with ", "sent using ", "sent by ", "sent on "]

    private static let others = [
        "get outlook for", "tai outlook", "nhan outlook cho", "tai ung dung", "download outlook",
        "von meinem", "von meiner", "gesendet von", "gesendet mit", "envoye de", "envoye depuis",
        "envoyé de", "envoyé depuis", "enviado desde", "enviado do", "enviado de",
        "enviado a partir",
        "enviado pelo", "inviato da", "inviato dal", "verzonden vanaf", "verzonden met",
        "verstuurd vanaf", "wyslane z", "wyslano z", "wysłane z", "wysłano z", "отправлено с",
        "отправлено из", "发自我的", "來自我的", "發自我的", "从我的", "從我的", "skickat fran",
        "skickat från", "sendt fra", "lahetetty", "lähetetty", "gonderildi", "obtenir outlook",
        "obtener outlook", "holen sie sich outlook", "scarica outlook", "télécharger outlook",
    ]
    private static let endings = [
        "から送信", "より送信", "에서 보냄", "에서 전송", "傳送自", "发送自", "'den gönderildi", "iphone gesendet",
    ]
}
