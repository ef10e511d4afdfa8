internal import CCrypto

/// HMAC-SHA-256 (RFC 2104, RFC 6234), computed by OpenSSL.
enum MessageCode {
    /// 32 octets; `nil` where the library can't compute it (it is out of memory, or barred from the
    /// algorithm by its configuration).
    static func hmacSHA256(key: [UInt8], _ message: [UInt8]) -> [UInt8]? {
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        let done = HMAC(
            EVP_sha256(), key, Int32(key.count), message, message.count, &digest, &length)
        guard done != nil else { return nil }
        return Array(digest[..<Int(length)])
    }

    /// Takes the same time wherever the two differ, so that nobody can feel their way to a code.
    static func areEqual(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        a.count == b.count && CRYPTO_memcmp(a, b, a.count) == 0
    }
}
