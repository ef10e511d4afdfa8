internal import CPostgres
internal import Glibc
internal import Synchronization

/// One connection to the server. A statement's parameters travel apart from it, and nothing of the
/// session is relied on between transactions, so that a pooler may give each to another server process.
final class PostgresConnection: Sendable {
    /// `nil` once closed.
    private let raw: Mutex<OpaquePointer?>

    /// How long an answer is waited for, in seconds: beyond what the server allows a statement.
    fileprivate static let patience: Int64 = 30

    /// - Throws: where none of the hosts can be reached in time, or takes writing.
    init(_ address: PostgresAddress) throws(PostgresFailure) {
        let connection = connected(address)
        guard PQstatus(connection) == CONNECTION_OK else {
            let words = PQerrorMessage(connection).map { String(cString: $0) } ?? "out of memory"
            PQfinish(connection)
            throw PostgresFailure(code: nil, isCutOff: true, words)
        }
        // Sending waits in `waitFor` alone, where there is an end to it.
        _ = PQsetnonblocking(connection, 1)
        raw = Mutex(connection)
    }

    deinit { close() }

    func close() {
        raw.withLock { connection in
            PQfinish(connection)
            connection = nil
        }
    }

    /// Whether nothing has been heard that ended it.
    var isOpen: Bool { raw.withLock { $0 != nil && PQstatus($0) == CONNECTION_OK } }

    /// Runs one statement with its parameters.
    @discardableResult
    func run(_ sql: String, _ parameters: [Parameter] = []) throws(PostgresFailure) -> Rows {
        try asked { send(sql, parameters, to: $0) }
    }

    /// Runs statements that take no parameters, parted by semicolons, in one round trip; the last one's
    /// rows are given.
    @discardableResult
    func runAll(_ statements: String) throws(PostgresFailure) -> Rows {
        try asked { PQsendQuery($0, statements) == 1 }
    }

    private func asked(_ send: (OpaquePointer) -> Bool) throws(PostgresFailure) -> Rows {
        try raw.withLock { connection -> Result<Rows, PostgresFailure> in
            guard let open = connection else {
                return .failure(
                    PostgresFailure(code: nil, isCutOff: true, "the connection is closed"))
            }
            do throws(PostgresFailure) {
                guard send(open) else { throw cutOff(open) }
                return .success(try answer(of: open))
            } catch {
                if error.isCutOff {
                    PQfinish(open)
                    connection = nil
                }
                return .failure(error)
            }
        }.get()
    }
}

private func connected(_ address: PostgresAddress) -> sending OpaquePointer? {
    let keywords = address.parameters.map { strdup($0.keyword) } + [nil]
    let values = address.parameters.map { strdup($0.value) } + [nil]
    let connection = PQconnectdbParams(
        keywords.map { UnsafePointer($0) }, values.map { UnsafePointer($0) }, 0)
    for text in keywords + values { free(text) }
    return connection
}

private func send(
    _ sql: String, _ parameters: [Parameter], to connection: OpaquePointer
) -> Bool {
    // One buffer holds them all, each text ended by a NUL.
    var buffer: [CChar] = []
    var places: [Int?] = []
    var lengths: [CInt] = []
    var formats: [CInt] = []
    for parameter in parameters {
        switch parameter {
        case .null:
            places.append(nil)
            lengths.append(0)
            formats.append(0)
        case .text(let text):
            places.append(buffer.count)
            lengths.append(0)
            formats.append(0)
            buffer += text.utf8.lazy.map { CChar(bitPattern: $0) }
            buffer.append(0)
        case .bytes(let bytes):
            places.append(buffer.count)
            lengths.append(CInt(bytes.count))
            formats.append(1)
            buffer += bytes.lazy.map { CChar(bitPattern: $0) }
            buffer.append(0)
        }
    }
    return buffer.withUnsafeBufferPointer { buffer in
        let values = places.map { place in
            place.flatMap { place in buffer.baseAddress.map { $0 + place } }
        }
        return PQsendQueryParams(
            connection, sql, CInt(parameters.count), nil, values, lengths, formats, 0) == 1
    }
}

/// Waits for everything that the server answers; the first failure, or the last rows.
private func answer(of connection: OpaquePointer) throws(PostgresFailure) -> Rows {
    try waitFor(connection)
    var rows = Rows([], width: 0, count: 0)
    var failure: PostgresFailure?
    while let result = PQgetResult(connection) {
        defer { PQclear(result) }
        switch PQresultStatus(result) {
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK:
            rows = Rows(result)
        default:
            let code = PQresultErrorField(result, CInt(UInt8(ascii: "C"))).map {
                String(cString: $0)
            }
            let said =
                PQresultErrorField(result, CInt(UInt8(ascii: "M"))) ?? PQresultErrorMessage(result)
            let isGone = PQstatus(connection) != CONNECTION_OK
            failure =
                failure
                ?? PostgresFailure(
                    code: code, isCutOff: isGone, said.map { String(cString: $0) } ?? "")
        }
        try waitFor(connection)
    }
    if let failure { throw failure }
    return rows
}

/// Sends what is still to be sent and waits until an answer is there whole.
private func waitFor(_ connection: OpaquePointer) throws(PostgresFailure) {
    let deadline = ContinuousClock.now.advanced(by: .seconds(PostgresConnection.patience))
    while true {
        let unsent = PQflush(connection)
        guard unsent >= 0 else { throw cutOff(connection) }
        if unsent == 0, PQisBusy(connection) == 0 { return }
        var poll = pollfd(
            fd: PQsocket(connection), events: Int16(POLLIN) | (unsent > 0 ? Int16(POLLOUT) : 0),
            revents: 0)
        let left = ContinuousClock.now.duration(to: deadline).components.seconds
        guard left >= 0, poll.fd >= 0 else {
            throw PostgresFailure(
                code: nil, isCutOff: true,
                "the server didn't answer within \(PostgresConnection.patience) seconds")
        }
        guard Glibc.poll(&poll, 1, CInt(left + 1) * 1000) >= 0 || errno == EINTR else {
            throw cutOff(connection)
        }
        if poll.revents & ~Int16(POLLOUT) != 0, PQconsumeInput(connection) == 0 {
            throw cutOff(connection)
        }
    }
}

private func cutOff(_ connection: OpaquePointer) -> PostgresFailure {
    PostgresFailure(
        code: nil, isCutOff: true, PQerrorMessage(connection).map { String(cString: $0) } ?? "")
}

extension Rows {
    fileprivate init(_ result: OpaquePointer) {
        let (height, width) = (PQntuples(result), PQnfields(result))
        var values: [String?] = []
        values.reserveCapacity(Int(height * width))
        for row in 0..<height {
            for column in 0..<width {
                values.append(
                    PQgetisnull(result, row, column) == 1
                        ? nil : PQgetvalue(result, row, column).map { String(cString: $0) })
            }
        }
        let changed = PQcmdTuples(result).flatMap { Int(String(cString: $0)) }
        self.init(values, width: Int(width), count: changed ?? Int(height))
    }
}
