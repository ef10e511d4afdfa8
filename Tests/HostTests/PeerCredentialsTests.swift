import Glibc
import Host
import Testing

@Suite struct PeerCredentialsTests {
    @Test func `the kernel vouches for process, user, group and supplementary groups`() throws {
        let peer = try peerOfPair()
        var groups = [gid_t](repeating: 0, count: 1024)
        let count = getgroups(Int32(groups.count), &groups)
        #expect(peer.process == getpid())
        #expect(peer.user == geteuid())
        #expect(peer.group == getegid())
        #expect(peer.supplementaryGroups == Array(groups[..<Int(count)]))
    }

    /// More groups than the first question has room for.
    @Test(.enabled(if: geteuid() == 0, "setgroups needs root"))
    func `a peer in a hundred groups is a member of each, and of no other`() async {
        await #expect(processExitsWith: .success) {
            let groups = (0..<100).map { gid_t(70_000 + $0) }
            try #require(setgroups(groups.count, groups) == 0)
            try #require(setegid(60_000) == 0)
            try #require(seteuid(60_001) == 0)
            let peer = try peerOfPair()
            #expect(peer.user == 60_001)
            #expect(peer.group == 60_000)
            #expect(peer.supplementaryGroups.sorted() == groups)
            #expect((groups + [60_000]).allSatisfy(peer.isMember))
            #expect(![0, 60_001, 70_100].contains(where: peer.isMember))
        }
    }

    @Test func `what is no socket is an error that names the question`() {
        #expect {
            try PeerCredentials(ofSocket: -1)
        } throws: {
            "\($0)".contains("SO_PEERCRED")
        }
    }
}

/// One end of a pair asked about the other, which this process made.
private func peerOfPair() throws -> PeerCredentials {
    var pair: [Int32] = [-1, -1]
    try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair) == 0)
    defer { pair.forEach { close($0) } }
    return try PeerCredentials(ofSocket: pair[0])
}
