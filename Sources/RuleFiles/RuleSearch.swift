import Glibc
import Rules
import SourceText

/// One search for rule files and templates: what it has found so far, and what it couldn't read.
struct RuleSearch {
    let limits: RuleFileLimits
    /// Whether tests are looked for, or the rules and templates beside them.
    private let wantsTests: Bool
    private(set) var files: [RuleSource] = []
    private(set) var unreadable: [Diagnostic] = []
    private(set) var unreadableTemplates: [Diagnostic] = []
    private(set) var skipped: [Diagnostic] = []
    private var seen = Set<FileIdentity>()
    /// Files that a path has led to, those that another had led to already among them.
    private var met = 0
    private var totalSize = 0
    private var isFull = false

    init(limits: RuleFileLimits, wantsTests: Bool = false) {
        self.limits = limits
        self.wantsTests = wantsTests
    }

    /// A file or directory that somebody named.
    mutating func start(_ path: String) {
        let before = (met: met, faults: faultCount)
        switch OpenFile.open(path) {
        case .failure(let fault): tell(fault.finding(path), path)
        case .success(let file) where file.isDirectory:
            let isNew = !seen.contains(file.identity)
            search(file, path, depth: 1)
            if isNew, !wantsTests, met == before.met, faultCount == before.faults {
                unreadable.append(
                    RuleDirectory.finding(
                        path: path, vi: "thư mục này không có tệp quy tắc nào",
                        en: "there is no rule file in this directory",
                        remedyVi: "đặt tệp .yaml hoặc .csv vào đó, hoặc sửa lại đường dẫn",
                        remedyEn: "put .yaml or .csv files there, or mend the path"))
            }
        case .success(let file): take(file, path)
        }
    }

    private var faultCount: Int { unreadable.count + unreadableTemplates.count }

    private mutating func tell(_ finding: Diagnostic, _ path: String) {
        if RuleFileName.isTemplate(path) {
            unreadableTemplates.append(finding)
        } else {
            unreadable.append(finding)
        }
    }

    private mutating func search(_ directory: borrowing OpenFile, _ path: String, depth: Int) {
        guard seen.insert(directory.identity).inserted else { return }
        guard depth <= limits.depth else {
            unreadable.append(
                RuleDirectory.finding(
                    path: path, vi: "thư mục lồng nhau quá \(limits.depth) tầng",
                    en: "directories are nested more than \(limits.depth) deep",
                    remedyVi: "kiểm tra lại đường dẫn", remedyEn: "check the path"))
            return
        }
        switch directory.names() {
        case .failure(let fault): unreadable.append(fault.finding(path))
        case .success(let names):
            for name in names.sorted() where !isFull {
                visit(path.hasSuffix("/") ? path + name : "\(path)/\(name)", name, depth: depth)
            }
        }
    }

    private mutating func visit(_ path: String, _ name: String, depth: Int) {
        guard !RuleFileName.isPassedOver(name) else {
            if let shown = RuleFileName.hiddenRuleFile(name) {
                skipped.append(SkippedFile.hidden(shown).finding(path))
            }
            return
        }
        let isTest = RuleFileName.isTest(name) || (isAmongTests(path) && RuleFileName.isYAML(name))
        let isWanted =
            wantsTests
            ? isTest
            : !isTest && (RuleFileName.isRuleFile(name) || RuleFileName.isTemplate(name))
        switch OpenFile.kind(of: path) {
        // Anything else in the directory is none of our business, readable or not, but for what
        // somebody may think is read.
        case .other where !isWanted:
            SkippedFile(name: name, path: path).map { skipped.append($0.finding(path)) }
        // Tests say what the rules should do; they are no part of them.
        case .directory where !wantsTests && RuleFileName.isTestFolder(name): return
        case .directory, .other:
            switch OpenFile.open(path) {
            case .failure(let fault): tell(fault.finding(path), path)
            case .success(let file) where file.isDirectory: search(file, path, depth: depth + 1)
            case .success(let file): take(file, path)
            }
        }
    }

    private func isAmongTests(_ path: String) -> Bool {
        path.split(separator: "/").dropLast().contains { RuleFileName.isTestFolder(String($0)) }
    }

    private mutating func take(_ file: borrowing OpenFile, _ path: String) {
        met += 1
        guard !isFull, seen.insert(file.identity).inserted else { return }
        guard files.count < limits.files, totalSize < limits.totalSize else {
            isFull = true
            unreadable.append(
                RuleDirectory.finding(
                    path: path,
                    vi: "quá nhiều tệp: chỉ đọc đến \(limits.files) tệp, "
                        + "\(limits.totalSize >> 20) MB",
                    en: "too many files: at most \(limits.files) and "
                        + "\(limits.totalSize >> 20) MB are read",
                    remedyVi: "kiểm tra lại đường dẫn", remedyEn: "check the path"))
            return
        }
        switch file.bytes(atMost: min(limits.fileSize, limits.totalSize - totalSize)) {
        case .failure(let fault): tell(fault.finding(path), path)
        case .success(let bytes):
            totalSize += bytes.count
            files.append(RuleSource(name: path, bytes: bytes))
        }
    }
}

/// Which names in a directory are rule files, and which are mail templates.
enum RuleFileName {
    static func isRuleFile(_ name: String) -> Bool {
        let lowered = name.lowercased()
        return [".yaml", ".yml", ".csv"].contains { lowered.hasSuffix($0) }
    }

    static func isYAML(_ name: String) -> Bool {
        let lowered = name.lowercased()
        return lowered.hasSuffix(".yaml") || lowered.hasSuffix(".yml")
    }

    static func isTest(_ name: String) -> Bool {
        let lowered = name.lowercased()
        return lowered.hasSuffix(".test.yaml") || lowered.hasSuffix(".test.yml")
    }

    static func isTestFolder(_ name: String) -> Bool { name.lowercased() == "tests" }

    static func isTemplate(_ name: String) -> Bool {
        name.lowercased().hasSuffix(".mustache")
    }

    /// Hidden, or left by an editor or office program: `.x.swp`, `x~`, `#x#`, `~$x.csv`,
    /// `.~lock.x.csv#`.
    /// `plan.yaml` of `.plan.yaml`; not of what editors and other systems leave beside files, `.#x`, `._x`.
    static func hiddenRuleFile(_ name: String) -> String? {
        guard name.hasPrefix("."), let second = name.dropFirst().first, !"._#~".contains(second)
        else { return nil }
        let shown = String(name.dropFirst())
        return isRuleFile(shown) && !isPassedOver(shown) && shown.first != "." ? shown : nil
    }

    static func isPassedOver(_ name: String) -> Bool {
        guard let first = name.first else { return true }
        return ".#~".contains(first) || name.hasSuffix("~") || name.hasSuffix("#")
    }
}
