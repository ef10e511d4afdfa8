/// The name under which what was decided stays once an address is erased (statement 34): nobody can try
/// addresses against it who hasn't the key.
///
/// It has the form of a fingerprint, 16 hexadecimal digits: the first 64 bits of an HMAC-SHA-256.
package func pseudonym(
    of fingerprint: String, keys: TokenKeys
) throws(TokenKeyError) -> String {
    let code = MessageCode.hmacSHA256(key: keys.current.secret, Array(fingerprint.utf8))
    guard let code else { throw .noCode }
    return code.prefix(8).map { byte in
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
}
