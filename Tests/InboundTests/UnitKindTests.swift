import Civil
import Inbound
import Testing

/// Offices of any kind answer, and call themselves by it (statement 39).
@Suite struct UnitKindTests {
    private func outcome(_ text: String, of unit: String) throws -> String {
        let today = try Answers.day(6, 11)
        var item = try Answers.item("bao-cao-pctt/2025/x", short: "Báo cáo PCTT năm 2025")
        item.opensOn = try Answers.day(15, 1)
        let mail = AnsweredMail(
            recipient: Answers.head, units: [unit], offices: ["Văn phòng Sở"], items: [item])
        guard
            case .request(let request) = try Answers.read(
                try Answers.message(text), mail: mail, today: today)
        else { return "nothing" }
        return TextTests.outcome(
            AnswerEffects(of: request, to: mail, today: today) { _ in .weekdaysOnly })
    }

    private static let own: [(String, [String])] = [
        (
            "UBND xã Hòa Bình",
            ["Xã", "UBND xã", "xã Hòa Bình", "UBND xã Hòa Bình", "Xã em", "Ủy ban", "Chúng tôi"]
        ),
        ("UBND phường Cẩm Thạch", ["Phường", "phường Cẩm Thạch", "Uỷ ban nhân dân phường"]),
        ("Chi cục Thủy lợi", ["Chi cục", "Chi cục Thủy lợi", "Chi cục chúng tôi"]),
        ("Bệnh viện Đa khoa tỉnh", ["Bệnh viện", "Đơn vị"]),
        ("Trạm Y tế phường 3", ["Trạm", "Trạm y tế"]),
        ("Trung tâm GDTX", ["Trung tâm", "Trung tâm em"]),
        ("Phòng Giáo dục Trung học", ["Phòng", "Phòng em"]),
        ("Trường Mầm non Hoa Sen", ["Trường", "Nhà trường", "mầm non Hoa Sen"]),
        ("THCS Nguyễn Du", ["Trường", "Nhà trường"]),
    ]
    private static let others: [(String, [String])] = [
        (
            "UBND xã Hòa Bình",
            [
                "Trường", "Nhà trường", "Phường", "Huyện", "Xã Tân Lập", "UBND xã Tân Lập",
                "Công an xã",
            ]
        ),
        ("Trạm Y tế phường 3", ["Phường", "Nhà trường", "Bệnh viện"]),
        ("Chi cục Thủy lợi", ["Chi cục Kiểm lâm", "Cục", "Trường"]),
        ("Trường THPT A", ["Xã", "UBND xã", "Chi cục", "Trung tâm"]),
        ("Phòng Giáo dục Trung học", ["Trường", "Nhà trường", "Xã"]),
    ]

    @Test("Each by its name, its kind, or in the first person", arguments: own)
    func speaks(_ unit: String, _ selves: [String]) throws {
        for name in selves {
            #expect(
                try outcome("\(name) đã gửi báo cáo số 12/BC-X ngày 03/11/2025", of: unit)
                    == "submitted 12/BC-X 03/11/2025", "\(name)")
            #expect(
                try outcome("\(name) xin gia hạn đến ngày 14/11/2025 ạ do bão", of: unit)
                    == "ask 14/11/2025", "\(name)")
            #expect(try outcome("Dạ \(name) đã gửi rồi ạ", of: unit) == "submitted - -", "\(name)")
        }
    }

    @Test("Another's name or kind is another's word", arguments: others)
    func isAnothers(_ unit: String, _ names: [String]) throws {
        for name in names {
            #expect(
                try outcome("\(name) đã gửi báo cáo số 12/BC-X ngày 03/11/2025", of: unit)
                    == "none",
                "\(name)")
        }
    }
}
