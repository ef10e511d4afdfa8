/// The part of the interface that a page is made of: an overview a question, in pages.
let overviewInterface = """
    # An obligation in a list of those who owe one thing: whom to call, what was sent and answered last.
    # Who may not know people gets none of these.
    type PeriodRow (
      obligation: ObligationStatus,
      head: ?string,
      phone: ?string,
      email: ?string,
      # The last mail that reminded, or showed, the unit's own people of it.
      told_at: ?string,
      told: ?Text,
      # The unit's last answer, or the office's last entry.
      entered_at: ?string,
      entered: ?Text,
      # Its number, to be undone by, and who made it.
      event: ?int,
      actor: ?string,
      # An answer of it that waits for the office.
      waiting: ?int
    )

    # One period of a duty, unit by unit. `show` is `missing` (nothing has come, the default),
    # `came` or `all`; `search` are words of units, `parent` a unit whose lower ones count. At most
    # `limit` (50, at most 200) rows; go on with `after` = `next` until there is none.
    method Period(
      duty: string, period: ?string, show: ?(missing, came, all), search: ?string,
      parent: ?string, after: ?int, limit: ?int
    ) -> (
      occurrence: OccurrenceStatus,
      title: string,
      plan_title: string,
      document: ?string,
      cite: ?string,
      # It expects reports.
      reports: bool,
      # May the asker enter here.
      may_receive: bool,
      may_decide: bool,
      # Periods of the duty that have opened, the newest first.
      periods: []string,
      rows: []PeriodRow,
      next: ?int
    )

    type MatrixColumn (occurrence: OccurrenceStatus)

    # How a unit stands in a column; nothing where it doesn't owe that.
    type MatrixCell (
      column: int,
      fulfilment: (open, received, accepted, waived, cancelled, transferred),
      timeliness: (in_time, soon, today, missing, on_time, late, ended),
      late_days: int
    )

    type MatrixRow (
      unit: string,
      unit_name: string,
      # Units below it.
      below: int,
      on_time: int,
      late: int,
      missing: int,
      cells: []MatrixCell
    )

    # Units × periods, of a plan's duties that expect reports or of one duty: the latest `columns` (12, at
    # most 24) that have opened, and the units of the registry in its order, or those right below `parent`.
    method Matrix(
      plan: ?string, duty: ?string, parent: ?string, search: ?string, columns: ?int, after: ?int,
      limit: ?int
    ) -> (columns: []MatrixColumn, rows: []MatrixRow, next: ?int)

    # Reports that came on a day; and that many by then.
    type ArrivalDay (day: string, from_due: int, came: int, total: int)

    # Day by day how many reports of a period had come, by the day they were sent; and the same of the
    # period before, to be laid beside it by the days from the due day.
    method Arrivals(duty: string, period: ?string) -> (
      due: string,
      owed: int,
      days: []ArrivalDay,
      before: ?string,
      before_owed: int,
      before_days: []ArrivalDay
    )

    # Something that will be told, at a moment, as rules and ledger are now.
    type ComingLine (
      at: string,
      plan: string,
      duty: string,
      period: string,
      name: Text,
      what: Text,
      due: string,
      # How many units it is to; one alone by name.
      units: int,
      unit: ?string,
      unit_name: ?string
    )

    # What will go out in the coming `days` (14, at most 31) if nothing is recorded meanwhile. Mails that
    # go to one inbox at once are one in the end.
    method Coming(days: ?int, plan: ?string) -> (lines: []ComingLine, through: string)

    type FoundUnit (unit: string, unit_name: string, parent_name: ?string)
    # `opened` where a period of it has opened, so that it has a page.
    type FoundDuty (plan: string, duty: string, short: string, title: string, opened: bool)

    # Units and duties by words of their names, with or without diacritics; the first of each.
    method Find(words: string, limit: ?int) -> (
      units: []FoundUnit,
      duties: []FoundDuty,
      more: int
    )

    # A unit, and what it owes: open first, then the latest. Who may not know people gets none.
    method Unit(unit: string, limit: ?int) -> (
      unit: string,
      unit_name: string,
      parent: ?string,
      parent_name: ?string,
      below: int,
      head: ?string,
      phone: ?string,
      email: ?string,
      contact: ?string,
      contact_phone: ?string,
      contact_email: ?string,
      on_time: int,
      late: int,
      obligations: []ObligationStatus,
      more: int
    )

    # The rules as they lie on disk against those in force: what is found, and what taking them up would
    # do. Nothing is done.
    method Review() -> (
      changed: bool,
      held: bool,
      digest: ?string,
      findings: []Finding,
      withdrawn: int,
      moved: int,
      orphans: int,
      lines: []Text
    )

    """
