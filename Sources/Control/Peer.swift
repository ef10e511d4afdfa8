/// Who is at the other end of the socket, as the kernel knew it at the moment of connecting.
package struct Peer: Hashable, Sendable {
    package let pid: Int32
    package let uid: UInt32
    /// The primary group and the supplementary ones.
    package let groups: Set<UInt32>

    package init(pid: Int32, uid: UInt32, groups: Set<UInt32>) {
        self.pid = pid
        self.uid = uid
        self.groups = groups
    }
}
