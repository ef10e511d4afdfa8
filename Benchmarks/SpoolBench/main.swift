import Glibc
import Spool

/// Publishes mails as the service does, a batch at a time, and prints mails a second.
///
/// usage: SpoolBench DIR COUNT BYTES [BATCH]
let arguments = CommandLine.arguments
guard arguments.count >= 4, let count = Int(arguments[2]), let size = Int(arguments[3]),
    let batch = arguments.count > 4 ? Int(arguments[4]) : 500, count > 0, batch > 0
else {
    print("usage: SpoolBench DIR COUNT BYTES [BATCH]")
    exit(2)
}

func mail(_ number: Int) throws -> SpoolMail {
    let head = "From: <nhac-viec@so.example>\r\nMessage-ID: <\(number)@so.example>\r\n\r\n"
    let line = Array(repeating: UInt8(ascii: "x"), count: 74) + Array("\r\n".utf8)
    var message = Array(head.utf8)
    while message.count < size { message += line }
    return SpoolMail(
        id: try SpoolID("mail-\(number)"),
        envelope: try Envelope(
            sender: "nhac-viec@so.example", recipients: ["truong-\(number)@school.example"]),
        message: message)
}

let spool = try SpoolDirectory(arguments[1])
let clock = ContinuousClock()
var spent = Duration.zero
for start in stride(from: 0, to: count, by: batch) {
    let mails = try (start..<min(start + batch, count)).map(mail)
    spent += try clock.measure {
        for outcome in spool.publish(mails) { _ = try outcome.get() }
    }
}
let seconds = Double(spent.components.seconds) + Double(spent.components.attoseconds) / 1e18
print(Int((Double(count) / seconds).rounded()))
