import Civil

/// What the letter says.
extension UrgingLetter {
    static let gap = "……"

    /// "gửi báo cáo ANTQ năm 2025": what is not a paper itself is reported on.
    var object: String {
        let name = matter.name.lowercased()
        let isPaper = Self.papers.contains { name == $0 || name.hasPrefix($0 + " ") }
        return isPaper ? matter.name : "báo cáo về việc \(matter.name)"
    }

    private static let papers = [
        "báo cáo", "kế hoạch", "danh sách", "hồ sơ", "biểu", "bảng", "số liệu", "kết quả",
        "đề xuất", "văn bản", "chương trình", "tờ trình",
    ]

    var subject: String { "đôn đốc gửi \(object)" }

    /// The paragraphs of the body.
    var body: [String] {
        [asked, standing, request, alreadySent]
    }

    /// Each once, in the annex's order.
    var addressees: [String] {
        var names: [String] = []
        for unit in units where !names.contains(unit.addressee) { names.append(unit.addressee) }
        return names
    }

    /// So many are named in the letter itself.
    private static let fewUnits = 5

    var namesAddressees: Bool { addressees.count <= Self.fewUnits }

    /// As "Thủ trưởng" has it behind.
    private var urged: String {
        if addressees.count == 1 { return "đơn vị" }
        return namesAddressees ? "các đơn vị nêu trên" : "các đơn vị có tên trong Phụ lục"
    }

    /// What was due by when, and where that stands.
    private var asked: String {
        let task = "các đơn vị có trách nhiệm gửi \(object)\(place) \(matter.dueWords)"
        let own =
            units.contains { $0.due != matter.due } ? " (đơn vị được gia hạn: theo hạn mới)" : ""
        guard let citation = matter.citation else { return sentence(task + own + ".") }
        return "Thực hiện \(citation), \(task)\(own)."
    }

    private var place: String { matter.sendTo.map { " về \($0)" } ?? "" }

    private var standing: String {
        let reminded = units.allSatisfy { $0.reminded != nil }
        let rest = reminded ? ", mặc dù đã được nhắc qua thư điện tử" : ""
        // One unit may answer for several that owed one each.
        let missing =
            addressees.count == units.count
            ? "còn \(units.count) đơn vị chưa gửi" : "còn thiếu \(units.count) báo cáo"
        return sentence(
            "đến ngày \(today.vietnamese), \(sender.owner) đã nhận được \(matter.received)/"
                + "\(matter.owed) báo cáo\(notYetDue); \(missing)\(rest) (danh sách tại Phụ lục kèm "
                + "theo).")
    }

    /// Those with more time make the sum add up.
    private var notYetDue: String {
        let count = matter.owed - matter.received - units.count
        return count > 0 ? ", \(count) báo cáo được gia hạn và chưa đến hạn" : ""
    }

    private var request: String {
        let form = matter.form.map { " theo biểu mẫu \($0)" } ?? ""
        let channel = matter.channel.map { " \($0)" } ?? ""
        let day = by?.vietnamese ?? "\(Self.gap)/\(Self.gap)/\(today.year)"
        return sentence(
            "\(sender.organisation) đề nghị Thủ trưởng \(urged) khẩn trương hoàn thành và "
                + "gửi \(object)\(form)\(place)\(channel) chậm nhất ngày \(day). "
                + "Đơn vị không gửi được trong thời hạn này phải có văn bản nêu rõ lý do.")
    }

    private var alreadySent: String {
        "Đơn vị đã gửi trước ngày có công văn này thì thông báo số, ngày của văn bản đã gửi cho đầu "
            + "mối tổng hợp (\(sender.contact)) để đối chiếu./."
    }

    private func sentence(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }

    /// "Nơi nhận", a line each.
    var recipients: [String] {
        var lines = ["Như trên"]
        if sender.owner != sender.organisation {
            lines.append("Lãnh đạo \(sender.organisation) (để báo cáo)")
            lines.append("Lưu: VT, \(sender.owner)")
        } else {
            lines.append("Lưu: VT")
        }
        return lines.enumerated().map { index, line in
            "- \(line)\(index == lines.count - 1 ? "." : ";")"
        }
    }
}
