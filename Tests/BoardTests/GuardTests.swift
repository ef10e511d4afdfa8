import Control
import SourceText
import Synchronization
import TestSupport
import Testing

@testable import Board

/// What the board lets in, and what it doesn't.
struct GuardTests {
    @Test func `every answer forbids scripts, frames, keeping and telling on`() throws {
        let (_, site) = try Sample.site
        for path in ["/", "/nope", "/enter?link=good", "/duty/bao-cao/2025?format=csv"] {
            let headers = Dictionary(
                site.answer(Sample.get(path)).headers.map { ($0.name, $0.value) }
            ) { $1 }
            #expect(headers["Cache-Control"] == "no-store", "\(path)")
            #expect(headers["Referrer-Policy"] == "no-referrer")
            let policy = headers["Content-Security-Policy"] ?? ""
            #expect(policy.hasPrefix("default-src 'none'; style-src 'self'; form-action 'self'"))
            #expect(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"))
        }
    }

    @Test(arguments: [PageRequest.Origin.foreign, .unknown])
    func `what another site's page sends changes nothing`(origin: PageRequest.Origin) throws {
        let (service, site) = try Sample.site
        for path in ["/duty/bao-cao/2025", "/waiting/38", "/held", "/rules", "/leave", "/enter"] {
            var request = Sample.post(path, "form=f1&act=receive&unit=bao-loc&link=good")
            request.origin = origin
            #expect(site.answer(request).status == 403, "\(path)")
        }
        #expect(service.takeEntered().isEmpty)
    }

    @Test(arguments: ["", "form=", "form=f2", "form=f1%00"])
    func `a form without the session's text enters nothing`(field: String) throws {
        let (service, site) = try Sample.site
        let response = site.answer(
            Sample.post("/duty/bao-cao/2025", "\(field)&act=receive&unit=bao-loc"))
        #expect(response.status == 403)
        _ = service.takeEntered()
    }

    @Test func `a link shows a button, and only its press opens a session`() throws {
        let (service, site) = try Sample.site
        var request = Sample.get("/enter?link=good")
        request.cookies = [:]
        let shown = site.answer(request)
        #expect(shown.status == 200)
        #expect(service.takeEntered().isEmpty)
        var press = Sample.post("/enter", "link=good")
        press.cookies = [:]
        let opened = site.answer(press)
        #expect(opened.status == 303)
        #expect(
            opened.headers.first { $0.name == "Set-Cookie" }?.value
                == "hanchot-board=s1; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax")
        press.isSecure = true
        #expect(
            site.answer(press).headers.first { $0.name == "Set-Cookie" }?.value
                == "__Host-hanchot=s1; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax; Secure")
        let altered = Sample.post("/enter", "link=goof")
        #expect(site.answer(altered).status == 403)
    }

    @Test func `without a session there is nothing to see, and a plain cookie isn't a secure one`()
        throws
    {
        let (_, site) = try Sample.site
        for path in PageTests.pages.values where !path.hasPrefix("/p/") {
            var request = Sample.get(path)
            request.cookies = [:]
            #expect(site.answer(request).status == 401, "\(path)")
            request.cookies = ["hanchot-board": "s2"]
            #expect(site.answer(request).status == 401, "\(path)")
            // Over TLS only the cookie counts that no other host or plain page can set.
            request.cookies = ["hanchot-board": "s1"]
            request.isSecure = true
            #expect(site.answer(request).status == 401, "\(path)")
        }
    }

    @Test func `what a role may not is said as such, and what isn't there as that`() throws {
        let (service, site) = try Sample.site
        service.say("Review", .notAllowed("vn.hanchot.Control.Review"))
        #expect(site.answer(Sample.get("/rules")).status == 403)
        service.say(
            "Period", .refused([ControlRefusal(.unknown, vi: "không có", en: "there is none")]))
        #expect(site.answer(Sample.get("/duty/nope/2025")).status == 404)
        service.say(
            "Period", .refused([ControlRefusal(.ambiguous, vi: "hai", en: "two")]))
        #expect(site.answer(Sample.get("/duty/b/2025")).status == 422)
    }

    @Test func `too many requests of one wait, and keep no other out`() throws {
        let (_, site) = try Sample.site
        var tried = Sample.post("/enter", "link=bad")
        tried.cookies = [:]
        let statuses = (0..<25).map { _ in site.answer(tried).status }
        #expect(statuses == Array(repeating: 403, count: 20) + Array(repeating: 429, count: 5))
        tried.address = "127.0.0.2"
        #expect(site.answer(tried).status == 403)
    }

    @Test func `whatever path, query, body or cookie comes, there is an answer`() throws {
        // A minute for each, so that none has to wait.
        let clock = Mutex<UInt64>(0)
        let service = try SampleService()
        let site = Site(
            client: ControlClient(path: service.path, timeout: 20), layout: try Layout(),
            seconds: {
                clock.withLock {
                    $0 += 60
                    return $0
                }
            }, freshID: { "0123456789abcdef" })
        var random = SeededGenerator(seed: 15)
        let words = [
            "duty", "story", "unit", "waiting", "held", "rules", "..", "%00", "bao-cao", "2025", "",
            "<script>", "'\"", "-1", "9223372036854775808", "\u{202E}", "a>b", "matrix", "enter",
        ]
        let fields = [
            "act=receive", "act=extend", "reason=1", "unit=bao-loc", "unit=%F0%28%8C%28", "on=%",
            "format=csv", "after=-5", "after=99999999999999999999", "month=2025-13", "lang=xx",
            "show=what", "event=1e9", "number%3A=1", "&&==", "done=<b>", "form=f1", "request=A!",
        ]
        for _ in 0..<5_000 {
            func some(_ list: [String], _ most: Int) -> [String] {
                (0..<Int.random(in: 0...most, using: &random)).compactMap { _ in
                    list.randomElement(using: &random)
                }
            }
            var request = PageRequest(
                Bool.random(using: &random) ? .get : .post, path: some(words, 5))
            request.query = FormFields(parsing: some(fields, 4).joined(separator: "&"))
            request.form = FormFields(parsing: some(fields, 6).joined(separator: "&"))
            request.cookies = Bool.random(using: &random) ? ["hanchot-board": "s1"] : [:]
            request.origin = .own
            let response = site.answer(request)
            #expect((200..<600).contains(response.status) && response.status != 500)
            #expect(!Sample.text(response).contains("<script>"))
        }
    }

    @Test func `fields are decoded as a browser sends them`() {
        let fields = FormFields(parsing: "a=1&b=x+y%20z&a=2&c&d=%zz&e=%C3%A1&f=a%3Db")
        #expect(fields.all("a") == ["1", "2"])
        #expect(fields["b"] == "x y z")
        #expect(fields["c"] == "")
        #expect(fields["d"] == nil)
        #expect(fields["e"] == "á")
        #expect(fields["f"] == "a=b")
        #expect(fields.encoded == "a=1&b=x%20y%20z&a=2&c=&e=%C3%A1&f=a%3Db")
    }
}
