internal import Mail

/// A message on its way from the mail system to the service, as the control interface carries it.
package enum ReceivedBytes {
    /// What the mail system said of the message's way, as the fields that a delivery agent adds on
    /// top: who sent it (`""` and Postfix' `MAILER-DAEMON` stand for the null return path), and the
    /// address that it came to. `nil` for a text that would make more than one field.
    package static func wayFields(sender: String?, recipient: String?) -> [UInt8]? {
        var fields = ""
        for (name, value) in [("Return-Path", sender), ("X-Original-To", recipient)] {
            guard let value else { continue }
            guard value.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x3C && $0 != 0x3E })
            else { return nil }
            fields += "\(name): <\(value)>\r\n"
        }
        return Array(fields.utf8)
    }

    package static func encoded(_ bytes: [UInt8]) -> String {
        String(decoding: Base64.encode(bytes), as: UTF8.self)
    }

    /// The octets that a caller sent; what isn't base64 in it is passed over.
    package static func decoded(_ text: String) -> [UInt8] { Base64.decode(text.utf8) }
}
