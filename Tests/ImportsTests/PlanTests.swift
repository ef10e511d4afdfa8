import Rules
import SourceText
import TestSupport
import Testing

@testable import Imports

@Suite("A table of duties becomes a plan")
struct PlanTests {
    struct Due: Sendable, CustomTestStringConvertible {
        let text: String
        let is_: PaperDueSays
        var header = "Thời hạn"
        var testDescription: String { text }
    }

    enum PaperDueSays: Equatable, Sendable {
        case understood(String), guessed(String), often(String), standing, unread
    }

    @Test(
        "A due phrase is understood as it stands, guessed where it names a period, or kept",
        arguments: [
            Due(text: "Trước ngày 05/11/2025", is_: .understood("Trước ngày 05/11/2025")),
            Due(text: "05/11/2025.", is_: .understood("05/11/2025")),
            Due(
                text: "05/11/2025", is_: .understood("trước ngày 05/11/2025"),
                header: "Gửi trước ngày"),
            Due(text: "Hằng tháng,\ntrước ngày 25", is_: .understood("Hằng tháng, trước ngày 25")),
            Due(text: "Tháng 8/2025", is_: .guessed("hết Tháng 8/2025")),
            Due(text: "Trong quý III/2025", is_: .guessed("hết quý III/2025")),
            Due(text: "Năm 2025", is_: .guessed("hết Năm 2025")),
            Due(text: "Hằng tháng", is_: .often("on which day of the month")),
            Due(text: "Hằng quý", is_: .often("on which day of the quarter")),
            Due(text: "Định kỳ hằng tuần", is_: .often("on which day of the week")),
            Due(text: "6 tháng một lần", is_: .often("on which day of the half-year")),
            Due(text: "Hằng năm", is_: .often("on which day of the year")),
            Due(text: "Hai tháng một lần", is_: .often("on which day, in which month")),
            Due(text: "Ngày 25 hằng tháng", is_: .understood("Ngày 25 hằng tháng")),
            Due(text: "Hằng ngày", is_: .standing),
            Due(text: "Thường xuyên", is_: .standing),
            Due(text: "", is_: .standing),
            Due(text: "Khi có yêu cầu của Sở", is_: .standing),
            Due(text: "Sau khi có hướng dẫn của Bộ", is_: .unread),
            Due(text: "31/02/2025", is_: .unread),
        ])
    func due(_ item: Due) {
        let says: PaperDueSays =
            switch PaperDue(item.text, header: item.header) {
            case .understood(let phrase): .understood(phrase)
            case .guessed(let phrase): .guessed(phrase)
            case .often(let often): .often(often.question.en)
            case .standing: .standing
            case .unread: .unread
            }
        #expect(says == item.is_)
    }

    @Test(
        "A paper's name finds its unit or group, several, or none",
        arguments: [
            ("phong-tchc", UnitNames.Answer.known("phong-tchc")),
            ("Phòng Tổ chức hành chính", .known("phong-tchc")),
            ("PHÒNG TỔ CHỨC HÀNH CHÍNH", .known("phong-tchc")),
            ("Phòng TCHC", .known("phong-tchc")),
            ("P. TCHC", .likely("phong-tchc")),
            ("Phòng KHTC", .known("phong-khtc")),
            ("Phòng Kế hoạch Tài chính", .known("phong-khtc")),
            ("THPT Bảo Lộc", .known("bao-loc")),
            ("Bảo Lộc", .known("bao-loc")), ("Lâm", .likely("bao-lam")),
            ("THPT", .several(["bao-loc", "bao-lam"])),
            ("Các trường trực thuộc Sở", .known("truong")),
            ("Phòng Giáo dục", .none), ("Công an tỉnh", .none), ("", .none),
        ])
    func names(text: String, answer: UnitNames.Answer) throws {
        let beside = try RulesBeside([Tables.registry, Tables.settings], zone: Tables.zone)
        #expect(UnitNames(beside.registry).find(text) == answer)
    }

