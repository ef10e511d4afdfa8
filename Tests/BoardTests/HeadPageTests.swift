import Control
import JSON
import SourceText
import Testing

@testable import Board

/// A head's page, which no session opens.
struct HeadPageTests {
    private func ask(_ request: PageRequest) -> PageRequest {
        var request = request
        request.cookies = [:]
        return request
    }

    @Test func `whoever holds the link sees it, in the mail's language; others see nothing`() throws
    {
        let (service, site) = try Sample.site
        let page = site.answer(ask(Sample.get("/p/good", .en)))
        #expect(page.status == 200)
        #expect(Sample.text(page).contains("<html lang=\"vi\">"))
        #expect(!Sample.text(page).contains("<nav"))
        #expect(site.answer(ask(Sample.get("/p/goof"))).status == 404)
        #expect(site.answer(ask(Sample.get("/p/good?lang=en"))).status == 200)
        #expect(service.takeEntered().isEmpty, "to look records nothing")
    }

    @Test func `what is pressed there is sent as it was filled in`() throws {
        let (service, site) = try Sample.site
        let forms = [
            "item=1&what=sent&number=12/BC&on=5-11-2025",
            "item=1&what=nothing&reason=+", "item=1&what=time&until=12/11/2025&reason=bao",
        ]
        for form in forms {
            let answer = site.answer(ask(Sample.post("/p/good", form)))
            #expect(answer.status == 200)
            #expect(Sample.text(answer).contains("đã ghi nhận"))
        }
        #expect(
            service.takeEntered().map(\.parameters) == [
                [
                    "link": "good", "item": 1, "what": "sent", "number": "12/BC",
                    "on": "05/11/2025",
                ],
                ["link": "good", "item": 1, "what": "nothing"],
                [
                    "link": "good", "item": 1, "what": "time", "until": "12/11/2025",
                    "reason": "bao",
                ],
            ])
        var foreign = ask(Sample.post("/p/good", forms[0]))
        foreign.origin = .foreign
        #expect(site.answer(foreign).status == 403)
        #expect(service.takeEntered().isEmpty)
    }

    @Test func `a day that can't be read gives the form back, open, with what was typed`() throws {
        let (service, site) = try Sample.site
        let refusal = ControlRefusal(.unusable, vi: "không phải là ngày", en: "no day")
        service.say("HeadAnswer", .refused([refusal]))
        let answer = site.answer(ask(Sample.post("/p/good", "item=1&what=time&until=mai")))
        #expect(answer.status == 422)
        let text = Sample.text(answer)
        #expect(text.contains("không phải là ngày") && text.contains("value=\"mai\""))
        #expect(text.contains("<details open><summary>Xin thêm thời gian"))
    }
}
