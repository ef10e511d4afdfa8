internal import Civil
internal import Control
internal import Imports
internal import Inbound
internal import JSON
internal import Mail
internal import Rules
internal import Sheets
internal import SourceText
internal import Spool

/// What reads bytes that somebody else wrote. Each takes any bytes, returns, and neither crashes nor hangs:
/// `scripts/fuzz` looks for bytes that say otherwise, and a test replays those that were found.
package enum FuzzTarget: String, CaseIterable, Sendable {
    case rules, csv, phrases, rrule, oncalendar, tzif, frames, inbound, spool, templates, sheets

    /// Reads the bytes as this target does. What comes out is of no interest, but for what must come
    /// back as it went in.
    package func read(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        switch self {
        case .rules: readRules(bytes, as: "fuzz.yaml")
        case .csv: readRules(bytes, as: "fuzz.csv")
        case .phrases: readPhrase(text)
        case .rrule: readRecurrence(text)
        case .oncalendar: readOnCalendar(text)
        case .tzif: readZone(bytes)
        case .frames: readFrame(bytes)
        case .inbound: readMail(bytes)
        case .spool: readSpoolFile(bytes, text)
        case .templates: readTemplate(bytes)
        case .sheets: readSheet(bytes)
        }
    }

    /// A day and a zone to reckon from: nothing here asks the clock.
    private static let start = CivilDateTime(CivilDate(2025, 1, 1) ?? .min, .midnight)
    private static let zone = Zone(name: "+07:00", offset: 7 * 3600)

    private func readRules(_ bytes: [UInt8], as name: String) {
        let (_, findings) = RuleReader.read([RuleSource(name: name, bytes: bytes)]) { _ in
            FuzzTarget.zone
        }
        for language in [Language.vi, .en] {
            _ = DiagnosticRenderer(language: language).render(findings)
        }
    }

    private func readPhrase(_ text: String) {
        do throws(WhenError) {
            let phrase = try WhenExpression(parsing: text) { _ in FuzzTarget.zone }
            let context = WhenContext(
                calendar: WorkingCalendar(name: "fuzz"), zone: FuzzTarget.zone)
            var count = 0
            phrase.forEach(from: FuzzTarget.start, fromIsDate: true, in: context) { _ in
                count += 1
                return count < 20
            }
        } catch {
            _ = error.description
        }
    }

    private func readRecurrence(_ text: String) {
        do throws(RecurrenceError) {
            let rule = try RecurrenceRule(parsing: text)
            let recurrence = Recurrence(rule: rule, start: FuzzTarget.start, startIsDate: false)
            for _ in recurrence.occurrences().prefix(20) {}
        } catch {
            _ = "\(error)"
        }
    }

    private func readOnCalendar(_ text: String) {
        do throws(OnCalendarError) {
            let calendar = try OnCalendar(parsing: text) { _ in FuzzTarget.zone }
            var instant = Instant(FuzzTarget.start, offset: 0)
            for _ in 0..<20 {
                guard let next = calendar.next(after: instant, in: FuzzTarget.zone) else { return }
                precondition(next > instant, "an expression that goes backwards")
                instant = next
            }
        } catch {
            _ = "\(error)"
        }
    }

    private func readZone(_ bytes: [UInt8]) {
        do throws(ZoneDataError) {
            let zone = try Zone(name: "fuzz", tzif: bytes)
            var instant = Instant(seconds: -4_000_000_000)
            for _ in 0..<50 {
                let local = zone.local(at: instant)
                _ = zone.resolve(local)
                guard let next = zone.nextTransition(after: instant) else { return }
                precondition(next > instant, "a transition that goes backwards")
                instant = next
            }
        } catch {
            _ = "\(error)"
        }
    }

    private func readFrame(_ bytes: [UInt8]) {
        do throws(JSONError) {
            let value = try JSONValue(parsing: bytes)
            let again = try JSONValue(parsing: Array("\(value)".utf8))
            precondition(again == value, "JSON that changes")
        } catch {
            _ = "\(error)"
        }
        do throws(InterfaceError) {
            _ = try InterfaceDefinition(parsing: String(decoding: bytes, as: UTF8.self))
        } catch {
            _ = "\(error)"
        }
    }

    private func readMail(_ bytes: [UInt8]) {
        _ = readableText(of: bytes)
        let known = AnsweredMail(recipient: "hieu-truong@truong.example", items: [])
        guard let key = FuzzKeys.key, let today = CivilDate(2025, 11, 4) else { return }
        do throws(TokenKeyError) {
            let reader = InboundReader(keys: try TokenKeys(current: key), today: today)
            _ = reader.read(bytes) { _ throws(Never) in known }
        } catch {
            _ = "\(error)"
        }
    }

    private func readSpoolFile(_ bytes: [UInt8], _ text: String) {
        do throws(SpoolError) {
            let (envelope, message) = try SpoolFile.decode(bytes, path: "fuzz.eml")
            let again = try SpoolFile.encode(envelope: envelope, message: message)
            precondition(again == bytes, "a file that changes")
            let id = try SpoolID("fuzz")
            if let record = DeliveryRecord(text: text, id: id) {
                precondition(DeliveryRecord(text: record.text, id: id) == record)
            }
        } catch {
            _ = error.description
        }
        if let trouble = RelayTrouble(text: text) {
            precondition(RelayTrouble(text: trouble.text) == trouble)
        }
    }

    private func readTemplate(_ bytes: [UInt8]) {
        let file = SourceFile(name: "templates/vi/overdue.mustache", bytes: bytes)
        _ = LetterTemplates.reading([file]).findings.map(\.severity)
    }

    /// A whole file of somebody's, and the same bytes as the part of one: an archive's sums keep most
    /// changes of a whole one from going far.
    private func readSheet(_ bytes: [UInt8]) {
        do throws(SheetRefusal) {
            _ = try Spreadsheet.sheet(ofContent: bytes, kind: .ods)
        } catch {
            _ = error.text
        }
        do throws(SheetRefusal) {
            _ = try Spreadsheet.sheet(ofContent: bytes, kind: .xlsx)
        } catch {
            _ = error.text
        }
        do throws(ImportRefusal) {
            let file = try OfficeFile(name: "fuzz.xlsx", bytes: bytes, sheet: nil)
            _ = try TableKind(guessing: file)
            _ = try ReceiptMatches(file, units: [], owed: [], today: .max)
            _ = try ImportedUnits(file) { _ in FuzzTarget.zone }
        } catch {
            _ = error.notes
        }
        do throws(ImportRefusal) {
            let file = try OfficeFile(name: "fuzz.csv", bytes: bytes, sheet: nil)
            var answers = ImportedPlan.Answers()
            answers.owner = "phong"
            let plan = try ImportedPlan(
                file, answers, name: "plan.yaml", beside: [], language: .vi
            ) { _ in FuzzTarget.zone }
            readRules(Array(plan.text.utf8), as: "plan.yaml")
        } catch {
            _ = error.notes
        }
    }
}

/// A key that signs nothing.
private enum FuzzKeys {
    static let key: TokenKey? = {
        do throws(TokenKeyError) {
            return try TokenKey(number: 1, secret: Array(repeating: 7, count: 32))
        } catch {
            return nil
        }
    }()
}
