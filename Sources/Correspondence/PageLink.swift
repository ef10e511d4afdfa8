internal import Mail
internal import SourceText

extension RenderedLetter {
    /// The same with the link to the mail's page behind it, in the text and before the page's end.
    func pointing(to address: String, _ words: Words) -> RenderedLetter {
        let line = words.answerOnPage
        let link =
            "<p style=\"font-family:Arial,Helvetica,sans-serif;font-size:16px;margin:16px;\">"
            + "<a href=\"\(address)\">\(line)</a></p>"
        return RenderedLetter(
            subject: subject, text: text + "\n\(line):\n\(address)\n",
            html: html.replacing("</body>", with: link + "\n</body>", maxReplacements: 1))
    }
}

extension Words {
    var answerOnPage: String {
        switch language {
        case .vi: "Trả lời trên trang web, không cần đăng nhập"
        case .en: "Answer on the web, without logging in"
        }
    }
}
