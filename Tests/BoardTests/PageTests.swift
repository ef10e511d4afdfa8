import Rules
import SourceText
import TestSupport
import Testing

@testable import Board

/// The pages, as text: in both languages, and each role's.
struct PageTests {
    static let pages = [
        "today": "/", "period": "/duty/bao-cao/2025", "arrivals": "/duty/bao-cao/2025/arrivals",
        "story": "/story/bao-cao/2025/bao-loc", "unit": "/unit/bao-loc", "matrix": "/matrix?plan=a",
        "calendar": "/calendar?month=2025-11", "coming": "/coming", "held": "/held",
        "rules": "/rules", "waiting": "/waiting", "search": "/search?q=bao", "head": "/p/good",
    ]

    @Test(arguments: pages.keys.sorted(), Language.allCases)
    func `a page is what was looked at`(name: String, language: Language) throws {
        let (_, site) = try Sample.site
        let response = site.answer(Sample.get(try #require(Self.pages[name]), language))
        #expect(response.status == 200)
        try Golden.expect(response.body, is: "\(name).\(language.rawValue).html")
    }

    @Test(arguments: pages.keys.sorted())
    func `a page has no script, no style of its own, one main heading and nobody's markup`(
        name: String
    ) throws {
        let (_, site) = try Sample.site
        let text = Sample.text(site.answer(Sample.get(try #require(Self.pages[name]))))
        for banned in ["<script", "style=", " on", "<b>", "javascript:", "{{"] {
            let found = banned == " on" ? text.contains(/\son[a-z]+=/) : text.contains(banned)
            #expect(!found, "\(banned)")
        }
        #expect(text.matches(of: /<h1>/).count == 1)
        // Every form that sends carries the session's text; a head's has the link itself.
        if name == "head" { return }
        let forms = text.matches(of: /<form method="post"/).count
        #expect(text.matches(of: /name="form" value="f1"/).count == forms)
        let ids = text.matches(of: /\sid="([^"]+)"/).map { $0.1 }
        #expect(Set(ids).count == ids.count, "\(ids)")
    }

    @Test func `every word that a template names is there in both languages`() {
        for language in Language.allCases {
            let words = Words.table(language)
            for (name, template) in Templates.all {
                for word in template.matches(of: /\{\{t\.([a-z0-9_]+)\}\}/).map({ $0.1 }) {
                    #expect(words[String(word)]?.isEmpty == false, "\(name): \(word)")
                }
            }
        }
    }

    @Test func `a reader sees no forms, and a registrar those of receipts alone`() throws {
        let (service, site) = try Sample.site
        service.be(.reader)
        let today = Sample.text(site.answer(Sample.get("/")))
        #expect(!today.contains("href=\"/waiting\"") && !today.contains("href=\"/rules\""))
        let held = Sample.text(site.answer(Sample.get("/held")))
        #expect(!held.contains("name=\"act\""))
        service.be(.registrar)
        #expect(Sample.text(site.answer(Sample.get("/"))).contains("văn thư"))
    }

    @Test func `the browser's languages are followed, and what was chosen comes first`() throws {
        let (_, site) = try Sample.site
        #expect(wantedLanguages("fr, en;q=0.5, vi;q=0.8") == [.vi, .en])
        #expect(wantedLanguages("en-GB,en") == [.en, .en])
        var request = Sample.get("/", .en)
        #expect(Sample.text(site.answer(request)).contains("<html lang=\"en\">"))
        request.query = FormFields(parsing: "lang=vi")
        let response = site.answer(request)
        #expect(Sample.text(response).contains("<html lang=\"vi\">"))
        #expect(
            response.headers.contains {
                $0.name == "Set-Cookie" && $0.value.hasPrefix("hanchot-language=vi; Path=/")
            })
    }

    @Test(arguments: ["csv", "ods"])
    func `a list is taken along with the same filter`(format: String) throws {
        let (_, site) = try Sample.site
        let response = site.answer(Sample.get("/duty/bao-cao/2025?show=all&format=\(format)"))
        #expect(response.status == 200)
        #expect(
            response.headers.contains {
                $0.name == "Content-Disposition"
                    && $0.value == "attachment; filename=\"bao-cao-2025.\(format)\""
            })
        if format == "csv" {
            let text = Sample.text(response)
            #expect(text.contains("Trường THPT Bảo Lộc") && text.contains("2025-11-06"))
        } else {
            #expect(response.body.starts(with: Array("PK".utf8)))
        }
        #expect(site.answer(Sample.get("/held?format=csv")).status == 404)
    }

    @Test func `what hasn't changed isn't sent again`() throws {
        let (_, site) = try Sample.site
        var request = Sample.get("/matrix")
        let first = site.answer(request)
        let tag = try #require(first.headers.first { $0.name == "ETag" }?.value)
        #expect(tag.hasPrefix("\"41-abcdef012345-2025-11-07-vi-"))
        request.knownTag = tag
        #expect(site.answer(request).status == 304)
        request.languages = [.en]
        #expect(site.answer(request).status == 200)
    }
}
