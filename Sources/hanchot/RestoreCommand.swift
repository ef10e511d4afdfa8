import ArgumentParser
import Backups
import Civil
import Glibc
import Help
import JSON
import RuleFiles
import Rules
import Scheduler
import SourceText

struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: said(
            vi: "Phục hồi bản sao của 'hanchot backup', và nói từ đó đã mất gì.",
            en: "Puts back what 'hanchot backup' copied, and says what was lost since."),
        discussion: help(
            .examples(
                "systemctl stop hanchotd.socket hanchotd hanchot-deliver.path hanchot-deliver",
                "hanchot restore /srv/backup/hanchot-2025-11-03",
                "systemctl start hanchotd.socket hanchotd hanchot-deliver.path",
                .call(
                    "hanchot restore /srv/backup/hanchot-2025-11-03 --check",
                    vi: "chỉ kiểm tra",
                    en: "only looks")),
            .text(
                vi: """
                    Những gì đang có được cất riêng trong thư mục trạng thái, không mất. Các mục
                    ghi sau bản sao lưu được chép ra một tệp ở đó, để ghi lại bằng 'hanchot
                    apply'. Hàng đợi thư đang có thì giữ nguyên: đó là hồ sơ thư đã gửi, không thư
                    nào gửi hai lần. Nếu hàng đợi cũng mất thì thư đến hạn từ lúc sao lưu bị giữ
                    lại chờ lệnh (hanchot release, hoặc discard), và thư chờ gửi lúc ấy nằm trong
                    danh sách chưa gửi được (hanchot spool list).

                    Cài đặt và quy tắc bị mất thì được khôi phục; đang có thì giữ nguyên.
                    """,
                en: """
                    What is there now is set aside in the state directory, never lost. Entries
                    recorded since the backup are written to a file there, to be entered again
                    with 'hanchot apply'. The spool that is there stays: it is the record of what
                    left, and nothing in it is sent twice. Where it is lost too, what came due
                    since the backup is held until you say (hanchot release, or discard), and mail
                    that waited then lies among what wasn't delivered (hanchot spool list).

                    Settings and rules that are missing come back; those that are there stay as
                    they are.
                    """)))

    @Argument(help: said(vi: "Thư mục bản sao lưu.", en: "The backup's folder.")) var folder: String
    @Flag(
        help: said(
            vi: "Chỉ kiểm tra bản sao lưu; không làm gì khác.",
            en: "Only check the backup; nothing is done.")) var check = false
    @OptionGroup var options: ServicePlacesOptions

    func run() throws {
        let places = try options.places
        let restoration: Restoration
        do throws(Restoration.Unfit) {
            restoration = try Restoration(of: folder, to: places)
        } catch {
            throw Problem(error.reasons.joined(separator: "\n"))
        }
        if check {
            return print(
                bilingual(
                    "Bản sao lưu \(folder) còn nguyên vẹn.", "The backup \(folder) is whole."))
        }
        let rules = rules(of: places)
        let report: Restoration.Report
        do throws(Backup.Failure) {
            report = try restoration.carryOut(
                now: Instant(microseconds: SpoolTime.now.microseconds),
                zone: { duty in rules?.duty(duty)?.plan.zone })
        } catch {
            throw Problem(error.description)
        }
        print(options.json ? "\(json(report))\n" : text(report), terminator: "")
    }
}

extension RestoreCommand {
    /// The rules that the backup has: they know the time zones of duties.
    private func rules(of places: ServicePlaces) -> RuleSet? {
        let files = RuleDirectory()
        let paths = places.settings.map { "\(folder)/settings\($0)" }
            .flatMap { [$0, "\($0)/rules"] }
            .filter { access("\($0)/registry.yaml", F_OK) == 0 }
        guard let path = paths.last else { return nil }
        return RuleReader.read(files.load([path]).sources, zone: files.zone).0
    }

    private func text(_ report: Restoration.Report) -> String {
        let language = Surroundings.language
        var lines = [
            Bilingual(
                vi: "Đã khôi phục về bản sao lưu lúc \(report.made).",
                en: "Restored to the backup of \(report.made).")
        ]
        if let path = report.setAside {
            lines.append(
                Bilingual(
                    vi: "Những gì đang có được cất ở \(path).",
                    en: "What was there is set aside in \(path)."))
        }
        if let reason = report.unreadable {
            lines.append(
                Bilingual(
                    vi:
                        "Sổ cũ không đọc được (\(reason)): hãy ghi lại những gì đã nhận từ \(report.made).",
                    en:
                        "The ledger that was there can't be read (\(reason)): enter again what came in "
                        + "since \(report.made)."))
        } else if let file = report.lostEntries {
            lines.append(
                Bilingual(
                    vi:
                        "\(report.lost) mục ghi sau bản sao lưu nằm ở \(file); khi dịch vụ đã chạy: "
                        + "hanchot apply \(file)",
                    en: (report.lost == 1
                        ? "1 entry recorded since lies"
                        : "\(report.lost) entries recorded since lie")
                        + " in \(file); once the service runs: hanchot apply \(file)"))
        } else if report.setAside == nil {
            lines.append(
                Bilingual(
                    vi: "Trước đó không có sổ: hãy ghi lại những gì đã nhận từ \(report.made).",
                    en: "There was no ledger: enter again what came in since \(report.made)."))
        } else {
            lines.append(
                Bilingual(
                    vi: "Không mất mục ghi nào.", en: "No entry is lost."))
        }
        lines.append(spool(report))
        if !report.settings.isEmpty {
            lines.append(
                Bilingual(
                    vi: "Đã trả lại: \(report.settings.joined(separator: ", ")).",
                    en: "Put back: \(report.settings.joined(separator: ", "))."))
        }
        if !report.otherwise.isEmpty {
            lines.append(
                Bilingual(
                    vi:
                        "Khác với bản sao lưu, để nguyên: \(report.otherwise.joined(separator: ", ")).",
                    en: "Otherwise than in the backup, left as they are: "
                        + "\(report.otherwise.joined(separator: ", "))."))
        }
        return lines.map { $0.text(language) + "\n" }.joined()
    }

    private func spool(_ report: Restoration.Report) -> Bilingual {
        guard !report.isSpoolKept else {
            return Bilingual(
                vi: "Hàng đợi thư còn: thư đã gửi sẽ không gửi lại.",
                en: "The spool is there: what has left isn't sent again.")
        }
        return Bilingual(
            vi:
                "Hàng đợi thư đã mất: thư đến hạn từ lúc sao lưu sẽ được giữ lại cho đến khi có lệnh 'hanchot "
                + "release' hoặc 'discard'; \(report.doubtful) thư đang chờ lúc đó nằm trong 'hanchot spool "
                + "list'.",
            en:
                "The spool was lost: what came due since the backup is held until 'hanchot release' or "
                + "'discard'; \(report.doubtful) mails that waited then are in 'hanchot spool list'."
        )
    }

    private func json(_ report: Restoration.Report) -> JSONValue {
        .object(compacting: [
            "made": .string(report.made),
            "watermark": report.watermark.map { .string($0.local(offset: 0).iso + "Z") },
            "set_aside": report.setAside.map { .string($0) }, "lost": .int(Int64(report.lost)),
            "lost_entries": report.lostEntries.map { .string($0) },
            "unreadable": report.unreadable.map { .string($0) },
            "spool_kept": .bool(report.isSpoolKept), "doubtful": .int(Int64(report.doubtful)),
            "settings": .array(report.settings.map { .string($0) }),
            "otherwise": .array(report.otherwise.map { .string($0) }),
        ])
    }
}
