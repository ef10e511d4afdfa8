extension InboundRequest {
    /// An answer that a head gave on the page of a mail: as if the mail had been answered with the same.
    ///
    /// - Parameters:
    ///   - statement: with the number of the line that it is about.
    ///   - words: the same in a sentence, for people to read.
    package init(
        onPageOf mail: String, to recipient: String, _ statement: ReplyStatement, words: String
    ) {
        self.init(
            mail: mail, recipient: recipient, sender: recipient, content: .answer([statement]),
            words: words, attachments: [], messageID: nil)
    }
}
