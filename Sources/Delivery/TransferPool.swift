internal import CCurl
internal import Spool

/// Some connections to the mail server, each with its thread.
final class TransferPool {
    private let settings: DeliverySettings
    private let news = Semaphore()
    private var idle: [Worker] = []
    private var busy: [Worker] = []

    init(_ settings: DeliverySettings) throws(CurlError) {
        let code = curl_global_init(Int(CURL_GLOBAL_DEFAULT))
        guard code == CURLE_OK else { throw CurlError(what: "start", code: code.rawValue) }
        self.settings = settings
    }

    /// How many messages are on their way.
    var inFlight: Int { busy.count }

    /// Whether one of them has got beyond connection and login.
    var isTalking: Bool { busy.contains { $0.isTalking } }

    /// Starts with a message.
    func begin(_ hold: SpoolHold, afresh: Bool) throws(CurlError) {
        let worker: Worker
        if let last = idle.popLast() {
            worker = last
        } else {
            worker = try Worker(settings, news: news)
        }
        worker.begin(hold, afresh: afresh)
        busy.append(worker)
    }

    /// What has come to an end; waits for something to, a second at most.
    func advance() -> [(hold: SpoolHold, attempt: Attempt)] {
        news.wait(seconds: 1)
        var ended: [(hold: SpoolHold, attempt: Attempt)] = []
        for index in busy.indices.reversed() {
            guard let result = busy[index].fetch() else { continue }
            ended.append(result)
            let worker = busy.remove(at: index)
            // Those that have a connection are used first: a server may not want another one.
            if case .relayFailed = result.attempt {
                idle.insert(worker, at: 0)
            } else {
                idle.append(worker)
            }
        }
        return ended
    }
}