    @Test("A name that holds a comma isn't taken apart, several names are")
    func parts() throws {
        let names = UnitNames(
            try RulesBeside([Tables.registry, Tables.settings], zone: Tables.zone).registry)
        let text = "Phòng GDĐT các huyện, thành phố; Phòng TCHC và Phòng KHTC"
        #expect(
            names.parts(of: text).map(\.answer) == [
                .known("phong-gddt"), .known("phong-tchc"), .known("phong-khtc"),
            ])
    }

    private static let table = """
        BẢNG PHÂN CÔNG NHIỆM VỤ NĂM 2025;;;;;
        (Kèm theo Kế hoạch số 12/KH-SGDĐT ngày 15/01/2025 của Sở);;;;;
        STT;Nội dung công việc;Đơn vị chủ trì;Thời hạn hoàn thành;Căn cứ;Ghi chú
        (1);(2);(3);(4);(5);(6)
        I;Công tác báo cáo;;;;
        1;Báo cáo: kết quả #1 'năm';Các trường trực thuộc Sở;Trước ngày 05/11/2025;III.2;bản giấy

        2;Báo cáo: kết quả #1 'năm';Phòng TCHC, THPT;Tháng 8/2025;;
        II. Công tác khác;;;;;
        3;Tuyên truyền;Tất cả;Thường xuyên;;
        4;Rà soát;Bảo Lộc;Sau khi có hướng dẫn;;
        5;Kiểm tra;Công an tỉnh;30/09/2025;;
        6;Tổng kết;Phòng KHTC;05/11/2024;;

        """

    @Test(
        "The plan passes the checks, with comments where a person must decide",
        arguments: [Language.vi, .en])
    func whole(language: Language) throws {
        let plan = try Tables.plan(Self.table, owner: nil, period: nil, language: language)
        let notes = plan.notes.map { "# " + $0.text(language) + "\n" }.joined()
        try Golden.expect(
            Array((plan.text + "\n" + notes).utf8), is: "plan-\(language.rawValue).yaml")
        #expect(Tables.errors(plan.text) == [])
        #expect((plan.deadlines, plan.standing, plan.setAside) == (2, 2, 2))
    }

    @Test("Without a registry names become ids, and each is asked about")
    func noRegistry() throws {
        let plan = try Tables.plan(
            "Nhiệm vụ;Đơn vị;Hạn\nBáo cáo;Phòng TCHC;05/11/2025\n", beside: [])
        #expect(plan.text.contains("thực hiện: phong-tchc\n"))
        #expect(plan.notes.map(\.row) == [2])
    }

    @Test("Ids are unlike those of the rules beside, and of each other")
    func ids() throws {
        let other = RuleSource(
            name: "other.yaml",
            bytes: Array(
                """
                plan: {id: bao-cao, title: x, owner: phong-tchc}
                duties: [{id: viec, kind: standing, title: x}]
                """.utf8))
        let plan = try Tables.plan(
            "BÁO CÁO\nNhiệm vụ;Đơn vị;Hạn\nViệc;Phòng TCHC;05/11/2025\nViệc;Phòng TCHC;06/11/2025\n???;bao-loc;05/12/2025\n",
            beside: [Tables.registry, Tables.settings, other])
        for id in ["viec-2", "viec-3", "viec-5"] {
            #expect(plan.text.contains("- mã: \(id)\n"), "\(plan.text)")
        }
    }

    @Test("A title that YAML would take for something else is written in quotes")
    func quotes() throws {
        for title in [
            "a: b", "a #b", "'a'", "\"a\"", "- a", "[a]", "{a", "*a", "&a", "!a", "%a", "@a", "`a",
            "| a", "> a", "yes", "null", "a:", "? a", "…", "#a", "2025", "a, b", "\u{202E}a\u{7}b",
        ] {
            let plan = try Tables.plan(
                "Nhiệm vụ\tĐơn vị\tHạn\n\(title)\tPhòng TCHC\t05/11/2025\n")
            let source = RuleSource(name: "plan.yaml", bytes: Array(plan.text.utf8))
            let rules = RuleReader.read(
                [Tables.registry, Tables.settings, source], zone: Tables.zone
            ).rules
            let read = try #require(rules?.plans.first?.duties.first?.title)
            #expect(read == RuleText.plain(title.first == "\"" ? "a" : title), "\(plan.text)")
        }
    }

    struct Refused: Sendable, CustomTestStringConvertible {
        let says: String
        let table: String
        let sentence: String
        var testDescription: String { says }
    }

    @Test(
        "What can't be made a plan is refused with a sentence",
        arguments: [
            Refused(
                says: "no header", table: "a;b\nc;d\n", sentence: "no header of a table of duties"),
            Refused(says: "no duty", table: "Nhiệm vụ;Hạn\n", sentence: "no duty below"),
            Refused(says: "nothing", table: "", sentence: "no cell has anything in it"),
            Refused(
                says: "no owner", table: "Nhiệm vụ;Hạn\nA;05/11/2025\n", sentence: "add --owner ID"),
        ])
    func refused(_ item: Refused) {
        let refusal = #expect(throws: ImportRefusal.self) {
            try Tables.plan(item.table, owner: nil)
        }
        let text = refusal?.notes.map(\.message.en).joined() ?? ""
        #expect(text.contains(item.sentence), "\(text)")
    }

    @Test("An owner that isn't there is a finding, and nothing is made")
    func wrongOwner() {
        let refusal = #expect(throws: ImportRefusal.self) {
            try Tables.plan("Nhiệm vụ;Đơn vị;Hạn\nA;bao-loc;05/11/2025\n", owner: "phong-xx")
        }
        #expect(refusal?.findings.map(\.code) == ["unknown-reference"])
    }

    @Test("Rules that don't pass are mended first")
    func brokenRules() {
        let broken = RuleSource(name: "x.yaml", bytes: Array("plan: [\n".utf8))
        let refusal = #expect(throws: ImportRefusal.self) {
            try Tables.plan(
                "Nhiệm vụ;Đơn vị;Hạn\nA;bao-loc;05/11/2025\n", beside: [Tables.registry, broken])
        }
        #expect(refusal?.notes.first?.message.en.contains("mend them first") == true)
    }
}
