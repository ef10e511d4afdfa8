/// The built-in templates in English for what one unit is told about its own duties.
enum EnglishNotices {
    static let reminder = """
        Subject: [Reminder] {{#completion}}Completion: {{short}}{{/completion}}{{^completion}}{{short}}{{/completion}}{{#lastDay}}, due by {{lastDay}}{{/lastDay}}
        Line: {{#lastDayFirst}}{{lastDayFirst}}{{#daysLeft}} ({{daysLeft}} left){{/daysLeft}}: {{/lastDayFirst}}{{short}}\(aside)

        {{#completion}}
        Please complete the {{brief}}{{#paper}} ({{paper}}){{/paper}}{{#lacking}}: {{lacking}}{{/lacking}}.
        {{/completion}}
        {{^completion}}
        Task: {{#task}}{{task}}{{/task}}{{^task}}{{brief}}{{/task}}{{#citation}} ({{citation}}){{/citation}}
        {{/completion}}
        {{#due}}
        Due: {{due}} ({{until}}{{#daysLeft}}; {{daysLeft}} left{{/daysLeft}})
        {{/due}}
        \(pending)
        \(place)
        \(answer)
        """

    static let dueToday = """
        Subject: [Due today] {{#completion}}Completion: {{short}}{{/completion}}{{^completion}}{{short}}{{/completion}}
        Line: TODAY, {{lastDay}}: {{short}}\(aside)

        {{#completion}}
        Please complete the {{brief}}{{#paper}} ({{paper}}){{/paper}}{{#lacking}}: {{lacking}}{{/lacking}}.
        {{/completion}}
        {{^completion}}
        Task: {{#task}}{{task}}{{/task}}{{^task}}{{brief}}{{/task}}{{#citation}} ({{citation}}){{/citation}}
        {{/completion}}
        Due: {{due}} ({{untilToday}})
        \(pending)
        \(place)
        \(answer)
        """

    static let overdue = """
        Subject: [{{daysLate}} overdue] {{#completion}}Completion: {{short}}{{/completion}}{{^completion}}{{short}}{{/completion}}
        Line: OVERDUE by {{daysLate}} (due: {{untilShort}}): {{short}}\(aside)

        {{#pending}}
        Your unit says that it sent the {{brief}}, {{pending}}; {{#sendTo}}{{sendTo}}{{/sendTo}}{{^sendTo}}{{office}}{{/sendTo}} has yet to confirm it
        (due: {{untilDate}}).
        If the number or the day is wrong: {{#replies}}reply to this mail{{/replies}}{{^replies}}tell the contact below{{/replies}}.
        {{/pending}}
        {{^pending}}
        {{#completion}}
        As of {{now}}, {{office}} has no record of the completed {{brief}}{{#paper}} ({{paper}}){{/paper}}{{#lacking}}: {{lacking}}{{/lacking}}
        (due: {{untilDate}}).
        {{/completion}}
        {{^completion}}
        As of {{now}}, {{office}} has no record of your unit's {{brief}}
        (due: {{untilDate}}).
        {{/completion}}
        {{#askedUntil}}
        Your request for time until {{askedUntil}} is not decided yet.
        {{/askedUntil}}
        Please send it now, or {{#replies}}reply{{/replies}}{{^replies}}tell the contact below{{/replies}} why not and on what day it will come.
        If it has been sent: state the document's number and date.
        {{/pending}}
        {{#nextReport}}
        On {{nextReport}}, {{reportBy}} reports the units still missing to {{reportTo}}.
        {{/nextReport}}
        \(place)
        """

    static let moved = """
        Subject: [Due date changed] {{short}}: now due {{through}} (before: {{previousShort}}){{#daysLate}}, overdue{{/daysLate}}
        Line: {{lastDayFirst}} (new date; before: {{previousShort}}{{#daysLate}}; {{daysLate}} overdue{{/daysLate}}): {{short}}

        The due date {{#later}}has been extended{{/later}}{{^later}}has changed{{/later}}.
        Task: {{#task}}{{task}}{{/task}}{{^task}}{{brief}}{{/task}}{{#citation}} ({{citation}}){{/citation}}
        Now due: {{untilDate}} ({{weekday}}{{#daysLeft}}; {{daysLeft}} left{{/daysLeft}}{{#daysLate}}; {{daysLate}} overdue{{/daysLate}})
        Was due: {{previous}}
        {{#authority}}
        Decided by: {{authority}}
        {{/authority}}
        \(place)
        """

    static let returned = """
        Subject: [To be completed] {{short}}{{#due}}, send again {{due}}{{/due}}
        Line: To be completed: {{short}}{{#until}}, by {{until}}{{/until}}{{#lacking}}: {{lacking}}{{/lacking}}

        {{#paper}}
        The report {{paper}} ({{#timeliness}}{{timeliness}}{{/timeliness}}) has to be completed{{#lacking}}: {{lacking}}{{/lacking}}.
        {{/paper}}
        {{^paper}}
        Your unit's report ({{short}}) has to be completed{{#lacking}}: {{lacking}}{{/lacking}}.
        {{/paper}}
        {{#due}}
        Please send it again {{due}} ({{weekday}}{{#daysLeft}}; {{daysLeft}} left{{/daysLeft}}).
        {{/due}}
        {{^due}}
        Please send it again as soon as it is complete.
        {{/due}}
        {{#citation}}
        Under {{citation}}.
        {{/citation}}
        \(place)
        {{#replies}}
        Already sent: reply "{{#itemNumber}}{{itemNumber}}. {{/itemNumber}}Sent, no. … on …"
        More time needed: reply "{{#itemNumber}}{{itemNumber}}. {{/itemNumber}}Extension until …"
        {{/replies}}
        """

