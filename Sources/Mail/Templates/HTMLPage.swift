/// The page around a letter's lines: tables and inline styles, which old Outlook lays out, in letters
/// of a size that a phone shows without zooming. It leads with one box: what is asked, and by when.
///
/// Outlook's old engine knows no greatest width, so it alone is given a table of a fixed one. Where the
/// reader's screen is dark the style sheet turns the colours; programs that drop style sheets
/// turn them on their own or show the page light.
enum HTMLPage {
    static let template = """
        <!DOCTYPE html>
        <html lang="{{language}}">
        <head>
        <meta http-equiv="Content-Type" content="text/html; charset=utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <title>{{subject}}</title>
        <style>
        @media (prefers-color-scheme: dark) {
        .page { background-color:#121212 !important; }
        .box { background-color:#1e1e1e !important; }
        .ink { color:#f0f0f0 !important; }
        .dim { color:#b8b8b8 !important; }
        .line { border-color:#444444 !important; }
        .today { color:#ffb74d !important; border-color:#ffb74d !important; }
        .late { color:#ff8a80 !important; border-color:#ff8a80 !important; }
        .plain { color:#f0f0f0 !important; border-color:#888888 !important; }
        }
        </style>
        </head>
        <body class="page" style="margin:0;padding:0;background-color:#ffffff;">
        <table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0">
        <tr><td align="left" style="padding:12px;">
        <!--[if mso]><table role="presentation" width="640" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:640px;">
        {{#box}}
        <tr><td style="padding:0 0 12px 0;">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
        <tr><td class="box {{tone}}" bgcolor="#f5f5f5" style="padding:12px 14px;border-left:4px solid {{edge}};background-color:#f5f5f5;">
        <div class="{{tone}}" style="\(font)font-size:14px;line-height:20px;color:{{edge}};">{{caption}}</div>
        <div class="ink" style="\(font)font-size:17px;line-height:24px;font-weight:bold;color:#1a1a1a;">{{task}}</div>
        {{#day}}
        <div class="{{tone}}" style="\(font)font-size:24px;line-height:32px;font-weight:bold;color:{{edge}};">{{day}}</div>
        {{/day}}
        {{#left}}
        <div class="{{tone}}" style="\(font)font-size:16px;line-height:24px;color:{{edge}};">{{left}}</div>
        {{/left}}
        {{#where}}
        <div class="ink" style="\(font)font-size:15px;line-height:22px;padding-top:6px;color:#1a1a1a;">{{where}}</div>
        {{/where}}
        {{#how}}
        <div class="ink" style="\(font)font-size:15px;line-height:22px;color:#1a1a1a;">{{how}}</div>
        {{/how}}
        </td></tr>
        </table>
        </td></tr>
        {{/box}}
        {{#lines}}
        {{#table}}
        <tr><td style="padding:0 0 8px 0;">
        <table width="100%" cellpadding="0" cellspacing="0" border="0">
        {{#heads}}
        <tr><th class="dim line" align="left" style="\(cell)font-weight:normal;color:#555555;">{{first}}</th><th class="dim line" align="left" style="\(cell)font-weight:normal;color:#555555;">{{second}}</th>{{#third}}<th class="dim line" align="left"{{#thirdWidth}} width="{{thirdWidth}}"{{/thirdWidth}} style="\(cell)font-weight:normal;color:#555555;">{{third}}</th>{{/third}}</tr>
        {{/heads}}
        {{#rows}}
        <tr><td class="dim line" valign="top" width="28" style="\(cell)color:#555555;">{{first}}</td><td class="ink line" valign="top" style="\(cell)color:#1a1a1a;">{{second}}</td>{{#third}}<td class="ink line" valign="top" style="\(cell)color:#1a1a1a;">{{third}}</td>{{/third}}</tr>
        {{/rows}}
        </table>
        {{#left}}
        <div class="ink" style="\(font)font-size:16px;line-height:24px;color:#1a1a1a;">{{left}}</div>
        {{/left}}
        </td></tr>
        {{/table}}
        {{^table}}
        <tr><td class="ink" style="padding:0 0 8px {{indent}}px;\(font)font-size:16px;line-height:24px;color:#1a1a1a;">{{#label}}<b>{{label}}:</b> {{/label}}{{#item}}<b>{{/item}}{{#pieces}}{{plain}}{{#kept}}<span style="white-space:nowrap;">{{kept}}</span>{{/kept}}{{/pieces}}{{^pieces}}{{text}}{{/pieces}}{{#item}}</b>{{/item}}</td></tr>
        {{/table}}
        {{/lines}}
        <tr><td class="dim line" style="padding:12px 0 0 0;border-top:1px solid #cccccc;\(font)font-size:13px;line-height:20px;color:#555555;">{{#footer}}{{.}}<br>{{/footer}}</td></tr>
        </table>
        <!--[if mso]></td></tr></table><![endif]-->
        </td></tr>
        </table>
        </body>
        </html>
        """

    private static let font = "font-family:Arial,Helvetica,sans-serif;"
    private static let cell =
        "padding:4px 8px 4px 0;border-bottom:1px solid #dddddd;\(font)font-size:15px;line-height:22px;"

    /// One line of a letter as the page shows it: "Hạn: …" gets its label in bold, and the line of one of
    /// several matters is bold as a whole.
    static func row(_ line: String) -> TemplateValues {
        let text = line.drop(while: { $0 == " " })
        var row: TemplateValues = ["indent": .text(text.count < line.count ? "24" : "0")]
        if text.count == line.count, isNumbered(text) {
            row["item"] = .flag(true)
            row["text"] = .text(String(text))
        } else if let label = label(of: text), isLabel(label) {
            row["label"] = .text(String(label))
            row["text"] = .text(
                String(text[label.endIndex...].dropFirst().drop(while: { $0 == " " })))
        } else {
            row["text"] = .text(String(text))
        }
        if case .text(let shown)? = row["text"], shown.contains("--") {
            row["pieces"] = .rows(pieces(of: shown))
        }
        return row
    }

    /// "hanchot decide 41 --yes": an option of a command is broken nowhere, where a page would break it behind its
    /// hyphens.
    private static func pieces(of text: String) -> [TemplateValues] {
        var pieces: [TemplateValues] = []
        var plain = ""
        for (index, word) in text.split(separator: " ", omittingEmptySubsequences: false)
            .enumerated()
        {
            if index > 0 { plain += " " }
            guard word.hasPrefix("--") else {
                plain += word
                continue
            }
            pieces.append(present(["plain": plain, "kept": String(word)]))
            plain = ""
        }
        if !plain.isEmpty { pieces.append(present(["plain": plain])) }
        return pieces
    }

    /// What stands before the first colon that ends a word; that of a clock ("07:30") ends none.
    static func label(of text: Substring) -> Substring? {
        text.indices.first { place in
            guard text[place] == ":" else { return false }
            let next = text.index(after: place)
            return next == text.endIndex || text[next].isWhitespace
        }.map { text[..<$0] }
    }

    /// "2. Thứ Ba 18/11: Báo cáo tháng 11/2025"
    private static func isNumbered(_ text: Substring) -> Bool {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        return (1...3).contains(digits.count) && text.dropFirst(digits.count).hasPrefix(". ")
    }

    private static func isLabel(_ text: Substring) -> Bool {
        guard text.count <= 40, let first = text.first, first.isLetter else { return false }
        return !text.contains(where: { ".;()\"".contains($0) })
    }
}
