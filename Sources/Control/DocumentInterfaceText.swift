/// The part of the interface about what people take away: calendars and letters.
let documentInterface = """
    # An obligation in somebody's calendar. `uid` is the same for ever and the one in the calendar parts
    # of mails; `sequence` rises whenever the day moves, and when the entry is cancelled: waived,
    # withdrawn, or passed to another unit. `stamp` is the time that the answer speaks of.
    type CalendarEntry (
      uid: string,
      sequence: int,
      stamp: string,
      plan: string,
      duty: string,
      period: string,
      unit: string,
      # The last good day as it stands now, and the instant of one with a time of its own.
      due: string,
      at: ?string,
      summary: string,
      details: ?string,
      cancelled: bool,
      # Of a confidential plan.
      confidential: bool,
      # The rule's reminders, in minutes from the start of the day, or from `at`; below 0 before it.
      alarms: []int
    )

    # What is due, as entries of a calendar: of a unit (or a group), a duty, the plans that `owner` keeps;
    # without `from` and `to` from a month ago to a year ahead, with what is open still of earlier days. What
    # hasn't opened yet is there as the rules have it now. In pages; go on with `after` = `next` until
    # there is none.
    method Calendar(
      unit: ?string, duty: ?string, plan: ?string, owner: ?string, from: ?string, to: ?string,
      after: ?int
    ) -> (name: Text, entries: []CalendarEntry, next: ?int)

    # A unit that hasn't sent its report though it is past due.
    type MissingUnit (
      unit: string,
      # As a list has it, with the unit that it answers for; and the name of who is written to.
      unit_name: string,
      addressee: string,
      due: string,
      # In working days.
      late_days: int,
      # The day of the last mail that reminded it.
      reminded: ?string,
      # What it has said or done meanwhile, in Vietnamese.
      note: ?string
    )

    # Who signs: the lines above the signature, and the name below it where the registry has one.
    type Signing (lines: []string, name: ?string)

    # What a letter to those who are missing says, in Vietnamese; without `period` of the one of which
    # somebody is. `received` counts reports that came, `missing` is empty where nobody is.
    method Letter(duty: string, period: ?string, by: ?string) -> (
      today: string,
      plan: string,
      duty: string,
      period: string,
      # The report's name with its period, as it stands inside a sentence.
      name: string,
      # What is asked, in full.
      task: string,
      # The document and the place in it.
      citation: ?string,
      due: string,
      # "trước ngày 05/11/2025"
      due_words: string,
      send_to: ?string,
      form: ?string,
      channel: ?string,
      organisation: string,
      # The organisation above it.
      above: ?string,
      owner_name: string,
      contact: string,
      signing: Signing,
      owed: int,
      received: int,
      missing: []MissingUnit,
      # Its plan is confidential, though the letter names what it is about.
      confidential: ?bool,
      # What makes `by`, the day to be named in it, a day off, in Vietnamese.
      by_off: ?string
    )

    """
