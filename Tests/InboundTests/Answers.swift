import Civil
import Inbound
import Mail
import Testing

/// A reminder of 28/10/2025 to one school, and the messages that come back to it.
enum Answers {
    static let mailID = "20251028T003000-5c0f2d41a6be7789-1"
    static let head = "hieutruong@thptbaoloc.example"

    static func day(_ day: Int, _ month: Int, _ year: Int = 2025) throws -> CivilDate {
        try CivilDate(year: year, month: month, day: day)
    }

    static func keys(_ current: UInt8 = 1, previous: UInt8? = nil) throws -> TokenKeys {
        func key(_ number: UInt8) throws -> TokenKey {
            try TokenKey(number: number, secret: [UInt8](repeating: number &+ 40, count: 32))
        }
        return try TokenKeys(current: try key(current), previous: try previous.map(key))
    }

    static func address(
        _ purpose: ReplyToken.Purpose = .reply, mail: String = mailID, keys: TokenKeys? = nil
    ) throws -> String {
        let token = ReplyToken(
            purpose, mail: try #require(MailReference(id: mail)), due: try day(4, 11))
        let text = try token.text(try keys ?? Self.keys())
        return try ReplyAddress(try MailAddress("nhacviec@sogddt.example")).carrying(text).address
    }

    static func item(
        _ id: String = "bao-cao-nam/2025/thpt-bao-loc", short: String = "Báo cáo ANTQ năm 2025",
        setting: AnsweredItem.Setting = .confirm
    ) throws -> AnsweredItem {
        AnsweredItem(
            id: id, short: short, isOpen: true, expectsReport: true, due: try day(4, 11),
            toldDue: try day(4, 11), setting: setting)
    }

    static func reminder() throws -> AnsweredMail {
        AnsweredMail(
            recipient: head, alternates: ["vanthu@thptbaoloc.example"],
            units: ["Trường THPT Bảo Lộc"], offices: ["Phòng Tổ chức hành chính"],
            items: [try item()])
    }

    static func digest() throws -> AnsweredMail {
        AnsweredMail(
            recipient: head, units: ["Trường THPT Bảo Lộc"],
            items: [
                try item(), try item("ke-hoach-pccc/2025/thpt-bao-loc", short: "Kế hoạch PCCC"),
            ])
    }

    /// A message from the head with this text, as a mail program would write it.
    static func message(
        _ text: String, to: String? = nil, from: String = "Nguyễn Văn Ba <\(head)>",
        extra: [String] = [], path: String? = "<\(head)>"
    ) throws -> [UInt8] {
        var lines = path.map { ["Return-Path: \($0)"] } ?? []
        lines += [
            "Delivered-To: hanchot@sogddt.example", "From: \(from)",
            "To: <\(try to ?? address())>", "Subject: Re: Bao cao ANTQ",
            "Message-ID: <a1@x.example>",
        ]
        lines += extra
        if !extra.contains(where: { $0.lowercased().hasPrefix("content-type") }) {
            lines.append("Content-Type: text/plain; charset=utf-8")
        }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
            + Array(text.replacing("\n", with: "\r\n").utf8)
    }

    static func read(
        _ bytes: [UInt8], mail: AnsweredMail? = nil, today: CivilDate? = nil,
        keys: TokenKeys? = nil
    ) throws -> InboundReading {
        let known = try mail ?? reminder()
        return InboundReader(keys: try keys ?? Self.keys(), today: try today ?? day(5, 11))
            .read(bytes) { $0 == mailID ? known : nil }
    }

    /// The one request that a text makes, from the head, on 05/11/2025.
    static func request(_ text: String) throws -> ReplyRequest? {
        guard case .request(let request) = try read(try message(text)),
            case .answer(let statements) = request.content
        else { return nil }
        #expect(statements.count == 1)
        return statements.first?.request
    }
}
