/// The part of the interface about the board and the people at it.
let boardInterface = """
    # Somebody at the board, as the settings have it; whoever may do everything here and isn't named
    # there is an administrator. Plans are those of a clerk.
    type BoardPerson (
      person: string,
      name: string,
      role: (reader, clerk, registrar, administrator),
      plans: []string
    )

    # A link that opens the board once, within `minutes`, for a person whom the settings name, or else for
    # the caller: `path` follows the board's address, which is `url` where the settings have it.
    method BoardLink(person: ?string)
      -> (url: ?string, path: string, person: BoardPerson, minutes: int)

    # The board's user alone: opens a session with what a link holds, once; or, where the settings say
    # `single-sign-on`, with the name that the office's proxy vouches for.
    method BoardEnter(link: ?string, signed_on: ?string) -> (session: string, seconds: int)

    # The board's user alone: ends a session.
    method BoardLeave(session: string) -> ()

    # The board's user alone: a call of another method for the person of a session, as far as the
    # person's role goes. A call that changes something needs the `form` that an earlier answer gave.
    # With `expecting`, the ledger's number that the person saw, it is refused where one of the
    # obligations has an entry since.
    method OnBehalf(
      session: string, method: string, parameters: object, form: ?string, expecting: ?int
    ) -> (
      reply: object,
      person: BoardPerson,
      form: string,
      # What the answer is of: the ledger's last entry, the rules, and the day.
      sequence: int,
      rules: string,
      today: string
    )

    # The session has ended, or never was.
    error NoSession ()
    # The link was used, is too old, or was altered.
    error NoLink ()
    # The form isn't of this session.
    error ForeignForm ()

    """
