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
    /// Whether an office's kind stands here: "Trường", but not the name "Trương".
    static func begins(_ word: ReplyWord?) -> Bool {
        guard let word, word.text.lowercased() != "trương" else { return false }
        return officeKinds.contains { $0.first == word.folded } || word.folded == "ubnd"
    }

    static let committee = ["uy", "ban", "nhan", "dan"]
    private static let schoolKinds = [
        ["truong"], ["trung", "hoc"], ["tieu", "hoc"], ["mam", "non"], ["mau", "giao"],
        ["pho", "thong"], ["cao", "dang"], ["dai", "hoc"], ["dan", "toc"], ["pho", "thong"],
    ]

    /// What schools are told apart by before their own names, in words.
    private static let levels = [
        "trung hoc pho thong", "trung hoc co so", "tieu hoc", "mam non", "mau giao",
        "mam non tu thuc",
        "pho thong dan toc noi tru", "pho thong dan toc ban tru", "trung hoc", "pho thong",
        "giao duc thuong xuyen", "cao dang", "dai hoc", "trung cap",
    ].map { $0.split(separator: " ").map(String.init) }

    /// "Trường A" for "Trường THCS A": a school by its own name alone; `nil` for what is no school, or has none.
    static func shortened(_ unit: [String]) -> [String]? {
        var own = unit.first == "truong" ? unit.dropFirst() : unit[...]
        let whole = own.count
        while let level = levels.first(where: { own.starts(with: $0) }) {
            own = own.dropFirst(level.count)
        }
        return own.isEmpty || own.count == whole ? nil : ["truong"] + own
    }

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
