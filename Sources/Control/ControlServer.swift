@preconcurrency internal import Dispatch
internal import Glibc
internal import JSON
internal import Synchronization

/// A Varlink service on a Unix stream socket (varlink.org).
///
/// Reading and writing happen on a queue of its own, without ever blocking; calls that fit the
/// interface are answered on the queue that the caller names for each. A client that sends
/// what isn't Varlink, too much, or nothing for too long is cut off, and no other notices.
package final class ControlServer: Sendable {
    private let state = Mutex(ControlConnections())
    private let listener: Listener
    private let accepting: any DispatchSourceRead
    private let sweeping: any DispatchSourceTimer
    private let queue = DispatchQueue(label: "vn.hanchot.control")
    private let sorting: Sorting
    private let dispatcher: Dispatcher
    private let limits: Limits
    private let recognise: Recognise
    private let handler: Handler

    /// Serves a socket at `path`, made with permissions `mode`. One left by a dead process gives way.
    package convenience init(
        path: String, mode: UInt32 = 0o666, info: ServiceInfo, limits: Limits = Limits(),
        sorting: @escaping Sorting, recognise: @escaping Recognise, handler: @escaping Handler
    ) throws(ControlError) {
        try self.init(
            listener: Listener(path: path, mode: mode), info: info, limits: limits,
            sorting: sorting, recognise: recognise, handler: handler)
    }

    /// Serves a listening socket that socket activation handed over.
    package convenience init(
        descriptor: Int32, info: ServiceInfo, limits: Limits = Limits(),
        sorting: @escaping Sorting, recognise: @escaping Recognise, handler: @escaping Handler
    ) throws(ControlError) {
        try self.init(
            listener: Listener(inherited: descriptor), info: info, limits: limits,
            sorting: sorting, recognise: recognise, handler: handler)
    }

    private init(
        listener: Listener, info: ServiceInfo, limits: Limits, sorting: @escaping Sorting,
        recognise: @escaping Recognise, handler: @escaping Handler
    ) throws(ControlError) {
        do throws(InterfaceError) {
            dispatcher = Dispatcher(
                info: info, definition: try InterfaceDefinition(parsing: controlInterface),
                service: try InterfaceDefinition(parsing: serviceInterface))
        } catch {
            throw .unservable(path: listener.ownPath ?? "", reason: "its interface: \(error)")
        }
        self.listener = listener
        self.limits = limits
        self.sorting = sorting
        self.recognise = recognise
        self.handler = handler
        accepting = DispatchSource.makeReadSource(
            fileDescriptor: listener.descriptor.number, queue: queue)
        sweeping = DispatchSource.makeTimerSource(queue: queue)
        accepting.setEventHandler { [weak self] in self?.acceptAll() }
        let descriptor = listener.descriptor
        accepting.setCancelHandler { withExtendedLifetime(descriptor) {} }
        let interval = limits.idleSeconds / 4
        sweeping.schedule(
            deadline: .now() + interval, repeating: interval, leeway: .milliseconds(10))
        sweeping.setEventHandler { [weak self] in self?.closeIdle() }
        accepting.activate()
        sweeping.activate()
    }

    deinit { stop() }

    /// Takes no more clients, cuts off those there are, and removes the socket it made.
    package func stop() {
        let wasStopped = state.withLock { state in
            defer { state.isStopped = true }
            for id in Array(state.connections.keys) { state.close(id) }
            for id in Array(state.turnedAway.keys) { state.leave(id) }
            return state.isStopped
        }
        guard !wasStopped else { return }
        accepting.cancel()
        sweeping.cancel()
        if let path = listener.ownPath { unlink(path) }
    }

    private static func now() -> UInt64 { DispatchTime.now().uptimeNanoseconds }

    private func acceptAll() {
        while true {
            let number = accept(listener.descriptor.number, nil, nil)
            if number >= 0 {
                welcome(Descriptor(number))
            } else if errno == EMFILE || errno == ENFILE {
                // The listener stays readable; without room, this would spin.
                guard state.withLock({ $0.makeRoom(messages(.busy), now: Self.now()) }) else {
                    accepting.suspend()
                    queue.asyncAfter(deadline: .now() + 1) { [accepting] in accepting.resume() }
                    return
                }
            } else if errno != EINTR && errno != ECONNABORTED {
                return
            }
        }
    }

    private func welcome(_ descriptor: Descriptor) {
        guard descriptor.makeNonblocking(), let peer = recognise(descriptor.number) else { return }
        let reading = DispatchSource.makeReadSource(
            fileDescriptor: descriptor.number, queue: queue)
        reading.setCancelHandler { withExtendedLifetime(descriptor) {} }
        var connection = Connection(
            descriptor: descriptor, peer: peer, reading: reading,
            messageBytes: limits.messageBytes(peer), now: Self.now())
        let isOpen = state.withLock { state -> Bool in
            if state.isStopped { return false }
            state.lastID += 1
            let id = state.lastID
            if let refusal = state.refusal(of: peer, within: limits) {
                guard connection.tell(messages(refusal), now: Self.now()),
                    state.turnedAway.count < limits.clients
                else { return false }
                reading.setEventHandler { [weak self] in self?.hear(id) }
                state.turnedAway[id] = connection
            } else {
                if state.connections.count >= limits.clients {
                    _ = state.makeRoom(messages(.busy), now: Self.now())
                }
                reading.setEventHandler { [weak self] in self?.readable(id) }
                state.connections[id] = connection
            }
            return true
        }
        // One that isn't welcome goes the same way as the others: a source must run to be cancelled.
        reading.activate()
        if !isOpen { reading.cancel() }
    }

    private func messages(_ refusal: ControlReply) -> [JSONValue] {
        dispatcher.messages(refusal, method: "", wantsMore: false)
    }

    /// What one says that was turned away: it is read, so that it reads its answer.
    private func hear(_ id: UInt64) {
        state.withLock { state in
            _ = state.turnedAway[id]?.receive()
            state.leave(id)
        }
    }

    private func readable(_ id: UInt64) {
        state.withLock { state in
            guard let before = state.connections[id]?.inputCount,
                state.connections[id]?.receive() == true,
                let after = state.connections[id]?.inputCount
            else { return state.close(id) }
            state.unread += after - before
            advance(id, &state)
            // Whoever holds the most gives way, so that small requests get through.
            while state.unread > limits.unreadBytes,
                let largest = state.connections.max(by: {
                    $0.value.inputCount < $1.value.inputCount
                })
            {
                _ = state.connections[largest.key]?.tell(messages(.busy), now: Self.now())
                state.close(largest.key)
            }
        }
    }

    /// Answers what has come in, until there is nothing more, a call is under way, or the client
    /// doesn't take the answers.
    private func advance(_ id: UInt64, _ state: inout ControlConnections) {
        while let connection = state.connections[id], connection.isWaiting {
            guard let message = takeMessage(id, &state) else {
                if connection.hasEnded { return state.close(id) }
                state.connections[id]?.resumeReading()
                return
            }
            let verdict =
                switch message {
                case .whole(let bytes): dispatcher.judge(bytes)
                case .tooLong:
                    Dispatcher.Verdict.answer(
                        dispatcher.refusing(messageBeyond: connection.messageBytes))
                }
            switch verdict {
            case .hangUp: return state.close(id)
            case .answer(let messages): send(messages, to: id, &state)
            case .call(let method, let parameters, let behalf, let wantsMore, let isOneWay):
                let call = ControlCall(
                    peer: connection.peer, method: method, parameters: parameters,
                    wantsMore: wantsMore, behalf: behalf)
                state.connections[id]?.isCalling = true
                begin(call, id, isOneWay: isOneWay)
            }
        }
        state.connections[id]?.suspendReading()
    }

    private func takeMessage(_ id: UInt64, _ state: inout ControlConnections) -> Connection.Message?
    {
        let before = state.connections[id]?.inputCount ?? 0
        let message = state.connections[id]?.nextMessage()
        state.unread -= before - (state.connections[id]?.inputCount ?? 0)
        return message
    }

    private func begin(_ call: ControlCall, _ id: UInt64, isOneWay: Bool) {
        let finish = { @Sendable [weak self, queue, dispatcher] (reply: ControlReply) in
            let messages =
                isOneWay
                ? []
                : dispatcher.messages(reply, method: call.method, wantsMore: call.wantsMore)
            queue.async { [weak self] in self?.finish(id, messages) }
        }
        switch sorting(call) {
        case .answered(let reply): finish(reply)
        case .on(let lane): lane.async { [handler] in finish(handler(call)) }
        }
    }

    private func finish(_ id: UInt64, _ messages: [JSONValue]) {
        state.withLock { state in
            state.connections[id]?.isCalling = false
            send(messages, to: id, &state)
            advance(id, &state)
        }
    }

    private func send(_ messages: [JSONValue], to id: UInt64, _ state: inout ControlConnections) {
        state.connections[id]?.lastActive = Self.now()
        state.connections[id]?.enqueue(messages)
        flush(id, &state)
    }

    private func flush(_ id: UInt64, _ state: inout ControlConnections) {
        guard state.connections[id]?.flush(now: Self.now()) == true,
            let connection = state.connections[id]
        else { return state.close(id) }
        if connection.hasOutput, connection.writing == nil {
            let descriptor = connection.descriptor
            let writing = DispatchSource.makeWriteSource(
                fileDescriptor: descriptor.number, queue: queue)
            writing.setCancelHandler { withExtendedLifetime(descriptor) {} }
            writing.setEventHandler { [weak self] in self?.writable(id) }
            state.connections[id]?.writing = writing
            writing.activate()
        } else if !connection.hasOutput, let writing = connection.writing {
            writing.cancel()
            state.connections[id]?.writing = nil
        }
    }

    private func writable(_ id: UInt64) {
        state.withLock { state in
            guard state.connections[id] != nil else { return }
            flush(id, &state)
            advance(id, &state)
        }
    }

    private func closeIdle() {
        let limit = UInt64(limits.idleSeconds * 1e9)
        state.withLock { state in
            let now = Self.now()
            for (id, connection) in state.connections
            where !connection.isCalling && now - min(now, connection.lastActive) > limit {
                state.close(id)
            }
            for (id, connection) in state.turnedAway
            where now - min(now, connection.lastActive) > limit {
                state.leave(id)
            }
        }
    }
}
