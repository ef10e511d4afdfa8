import ArgumentParser
import Civil
import Control
import Glibc
import Help
import Messages
import Papers
import SourceText

struct LetterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "letter",
        abstract: said(
            vi: "Soạn dự thảo công văn đôn đốc các đơn vị chưa gửi báo cáo.",
            en: "Drafts the letter that urges those whose report is missing (công văn đôn đốc)."),
        discussion: help(
            .examples(
                "hanchot letter bao-cao-nam --out don-doc.odt",
                "hanchot letter bao-cao-quy --period 2026-Q3 --by 30/10/2026 --out a.docx",
                "hanchot letter bao-cao-nam --format docx > don-doc.docx"),
            .text(
                vi: """
                    Công văn theo thể thức Nghị định số 30/2020/NĐ-CP, bằng tiếng Việt: văn bản
                    giao việc và hạn, phụ lục các đơn vị chưa gửi, người ký theo danh mục. Số,
                    ngày, địa danh, và ngày đề nghị gửi nếu không ghi --by, để trống cho người
                    điền. Lệnh không gửi và không ghi gì.
                    """,
                en: """
                    The letter has the form of Decree 30/2020/NĐ-CP and is in Vietnamese: the
                    document and what was due by when, who is missing on the annex, and who signs
                    as the registry has it. Its number, place and day, and the day by which the
                    reports are asked for now unless --by gives it, are left to be filled in.
                    Nothing is sent or recorded.
                    """),
            .exitStatus(
                vi: """
                    0 xong, 1 không đơn vị nào còn thiếu (không ghi tệp) hoặc có vướng mắc, 2 gọi
                    sai.
                    """,
                en: """
                    0 done, 1 nobody is missing (nothing is written) or the work found a problem,
                    2 wrong usage.
                    """)))

    enum Format: String, ExpressibleByArgument, CaseIterable { case odt, docx }

    @Argument(
        help: said(
            vi: "Nhiệm vụ: mã, hoặc vài chữ trong tên.",
            en: "The duty: its id, or words of its name.")) var duty: String
    @Option(
        help: said(
            vi: "Kỳ; không ghi thì là kỳ còn đơn vị chưa gửi.",
            en: "The period; the one of which somebody is missing when left out."))
    var period: String?
    @Option(
        help: said(
            vi: "Ngày đề nghị gửi báo cáo.", en: "The day by which the reports are asked for."))
    var by: String?
    @Option(
        help: said(
            vi: "odt hoặc docx; theo đuôi tệp ở --out, không thì odt.",
            en: "odt or docx; as --out's name ends, else odt.")) var format: Format?
    @Option(
        help: said(
            vi: "Tệp để ghi; không ghi thì in ra.", en: "The file to write; stdout when left out."))
    var out: String?
    @Flag(help: said(vi: "Thay tệp đã có.", en: "Replace a file that is there.")) var force = false
    @OptionGroup var access: ControlAccess

    func run() throws {
        let day = try by.map { try DateArgument.solar($0, "--by") }
        let format = try wanted()
        if out == nil, !access.json, isatty(STDOUT_FILENO) == 1 {
            throw Problem(
                bilingual(
                    "công văn không in ra màn hình được; ghi vào tệp: --out ten-tep.\(format.rawValue)",
                    "a letter can't be shown on a terminal; write it to a file: --out "
                        + "name.\(format.rawValue)"), status: 2)
        }
        var call = LetterCall(duty: duty)
        call.period = period
        call.by = day?.iso
        let found = try access.ask(call)
        if access.json { return access.show(found) { _, _ in "" } }
        guard !found.missing.isEmpty else { throw Problem(try nobody(found)) }
        let today = try CivilDate(parsing: found.today)
        if let day, day < today {
            throw Problem(
                bilingual(
                    "--by: ngày \(day.vietnamese) đã qua", "--by: \(day.iso) has passed already"),
                status: 2)
        }
        let paper = try UrgingLetter(found, by: day).paper
        let bytes = format == .odt ? paper.odt : paper.docx
        if let out {
            try OutputFile.write(bytes, to: out, replacing: force)
        } else {
            answer(bytes)
        }
        tell(found, day)
    }

    private func wanted() throws -> Format {
        let name = out.flatMap { path in
            Format.allCases.first { path.lowercased().hasSuffix(".\($0.rawValue)") }
        }
        if let format, let name, format != name {
            throw Problem(
                bilingual(
                    "--format \(format.rawValue) khác với đuôi của \(out ?? "")",
                    "--format \(format.rawValue) is not what the name of \(out ?? "") ends in"),
                status: 2)
        }
        // Under another ending no program would open it.
        let file = out?.split(separator: "/").last ?? ""
        if name == nil, let dot = file.lastIndex(of: "."), dot > file.startIndex {
            throw Problem(
                bilingual(
                    "--out \(out ?? ""): công văn chỉ ghi được thành .odt hoặc .docx",
                    "--out \(out ?? ""): a letter is written as .odt or .docx only"), status: 2)
        }
        return format ?? name ?? .odt
    }

    private func nobody(_ found: LetterReply) throws -> String {
        let (name, period) = (found.duty, found.period)
        if found.due >= found.today {
            let due = try CivilDate(parsing: found.due).vietnamese
            return bilingual(
                "'\(name)' kỳ \(period) chưa quá hạn (hạn \(due)): chưa có ai để đôn đốc",
                "'\(name)' for \(period) isn't past due yet (\(found.due)): nobody is to be urged")
        }
        return bilingual(
            "'\(name)' kỳ \(period): không đơn vị nào còn thiếu báo cáo, không có ai để đôn đốc",
            "'\(name)' for \(period): no unit's report is missing, so nobody is to be urged")
    }

    /// What whoever signs should know.
    private func tell(_ found: LetterReply, _ by: CivilDate?) {
        if let off = found.by_off, let by {
            complain(
                bilingual(
                    "xem lại: ngày \(by.vietnamese) (--by) \(off)",
                    "look again: \(by.iso) (--by) is a day off"))
        }
        if found.confidential == true {
            complain(
                bilingual(
                    "kế hoạch này ghi là mật, mà công văn nêu tên việc và tên đơn vị: xem lại mức độ mật, "
                        + "nơi nhận trước khi gửi",
                    "the plan is confidential, and the letter names what it is about and the units: look "
                        + "at its level and its recipients before it is sent"))
        }
        let noted = found.missing.filter { $0.note != nil }
        guard !noted.isEmpty else { return }
        let names = noted.map { "\($0.unit_name): \($0.note ?? "")" }.joined(separator: "\n  ")
        complain(
            bilingual(
                "xem lại trước khi ký, các đơn vị này có trả lời (hanchot decide):\n  \(names)",
                "look before it is signed, these units have answered (hanchot decide):\n  \(names)")
        )
    }
}

extension UrgingLetter {
    init(_ found: LetterReply, by: CivilDate?) throws {
        var matter = Matter(
            name: found.name, due: try CivilDate(parsing: found.due), dueWords: found.due_words,
            owed: found.owed, received: found.received)
        matter.citation = found.citation
        matter.sendTo = found.send_to
        matter.form = found.form
        matter.channel = found.channel
        self.init(
            today: try CivilDate(parsing: found.today),
            sender: Sender(
                organisation: found.organisation, above: found.above, owner: found.owner_name,
                signing: found.signing.lines, signer: found.signing.name, contact: found.contact),
            matter: matter,
            units: try found.missing.map { unit in
                Unit(
                    name: unit.unit_name, addressee: unit.addressee,
                    due: try CivilDate(parsing: unit.due), workingDaysLate: unit.late_days,
                    reminded: try unit.reminded.map { try CivilDate(parsing: $0) },
                    note: unit.note)
            }, by: by)
    }
}
