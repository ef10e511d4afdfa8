package import Desk
internal import Civil
internal import Edits
internal import Rules
internal import RuleFiles
package import SourceText
internal import Glibc
internal import Host

/// Reads the rules, and keeps the last set that passed its checks: a service that restarts beside a
/// half-finished edit runs on what was checked before (statement 32).
package struct RuleStore {
    let paths: [String]
    let snapshotPath: String
    /// Since when an edit is held: its digest, and the microseconds.
    private let heldPath: String
    private let files: RuleDirectory

    package init(paths: [String], stateDirectory: String) {
        self.paths = paths
        snapshotPath = "\(stateDirectory)/checked-rules"
        heldPath = "\(stateDirectory)/held-edit"
        files = RuleDirectory()
    }

    /// What reading gave.
    package enum Outcome {
        case checked(CheckedRules, warnings: [Diagnostic])
        /// The rules don't pass; the snapshot stands in for them.
        case snapshot(CheckedRules, findings: [Diagnostic])
        /// They don't pass, and there is no snapshot.
        case nothing(findings: [Diagnostic])
    }

    /// The rules with the zone data that the machine has now; `nil` where nothing has changed. A zone
    /// that can't be read any more stays as it was.
    func refreshed(_ rules: RuleSet) -> RuleSet? {
        var fresh = rules
        var hasChanged = false
        for index in fresh.plans.indices {
            guard let zone = files.zone(fresh.plans[index].zone.name),
                zone != fresh.plans[index].zone
            else { continue }
            fresh.plans[index].zone = zone
            hasChanged = true
        }
        return hasChanged ? fresh : nil
    }

    /// Reads what is on disk; a set that passes becomes the snapshot once it is in force (`keep`).
    package func read() -> Outcome {
        let loaded = files.load(paths)
        let (rules, found) = RuleReader.read(loaded.sources, zone: files.zone)
        let findings = loaded.unreadable + found
        guard let rules, loaded.unreadable.isEmpty else { return fallBack(findings) }
        return .checked(CheckedRules(rules, loaded), warnings: findings)
    }

    /// A set that passed, from the bytes of a snapshot; `nil` for what is none.
    func checked(_ bytes: [UInt8]) -> CheckedRules? {
        guard let sources = RuleSnapshot.decode(bytes) else { return nil }
        let loaded = LoadedFiles(sources)
        return RuleReader.read(loaded.sources, zone: files.zone).rules
            .map { CheckedRules($0, loaded) }
    }

    private func fallBack(_ findings: [Diagnostic]) -> Outcome {
        guard let bytes = readFile(snapshotPath), let sources = RuleSnapshot.decode(bytes) else {
            return .nothing(findings: findings)
        }
        let loaded = LoadedFiles(sources)
        guard let rules = RuleReader.read(loaded.sources, zone: files.zone).rules else {
            return .nothing(findings: findings)
        }
        return .snapshot(CheckedRules(rules, loaded), findings: findings)
    }

    /// Makes a set that is in force the snapshot. What is wrong with that, where it can't be.
    package func keep(_ checked: CheckedRules) -> Diagnostic? {
        let bytes = RuleSnapshot.encode(checked.files)
        if readFile(snapshotPath) == bytes { return nil }
        do throws(HostError) {
            try DurableFile.replace(snapshotPath, with: bytes, mode: 0o640)
            return nil
        } catch {
            return RuleDirectory.finding(
                path: snapshotPath, vi: "không ghi được bản lưu quy tắc: \(error)",
                en: "the snapshot of the checked rules can't be written: \(error)")
        }
    }

    /// Since when an edit is held, also by a service before a restart: `now` for one that wasn't (statement 59).
    /// Where that can't be kept the next start counts anew.
    func held(_ digest: String, now: Instant) -> Instant {
        let known = readFile(heldPath).map { String(decoding: $0, as: UTF8.self) }?
            .split(separator: " ")
        if let known, known.count == 2, known[0] == digest, let since = Int64(known[1]) {
            return min(Instant(microseconds: since), now)
        }
        do throws(HostError) {
            try DurableFile.replace(
                heldPath, with: Array("\(digest) \(now.microseconds)".utf8), mode: 0o640)
        } catch {
            return now
        }
        return now
    }

    /// Nothing is held any more.
    func release() { unlink(heldPath) }

    /// The set that was in force last.
    enum Kept {
        /// None is kept that could be read.
        case nothing
        case same
        case other(CheckedRules)
    }

    /// What is kept, beside the set that was just read: the same isn't read again, which would take
    /// as long as the start itself.
    func kept(beside read: CheckedRules) -> Kept {
        guard let bytes = readFile(snapshotPath), let sources = RuleSnapshot.decode(bytes) else {
            return .nothing
        }
        let loaded = LoadedFiles(sources)
        if rulesDigest(loaded.sources) == read.digest { return .same }
        return RuleReader.read(loaded.sources, zone: files.zone).rules
            .map { .other(CheckedRules($0, loaded)) } ?? .nothing
    }

    private func readFile(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = buffer.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }
}

/// Rule files and templates in one: for each its name, its size in bytes, and its bytes.
enum RuleSnapshot {
    private static let heading = Array("hanchot rules 1\n".utf8)

    static func encode(_ sources: [RuleSource]) -> [UInt8] {
        sources.reduce(into: heading) { bytes, source in
            bytes += "\(source.name.utf8.count) \(source.bytes.count)\n".utf8
            bytes += source.name.utf8
            bytes += source.bytes
        }
    }

    /// `nil` when it wasn't written by `encode`, or was cut short.
    static func decode(_ bytes: [UInt8]) -> [RuleSource]? {
        guard bytes.starts(with: heading) else { return nil }
        var rest = bytes[heading.count...]
        var sources: [RuleSource] = []
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let sizes = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
                .compactMap { Int($0) }
            rest = rest[(end + 1)...]
            guard sizes.count == 2, sizes.allSatisfy({ $0 >= 0 }), rest.count >= sizes[0] + sizes[1]
            else { return nil }
            let name = String(decoding: rest.prefix(sizes[0]), as: UTF8.self)
            rest = rest.dropFirst(sizes[0])
            sources.append(RuleSource(name: name, bytes: Array(rest.prefix(sizes[1]))))
            rest = rest.dropFirst(sizes[1])
        }
        return rest.isEmpty ? sources : nil
    }
}
