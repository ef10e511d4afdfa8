import ArgumentParser
import Control
import Edits
import Glibc
import Help
import JSON
import Messages
import Scheduler
import SourceText
import Workbench

struct ReloadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reload",
        abstract: said(
            vi: "Cho dịch vụ đọc lại quy tắc, và chờ đến khi có hiệu lực.",
            en: "Lets the service read its rules anew, and waits until they are in force."),
        discussion: help(
            .text(
                vi: """
                    Sửa đổi nào làm mất một ghi nhận, bỏ một việc đã nhắc đơn vị, hay đổi hạn đã
                    báo cho đơn vị thì bị giữ lại đến khi có người đồng ý: lệnh cho xem những gì
                    sẽ mất, kèm mã để đồng ý. Trong lúc đó quy tắc cũ vẫn chạy, kể cả sau khi khởi
                    động lại. Đồng ý bằng mã ấy thì sửa đổi được áp dụng, nếu hệ quả vẫn đúng như
                    đã xem.
                    """,
                en: """
                    An edit that would lose a record, drop what units were reminded of, or move a
                    due day that they were told is held until somebody accepts it: what is at
                    stake is shown, with the digest to accept it by. The rules before go on
                    meanwhile, also after a restart. With the digest it is taken up, if that still
                    is what it does.
                    """),
            .examples(
                "hanchot reload",
                "hanchot reload --accept 48d2104d1c0edd9e"),
            .exitStatus(
                vi: """
                    0 quy tắc mới đã có hiệu lực, 1 quy tắc mới có lỗi hoặc bị giữ lại, quy tắc cũ
                    giữ nguyên.
                    """,
                en: """
                    0 the new rules are in force, 1 they don't pass or are held, and those before
                    stay.
                    """)))

    @OptionGroup var access: ControlAccess
    @Option(
        help: said(
            vi: "Mã của những hệ quả đã xem và đồng ý.",
            en: "The digest of the consequences that you have seen and accept."))
    var accept: String?

    func run() throws {
        try Reloading(access).run(accepting: accept.map { Reloading.Accepted(digest: $0) })
    }
}

/// Asks the service to take up its rules, and shows what came of it.
struct Reloading {
    /// What somebody has seen.
    struct Accepted {
        let digest: String
        /// The two rule sets, where they are known.
        var rules: (old: String, new: String)?
    }

    private let access: ControlAccess

    init(_ access: ControlAccess) { self.access = access }

    func run(accepting accepted: Accepted?) throws {
        let answer = try access.ask(ReloadCall(accept: accepted?.digest))
        let taken = isInForce(answer, accepted)
        access.show(answer) { answer, language in text(answer, accepted, language) }
        if !taken { throw ExitStatus(value: 1) }
    }

    /// What was seen may have been taken up before.
    private func isInForce(_ answer: ReloadCall.Reply, _ accepted: Accepted?) -> Bool {
        if answer.taken { return true }
        guard let seen = accepted?.rules, let rules = answer.consequences?["rules"] else {
            return false
        }
        return rules["old"]?.stringValue == seen.new && rules["new"]?.stringValue == seen.new
    }

    private func text(
        _ answer: ReloadCall.Reply, _ accepted: Accepted?, _ language: Language
    ) -> String {
        let reports = answer.findings.map { $0.report.text(language) }.joined()
        let found = answer.consequences.flatMap { EditConsequences(reading: $0) }
        let hasColour = isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil
        let shown = found.flatMap { found in
            found.isEmpty
                ? nil : EditText(found, language, hasColour: hasColour).body + "\n"
        }
        return reports + (shown ?? "")
            + closing(answer, answer.findings.count, found, accepted).text(language) + "\n"
    }

