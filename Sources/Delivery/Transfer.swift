internal import CCurl
internal import Glibc
internal import Spool

/// One connection to the mail server, by one of libcurl's handles: used for one message after the other.
/// Everything here blocks, so each has a thread of its own.
///
/// libcurl's multi handle would do with one thread, but its SMTP waits for the answers to DATA and QUIT
/// without letting other transfers go on.
final class Transfer {
    private let handle: UnsafeMutableRawPointer
    private var conversation = Conversation()
    private var mail: SpoolMail?
    private var recipients: UnsafeMutablePointer<curl_slist>?
    private var offset = 0
    private let failureText: UnsafeMutablePointer<CChar>
    private let needsLogin: Bool
    private var loginIsMissing = false
    /// The connection's descriptor; -1 without one.
    private var socket: Int32 = -1
    private let onTalking: () -> Void

    /// - Parameter onTalking: called when a message is being talked about: connection and login are good.
    /// - Throws: `CurlError` when libcurl doesn't know an option: it was built without TLS, say.
    init(_ settings: DeliverySettings, onTalking: @escaping () -> Void) throws(CurlError) {
        guard let handle = curl_easy_init() else {
            throw CurlError(what: "make a handle", code: 27)
        }
        self.handle = handle
        self.onTalking = onTalking
        needsLogin = settings.login != nil
        failureText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        failureText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        try setUp(settings)
    }

    deinit {
        // QUIT is sent, its answer not waited for.
        if socket >= 0 { shutdown(socket, Int32(SHUT_RD)) }
        curl_easy_cleanup(handle)
        curl_slist_free_all(recipients)
        failureText.deallocate()
    }

    private func setUp(_ settings: DeliverySettings) throws(CurlError) {
        let url = "\(settings.relay)/\(settings.helo)"
        try check("relay", ccurl_set_string(handle, CURLOPT_URL, url))
        try check("protocols", ccurl_set_string(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps"))
        // The environment's proxies are for browsers.
        try check("proxy", ccurl_set_string(handle, CURLOPT_PROXY, ""))
        let security: curl_usessl =
            switch settings.relay.security {
            case .none: CURLUSESSL_NONE
            case .required, .implicit: CURLUSESSL_ALL
            }
        try check("TLS", ccurl_set_long(handle, CURLOPT_USE_SSL, Int(security.rawValue)))
        try check(
            "TLS version",
            ccurl_set_long(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)))
        try check("TLS", ccurl_set_long(handle, CURLOPT_SSL_VERIFYPEER, 1))
        try check("TLS", ccurl_set_long(handle, CURLOPT_SSL_VERIFYHOST, 2))
        if let authorities = settings.authorities {
            try check("CA file", ccurl_set_string(handle, CURLOPT_CAINFO, authorities))
            try check("CA directory", ccurl_set_string(handle, CURLOPT_CAPATH, nil))
        }
        if let login = settings.login {
            try check("user", ccurl_set_string(handle, CURLOPT_USERNAME, login.user))
            try check("password", ccurl_set_string(handle, CURLOPT_PASSWORD, login.password))
        }
        try check(
            "time", ccurl_set_long(handle, CURLOPT_CONNECTTIMEOUT, settings.connectTimeout))
        try check(
            "time", ccurl_set_long(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, settings.answerTimeout))
        try check("signals", ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1))
        try check("upload", ccurl_set_long(handle, CURLOPT_UPLOAD, 1))
        let this = Unmanaged.passUnretained(self).toOpaque()
        try check("errors", ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, failureText))
        try check("read", ccurl_set_pointer(handle, CURLOPT_READDATA, this))
        try check("read", ccurl_set_read_function(handle, readMessage))
        // The only way to see the commands as well as the replies.
        try check("debug", ccurl_set_long(handle, CURLOPT_VERBOSE, 1))
        try check("debug", ccurl_set_pointer(handle, CURLOPT_DEBUGDATA, this))
        try check("debug", ccurl_set_debug_function(handle, hearConversation))
        try check("socket", ccurl_set_pointer(handle, CURLOPT_SOCKOPTDATA, this))
        try check("socket", ccurl_set_sockopt_function(handle, socketOpened))
        try check("socket", ccurl_set_pointer(handle, CURLOPT_CLOSESOCKETDATA, this))
        try check("socket", ccurl_set_closesocket_function(handle, socketClosing))
    }

    /// Hands a message over and waits until that has come to an end.
    ///
    /// - Parameter afresh: whether to open a new connection even when there is one.
    func perform(_ mail: SpoolMail, afresh: Bool) -> Attempt {
        do throws(CurlError) {
            try prepare(mail, afresh: afresh)
        } catch {
            return .relayFailed(reason: error.description)
        }
        let code = curl_easy_perform(handle)
        self.mail = nil
        if loginIsMissing {
            return .relayFailed(reason: "a user is set, but the server offers no login")
        }
        var failure: String?
        if code != CURLE_OK {
            let detail = String(cString: failureText)
            failure = detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail
        }
        return Attempt(
            conversation, failure: failure, timedOut: code == CURLE_OPERATION_TIMEDOUT)
    }

    private func prepare(_ mail: SpoolMail, afresh: Bool) throws(CurlError) {
        self.mail = mail
        conversation = Conversation()
        offset = 0
        loginIsMissing = false
        failureText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        curl_slist_free_all(recipients)
        recipients = nil
        for address in mail.envelope.recipients {
            guard let longer = curl_slist_append(recipients, "<\(address)>") else {
                throw CurlError(what: "list the recipients", code: 27)
            }
            recipients = longer
        }
        let sender = "<\(mail.envelope.sender ?? "")>"
        try check("MAIL", ccurl_set_string(handle, CURLOPT_MAIL_FROM, sender))
        try check("RCPT", ccurl_set_list(handle, CURLOPT_MAIL_RCPT, recipients))
        let size = curl_off_t(mail.message.count)
        try check("size", ccurl_set_offset(handle, CURLOPT_INFILESIZE_LARGE, size))
        try check("fresh", ccurl_set_long(handle, CURLOPT_FRESH_CONNECT, afresh ? 1 : 0))
    }

    fileprivate func read(into buffer: UnsafeMutablePointer<CChar>, room: Int) -> Int {
        guard let message = mail?.message else { return 0 }
        // libcurl goes on without a login when the server offers none.
        if needsLogin, !conversation.isReused, !conversation.hasLoggedIn {
            loginIsMissing = true
            return Int(CURL_READFUNC_ABORT)
        }
        let count = min(room, message.count - offset)
        if count > 0 {
            message.withUnsafeBytes { bytes in
                UnsafeMutableRawBufferPointer(start: buffer, count: count).copyMemory(
                    from: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count]))
            }
            offset += count
        }
        conversation.sentMessage(complete: offset == message.count)
        return count
    }

    fileprivate func hear(_ kind: curl_infotype, _ bytes: UnsafeBufferPointer<UInt8>) {
        if kind == CURLINFO_HEADER_IN {
            conversation.received(bytes)
        } else if kind == CURLINFO_HEADER_OUT {
            conversation.sent(bytes)
            if conversation.stage == .sender { onTalking() }
            if bytes.starts(with: Array("QUIT".utf8)), socket >= 0 {
                shutdown(socket, Int32(SHUT_RD))
            }
        }
    }

    fileprivate func opened(_ descriptor: Int32) { socket = descriptor }

    fileprivate func closing(_ descriptor: Int32) {
        if socket == descriptor { socket = -1 }
    }
}

