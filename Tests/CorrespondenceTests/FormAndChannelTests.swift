import Civil
import Correspondence
import Mail
import Rules
import Scheduler
import SourceText
import TestSupport
import Testing

@Suite("The form to fill in and the way it goes, in a head's mails")
struct FormAndChannelTests {
    /// The yearly report with a form and a way, and a second duty that falls due after it.
    private func office(_ channel: String = "Trục liên thông văn bản") throws -> Office {
        let keys = "\n    form: Mẫu số 02, Thông tư 09\n    channel: \(channel)\n"
        let first = Office.duty.replacing("\n    remind:", with: keys + "    remind:")
        let second = first.replacing("id: bao-cao", with: "id: bao-cao-thang")
            .replacing("Báo cáo ANTQ năm 2025", with: "Báo cáo PCCC")
            .replacing("04/11/2025", with: "10/11/2025")
        var office = try Office(first + "\n" + second)
        try office.open(["truong-a"])
        try office.open(["truong-a"], duty: "bao-cao-thang")
        return office
    }

    private func notice(
        _ office: Office, _ kind: NoticeKind, _ stage: NoticeStage, at moment: String
    ) throws -> Notice {
        try office.notice(kind, stage, office.id("truong-a"), due: "2025-11-04", at: moment)
    }

    private func letter(
        _ office: Office, _ notice: Notice, coming: Bool = false
    ) throws -> Letter {
        let context = MailContext(
            coming: coming
                ? [
                    Upcoming(
                        obligation: office.id("truong-a", duty: "bao-cao-thang"),
                        due: try Office.day("2025-11-10"))
                ] : [])
        return try office.letter([notice], context: context).letter
    }

    @Test("A reminder and the fortnight's list show both, in the text and on the page")
    func golden() throws {
        let office = try office()
        let notice = try notice(office, .reminder, "7d", at: "2025-10-28T07:30")
        for (name, coming) in [("form-and-channel", false), ("form-and-channel-list", true)] {
            let letter = try letter(office, notice, coming: coming)
            for language in Language.allCases {
                var letter = letter
                letter.language = language
                let rendered = try LetterTemplates().render(letter)
                try Golden.expect(
                    Array("Subject: \(rendered.subject)\n\n\(rendered.text)".utf8),
                    is: "\(name).\(language.rawValue).txt")
                try Golden.expect(
                    Array(rendered.html.utf8), is: "\(name).\(language.rawValue).html")
            }
        }
    }

    @Test("Every mail that asks for the report shows both", arguments: [true, false])
    func everyKind(isPage: Bool) throws {
        let office = try office()
        let kinds: [(NoticeKind, NoticeStage, String)] = [
            (.reminder, "7d", "2025-10-28T07:30"), (.dueToday, "0d", "2025-11-04T07:30"),
            (.overdue, "1wd", "2025-11-05T13:30"),
        ]
        for (kind, stage, moment) in kinds {
            let notice = try notice(office, kind, stage, at: moment)
            let rendered = try LetterTemplates().render(try letter(office, notice))
            // The page sets a line's label apart.
            let shown = (isPage ? rendered.html.replacing("</b>", with: "") : rendered.text)
                .split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(shown.contains("Biểu mẫu: Mẫu số 02, Thông tư 09"), "\(kind)")
            #expect(
                shown.contains(
                    "Gửi về: Phòng Tổ chức hành chính, Sở GDĐT, hình thức: trục liên thông văn bản"),
                "\(kind): \(shown)")
        }
    }

    @Test("A way that says how it goes needs no word before it")
    func led() throws {
        let office = try office("qua hệ thống quản lý văn bản")
        let text = try office.letter([
            try notice(office, .reminder, "7d", at: "2025-10-28T07:30")
        ]).text
        #expect(text.contains("Sở GDĐT, qua hệ thống quản lý văn bản"))
    }

    @Test("A duty that names neither has no empty lines for them")
    func neither() throws {
        var office = try Office()
        try office.open(["truong-a"])
        let text = try office.letter([
            try notice(office, .reminder, "7d", at: "2025-10-28T07:30")
        ]).text
        #expect(!text.contains("Biểu mẫu") && !text.contains("hình thức"))
    }
}
