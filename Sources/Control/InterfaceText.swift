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
    # Root and the members of group hanchot may do everything, others ask for Status and Calendar. A word (an id, a
    # name, a day, a number) has at most 200 characters, a note or a reason 4000; what is longer is
    # refused.
    interface vn.hanchot.Control

    \(interfaceTypes)

    # Its name's ending says how it is read: .csv as a table, all else as YAML.
    type RuleFile (name: string, text: string)

    # `search` are words of units and duties, all of which must fit. With `search`, `unit` or `details`
    # the answer lists obligations, at most `limit` (200) of them; `more` is how many were left out.
    # Occurrences that are done are left out, unless `all` is set. With `parent` only what the units below
    # that one owe counts.
    method Status(
      search: ?string, plan: ?string, duty: ?string, period: ?string, unit: ?string,
      parent: ?string, overdue: ?bool, details: ?bool, all: ?bool, limit: ?int
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

    # Something told in a mail that left, or entered.
    type HistoryLine (
      # When it was put in the spool, or recorded.
      at: string,
      what: (mail, entry),
      plan: ?string,
      duty: string,
      period: string,
      unit: string,
      unit_name: string,
      short: string,
      text: Text,
      # Of a mail; who it went to and its subject are missing once they are erased.
      kind: ?string,
      stage: ?string,
      role: ?string,
      recipient: ?string,
      subject: ?string,
      mail: ?string,
      outcome: ?string,
      # Of an entry: its number, who made it, and the day it held.
      event: ?int,
      actor: ?string,
      on: ?string
    )

    # How many of the reports that were due in those days came in time, came late, and are overdue.
    type Punctuality (on_time: int, late: int, missing: int)

    # What was sent and entered about a unit (or those of a group) or a duty; days are the plan's. In pages, each
    # in the order of time; go on with `after` = `next` until there is none.
    method History(about: string, from: ?string, to: ?string, after: ?int)
      -> (
        unit: ?string, duty: ?string, lines: []HistoryLine, next: ?int,
        # On the first page.
        punctuality: ?Punctuality
      )

    # The office has the report. `on` is the day it was sent. A number that the unit
    # has on another report of that year is refused unless `again` says that one paper is both.
    method Receive(
      duty: string, units: []string, period: ?string, covers: ?[]string, none: ?bool,
      number: ?string, on: ?string, note: ?string, again: ?bool, request: ?string
    ) -> (events: []Recorded, skipped: []Skipped, repeated: bool, beside: ?int, remarks: ?[]Text)

    # The unit has read its mail; repeats of that step rest through `until`.
    method Acknowledge(
      duty: string, units: []string, period: ?string, until: ?string, request: ?string
    ) -> (events: []Recorded, skipped: []Skipped, repeated: bool, beside: ?int, remarks: ?[]Text)

    # Sent back to be completed; the ladder rests through `until`.
    method Return(
      duty: string, units: []string, period: ?string, until: ?string, note: ?string,
      request: ?string
    ) -> (events: []Recorded, skipped: []Skipped, repeated: bool, beside: ?int, remarks: ?[]Text)

    method Accept(
      duty: string, units: []string, period: ?string, on: ?string, request: ?string
    ) -> (events: []Recorded, skipped: []Skipped, repeated: bool, beside: ?int, remarks: ?[]Text)

    # `to` is the new last good day. With `asked` it only records that the units ask for time.
    method Extend(
      duty: string, units: []string, period: ?string, to: string, letter: ?string, asked: ?bool,
      request: ?string
    ) -> (events: []Recorded, skipped: []Skipped, repeated: bool, beside: ?int, remarks: ?[]Text)

    method Waive(
      duty: string, units: []string, period: ?string, letter: ?string, request: ?string
    ) -> (events: []Recorded, skipped: []Skipped, repeated: bool, beside: ?int, remarks: ?[]Text)

    # Another unit answers for it; the obligation stays the same.
    method Reassign(
      duty: string, units: []string, period: ?string, to: string, request: ?string
    ) -> (events: []Recorded, skipped: []Skipped, repeated: bool, beside: ?int, remarks: ?[]Text)

    \(documentInterface)
    \(decidingInterface)
    \(overviewInterface)
    \(monthInterface)
    \(headInterface)
    \(boardInterface)
    # Undoes an entry made by mistake.
    method Void(event: int, request: ?string)
      -> (events: []Recorded, skipped: []Skipped, repeated: bool, beside: ?int, remarks: ?[]Text)

    # Something happened that duties follow (`after-event`): it opens what is due after it, for the
    # units and groups named, or all that owe it. Of one day there is one, unless its number is another
    # one or again says that it is a second; so of one paper's number that a unit has on another of that year.
    method Event(
      event: string, units: ?[]string, on: ?string, number: ?string, again: ?bool,
      request: ?string
    ) -> (events: []Recorded, skipped: []Skipped, repeated: bool, beside: ?int, remarks: ?[]Text)

    # Days that don't count: what these units have open, of one duty or all, and due from the first of
    # them on moves by as many days. With `parent` so does what all units below that one have, down to the
    # last; itself only where it is among `units`. A reason is needed but to `cancel`, which takes back the one that stands
    # of these units and days, whether it has moved anything or not. `remarks` says what came of it that isn't
    # among the events: who gathers what moved and is due before it, what a rule that goes back from days
    # off doesn't go back from, who is below and goes on.
    method Suspend(
      units: []string, parent: ?string, duty: ?string, from: ?string, until: string, reason: ?string,
      cancel: ?bool, request: ?string
    ) -> (events: []Recorded, skipped: []Skipped, repeated: bool, beside: ?int, remarks: ?[]Text)

    # Enters all of it, in order, or nothing. With `check` it only says what would be refused. `beside` is
    # how many silences, pauses, resumptions and suspensions hold from now on.
    method Apply(entries: []Entry, check: ?bool, request: ?string)
      -> (events: []Recorded, skipped: []Skipped, repeated: bool, beside: ?int, remarks: ?[]Text)

    # Reads the rules anew, and answers when they are in force. With an error among the findings the
    # rules loaded before stay; so they do with `held`, where the edit would lose a record or take back
    # what somebody was told. `consequences` says what the edit does, or would do, with its `digest`;
    # to `accept` that digest takes the edit up, if it still is the same.
    method Reload(accept: ?string) -> (
      taken: bool,
      held: bool,
      findings: []Finding,
      consequences: ?object
    )

    # The rules, registry and calendars in force, as they were read, and what identifies them.
    method Rules() -> (digest: string, files: []RuleFile)

    # What it would do to take up these files instead, worked out on the ledger as it is. Nothing is
    # done. `through` is the last day on which what isn't open yet is compared, a year from now where it
    # is left out, ten years at most; what is open or recorded always is.
    method Compare(files: []RuleFile, through: ?string) -> (consequences: object, at: string)

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

    # What was undone of what a wrong clock had decided beyond `to`; `left` counts mails that had left.
    type Undone (to: string, notices: int, mails: int, left: int)

    # Vouches for the machine's clock: after a jump, or at a first start without a time source.
    # `back_to` (a time where the plans are, or with its offset) undoes what a wrong clock decided beyond
    # it and hasn't left: that is decided anew when its time comes. It must lie before what was decided,
    # and not in the future. What had left already stays told.
    method ConfirmClock(back_to: ?string) -> (undone: ?Undone)

    # Erases what the ledger and the spool know of an address: who it was, subjects, texts, what delivery
    # said. What was decided, told and entered stays, under a pseudonym. Refused while rules or registry
    # name the address, and for mail that hasn't left unless `also_waiting` takes it back. The answer
    # counts mails in the ledger and files in the spool.
    method Forget(address: string, also_waiting: ?bool) -> (mails: int, files: int)

    # An incoming message, base64, from the mail system. Only a valid token in it opens this.
    method Inbound(message: string) -> (accepted: bool, text: Text)

    # The ledger, a page at a time, in order; go on with `after` = `next` until there is none. The first
    # page of the events says when the ledger began, also where there is nothing in it.
    method Export(what: (events, notices), after: ?int)
      -> (entries: []object, next: ?int, began: ?string)

    # The caller may not do this.
    error NotAllowed (method: string)
    # Something is missing, unknown or contradicts what is recorded. Nothing was done.
    error Refused (refusals: []Refusal)
    # Try again in a moment.
    error Busy ()
    # This user has so many connections open, as many as one may. Close some, or try again in a moment.
    error TooManyConnections (limit: int)
    # This user has handed in as many messages as are read of one in so many seconds. Try again later.
    error TooManyMessages (limit: int, seconds: int)
    # The ledger can't be read or written. Nothing was done.
    error LedgerUnavailable (reason: string)

    """

/// The name of the interface above.
package let controlInterfaceName = "vn.hanchot.Control"
