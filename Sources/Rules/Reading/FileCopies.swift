import SourceText

/// Files that hold the same, such as `plan.yaml` and `plan - Copy.yaml`: one finding, where everything in
/// the second one would be a finding of its own.
struct FileCopies {
    /// By the copy's name: of which file it is one.
    private var originals: [String: String] = [:]

    init(_ sources: [RuleSource]) {
        // A copy gets a longer name.
        let all = sources.sorted { ($0.name.count, $0.name) < ($1.name.count, $1.name) }
        var first: [[UInt8]: String] = [:]
        for source in all where Self.saysSomething(source.bytes) {
            if let original = first[source.bytes] {
                originals[source.name] = original
            } else {
                first[source.bytes] = source.name
            }
        }
    }

    /// Whether there is more in it than comments.
    private static func saysSomething(_ bytes: [UInt8]) -> Bool {
        bytes.split(separator: 0x0A).contains { line in
            line.first { ![0x20, 0x09, 0x0D].contains($0) }.map { $0 != 0x23 } ?? false
        }
    }

    /// Tells of a copy; whether it is one.
    func report(_ file: SourceFile, to findings: Findings) -> Bool {
        guard let original = originals[file.name] else { return false }
        findings.error(
            "file-copy", file, nil, vi: "tệp này giống hệt tệp “\(original)”",
            en: "this file is the same as '\(original)'",
            remedyVi:
                "xóa một trong hai tệp; làm kế hoạch mới từ bản sao thì đổi mã trong đó trước",
            remedyEn:
                "delete one of them; to make a new plan of a copy, give it ids of its own first"
        )
        return true
    }
}
