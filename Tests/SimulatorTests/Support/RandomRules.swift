import Civil
import Rules
import SourceText
import TestSupport

/// Random plans and a random registry, the same for the same seed, that people go on editing.
struct RandomRules {
    static let zone = Zone(name: "Asia/Ho_Chi_Minh", offset: 7 * 3600)

    /// The first day of the history.
    let start: CivilDate
    /// How many days it takes.
    let length: Int
    private let office: OfficeHours
    private(set) var units: [OrgUnit] = []
    private var plans: [Plan] = []
    private var daysOff: Set<CivilDate> = []
    private let blastGuard: BlastGuard
    /// Duties that an edit took out.
    private var withdrawn: [Duty] = []
    private var count = 0
    /// Draws what goes from level to level (statement 56); `nil` in worlds without levels. It is apart, so
    /// that those stay what they were.
    private var levels: SeededGenerator?

    init(_ random: inout SeededGenerator, levels: SeededGenerator? = nil) throws {
        self.levels = levels
        start = try CivilDate(parsing: "2025-01-06").moved(random.below(300))
        length = 6 + random.below(10)
        office = try OfficeHours(parsing: "07:30-11:30, 13:30-17:00")
        blastGuard =
            random.chance(20) ? BlastGuard(share: 30, atLeast: 2) : BlastGuard(share: 100)
        for _ in 0..<random.below(4) { daysOff.insert(day(&random)) }
        units = ["phong", "giam-doc", "thanh-tra"].map { unit($0, groups: ["so"]) }
        let heads = 2 + random.below(random.chance(30) ? 11 : 5)
        for _ in 0..<heads { addUnit(&random, joins: random.chance(15)) }
        for index in 0..<1 + random.below(2) {
            var duties: [Duty] = []
            for _ in 0..<1 + random.below(3) { duties.append(try duty(&random)) }
            plans.append(plan("p\(index)", duties, &random))
        }
    }

    var rules: RuleSet {
        var all = plans
        let calendar = calendar
        for index in all.indices { all[index].calendar = calendar }
        return RuleSet(
            plans: all,
            registry: Registry(
                units: units,
                groups: ["truong", "so"].map { OrgGroup(id: $0, name: $0, place: Self.place) }),
            calendars: ["vn": calendar], blastGuard: blastGuard)
    }

    /// Any day of the history, or a few days around it.
    func day(_ random: inout SeededGenerator) -> CivilDate {
        start.moved(random.below(length + 12) - 6)
    }

    private var calendar: WorkingCalendar {
        WorkingCalendar(
            name: "vn",
            entries: daysOff.sorted().map { CalendarDay(date: $0, kind: .off, name: "nghỉ") })
    }

    private static let place = Place(file: "random.yaml", line: 1, column: 1)

    // MARK: Units

    private func unit(_ id: String, groups: [String]) -> OrgUnit {
        OrgUnit(
            id: id, name: "Đơn vị \(id)", head: Person(title: "Thủ trưởng"),
            email: "\(id)@so.example", groups: groups, place: Self.place)
    }

    private mutating func addUnit(_ random: inout SeededGenerator, joins: Bool) {
        var unit = unit("u\(units.count - 3)", groups: ["truong"])
        unit.email = random.pick([nil, "xa@so.example"] + Array(repeating: unit.email, count: 8))
        if random.chance(15) {
            unit.deputies = [
                Deputy(person: Person(title: "Phó", email: "pho-\(unit.id)@so.example"))
            ]
        }
        unit.outside = random.chance(4)
        if joins { unit.from = day(&random) }
        units.append(unit)
        subordinate(units.count - 1)
        if random.chance(15) { endUnit(units.count - 1, &random) }
    }

    private mutating func endUnit(_ index: Int, _ random: inout SeededGenerator) {
        let end = day(&random)
        guard index >= 3, units[index].from.map({ $0 <= end }) ?? true else { return }
        units[index].until = end
        let others = units[3...].map(\.id).filter { $0 != units[index].id }
        units[index].successors =
            others.isEmpty
            ? [] : Set((0..<random.below(3)).map { _ in random.pick(others) }).sorted()
    }

    // MARK: Plans and duties

    private func plan(_ id: String, _ duties: [Duty], _ random: inout SeededGenerator) -> Plan {
        Plan(
            id: id, title: "Kế hoạch \(id)", document: "Kế hoạch số 1/KH", basis: nil,
            period: random.chance(15) ? nil : start.moved(-20)...start.moved(length + 60),
            owner: "phong", zone: Self.zone, calendar: calendar, officeHours: office,
            language: random.pick([.vi, .en]), mode: random.chance(5) ? .shadow : .live,
            confidential: random.chance(10), digest: random.chance(20) ? .weekly : .daily,
            duties: duties, place: Self.place)
    }

