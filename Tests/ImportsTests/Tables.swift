import Civil
import RuleFiles
import Rules
import SourceText
import Testing

@testable import Imports

/// What the tests import: tables as text, and the rules that they stand beside.
enum Tables {
    static func file(_ text: String, name: String = "bang.csv") throws -> OfficeFile {
        try OfficeFile(name: name, bytes: Array(text.utf8), sheet: nil)
    }

    static let registry = RuleSource(
        name: "registry.yaml",
        bytes: Array(
            """
            groups:
              - id: truong
                name: Các trường trực thuộc
              - id: phong-gddt
                name: Phòng GDĐT các huyện, thành phố
            units:
              - {id: phong-tchc, name: Phòng Tổ chức hành chính, email: tchc@so.example}
              - {id: phong-khtc, name: Phòng Kế hoạch - Tài chính, email: khtc@so.example}
              - {id: bao-loc, name: Trường THPT Bảo Lộc, email: bl@so.example, groups: truong}
              - {id: bao-lam, name: Trường THPT Bảo Lâm, email: blm@so.example, groups: truong}
              - {id: pgd-da-lat, name: Phòng GDĐT thành phố Đà Lạt, email: dl@so.example, groups: phong-gddt}

            """.utf8))

    static let settings = RuleSource(
        name: "settings.yaml",
        bytes: Array("settings:\n  organisation: {mail-from: nhac@so.example}\n".utf8))

    static func zone(_ name: String) -> Zone? {
        name == "Asia/Ho_Chi_Minh" ? Zone(name: name, offset: 7 * 3600) : nil
    }

    static func plan(
        _ table: String, owner: String? = "phong-tchc", period: String? = "2025",
        language: Language = .vi, beside: [RuleSource] = [registry, settings]
    ) throws -> ImportedPlan {
        var answers = ImportedPlan.Answers()
        (answers.owner, answers.period) = (owner, period)
        return try ImportedPlan(
            try file(table), answers, name: "plan.yaml", beside: beside, language: language,
            zone: zone)
    }

    /// What the rules' reader finds in the text beside the registry.
    static func errors(_ text: String, beside: [RuleSource] = [registry, settings]) -> [String] {
        let source = RuleSource(name: "plan.yaml", bytes: Array(text.utf8))
        return RuleReader.read(beside + [source], zone: zone).findings
            .filter { $0.severity == .error }.map(\.message.en)
    }
}