    private func closing(
        _ answer: ReloadCall.Reply, _ findings: Int, _ found: EditConsequences?,
        _ accepted: Accepted?
    ) -> Bilingual {
        if isInForce(answer, accepted) {
            return findings == 0
                ? Bilingual(vi: "Quy tắc mới đã có hiệu lực.", en: "The new rules are in force.")
                : Bilingual(
                    vi: "Quy tắc mới đã có hiệu lực, \(findings) cảnh báo.",
                    en: "The new rules are in force, with \(quantity(findings, "warning")).")
        }
        guard let found else {
            return Bilingual(
                vi: "Quy tắc mới chưa dùng được; quy tắc cũ vẫn giữ nguyên.",
                en: "The new rules don't pass; those before stay in force.")
        }
        let next = Bilingual(
            vi: found.isHarmless
                ? "Áp dụng: hanchot reload" : "Đồng ý: hanchot reload --accept \(found.digest)",
            en: found.isHarmless
                ? "Take it up: hanchot reload"
                : "Take it up: hanchot reload --accept \(found.digest)")
        if let accepted {
            if found.oldRules == found.newRules, accepted.rules == nil {
                return Bilingual(
                    vi: "Không có sửa đổi nào chờ: thư mục của dịch vụ đúng là quy tắc đang chạy.",
                    en: "No edit waits: the service's directory holds the rules that are in force.")
            }
            let why = difference(found, accepted)
            let then = otherwise(found, accepted) ?? next
            return Bilingual(
                vi: "Chưa áp dụng: \(why.vi). Quy tắc cũ vẫn giữ nguyên.\n\(then.vi)",
                en: "Not taken up: \(why.en). The rules before stay in force.\n\(then.en)")
        }
        // A duty that was only given another id loses nothing where it says so.
        let renamed = found.orphans.first { $0.lack == .duty && $0.likely != nil }
        let hint = renamed.map { orphan in
            let (old, new) = (orphan.obligation.occurrence.duty, orphan.likely ?? "")
            return Bilingual(
                vi:
                    "Chỉ đổi mã: thêm dòng “formerly: \(old)” vào nhiệm vụ \(new), rồi hanchot reload\n",
                en: "Only renamed: add the line 'formerly: \(old)' to the duty \(new), then: "
                    + "hanchot reload\n")
        }
        return Bilingual(
            vi: "Chưa áp dụng; quy tắc cũ vẫn chạy, kể cả sau khi khởi động lại.\n"
                + (hint?.vi ?? "") + "\(next.vi)\nKhông đồng ý: sửa lại tệp, rồi hanchot reload",
            en: "Held; the rules before go on, also after a restart.\n"
                + (hint?.en ?? "") + "\(next.en)\nElse mend the files, then: hanchot reload")
    }

    /// What to do where what lies in the service's directory isn't what somebody has seen: not to take it up.
    private func otherwise(_ found: EditConsequences, _ accepted: Accepted) -> Bilingual? {
        guard let seen = accepted.rules, seen.new != found.newRules else { return nil }
        return Bilingual(
            vi:
                "Chép đúng bản đã xem vào thư mục của dịch vụ, rồi chạy lại lệnh này; hoặc xem bản đang "
                + "có: hanchot diff THƯ_MỤC",
            en:
                "Copy what was seen into the service's directory, then give this command again; or look "
                + "at what lies there: hanchot diff DIRECTORY")
    }

    /// What is otherwise than somebody has seen it.
    private func difference(_ found: EditConsequences, _ accepted: Accepted) -> Bilingual {
        if let seen = accepted.rules, seen.new != found.newRules {
            return Bilingual(
                vi: "quy tắc trong thư mục của dịch vụ không phải bản đã xem",
                en: "the rules in the service's directory aren't those that were seen")
        }
        if let seen = accepted.rules, seen.old != found.oldRules {
            return Bilingual(
                vi: "dịch vụ đang chạy quy tắc khác lúc xem",
                en: "the service runs on other rules than when it was seen")
        }
        return Bilingual(
            vi:
                "mã \(accepted.digest) không phải mã của lần sửa này như bây giờ: tệp đã sửa thêm, hoặc "
                + "đã có thêm ghi nhận, thư nhắc",
            en:
                "\(accepted.digest) isn't the digest of this edit as it stands: the files were edited "
                + "again, or something was recorded or sent since")
    }
}
