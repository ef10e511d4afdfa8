import ArgumentParser
import Civil
import Control
import Glibc
import JSON
import SourceText
import Workbench

/// How a command reaches the running service.
struct ControlAccess: ParsableArguments {
    @Option(
        help: "The control socket; $HANCHOT_SOCKET or /run/hanchot/control when left out.")
    var socket: String?
    @Flag(help: "Print the answer as JSON.") var json = false

    var path: String {
        socket ?? getenv("HANCHOT_SOCKET").map { String(cString: $0) } ?? ControlClient.defaultPath
    }

    private var client: ControlClient { ControlClient(path: path, timeout: 60) }

    /// Asks, and asks again a service that is restarting. What writes carries a request id, so that
    /// it is done once all the same.
    func call(_ method: String, _ parameters: JSONValue = [:]) throws(ControlError) -> JSONValue {
        var attempts = 0
        while true {
            attempts += 1
            do throws(ControlError) {
                return try client.call(method, parameters)
            } catch {
                guard error.isWorthRepeating, attempts < 3 else { throw error }
                usleep(300_000)
            }
        }
    }

    /// The same; a refusal ends the command with its reasons.
    func ask(_ method: String, _ parameters: JSONValue = [:]) throws -> JSONValue {
        do throws(ControlError) { return try call(method, parameters) } catch {
            throw Problem(error.text.text(Surroundings.language))
        }
    }

    /// Prints the answer as one line of JSON where that is wanted, else as `text` says.
    func show(_ answer: JSONValue, _ text: (JSONValue, MessageLanguage) -> String) {
        print(
            json ? "\(answer)" : text(answer, Surroundings.language), terminator: json ? "\n" : "")
    }
}

/// Options of every command that writes.
struct WriteAccess: ParsableArguments {
    @OptionGroup var access: ControlAccess
    @Option(
        help:
            "An id for this request: repeated under the same id it is done once. Made up when left out."
    )
    var request: String?

    /// Asks the service to enter something, and shows what was entered.
    func enter(_ method: String, _ parameters: [String: JSONValue?]) throws {
        do throws(ControlError) { try enterOrRefuse(method, parameters) } catch {
            throw Problem(error.text.text(Surroundings.language))
        }
    }

    /// The same, for a caller that words refusals itself.
    func enterOrRefuse(
        _ method: String, _ parameters: [String: JSONValue?]
    ) throws(ControlError) {
        var parameters = parameters
        parameters["request"] = .string(request ?? Self.freshRequest())
        access.show(try access.call(method, .object(compacting: parameters)), RecordedText.text)
    }

    private static func freshRequest() -> String {
        var generator = SystemRandomNumberGenerator()
        return [generator.next(), generator.next()].map { (word: UInt64) in
            String(word, radix: 16)
        }.joined()
    }
}

/// What an entry is about.
struct EntryTarget: ParsableArguments {
    @Argument(help: "The duty: its id, or words of its name.") var duty: String
    @Argument(help: "Units and groups: ids, or words of a unit's name.") var units: [String]
    @Option(help: "The period, such as 2025 or 2025-Q3; the open one when left out.")
    var period: String?

    var parameters: [String: JSONValue?] {
        [
            "duty": .string(duty), "units": .array(units.map { .string($0) }),
            "period": period.map { .string($0) },
        ]
    }
}

/// A date argument in the form that the service takes.
func isoDay(_ text: String?, _ option: String) throws -> JSONValue? {
    try text.map { .string(try DateArgument.solar($0, option).iso) }
}

/// What was entered, as a table; then the units of a group that were left out.
enum RecordedText {
    private static func skipped(_ units: [JSONValue], _ language: MessageLanguage) -> String {
        if units.isEmpty { return "" }
        let heading =
            switch language {
            case .vi: "Không ghi cho \(units.count) đơn vị của nhóm:"
            case .en: "Left out of the group: \(units.count)"
            }
        let lines = units.map { unit in
            let reason = unit["reason"]?[language.rawValue]?.stringValue ?? ""
            return "  \(unit["unit_name"]?.stringValue ?? "") "
                + "(\(unit["unit"]?.stringValue ?? "")): \(reason)\n"
        }
        return heading + "\n" + lines.joined()
    }

    static func text(_ answer: JSONValue, _ language: MessageLanguage) -> String {
        let events = answer["events"]?.arrayValue ?? []
        let isRepeat = answer["repeated"]?.boolValue ?? false
        let heading =
            switch (language, isRepeat) {
            case (.vi, false): "Đã ghi \(events.count) mục."
            case (.vi, true): "Yêu cầu này đã làm từ trước, không ghi thêm gì."
            case (.en, false): "Entered \(events.count)."
            case (.en, true): "This request was done before; nothing was entered now."
            }
        let header =
            language == .vi
            ? ["SỐ", "NHIỆM VỤ", "KỲ", "ĐƠN VỊ"] : ["ENTRY", "DUTY", "PERIOD", "UNIT"]
        let rows = events.map { event in
            [
                "\(event["event"]?.intValue ?? 0)", event["duty"]?.stringValue ?? "",
                event["period"]?.stringValue ?? "", event["unit"]?.stringValue ?? "",
            ]
        }
        return heading + "\n" + (rows.isEmpty ? "" : Columns.aligned([header] + rows))
            + skipped(answer["skipped"]?.arrayValue ?? [], language)
    }
}
