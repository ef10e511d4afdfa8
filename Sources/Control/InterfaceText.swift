/// What `hanchotd` answers to, in Varlink's interface language (varlink.org/Interface-Definition).
///
/// The service checks every call against this text, so that it can't promise one thing and take
/// another. It may grow; what stands here keeps its meaning.
package let controlInterface = """
    # A running hanchotd: what is owed, why mail did or didn't leave, and entering what happened.
    #
    # Days are written 2025-11-05 (05/11/2025 is taken too), instants 2025-11-05T13:30:00+07:00. A duty
    # and a unit are named by their id, or by words of their name that fit no other, with or without
    # diacritics. A period left out means the one that is open. `request` is an id of the caller's
    # choice: what is asked again under the same id is done once, and answered as the first time.
    # Root and the members of group hanchot may do everything, others ask for Status.
    interface vn.hanchot.Control

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
      reason: Text
    )

    # Something that happened, to be entered. `receive` takes none, number, on, note and covers;
    # submit, what a unit says it sent and nobody has seen, takes number and on;
    # acknowledge takes until; return takes until and note; extend takes to and letter; ask takes until;
    # waive and cancel take letter; reassign takes to, a unit; void takes id alone.
    type Entry (
      event: (
        receive, acknowledge, submit, accept, return, extend, ask, waive, cancel, reassign, void
      ),
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
      until: ?string,
      to: ?string,
      letter: ?string,
      note: ?string,
      id: ?int
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
      sent_on: ?string,
      none: bool,
      returned: bool,
      rests_through: ?string,
      acknowledged_through: ?string,
      asks_for: ?string,
      # The name with its period, and from which day to which its data run.
      name: ?Text,
      data_from: ?string,
      data_until: ?string
    )

    type OccurrenceStatus (
      plan: string,
      duty: string,
      period: string,
      short: string,
      due: string,
      owed: int,
      received: int,
      # Of those received.
      late: int,
      waived: int,
      cancelled: int,
      open: int,
      # Of those open.
      overdue: int,
      name: ?Text,
      data_from: ?string,
      data_until: ?string
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

    type Health (
      ok: bool,
      alarms: []Text,
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
      held: int
    )

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

    # `search` are words of units and duties, all of which must fit. With `search`, `unit` or `details`
    # the answer lists obligations, at most `limit` (200) of them; `more` is how many were left out.
    # Occurrences that are done are left out, unless `all` is set.
    method Status(
      search: ?string, plan: ?string, duty: ?string, period: ?string, unit: ?string,
      overdue: ?bool, details: ?bool, all: ?bool, limit: ?int
    ) -> (
      now: string,
      version: string,
      health: Health,
      plans: []PlanStatus,
      silences: []SilenceStatus,
      occurrences: []OccurrenceStatus,
      obligations: []ObligationStatus,
      more: int
    )

    method Why(duty: string, unit: string, period: ?string) -> (
      obligation: ?ObligationStatus,
      explanations: []Explanation
    )

    # The office has the report. `on` is the day it was sent.
    method Receive(
      duty: string, units: []string, period: ?string, covers: ?[]string, none: ?bool,
      number: ?string, on: ?string, note: ?string, request: ?string
    ) -> (events: []Recorded, skipped: []Skipped, repeated: bool)

    # The unit has read its mail; repeats of that step rest through `until`.
    method Acknowledge(
      duty: string, units: []string, period: ?string, until: ?string, request: ?string
    ) -> (events: []Recorded, skipped: []Skipped, repeated: bool)

    # Sent back to be completed; the ladder rests through `until`.
    method Return(
      duty: string, units: []string, period: ?string, until: ?string, note: ?string,
      request: ?string
    ) -> (events: []Recorded, skipped: []Skipped, repeated: bool)

    method Accept(
      duty: string, units: []string, period: ?string, on: ?string, request: ?string
    ) -> (events: []Recorded, skipped: []Skipped, repeated: bool)

    # `to` is the new last good day. With `asked` it only records that the units ask for time.
    method Extend(
      duty: string, units: []string, period: ?string, to: string, letter: ?string, asked: ?bool,
      request: ?string
    ) -> (events: []Recorded, skipped: []Skipped, repeated: bool)

    method Waive(
      duty: string, units: []string, period: ?string, letter: ?string, request: ?string
    ) -> (events: []Recorded, skipped: []Skipped, repeated: bool)

    # Another unit answers for it; the obligation stays the same.
    method Reassign(
      duty: string, units: []string, period: ?string, to: string, request: ?string
    ) -> (events: []Recorded, skipped: []Skipped, repeated: bool)

    # Undoes an entry made by mistake.
    method Void(event: int, request: ?string)
      -> (events: []Recorded, skipped: []Skipped, repeated: bool)

    # Something happened that duties follow (`after-event`): it opens what is due after it, for the
    # units and groups named, or all that owe it.
    method Event(
      event: string, units: ?[]string, on: ?string, number: ?string, request: ?string
    ) -> (events: []Recorded, skipped: []Skipped, repeated: bool)

    # Days that don't count: what these units have open, of one duty or all, and due from the first of
    # them on moves by as many days.
    method Suspend(
      units: []string, duty: ?string, from: ?string, until: string, reason: string,
      request: ?string
    ) -> (events: []Recorded, skipped: []Skipped, repeated: bool)

    # Enters all of it, in order, or nothing.
    method Apply(entries: []Entry, request: ?string)
      -> (events: []Recorded, skipped: []Skipped, repeated: bool)

    # Reads the rules anew, and answers when they are in force. With an error among the findings the
    # rules loaded before stay.
    method Reload() -> (taken: bool, findings: []Finding)

    # No mail of this plan leaves until it is resumed.
    method Pause(plan: string, resume: ?bool) -> (mode: (live, shadow, paused))

    # Holds matching mail while the ladder's clock runs. What is left out matches everything; one of
    # plan, duty and unit (a unit or a group) must be given. `until` is its last day.
    method Silence(
      plan: ?string, duty: ?string, unit: ?string, from: ?string, until: ?string, reason: string,
      request: ?string
    ) -> (id: string)

    # Ends a silence; what it held leaves as after a downtime.
    method LiftSilence(id: string) -> ()

    # Lets go what the blast guard holds.
    method Release() -> (notices: int)

    # Drops what the blast guard holds: it is never sent.
    method Discard() -> (notices: int)

    # Vouches for the machine's clock after a jump.
    method ConfirmClock() -> ()

    # An incoming message, base64, from the mail system. Only a valid token in it opens this.
    method Inbound(message: string) -> (accepted: bool, text: Text)

    # The ledger, a page at a time, in order; go on with `after` = `next` until there is none.
    method Export(what: (events, notices), after: ?int) -> (entries: []object, next: ?int)

    # The caller may not do this.
    error NotAllowed (method: string)
    # Something is missing, unknown or contradicts what is recorded. Nothing was done.
    error Refused (refusals: []Refusal)
    # Try again in a moment.
    error Busy ()
    # The ledger can't be read or written. Nothing was done.
    error LedgerUnavailable (reason: string)

    """

/// The name of the interface above.
package let controlInterfaceName = "vn.hanchot.Control"
