import Glibc
import Host
import TestSupport
import Testing

@Suite struct DirectoryLockTests {
    @Test func `a directory has one holder, and the next is told which process it is`() throws {
        let folder = try makeFolder()
        let lock = try DirectoryLock(directory: folder)
        defer { withExtendedLifetime(lock) {} }
        #expect {
            try DirectoryLock(directory: folder)
        } throws: {
            "\($0)".contains("process \(getpid()) holds it")
                && "\($0)".contains("stop the other hanchotd first")
        }
    }

    @Test func `the lock ends with its holder's value`() throws {
        let folder = try makeFolder()
        _ = try DirectoryLock(directory: folder)
        _ = try DirectoryLock(directory: folder)
    }

    @Test
    func
        `the lock ends with its holder's value, also while a child just started has its descriptor`()
        throws
    {
        let folder = try makeFolder()
        var copies: [Int32] = []
        defer { for copy in copies { close(copy) } }
        do {
            let lock = try DirectoryLock(directory: folder)
            copies = copiedDescriptors(of: folder + "/lock")
            withExtendedLifetime(lock) {}
        }
        #expect(copies.count == 1)
        _ = try DirectoryLock(directory: folder)
    }

    @Test func `a holder that ended by a signal leaves no lock behind`() async throws {
        let folder = try makeFolder()
        await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder as String] in
            let lock = try DirectoryLock(directory: folder)
            withExtendedLifetime(lock) { _ = kill(getpid(), SIGKILL) }
        }
        _ = try DirectoryLock(directory: folder)
    }

    @Test func `a directory that is not there is an error that says what to do`() {
        #expect {
            try DirectoryLock(directory: "/nowhere")
        } throws: {
            "\($0)".contains("/nowhere/lock") && "\($0)".contains("--state")
        }
    }

    @Test func `a lock file that is a link to elsewhere is refused, and what it points to is kept`()
        throws
    {
        let folder = try makeFolder()
        try write(Array("precious".utf8), to: folder + "/precious")
        symlink(folder + "/precious", folder + "/lock")
        #expect(throws: HostError.self) { try DirectoryLock(directory: folder) }
        var status = stat()
        stat(folder + "/precious", &status)
        #expect(status.st_size == 8)
    }
}
