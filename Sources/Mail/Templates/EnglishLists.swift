/// The built-in templates in English for superiors, owners and inspectors, and the frame that all
/// letters share.
enum EnglishLists {
    static let escalation = """
        Subject: [Report] {{#only}}{{only}}{{/only}}{{^only}}{{count}} of {{total}} units{{/only}}{{#inTime}} late with the {{brief}}: {{daysLate}}{{/inTime}}{{^inTime}}: {{brief}} {{#unconfirmed}}not recorded{{/unconfirmed}}{{^unconfirmed}}not sent{{/unconfirmed}}, {{daysLate}} overdue{{/inTime}}
        Line: {{short}}: {{#only}}{{only}}{{/only}}{{^only}}{{count}} of {{total}} units{{/only}} {{^inTime}}{{#unconfirmed}}not recorded{{/unconfirmed}}{{^unconfirmed}}missing{{/unconfirmed}}, {{/inTime}}{{daysLate}} overdue

        Due: {{untilDate}}.{{#urged}} Urged on {{urged}}.{{/urged}}
        {{#window}}
        Reporting period: {{window}}
        {{/window}}
        {{#units}}
        {{number}}. {{name}}: {{state}}
        {{/units}}
        {{#more}}
        … and {{more}} other units
        {{/more}}
        {{#inTime}}
        Not sent either, and still in time: {{inTime}}
        {{/inTime}}
        {{#superior}}
        Please decide: an official letter of demand, or an extension.
        {{/superior}}
        {{#level}}
        Please urge these units; if an extension is needed, tell the contact below.
        {{/level}}
        {{#advises}}
        Please prepare an official letter of demand, or an extension.
        {{/advises}}
        """

    static let tally = """
        Subject: [Summary] {{short}}: {{received}} of {{total}} received
        Line: {{short}}: {{received}} of {{total}} received

        On time {{onTime}}{{#nilReports}} (nil reports {{nilReports}}){{/nilReports}}; late {{late}}; missing {{count}}{{#waived}}; waived {{waived}}{{/waived}}
        {{#window}}
        Reporting period: {{window}}
        {{/window}}
        {{#missing}}
        Missing: {{missing}}
        {{/missing}}
        {{#nextStep}}
        Next: {{nextStep}}
        {{/nextStep}}
        {{#nextWhere}}
        {{nextWhere}}
        {{/nextWhere}}
        {{#nextAnswer}}
        {{#replies}}
        Already sent: reply "Sent, no. … on …"
        More time needed: reply "Extension until …"
        {{/replies}}
        {{^replies}}
        Already sent, or more time needed: tell the contact below.
        {{/replies}}
        {{/nextAnswer}}
        """

    static let rollUp = """
        Subject: [Summary] {{#overdue}}{{overdue}}{{/overdue}}{{^overdue}}Nothing{{/overdue}} overdue as of {{today}}
        Line: {{#overdue}}{{overdue}}{{/overdue}}{{^overdue}}Nothing{{/overdue}} overdue as of {{today}}

        {{#rows}}
        {{number}}. {{short}} (due: {{untilShort}}; {{daysLate}} overdue): {{missing}}
        {{/rows}}
        {{^rows}}
        Nothing is overdue.
        {{/rows}}
        """

    static let morningList = """
        Subject: [{{#urging}}About to be sent{{/urging}}{{^urging}}About to be reported{{/urging}}] {{count}} overdue, at {{time}} on {{today}}
        Line: {{count}} overdue, {{#urging}}urged{{/urging}}{{^urging}}reported upwards{{/urging}} at {{time}}

        At {{time}} today these units will be {{#urging}}urged{{/urging}}{{^urging}}reported upwards{{/urging}}, unless their reports are recorded this morning:
        {{#rows}}
        {{number}}. {{short}} (due: {{untilShort}}{{#reported}}; reported upwards{{/reported}}): {{missing}}
        {{/rows}}
        If a report has come in: please record it before {{time}}.
        """

