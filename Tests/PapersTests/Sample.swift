import Civil
import Papers

/// Letters to so many schools.
enum Sample {
    static func letter(
        to count: Int, by: CivilDate? = nil, notes: [Int: String] = [:], reminded: Bool = true,
        from organisation: String = "Sở GDĐT Lâm Đồng", above: String? = "UBND tỉnh Lâm Đồng"
    ) throws -> UrgingLetter {
        let due = try CivilDate(parsing: "04/11/2025")
        var matter = UrgingLetter.Matter(
            name: "báo cáo ANTQ năm 2025", due: due, dueWords: "trước ngày 05/11/2025",
            owed: count + 3, received: 2)
        matter.citation = "Kế hoạch số 12/KH-SGDĐT, Mục III <1> & 2"
        matter.sendTo = "Phòng Tổ chức, Sở GDĐT"
        matter.form = "02/BC"
        matter.channel = "qua hệ thống quản lý văn bản"
        return UrgingLetter(
            today: try CivilDate(parsing: "12/11/2025"),
            sender: UrgingLetter.Sender(
                organisation: organisation, above: above,
                owner: "Phòng Tổ chức", signing: ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
                signer: "Trần Thị B", contact: "Trần Văn Bình, 0263 123 456"),
            matter: matter,
            units: try (1...count).map { number in
                UrgingLetter.Unit(
                    name: "Trường THPT số \(number)", addressee: "Trường THPT số \(number)",
                    due: due, workingDaysLate: 6,
                    reminded: reminded ? try CivilDate(parsing: "05/11/2025") : nil,
                    note: notes[number])
            }, by: by)
    }
}
