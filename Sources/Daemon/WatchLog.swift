import Civil
import Glibc
import Ledger
import Rules
import Scheduler

/// What a person who watches a rehearsal sees: a line for each notice, and a summary at the end.
///
/// Colours only on a terminal that wants them.
final class WatchLog {
    private let language: Language
    private let hasColour: Bool
    private let spoolPath: String
    private var kinds: [NoticeKind: Int] = [:]
    private var climbs: [Climb: Int] = [:]
    private var mails: Set<String> = []
    private var lastDay: CivilDate?
    private var sample: String?

    private struct Climb: Hashable {
        let recipient: String
        let stage: String
        let duty: String
    }

    init(language: Language, spoolPath: String) {
        self.language = language
        self.spoolPath = spoolPath
        hasColour = isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil
    }

    func show(_ notice: Notice, mail: StoredMail, rules: RuleSet) {
        let key = notice.key
        kinds[key.kind, default: 0] += 1
        mails.insert(mail.id)
        guard let plan = rules.plan(notice.plan) else { return }
        let duty = key.subject.obligation.flatMap { rules.duty($0.occurrence.duty)?.duty }
        let recipient = mail.recipient ?? ""
        if key.kind == .escalation {
            climbs[
                Climb(recipient: recipient, stage: key.stage, duty: duty?.short ?? ""), default: 0] +=
                1
            sample = mail.id
        }
        let local = plan.zone.local(at: notice.release)
        let unit = key.subject.obligation.map { rules.registry.unit($0.unit)?.name ?? $0.unit }
        if let lastDay, lastDay != local.date { print("") }
        let when =
            lastDay == local.date
            ? String(repeating: " ", count: 10) : local.date.vietnamese
        lastDay = local.date
        let line = [
            when, local.time.iso, colour(fit(word(key.kind), 11), key.kind),
            fit(duty?.short ?? plan.title, 38), fit(unit ?? "→ \(recipient)", 32),
            why(key, plan: plan),
        ]
        print(line.joined(separator: "  "))
    }

    private func why(_ key: NoticeKey, plan: Plan) -> String {
        let due = key.due.vietnameseShort
        return switch (key.kind, language) {
        case (.rollUp, .vi): key.stage == "morning" ? "việc gửi trong ngày" : "tổng hợp tuần"
        case (.rollUp, .en): key.stage == "morning" ? "what goes out today" : "of the week"
        case (_, .vi):
            key.stage.hasPrefix("+")
                ? "quá hạn \(due) \(key.stage)" : "hạn \(due), trước \(key.stage)"
        case (_, .en):
            key.stage.hasPrefix("+")
                ? "was due \(due), \(key.stage)" : "due \(due), \(key.stage) before"
        }
    }

    private func word(_ kind: NoticeKind) -> String {
        guard language == .vi else { return kind.rawValue }
        return switch kind {
        case .reminder: "nhắc việc"
        case .dueToday: "đến hạn"
        case .overdue: "quá hạn"
        case .escalation: "báo cáo lên"
        case .tally: "tổng hợp"
        case .rollUp: "danh sách"
        case .moved: "đổi hạn"
        case .redirect: "chuyển tiếp"
        case .correction: "đính chính"
        }
    }

    private func colour(_ text: String, _ kind: NoticeKind) -> String {
        guard hasColour else { return text }
        let code =
            switch kind {
            case .reminder: 36
            case .dueToday: 33
            case .overdue: 31
            case .escalation: 35
            case .tally, .rollUp: 34
            case .moved, .redirect, .correction: 32
            }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }

    private func fit(_ text: String, _ width: Int) -> String {
        text.count <= width
            ? text + String(repeating: " ", count: width - text.count)
            : text.prefix(width - 1) + "…"
    }

    /// The end: what was sent, who was told of whom, and where to read it.
    func summary() {
        let vi = language == .vi
        print(vi ? "\nTổng số thư nhắc theo loại" : "\nNotices by kind")
        for kind in NoticeKind.allCases {
            if let count = kinds[kind] { print("  \(colour(fit(word(kind), 12), kind)) \(count)") }
        }
        if !climbs.isEmpty {
            print(vi ? "\nĐã báo cáo lên trên" : "\nEscalated")
            for (climb, count) in climbs.sorted(by: {
                ($0.key.duty, $0.key.stage.count, $0.key.stage, $0.key.recipient)
                    < ($1.key.duty, $1.key.stage.count, $1.key.stage, $1.key.recipient)
            }) {
                let units = vi ? "\(count) đơn vị" : "\(count) units"
                print(
                    "  \(fit(climb.duty, 30)) \(fit(climb.stage, 6)) \(fit(units, 10)) → \(climb.recipient)"
                )
            }
        }
        print(
            vi
                ? "\n\(mails.count) thư nằm trong \(spoolPath)/new"
                : "\n\(mails.count) mails in \(spoolPath)/new")
        if let id = sample ?? mails.min() {
            let read =
                "python3 -c 'import email,sys,email.policy as p; m=email.message_from_binary_file("
                + "open(sys.argv[1],\"rb\"),policy=p.default); print(m[\"subject\"]); "
                + "print(m.get_body((\"plain\",)).get_content())' \(spoolPath)/new/\(id).eml"
            print((vi ? "Đọc một thư: " : "To read one: ") + read)
        }
        fflush(nil)
    }
}
