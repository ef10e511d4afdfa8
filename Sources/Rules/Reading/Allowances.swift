import SourceText

/// A mapping's place: which file, and from where to where.
struct Extent: Hashable {
    let file: String
    let range: Range<Int>
}

/// One line under `allow`: a warning that is meant so where it stands, and why.
struct Allowance {
    let lint: Lint
    let file: SourceFile
    /// The line's code.
    let place: Range<Int>
    /// The duty or unit that it holds for; `nil` for a plan, which is the whole file.
    let extent: Range<Int>?

    /// Told of all that an earlier line of a plan allows only once everything has been read.
    func reportIdle(to findings: Findings) {
        // The rules alone don't show how many mails leave, nor what day it is.
        if lint == .mailsAboveLimit { return }
        if findings.today == nil, lint == .outsideForce || lint == .checkedLater { return }
        findings.warning(
            .unusedAllowance, file, place,
            vi: "\(lint.code) (\(lint.text.name.vi)) không còn gì để cho phép ở đây",
            en: "\(lint.code) (\(lint.text.name.en)) has nothing to allow here",
            remedyVi: "bỏ dòng này", remedyEn: "remove the line")
    }

    fileprivate func covers(_ finding: Diagnostic) -> Bool {
        guard finding.file.name == file.name else { return false }
        guard let extent else { return true }
        return finding.range.map { extent.contains($0.lowerBound) } ?? false
    }

    fileprivate func covers(_ subject: Extent) -> Bool {
        subject.file == file.name && (extent.map { $0 == subject.range } ?? true)
    }
}

extension [Allowance] {
    /// The places of those by which `finding` is allowed; none where it isn't. What several duties inherit
    /// from one line all of them have to allow.
    func covering(_ finding: Diagnostic, of subjects: [Extent]) -> [Int] {
        guard let code = finding.lint?.code else { return [] }
        let own = indices.filter { self[$0].lint.code == code }
        let direct = own.filter { self[$0].covers(finding) }
        if !direct.isEmpty { return direct }
        let bySubject = subjects.map { subject in own.filter { self[$0].covers(subject) } }
        return bySubject.isEmpty || bySubject.contains(where: \.isEmpty)
            ? [] : bySubject.flatMap { $0 }
    }
}

extension Fields {
    /// What its `allow` lets stand. A code without a reason is an error: whoever comes next should know.
    func readAllowances(ofFile isWhole: Bool = false) {
        for entry in allowed {
            guard let lint = Lint(rawValue: entry.key) else { continue }
            findings.note(
                Allowance(
                    lint: lint, file: file, place: entry.keyRange,
                    extent: isWhole ? nil : extent))
        }
    }

    /// The lines of `allow` that say something.
    var allowed: [YAMLEntry] {
        (mapping("allow", .allow)?.entries ?? []).filter { !$0.value.isEmpty }
    }
}
