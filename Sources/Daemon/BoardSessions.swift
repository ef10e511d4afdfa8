import Glibc
import Host
import JSON
import Mail
import Rules
import Synchronization

/// Who is at the board: links that open it once, and the sessions that they opened. The board itself keeps
/// nothing, so that whoever takes it over acts for nobody but those who are at it.
///
/// They stand in one file, each as the seal of its text: whoever reads the file can't use them. What a
/// person may do is not among it; that is looked up in the settings at each call.
final class BoardSessions: Sendable {
    /// How long a link can be used, in minutes.
    static let linkMinutes = 15
    /// How long a session lasts, in seconds: a working day.
    static let sessionSeconds = 12 * 3600
    /// More than any office has people at once; the one that ends first gives way.
    private static let most = 2000

    private static let file = "board-sessions"
    private static let keys = "board-key"

    private struct Entry: Codable, Sendable {
        enum Kind: String, Codable { case link, session }

        let kind: Kind
        let seal: String
        let person: String
        /// A member of the group, who needn't be named in the settings.
        let isOffice: Bool
        /// Seconds of the machine's clock.
        let until: Int64
    }

    private struct State {
        var keys: TokenKeys
        var entries: [String: Entry]
    }

    /// Read when it is first asked for: most services have no board.
    private let state = Mutex<State?>(nil)
    private let directory: String
    /// Seconds of the machine's clock.
    private let time: @Sendable () -> Int64

    init(state directory: String, time: @escaping @Sendable () -> Int64) {
        self.directory = directory
        self.time = time
    }

    /// A link's text for a person.
    func link(for person: String, isOffice: Bool) throws -> String {
        try changing { state in
            let text = Self.fresh()
            try add(.link, text, person, isOffice, seconds: Int64(Self.linkMinutes) * 60, &state)
            return text
        }
    }

    /// A session for whom a link was made, which is used up; `nil` for one that doesn't open anything.
    func enter(link text: String, settings: BoardSettings) throws -> (session: String, BoardPerson)?
    {
        try changing { state in
            guard let link = try entry(.link, text, state),
                let person = Self.person(link, settings)
            else { return nil }
            state.entries[link.seal] = nil
            return (try session(for: person.id, isOffice: link.isOffice, &state), person)
        }
    }

    /// A session for somebody whom the office's proxy vouches for.
    func enter(signedOn name: String, settings: BoardSettings) throws -> (
        session: String, BoardPerson
    )? {
        guard settings.signsOn, let person = settings.person(name) else { return nil }
        return try changing { (try session(for: person.id, isOffice: false, &$0), person) }
    }

    func leave(_ text: String) throws {
        try changing { state in
            if let session = try entry(.session, text, state) { state.entries[session.seal] = nil }
        }
    }

    /// Whose session it is, and the text that the session's forms carry; `nil` where it has ended, or the
    /// settings no longer name the person.
    func person(
        ofSession text: String, settings: BoardSettings
    ) throws -> (person: BoardPerson, form: String)? {
        try state.withLock { state in
            let loaded = try state ?? load()
            state = loaded
            guard let session = try entry(.session, text, loaded),
                let person = Self.person(session, settings)
            else { return nil }
            return (person, try seal(text, for: "board form", keys: loaded.keys))
        }
    }

    private static func person(_ entry: Entry, _ settings: BoardSettings) -> BoardPerson? {
        settings.person(entry.person)
            ?? (entry.isOffice
                ? BoardPerson(id: entry.person, name: entry.person, role: .administrator) : nil)
    }

    // MARK: The file

    private func entry(_ kind: Entry.Kind, _ text: String, _ state: State) throws -> Entry? {
        let name = try seal(text, for: "board \(kind.rawValue)", keys: state.keys)
        guard let entry = state.entries[name], entry.kind == kind, time() < entry.until else {
            return nil
        }
        return entry
    }

    private func session(
        for person: String, isOffice: Bool, _ state: inout State
    ) throws -> String {
        let text = Self.fresh()
        try add(
            .session, text, person, isOffice, seconds: Int64(Self.sessionSeconds), &state)
        return text
    }

    private func add(
        _ kind: Entry.Kind, _ text: String, _ person: String, _ isOffice: Bool, seconds: Int64,
        _ state: inout State
    ) throws {
        let now = time()
        state.entries = state.entries.filter { now < $0.value.until }
        if state.entries.count >= Self.most,
            let first = state.entries.values.min(by: { $0.until < $1.until })
        {
            state.entries[first.seal] = nil
        }
        let name = try seal(text, for: "board \(kind.rawValue)", keys: state.keys)
        state.entries[name] = Entry(
            kind: kind, seal: name, person: person, isOffice: isOffice, until: now + seconds)
    }

    /// What `body` changes is on the disk before anybody hears of it.
    private func changing<T: Sendable>(_ body: (inout State) throws -> sending T) throws -> T {
        try state.withLock { state in
            var loaded = try state ?? load()
            let result = try body(&loaded)
            let entries = loaded.entries.values.sorted { $0.seal < $1.seal }
            try DurableFile.replace(
                "\(directory)/\(Self.file)", with: JSONValue(of: entries).utf8 + [0x0A],
                mode: 0o600)
            state = loaded
            return result
        }
    }

    private func load() throws -> State {
        let keys = try TokenKeyFile.load(Self.keys, state: directory)
        var entries: [String: Entry] = [:]
        if let bytes = try TokenKeyFile.read("\(directory)/\(Self.file)", most: 1 << 20) {
            do {
                let found: [Entry] = try JSONValue(parsing: bytes).decoded()
                for entry in found { entries[entry.seal] = entry }
            } catch {
                throw HostError(
                    action: "read the board's sessions", subject: "\(directory)/\(Self.file)",
                    reason: "\(error); remove the file, and everybody opens the board anew")
            }
        }
        return State(keys: keys, entries: entries)
    }

    /// From the system's own generator, getrandom(2) here: 256 bits.
    private static func fresh() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<4).map { _ in
            let digits = String(generator.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
