/// What the board answers.
struct PageResponse: Sendable {
    var status = 200
    var headers: [(name: String, value: String)] = []
    var body: [UInt8] = []

    init(status: Int = 200) { self.status = status }

    static func html(_ text: String, status: Int = 200) -> PageResponse {
        var response = PageResponse(status: status)
        response.headers = [("Content-Type", "text/html; charset=utf-8")]
        response.body = Array(text.utf8)
        return response
    }

    /// After something was sent: the browser asks for the page that shows it.
    static func seeOther(_ place: String) -> PageResponse {
        var response = PageResponse(status: 303)
        response.headers = [("Location", place)]
        return response
    }

    static func file(_ bytes: [UInt8], type: String, name: String) -> PageResponse {
        var response = PageResponse()
        response.headers = [
            ("Content-Type", type), ("Content-Disposition", "attachment; filename=\"\(name)\""),
        ]
        response.body = bytes
        return response
    }

    /// What every answer says: nothing but the page's own stylesheet and forms, framed by nobody, kept by
    /// nobody, told to nobody.
    static let guards: [(name: String, value: String)] = [
        (
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
                + "frame-ancestors 'none'"
        ),
        ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "no-referrer"), ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
        ("X-Robots-Tag", "noindex, nofollow"),
    ]
}
