import Glibc
import SourceText

/// Which file it is, however it is named.
struct FileIdentity: Hashable {
    let device: UInt
    let inode: UInt
}

/// Why a file or directory can't be read.
enum FileFault: Error, Equatable {
    /// `errno`.
    case system(Int32)
    /// A device, socket or pipe: reading it might never end.
    case notAFile
    /// It holds more than this many bytes.
    case tooLarge(limit: Int)
    /// A name in the directory isn't UTF-8.
    case unreadableName

    func finding(_ path: String) -> Diagnostic {
        switch self {
        case .system(let code): systemFinding(path, code)
        case .notAFile:
            RuleDirectory.finding(
                path: path, vi: "không phải tệp thường hay thư mục",
                en: "this is no regular file and no directory",
                remedyVi: "ghi đường dẫn của một tệp .yaml, .csv hoặc một thư mục",
                remedyEn: "name a .yaml or .csv file, or a directory")
        case .tooLarge(let limit):
            RuleDirectory.finding(
                path: path, vi: "tệp lớn quá \(limit) byte", en: "more than \(limit) bytes",
                remedyVi: "kiểm tra xem có đúng tệp quy tắc không, hoặc tách thành nhiều tệp",
                remedyEn: "see whether it is a rule file, or split it")
        case .unreadableName:
            RuleDirectory.finding(
                path: path, vi: "trong thư mục có tên tệp không theo bảng mã UTF-8",
                en: "a file name in this directory is not UTF-8",
                remedyVi: "đổi tên tệp đó", remedyEn: "rename that file")
        }
    }

    private func systemFinding(_ path: String, _ code: Int32) -> Diagnostic {
        switch code {
        case ENOENT, ENOTDIR:
            RuleDirectory.finding(
                path: path, vi: "không có tệp hay thư mục này", en: "no such file or directory",
                remedyVi: "kiểm tra lại đường dẫn", remedyEn: "check the path")
        case EACCES:
            RuleDirectory.finding(
                path: path, vi: "không có quyền đọc", en: "permission to read is denied",
                remedyVi: "chạy “ls -l” để xem ai được đọc, rồi sửa quyền của tệp",
                remedyEn: "see with 'ls -l' who may read it, then change its mode")
        case ELOOP:
            RuleDirectory.finding(
                path: path, vi: "liên kết trỏ thành vòng", en: "the symbolic links form a circle",
                remedyVi: "xóa liên kết đó", remedyEn: "remove the link")
        default:
            RuleDirectory.finding(
                path: path, vi: "không đọc được: \(String(cString: strerror(code)))",
                en: "it can't be read: \(String(cString: strerror(code)))")
        }
    }
}

/// A regular file or directory, open for reading as long as the value lives.
struct OpenFile: ~Copyable {
    private let descriptor: Int32
    let isDirectory: Bool
    let identity: FileIdentity

    private init(descriptor: Int32, isDirectory: Bool, identity: FileIdentity) {
        self.descriptor = descriptor
        self.isDirectory = isDirectory
        self.identity = identity
    }

    deinit { close(descriptor) }

    enum Opening: ~Copyable {
        case success(OpenFile)
        case failure(FileFault)
    }

    /// Links are followed: a rules directory may be made of them. `O_NONBLOCK` keeps a pipe from
    /// holding the call until somebody writes to it.
    static func open(_ path: String) -> Opening {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { return .failure(.system(errno)) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let code = errno
            close(descriptor)
            return .failure(.system(code))
        }
        let kind = status.st_mode & S_IFMT
        guard kind == S_IFREG || kind == S_IFDIR else {
            close(descriptor)
            return .failure(.notAFile)
        }
        return .success(
            OpenFile(
                descriptor: descriptor, isDirectory: kind == S_IFDIR,
                identity: FileIdentity(device: UInt(status.st_dev), inode: UInt(status.st_ino))))
    }

    enum Kind { case directory, other }

    /// Whether there is a directory, without opening anything.
    static func kind(of path: String) -> Kind {
        var status = stat()
        guard stat(path, &status) == 0 else { return .other }
        return status.st_mode & S_IFMT == S_IFDIR ? .directory : .other
    }

    /// All bytes from the file's start; `limit` is not passed even when the file grows meanwhile.
    func bytes(atMost limit: Int) -> Result<[UInt8], FileFault> {
        var bytes: [UInt8] = []
        var status = stat()
        if fstat(descriptor, &status) == 0 {
            guard status.st_size <= limit else { return .failure(.tooLarge(limit: limit)) }
            bytes.reserveCapacity(Int(status.st_size))
        }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                return .failure(.system(errno))
            }
            if count == 0 { return .success(bytes) }
            guard bytes.count + count <= limit else { return .failure(.tooLarge(limit: limit)) }
            bytes += buffer[..<count]
        }
    }

    /// The names in a directory, in no order, without `.` and `..`.
    func names() -> Result<[String], FileFault> {
        let copy = dup(descriptor)
        guard copy >= 0 else { return .failure(.system(errno)) }
        guard let stream = fdopendir(copy) else {
            let code = errno
            close(copy)
            return .failure(.system(code))
        }
        defer { closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                return errno == 0 ? .success(names) : .failure(.system(errno))
            }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
                    String(validatingCString: $0)
                }
            }
            guard let name else { return .failure(.unreadableName) }
            if name != ".", name != ".." { names.append(name) }
        }
    }
}
