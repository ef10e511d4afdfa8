/// What a person reads in a message, line breaks as LF: its plain text, or its HTML as text where there
/// is none; `nil` for what is no message.
package func readableText(of message: [UInt8]) -> String? {
    IncomingMessage(message)?.shown.text.replacing("\r\n", with: "\n")
}
