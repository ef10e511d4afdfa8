internal import JSON

/// How much a call may say. What is longer is refused at the socket, before anybody works on it, so
/// that no caller can keep the service busy with a text.
package enum FieldLimits {
    /// Unicode scalars of an id, a name, a day, a document's number.
    package static let word = 200
    /// Unicode scalars of a note or a reason.
    package static let prose = 4_000
    /// Octets of an incoming message, as base64.
    package static let message = 1 << 20
    /// Unicode scalars of a rule file.
    package static let file = 16 << 20
    /// Units named one by one; more are a group.
    package static let units = 5_000
    /// Entries of one request.
    package static let entries = 100_000

    /// Octets of a whole message of a caller who may only ask: room for any call but a large `Apply`.
    package static let strangerMessage = message + (64 << 10)

    /// What is too long in a call's parameters, all of it; an entry's place is told with it.
    static func excesses(of parameters: JSONValue) -> [ControlRefusal] {
        var found: [ControlRefusal] = []
        for (name, value) in (parameters.objectValue ?? [:]).sorted(by: { $0.key < $1.key }) {
            judge(name, value, entry: 0, &found)
        }
        return found
    }

    private static func judge(
        _ name: String, _ value: JSONValue, entry: Int, _ found: inout [ControlRefusal]
    ) {
        switch value {
        case .null, .bool, .int, .double: return
        case .string(let text):
            let most = scalars(of: name)
            if !fits(text, most) {
                found.append(tooLong(name, text.unicodeScalars.count, most, entry))
            }
        case .array(let values):
            let most = name == "entries" ? entries : units
            guard values.count <= most else {
                found.append(tooMany(name, values.count, most, entry))
                return
            }
            for (index, value) in values.enumerated() {
                judge(name, value, entry: name == "entries" ? index : entry, &found)
            }
        case .object(let members):
            for (name, value) in members.sorted(by: { $0.key < $1.key }) {
                judge(name, value, entry: entry, &found)
            }
        }
    }

    private static func scalars(of name: String) -> Int {
        switch name {
        case "note", "reason": prose
        case "message": message
        case "text": file
        default: word
        }
    }

    /// Counts no further than it must.
    private static func fits(_ text: String, _ most: Int) -> Bool {
        if text.utf8.count <= most { return true }
        if text.utf8.count > 4 * most { return false }
        return text.unicodeScalars.count <= most
    }

    private static func tooLong(
        _ name: String, _ count: Int, _ most: Int, _ entry: Int
    ) -> ControlRefusal {
        ControlRefusal(
            entry: entry, .unusable,
            vi: "'\(name)' dài \(count) ký tự, nhiều nhất \(most); hãy viết ngắn lại",
            en: "'\(name)' is \(count) characters long, at most \(most) are taken; shorten it")
    }

    private static func tooMany(
        _ name: String, _ count: Int, _ most: Int, _ entry: Int
    ) -> ControlRefusal {
        ControlRefusal(
            entry: entry, .unusable,
            vi:
                "'\(name)' có \(count) mục, nhiều nhất \(most); hãy ghi một nhóm, hoặc chia thành nhiều "
                + "yêu cầu",
            en: "'\(name)' has \(count) items, at most \(most) are taken; name a group, or make "
                + "several requests")
    }

    /// Of a message that was not read to its end.
    static func tooLongMessage(_ most: Int) -> ControlRefusal {
        ControlRefusal(
            .unusable, vi: "yêu cầu dài hơn \(most) byte; hãy chia thành nhiều yêu cầu",
            en: "the request is longer than \(most) bytes; make several of it")
    }
}
