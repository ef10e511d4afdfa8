/// The part of the interface about a head's page.
let headInterface = """
    # A line of the mail, by its number there, as it stands now. `said` is what was answered last.
    type HeadItem (
      number: int,
      name: Text,
      due: string,
      open: bool,
      reports: bool,
      overdue: bool,
      said: ?Text
    )

    # The board's user alone: what the mail of a link is about, for whoever holds the link. It reads, and
    # records nothing. A link is good until 30 days after the last of it is done, and as long as the mail's
    # recipient is known.
    method HeadPage(link: string) -> (
      unit_name: string,
      organisation: string,
      contact: string,
      language: (vi, en),
      items: []HeadItem
    )

    # The board's user alone: an answer from that page, recorded as the same answer by mail would be, under
    # the line's number: that the report was sent, that there is nothing to report, or that more time
    # is asked for, `until` a day. Asked twice it is recorded once.
    method HeadAnswer(
      link: string, item: int, what: (sent, nothing, time), number: ?string, on: ?string,
      until: ?string, reason: ?string
    ) -> (text: Text)

    """
