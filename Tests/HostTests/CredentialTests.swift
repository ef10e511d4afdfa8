import Glibc
import Host
import Testing

@Suite struct CredentialTests {
    @Test func `a credential is read byte for byte`() throws {
        let folder = try makeFolder()
        let secret = Array("mật khẩu\0\n".utf8)
        try write(secret, to: folder + "/smtp")
        #expect(try Credentials(directory: folder).read("smtp") == secret)
    }

    @Test func `one that was not handed over is nil, as are all when there is no directory`() throws
    {
        #expect(try Credentials(directory: try makeFolder()).read("smtp") == nil)
        #expect(try Credentials(directory: nil).read("smtp") == nil)
    }

    @Test func `the manager's directory is the one that is looked in`() async {
        await #expect(processExitsWith: .success) {
            let folder = try makeFolder()
            try write([7], to: folder + "/key")
            setenv("CREDENTIALS_DIRECTORY", folder, 1)
            let key = try Credentials().read("key")
            #expect(key == [7])
            unsetenv("CREDENTIALS_DIRECTORY")
            let none = try Credentials().read("key")
            #expect(none == nil)
        }
    }

    @Test(arguments: ["", ".", "..", "../shadow", "a/b"])
    func `a name that could lead elsewhere is refused`(name: String) {
        #expect {
            try Credentials(directory: "/etc").read(name)
        } throws: {
            "\($0)".contains("not a plain name")
        }
    }

    @Test func `links and what is larger than systemd allows are refused`() throws {
        let folder = try makeFolder()
        symlink("/etc/passwd", folder + "/link")
        #expect(throws: HostError.self) { try Credentials(directory: folder).read("link") }
        let largest = [UInt8](repeating: 1, count: Credentials.largest)
        try write(largest, to: folder + "/largest")
        #expect(try Credentials(directory: folder).read("largest")?.count == largest.count)
        try write(largest + [1], to: folder + "/larger")
        #expect {
            try Credentials(directory: folder).read("larger")
        } throws: {
            "\($0)".contains("larger than 1 MiB")
        }
    }
}
