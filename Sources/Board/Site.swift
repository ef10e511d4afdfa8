import Control
import Messages
import SourceText
import Tables

/// The board: what each address shows, and what each form enters. It keeps nothing: whose session it is and
/// what stands in the ledger is asked of the service each time.
package struct Site: Sendable {
    let client: ControlClient
    let rates: Rates
    let layout: Layout
    /// Seconds of a clock that only goes forward.
    let seconds: @Sendable () -> UInt64
    let freshID: @Sendable () -> String

    /// - Parameter socket: the service's control socket.
    package init(socket: String) throws {
        self.init(
            client: ControlClient(path: socket, timeout: 20), layout: try Layout(),
            seconds: monotonicSeconds,
            freshID: {
                var generator = SystemRandomNumberGenerator()
                return [generator.next(), generator.next()].map { (word: UInt64) in
                    String(word, radix: 16)
                }.joined()
            })
    }

    init(
        client: ControlClient, layout: Layout, seconds: @escaping @Sendable () -> UInt64,
        freshID: @escaping @Sendable () -> String
    ) {
        self.client = client
        self.layout = layout
        self.seconds = seconds
        self.freshID = freshID
        rates = Rates()
    }

    func answer(_ request: PageRequest) -> PageResponse {
        var response = respond(to: request)
        if response.headers.allSatisfy({ $0.name != "Cache-Control" }) {
            response.headers.append(("Cache-Control", "no-store"))
        }
        response.headers += PageResponse.guards
        if let chosen = request.query["lang"].flatMap(Language.init) {
            response.headers.append(
                (
                    "Set-Cookie",
                    Cookie.setting(
                        Cookie.language, chosen.rawValue, seconds: 31_536_000,
                        isSecure: request.isSecure)
                ))
        }
        return response
    }

    private func respond(to request: PageRequest) -> PageResponse {
        if request.path == ["style.css"] { return stylesheet(request) }
        let now = seconds()
        let who = request.session.map { "session \($0)" } ?? request.address
        let kind: Rates.Kind =
            request.path == ["enter"] && request.method == .post
            ? .entering : request.method == .post ? .sending : .asking
        guard rates.admits(kind, of: who, seconds: now),
            rates.admits(.address, of: request.address, seconds: now)
        else { return trouble("too_many", status: 429, request) }
        // A browser says where a form was; who says nothing isn't one.
        if request.method == .post, request.origin != .own {
            return trouble("foreign", status: 403, request)
        }
        if request.path == ["enter"] { return enter(request) }
        if request.path.count == 2, request.path[0] == "p" { return head(request) }
        guard let session = request.session else { return signOn(request) }
        let visit = Visit(
            request: request, caller: Caller(client: client, session: session), freshID: freshID)
        do throws(BoardTrouble) {
            if request.method == .post {
                if request.path == ["leave"] { return try leave(visit, session) }
                return response(of: try PageRoutes(visit: visit).sent(), request)
            }
            return try shown(try PageRoutes(visit: visit).page(), request)
        } catch {
            return response(to: error, request)
        }
    }

    // MARK: Answers

    private func response(of outcome: Outcome, _ request: PageRequest) -> PageResponse {
        switch outcome {
        case .place(let place): .seeOther(place)
        case .page(let page): .html(layout.text(page, request), status: page.status)
        }
    }

    private func shown(_ page: Page, _ request: PageRequest) throws(BoardTrouble) -> PageResponse {
        if let format = request.query["format"] {
            guard let table = page.table else { throw .notFound }
            let name = String(
                table.name.unicodeScalars.map {
                    $0.isASCII && $0.properties.isAlphabetic
                        || (0x30...0x39).contains($0.value) ? Character($0) : "-"
                })
            switch format {
            case "csv":
                return .file(table.csv, type: "text/csv; charset=utf-8", name: "\(name).csv")
            case "ods":
                return .file(
                    table.ods, type: "application/vnd.oasis.opendocument.spreadsheet",
                    name: "\(name).ods")
            default: throw .notFound
            }
        }
        let tag = page.seen.map { "\"\($0.tag)-\(request.language.rawValue)-\(layout.version)\"" }
        if let tag, tag == request.knownTag {
            var response = PageResponse(status: 304)
            response.headers = [("ETag", tag)]
            return response
        }
        var response = PageResponse.html(layout.text(page, request), status: page.status)
        if let tag { response.headers.append(("ETag", tag)) }
        return response
    }

    private func stylesheet(_ request: PageRequest) -> PageResponse {
        var response = PageResponse()
        response.headers = [
            ("Content-Type", "text/css; charset=utf-8"),
            ("Cache-Control", "public, max-age=86400"),
        ]
        response.body = Array(Stylesheet.text.utf8)
        return response
    }

    /// The stylesheet's own text in `words` says what is wrong, and what to do.
    func trouble(_ name: String, status: Int, _ request: PageRequest) -> PageResponse {
        let words = Words.table(request.language)
        var page = Page(words[name] ?? "", "trouble")
        page.values["texts"] = [["text": words["\(name)_text"] ?? ""]]
        return .html(layout.text(page, request), status: status)
    }

    private func response(to trouble: BoardTrouble, _ request: PageRequest) -> PageResponse {
        switch trouble {
        case .noSession: return entrance(nil, status: 401, request)
        case .noLink: return self.trouble("no_link", status: 403, request)
        case .notAllowed: return self.trouble("not_allowed", status: 403, request)
        case .foreignForm: return self.trouble("foreign", status: 403, request)
        case .notFound: return self.trouble("not_found", status: 404, request)
        case .refused(let refusals):
            var page = Page(
                Words.table(request.language)[trouble.isUnknown ? "not_found" : "refused"] ?? "",
                "trouble")
            page.values["texts"] = refusals.map { ["text": $0.text(request.language)] }
            return .html(layout.text(page, request), status: trouble.isUnknown ? 404 : 422)
        case .away(let error):
            var page = Page(Words.table(request.language)["away_title"] ?? "", "away")
            page.values = [
                "action": request.address(), "reason": error.text.text(request.language),
                "fields": request.form.pairs.map { ["name": $0.name, "value": $0.value] },
            ]
            if request.method == .post { page.values["is_sent"] = true }
            var response = PageResponse.html(layout.text(page, request), status: 503)
            response.headers.append(("Retry-After", "5"))
            return response
        }
    }
}

