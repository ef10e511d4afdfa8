import Inbound
import SourceText
import Testing

@Suite struct ReceivedBytesTests {
    @Test("What the mail system said of the way stands on top of the message")
    func way() throws {
        let token = try Answers.address()
        let way = try #require(
            ReceivedBytes.wayFields(sender: Answers.head, recipient: token))
        let message = try Answers.message("Đã rõ", to: "so@sogddt.example", path: nil)
        guard case .request = try Answers.read(way + message) else {
            Issue.record("not read")
            return
        }
        #expect(ReceivedBytes.wayFields(sender: nil, recipient: nil) == [])
    }

    @Test("Both names of the null return path are known", arguments: ["", "MAILER-DAEMON"])
    func null(_ sender: String) throws {
        let way = try #require(ReceivedBytes.wayFields(sender: sender, recipient: nil))
        #expect(
            try Answers.read(way + (try Answers.message("Đã rõ"))) == .nothing(.nullReturnPath))
    }

    @Test(
        "A text that would make another field is no address",
        arguments: ["a\r\nTo: b@c.example", "a b", "<a@b>", "a\0", "hiệu@x.example"])
    func injection(_ text: String) {
        #expect(ReceivedBytes.wayFields(sender: text, recipient: nil) == nil)
        #expect(ReceivedBytes.wayFields(sender: nil, recipient: text) == nil)
    }

    @Test("A message comes through the control interface as it is")
    func carried() throws {
        let bytes = [UInt8](0...255) + (try Answers.message("Đã rõ"))
        for count in 0..<9 {
            let message = Array(bytes.dropFirst(count))
            #expect(ReceivedBytes.decoded(ReceivedBytes.encoded(message)) == message)
        }
    }

    @Test("Every refusal is told in both languages")
    func texts() {
        for attack in AttackTests.all {
            let text = attack.refusal.text
            #expect(!text.vi.isEmpty && !text.en.isEmpty && text.vi != text.en)
        }
    }
}
