/// The built-in templates in English for what one unit is told about its own duties.
enum EnglishNotices {
    static let reminder = """
        Subject: [Reminder] {{short}}{{#lastDay}}, due by {{lastDay}}{{/lastDay}}
        Line: {{short}}{{#until}}: {{until}}{{/until}}{{#daysLeft}} ({{daysLeft}} left{{^report}}; no report{{/report}}){{/daysLeft}}{{^daysLeft}}{{^report}} (no report){{/report}}{{/daysLeft}}

        Task: {{task}}{{#citation}} ({{citation}}){{/citation}}
        {{#due}}
        Due: {{due}} ({{until}}{{#daysLeft}}; {{daysLeft}} left{{/daysLeft}})
        {{/due}}
        \(answer)
        """

    static let dueToday = """
        Subject: [Due today] {{short}}, due by {{lastDay}}
        Line: {{short}}: {{untilToday}}{{^report}} (no report){{/report}}

        Task: {{task}}{{#citation}} ({{citation}}){{/citation}}
        Due: {{due}} ({{untilToday}})
        \(answer)
        """

    static let overdue = """
        Subject: [{{daysLate}} overdue] {{short}}
        Line: {{short}}: {{daysLate}} overdue (due: {{untilShort}})

        As of {{now}}, {{office}} has no record of your unit's {{brief}}
        (due: {{untilDate}}).
        Please send it now, or {{#replies}}reply{{/replies}}{{^replies}}tell the contact below{{/replies}} why not and on what day it will come.
        If it has been sent: state the document's number and date.
        {{#nextReport}}
        Units still missing will be reported to the leadership of {{organisation}} on {{nextReport}}.
        {{/nextReport}}
        """

    static let moved = """
        Subject: [{{#later}}Extended{{/later}}{{^later}}New date{{/later}}] {{short}}, now due by {{lastDay}}
        Line: {{short}}: now due {{until}} (was: {{previous}})

        The due date {{#later}}has been extended{{/later}}{{^later}}has changed{{/later}}.
        Task: {{task}}{{#citation}} ({{citation}}){{/citation}}
        Was due: {{previous}}
        Now due: {{untilDate}} ({{weekday}}{{#daysLeft}}; {{daysLeft}} left{{/daysLeft}})
        {{#authority}}
        Decided by: {{authority}}
        {{/authority}}
        {{#sendTo}}
        Send to: {{sendTo}}
        {{/sendTo}}
        """

    static let redirect = """
        Subject: [Forwarded] {{innerLine}}
        Line: {{innerLine}} (mail to {{intended}} could not be delivered)

        Mail to {{intended}} could not be delivered. It is sent to you so that you know and can pass it on.
        {{innerBody}}
        """

    static let correction = """
        Subject: [Correction] {{short}}: {{unitName}} sent it on {{sentOn}}
        Line: {{short}}: {{unitName}} sent it on {{sentOn}}, {{timeliness}} (corrects the mail of {{toldOn}})

        The mail of {{toldOn}} said that {{unitName}} had not sent the {{brief}}.
        {{office}} has now recorded it: {{#document}}document {{document}}, {{/document}}sent on {{sentOn}}, {{timeliness}}.
        Please disregard that part of the mail of {{toldOn}}.
        """

    static let anniversary = """
        Subject: [Reminder] {{name}}, {{lastDay}}
        Line: {{name}}: {{day}}{{^report}} (no report){{/report}}

        Task: {{#task}}{{task}}{{/task}}{{^task}}mark {{nameInside}}{{/task}}{{#citation}} ({{citation}}){{/citation}}
        Day: {{lastDay}}{{#dateNote}}, {{dateNote}}{{/dateNote}}{{#daysLeft}} ({{daysLeft}} left){{/daysLeft}}
        {{#round}}
        Kind of year: {{round}}
        {{/round}}
        {{^report}}
        No report is asked for.
        {{/report}}
        \(answer)
        """

    static let inspection = """
        Subject: [Inspection] {{short}}, due by {{lastDay}}
        Line: {{short}}: inspection by {{inspector}}, {{until}}{{#daysLeft}} ({{daysLeft}} left){{/daysLeft}}

        {{inspector}} will inspect your unit: {{brief}}{{#citation}} ({{citation}}){{/citation}}.
        To be done: {{due}} ({{until}}{{#daysLeft}}; {{daysLeft}} left{{/daysLeft}})
        Please have the records ready and name someone to receive the inspection.
        """

    static let confirmation = """
        Subject: [Answer received] {{short}}{{#submitted}}: sent on {{sentOn}}{{/submitted}}{{#asked}}: more time asked for, until {{askedUntil}}{{/asked}}{{#unclear}}: not understood{{/unclear}}
        Line: {{short}}: {{#acknowledged}}noted{{/acknowledged}}{{#submitted}}sent on {{sentOn}}{{^final}}, to be confirmed{{/final}}{{/submitted}}{{#asked}}time asked for until {{askedUntil}}, undecided{{/asked}}{{#unclear}}not understood{{/unclear}}

        {{#acknowledged}}
        {{office}} has your answer: your unit has noted the matter.
        {{/acknowledged}}
        {{#submitted}}
        {{#final}}
        {{office}} has recorded your unit's {{brief}}{{#document}}, document {{document}}{{/document}}, sent on {{sentOn}}.
        {{/final}}
        {{^final}}
        {{office}} has your answer: your unit sent the {{brief}}{{#document}}, document {{document}}{{/document}}, on {{sentOn}}.
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
        {{office}} has your answer but could not understand it, and has recorded nothing.
        Already sent: reply to the reminder "Sent, no. … on …"
        More time needed: reply to the reminder "Extension until …"
        {{/unclear}}
        {{^submitted}}
        {{#untilDate}}
        Due as of now: {{untilDate}}
        {{/untilDate}}
        {{/submitted}}
        """

    /// Where the report goes and how to answer.
    private static let answer = """
        {{#sendTo}}
        Send to: {{sendTo}}
        {{/sendTo}}
        {{#report}}
        {{#replies}}
        Already sent: reply "Sent, no. … on …"
        More time needed: reply "Extension until …"
        {{/replies}}
        {{^replies}}
        Already sent, or more time needed: tell the contact below.
        {{/replies}}
        {{/report}}
        """
}
