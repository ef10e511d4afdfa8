internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOPosix

/// Serves the board over HTTP: on a Unix socket behind a proxy, or on a port of this machine's loopback.
package struct BoardServer: Sendable {
    package enum Place: Sendable {
        case socket(String)
        case port(Int)
    }

    private let site: Site
    private let place: Place
    private let proxy: TrustedProxy

    /// - Parameter proxyUsers: the users whose word over the Unix socket counts.
    package init(
        site: Site, place: Place, proxyUsers: [UInt32] = [], signOnHeader: String? = nil
    ) {
        self.site = site
        self.place = place
        proxy = TrustedProxy(users: Set(proxyUsers), signOnHeader: signOnHeader)
    }

    /// Connections at a time; more wait to be taken.
    private static let connections = 1024
    /// Pages made at a time, each with a connection of its own to the service, which takes 16 of a user.
    private static let threads = 8
    /// A connection on which nothing comes for so long is closed.
    private static let idleSeconds: Int64 = 20

    /// Runs until SIGTERM or SIGINT; calls `ready` once it listens.
    package func run(ready: @escaping @Sendable () -> Void) async throws {
        let pool = NIOThreadPool(numberOfThreads: Self.threads)
        pool.start()
        let address: BindAddress =
            switch place {
            case .socket(let path): .unixDomainSocket(path: path)
            case .port(let port): .hostname("127.0.0.1", port: port)
            }
        var logger = Logger(label: "hanchot-board")
        logger.logLevel = .error
        let headers = HTTP1Channel.Configuration.DecoderConfiguration(
            maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100)
        let app = Application(
            responder: SiteResponder(site: site, pool: pool, proxy: proxy),
            server: .http1(
                configuration: .init(
                    idleTimeout: .seconds(Self.idleSeconds), httpDecoderConfiguration: headers)),
            configuration: ApplicationConfiguration(
                address: address, serverName: nil,
                availableConnectionsDelegate: MaximumAvailableConnections(Self.connections)),
            onServerRunning: { _ in ready() },
            eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup(numberOfThreads: 2)),
            logger: logger)
        do { try await app.runService() } catch {
            try await pool.shutdownGracefully()
            throw error
        }
        try await pool.shutdownGracefully()
    }
}

/// A request with the channel that it came by.
struct BoardContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }

    var maxUploadSize: Int { PageBody.most }
}

enum PageBody {
    /// The longest form taken, in octets.
    static let most = 64 << 10
}

/// Hands a request to the site on a thread where it may wait, and its answer back.
struct SiteResponder: HTTPResponder {
    let site: Site
    let pool: NIOThreadPool
    let proxy: TrustedProxy

    func respond(to request: Request, context: BoardContext) async throws -> Response {
        let isHead = request.method == .head
        guard let method = Self.method(request.method) else {
            return Response(status: .methodNotAllowed, headers: [.allow: "GET, HEAD, POST"])
        }
        let path = request.uri.path.split(separator: "/").map {
            FormFields.decoded($0.utf8, plusIsBlank: false)
        }
        guard path.allSatisfy({ $0 != nil }), path.count <= 8 else {
            return Response(status: .badRequest)
        }
        var page = PageRequest(method, path: path.compactMap { $0 })
        page.query = FormFields(parsing: request.uri.query ?? "")
        page.cookies = Cookie.parsed(request.headers[values: .cookie].joined(separator: ";"))
        page.languages = wantedLanguages(request.headers[.acceptLanguage] ?? "")
        page.knownTag = request.headers[.ifNoneMatch]
        await proxy.introduce(&page, request, context.channel)
        page.origin = Self.origin(of: request, isSecure: page.isSecure)
        if method == .post {
            do {
                let body = try await request.body.collect(upTo: PageBody.most)
                page.form = FormFields(parsing: String(buffer: body))
            } catch {
                return Self.response(
                    site.trouble("too_long", status: 413, page), isHead: false)
            }
        }
        let asked = page
        let answer = try await pool.runIfActive { site.answer(asked) }
        return Self.response(answer, isHead: isHead)
    }

    private static func method(_ method: HTTPRequest.Method) -> PageRequest.Method? {
        switch method {
        case .get, .head: .get
        case .post: .post
        default: nil
        }
    }

    /// What a browser says of where the request was made; the rest is `unknown`.
    private static func origin(of request: Request, isSecure: Bool) -> PageRequest.Origin {
        if let name = HTTPField.Name("Sec-Fetch-Site"), let site = request.headers[name] {
            return site == "same-origin" ? .own : .foreign
        }
        guard let origin = request.headers[.origin] else { return .unknown }
        let host = request.head.authority ?? ""
        return origin == "\(isSecure ? "https" : "http")://\(host)" ? .own : .foreign
    }

    private static func response(_ page: PageResponse, isHead: Bool) -> Response {
        var headers = HTTPFields()
        for (name, value) in page.headers {
            if let name = HTTPField.Name(name) {
                headers.append(HTTPField(name: name, value: value))
            }
        }
        let response = Response(
            status: .init(code: page.status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: page.body)))
        return isHead ? response.createHeadResponse() : response
    }
}
