import Foundation
import Testing

/// A postfix inside the machine, as strict as it can be, with mailboxes for so.example, the answers' mailbox
/// handed to `hanchot inbound` as docs/REPLIES.md says, and a second server for truong.example that
/// takes no mail for anybody. Everything stays on the machine's own loopback.
struct PostOffice: Sendable {
    /// The two ways that docs/REPLIES.md gives.
    enum HandOver: Sendable {
        /// local(8), which adds the way's fields to the message.
        case alias
        /// pipe(8), which doesn't: they are arguments.
        case pipe
    }

    let machine: Machine
    let handOver: HandOver

    private static let boxes = "/var/mail/boxes"
    static let log = "/var/log/post-office.log"

    /// Lays its files out, empties its mailboxes and starts it, and has delivery use it.
    func open() throws {
        try close()
        for (name, text) in [
            ("main.cf", settings), ("master.cf", Self.services), ("aliases", Self.aliases),
        ] { try machine.write(text, to: "/etc/post-office/\(name)") }
        try machine.write(Self.unit, to: "/etc/systemd/system/post-office.service")
        try machine.write(
            "HANCHOT_RELAY=smtp://localhost:25\nHANCHOT_STARTTLS=none\n",
            to: "/etc/default/hanchot-deliver")
        try machine.succeed([
            "sh", "-ec",
            """
            rm -rf \(Self.boxes) \(Self.log) /var/spool/post-office
            mkdir -p /var/spool/post-office /var/lib/post-office \(Self.boxes)
            chown postfix /var/lib/post-office
            chown nobody:nogroup \(Self.boxes)
            systemctl daemon-reload
            """,
        ])
        try start()
    }

    /// Stops it, and what starts delivery: other tests find their mail where it was put.
    func close() throws {
        _ = try machine.run([
            "systemctl", "stop", "hanchot-deliver.path", "hanchot-deliver.service",
            "post-office.service",
        ])
        _ = try machine.run(["systemctl", "reset-failed", "hanchot-deliver.service"])
        try machine.succeed(["rm", "-rf", "/etc/systemd/system/hanchot-deliver.service.d"])
    }

    func start() throws { try machine.succeed(["systemctl", "start", "post-office.service"]) }

    func stop() throws { try machine.succeed(["systemctl", "stop", "post-office.service"]) }

    /// What lies in somebody's mailbox, the oldest first.
    func mails(of name: String) throws -> [PythonMail] {
        let folder = "\(machine.root)\(Self.boxes)/\(name)/new"
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try PythonMail.parse(folder: folder, pattern: "*")
            .sorted { try arrival($0.name) < arrival($1.name) }
    }

    /// Seconds and microseconds of a maildir's file name as local(8) makes it; between them stand
    /// numbers of device and file.
    private func arrival(_ name: String) throws -> (Int, Int) {
        let parts = try #require(name.firstMatch(of: /^(\d+)\.V[0-9a-f]+I[0-9a-f]+M(\d+)\./)).output
        return (Int(parts.1) ?? 0, Int(parts.2) ?? 0)
    }

    /// How many messages were handed to `hanchot inbound` and taken by it.
    func handedIn() throws -> Int {
        try machine.text(Self.log).split(separator: "\n")
            .count {
                $0.contains("status=sent (delivered to command: /usr/bin/hanchot inbound)")
                    || $0.contains("status=sent (delivered via hanchot service")
            }
    }

    /// Sends an answer, and waits until `hanchot inbound` has come to its end with it.
    func send(_ answer: PythonAnswer) async throws {
        let before = try handedIn()
        try machine.succeed(["python3", "-c", PythonAnswer.script, answer.json()])
        try await machine.wait(for: "the answer to be handed in") { try handedIn() == before + 1 }
    }

    private var settings: String {
        let transport =
            switch handOver {
            case .alias: ""
            case .pipe: ", nhacviec@so.example=hanchot:"
            }
        return Self.settings
            + "transport_maps = inline:{ truong.example=smtp:[127.0.0.1]:2525\(transport) }\n"
    }

    private static let settings = """
        compatibility_level = 3.6
        queue_directory = /var/spool/post-office
        data_directory = /var/lib/post-office
        command_directory = /usr/sbin
        daemon_directory = /usr/lib/postfix/sbin
        meta_directory = /etc/postfix
        mail_owner = postfix
        setgid_group = postdrop
        myhostname = mx.so.example
        mydestination = so.example
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        mynetworks = 127.0.0.0/8
        recipient_delimiter = +
        alias_maps = hash:/etc/post-office/aliases
        alias_database = $alias_maps
        local_recipient_maps = $alias_maps
        relay_domains = truong.example
        smtpd_relay_restrictions = permit_mynetworks, reject
        strict_7bit_headers = yes
        strict_8bitmime_body = yes
        strict_mime_encoding_domain = yes
        strict_rfc821_envelopes = yes
        smtpd_forbid_bare_newline = reject
        smtpd_forbid_bare_newline_exclusions =
        smtpd_forbid_unauth_pipelining = yes
        maillog_file = \(log)

        """

    private static let services = """
        127.0.0.1:25 inet n - n - - smtpd
        127.0.0.1:2525 inet n - n - - smtpd
          -o myhostname=mx.truong.example
          -o { smtpd_recipient_restrictions = check_recipient_access static:{550 5.1.1 no such mailbox} }
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        flush unix n - n 1000? 0 flush
        proxymap unix - - n - - proxymap
        showq unix n - n - - showq
        error unix - - n - - error
        retry unix - - n - - error
        smtp unix - - n - - smtp
        local unix - n n - - local
        hanchot unix - n n - - pipe user=nobody
          argv=/usr/bin/hanchot inbound --sender ${sender} --recipient ${original_recipient}
        anvil unix - - n - 1 anvil
        postlog unix-dgram n - n - 1 postlogd

        """

    /// Nobody else has a mailbox: postfix refuses them with 550.
    private static let aliases = """
        nhacviec: "|/usr/bin/hanchot inbound"
        tchc: \(boxes)/tchc/
        hieutruong: \(boxes)/hieutruong/
        hieupho: \(boxes)/hieupho/

        """

    private static let unit = """
        [Service]
        Type=forking
        ExecStartPre=postalias -c /etc/post-office hash:/etc/post-office/aliases
        ExecStart=postfix -c /etc/post-office start
        ExecStop=postfix -c /etc/post-office stop

        """
}
