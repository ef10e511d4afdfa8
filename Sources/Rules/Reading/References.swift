import SourceText

/// Looks names up and tells which don't exist, with the nearest that do.
struct References {
    let file: SourceFile
    let findings: Findings

    /// What a name should be the name of.
    enum Kind {
        case unit, unitOrGroup, group, roleOrUnit, duty, calendar

        var title: Bilingual {
            switch self {
            case .unit: Bilingual(vi: "đơn vị", en: "unit")
            case .unitOrGroup: Bilingual(vi: "đơn vị hoặc nhóm", en: "unit or group")
            case .group: Bilingual(vi: "nhóm", en: "group")
            case .roleOrUnit: Bilingual(vi: "vai trò hoặc đơn vị", en: "role or unit")
            case .duty: Bilingual(vi: "nhiệm vụ", en: "duty")
            case .calendar: Bilingual(vi: "lịch", en: "calendar")
            }
        }

        var isInRegistry: Bool {
            switch self {
            case .unit, .unitOrGroup, .group, .roleOrUnit: true
            case .duty, .calendar: false
            }
        }
    }

    /// `known` is asked only while there is time for suggestions: a wrong column of 50,000 cells
    /// should give its findings at once, not after an hour.
    func dead(
        _ name: Located<String>, _ kind: Kind, known: @autoclosure () -> [String]
    ) {
        if findings.hasUnreadFile || (findings.lacksRegistry && kind.isInRegistry) { return }
        var near: String?
        if findings.hasTimeForSuggestions {
            let known = known()
            findings.spendTime(onComparisons: known.count)
            near = suggestion(for: name.value, among: known)
        }
        findings.error(
            "unknown-reference", file, name.range, vi: "không có \(kind.title.vi) “\(name.value)”",
            en: "there is no \(kind.title.en) '\(name.value)'",
            remedyVi: near.map { "có phải ý là “\($0)”?" }
                ?? "khai báo trước, hoặc kiểm tra cách viết",
            remedyEn: near.map { "did you mean '\($0)'?" }
                ?? "declare it, or check the spelling")
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

/// The circles in a graph whose nodes are 0 ..< `count`, each as the nodes along it; every node
/// lies in at most one of those given.
func circles(count: Int, edges: (Int) -> [Int]) -> [[Int]] {
    enum Mark { case new, onPath, done }
    var marks = [Mark](repeating: .new, count: count)
    var found: [[Int]] = []
    for root in 0..<count where marks[root] == .new {
        var path: [(node: Int, edges: [Int], next: Int)] = [(root, edges(root), 0)]
        marks[root] = .onPath
        while let top = path.last {
            guard top.next < top.edges.count else {
                marks[top.node] = .done
                path.removeLast()
                continue
            }
            path[path.count - 1].next += 1
            let target = top.edges[top.next]
            switch marks[target] {
            case .new:
                marks[target] = .onPath
                path.append((target, edges(target), 0))
            case .onPath:
                let start = path.firstIndex { $0.node == target } ?? 0
                found.append(path[start...].map(\.node))
            case .done: break
            }
        }
    }
    return found
}
