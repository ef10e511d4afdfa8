import Civil
import Foundation
import Testing
import TestSupport

@testable import Papers

/// The letter as an office program that this project did not write reads it, in either format.
@Suite(.serialized) struct LetterFormTests {
    /// Opens each file with LibreOffice, in a profile of its own, and gives its text; a sentence that it
    /// complains with is an answer too.
    private static let script = """
        import base64, json, os, subprocess, sys, tempfile
        with tempfile.TemporaryDirectory() as folder:
            names = []
            for name, bytes in json.load(sys.stdin):
                names.append(name)
                open(folder + '/' + name, 'wb').write(base64.b64decode(bytes))
            said = subprocess.run(
                ['soffice', '-env:UserInstallation=file://' + folder + '/profile', '--headless',
                 '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder] +
                [folder + '/' + name for name in names],
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
            answers = []
            for name in names:
                path = folder + '/' + os.path.splitext(name)[0] + '.txt'
                answers.append(open(path, encoding='utf-8-sig').read() if os.path.exists(path)
                    else said.stdout.decode())
        json.dump(answers, sys.stdout)
        """

    private static func read(_ files: [(String, [UInt8])]) throws -> [[String]] {
        let input = files.map { [$0.0, Data($0.1).base64EncodedString()] }
        let texts = try JSONDecoder().decode(
            [String].self, from: try Python.run(script, input: try JSONEncoder().encode(input)))
        return texts.map { text in
            text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
                .filter { !$0.isEmpty }
        }
    }

    private static let few = [
        "UBND TỈNH LÂM ĐỒNG", "SỞ GDĐT LÂM ĐỒNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "Số: ……/……", "V/v đôn đốc gửi báo cáo ANTQ năm\u{A0}2025",
        "…………, ngày …… tháng …… năm 2025", "Kính gửi:", "- Trường THPT số 1;",
        "- Trường THPT số 2.",
        "Thực hiện Kế hoạch số 12/KH-SGDĐT, Mục III <1> & 2, các đơn vị có trách nhiệm gửi báo cáo ANTQ "
            + "năm 2025 về Phòng Tổ chức, Sở GDĐT trước ngày 05/11/2025.",
        "Đến ngày 12/11/2025, Phòng Tổ chức đã nhận được 2/5 báo cáo, 1 báo cáo được gia hạn và chưa đến "
            + "hạn; còn 2 đơn vị chưa gửi, mặc dù đã được nhắc qua thư điện tử (danh sách tại Phụ lục kèm "
            + "theo).",
        "Sở GDĐT Lâm Đồng đề nghị Thủ trưởng các đơn vị nêu trên khẩn trương hoàn thành và gửi báo cáo "
            + "ANTQ năm 2025 theo biểu mẫu 02/BC về Phòng Tổ chức, Sở GDĐT qua hệ thống quản lý văn bản "
            + "chậm nhất ngày 20/11/2025. Đơn vị không gửi được trong thời hạn này phải có văn bản nêu rõ "
            + "lý do.",
        "Đơn vị đã gửi trước ngày có công văn này thì thông báo số, ngày của văn bản đã gửi cho đầu mối "
            + "tổng hợp (Trần Văn Bình, 0263 123 456) để đối chiếu./.",
        "Nơi nhận:", "- Như trên;", "- Lãnh đạo Sở GDĐT Lâm Đồng (để báo cáo);",
        "- Lưu: VT, Phòng Tổ chức.", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị B", "Phụ lục",
        "DANH SÁCH ĐƠN VỊ CHƯA GỬI BÁO CÁO ANTQ NĂM 2025",
        "(Kèm theo Công văn số ……/…… ngày ……/……/2025 của Sở GDĐT Lâm Đồng)", "STT", "Tên đơn vị",
        "Hạn gửi", "Quá hạn (ngày làm việc)", "Thư nhắc lần cuối", "1", "Trường THPT số 1",
        "04/11/2025", "6", "05/11/2025", "2", "Trường THPT số 2", "04/11/2025", "6", "05/11/2025",
        "Tổng số báo cáo còn thiếu: 2./.",
    ]

    @Test("LibreOffice opens both formats and reads the same letter, in the order of the Decree")
    func opened() throws {
        let few = try Sample.letter(to: 2, by: try CivilDate(parsing: "20/11/2025")).paper
        let many = try Sample.letter(
            to: 60, notes: [7: "xin gia hạn đến 20/11, chưa duyệt"], reminded: false
        ).paper
        let texts = try Self.read([
            ("few-odt.odt", few.odt), ("few-docx.docx", few.docx), ("many-odt.odt", many.odt),
            ("many-docx.docx", many.docx),
        ])
        #expect(texts[0] == Self.few)
        #expect(texts[1] == Self.few)
        #expect(texts[2] == texts[3])
        for line in [
            "Kính gửi: Các đơn vị có tên trong Phụ lục kèm theo", "Ghi chú",
            "xin gia hạn đến 20/11, chưa duyệt", "60", "Trường THPT số 60",
            "Tổng số báo cáo còn thiếu: 60./.",
        ] {
            #expect(texts[2].contains(line), "\(line)")
        }
        let request = try #require(texts[2].first { $0.contains("đề nghị Thủ trưởng") })
        #expect(request.contains("các đơn vị có tên trong Phụ lục"))
        #expect(request.contains("chậm nhất ngày ……/……/2025."))
        #expect(!texts[2].contains { $0.contains("mặc dù") })
    }

    @Test("Whom the organisation belongs to is a gap where nobody knows, not a blank")
    func above() throws {
        func head(_ letter: UrgingLetter) throws -> String {
            "\(try #require(letter.paper.sections.first?.first))"
        }
        let gap = "…………"
        #expect(try head(Sample.letter(to: 1, above: nil)).contains(gap))
        #expect(try !head(Sample.letter(to: 1)).contains(gap))
        #expect(try !head(Sample.letter(to: 1, from: "UBND xã A", above: nil)).contains(gap))
    }

    @Test("A letter to one unit names it in its salutation")
    func one() throws {
        let texts = try Self.read([("one.odt", try Sample.letter(to: 1).paper.odt)])
        #expect(texts[0].contains("Kính gửi: Trường THPT số 1"))
        #expect(texts[0].contains { $0.contains("đề nghị Thủ trưởng đơn vị khẩn trương") })
    }
}
