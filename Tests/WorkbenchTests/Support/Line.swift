import Foundation
import Testing

@testable import Workbench

/// One line of `--format jsonl`, read as another program would.
struct Line: Decodable, Hashable, CustomStringConvertible {
    let at, due, plan, duty, period, unit, kind, stage, role, recipient, mail, subject: String

    var day: String { String(at.prefix(10)) }

    /// `2025-11-05 13:30 overdue +1wd head`
    var description: String {
        "\(at.prefix(16).replacing("T", with: " ")) \(kind) \(stage) \(role)"
    }

    static func all(_ simulation: Simulation) throws -> [Line] {
        try String(decoding: simulation.text(.jsonl), as: UTF8.self)
            .split(separator: "\n").map { text in
                do {
                    return try JSONDecoder().decode(Line.self, from: Data(text.utf8))
                } catch {
                    Issue.record("\(text): \(error)")
                    throw error
                }
            }
    }
}
