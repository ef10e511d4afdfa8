/// The page around a letter's lines: one table and inline styles, which old Outlook lays out, in
/// letters of a size that a phone shows without zooming. Outlook's old engine knows no greatest
/// width, so it alone is given a table of a fixed one.
enum HTMLPage {
    static let template = """
        <!DOCTYPE html>
        <html lang="{{language}}">
        <head>
        <meta http-equiv="Content-Type" content="text/html; charset=utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{subject}}</title>
        </head>
        <body style="margin:0;padding:0;background-color:#ffffff;">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
        <tr><td align="left" style="padding:16px;">
        <!--[if mso]><table role="presentation" width="640" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:640px;">
        {{#lines}}
        <tr><td style="padding:0 0 8px {{indent}}px;\(font)font-size:16px;line-height:24px;color:#1a1a1a;">{{#label}}<b>{{label}}:</b> {{/label}}{{text}}</td></tr>
        {{/lines}}
        <tr><td style="padding:12px 0 0 0;border-top:1px solid #cccccc;\(font)font-size:13px;line-height:20px;color:#555555;">{{#footer}}{{.}}<br>{{/footer}}</td></tr>
        </table>
        <!--[if mso]></td></tr></table><![endif]-->
        </td></tr>
        </table>
        </body>
        </html>
        """

    private static let font = "font-family:Arial,Helvetica,sans-serif;"

    /// One line of a letter as the page shows it: "Hạn: …" gets its label in bold.
    static func row(_ line: String) -> [String: Any] {
        let text = line.drop(while: { $0 == " " })
        var row: [String: Any] = ["indent": text.count < line.count ? 24 : 0]
        if let colon = text.firstIndex(of: ":"), isLabel(text[..<colon]) {
            row["label"] = String(text[..<colon])
            row["text"] = String(text[text.index(after: colon)...].drop(while: { $0 == " " }))
        } else {
            row["text"] = String(text)
        }
        return row
    }

    private static func isLabel(_ text: Substring) -> Bool {
        guard text.count <= 40, let first = text.first, first.isLetter else { return false }
        return !text.contains(where: { ".;()\"".contains($0) })
    }
}
