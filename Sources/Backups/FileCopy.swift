internal import CCrypto
internal import Glibc
internal import Host

/// A file of a backup: where it lies below the backup's folder, and what it holds.
struct KeptFile: Hashable, Sendable, Codable {
    let path: String
    let bytes: Int64
    /// SHA-256 (FIPS 180-4), hexadecimal.
    let sha256: String
    /// The last nine bits of its mode.
    let mode: Int
    /// Of the last change of its contents, in microseconds since 1970 UTC.
    let changed: Int64
}

/// Copying and reading files whole, link by link never followed.
enum FileCopy {
    private static let piece = 1 << 20

    /// Copies a plain file with its mode and time; `nil` where it has gone meanwhile. It is durable once
    /// `Directory.flush` has been called.
    ///
    /// - Parameter path: what the copy is called in a manifest.
    static func make(
        of source: String, at target: String, path: String
    ) throws(HostError) -> KeptFile? {
        let from = open(source, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard from >= 0 else {
            if errno == ENOENT { return nil }
            throw HostError(action: "read the file", subject: source, errno: errno)
        }
        defer { close(from) }
        var status = stat()
        guard fstat(from, &status) == 0 else {
            throw HostError(action: "look at the file", subject: source, errno: errno)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw HostError(
                action: "copy", subject: source, reason: "it is no plain file",
                remedy: "take it out of there, then try again")
        }
        let to = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard to >= 0 else {
            throw HostError(action: "write the file", subject: target, errno: errno)
        }
        defer { close(to) }
        let (bytes, sha256) = try pass(from, source) { piece throws(HostError) in
            var rest = piece
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { write(to, $0.baseAddress, $0.count) }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else {
                    throw HostError(action: "write the file", subject: target, errno: errno)
                }
                rest = rest.dropFirst(count)
            }
        }
        let mode = status.st_mode & 0o777
        var times = [status.st_mtim, status.st_mtim]
        guard fchmod(to, mode) == 0, futimens(to, &times) == 0 else {
            throw HostError(action: "write the file", subject: target, errno: errno)
        }
        return KeptFile(
            path: path, bytes: bytes, sha256: sha256, mode: Int(mode),
            changed: Int64(status.st_mtim.tv_sec) * 1_000_000 + Int64(status.st_mtim.tv_nsec) / 1000
        )
    }

    /// What a file holds now.
    static func digest(_ path: String) throws(HostError) -> (bytes: Int64, sha256: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw HostError(action: "read the file", subject: path, errno: errno)
        }
        defer { close(descriptor) }
        return try pass(descriptor, path) { _ in }
    }

    /// Hands on a file piece by piece.
    private static func pass(
        _ descriptor: Int32, _ path: String,
        _ take: (ArraySlice<UInt8>) throws(HostError) -> Void
    ) throws(HostError) -> (bytes: Int64, sha256: String) {
        let noDigest = HostError(
            action: "check the file", subject: path, reason: "OpenSSL can't compute SHA-256",
            remedy: "see OpenSSL's configuration")
        guard let context = EVP_MD_CTX_new() else { throw noDigest }
        defer { EVP_MD_CTX_free(context) }
        guard EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else { throw noDigest }
        var buffer = [UInt8](repeating: 0, count: piece)
        var total: Int64 = 0
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw HostError(action: "read the file", subject: path, errno: errno)
            }
            if count == 0 { break }
            guard EVP_DigestUpdate(context, buffer, count) == 1 else { throw noDigest }
            try take(buffer[..<count])
            total += Int64(count)
        }
        var digest = [UInt8](repeating: 0, count: 32)
        guard EVP_DigestFinal_ex(context, &digest, nil) == 1 else { throw noDigest }
        let text = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return (total, text)
    }
}
