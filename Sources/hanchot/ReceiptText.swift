import Civil
import Imports
import JSON
import SourceText
import Workbench

/// The documents of a register beside what they may be, in words, as events and as JSON.
struct ReceiptText {
    let language: Language

    private func words(_ vi: String, _ en: String) -> String {
        Bilingual(vi: vi, en: en).text(language)
    }

    // MARK: For people

    func preview(_ matches: [ReceiptMatch]) -> String {
        var text = table(matches) { _ in "" }
        text += undecided(matches) + rest(matches)
        return text
    }

    private func table(_ matches: [ReceiptMatch], _ outcome: (Int) -> String) -> String {
        let rows = matches.compactMap { match -> [String]? in
            guard case .proposed(let item, let day) = match.answer else { return nil }
            let row = match.row
            return [
                "\(row.row)", row.number, day.vietnamese, item.debtor.name, item.unit,
                item.duty, item.period, outcome(row.row),
            ]
        }
        if rows.isEmpty {
            return words("Không có văn bản nào ghi nhận được ngay.\n", "No document is plain.\n")
        }
        let header = words(
            "DÒNG|SỐ|NGÀY|CƠ QUAN|MÃ|NHIỆM VỤ|KỲ|", "ROW|NUMBER|DAY|UNIT|ID|DUTY|PERIOD|"
        )
        .split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        return Columns.aligned([header] + rows)
    }

    /// What a person must say, with what it may be.
    private func undecided(_ matches: [ReceiptMatch]) -> String {
        var text = ""
        for match in matches {
            guard case .undecided(let items, let why, let day) = match.answer else { continue }
            text +=
                "  \(words("dòng", "row")) \(match.row.row)  \(match.row.number)  \(match.row.issuer): "
                + "\(why.text(language))\n"
            for item in items { text += "    \(command(match.row, item, day))\n" }
        }
        return text.isEmpty
            ? "" : words("Cần người quyết định:\n", "For a person to decide:\n") + text
    }

    /// A day in doubt is a gap, which the command refuses until it is filled.
    private func command(_ row: RegisterRow, _ item: OwedItem, _ day: CivilDate?) -> String {
        "hanchot receive \(item.duty) \(quoted(item.unit)) --period \(item.period)"
            + " --no \(quoted(row.number)) --on \(day?.vietnamese ?? "…")"
    }

    /// As a shell reads it back.
    private func quoted(_ text: String) -> String {
        text.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
                || [0x2D, 0x2E, 0x2F, 0x5F].contains($0)
        } ? text : "'" + text.replacing("'", with: "'\\''") + "'"
    }

    /// What isn't entered, in a line each: what has come in already, and what is no report.
    private func rest(_ matches: [ReceiptMatch]) -> String {
        var received = ""
        var foreign = ""
        for match in matches {
            let start =
                "  \(words("dòng", "row")) \(match.row.row)  \(match.row.number)  \(match.row.issuer): "
            switch match.answer {
            case .received(let item, let sentOn):
                let day =
                    sentOn.map { words(" (gửi \($0.vietnamese))", " (sent \($0.vietnamese))") }
                    ?? ""
                received += start + "\(item.duty) \(item.period) \(item.unit)\(day)\n"
            case .repeated(let row):
                received += start + words("giống dòng \(row)\n", "as row \(row)\n")
            case .foreign(let why): foreign += start + why.text(language) + "\n"
            case .proposed, .undecided: continue
            }
        }
        if !received.isEmpty { received = words("Đã ghi nhận:\n", "Entered already:\n") + received }
        if !foreign.isEmpty { foreign = words("Bỏ qua:\n", "Passed over:\n") + foreign }
        return received + foreign
    }

    func next(_ matches: [ReceiptMatch], out: String?, file: String) -> String {
        let count = matches.count {
            if case .proposed = $0.answer { true } else { false }
        }
        if count == 0 { return "" }
        return words(
            "Chưa ghi gì. Ghi \(count) báo cáo: \(out.map { "hanchot apply \($0)" } ?? "hanchot import \(file) --yes")\n",
            "Nothing is entered yet. To enter \(count): \(out.map { "hanchot apply \($0)" } ?? "hanchot import \(file) --yes")\n"
        )
    }

    func entered(
        _ matches: [ReceiptMatch], _ outcomes: [Int: ImportedReceipts.Outcome]
    ) -> String {
        table(matches) { row in
            switch outcomes[row] {
            case .entered(let number)?: words("đã ghi, số \(number)", "entered as \(number)")
            case .already?: words("đã ghi từ trước", "entered before")
            case .refused(let why)?: words("KHÔNG GHI: \(why)", "NOT ENTERED: \(why)")
            case nil: ""
            }
        } + undecided(matches) + rest(matches)
    }

    // MARK: For programs

    /// What `hanchot apply` takes; what a person must decide is a comment to be uncommented.
    func events(_ matches: [ReceiptMatch]) -> String {
        var lines: [String] = []
        for match in matches {
            switch match.answer {
            case .proposed(let item, let day): lines.append(event(match.row, item, day.iso))
            case .undecided(let items, let why, let day):
                lines.append(
                    "# \(words("dòng", "row")) \(match.row.row), \(match.row.number), \(match.row.issuer): "
                        + "\(why.text(language))")
                lines += items.map { "# " + event(match.row, $0, day?.iso ?? "…") }
            case .received, .repeated, .foreign: continue
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func event(_ row: RegisterRow, _ item: OwedItem, _ day: String) -> String {
        let members: [String: JSONValue] = [
            "event": .string("receive"), "duty": .string(item.duty),
            "period": .string(item.period), "unit": .string(item.unit), "no": .string(row.number),
            "on": .string(day),
        ]
        return "\(JSONValue.object(members))"
    }

    func json(_ matches: [ReceiptMatch], _ outcomes: [Int: ImportedReceipts.Outcome]) -> String {
        let documents = matches.map { match -> JSONValue in
            let row = match.row
            var members: [String: JSONValue] = [
                "row": .int(Int64(row.row)), "number": .string(row.number),
                "issuer": .string(row.issuer), "summary": .string(row.summary),
            ]
            func candidates(_ items: [OwedItem]) -> JSONValue {
                .array(
                    items.map {
                        .object([
                            "duty": .string($0.duty), "period": .string($0.period),
                            "unit": .string($0.unit),
                        ])
                    })
            }
            let (state, items, why, day): (String, [OwedItem], Bilingual?, CivilDate?) =
                switch match.answer {
                case .proposed(let item, let day): ("proposed", [item], nil, day)
                case .undecided(let items, let why, let day): ("undecided", items, why, day)
                case .received(let item, let day): ("received", [item], nil, day)
                case .repeated: ("repeated", [], nil, nil)
                case .foreign(let why): ("foreign", [], why, nil)
                }
            if let day { members["on"] = .string(day.iso) }
            members["state"] = .string(state)
            members["candidates"] = candidates(items)
            if let why { members["reason"] = .string(why.text(language)) }
            switch outcomes[row.row] {
            case .entered(let entry)?: members["entry"] = .int(entry)
            case .already?: members["repeated"] = .bool(true)
            case .refused(let why)?: members["refused"] = .string(why)
            case nil: break
            }
            return .object(members)
        }
        return "\(JSONValue.object(["documents": .array(documents)]))"
    }
}
