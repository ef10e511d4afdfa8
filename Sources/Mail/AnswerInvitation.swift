package import SourceText

/// How to answer a mail, as the mails print it: what a person copies from here is understood whole. Only text,
/// so that templates and the reader of answers need nothing of each other.
package enum AnswerInvitation {
    /// Under a mail about one thing.
    package static let single = Bilingual(
        vi: """
            Trả lời thư này bằng một trong các câu:
              Đã gửi, số … ngày …
              Xin gia hạn đến ngày …
              Đã rõ
            """,
        en: """
            Answer this mail with one of these:
              Sent, no. … on …
              Extension until …
              Noted
            """)

    /// Under a mail about several: each answer begins with the item's number.
    package static let several = Bilingual(
        vi: """
            Trả lời thư này, mỗi việc một dòng, bắt đầu bằng số thứ tự:
              1. Đã gửi, số … ngày …
              2. Xin gia hạn đến ngày …
            """,
        en: """
            Answer this mail, a line each, beginning with the item's number:
              1. Sent, no. … on …
              2. Extension until …
            """)

    /// Under a list of what waits, for who may decide.
    package static let decisions = Bilingual(
        vi: """
            Trả lời thư này: số thứ tự và "đồng ý" hoặc "không đồng ý", ví dụ:
              1 đồng ý; 2 đồng ý đến ngày …; 3 không đồng ý: lý do …
            """,
        en: """
            Answer this mail with the number and "agreed" or "refused", for example:
              1 agreed; 2 agreed until …; 3 refused: because …
            """)
}
