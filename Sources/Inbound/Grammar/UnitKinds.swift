/// What units call themselves besides their names.
enum UnitKinds {
    /// Offices by their kind, as their names begin: "Xã đã gửi" is said by "UBND xã Hòa Bình", and "Chi cục đã
    /// gửi" by "Chi cục Thủy lợi".
    private static let officeKinds = [
        "truong", "phong", "trung tam", "xa", "phuong", "thi tran", "huyen", "quan", "thi xa",
        "thanh pho", "tinh", "dac khu", "chi cuc", "cuc", "benh vien", "tram y te", "tram", "doi",
        "hat", "chi nhanh", "cong ty", "van phong", "hoi", "lien doan", "khoa", "vien", "ban",
        "ban quan ly", "ban chi huy", "ban chi dao", "thu vien", "bao tang", "hop tac xa", "vuon",
        "to", "nha van hoa", "nha thieu nhi", "thanh tra", "toa an", "doan", "phan hieu", "kho bac",
    ].map { $0.split(separator: " ").map(String.init) }
    static let committee = ["uy", "ban", "nhan", "dan"]
    private static let schoolKinds = [
        ["truong"], ["trung", "hoc"], ["tieu", "hoc"], ["mam", "non"], ["mau", "giao"],
        ["pho", "thong"], ["cao", "dang"], ["dai", "hoc"], ["dan", "toc"], ["pho", "thong"],
    ]

    /// The kinds by which units of these names go, the longest first.
    static func of(_ units: [[String]]) -> [[String]] {
        guard !units.isEmpty else { return [["truong"]] }
        var found: Set<[String]> = []
        for unit in units {
            if schoolKinds.contains(where: { unit.starts(with: $0) }) { found.insert(["truong"]) }
            let isCommittee = unit.starts(with: committee)
            let own = isCommittee ? Array(unit.dropFirst(committee.count)) : unit
            for kind in officeKinds where own.starts(with: kind) {
                found.insert(kind)
                if isCommittee { found.insert(committee + kind) }
            }
            if isCommittee { found.formUnion([committee, ["uy", "ban"]]) }
        }
        return found.sorted { ($1.count, $0.joined()) < ($0.count, $1.joined()) }
    }
}
