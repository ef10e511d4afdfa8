/// The types of `controlInterface`.
let interfaceTypes = """
    # For people, in both languages.
    type Text (vi: string, en: string)

    # Why a request was refused; then nothing of it was done.
    type Refusal (
      # Which of the request's entries, counted from 0.
      entry: int,
      code: (missing, unusable, unknown, ambiguous, contradiction),
      reason: Text,
      # Ids that may have been meant.
      suggestions: []string
    )

    # An entry in the ledger.
    type Recorded (event: int, duty: string, period: string, unit: string)

    # A unit of a group that was named, to which the entry can't happen as it stands. A request that
    # is repeated doesn't list them again.
    type Skipped (
      duty: string,
      period: string,
      unit: string,
      unit_name: string,
      fulfilment: (open, received, accepted, waived, cancelled, transferred),
      reason: Text,
      # Which of the request's entries named its group, from 0.
      entry: ?int
    )

    # Something that happened, to be entered. `receive` takes none, number, on, note and covers;
    # submit, what a unit says it sent and nobody has seen, takes number and on, or undated;
    # acknowledge takes until; return takes until and note; extend takes to and letter; ask takes until;
    # waive and cancel take letter; reassign takes to, a unit; void takes id alone.
    type Entry (
      event: (
        receive, acknowledge, submit, accept, return, extend, ask, waive, cancel, reassign, void,
        occur, suspend, silence, pause, resume, open
      ),
      # Of `silence`, `pause` and `resume`.
      plan: ?string,
      duty: ?string,
      period: ?string,
      # Units and groups.
      units: ?[]string,
      # Further units that the same report is from.
      covers: ?[]string,
      # "không phát sinh": there was nothing to report.
      none: ?bool,
      number: ?string,
      # The day it held; today where it is left out.
      on: ?string,
      # The day isn't known.
      undated: ?bool,
      until: ?string,
      to: ?string,
      letter: ?string,
      note: ?string,
      id: ?int,
      # Of `receive` at the board: one paper is this report and another one of the year.
      again: ?bool,
      # Of what another ledger has: when it was recorded there, as 2025-11-03T09:00:00.250000+07:00. It is
      # judged as of then, and what it is about opens here where it hasn't.
      recorded: ?string,
      # Of a receipt with `recorded`: how many working days late it was, as judged there.
      late: ?int
    )

    type ObligationStatus (
      plan: string,
      duty: string,
      period: string,
      unit: string,
      unit_name: string,
      short: string,
      # The last good day as it stands now.
      due: string,
      fulfilment: (open, received, accepted, waived, cancelled, transferred),
      timeliness: (in_time, soon, today, missing, on_time, late, ended),
      late_days: int,
      # Told of it last: the ladder's step and when.
      rung: ?string,
      rung_at: ?string,
      responsible: ?string,
      responsible_name: ?string,
      # The unit that its report goes to.
      send_to: ?string,
      sent_on: ?string,
      none: bool,
      returned: bool,
      rests_through: ?string,
      acknowledged_through: ?string,
      asks_for: ?string,
      # The name with its period, and from which day to which its data run.
      name: ?Text,
      data_from: ?string,
      data_until: ?string,
      # The report's title in full with its period; left out where none is expected.
      report: ?Text
    )

    type OccurrenceStatus (
      plan: string,
      duty: string,
      period: string,
      short: string,
      due: string,
      # The other days on which some of those open are due, ascending.
      moved: ?[]MovedDue,
      owed: int,
      received: int,
      # Of those received.
      late: int,
      waived: int,
      cancelled: int,
      open: int,
      # Of those open.
      overdue: int,
      # It expects reports; else nothing is received, and nothing overdue.
      reports: ?bool,
      name: ?Text,
      data_from: ?string,
      data_until: ?string
    )

    type MovedDue (
      due: string,
      units: int
    )

    type PlanStatus (
      plan: string,
      title: string,
      mode: (live, shadow, paused)
    )

    type SilenceStatus (
      id: string,
      matches: [string]string,
      from: string,
      until: ?string,
      author: string,
      reason: string
    )

    # Something that a person would call broken. Codes keep their meaning; more may come.
    type Trouble (
      code: string,
      since: ?string,
      text: Text,
      # What to do.
      remedy: Text
    )

    type Health (
      # Nothing is in trouble.
      ok: bool,
      # The troubles in a line each.
      alarms: []Text,
      troubles: []Trouble,
      watermark: string,
      next: ?string,
      # Notices decided whose time has not come.
      waiting: int,
      # Mails made that are not in the spool yet.
      unspooled: int,
      # Mails in the spool that the mail server hasn't taken yet, and since when the oldest waits.
      undelivered: int,
      undelivered_since: ?string,
      # Mails that won't arrive unless a person has them sent once more.
      dead: int,
      # Notices that the blast guard holds.
      held: int,
      # An edit of the rules that waits for somebody's word: the digest to accept it by.
      edit: ?string,
      # While decisions wait for the clock.
      clock: ?Clock
    )

    # What the machine's clock shows, and the time that is trusted, as far as the service knows it.
    type Clock (machine: string, trusted: ?string)

    # One thing to be known of an obligation.
    type Explanation (
      topic: (rule, document, due, state, event, notice, next, silence),
      at: ?string,
      text: Text,
      event: ?int,
      # A notice's key, where it stands, and the mail that carries it.
      key: ?string,
      fate: ?string,
      reason: ?string,
      mail: ?string
    )

    type Finding (
      severity: (error, warning),
      code: string,
      file: string,
      line: ?int,
      column: ?int,
      message: Text,
      # With the excerpt, the caret and the remedy.
      report: Text
    )
    """