/// libcurl refused something that has nothing to do with the server.
struct CurlError: Error, CustomStringConvertible {
    var what: String
    var code: UInt32

    var description: String {
        "libcurl: \(what): \(String(cString: curl_easy_strerror(CURLcode(rawValue: code))))"
    }
}

private func check(_ what: String, _ code: CURLcode) throws(CurlError) {
    if code != CURLE_OK { throw CurlError(what: what, code: code.rawValue) }
}

private func transfer(_ data: UnsafeMutableRawPointer) -> Transfer {
    Unmanaged<Transfer>.fromOpaque(data).takeUnretainedValue()
}

private func readMessage(
    buffer: UnsafeMutablePointer<CChar>?, size: Int, count: Int, data: UnsafeMutableRawPointer?
) -> Int {
    guard let buffer, let data else { return 0 }
    return transfer(data).read(into: buffer, room: size * count)
}

private func hearConversation(
    handle: UnsafeMutableRawPointer?, kind: curl_infotype, text: UnsafeMutablePointer<CChar>?,
    size: Int, data: UnsafeMutableRawPointer?
) -> Int32 {
    guard let text, let data else { return 0 }
    text.withMemoryRebound(to: UInt8.self, capacity: size) { bytes in
        transfer(data).hear(kind, UnsafeBufferPointer(start: bytes, count: size))
    }
    return 0
}

private func socketOpened(
    data: UnsafeMutableRawPointer?, descriptor: curl_socket_t, purpose: curlsocktype
) -> Int32 {
    if let data { transfer(data).opened(descriptor) }
    return Int32(CURL_SOCKOPT_OK)
}

private func socketClosing(data: UnsafeMutableRawPointer?, descriptor: curl_socket_t) -> Int32 {
    if let data { transfer(data).closing(descriptor) }
    return close(descriptor)
}
