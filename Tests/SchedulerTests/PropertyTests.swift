import Civil
import Rules
import TestSupport
import Testing

@testable import Scheduler

/// What holds for all rules, registries, histories and ticks.
struct PropertyTests {
    @Test("Nothing leaves on a day off, nor out of office hours unless the rule says so (3, 4)")
    func officeHours() {
        for seed in RandomWorld.seeds {
            let world = RandomWorld(seed: seed)
            for ticks in [[], RandomWorld.coarse(seed, gap: 20)] {
                let service = Rehearsal(world, ticks: ticks, exact: ticks.isEmpty)
                for entry in service.entries.values {
                    guard let sentAt = entry.sentAt else { continue }
                    let local = Fixture.zone.local(at: sentAt)
                    #expect(
                        Fixture.calendar.isWorkingDay(local.date),
                        "seed \(seed): \(entry.notice.key) at \(clock(sentAt))")
                    let duty = entry.notice.key.subject.obligation
                        .flatMap { world.rules.duty($0.occurrence.duty)?.duty }
                    let isTimed = duty?.remind.contains { $0.at != nil } ?? false
                    if duty?.urgent != true, !isTimed {
                        #expect(
                            Fixture.officeHours.contains(local.time),
                            "seed \(seed): \(entry.notice.key) at \(clock(sentAt))")
                    }
                }
            }
        }
    }

    @Test("No notice leaves before its time, and each ends in exactly one state (19, 22)")
    func onceAndNotBefore() {
        for seed in RandomWorld.seeds {
            let service = Rehearsal(
                RandomWorld(seed: seed), ticks: RandomWorld.coarse(seed, gap: 12), exact: false)
            #expect(Set(service.order).count == service.order.count)
            var mails: [String: Int] = [:]
            for (_, release) in service.releases {
                for bundle in release.bundles {
                    for notice in bundle.notices { mails[notice.key.description, default: 0] += 1 }
                }
            }
            for (key, entry) in service.entries {
                #expect(mails[key, default: 0] <= 1, "seed \(seed): \(key) is in two mails")
                if let sentAt = entry.sentAt {
                    #expect(entry.notice.fate == .pending, "seed \(seed): \(key)")
                    #expect(sentAt >= entry.notice.at && sentAt >= entry.notice.release)
                }
            }
        }
    }

    @Test("One inbox gets one mail a slot, but for heads of different units (48)")
    func oneMailASlot() {
        for seed in RandomWorld.seeds.prefix(20) {
            let world = RandomWorld(seed: seed)
            for ticks in [[], RandomWorld.coarse(seed, gap: 10)] {
                let service = Rehearsal(world, ticks: ticks, exact: ticks.isEmpty)
                for (now, release) in service.releases {
                    let inboxes = Dictionary(grouping: release.bundles, by: \.recipient.address)
                    for (address, mails) in inboxes where mails.count > 1 {
                        let lists = mails.filter { mail in
                            mail.notices.contains {
                                !$0.key.role.isOwingUnit || $0.key.kind == .tally
                            }
                        }
                        #expect(lists.count <= 1, "seed \(seed): \(address) at \(clock(now))")
                        let heads = mails.map { $0.recipient.unit?.id }
                        #expect(
                            Set(heads).count == mails.count,
                            "seed \(seed): \(address) at \(clock(now))")
                    }
                    // No mail to a head alone is about another unit.
                    for mail in release.bundles {
                        let units = Set(
                            mail.notices.compactMap { notice in
                                notice.key.role == .head && notice.key.kind != .tally
                                    ? mail.recipient.unit?.id : nil
                            })
                        #expect(units.count <= 1)
                        #expect(
                            mail.outlook.allSatisfy { line in
                                !mail.notices.contains {
                                    $0.key.subject.obligation == line.obligation
                                }
                            })
                    }
                }
            }
        }
    }

    @Test("An address gets one scheduled mail a day; a second one has its reason (49)")
    func oneScheduledMailADay() {
        var putOff = 0
        for seed in RandomWorld.seeds.prefix(20) {
            let world = RandomWorld(seed: seed)
            for ticks in [[], RandomWorld.coarse(seed, gap: 10)] {
                let service = Rehearsal(world, ticks: ticks, exact: ticks.isEmpty)
                var earlier: [String: Int] = [:]
                for (now, release) in service.releases {
                    putOff += release.deferrals.count { $0.key.kind == .reminder }
                    let local = Fixture.zone.local(at: now)
                    let next = Fixture.calendar.workingDay(1, after: local.date) ?? .max
                    var duties = DutyFinder(world.rules)
                    let scheduled = release.bundles.filter { $0.isScheduled(&duties) }
                    for mail in scheduled {
                        let key = "\(local.date.iso) \(mail.recipient.address)"
                        guard earlier[key] != nil else { continue }
                        let hasReason = mail.notices.contains { notice in
                            notice.key.kind == .dueToday || notice.key.kind == .overdue
                                || notice.key.due < next
                                || Fixture.zone.local(at: notice.release).date
                                    > Fixture.zone.local(at: notice.at).date
                        }
                        #expect(hasReason, "seed \(seed): \(key) at \(local.time.iso)")
                    }
                    for address in Set(scheduled.map(\.recipient.address)) {
                        earlier["\(local.date.iso) \(address)", default: 0] += 1
                    }
                }
                #expect(earlier.values.allSatisfy { $0 <= 3 }, "seed \(seed): \(earlier)")
            }
        }
        #expect(putOff > 0)
    }

    @Test("A reminder that was left out was shown, to the same address, not long before (49)")
    func nothingLost() {
        var leftOut = 0
        for seed in RandomWorld.seeds.prefix(20) {
            let service = Rehearsal(RandomWorld(seed: seed))
            for (_, entry) in service.entries where entry.notice.fate == .suppressed(.shown) {
                leftOut += 1
                let id = entry.notice.key.subject.obligation
                let wasShown = service.releases.contains { at, release in
                    at < entry.notice.release
                        && at > entry.notice.release.adding(seconds: -32 * 86_400)
                        && release.bundles.contains { bundle in
                            var duties = DutyFinder(service.rules)
                            return bundle.shown(&duties).contains {
                                $0.obligation == id && $0.due == entry.notice.key.due
                            }
                        }
                }
                #expect(wasShown, "seed \(seed): \(entry.notice.key)")
            }
        }
        #expect(leftOut > 0)
    }

    @Test("No reminder leaves after the instant at which its report is due (47)")
    func dueInstants() {
        var timed = 0
        for seed in RandomWorld.seeds.prefix(20) {
            let world = RandomWorld(seed: seed)
            let service = Rehearsal(world, ticks: RandomWorld.coarse(seed, gap: 8), exact: false)
            for entry in service.entries.values where entry.notice.key.kind.isReminder {
                guard let sentAt = entry.sentAt, let id = entry.notice.key.subject.obligation,
                    let (plan, duty) = world.rules.duty(id.occurrence.duty),
                    let occurrence = service.book.occurrence(id.occurrence, duty: duty, plan: plan),
                    let hour = occurrence.dueTime,
                    occurrence.due == entry.notice.key.due
                else { continue }
                timed += 1
                let instant = plan.instant(occurrence.due, hour)
                #expect(sentAt < instant, "seed \(seed): \(entry.notice.key) at \(clock(sentAt))")
            }
        }
        #expect(timed > 0)
    }

    @Test("After downtime no obligation climbs more than one rung a working day (19)")
    func oneRungADay() {
        for seed in RandomWorld.seeds {
            let world = RandomWorld(seed: seed)
            let service = Rehearsal(world, ticks: RandomWorld.coarse(seed, gap: 25), exact: false)
            var rungs: [String: Set<Instant>] = [:]
            for entry in service.entries.values where entry.notice.key.kind.isLadder {
                guard let sentAt = entry.sentAt, let id = entry.notice.key.subject.obligation
                else { continue }
                let day = Fixture.zone.local(at: sentAt).date.iso
                rungs["\(id) \(day)", default: []].insert(entry.notice.at)
            }
            for (day, stages) in rungs {
                #expect(stages.count == 1, "seed \(seed): \(day) has \(stages.count) rungs")
            }
        }
    }
}
