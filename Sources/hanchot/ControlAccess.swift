import ArgumentParser
import Civil
import Control
import Glibc
import JSON
import Messages
import Rules
import SourceText
import Workbench

/// How a command reaches the running service.
struct ControlAccess: ParsableArguments {
    @Option(
        help: said(
            vi: "Socket điều khiển; không ghi thì là $HANCHOT_SOCKET hoặc /run/hanchot/control.",
            en: "The control socket; $HANCHOT_SOCKET or /run/hanchot/control when left out."))
    var socket: String?
    @Flag(help: said(vi: "In câu trả lời dạng JSON.", en: "Print the answer as JSON.")) var json =
        false

    var path: String {
        socket ?? getenv("HANCHOT_SOCKET").map { String(cString: $0) } ?? ControlClient.defaultPath
    }

    private var client: ControlClient { ControlClient(path: path, timeout: 60) }

    /// Asks, and asks again a service that is restarting. What writes carries a request id, so that
    /// it is done once all the same.
    private func call(
        _ method: String, _ parameters: JSONValue
    ) throws(ControlError) -> JSONValue {
        var attempts = 0
        while true {
            attempts += 1
            do throws(ControlError) {
                return try client.call(method, parameters)
            } catch {
                // One that has only just started may have much to catch up with.
                guard error.isWorthRepeating, attempts < (error.isBusy ? 30 : 3) else {
                    throw error
                }
                usleep(300_000)
            }
        }
    }

    /// The same, with values.
    func call<Message: ControlMessage>(
        _ message: Message
    ) throws(ControlError) -> Message.Reply {
        let answer = try call(Message.method.rawValue, message.parameters)
        do throws(JSONMismatch) { return try answer.decoded() } catch {
            throw .malformed(path: client.path, reason: "\(error)")
        }
    }

    /// The same; a refusal ends the command with its reasons.
    func ask<Message: ControlMessage>(_ message: Message) throws -> Message.Reply {
        do throws(ControlError) { return try call(message) } catch {
            throw Problem(error.text.text(Surroundings.language))
        }
    }

    /// Prints the answer as one line of JSON where that is wanted, else as `text` says.
    func show<Reply: Encodable>(_ answer: Reply, _ text: (Reply, Language) -> String) {
        print(
            json ? "\(JSONValue(of: answer))" : text(answer, Surroundings.language),
            terminator: json ? "\n" : "")
    }
}

/// Options of every command that writes.
struct WriteAccess: ParsableArguments {
    @OptionGroup var access: ControlAccess
    @Option(
        help: said(
            vi: "Mã của yêu cầu này: gửi lại cùng mã thì chỉ làm một lần; không ghi thì tự đặt.",
            en: "An id for this request: repeated under the same id it is done once. Made up when "
                + "left out."))
    var request: String?

    /// Asks the service to enter something, and shows what was entered.
    func enter(_ call: some EnteringCall) throws {
        do throws(ControlError) { try enterOrRefuse(call) } catch {
            throw Problem(error.text.text(Surroundings.language))
        }
    }

