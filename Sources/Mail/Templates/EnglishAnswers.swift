/// The same in English.
extension EnglishNotices {
    static let confirmation = """
        Subject: [Answer received] {{short}}{{#submitted}}: sent{{#sentOn}} on {{sentOn}}{{/sentOn}}{{/submitted}}{{#asked}}: more time asked for, until {{askedUntil}}{{/asked}}{{#unclear}}: {{#example}}nothing recorded{{/example}}{{^example}}not understood{{/example}}{{/unclear}}
        Line: {{short}}: {{#acknowledged}}noted{{/acknowledged}}{{#submitted}}sent{{#sentOn}} on {{sentOn}}{{/sentOn}}{{^final}}, to be confirmed{{/final}}{{/submitted}}{{#asked}}time asked for until {{askedUntil}}, undecided{{/asked}}{{#unclear}}{{#example}}nothing recorded; please reply to the reminder with the number of the matter, "{{example}}. Sent, no. … on …"{{/example}}{{^example}}not understood{{/example}}{{/unclear}}

        {{#acknowledged}}
        {{^passedTo}}
        {{office}} has your answer: your unit has noted the matter.
        {{/passedTo}}
        {{#passedTo}}
        {{office}} has your answer and is writing to {{passedTo}}. Your unit still answers for it.
        {{/passedTo}}
        {{/acknowledged}}
        {{#submitted}}
        {{#final}}
        {{office}} has recorded your unit's {{brief}}{{#document}}, document {{document}}{{/document}}{{#sentOn}}, sent on {{sentOn}}{{/sentOn}}.
        {{/final}}
        {{^final}}
        {{office}} has your answer: your unit sent the {{brief}}{{#document}}, document {{document}}{{/document}}{{#sentOn}}, on {{sentOn}}{{/sentOn}}.
        {{^sentOn}}
        The day it was sent is unknown: please tell the contact below.
        {{/sentOn}}
        {{#sendTo}}
        To be confirmed: {{sendTo}} will check; there is no need to send it again.
        {{/sendTo}}
        {{/final}}
        If the number or the day is wrong: tell the contact below.
        {{/submitted}}
        {{#asked}}
        {{office}} has your request for time until {{askedUntil}}; it is not decided yet.
        {{/asked}}
        {{#unclear}}
        {{#example}}
        {{office}} has your answer but has recorded nothing: the reminder lists several matters, and which one is answered, and how, is not clear; the contact below will see it.
        Already sent: reply to the reminder with the number of the matter, "{{example}}. Sent, no. … on …"
        More time needed: reply to the reminder "{{example}}. Extension until …"
        {{/example}}
        {{^example}}
        {{office}} has your answer but could not understand it, and has recorded nothing; the contact below will see it.
        {{#report}}
        Already sent: reply to the reminder "Sent, no. … on …"
        More time needed: reply to the reminder "Extension until …"
        {{/report}}
        {{/example}}
        {{/unclear}}
        {{^submitted}}
        {{#report}}
        {{#untilDate}}
        Due as of now: {{untilDate}}{{#over}} (over){{/over}}
        {{/untilDate}}
        {{/report}}
        {{/submitted}}
        """
}
