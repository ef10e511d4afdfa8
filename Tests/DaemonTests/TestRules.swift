import Civil
import Rules

@testable import Daemon
import SourceText

/// A small plan of our own: one yearly report with a ladder, a monthly one, a standing duty.
enum TestRules {
    static let registry = RuleSource(
        name: "registry.yaml",
        bytes: Array(
            """
            groups:
              - id: truong
                name: Các trường

            units:
              - id: phong
                name: Phòng Tổ chức
                head: {title: Trưởng phòng, name: Trần Văn Bình, email: phong@so.example}
              - id: giam-doc
                name: Ban Giám đốc
                head: {title: Giám đốc, email: giamdoc@so.example}
              - id: bao-loc
                name: Trường THPT Bảo Lộc
                head: {title: Hiệu trưởng, email: baoloc@so.example}
                groups: truong
              - id: loc-thanh
                name: Trường THPT Lộc Thanh
                head: {title: Hiệu trưởng, email: locthanh@so.example}
                groups: truong
              - id: da-lat
                name: Trường THPT Đà Lạt
                head: {title: Hiệu trưởng}
                groups: truong
              - id: don-duong
                name: Trường THPT Đơn Dương
                head: {title: Hiệu trưởng, email: donduong@so.example}
                groups: truong
                from: 01/11/2025
            """.utf8))

    static let calendar = RuleSource(
        name: "calendar.yaml",
        bytes: Array(
            """
            calendar:
              id: vn
              title: Lịch thử
              announced: [2025]
            days:
              - date: 04/11/2025
                kind: nghỉ
                name: Ngày nghỉ thử
                source: thử
            """.utf8))

    static let plan = RuleSource(
        name: "plan.yaml",
        bytes: Array(
            """
            plan:
              id: ke-hoach
              title: Kế hoạch thử năm 2025
              document: Kế hoạch số 12/KH-SGDĐT
              basis: Công văn số 6/CV
              period: 01/01/2025 - 31/12/2025
              owner: phong
              timezone: Asia/Ho_Chi_Minh
              calendar: vn
              office-hours: 07:30-11:30, 13:30-17:00

            duties:
              - id: bao-cao
                kind: deadline
                title: Báo cáo kết quả năm
                short: Báo cáo năm 2025
                cite: Mục III
                due: trước ngày 05/11/2025
                roll: previous
                owed-by: truong
                send-to: phong
                remind: [30d, 7d, 1wd]
                escalate:
                  - after: 1wd
                    to: head
                  - after: 3wd
                    to: [owner, giam-doc]
              - id: bao-cao-thang
                kind: deadline
                title: Báo cáo hằng tháng
                short: Báo cáo tháng
                every: month
                due: chậm nhất ngày 25
                data: theo NĐ 09/2019
                law:
                  document: Nghị định số 09/2019/NĐ-CP
                  article: Điều 12 khoản 1
                  from: 12/03/2019
                  checked: 01/09/2025
                owed-by: bao-loc
                remind: [3wd]
              - id: phoi-hop
                kind: standing
                title: Phối hợp với công an
                owed-by: truong
            """.utf8))

    /// Settings under which answers to mails are read; with `deciders` a unit whose people decide besides the owner.
    static func answeredSettings(deciders: String? = nil) -> RuleSource {
        let named = deciders.map { "\n    deciders: [\($0)]" } ?? ""
        return RuleSource(
            name: "settings.yaml",
            bytes: Array(
                """
                settings:
                  organisation:
                    name: Sở
                    office: Sở GDĐT
                    mail-from: nhacviec@so.example
                    replies: nhacviec@so.example\(named)
                """.utf8))
    }

    static let all = [registry, calendar, plan]

    static func read(_ sources: [RuleSource]) throws -> RuleSet {
        let (rules, findings) = RuleReader.read(sources) { name in
            name == DeskBench.zone.name ? DeskBench.zone : nil
        }
        guard let rules else { throw DeskFailure(Wording.render(findings, .en)) }
        return rules
    }
}

extension RuleSource {
    func replacing(_ text: String, with other: String) -> RuleSource {
        RuleSource(
            name: name,
            bytes: Array(String(decoding: bytes, as: UTF8.self).replacing(text, with: other).utf8))
    }
}