// MARK: Coming and going

extension Site {
    /// A head's page, for whoever holds its link.
    private func head(_ request: PageRequest) -> PageResponse {
        let head = HeadPage(client: client, link: request.path[1], request: request)
        do throws(BoardTrouble) {
            let (page, shown) = try request.method == .post ? head.sent() : head.shown()
            return .html(layout.text(page, shown), status: page.status)
        } catch {
            guard case .noLink = error else { return response(to: error, request) }
            return trouble("head_gone", status: 404, request)
        }
    }

    /// A link shows a button alone: who only looks at links, as scanners of mail do, uses none up.
    private func enter(_ request: PageRequest) -> PageResponse {
        guard request.method == .post else {
            return entrance(request.query.typed("link"), status: 200, request)
        }
        guard let link = request.form.typed("link") else {
            return response(to: .noLink, request)
        }
        return open(BoardEnterCall(link: link), then: "/", request)
    }

    private func entrance(_ link: String?, status: Int, _ request: PageRequest) -> PageResponse {
        var page = Page(Words.table(request.language)["enter_title"] ?? "", "enter")
        if let link { page.values["link"] = link }
        return .html(layout.text(page, request), status: status)
    }

    /// Without a session, whom the office's proxy vouches for is let in.
    private func signOn(_ request: PageRequest) -> PageResponse {
        guard let name = request.signedOn, request.method == .get else {
            return entrance(nil, status: 401, request)
        }
        return open(BoardEnterCall(signedOn: name), then: request.address(), request)
    }

    private func open(
        _ call: BoardEnterCall, then place: String, _ request: PageRequest
    ) -> PageResponse {
        do throws(ControlError) {
            let entered = try client.call(call)
            var response = PageResponse.seeOther(place)
            response.headers.append(
                (
                    "Set-Cookie",
                    Cookie.setting(
                        Cookie.session(isSecure: request.isSecure), entered.session,
                        seconds: entered.seconds, isSecure: request.isSecure)
                ))
            return response
        } catch {
            return response(to: BoardTrouble(error), request)
        }
    }

    private func leave(_ visit: Visit, _ session: String) throws(BoardTrouble) -> PageResponse {
        do throws(ControlError) { _ = try client.call(BoardLeaveCall(session: session)) } catch {
            throw BoardTrouble(error)
        }
        let isSecure = visit.request.isSecure
        var response = PageResponse.seeOther("/")
        response.headers.append(
            (
                "Set-Cookie",
                Cookie.setting(
                    Cookie.session(isSecure: isSecure), "", seconds: 0, isSecure: isSecure)
            ))
        return response
    }
}
