import Control
import JSON
import SourceText
import Testing

@testable import Board

/// What forms enter, and what is said where they can't.
struct EntryTests {
    private static let period = "/duty/bao-cao/2025"
    private static let frame = "form=f1&sequence=41&request=0123456789abcdef"

    @Test func `rows that are ticked, or have a number, are received with one press`() throws {
        let (service, site) = try Sample.site
        let response = site.answer(
            Sample.post(
                Self.period,
                Self.frame
                    + "&act=receive&on=6/11/2025&unit=bao-loc&number%3Abao-loc=12%2FBC"
                    + "&number%3Ale-lai=7&number%3Ada-lat="))
        #expect(response.status == 303)
        let asked = service.takeEntered()
        #expect(asked.map(\.method) == ["Apply"])
        #expect(
            asked.first?.parameters == [
                "request": "board-0123456789abcdef",
                "entries": [
                    [
                        "event": "receive", "duty": "bao-cao", "period": "2025",
                        "units": ["bao-loc"], "number": "12/BC", "on": "06/11/2025",
                    ],
                    [
                        "event": "receive", "duty": "bao-cao", "period": "2025",
                        "units": ["le-lai"], "number": "7", "on": "06/11/2025",
                    ],
                ],
            ])
        #expect(asked.first?.behalf == Behalf(session: "s1", form: "f1", expecting: 41))
    }

    struct Act: Sendable, CustomTestStringConvertible {
        let act: String
        let fields: String
        let entry: JSONValue
        var testDescription: String { act }
    }

    @Test(arguments: [
        Act(
            act: "extend", fields: "until=12/11/2025&letter=45/SGD",
            entry: ["event": "extend", "to": "12/11/2025", "letter": "45/SGD"]),
        Act(
            act: "waive", fields: "letter=46/SGD", entry: ["event": "waive", "letter": "46/SGD"]),
        Act(
            act: "return", fields: "note=thieu+phu+luc&until=2025-11-10",
            entry: ["event": "return", "note": "thieu phu luc", "until": "2025-11-10"]),
        Act(
            act: "none", fields: "on=05/11/2025&note=",
            entry: ["event": "receive", "none": true, "on": "05/11/2025"]),
    ])
    func `what needs a reason asks for it on a page of its own, then is entered`(act: Act) throws {
        let (service, site) = try Sample.site
        let ask = site.answer(
            Sample.post(Self.period, Self.frame + "&act=\(act.act)&unit=bao-loc"))
        #expect(ask.status == 200)
        #expect(service.takeEntered().isEmpty)
        let text = Sample.text(ask)
        #expect(text.contains("name=\"reason\" value=\"1\""))
        #expect(text.contains("name=\"sequence\" value=\"41\""))
        #expect(text.contains("name=\"unit\" value=\"bao-loc\""))
        let sent = site.answer(
            Sample.post(
                Self.period, Self.frame + "&reason=1&act=\(act.act)&unit=bao-loc&" + act.fields))
        #expect(sent.status == 303)
        var entry = act.entry.objectValue ?? [:]
        entry.merge(["duty": "bao-cao", "period": "2025", "units": ["bao-loc"]]) { $1 }
        #expect(service.takeEntered().first?.parameters["entries"] == [.object(entry)])
    }

    @Test func `a refusal gives the form back with what was typed, and what is wrong`() throws {
        let (service, site) = try Sample.site
        let refusal = ControlRefusal(
            .contradiction, vi: "ngày 35/11 không có", en: "there is no such day")
        service.say("Apply", .refused([refusal]))
        let response = site.answer(
            Sample.post(
                Self.period,
                Self.frame + "&act=receive&unit=bao-loc&number%3Abao-loc=12%22BC&on=35/11/2025"))
        #expect(response.status == 422)
        let text = Sample.text(response)
        #expect(text.contains("role=\"alert\"") && text.contains("ngày 35/11 không có"))
        #expect(text.contains("value=\"12&quot;BC\"") && text.contains("value=\"35/11/2025\""))
        #expect(text.contains("aria-label=\"Trường THPT Bảo Lộc\" checked"))
        let nobody = site.answer(Sample.post(Self.period, Self.frame + "&act=receive"))
        #expect(nobody.status == 422)
        #expect(Sample.text(nobody).contains("Chưa chọn đơn vị nào"))
        let reason = site.answer(
            Sample.post(
                Self.period, Self.frame + "&reason=1&act=extend&unit=bao-loc&until=mai"))
        #expect(reason.status == 422)
        #expect(Sample.text(reason).contains("value=\"mai\""))
    }

    @Test func `a decision is sent as it was pressed`() throws {
        let (service, site) = try Sample.site
        _ = site.answer(
            Sample.post(
                "/waiting/38", Self.frame + "&act=yes&number=12/BC&on=05/11/2025&note="))
        _ = site.answer(
            Sample.post(
                "/waiting/39", Self.frame + "&act=until&kind=request&until=12/11/2025&note=ok"))
        _ = site.answer(
            Sample.post("/waiting/37", Self.frame + "&act=no&number=1&until=2/2/2025&note=khong"))
        let asked = service.takeEntered().map { call in
            var parameters = call.parameters.objectValue ?? [:]
            parameters["request"] = nil
            return JSONValue.object(parameters)
        }
        #expect(
            asked == [
                ["answer": 38, "agree": true, "number": "12/BC", "on": "05/11/2025"],
                ["answer": 39, "agree": true, "until": "12/11/2025", "note": "ok"],
                ["answer": 37, "agree": false, "note": "khong"],
            ])
    }

    @Test func `entries are taken back, and what is held is let go, by name`() throws {
        let (service, site) = try Sample.site
        let forms = [
            ("/story/bao-cao/2025/bao-loc", "event=40"), ("/held", "act=release"),
            ("/held", "act=lift&silence=s-1"), ("/held", "act=resume&plan=mat"),
            ("/rules", "digest=abc"),
        ]
        for (path, fields) in forms {
            #expect(site.answer(Sample.post(path, "form=f1&\(fields)")).status == 303, "\(path)")
        }
        #expect(
            service.takeEntered().map(\.method) == [
                "Void", "Release", "LiftSilence", "Pause", "Reload",
            ])
        #expect(site.answer(Sample.post("/held", "form=f1&act=what")).status == 404)
    }

    @Test func `where the service is away the page says so, and what was sent can be sent again`()
        throws
    {
        let (service, site) = try Sample.site
        service.stop()
        let shown = site.answer(Sample.get(Self.period))
        #expect(shown.status == 503)
        #expect(Sample.text(shown).contains("Sổ theo dõi không mất gì"))
        let body = Self.frame + "&act=receive&unit=bao-loc&number%3Abao-loc=9%3C"
        let sent = site.answer(Sample.post(Self.period, body))
        #expect(sent.status == 503)
        let text = Sample.text(sent)
        // The same id: sent twice, it is entered once.
        #expect(text.contains("name=\"request\" value=\"0123456789abcdef\""))
        #expect(text.contains("name=\"number:bao-loc\" value=\"9&lt;\""))
        #expect(text.contains("action=\"/duty/bao-cao/2025\""))
    }
}
