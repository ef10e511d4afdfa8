import Glibc

/// Says on stderr what went wrong; the answer so far comes first.
func complain(_ message: String) {
    fflush(nil)
    writeAll(Array((message.hasSuffix("\n") ? message : message + "\n").utf8), to: STDERR_FILENO)
}

/// Writes bytes to stdout as they are.
func answer(_ bytes: [UInt8]) {
    fflush(nil)
    writeAll(bytes, to: STDOUT_FILENO)
}

/// A reader that has gone away (`| head`) is no failure of ours.
private func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
    }
}

/// Writes to stdout in large pieces.
final class Output {
    private var bytes: [UInt8] = []

    private static let atATime = 1 << 18

    func write(_ more: [UInt8]) {
        bytes += more
        if bytes.count >= Self.atATime { flush() }
    }

    func flush() {
        if bytes.isEmpty { return }
        answer(bytes)
        bytes.removeAll(keepingCapacity: true)
    }
}
