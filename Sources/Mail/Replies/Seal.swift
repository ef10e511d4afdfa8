/// What stands for a secret text in a file: nobody finds the text by it, nor makes one for another text
/// without the key. 64 hexadecimal digits: an HMAC-SHA-256 over the purpose and the text.
package func seal(
    _ text: String, for purpose: String, keys: TokenKeys
) throws(TokenKeyError) -> String {
    let message = Array("hanchot \(purpose) 1\0".utf8) + Array(text.utf8)
    guard let code = MessageCode.hmacSHA256(key: keys.current.secret, message) else {
        throw .noCode
    }
    return code.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
}
