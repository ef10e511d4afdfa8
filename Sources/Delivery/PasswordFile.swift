internal import Glibc

/// The first line of a file with a password.
package func readPasswordFile(_ path: String) throws(SettingsError) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
        throw SettingsError("password-file", "can't open \(path): \(errorText(errno))")
    }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    guard count >= 0 else {
        throw SettingsError("password-file", "can't read \(path): \(errorText(errno))")
    }
    let line = bytes[..<count].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard !line.isEmpty, !line.contains(0), line.count < bytes.count else {
        throw SettingsError("password-file", "\(path) has no password in its first line")
    }
    return String(decoding: line, as: UTF8.self)
}

private func errorText(_ code: Int32) -> String { String(cString: strerror(code)) }
