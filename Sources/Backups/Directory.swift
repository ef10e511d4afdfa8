internal import CLinux
internal import Glibc
internal import Host

/// Folders, by path.
enum Directory {
    /// Makes a folder and those above it that are missing.
    static func make(_ path: String, mode: mode_t = 0o700) throws(HostError) {
        var made = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            made += part
            guard mkdir(made, mode) == 0 || errno == EEXIST else {
                throw HostError(action: "make the folder", subject: made, errno: errno)
            }
            made += "/"
        }
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// The names in a folder, sorted; none where there is no such folder.
    static func names(_ path: String) throws(HostError) -> [String] {
        guard let stream = opendir(path) else {
            if errno == ENOENT { return [] }
            throw HostError(action: "list the folder", subject: path, errno: errno)
        }
        defer { closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                guard errno == 0 else {
                    throw HostError(action: "list the folder", subject: path, errno: errno)
                }
                return names.sorted()
            }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(
                    to: CChar.self, capacity: MemoryLayout.size(ofValue: tuple.pointee)
                ) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
    }

    enum Kind { case file, folder, other, missing }

    /// What is there, a link not followed.
    static func kind(_ path: String) -> Kind {
        var status = stat()
        guard lstat(path, &status) == 0 else { return .missing }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        default: return .other
        }
    }

    /// Plain files below a folder, as paths in it; links and other things are passed over.
    static func files(below path: String) throws(HostError) -> [String] {
        var found: [String] = []
        for name in try names(path) {
            switch kind("\(path)/\(name)") {
            case .file: found.append(name)
            case .folder: found += try files(below: "\(path)/\(name)").map { "\(name)/\($0)" }
            case .other, .missing: break
            }
        }
        return found
    }

    /// Makes everything on a folder's file system durable, with one flush for many files.
    static func flush(_ path: String) throws(HostError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw HostError(action: "open the folder", subject: path, errno: errno)
        }
        defer { close(descriptor) }
        guard clinux_syncfs(descriptor) == 0 else {
            throw HostError(action: "make the files durable", subject: path, errno: errno)
        }
    }

    static func move(_ path: String, to other: String) throws(HostError) {
        guard rename(path, other) == 0 else {
            throw HostError(action: "move the file", subject: path, errno: errno)
        }
    }

    static func remove(_ path: String) throws(HostError) {
        guard unlink(path) == 0 || errno == ENOENT else {
            throw HostError(action: "remove the file", subject: path, errno: errno)
        }
    }

    static func removeFolder(_ path: String) throws(HostError) {
        guard rmdir(path) == 0 || errno == ENOENT else {
            throw HostError(action: "remove the folder", subject: path, errno: errno)
        }
    }

    /// Who owns it.
    static func owner(_ path: String) throws(HostError) -> (user: uid_t, group: gid_t) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw HostError(action: "look at", subject: path, errno: errno)
        }
        return (status.st_uid, status.st_gid)
    }

    static func give(_ path: String, to owner: (user: uid_t, group: gid_t)) throws(HostError) {
        guard lchown(path, owner.user, owner.group) == 0 else {
            throw HostError(
                action: "give the file to its user", subject: path, errno: errno,
                remedy: "run this as root")
        }
    }
}
