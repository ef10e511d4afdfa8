internal import Glibc

/// What the machine knows of users and groups (getpwnam(3), getgrnam(3)).
package enum Accounts {
    package static func groupID(_ name: String) -> UInt32? {
        var entry = Glibc.group()
        var result: UnsafeMutablePointer<Glibc.group>?
        var buffer = [CChar](repeating: 0, count: 1 << 16)
        return name.withCString { name in
            getgrnam_r(name, &entry, &buffer, buffer.count, &result) == 0 && result != nil
                ? entry.gr_gid : nil
        }
    }

    /// `nil` on a machine that has no such user.
    package static func userID(_ name: String) -> UInt32? {
        var entry = passwd()
        var result: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 1 << 14)
        return name.withCString { name in
            getpwnam_r(name, &entry, &buffer, buffer.count, &result) == 0 && result != nil
                ? entry.pw_uid : nil
        }
    }

    /// A user's name, or `uid 1234` for one that nobody named.
    package static func name(ofUser id: UInt32) -> String {
        var entry = passwd()
        var result: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 1 << 14)
        guard getpwuid_r(id, &entry, &buffer, buffer.count, &result) == 0, result != nil,
            let name = entry.pw_name
        else { return "uid \(id)" }
        return String(cString: name)
    }
}