    private mutating func duty(_ random: inout SeededGenerator) throws -> Duty {
        count += 1
        let kind = random.pick(
            [.deadline, .deadline, .deadline, .deadline, .inspection, .anniversary, .standing]
                as [Duty.Kind])
        let isTurn = kind == .inspection && random.chance(60)
        var duty = Duty(
            id: "d\(count)", kind: kind, title: "Việc \(count)", short: "Việc \(count)", cite: nil,
            schedule: try schedule(kind, &random),
            roll: random.pick([.none, .none, .previous, .next]),
            since: kind == .anniversary ? 1930 + random.below(60) : nil, only: [],
            owedBy: random.chance(75)
                ? ["truong"] : Set((0..<3).map { _ in random.pick(units).id }).sorted(),
            sendTo: .unit("phong"), inspector: kind == .inspection ? "thanh-tra" : nil,
            unitsPerTime: isTurn ? 1 + random.below(3) : nil,
            gathers: count > 1 && kind == .deadline && random.chance(15)
                ? [Gathering("d\(count - 1)")] : [],
            expectsReport: kind == .deadline && random.chance(85), urgent: random.chance(10),
            remind: reminders(&random), ladder: kind == .deadline ? ladder(&random) : [],
            place: Self.place)
        climb(&duty)
        return duty
    }

    /// Reports to the unit above, rungs to it, and tallies of those below.
    private mutating func climb(_ duty: inout Duty) {
        guard var levels else { return }
        if levels.chance(40) { duty.sendTo = .parent }
        for rung in duty.ladder.indices where levels.chance(40) {
            duty.ladder[rung].to =
                levels.chance(50) ? [.parent] : (duty.ladder[rung].to + [.parent])
        }
        if duty.kind == .deadline, count > 1, levels.chance(40) {
            duty.gathers = [Gathering("d\(count - 1)", byParent: true)]
        }
        self.levels = levels
    }

    /// Puts the unit below one that was there before, so that there are no circles.
    private mutating func subordinate(_ index: Int) {
        guard var levels, index > 0 else { return }
        units[index].parent = levels.chance(85) ? units[levels.below(index)].id : nil
        self.levels = levels
    }

    private func schedule(
        _ kind: Duty.Kind, _ random: inout SeededGenerator
    ) throws -> Schedule {
        func when(_ text: String) throws -> WhenExpression {
            try WhenExpression(parsing: text) { _ in Self.zone }
        }
        let day = day(&random)
        switch kind {
        case .standing:
            return .standing(remindAt: random.chance(30) ? [] : [try when("every month on 12")])
        case .anniversary:
            return .recurring(try when("\(day.day)/\(day.month)"), reading: .by)
        case .inspection where random.chance(30):
            return .afterCompletion(months: 0, days: 5 + random.below(15), first: day)
        case .deadline, .inspection:
            let reading: DueReading = random.pick([.before, .by])
            switch random.below(8) {
            case 0:
                return .recurring(try when("every month on \(1 + random.below(28))"), reading: .by)
            case 1: return .recurring(try when("every month on last working day"), reading: .by)
            case 2:
                let time = CivilTime(7 + random.below(11), 0)
                return .dates([DueDate(date: day, time: time, reading: .by)])
            case 3:
                return .dates(
                    Set([day, self.day(&random)]).sorted().map {
                        DueDate(date: $0, reading: reading)
                    })
            default: return .dates([DueDate(date: day, reading: reading)])
            }
        }
    }

    private func reminders(_ random: inout SeededGenerator) -> [Reminder] {
        (0..<random.below(5)).map { _ in
            Reminder(
                offset: random.chance(50)
                    ? .days(random.below(20)) : .workingDays(random.below(10)),
                at: random.chance(10) ? CivilTime(5 + random.below(17), 0) : nil)
        }
    }

    private func ladder(_ random: inout SeededGenerator) -> [Rung] {
        var after = 0
        return (0..<random.below(4)).map { step in
            after += 1 + random.below(3)
            let roles: [Role] = [
                .head, .owner, .deputy, .unit("giam-doc"), .address("z@so.example"),
            ]
            return Rung(
                after: random.chance(70) ? .workingDays(after) : .days(after + step * 2),
                to: random.chance(20)
                    ? [.head, random.pick(roles)].uniqued : [random.pick(roles)],
                every: random.chance(30) ? .workingDays(1 + random.below(3)) : nil,
                times: random.below(4))
        }
    }

    // MARK: Editing

    /// One edit in the middle of the year.
    mutating func edit(_ random: inout SeededGenerator) throws {
        let plan = random.below(plans.count)
        guard !plans[plan].duties.isEmpty else {
            let back = withdrawn.popLast()
            plans[plan].duties = [try back ?? duty(&random)]
            return
        }
        let duty = random.below(plans[plan].duties.count)
        switch random.below(12) {
        case 0, 1:
            let day = day(&random)
            if case .dates = plans[plan].duties[duty].schedule {
                plans[plan].duties[duty].schedule = .dates([DueDate(date: day, reading: .by)])
            }
        case 2: plans[plan].duties.append(try self.duty(&random))
        case 3: withdrawn.append(plans[plan].duties.remove(at: duty))
        case 4: plans[plan].duties += withdrawn.popLast().map { [$0] } ?? []
        case 5: plans[plan].duties[duty].remind = reminders(&random)
        case 6: plans[plan].duties[duty].ladder = ladder(&random)
        case 7: addUnit(&random, joins: random.chance(50))
        case 8: endUnit(random.below(units.count), &random)
        case 9: daysOff.insert(day(&random))
        case 10:
            let index = random.below(units.count)
            units[index].email = "moi\(random.below(3))@so.example"
            subordinate(index)
        default:
            plans.reverse()
            plans[plan].duties.reverse()
        }
        if units.count > 15 { units.removeLast(units.count - 15) }
    }
}

extension CivilDate {
    func moved(_ days: Int) -> CivilDate { adding(days: days) ?? self }
}

extension Array where Element: Hashable {
    fileprivate var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
