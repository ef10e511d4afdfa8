@preconcurrency internal import Dispatch
internal import Glibc
package import JSON

/// Asks a running service; one connection a call.
package struct ControlClient: Sendable {
    /// Where systemd puts the socket.
    package static let defaultPath = "/run/hanchot/control"

    package let path: String
    /// The longest wait for the whole of an answer, in seconds.
    package let timeout: Double
    /// A call names a method of this interface, or a method in full, with its dots.
    package let interface: String

    package init(
        path: String = ControlClient.defaultPath, timeout: Double = 30,
        interface: String = controlInterfaceName
    ) {
        self.path = path
        self.timeout = timeout
        self.interface = interface
    }

    /// Calls `method` and waits for its reply.
    ///
    /// - Returns: the reply's parameters, an object.
    package func call(
        _ method: String, _ parameters: JSONValue = [:]
    ) throws(ControlError) -> JSONValue {
        var result: JSONValue = [:]
        try exchange(method, parameters, more: false) { result = $0 }
        return result
    }

    /// Calls `method` and gives `body` each of its replies as it comes.
    package func replies(
        _ method: String, _ parameters: JSONValue = [:], _ body: (JSONValue) -> Void
    ) throws(ControlError) {
        try exchange(method, parameters, more: true, body)
    }

    private func exchange(
        _ method: String, _ parameters: JSONValue, more: Bool, _ body: (JSONValue) -> Void
    ) throws(ControlError) {
        let name = method.contains(".") ? method : "\(interface).\(method)"
        var request: [String: JSONValue] = ["method": .string(name), "parameters": parameters]
        if more { request["more"] = true }
        var exchange = Exchange(
            descriptor: try connected(), path: path, timeout: timeout,
            deadline: DispatchTime.now().uptimeNanoseconds &+ UInt64(max(0, timeout) * 1e9))
        try exchange.send(JSONValue.object(request).utf8 + [0])
        while true {
            let message = try exchange.receive()
            let members = message["parameters"] ?? [:]
            if let error = message["error"]?.stringValue {
                throw .refused(error: error, parameters: members)
            }
            body(members)
            guard message["continues"]?.boolValue == true else { return }
        }
    }

    private func connected() throws(ControlError) -> Descriptor {
        let number = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard number >= 0 else { throw .unreachable(path: path, reason: lastReason()) }
        let descriptor = Descriptor(number)
        let code = try withAddress(of: path) { connect(number, $0, $1) == 0 ? 0 : errno }
        guard code == 0, descriptor.makeNonblocking() else {
            if code == EACCES || code == EPERM { throw .denied(path: path) }
            throw .unreachable(path: path, reason: String(cString: strerror(code)))
        }
        return descriptor
    }
}

/// One connection of a client, with its deadline on the monotonic clock.
private struct Exchange {
    let descriptor: Descriptor
    let path: String
    let timeout: Double
    let deadline: UInt64
    var input: [UInt8] = []
    var searched = 0

    private func wait(for events: Int32) throws(ControlError) {
        while true {
            let now = DispatchTime.now().uptimeNanoseconds
            guard now < deadline else { throw .timedOut(path: path, seconds: timeout) }
            var watched = pollfd(fd: descriptor.number, events: Int16(events), revents: 0)
            let rounded = (deadline - now) / 1_000_000 + 1
            let count = poll(&watched, 1, Int32(clamping: rounded))
            if count > 0 { return }
            guard count == 0 || errno == EINTR else {
                throw .malformed(path: path, reason: lastReason())
            }
        }
    }

    func send(_ bytes: [UInt8]) throws(ControlError) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor.number, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count >= 0 {
                sent += count
            } else if errno == EAGAIN {
                try wait(for: POLLOUT)
            } else if errno == EPIPE || errno == ECONNRESET {
                // What the service said before it closed says why.
                return
            } else if errno != EINTR {
                throw .closed(path: path)
            }
        }
    }

    mutating func receive() throws(ControlError) -> JSONValue {
        while true {
            if let end = input[searched...].firstIndex(of: 0) {
                let message = Array(input[..<end])
                input.removeSubrange(...end)
                searched = 0
                do throws(JSONError) { return try JSONValue(parsing: message) } catch {
                    throw .malformed(path: path, reason: "\(error)")
                }
            }
            searched = input.count
            var chunk = [UInt8](repeating: 0, count: 64 << 10)
            let count = chunk.withUnsafeMutableBytes {
                recv(descriptor.number, $0.baseAddress, $0.count, 0)
            }
            if count > 0 {
                input += chunk[..<count]
            } else if count == 0 {
                throw .closed(path: path)
            } else if errno == EAGAIN {
                try wait(for: POLLIN)
            } else if errno != EINTR {
                throw .closed(path: path)
            }
        }
    }
}
