package import Civil
internal import Glibc
internal import Rules
package import SourceText

/// Where rules and zone data come from: the one place that reads files for `Rules`, which reads
/// none itself.
package struct RuleDirectory: Sendable {
    let limits: RuleFileLimits
    private let zones: ZoneDirectory

    /// - Parameter zonesAt: the directory of compiled zone files (RFC 9636).
    package init(
        zonesAt path: String = "/usr/share/zoneinfo", limits: RuleFileLimits = RuleFileLimits()
    ) {
        zones = ZoneDirectory(path: path)
        self.limits = limits
    }

    /// The rule files and mail templates at and below `paths`, by name, each once however many ways
    /// lead to it.
    ///
    /// A directory is searched to any depth for `*.yaml`, `*.yml`, `*.csv` and `*.mustache`; hidden
    /// files and directories, what editors leave beside a file, and tests (`loadTests`) are passed over. A file that is
    /// named itself is read whatever its name. What can't be read is told, each an error about a
    /// whole file, and the rest is read all the same; so is what is passed over and looks like rules.
    package func load(_ paths: [String]) -> LoadedFiles {
        var search = RuleSearch(limits: limits)
        for path in paths { search.start(path) }
        var loaded = LoadedFiles(search.files.sorted { $0.name < $1.name })
        loaded.unreadable = search.unreadable
        loaded.unreadableTemplates = search.unreadableTemplates
        let named = Set(search.files.map(\.name))
        loaded.skipped = search.skipped.filter { !named.contains($0.file.name) }
        return loaded
    }

    /// The tests at and below `paths`: files `*.test.yaml`, and YAML files in a folder `tests`. A
    /// directory without any is no error; a file that is named itself is read whatever its name.
    package func loadTests(_ paths: [String]) -> (files: [SourceFile], unreadable: [Diagnostic]) {
        var search = RuleSearch(limits: limits, wantsTests: true)
        for path in paths { search.start(path) }
        let files = search.files.sorted { $0.name < $1.name }
            .map { SourceFile(name: $0.name, bytes: $0.bytes) }
        return (files, search.unreadable)
    }

    /// The zone of that name, from the machine's zone data; `nil` when there is no such zone or its
    /// data is damaged. `UTC` needs no data.
    package func zone(_ name: String) -> Zone? { zones.zone(name) }

    /// An error about the file or directory at `path` as a whole.
    package static func finding(
        path: String, vi: String, en: String, remedyVi: String? = nil, remedyEn: String? = nil
    ) -> Diagnostic {
        var remedy: Bilingual?
        if let remedyVi, let remedyEn { remedy = Bilingual(vi: remedyVi, en: remedyEn) }
        return Diagnostic(
            severity: .error, code: "unreadable", file: SourceFile(name: path, bytes: []),
            range: nil, message: Bilingual(vi: vi, en: en), remedy: remedy)
    }
}

/// How much is read before something must be wrong with the path. The largest registry known,
/// 50,000 units, takes about 10 MB.
package struct RuleFileLimits: Sendable {
    /// Bytes in one file.
    package var fileSize: Int
    /// Bytes in all files together.
    package var totalSize: Int
    /// Files.
    package var files: Int
    /// Directories inside each other.
    package var depth: Int

    package init(
        fileSize: Int = 64 << 20, totalSize: Int = 256 << 20, files: Int = 10_000, depth: Int = 32
    ) {
        self.fileSize = fileSize
        self.totalSize = totalSize
        self.files = files
        self.depth = depth
    }
}
