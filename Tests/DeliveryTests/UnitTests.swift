import Foundation
import Testing

@Suite("Units of delivery")
struct UnitTests {
    func text(_ name: String) throws -> String {
        try String(
            contentsOf: packageRoot.appendingPathComponent("systemd/\(name)"), encoding: .utf8)
    }

    @Test("systemd finds nothing wrong with them")
    func verify() throws {
        let scratch = try Scratch()
        // verify wants the program to exist.
        let service = try text("hanchot-deliver.service").replacing(
            "ExecStart=/usr/bin/hanchot-deliver", with: "ExecStart=/bin/true")
        var paths = [try scratch.file("hanchot-deliver.service", service)]
        let path = "hanchot-deliver.path"
        paths.append(try scratch.file(path, try text(path)))
        let verified = try run(
            "/usr/bin/systemd-analyze", ["verify", "--man=no", "--recursive-errors=no"] + paths)
        #expect(verified.status == 0)
        #expect(verified.output.isEmpty, "\(verified.output)")
    }

    @Test("Its exposure is 1.1 at most")
    func exposure() throws {
        let unit = packageRoot.appendingPathComponent("systemd/hanchot-deliver.service").path
        let judged = try run(
            "/usr/bin/systemd-analyze",
            ["security", "--offline=true", "--threshold=11", "--no-pager", unit])
        #expect(judged.status == 0, "\(judged.output)")
        #expect(judged.output.contains("Overall exposure level"))
    }

    @Test("Service and path mean the same spool, and the service may write there and nowhere else")
    func paths() throws {
        let service = try text("hanchot-deliver.service").split(separator: "\n")
        #expect(service.contains("Environment=HANCHOT_SPOOL=/var/spool/hanchot"))
        #expect(
            service.filter { $0.hasPrefix("ReadWritePaths=") } == [
                "ReadWritePaths=-/var/spool/hanchot"
            ])
        #expect(service.contains("User=hanchot-deliver"))
        #expect(service.contains("Group=hanchot-spool"))
        let path = try text("hanchot-deliver.path").split(separator: "\n")
        #expect(path.contains("DirectoryNotEmpty=/var/spool/hanchot/new"))
        let folders = try text("tmpfiles.d/hanchot.conf")
        for folder in ["tmp", "new", "queue", "done", "failed", "revoked", "work"] {
            let line = folders.split(separator: "\n").first {
                $0.hasPrefix("d /var/spool/hanchot/\(folder) ")
            }
            #expect(line?.contains("2770 hanchot hanchot-spool") == true, "\(folder)")
        }
    }
}
