import Civil
import SourceText
import Testing

@testable import Rules

/// The Vietnamese name of every key, as plan owners were promised them.
struct KeyNameTests {
    private static let names = """
        plan: plan=kế hoạch; duties=nhiệm vụ; defaults=dùng chung; id=mã; title=tên; short=tên ngắn;
        document=văn bản; basis=căn cứ; period=thời gian thực hiện; owner=chủ trì; timezone=múi giờ;
        calendar=lịch; office-hours=giờ làm việc; language=ngôn ngữ; mode=chế độ;
        confidential=không nêu nội dung; note=ghi chú; digest=gộp thư; mails-per-month=số thư mỗi tháng
        duty: kind=loại; cite=mục; law=quy định; due=hạn; before=trước ngày; by=chậm nhất ngày;
        every=định kỳ; first=lần đầu; date=ngày; dates=các ngày; since=từ năm; only=chỉ;
        roll=trùng ngày nghỉ; owed-by=thực hiện; send-to=gửi về; channel=hình thức gửi; form=biểu mẫu;
        gathers=tổng hợp từ; inspector=đơn vị kiểm tra; units-per-time=số đơn vị mỗi đợt;
        report=báo cáo; reply=trả lời thư; urgent=gấp; remind=nhắc; escalate=đôn đốc; data=số liệu;
        after-event=tính từ sự kiện; formerly=mã cũ
        rung: after=sau; to=gửi; every=nhắc lại; times=số lần
        registry: units=đơn vị; groups=nhóm; members=gồm; name=tên; name=họ tên; title=chức vụ;
        head=thủ trưởng; contact=đầu mối; deputies=cấp phó; email=thư điện tử; phone=điện thoại;
        parent=cấp trên; from=từ ngày; until=đến hết ngày; successor=kế thừa; outside=cơ quan ngoài
        calendar: extends=dựa trên; holidays=ngày lễ; days=ngày cụ thể; source=nguồn;
        days-before=nghỉ trước; days-after=nghỉ sau; announced=đã công bố; weekend=nghỉ hằng tuần
        settings: settings=cài đặt; organisation=cơ quan; office=tên cơ quan; mail-from=gửi từ;
        replies=hộp thư trả lời; blast-guard=chốt chặn; share=tỷ lệ; at-least=ít nhất
        """

    private static let pairs: [(key: String, name: String)] =
        names.split { $0 == ";" || $0.isNewline }.compactMap { part in
            let pair = part.split(separator: ":").last.map(String.init) ?? ""
            let sides = pair.split(separator: "=").map { trimmed($0) }
            return sides.count == 2 ? (sides[0], sides[1]) : nil
        }

    @Test("Every key is understood by its Vietnamese name, with or without marks")
    func everyName() {
        #expect(Self.pairs.count == 83)
        for (key, name) in Self.pairs {
            let tables = KeyTable.all.filter { table in
                table.keys.contains(key) && table.allNames(of: key).contains(name)
            }
            #expect(!tables.isEmpty, "\(key) = \(name)")
            for table in tables {
                for written in [name, VietnameseFolding.fold(name), name.uppercased()] {
                    let isMapping = Duty.Kind.allCases.contains { $0.rawValue == key }
                    #expect(
                        table.match(written, isMapping: isMapping)?.key == key,
                        "\(written) in \(table.name)")
                }
            }
        }
    }

    @Test("A degree of secrecy isn't taken for an id, wherever it stands")
    func secrecy() throws {
        let findings = Desk.duty("kind: deadline\nmật: có").findings
        let finding = try #require(findings.first { $0.code == "unknown-key" })
        #expect(finding.remedy?.vi.contains("không nêu nội dung") == true)
        #expect(finding.remedy?.en.contains("confidential") == true)
    }

    @Test("A reminder too far ahead is told the limit")
    func farReminder() throws {
        let findings = Desk.duty(
            "kind: deadline\ntitle: A\ndue: 05/11/2025\nowed-by: truong\nremind: 4000d"
        ).findings
        let finding = try #require(findings.first { $0.code == "bad-reminder" })
        #expect(finding.remedy?.en.contains("3660") == true)
    }

    @Test("None of them is a level of secrecy or urgency of papers")
    func noLevels() {
        for table in KeyTable.all {
            #expect(table.match("mật") == nil)
            #expect(table.match("khẩn") == nil)
        }
    }
}
