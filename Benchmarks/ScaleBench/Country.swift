import Foundation

/// Rules and registry of a country's schools, written as files as an office would keep them.
struct Country {
    let units: Int
    let duties: Int
    /// What the sixty duties are owed by: all units, or one in a thousand.
    let share: Share
    let registry: Form
    /// What comes due: reminders to the few on many days, one to everybody on one day, or both.
    let due: Due

    enum Share: String { case all = "tat-ca", thousandth = "mot-phan-nghin" }
    enum Form: String { case csv, yaml }
    enum Due: String { case few, everybody, both }

    /// How many units the reminders of `few` go to.
    static let few = 100

    /// The first moment of the service: a Monday morning before anything is due.
    static let start = "2025-03-03T07:00"

    func write(to directory: String) throws {
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true)
        func file(_ name: String, _ text: String) throws {
            try text.write(toFile: "\(directory)/\(name)", atomically: false, encoding: .utf8)
        }
        try file("plan.yaml", plan)
        try file("calendar.yaml", calendar)
        try file("settings.yaml", settings)
        try file("groups.yaml", groups)
        switch registry {
        case .csv: try file("registry.csv", table)
        case .yaml: try file("registry.yaml", tree)
        }
    }

    private var settings: String {
        """
        settings:
          organisation:
            name: Bộ
            office: Bộ Giáo dục và Đào tạo
            mail-from: nhac-viec@bo.example

        """
    }

    private var calendar: String {
        """
        calendar:
          id: vn
          title: Lịch làm việc
          weekend: [thứ bảy, chủ nhật]
        days:
          - date: 30/04/2025
            kind: nghỉ
            name: Ngày Chiến thắng
            source: Bộ luật Lao động 2019, điều 112

        """
    }

    private var groups: String {
        """
        groups:
          - id: tat-ca
            name: Tất cả đơn vị
          - id: mot-phan-nghin
            name: Một phần nghìn
          - id: it-don-vi
            name: Ít đơn vị
          - id: co-quan
            name: Cơ quan

        """
    }

    private var plan: String {
        var text = """
            plan:
              id: quoc-gia
              title: Kế hoạch của cả nước năm 2025
              document: Kế hoạch số 1/KH-BGDĐT ngày 02/01/2025
              period: 01/01/2025 - 31/12/2025
              owner: van-phong
              timezone: Asia/Ho_Chi_Minh
              calendar: vn
              office-hours: 07:30-11:30, 13:30-17:00

            duties:

            """
        for number in 0..<duties {
            text += duty(
                "viec-\(number)", "Báo cáo số \(number)", due: "chậm nhất ngày 15/12/2025",
                owedBy: share.rawValue, remind: "")
        }
        if due != .everybody {
            let days = (1...26).map { "\($0)d" }.joined(separator: ", ")
            text += duty(
                "den-han", "Báo cáo đến hạn", due: "chậm nhất ngày 31/03/2025",
                owedBy: "it-don-vi", remind: "\n    remind: [\(days)]")
        }
        if due != .few {
            text += duty(
                "den-han-chung", "Báo cáo chung", due: "chậm nhất ngày 31/03/2025",
                owedBy: "tat-ca",
                remind: "\n    remind: [14d]")
        }
        return text
    }

    private func duty(
        _ id: String, _ title: String, due: String, owedBy: String, remind: String
    ) -> String {
        """
          - id: \(id)
            kind: deadline
            title: \(title)
            due: \(due)
            owed-by: \(owedBy)
            send-to: van-phong\(remind)
            escalate:
              - after: 3wd
                to: owner

        """
    }

    private func memberships(of unit: Int) -> [String] {
        ["tat-ca"] + (unit % 1000 == 0 ? ["mot-phan-nghin"] : [])
            + (unit % (units / Self.few) == 1 ? ["it-don-vi"] : [])
    }

    private func id(_ unit: Int) -> String { "truong-\(String(100_000 + unit).dropFirst())" }

    private var table: String {
        var text = "Mã;Tên đơn vị;Chức danh;Thủ trưởng;Thư điện tử;Nhóm\n"
        text += "van-phong;Văn phòng Bộ;Chánh Văn phòng;;van-phong@bo.example;co-quan\n"
        for unit in 0..<units {
            text += "\(id(unit));Trường Trung học phổ thông số \(unit);Hiệu trưởng;"
            text += "Nguyễn Văn \(unit);hieu-truong-\(unit)@truong.example;"
            text += "\"\(memberships(of: unit).joined(separator: ","))\"\n"
        }
        return text
    }

    private var tree: String {
        var text = """
            units:
              - id: van-phong
                name: Văn phòng Bộ
                head:
                  title: Chánh Văn phòng
                email: van-phong@bo.example
                groups: [co-quan]

            """
        for unit in 0..<units {
            text += """
                  - id: \(id(unit))
                    name: Trường Trung học phổ thông số \(unit)
                    head:
                      title: Hiệu trưởng
                      name: Nguyễn Văn \(unit)
                    email: hieu-truong-\(unit)@truong.example
                    groups: [\(memberships(of: unit).joined(separator: ", "))]

                """
        }
        return text
    }
}
