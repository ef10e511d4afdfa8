import Foundation

/// An answer as a person's mail program writes it: the words above the whole mail, quoted.
struct PythonAnswer: Encodable {
    /// Message-ID without brackets; the same answer has the same one.
    let id: String
    let sender: String
    let to: String
    let subject: String
    let text: String
    let inReplyTo: String
    let quoted: String
    var fields: [String: String] = [:]

    init(
        _ text: String, to mail: PythonMail, from sender: String, id: String,
        fields: [String: String] = [:]
    ) {
        self.id = id
        self.sender = sender
        to = mail.headers["Reply-To"] ?? ""
        subject = "Re: " + mail.subject
        self.text = text
        inReplyTo = mail.headers["Message-ID"] ?? ""
        quoted = mail.text
        self.fields = fields
    }

    func json() throws -> String { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }

    /// Written by Python's own library, handed to the machine's mail server.
    static let script = """
        import email.message, json, smtplib, sys
        a = json.loads(sys.argv[1])
        mail = email.message.EmailMessage()
        mail['From'], mail['To'], mail['Subject'] = a['sender'], a['to'], a['subject']
        mail['Date'] = 'Tue, 28 Oct 2031 08:00:00 +0700'
        mail['Message-ID'] = '<' + a['id'] + '>'
        mail['In-Reply-To'] = mail['References'] = a['inReplyTo']
        for name, value in a['fields'].items():
            mail[name] = value
        quoted = ''.join('> ' + line for line in a['quoted'].splitlines(True))
        mail.set_content(a['text'] + '\\n\\nVào Th 3, 28 thg 10, 2031 vào lúc 07:30 Sở GDĐT '
                         '<nhacviec@so.example> đã viết:\\n\\n' + quoted)
        with smtplib.SMTP('127.0.0.1') as server:
            server.send_message(mail, from_addr=a['sender'], to_addrs=[a['to']])
        """
}
