import Foundation
import Glibc
import Testing

/// A real postfix of its own: with its configuration, queue and log in a folder for one test, on a port
/// of 127.0.0.1, as strict as it can be. It delivers everything for school.example into one maildir.
final class PostfixServer {
    let port: Int
    private let scratch: Scratch

    init(in scratch: Scratch) throws {
        self.scratch = scratch
        try #require(
            FileManager.default.isExecutableFile(atPath: "/usr/sbin/postfix"),
            "missing: apt-get install --no-install-recommends -y postfix, as 'No configuration'")
        port = try freePort()
        let base = scratch.path
        for folder in ["etc", "queue", "data", "mail"] {
            try #require(mkdir("\(base)/\(folder)", 0o755) == 0)
        }
        let owned = try run("/bin/chown", ["postfix", base + "/data"])
        try #require(owned.status == 0, "this needs root: \(owned.output)")
        try #require(chown(base + "/mail", 65534, 65534) == 0)
        _ = try scratch.file("etc/main.cf", PostfixServer.settings(base))
        _ = try scratch.file("etc/master.cf", PostfixServer.services(port))
        // Its daemons keep what they are started with; a pipe would never come to its end.
        let started = try run(
            "/bin/sh", ["-c", "exec postfix -c \"$0\" start >\"$0/start.log\" 2>&1", base + "/etc"])
        try #require(started.status == 0, "\(log)")
    }

    deinit {
        do {
            try run("/usr/sbin/postfix", ["-c", scratch.path + "/etc", "stop"])
        } catch {
            Issue.record(error)
        }
    }

    var log: String {
        FileManager.default.contents(atPath: scratch.path + "/mail.log").map {
            String(decoding: $0, as: UTF8.self)
        } ?? ""
    }

    /// Waits, by postfix's own means, until its queue is empty, then reads the maildir.
    func delivered() throws -> [String] {
        let deadline = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < deadline {
            let queue = try run("/usr/sbin/postqueue", ["-c", scratch.path + "/etc", "-p"])
            if queue.output.contains("Mail queue is empty") { break }
        }
        let box = scratch.path + "/mail/box/new"
        if !FileManager.default.fileExists(atPath: box) { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: box).map {
            try String(contentsOfFile: "\(box)/\($0)", encoding: .utf8)
        }
    }

    private static func settings(_ base: String) -> String {
        """
        compatibility_level = 3.6
        queue_directory = \(base)/queue
        data_directory = \(base)/data
        command_directory = /usr/sbin
        daemon_directory = /usr/lib/postfix/sbin
        meta_directory = /etc/postfix
        mail_owner = postfix
        setgid_group = postdrop
        myhostname = mx.school.example
        mydestination =
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        mynetworks = 127.0.0.0/8
        smtpd_relay_restrictions = permit_mynetworks, reject
        smtpd_recipient_restrictions = reject_unauth_destination
        virtual_mailbox_domains = school.example
        virtual_mailbox_base = \(base)/mail
        virtual_mailbox_maps = static:box/
        virtual_uid_maps = static:65534
        virtual_gid_maps = static:65534
        alias_maps =
        alias_database =
        strict_7bit_headers = yes
        strict_8bitmime_body = yes
        strict_mime_encoding_domain = yes
        strict_rfc821_envelopes = yes
        smtpd_forbid_bare_newline = reject
        smtpd_forbid_bare_newline_exclusions =
        smtpd_forbid_unauth_pipelining = yes
        maillog_file = \(base)/mail.log
        maillog_file_prefixes = /tmp

        """
    }

    private static func services(_ port: Int) -> String {
        """
        127.0.0.1:\(port) inet n - n - - smtpd
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
        virtual unix - n n - - virtual
        anvil unix - - n - 1 anvil
        postlog unix-dgram n - n - 1 postlogd

        """
    }
}

/// A port of 127.0.0.1 that nobody had a moment ago.
private func freePort() throws -> Int {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { general in
            bind(socket, general, length) == 0 && getsockname(socket, general, &length) == 0
        }
    }
    try #require(bound)
    return Int(UInt16(bigEndian: address.sin_port))
}
