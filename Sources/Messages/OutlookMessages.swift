package import SourceText

/// What will go out if nothing is recorded meanwhile.
package struct ComingCall: ControlMessage {
    package static let method = ControlMethod.coming
    package var days: Int?
    package var plan: String?

    package struct Reply: Codable, Sendable {
        package var lines: [ComingLine]
        package var through: String

        package init(lines: [ComingLine], through: String) {
            self.lines = lines
            self.through = through
        }
    }

    package init(days: Int? = nil) { self.days = days }
}

package struct ComingLine: Codable, Hashable, Sendable {
    package var at: String
    package var plan: String
    package var duty: String
    package var period: String
    package var name: Bilingual
    package var what: Bilingual
    package var due: String
    package var units: Int
    package var unit: String?
    package var unit_name: String?

    package init(
        at: String, plan: String, duty: String, period: String, name: Bilingual, what: Bilingual,
        due: String, units: Int
    ) {
        self.at = at
        self.plan = plan
        (self.duty, self.period) = (duty, period)
        self.name = name
        self.what = what
        self.due = due
        self.units = units
    }
}

/// Units and duties by words of their names.
package struct FindCall: ControlMessage {
    package static let method = ControlMethod.find
    package var words: String
    package var limit: Int?

    package struct Reply: Codable, Sendable {
        package var units: [FoundUnit]
        package var duties: [FoundDuty]
        package var more: Int

        package init(units: [FoundUnit], duties: [FoundDuty], more: Int) {
            self.units = units
            self.duties = duties
            self.more = more
        }
    }

    package init(words: String) { self.words = words }
}

package struct FoundUnit: Codable, Hashable, Sendable {
    package var unit: String
    package var unit_name: String
    package var parent_name: String?

    package init(unit: String, name: String, parentName: String?) {
        self.unit = unit
        unit_name = name
        parent_name = parentName
    }
}

package struct FoundDuty: Codable, Hashable, Sendable {
    package var plan: String
    package var duty: String
    package var short: String
    package var title: String
    package var opened: Bool

    package init(plan: String, duty: String, short: String, title: String, opened: Bool) {
        self.plan = plan
        self.duty = duty
        self.short = short
        self.title = title
        self.opened = opened
    }
}

/// A unit, and what it owes.
package struct UnitCall: ControlMessage {
    package static let method = ControlMethod.unit
    package var unit: String
    package var limit: Int?

    package struct Reply: Codable, Sendable {
        package var unit: String
        package var unit_name: String
        package var parent: String?
        package var parent_name: String?
        package var below: Int
        package var head: String?
        package var phone: String?
        package var email: String?
        package var contact: String?
        package var contact_phone: String?
        package var contact_email: String?
        package var on_time = 0
        package var late = 0
        package var obligations: [ObligationStatus] = []
        package var more = 0

        package init(unit: String, name: String, below: Int) {
            self.unit = unit
            unit_name = name
            self.below = below
        }
    }

    package init(unit: String) { self.unit = unit }
}

/// The rules as they lie on disk against those in force.
package struct ReviewCall: ControlMessage {
    package static let method = ControlMethod.review

    package struct Reply: Codable, Sendable {
        package var changed: Bool
        package var held = false
        package var digest: String?
        package var findings: [FindingMessage]
        package var withdrawn = 0
        package var moved = 0
        package var orphans = 0
        package var lines: [Bilingual] = []

        package init(changed: Bool, findings: [FindingMessage]) {
            self.changed = changed
            self.findings = findings
        }
    }

    package init() {}
}
