/// The part of the interface about answers that wait for the office.
let decidingInterface = """
    # An answer that came by mail and waits for the office. A submission has the paper's number and the
    # day where the unit gave them, a request for time the day asked for.
    type WaitingAnswer (
      number: int,
      what: (submission, request, unread),
      plan: string,
      duty: string,
      period: string,
      unit: string,
      unit_name: string,
      short: string,
      # The last good day as it stands now.
      due: string,
      document: ?string,
      on: ?string,
      until: ?string,
      # The sender's own words and the names of the files that came with them; gone once erased.
      text: ?string,
      files: []string,
      since: string
    )

    # What waits for the office, oldest first; without `plan` that of all plans.
    method Waiting(plan: ?string) -> (answers: []WaitingAnswer)

    # The office's word on an answer that waits, by its number. With `agree` a submission becomes a
    # receipt (`number` and `on`, the day it was sent, are the answer's where they are left out), and a
    # request for time an extension, to `until` or the day asked for; of an answer that wasn't
    # understood `on` and `number`, or `none`, enter a receipt, `until` an extension. Without `agree`
    # a submission and a request are refused, and the head is told, with the `note`; what wasn't
    # understood is done with. Decided once: another word on it is refused.
    method Decide(
      answer: int, agree: bool, until: ?string, number: ?string, on: ?string, none: ?bool,
      letter: ?string, note: ?string, request: ?string
    ) -> (events: []Recorded, skipped: []Skipped, repeated: bool, beside: ?int, remarks: ?[]Text)

    """
