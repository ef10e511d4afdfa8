package import JSON
package import Rules
package import SourceText

/// Lets the service read its rules anew.
package struct ReloadCall: ControlMessage {
    package static let method = ControlMethod.reload
    /// The digest of the consequences that somebody has seen.
    package var accept: String?

    package struct Reply: Codable, Sendable {
        package var taken: Bool
        package var held: Bool
        package var findings: [FindingMessage]
        /// What the edit does, or would do.
        package var consequences: JSONValue?

        package init(
            taken: Bool, held: Bool, findings: [FindingMessage], consequences: JSONValue?
        ) {
            self.taken = taken
            self.held = held
            self.findings = findings
            self.consequences = consequences
        }
    }

    package init(accept: String? = nil) { self.accept = accept }
}

/// A file of rules, as it was read.
package struct RuleFileMessage: Codable, Hashable, Sendable {
    package var name: String
    package var text: String

    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}

/// The rules in force, and what identifies them.
package struct RulesCall: ControlMessage {
    package static let method = ControlMethod.rules

    package struct Reply: Codable, Sendable {
        package var digest: String
        package var files: [RuleFileMessage]

        package init(digest: String, files: [RuleFileMessage]) {
            self.digest = digest
            self.files = files
        }
    }

    package init() {}
}

/// What it would do to take up these files instead.
package struct CompareCall: ControlMessage {
    package static let method = ControlMethod.compare
    package var files: [RuleFileMessage]
    /// The last day of what isn't open yet that is compared.
    package var through: String?

    package struct Reply: Codable, Sendable {
        package var consequences: JSONValue
        package var at: String

        package init(consequences: JSONValue, at: String) {
            self.consequences = consequences
            self.at = at
        }
    }

    package init(files: [RuleFileMessage], through: String? = nil) {
        self.files = files
        self.through = through
    }
}

package struct FindingMessage: Codable, Hashable, Sendable {
    package var severity: Diagnostic.Severity
    package var code: String
    package var file: String
    package var line: Int?
    package var column: Int?
    package var message: Bilingual
    /// With the excerpt, the caret and the remedy.
    package var report: Bilingual

    package init(
        _ severity: Diagnostic.Severity, code: String, file: String, line: Int?, column: Int?,
        message: Bilingual, report: Bilingual
    ) {
        self.severity = severity
        self.code = code
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.report = report
    }
}

/// Stops all mail of a plan, or lets it go on.
package struct PauseCall: ControlMessage {
    package static let method = ControlMethod.pause
    package var plan: String
    package var resume: Bool?

    package struct Reply: Codable, Sendable {
        package var mode: Plan.Mode

        package init(mode: Plan.Mode) { self.mode = mode }
    }

    package init(plan: String, resume: Bool? = nil) {
        self.plan = plan
        self.resume = resume
    }
}

/// Holds matching mail while the ladder's clock runs.
package struct SilenceCall: ControlMessage {
    package static let method = ControlMethod.silence
    package var plan: String?
    package var duty: String?
    package var unit: String?
    package var from: String?
    package var until: String?
    package var reason: String
    package var request: String?

    package struct Reply: Codable, Sendable {
        package var id: String

        package init(id: String) { self.id = id }
    }

    package init(reason: String) { self.reason = reason }
}

package struct LiftSilenceCall: ControlMessage {
    package typealias Reply = NoMembers
    package static let method = ControlMethod.liftSilence
    package var id: String

    package init(id: String) { self.id = id }
}

/// Lets go what the blast guard holds.
package struct ReleaseCall: ControlMessage {
    package typealias Reply = NoticeCount
    package static let method = ControlMethod.release

    package init() {}
}

/// Drops what the blast guard holds.
package struct DiscardCall: ControlMessage {
    package typealias Reply = NoticeCount
    package static let method = ControlMethod.discard

    package init() {}
}

package struct NoticeCount: Codable, Sendable {
    package var notices: Int

    package init(notices: Int) { self.notices = notices }
}

/// Vouches for the machine's clock after a jump, and undoes what was decided while it was wrong.
package struct ConfirmClockCall: ControlMessage {
    package static let method = ControlMethod.confirmClock
    /// What was decided beyond this time is undone as far as it hasn't left.
    package var back_to: String?

    package struct Reply: Codable, Sendable {
        package var undone: UndoneMessage?

        package init(undone: UndoneMessage?) { self.undone = undone }
    }

    package init(backTo: String? = nil) { back_to = backTo }
}

/// What a going back undid.
package struct UndoneMessage: Codable, Hashable, Sendable {
    /// Up to where what was decided stands.
    package var to: String
    /// Notices that are decided anew when their time comes.
    package var notices: Int
    /// Mails taken back.
    package var mails: Int
    /// Mails that had left already, and aren't sent again.
    package var left: Int

    package init(to: String, notices: Int, mails: Int, left: Int) {
        self.to = to
        self.notices = notices
        self.mails = mails
        self.left = left
    }
}

/// An incoming message, base64, from the mail system.
package struct InboundCall: ControlMessage {
    package static let method = ControlMethod.inbound
    package var message: String

    package struct Reply: Codable, Sendable {
        package var accepted: Bool
        package var text: Bilingual

        package init(accepted: Bool, text: Bilingual) {
            self.accepted = accepted
            self.text = text
        }
    }

    package init(message: String) { self.message = message }
}

/// The ledger, a page at a time.
package struct ExportCall: ControlMessage {
    package static let method = ControlMethod.export

    package enum What: String, Codable, CaseIterable, Sendable { case events, notices }

    package var what: What
    package var after: Int64?

    package struct Reply: Codable, Sendable {
        package var entries: [JSONValue]
        package var next: Int64?
        package var began: String?

        package init(entries: [JSONValue], next: Int64?, began: String? = nil) {
            self.entries = entries
            self.next = next
            self.began = began
        }
    }

    package init(_ what: What, after: Int64? = nil) {
        self.what = what
        self.after = after
    }
}

extension Diagnostic.Severity: Codable {}
