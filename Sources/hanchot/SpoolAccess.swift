import ArgumentParser
import Control
import Glibc
import JSON
import SourceText
import Spool

/// Where the spool is, and how its answers are shown. These commands read and move files by themselves:
/// they work while the service is down, for root and the group `hanchot-spool`.
struct SpoolAccess: ParsableArguments {
    @Option(
        help: said(
            vi: "Hàng đợi thư; không ghi thì là $HANCHOT_SPOOL hoặc /var/spool/hanchot.",
            en: "The spool; $HANCHOT_SPOOL or /var/spool/hanchot when left out."))
    var spool: String?
    @Flag(help: said(vi: "In câu trả lời dạng JSON.", en: "Print the answer as JSON.")) var json =
        false

    func open() throws -> SpoolDirectory {
        let path =
            spool ?? getenv("HANCHOT_SPOOL").map { String(cString: $0) } ?? "/var/spool/hanchot"
        // Opening makes what is missing; a mistyped path must not become a spool.
        guard access("\(path)/new", F_OK) == 0 || errno != ENOENT else {
            throw Problem(
                bilingual(
                    "không có hàng đợi thư ở \(path); chỉ ra bằng --spool",
                    "there is no spool in \(path); name it with --spool"))
        }
        return try or { () throws(SpoolError) in try SpoolDirectory(path) }
    }

    /// The step's answer; its error ends the command.
    func or<Answer>(_ step: () throws(SpoolError) -> Answer) throws -> Answer {
        do throws(SpoolError) { return try step() } catch { throw Problem(error.description) }
    }

    func id(_ text: String) throws -> SpoolID {
        do throws(SpoolError) { return try SpoolID(text) } catch {
            throw Problem(error.description, status: 2)
        }
    }

    func show(_ answer: JSONValue, _ text: @autoclosure () -> String) {
        print(json ? "\(answer)\n" : text(), terminator: "")
    }
}

/// One of two wordings, by the locale.
func bilingual(_ vi: String, _ en: String) -> String {
    switch Surroundings.language {
    case .vi: vi
    case .en: en
    }
}

/// A time of the spool, microseconds since 1970 UTC.
struct SpoolTime {
    let microseconds: Int64

    /// `05/11/2025 07:30 +0700`, as the wall clock of this machine shows it.
    var shown: String { formatted("%d/%m/%Y %H:%M %z") }

    /// `2025-11-05T07:30:00+07:00`, for programs.
    var json: JSONValue {
        let text = formatted("%Y-%m-%dT%H:%M:%S%z")
        return .string(text.dropLast(2) + ":" + text.suffix(2))
    }

    private func formatted(_ format: String) -> String {
        var seconds = time_t(microseconds / 1_000_000)
        var fields = tm()
        localtime_r(&seconds, &fields)
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
            guard let start = buffer.baseAddress, strftime(start, 64, format, &fields) > 0 else {
                return "?"
            }
            return String(cString: start)
        }
    }

    static var now: SpoolTime {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return SpoolTime(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
    }
}
