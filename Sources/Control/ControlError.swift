package import JSON
package import SourceText

/// Why the control socket could not be served or asked.
package enum ControlError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The socket can't be made, taken over or listened to.
    case unservable(path: String, reason: String)
    /// Nobody answers at the socket.
    case unreachable(path: String, reason: String)
    /// The socket is there and this user may not connect to it.
    case denied(path: String)
    /// No answer in time. What was asked may have been done: ask again under the same request id.
    case timedOut(path: String, seconds: Double)
    /// The connection ended before the answer did. The same holds.
    case closed(path: String)
    /// What came isn't an answer.
    case malformed(path: String, reason: String)
    /// The service's own answer: an error of its interface, by its full name.
    case refused(error: String, parameters: JSONValue)

    package var description: String { text.en }

    /// Asking again, under the same request id, may help.
    package var isWorthRepeating: Bool {
        switch self {
        case .timedOut, .closed: true
        case .refused: isBusy
        case .unservable, .unreachable, .denied, .malformed: false
        }
    }

    /// There is no room, or nothing that could be answered yet: in a moment there will be.
    package var isBusy: Bool {
        guard case .refused(let error, _) = self else { return false }
        return ["Busy", "TooManyConnections"].contains {
            error == "\(controlInterfaceName).\($0)"
        }
    }

    /// What was refused, entry by entry; empty for everything else.
    package var refusals: [ControlRefusal] {
        guard case .refused("\(controlInterfaceName).Refused", let parameters) = self else {
            return []
        }
        return (parameters["refusals"]?.arrayValue ?? []).compactMap { refusal in
            // One that isn't understood is of another release; the others still tell something.
            do throws(JSONMismatch) { return try refusal.decoded() } catch { return nil }
        }
    }

    package var text: Bilingual {
        switch self {
        case .unservable(let path, let reason):
            Bilingual(
                vi: "không mở được cổng điều khiển \(path): \(reason)",
                en: "can't serve the control socket \(path): \(reason)")
        case .unreachable(let path, let reason):
            Bilingual(
                vi: "không có hanchotd nào trả lời ở \(path): \(reason); chạy 'systemctl start "
                    + "hanchotd', hoặc chỉ cổng khác bằng --socket",
                en: "no hanchotd answers at \(path): \(reason); start it with 'systemctl start "
                    + "hanchotd', or name another socket with --socket")
        case .denied(let path):
            Bilingual(
                vi: "người dùng này không được nối vào \(path)",
                en: "this user may not connect to \(path)")
        case .timedOut(let path, let seconds):
            Bilingual(
                vi: "hanchotd ở \(path) không trả lời trong \(seconds) giây; xem 'systemctl status "
                    + "hanchotd'",
                en: "hanchotd at \(path) did not answer within \(seconds) s; see 'systemctl status "
                    + "hanchotd'")
        case .closed(let path):
            Bilingual(
                vi:
                    "hanchotd ở \(path) ngắt kết nối trước khi trả lời; có phải đang khởi động lại? Hãy "
                    + "thử lại",
                en:
                    "hanchotd at \(path) ended the connection before it answered; is it restarting? "
                    + "Try again")
        case .malformed(let path, let reason):
            Bilingual(
                vi: "\(path) trả lời không đúng giao thức: \(reason)",
                en: "no answer of hanchotd came from \(path): \(reason)")
        case .refused(let error, let parameters): Self.text(error, parameters, refusals)
        }
    }

    private static func text(
        _ error: String, _ parameters: JSONValue, _ refusals: [ControlRefusal]
    ) -> Bilingual {
        func given(_ name: String) -> String { parameters[name]?.stringValue ?? "?" }
        switch error {
        case "\(controlInterfaceName).NotAllowed":
            return Bilingual(
                vi: "chỉ root và thành viên nhóm hanchot được làm việc này (\(given("method")))",
                en: "only root and the members of group hanchot may do this (\(given("method")))")
        case "\(controlInterfaceName).Refused" where !refusals.isEmpty:
            return Bilingual(
                vi: refusals.map { $0.text(.vi) }.joined(separator: "\n"),
                en: refusals.map { $0.text(.en) }.joined(separator: "\n"))
        case "\(controlInterfaceName).Busy":
            return Bilingual(
                vi: "hanchotd đang bận; thử lại sau giây lát",
                en: "hanchotd is busy; try again in a moment")
        case "\(controlInterfaceName).TooManyConnections":
            let limit = parameters["limit"]?.intValue ?? 0
            return Bilingual(
                vi:
                    "người dùng này đang mở \(limit) kết nối tới hanchotd, không thể mở thêm; đóng bớt, "
                    + "hoặc thử lại sau giây lát",
                en:
                    "this user has \(limit) connections to hanchotd open, and no more are served; close "
                    + "some, or try again in a moment")
        case "\(controlInterfaceName).NoSession":
            return Bilingual(
                vi: "phiên làm việc đã hết; mở liên kết mới bằng 'hanchot board login'",
                en: "the session has ended; 'hanchot board login' gives a new link")
        case "\(controlInterfaceName).NoLink":
            return Bilingual(
                vi:
                    "liên kết đã dùng, quá hạn hoặc không đúng; lấy liên kết mới bằng 'hanchot board login'",
                en:
                    "the link was used, is too old or isn't whole; 'hanchot board login' gives a new one"
            )
        case "\(controlInterfaceName).ForeignForm":
            return Bilingual(
                vi: "biểu mẫu không thuộc phiên làm việc này; mở lại trang rồi gửi lại",
                en: "the form isn't of this session; open the page again and send it anew")
        case "\(controlInterfaceName).TooManyMessages":
            let limit = parameters["limit"]?.intValue ?? 0
            return Bilingual(
                vi: "người dùng này đã chuyển hơn \(limit) thư trong một phút; gửi lại sau",
                en:
                    "this user has handed in more than \(limit) messages in a minute; try again later"
            )
        case "\(controlInterfaceName).LedgerUnavailable":
            return Bilingual(
                vi: "chưa ghi gì cả, sổ theo dõi không dùng được: \(given("reason"))",
                en: "nothing was done, the ledger can't be used: \(given("reason"))")
        case "org.varlink.service.MethodNotFound", "org.varlink.service.MethodNotImplemented",
            "org.varlink.service.InterfaceNotFound":
            return Bilingual(
                vi: "hanchotd đang chạy không biết làm việc này (\(parameters))",
                en: "the running hanchotd doesn't know this (\(parameters))")
        case "org.varlink.service.InvalidParameter":
            return Bilingual(
                vi: "hanchotd không nhận giá trị này của '\(given("parameter"))'",
                en: "hanchotd doesn't take this value for '\(given("parameter"))'")
        default: return Bilingual(vi: "\(error) \(parameters)", en: "\(error) \(parameters)")
        }
    }
}
