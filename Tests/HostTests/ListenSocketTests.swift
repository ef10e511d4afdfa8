import Glibc
import Host
import Testing

@Suite struct ListenSocketTests {
    @Test func `a socket handed over is taken once, with its name and closed to children`() async {
        await #expect(processExitsWith: .success) {
            // The manager puts them at 3 and 4. What this process has there stays: its threads use it.
            while open("/dev/null", O_RDONLY) < 4 {}
            for descriptor: Int32 in [3, 4] { _ = fcntl(descriptor, F_SETFD, 0) }
            setenv("LISTEN_PID", String(getpid()), 1)
            setenv("LISTEN_FDS", "2", 1)
            setenv("LISTEN_FDNAMES", "varlink:other", 1)
            let first = Result { try ListenSockets.take() }
            let second = Result { try ListenSockets.take() }
            let announced = getenv("LISTEN_FDS") != nil

            let taken = try first.get()
            #expect(taken.map(\.name) == ["varlink", "other"])
            #expect(taken.map(\.descriptor) == [3, 4])
            #expect(taken.allSatisfy { fcntl($0.descriptor, F_GETFD) & FD_CLOEXEC != 0 })
            #expect(try second.get().isEmpty)
            #expect(!announced)
        }
    }

    @Test func `sockets meant for another process, or none at all, are none`() async {
        await #expect(processExitsWith: .success) {
            setenv("LISTEN_PID", "1", 1)
            setenv("LISTEN_FDS", "1", 1)
            let theirs = try ListenSockets.take()
            #expect(theirs.isEmpty)
            unsetenv("LISTEN_PID")
            unsetenv("LISTEN_FDS")
            let none = try ListenSockets.take()
            #expect(none.isEmpty)
        }
    }

    @Test func `an announcement that makes no sense is an error that names it`() async {
        await #expect(processExitsWith: .success) {
            setenv("LISTEN_PID", String(getpid()), 1)
            setenv("LISTEN_FDS", "many", 1)
            #expect {
                try ListenSockets.take()
            } throws: {
                "\($0)".contains("LISTEN_FDS") && "\($0)".contains("hanchotd.socket")
            }
        }
    }
}
