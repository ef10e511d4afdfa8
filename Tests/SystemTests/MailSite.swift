import Foundation
import Testing

/// The service, its delivery and a post office on one machine, over a small plan of three schools: one whose
/// head has a mailbox, one whose head's address the post office refuses, and one whose head's mail comes
/// back from the next server.
struct MailSite: Sendable {
    let machine: Machine
    let office: PostOffice

    /// Times of the rehearsal. It lies ahead of the machine's own clock, by which delivery decides
    /// whether a mail is of use still.
    static let reminderDay = "2031-10-28T07:29,20"
    static let dayAfter = "2031-10-29T07:29,20"

    /// Runs `body` while the units are up; `owing` are the units that owe the report.
    static func run(
        on machine: Machine, owing: String, handOver: PostOffice.HandOver = .alias,
        _ body: (MailSite) async throws -> Void
    ) async throws {
        let site = MailSite(
            machine: machine, office: PostOffice(machine: machine, handOver: handOver))
        try site.office.open()
        do {
            try machine.write(rules(owing: owing), to: "/root/mail-rules/bao-cao.yaml")
            try machine.prepare(options: "--clock \(reminderDay)", rules: "/root/mail-rules")
            try await body(site)
        } catch {
            let log = try machine.run([
                "journalctl", "-u", "hanchot-deliver", "-n", "20", "--no-pager",
            ])
            try site.office.close()
            throw Command.Failure(description: "\(error)\n\(log.output)")
        }
        try site.office.close()
    }

    func start() throws {
        try machine.succeed(["systemctl", "start", "hanchot-deliver.path", "hanchotd.service"])
    }

    /// Restarts the service on a later clock.
    func goOn(at clock: String) throws {
        try machine.succeed(["systemctl", "stop", "hanchotd.service"])
        try machine.write("HANCHOT_OPTIONS=\"--clock \(clock)\"\n", to: "/etc/default/hanchot")
        try machine.succeed(["systemctl", "start", "hanchotd.service"])
    }

    /// Somebody's mail number `index` once it is there. Nobody asks the service meanwhile.
    func mail(of name: String, _ index: Int = 0, seconds: Int = 90) async throws -> PythonMail {
        var mails: [PythonMail] = []
        try await machine.wait(for: "mail \(index) of \(name)", seconds: seconds) {
            mails = try office.mails(of: name)
            return mails.count > index
        }
        return mails[index]
    }

    func why(_ unit: String) throws -> String {
        try machine.succeed(["hanchot", "why", "bao-cao", unit])
    }

    /// Everything that the ledger holds, and the name of every mail there is.
    func everything() throws -> String {
        try machine.succeed(["hanchot", "export"])
            + machine.succeed([
                "sh", "-c", "cd /var/spool/hanchot; ls */*.eml | cut -d/ -f2 | sort",
            ])
    }

    private static func rules(owing: String) -> String {
        """
        settings:
          organisation:
            name: Sở
            office: Sở GDĐT
            mail-from: nhacviec@so.example
            replies: nhacviec@so.example

        plan:
          id: phong-trao
          title: Xây dựng phong trào năm 2031
          document: Kế hoạch số 12/KH-SGDĐT ngày 15/01/2031
          period: 15/01/2031 - 31/12/2031
          owner: phong-tchc

        units:
          - id: phong-tchc
            name: Phòng Tổ chức hành chính
            head: Trưởng phòng
            email: tchc@so.example
          - id: thpt-a
            name: Trường THPT A
            head: Hiệu trưởng
            email: hieutruong@so.example
          - id: thpt-b
            name: Trường THPT B
            head:
              title: Hiệu trưởng
              email: khong-co@so.example
            deputies:
              - title: Phó Hiệu trưởng
                email: hieupho@so.example
          - id: thpt-c
            name: Trường THPT C
            head:
              title: Hiệu trưởng
              email: da-nghi@truong.example
            deputies:
              - title: Phó Hiệu trưởng
                email: hieupho@so.example

        duties:
          - id: bao-cao
            kind: deadline
            title: Báo cáo kết quả thực hiện Kế hoạch
            short: Báo cáo năm
            due: trước ngày 05/11/2031
            owed-by: [\(owing)]
            remind: [7d]

        """
    }
}