    static let waiting = """
        Subject: [To be decided] Answers that wait for a decision: {{count}}
        Line: Answers that wait for a decision: {{count}}

        {{#rows}}
        {{number}}. {{short}}
        {{#text}}
           "{{text}}"
        {{/text}}
        {{#files}}
           Files: {{files}}
        {{/files}}
        {{^unread}}
           Yes: hanchot decide {{decision}} --yes{{#needs}} {{needs}}{{/needs}}
           No: hanchot decide {{decision}} --no --note "…"
        {{/unread}}
        {{#unread}}
           The report was sent: hanchot decide {{decision}} --yes --on … --number …
           More time: hanchot decide {{decision}} --yes --until …
           Nothing to record: hanchot decide {{decision}} --no
        {{/unread}}
        {{/rows}}
        {{#replies}}
        Or reply to this mail by the numbers above: "1 agreed", "1 agreed until …", "1 refused: …"
        The day isn't known: "1 agreed, sent on …" or "1 agreed, no. … on …"
        {{/replies}}
        """

    static let decisions = """
        Subject: {{#unclear}}[Decision not understood] Nothing is recorded{{/unclear}}{{^unclear}}{{#unrecorded}}[Nothing recorded] Answers to the list: {{count}}{{/unrecorded}}{{^unrecorded}}[Decisions recorded] {{done}} of {{count}} answers{{/unrecorded}}{{/unclear}}
        Line: {{#unrecorded}}No decision recorded{{/unrecorded}}{{^unrecorded}}Decisions on {{done}} of {{count}} answers recorded{{/unrecorded}}

        {{#rows}}
        {{number}}. {{short}}
        {{/rows}}
        {{#unclear}}
        Not understood, so nothing is decided. Please reply to the mail "[To be decided]" by the numbers of its list:
        "1 agreed", "1 agreed until …", "1 agreed, sent on …", "1 refused: …"
        {{/unclear}}
        {{^unclear}}
        {{#unrecorded}}
        Please reply to the mail "[To be decided]" again by the numbers of its list, or tell the contact below.
        {{/unrecorded}}
        {{^unrecorded}}
        If something is wrong: tell the contact below.
        {{/unrecorded}}
        {{/unclear}}
        """

    static let inspectionList = """
        Subject: [Inspection] {{short}}: {{count}} units, due by {{lastDay}}
        Line: {{short}}: {{count}} units, {{until}}{{#daysLeft}} ({{daysLeft}} left){{/daysLeft}}

        Task: {{task}}{{#citation}} ({{citation}}){{/citation}}
        Due: {{due}} ({{until}}{{#daysLeft}}; {{daysLeft}} left{{/daysLeft}})
        {{#units}}
        {{number}}. {{name}}
        {{/units}}
        {{#more}}
        … and {{more}} other units
        {{/more}}
        When done: tell the contact below the number and date of the minutes.
        """

    static let digest = """
        Subject: {{#overdue}}[Overdue] {{overdue}} of {{count}} matters overdue{{#dueToo}}, {{dueToo}} due today{{/dueToo}}{{/overdue}}{{#dueNow}}[Due today] {{dueNow}} of {{count}} matters due today{{/dueNow}}{{#answers}}[Answer received] {{count}} matters{{/answers}}{{#upcoming}}[Reminder] {{count}} matters coming up{{/upcoming}}{{#mixed}}[Summary] {{count}} matters{{/mixed}}{{#unit}}, {{unit}}{{/unit}}

        {{#items}}
        {{number}}. {{line}}
        {{#details}}
           {{.}}
        {{/details}}
        {{/items}}
        {{#ask}}
        {{#replies}}
        Already sent: reply {{#example}}with the number of the matter, such as "{{example}}. Sent, no. … on …"{{/example}}{{^example}}"Sent, no. … on …"{{#also}} (matter {{also}}: "{{also}}. Sent …"){{/also}}{{/example}}
        More time needed: reply {{#example}}"{{example}}. Extension until …"{{/example}}{{^example}}"Extension until …"{{/example}}
        {{/replies}}
        {{^replies}}
        Already sent, or more time needed: tell the contact below.
        {{/replies}}
        {{/ask}}
        {{#informs}}
        None of this is to be reported on; no answer is needed.
        {{/informs}}
        """

    static let confidential = """
        Subject: [Reminder] A matter needs your attention

        A matter of the work plan needs your attention.
        Please ask the contact below what it is and by when.
        """

    static let frame = """
        {{#salutation}}
        To: {{salutation}}
        {{/salutation}}
        {{body}}
        {{#hasNotes}}
        Notes:
        {{#notes}}
        - {{.}}
        {{/notes}}
        {{/hasNotes}}
        """

    static let footer = """
        Automatic mail; it does not replace official documents.
        Contact: {{contact}}.
        """
}
