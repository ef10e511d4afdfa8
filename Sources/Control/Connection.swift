@preconcurrency internal import Dispatch
internal import Glibc
internal import JSON

/// One client's connection: its buffers and where it stands. It answers one call at a time, and reads
/// no further while it does, so that a client can't pile up work.
struct Connection: Sendable {
    let descriptor: Descriptor
    let peer: Peer
    let reading: any DispatchSourceRead
    /// The longest message taken of it, in octets.
    let messageBytes: Int
    var writing: (any DispatchSourceWrite)?
    private(set) var isReadingSuspended = false
    /// The service is working on a call.
    var isCalling = false
    /// The client has said all it will say.
    private(set) var hasEnded = false
    /// A message that is too long is under way: what comes of it is dropped.
    private(set) var isDropping = false
    /// Monotonic nanoseconds: when it connected, was last answered, or last took bytes.
    var lastActive: UInt64

    private var input: [UInt8] = []
    private var start = 0
    private var searched = 0
    private var output: [UInt8] = []
    private var sent = 0

    init(
        descriptor: Descriptor, peer: Peer, reading: any DispatchSourceRead, messageBytes: Int,
        now: UInt64
    ) {
        self.descriptor = descriptor
        self.peer = peer
        self.reading = reading
        self.messageBytes = messageBytes
        lastActive = now
    }

    var inputCount: Int { input.count - start }
    var hasOutput: Bool { sent < output.count }
    var isWaiting: Bool { !isCalling && !hasOutput }

    mutating func suspendReading() {
        guard !isReadingSuspended else { return }
        isReadingSuspended = true
        reading.suspend()
    }

    mutating func resumeReading() {
        guard isReadingSuspended, !hasEnded else { return }
        isReadingSuspended = false
        reading.resume()
    }

    /// Dispatch wants every source resumed before it goes.
    mutating func cancel() {
        reading.cancel()
        if isReadingSuspended { reading.resume() }
        isReadingSuspended = false
        writing?.cancel()
        writing = nil
    }

    /// Reads what is there, up to 64 KiB. False where the connection is broken.
    mutating func receive() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        let count = chunk.withUnsafeMutableBytes {
            recv(descriptor.number, $0.baseAddress, $0.count, 0)
        }
        if count < 0 { return errno == EAGAIN || errno == EINTR }
        if count == 0 {
            suspendReading()
            hasEnded = true
            return true
        }
        if start > 0 {
            input.removeSubrange(..<start)
            searched -= start
            start = 0
        }
        guard isDropping, input.isEmpty else {
            input += chunk[..<count]
            return true
        }
        // The NUL is kept: it says that the message has ended.
        if let end = chunk[..<count].firstIndex(of: 0) { input += chunk[end..<count] }
        return true
    }

    enum Message {
        /// Without its NUL.
        case whole(ArraySlice<UInt8>)
        case tooLong
    }

    /// The next message that has ended.
    mutating func nextMessage() -> Message? {
        guard let end = input[searched...].firstIndex(of: 0) else {
            searched = input.count
            if inputCount > messageBytes {
                input = []
                start = 0
                searched = 0
                isDropping = true
            }
            return nil
        }
        let isTooLong = isDropping || end - start > messageBytes
        isDropping = false
        let message = input[start..<end]
        start = end + 1
        searched = start
        if start == input.count {
            input = []
            start = 0
            searched = 0
        }
        return isTooLong ? .tooLong : .whole(message)
    }

    mutating func enqueue(_ messages: [JSONValue]) {
        for message in messages {
            output += message.utf8
            output.append(0)
        }
    }

    /// A last word, as far as the client takes it now. False where the connection is broken.
    mutating func tell(_ messages: [JSONValue], now: UInt64) -> Bool {
        enqueue(messages)
        return flush(now: now)
    }

    /// Sends what the client takes now. False where the connection is broken.
    mutating func flush(now: UInt64) -> Bool {
        while hasOutput {
            let count = output[sent...].withUnsafeBytes {
                send(descriptor.number, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0 {
                if errno == EINTR { continue }
                return errno == EAGAIN
            }
            sent += count
            lastActive = now
        }
        output = []
        sent = 0
        return true
    }
}
