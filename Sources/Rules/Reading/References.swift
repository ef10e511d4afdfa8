import SourceText

extension Registry {
    var unitNames: [KnownName] { units.map { KnownName(id: $0.id, name: $0.name) } }
    var groupNames: [KnownName] { groups.map { KnownName(id: $0.id, name: $0.name) } }
}

/// Looks names up and tells which don't exist, with the nearest that do.
struct References {
    let file: SourceFile
    let findings: Findings

    /// What a name should be the name of.
    enum Kind {
        case unit, unitOrGroup, group, roleOrUnit, duty, calendar, regime

        var title: Bilingual {
            switch self {
            case .unit: Bilingual(vi: "đơn vị", en: "unit")
            case .unitOrGroup: Bilingual(vi: "đơn vị hoặc nhóm", en: "unit or group")
            case .group: Bilingual(vi: "nhóm", en: "group")
            case .roleOrUnit: Bilingual(vi: "vai trò hoặc đơn vị", en: "role or unit")
            case .duty: Bilingual(vi: "nhiệm vụ", en: "duty")
            case .calendar: Bilingual(vi: "lịch", en: "calendar")
            case .regime: Bilingual(vi: "chế độ báo cáo", en: "regime")
            }
        }

        var isInRegistry: Bool {
            switch self {
            case .unit, .unitOrGroup, .group, .roleOrUnit: true
            case .duty, .calendar, .regime: false
            }
        }

        /// What helps where nothing is near.
        var remedy: Bilingual {
            switch self {
            case .unit, .unitOrGroup, .group:
                Bilingual(
                    vi: "ghi mã có trong danh mục đơn vị, hoặc thêm \(title.vi) này vào danh mục",
                    en: "write an id of the registry, or add this \(title.en) to it")
            case .roleOrUnit:
                Bilingual(
                    vi:
                        "ghi thủ trưởng (head), cấp phó (deputy), đầu mối (contact), chủ trì (owner), cấp trên (parent), "
                        + "mã một đơn vị, hoặc một địa chỉ thư",
                    en: "write head, deputy, contact, owner, parent, a unit's id, or an address")
            case .duty:
                Bilingual(
                    vi: "ghi mã của một nhiệm vụ có trong các kế hoạch",
                    en: "write the id of a duty of these plans")
            case .calendar:
                Bilingual(
                    vi: "ghi mã của một lịch có trong thư mục, hoặc thêm tệp lịch đó (vn: chép "
                        + "calendars/vn.yaml đi kèm chương trình)",
                    en:
                        "write the id of a calendar that is among the files, or add its file (vn: copy "
                        + "calendars/vn.yaml, which ships with the program)")
            case .regime:
                Bilingual(
                    vi:
                        "ghi mã của một chế độ trong rules/regimes (“hanchot regimes rules --year 2026” in các mã), hoặc "
                        + "thêm tệp của chế độ đó",
                    en:
                        "write the id of one in rules/regimes ('hanchot regimes rules --year 2026' prints them), or add "
                        + "its file")
            }
        }
    }

    /// `known` is asked for once in a reading, and only while there is time for suggestions: a wrong
    /// column of 50,000 cells should give its findings at once, not after an hour.
    func dead(
        _ name: Located<String>, _ kind: Kind, known: @autoclosure () -> [KnownName]
    ) {
        if findings.mayBeUnread(name.value) || (findings.lacksRegistry && kind.isInRegistry) {
            return
        }
        var remedy = kind.remedy
        if findings.hasTimeForSuggestions {
            let known = findings.names(of: kind, known)
            var compared = 0
            remedy = known.remedy(for: name.value, compared: &compared) ?? remedy
            findings.spendTime(onComparisons: compared)
        }
        findings.report(
            Diagnostic(
                severity: .error, code: "unknown-reference", file: file, range: name.range,
                message: Bilingual(
                    vi: "không có \(kind.title.vi) “\(name.value)”",
                    en: "there is no \(kind.title.en) '\(name.value)'"), remedy: remedy))
    }

    /// A name that exists, but as something else.
    func unfit(
        _ name: Located<String>, vi: String, en: String, remedyVi: String, remedyEn: String
    ) {
        findings.error(
            "unfit-reference", file, name.range, vi: vi, en: en, remedyVi: remedyVi,
            remedyEn: remedyEn)
    }

    func duplicate(
        _ code: String, _ name: Located<String>, vi: String, en: String,
        first: (file: SourceFile, range: Range<Int>),
        remedyVi: String = "đặt mã khác cho một bên",
        remedyEn: String = "give one of them another id"
    ) {
        findings.error(
            code, file, name.range, vi: vi, en: en, remedyVi: remedyVi, remedyEn: remedyEn,
            notes: [
                .init(
                    message: Bilingual(vi: "đã dùng ở đây", en: "it is used here already"),
                    file: first.file, range: first.range)
            ])
    }
}

/// Circles in a graph whose nodes are 0 ..< `count`, each as the nodes along it: at least one of every
/// set of nodes that circles tie together, and no node in two of them. Work grows with nodes and
/// edges alone.
func circles(count: Int, edges: (Int) -> [Int]) -> [[Int]] {
    var places = [Int?](repeating: nil, count: count)
    var isDone = [Bool](repeating: false, count: count)
    var found: [[Int]] = []
    for root in 0..<count where !isDone[root] {
        // `told` is how far down the path nodes lie that a circle given already goes through.
        var path: [(node: Int, edges: [Int], next: Int, told: Int)] = [(root, edges(root), 0, -1)]
        places[root] = 0
        while let top = path.last {
            guard top.next < top.edges.count else {
                isDone[top.node] = true
                places[top.node] = nil
                path.removeLast()
                continue
            }
            path[path.count - 1].next += 1
            let target = top.edges[top.next]
            if let start = places[target] {
                guard start > top.told else { continue }
                found.append(path[start...].map(\.node))
                for index in start..<path.count { path[index].told = index }
            } else if !isDone[target] {
                places[target] = path.count
                path.append((target, edges(target), 0, top.told))
            }
        }
    }
    return found
}
