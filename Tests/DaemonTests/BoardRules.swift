import Control
import JSON
import Rules
import Testing

@testable import Daemon

/// Rules with people at the board, and a plan that isn't for all of them.
enum BoardRules {
    private static let confidential = """
        plan:
          id: mat
          title: Kế hoạch kín năm 2025
          period: 01/01/2025 - 31/12/2025
          owner: phong
          timezone: Asia/Ho_Chi_Minh
          calendar: vn
          confidential: có
        duties:
          - id: viec-kin
            kind: deadline
            title: Việc kín
            short: Việc kín
            due: chậm nhất ngày 20/12/2025
            owed-by: truong
        """

    static func settings(_ more: String = "") -> RuleSource {
        RuleSource(
            name: "settings.yaml",
            bytes: Array(
                """
                settings:
                  board:
                    people:
                      - {id: hoa, name: Trần Thị Hoa, role: chuyên viên, plans: ke-hoach}
                      - {id: minh, role: văn thư}
                      - {id: lan, role: người xem}
                      - {id: quan, role: quản trị}
                \(more)
                """.utf8))
    }

    static func rules(_ more: String = "") -> [RuleSource] {
        TestRules.all + [
            settings(more), RuleSource(name: "mat.yaml", bytes: Array(confidential.utf8)),
        ]
    }

    static func desk() throws -> DeskBench {
        try DeskBench(rules(), at: "2025-10-01T07:00")
    }

    static let receipt: JSONValue = [
        "duty": "bao-cao", "units": ["bao-loc"], "number": "12/BC", "on": "2025-09-30",
    ]
}

extension DeskBench {
    struct Session {
        let text: String
        let form: String
    }

    func link(for person: String?) throws -> String {
        let answer = try ask("BoardLink", person.map { ["person": .string($0)] } ?? [:])
        let path = try #require(answer["path"]?.stringValue)
        return String(path.dropFirst("/enter?link=".count))
    }

    /// Somebody comes to the board and looks at it.
    func session(for person: String?) throws -> Session {
        let link = try link(for: person)
        guard
            case .success(let entered) = reply(
                "BoardEnter", ["link": .string(link)], by: Self.board),
            let text = entered["session"]?.stringValue,
            case .success(let seen) = reply(
                "Status", by: Self.board, behalf: Behalf(session: text)),
            let form = seen["form"]?.stringValue
        else { throw DeskFailure("\(person ?? "the caller") can't come to the board") }
        return Session(text: text, form: form)
    }

    /// The answer to a call that somebody at the board makes, and that must succeed.
    func asks(
        _ method: String, _ parameters: JSONValue, _ session: Session, expecting: Int64? = nil
    ) throws -> JSONValue {
        let reply = reply(
            method, parameters, by: Self.board,
            behalf: Behalf(session: session.text, form: session.form, expecting: expecting))
        guard case .success(let answer) = reply else { throw DeskFailure("\(method): \(reply)") }
        return answer
    }
}
