import Civil
import Control
import Imports
import JSON
import Messages
import Scheduler
import SourceText
import Workbench

/// Lays a register of documents beside what the service waits for.
struct ImportedReceipts {
    let access: ControlAccess
    let out: String?
    let replace: Bool
    let enters: Bool

    func run(_ file: OfficeFile) throws {
        let matches = try matches(file)
        let text = ReceiptText(language: Surroundings.language)
        let notes = ImportText.notes(matches.notes, of: file.name)
        if !notes.isEmpty { complain(notes) }
        if let out { try NewFile.write(text.events(matches.all), to: out, replacing: replace) }
        guard enters else {
            if access.json { return print(text.json(matches.all, [:])) }
            print(
                text.preview(matches.all) + text.next(matches.all, out: out, file: file.name),
                terminator: "")
            return
        }
        let outcomes = enter(matches.all)
        print(
            access.json
                ? text.json(matches.all, outcomes) + "\n" : text.entered(matches.all, outcomes),
            terminator: "")
        if outcomes.values.contains(where: \.isRefused) { throw ExitStatus(value: 1) }
    }

    /// Beside everything that is owed, and what has come in.
    private func matches(_ file: OfficeFile) throws -> ReceiptMatches {
        var call = StatusCall()
        (call.details, call.all, call.limit) = (true, true, 100_000)
        let status = try access.ask(call)
        guard status.more == 0 else {
            throw Problem(
                bilingual(
                    "có hơn 100.000 việc phải báo cáo; lệnh này không xem hết được",
                    "more than 100,000 reports are owed: this command can't look through them"))
        }
        var units: [String: OwedItem.Unit] = [:]
        var owed: [OwedItem] = []
        for item in status.obligations {
            let debtor = OwedItem.Unit(id: item.unit, name: item.unit_name)
            let responsible = item.responsible.map { id in
                OwedItem.Unit(id: id, name: item.responsible_name ?? id)
            }
            for unit in [debtor, responsible].compactMap({ $0 }) { units[unit.id] = unit }
            // What isn't reported on has no receipts.
            guard let report = item.report else { continue }
            owed.append(
                OwedItem(
                    duty: item.duty, period: item.period, debtor: debtor, responsible: responsible,
                    names: [report.vi, report.en, item.name?.vi, item.name?.en, item.short]
                        .compactMap { $0 },
                    state: try state(item)))
        }
        return try ReceiptMatches(
            file, units: units.values.sorted { $0.id < $1.id }, owed: owed,
            today: try CivilDate(parsing: status.now.prefix(10)))
    }

    private func state(_ item: ObligationStatus) throws -> OwedItem.State {
        switch item.fulfilment {
        case .open: .open
        case .received, .accepted: .received(try item.sent_on.map { try CivilDate(parsing: $0) })
        case .waived, .cancelled, .transferred: .closed
        }
    }

    /// What became of a row.
    enum Outcome {
        case entered(Int64)
        case already
        case refused(String)

        var isRefused: Bool {
            switch self {
            case .refused: true
            case .entered, .already: false
            }
        }
    }

    /// Each by itself: one that is refused keeps no other from being entered.
    private func enter(_ matches: [ReceiptMatch]) -> [Int: Outcome] {
        var outcomes: [Int: Outcome] = [:]
        for match in matches {
            guard case .proposed(let item, let day) = match.answer else { continue }
            var call = ReceiveCall(duty: item.duty, units: [item.unit], period: item.period)
            call.number = match.row.number
            call.on = day.iso
            call.request = ReceiptMatch.request(match.row, item)
            do throws(ControlError) {
                let reply = try access.call(call)
                outcomes[match.row.row] =
                    reply.repeated ? .already : .entered(reply.events.first?.event ?? 0)
            } catch {
                outcomes[match.row.row] = .refused(error.text.text(Surroundings.language))
            }
        }
        return outcomes
    }
}