    /// The same, for a caller that words refusals itself.
    ///
    /// - Parameter places: of the entries, where a file has them.
    func enterOrRefuse(
        _ call: some EnteringCall, places: [String] = []
    ) throws(ControlError) {
        var call = call
        call.request = request ?? Self.freshRequest()
        let suspends = call is SuspendCall
        access.show(try access.call(call)) {
            RecordedText.text($0, $1, places: places, suspends: suspends)
        }
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
    @Argument(
        help: said(
            vi: "Nhiệm vụ: mã, hoặc vài chữ trong tên.",
            en: "The duty: its id, or words of its name.")) var duty: String
    @Argument(
        help: said(
            vi:
                "Đơn vị và nhóm, cách nhau bằng dấu cách hoặc dấu phẩy: mã, hoặc vài chữ trong tên đơn vị.",
            en: "Units and groups, parted by blanks or commas: ids, or words of a unit's name.",
            valueName: "units"))
    var given: [String]
    @Option(
        help: said(
            vi: "Kỳ, như 2025 hoặc 2025-Q3; không ghi thì là kỳ đang mở.",
            en: "The period, such as 2025 or 2025-Q3; the open one when left out."))
    var period: String?

    var units: [String] { given.partedByCommas }
}

extension [String] {
    /// Ids with commas between taken apart; a name may well hold blanks and a comma, and stays whole.
    var partedByCommas: [String] {
        flatMap { text in
            let parts = text.split(separator: ",").map { part in
                String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            }
            return parts.allSatisfy(isIdentifier) ? parts : [text]
        }
    }
}

/// A date argument in the form that the service takes.
func isoDay(_ text: String?, _ option: String) throws -> String? {
    try text.map { try DateArgument.solar($0, option).iso }
}

/// What was entered, as a table; then the units of a group that were left out.
enum RecordedText {
    private static func skipped(
        _ units: [EntryReply.Skipped], _ language: Language, _ places: [String]
    ) -> String {
        if units.isEmpty { return "" }
        let heading =
            switch language {
            case .vi: "Không ghi cho \(units.count) đơn vị của nhóm:"
            case .en: "Left out of the group: \(units.count)"
            }
        let lines = units.map { unit in
            let place = unit.entry.flatMap { places.indices.contains($0) ? places[$0] : nil }
            return "  " + (place.map { "\($0): " } ?? "")
                + "\(unit.unit_name) (\(unit.unit)): \(unit.reason.text(language))\n"
        }
        return heading + "\n" + lines.joined()
    }

    private static func heading(
        _ count: Int, _ answer: EntryReply, suspends: Bool
    ) -> Bilingual {
        if answer.repeated {
            return Bilingual(
                vi: "Yêu cầu này đã làm từ trước, không ghi thêm gì.",
                en: "This request was done before; nothing was entered now.")
        }
        if count == 0, answer.beside == nil, let remarks = answer.remarks, !remarks.isEmpty {
            return Bilingual(vi: "", en: "")
        }
        let entered = Bilingual(vi: "Đã ghi \(count) mục.", en: "Entered \(count).")
        guard let beside = answer.beside else {
            return count > 0
                ? entered
                : Bilingual(
                    vi: "Không ghi thêm gì: tất cả đã có sẵn.",
                    en: "Nothing was entered: all of it is there already.")
        }
        let held =
            suspends
            ? Bilingual(vi: "Việc tạm dừng có hiệu lực.", en: "The suspension is in force.")
            : Bilingual(
                vi: "Có hiệu lực: \(beside) lệnh giữ thư, gửi tiếp, tạm dừng hoặc kỳ được mở.",
                en:
                    "In force: \(quantity(beside, "silence, pause, resumption, suspension or opened period", "silences, pauses, resumptions, suspensions or opened periods"))."
            )
        return count > 0
            ? Bilingual(vi: "\(entered.vi) \(held.vi)", en: "\(entered.en) \(held.en)") : held
    }

    static func text(
        _ answer: EntryReply, _ language: Language, places: [String], suspends: Bool = false
    ) -> String {
        let events = answer.events
        let count = Set(events.map(\.event)).count
        let heading = heading(count, answer, suspends: suspends).text(language)
        let header =
            language == .vi
            ? ["SỐ", "NHIỆM VỤ", "KỲ", "ĐƠN VỊ"] : ["ENTRY", "DUTY", "PERIOD", "UNIT"]
        let rows = events.map { event in
            ["\(event.event)", event.duty, event.period, event.unit]
        }
        let remarks = (answer.remarks ?? []).map { remark in
            let text = remark.text(language)
            return text.prefix(1).uppercased() + text.dropFirst() + ".\n"
        }
        return (heading.isEmpty ? "" : heading + "\n")
            + (rows.isEmpty ? "" : Columns.aligned([header] + rows))
            + skipped(answer.skipped, language, places) + remarks.joined()
    }
}