    static let refused = """
        Subject: {{#declined}}[No more time] {{short}}, {{#over}}was due by {{lastDay}}{{/over}}{{^over}}still due by {{lastDay}}{{/over}}{{/declined}}{{^declined}}[Not recorded] {{short}}, {{#over}}was due by {{lastDay}}{{/over}}{{^over}}due by {{lastDay}}{{/over}}{{/declined}}
        Line: {{short}}: {{#declined}}no time until {{declined}}, {{#over}}it was due {{untilDate}}{{/over}}{{^over}}still due {{untilDate}}{{/over}}{{/declined}}{{^declined}}the report that you say was sent is not recorded (due: {{untilDate}}){{/declined}}{{#reason}}: {{reason}}{{/reason}}

        {{#declined}}
        {{office}} has considered your request for time for the {{brief}} until {{declined}} and does not agree{{#reason}}: {{reason}}{{/reason}}.
        {{^over}}
        Still due: {{due}} ({{until}}{{#daysLeft}}; {{daysLeft}} left{{/daysLeft}})
        {{/over}}
        {{/declined}}
        {{^declined}}
        Your unit says that it sent the {{brief}}{{#paper}} ({{paper}}){{/paper}}; {{office}} has checked and could not record it{{#reason}}: {{reason}}{{/reason}}.
        {{^over}}
        Due: {{due}} ({{until}}{{#daysLeft}}; {{daysLeft}} left{{/daysLeft}})
        {{/over}}
        {{/declined}}
        {{#over}}
        Due: {{due}} (the day is over). Please send it at once.
        {{/over}}
        {{#citation}}
        Under {{citation}}.
        {{/citation}}
        \(place)
        {{#report}}
        {{#replies}}
        Already sent: reply "{{#itemNumber}}{{itemNumber}}. {{/itemNumber}}Sent, no. … on …"
        More time needed: reply "{{#itemNumber}}{{itemNumber}}. {{/itemNumber}}Extension until …"
        {{/replies}}
        {{^replies}}
        Already sent, or more time needed: tell the contact below.
        {{/replies}}
        {{/report}}
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

    static let withdrawn = """
        Subject: [Correction] {{short}}: {{unitName}} has nothing to report
        Line: {{short}}: {{unitName}} has nothing to report (what was entered for {{happenedOn}} was an error)

        What was entered as having happened on {{happenedOn}} was an error; the entry was taken back on {{takenBackOn}}.
        So {{unitName}} need not send the {{brief}}. Please disregard the earlier mails about it.
        """

    static let anniversary = """
        Subject: [Reminder] {{name}}, {{lastDay}}
        Line: {{lastDayFirst}}: {{name}}{{^report}} (no report){{/report}}

        Task: {{#task}}{{task}}{{/task}}{{^task}}mark {{nameInside}}{{/task}}{{#citation}} ({{citation}}){{/citation}}
        Day: {{lastDay}}{{#dateNote}}, {{dateNote}}{{/dateNote}}{{#daysLeft}} ({{daysLeft}} left){{/daysLeft}}
        {{#round}}
        Kind of year: {{round}}
        {{/round}}
        {{^report}}
        No report is asked for.
        {{/report}}
        \(place)
        \(plainAnswer)
        """

    static let inspection = """
        Subject: [Inspection] {{short}}, due by {{lastDay}}
        Line: {{lastDayFirst}}{{#daysLeft}} ({{daysLeft}} left){{/daysLeft}}: {{short}}, inspection by {{inspector}}

        {{inspector}} will inspect your unit: {{brief}}{{#citation}} ({{citation}}){{/citation}}.
        To be done: {{due}} ({{until}}{{#daysLeft}}; {{daysLeft}} left{{/daysLeft}})
        Please have the records ready and name someone to receive the inspection.
        """

    private static let aside =
        "{{#window}}, {{window}}{{/window}}"
        + "{{#completion}} (to be completed{{#lacking}}: {{lacking}}{{/lacking}}){{/completion}}"
        + "{{#pending}} (you say it was sent, {{pending}}; to be confirmed){{/pending}}"
        + "{{#askedUntil}} (you asked for time until {{askedUntil}}; undecided){{/askedUntil}}"
        + "{{^report}} (no report){{/report}}"

    private static let pending = """
        {{#pending}}
        Your unit says that it sent it, {{pending}}; to be confirmed.
        {{/pending}}
        {{#askedUntil}}
        Your request for time until {{askedUntil}} is not decided yet.
        {{/askedUntil}}
        """

    private static let place = """
        {{#window}}
        Period: {{window}}
        {{/window}}
        {{#event}}
        What happened: {{event}}
        {{/event}}
        {{#form}}
        Form: {{form}}
        {{/form}}
        {{#sendTo}}
        Send to: {{sendTo}}{{#channel}}, {{channel}}{{/channel}}
        {{/sendTo}}
        """

    private static let answer = """
        {{#report}}
        {{#pending}}
        If the number or the day is wrong: {{#replies}}reply to this mail{{/replies}}{{^replies}}tell the contact below{{/replies}}.
        {{/pending}}
        {{^pending}}
        {{#replies}}
        Already sent: reply "Sent, no. … on …"
        More time needed: reply "Extension until …"
        {{/replies}}
        {{^replies}}
        Already sent, or more time needed: tell the contact below.
        {{/replies}}
        {{/pending}}
        {{/report}}
        """

    private static let plainAnswer = """
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
