import ArgumentParser
import Backups
import Civil
import Help
import JSON
import SourceText

struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: said(
            vi: "Sao lưu mọi thứ của dịch vụ vào một thư mục, trong khi dịch vụ vẫn chạy.",
            en: "Copies all that the service keeps into a folder, while it runs."),
        discussion: help(
            .examples(
                "hanchot backup /srv/backup/hanchot-$(date +%F)",
                "hanchot backup /srv/backup/phong-a --instance phong-a"),
            .text(
                vi: """
                    Sao lưu sổ theo dõi đúng một thời điểm, các khóa, thư đang chờ, hồ sơ thư đã
                    gửi, quy tắc và cài đặt. Mọi tệp được đọc lại và đối chiếu; xong mới ghi bảng
                    kê. Thư mục được tạo mới, hoặc phải đang trống. Trong đó có khóa, địa chỉ và
                    mật khẩu: chỉ root mở được; chép đi đâu cũng phải giữ kín như thế. Chạy lệnh
                    bằng root.

                    Khôi phục: hanchot restore THƯ_MỤC
                    """,
                en: """
                    The ledger as it stood at one moment, keys, waiting mail, the record of what
                    left, rules and settings. Every file is read back and compared; only then the
                    folder gets its manifest. The folder is made, or must be empty. It holds keys,
                    addresses and a password: it is closed to everybody else, and stays that where
                    you carry it. Run it as root.

                    Back: hanchot restore FOLDER
                    """)))

    @Argument(help: said(vi: "Thư mục.", en: "The folder.")) var folder: String
    @OptionGroup var options: ServicePlacesOptions

    func run() throws {
        let places = try options.places
        let backup: Backup
        do throws(Backup.Failure) {
            backup = try Backup.make(
                of: places, in: folder, program: HanchotCommand.configuration.version,
                now: Instant(microseconds: SpoolTime.now.microseconds))
        } catch {
            throw Problem(error.description)
        }
        let size = Sizes.shown(backup.size)
        print(
            options.json
                ? "\(json(backup))"
                : bilingual(
                    "Đã sao lưu vào \(backup.folder): \(backup.files) tệp, \(size), đã đọc lại và đối chiếu.\n"
                        + "Sổ theo dõi: \(backup.lastEvent) mục ghi, \(backup.notices) thư nhắc, "
                        + "\(backup.mails) thư.",
                    "Backed up to \(backup.folder): \(backup.files) files, \(size), read back and compared.\n"
                        + "The ledger: \(quantity(backup.lastEvent, "entry", "entries")), \(quantity(backup.notices, "notice")), "
                        + "\(quantity(backup.mails, "mail"))."))
    }

    private func json(_ backup: Backup) -> JSONValue {
        .object(compacting: [
            "folder": .string(backup.folder), "files": .int(Int64(backup.files)),
            "bytes": .int(backup.size), "last_event": .int(backup.lastEvent),
            "notices": .int(Int64(backup.notices)), "mails": .int(Int64(backup.mails)),
            "watermark": backup.watermark.map { .string($0.local(offset: 0).iso + "Z") },
        ])
    }
}

enum Sizes {
    /// `12.3 MB`, in powers of ten.
    static func shown(_ octets: Int64) -> String {
        var (tenths, unit) = (octets * 10, 0)
        let units = ["B", "kB", "MB", "GB", "TB"]
        while tenths >= 10_000, unit + 1 < units.count {
            tenths = (tenths + 500) / 1000
            unit += 1
        }
        return unit == 0 ? "\(octets) B" : "\(tenths / 10).\(tenths % 10) \(units[unit])"
    }
}
