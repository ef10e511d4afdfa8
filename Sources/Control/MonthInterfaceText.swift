/// The part of the interface about a month's days.
let monthInterface = """
    # What is due on a day; `opened` where its period has opened, so that it has a page.
    type DayDue (
      plan: string,
      duty: string,
      period: string,
      name: Text,
      owed: int,
      received: int,
      opened: bool,
      reports: bool
    )

    # A day of the calendar that the first plan goes by: `off` names why it isn't worked, or why it is
    # though it is a Saturday. Weekdays count from Monday, 1.
    type MonthDay (day: string, weekday: int, is_off: bool, off: ?string, dues: []DayDue)

    # A month, such as 2025-11, this one where none is given: what falls due on which day, with what
    # hasn't opened yet as the rules have it now.
    method Month(month: ?string, plan: ?string) -> (month: string, days: []MonthDay)

    """
