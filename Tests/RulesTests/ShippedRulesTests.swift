import Civil
import Foundation
import SourceText
import Testing

@testable import Rules

/// The rules that the project ships are held to what they encode.
struct ShippedRulesTests {
    @Test("Every shipped rule file passes; only the paper's blank number is pointed out")
    func passes() throws {
        let (rules, findings) = try Shipped.read()
        #expect(
            findings.map { "\($0.file.name) \($0.code)" } == ["plans/antq-2025.yaml blank-number"])
        #expect(try #require(rules).plans.map(\.id) == ["antq-2025", "ky-niem"])
    }

    @Test("Every section of the plan's document is cited by a duty")
    func sections() throws {
        let plan = try #require(try Shipped.rules().plans.first { $0.id == "antq-2025" })
        let cited = plan.duties.compactMap(\.cite)
        let sections = [
            "Mục I.3", "Mục I.4", "Mục I.5",
            "Mục II.1, gạch đầu dòng 1", "Mục II.1, gạch đầu dòng 2", "Mục II.1, gạch đầu dòng 3",
            "Mục II.2, gạch đầu dòng 1", "Mục II.2, gạch đầu dòng 2", "Mục II.2, gạch đầu dòng 3",
            "Mục II.3, gạch đầu dòng 1", "Mục II.3, gạch đầu dòng 2", "Mục II.3, gạch đầu dòng 3",
            "Mục II.3, gạch đầu dòng 4", "Mục II.4 (tiêu đề)", "Mục II.4, gạch đầu dòng 1",
            "Mục II.4, gạch đầu dòng 2", "Mục II.4, gạch đầu dòng cuối",
            "Mục II.5, gạch đầu dòng 1", "Mục II.5, gạch đầu dòng 2", "Mục II.5, gạch đầu dòng 3",
            "Mục III.1, gạch đầu dòng 1", "Mục III.1, gạch đầu dòng 2",
            "Mục III.1, gạch đầu dòng 3", "Mục III.1, gạch đầu dòng 4", "Mục III.2", "Mục III.3",
            "Mục III, đoạn cuối",
        ]
        for section in sections {
            #expect(cited.contains { $0.contains(section) }, "nothing cites \(section)")
        }
        #expect(plan.duties.allSatisfy { $0.cite != nil })
    }

    struct Row: CustomTestStringConvertible {
        var duty: String
        var section: String
        var kind: Duty.Kind
        var owedBy: [String]

        init(_ duty: String, _ section: String, _ kind: Duty.Kind, _ owedBy: [String]) {
            self.duty = duty
            self.section = section
            self.kind = kind
            self.owedBy = owedBy
        }

        var testDescription: String { "\(section): \(duty)" }
    }

    @Test("What the document asks of whom stands in the plan, row by row", arguments: rows)
    func row(_ row: Row) throws {
        let plan = try #require(try Shipped.rules().plans.first { $0.id == "antq-2025" })
        let duty = try #require(plan.duties.first { $0.id == row.duty })
        #expect(duty.kind == row.kind)
        #expect(duty.owedBy == row.owedBy)
        #expect(duty.cite?.contains(row.section) == true)
    }

    static let rows = [
        Row("kien-toan-to-chuc", "Mục I.3", .standing, ["tat-ca"]),
        Row("nhan-rong-mo-hinh-hay", "Mục I.3", .standing, ["tat-ca"]),
        Row("dong-vien-khich-le", "Mục I.4", .standing, ["tat-ca"]),
        Row("ngay-dan-quan-tu-ve", "Mục I.5; Mục II.4", .anniversary, ["tat-ca"]),
        Row("tuyen-truyen-nghi-quyet", "Mục II.1", .standing, ["tat-ca"]),
        Row("quan-triet-van-ban", "Mục II.1", .standing, ["tat-ca"]),
        Row("kiem-tra-huong-dan-don-doc", "Mục II.1", .standing, ["phong-so"]),
        Row("so-ket-tong-ket-mo-hinh", "Mục II.1", .standing, ["phong-so"]),
        Row("chi-dao-phong-trao", "Mục II.2", .standing, ["tat-ca"]),
        Row("gan-nhiem-vu-nam-hoc", "Mục II.2", .standing, ["tat-ca"]),
        Row("gan-phong-trao-thi-dua", "Mục II.2", .standing, ["tat-ca"]),
        Row("tuyen-truyen-phong-chong-toi-pham", "Mục II.3", .standing, ["tat-ca"]),
        Row("tap-huan-luc-luong", "Mục II.3", .standing, ["tat-ca"]),
        Row("quy-che-phoi-hop-cong-an", "Mục II.3", .standing, ["tat-ca"]),
        Row("ra-soat-phan-loai-mo-hinh", "Mục II.3", .standing, ["tat-ca"]),
        Row("ho-so-theo-doi-luc-luong", "Mục II.3", .standing, ["tat-ca"]),
        Row("so-ket-mo-hinh-truong-hoc", "Mục II.3", .standing, ["tat-ca"]),
        Row("tieu-chi-nong-thon-moi", "Mục II.3", .standing, ["tat-ca"]),
        Row("ngay-hoi-antq", "Mục II.4", .anniversary, ["phong-so", "truc-thuoc"]),
        Row("phoi-hop-cong-an", "Mục II.4", .standing, ["tat-ca"]),
        Row("tuyen-truyen-an-ninh-trat-tu", "Mục II.4", .standing, ["tat-ca"]),
        Row("mang-xa-hoi", "Mục II.4", .standing, ["tat-ca"]),
        Row("tham-muu-khen-thuong", "Mục II.5", .standing, ["phong-tchc"]),
        Row("xet-khen-thuong-ky-luat", "Mục II.5", .standing, ["tat-ca"]),
        Row("de-nghi-khen-thuong-tong-ket", "Mục II.5", .standing, ["phong-tchc"]),
        Row("trien-khai-tai-co-quan-so", "Mục III.1", .standing, ["phong-tchc"]),
        Row("don-doc-kiem-tra-co-so", "Mục III.1", .standing, ["phong-tchc"]),
        Row("thi-dua-khen-thuong", "Mục III.1", .standing, ["phong-tchc"]),
        Row("tong-hop-bcd-138", "Mục III.1", .deadline, ["phong-tchc"]),
        Row("huong-dan-co-so-giao-duc", "Mục III.1", .standing, ["phong-gdth"]),
        Row("tham-muu-kinh-phi", "Mục III.1", .standing, ["phong-khtc"]),
        Row("thanh-tra-theo-doi-don-doc", "Mục III.1", .standing, ["thanh-tra"]),
        Row("kiem-tra-quy", "Mục III.1", .inspection, ["phong-gddt", "truc-thuoc"]),
        Row("chi-dao-co-so-tren-dia-ban", "Mục III.2", .standing, ["phong-gddt"]),
        Row("chuong-trinh-cua-phong-gddt", "Mục III.2", .standing, ["phong-gddt"]),
        Row("ke-hoach-cua-don-vi", "Mục III.3", .standing, ["truc-thuoc"]),
        Row("trien-khai-nghiem-tuc", "Mục III, đoạn cuối", .standing, ["tat-ca"]),
        Row("bao-cao-nam", "Mục III, đoạn cuối", .deadline, ["phong-gddt", "truc-thuoc"]),
    ]

    @Test("The report's last good day is 04/11/2025, and the summary's comes after it")
    func report() throws {
        let plan = try #require(try Shipped.rules().plans.first { $0.id == "antq-2025" })
        let report = try #require(plan.duties.first { $0.id == "bao-cao-nam" })
        let summary = try #require(plan.duties.first { $0.id == "tong-hop-bcd-138" })
        guard case .dates(let due) = report.schedule, case .dates(let after) = summary.schedule
        else {
            Issue.record("not given as dates")
            return
        }
        #expect(due == [DueDate(date: try CivilDate(parsing: "05/11/2025"), reading: .before)])
        #expect(after.allSatisfy { $0.date > due[0].date })
        #expect(summary.gathers == [Gathering("bao-cao-nam")])
    }

    @Test(
        "The perennial plan has the anniversaries of every year",
        arguments: ["28/3", "30/4", "19/8", "2/9", "20/11", "22/12"])
    func anniversaries(_ day: String) throws {
        let plan = try #require(try Shipped.rules().plans.first { $0.id == "ky-niem" })
        #expect(plan.period == nil)
        let found = plan.duties.contains { duty in
            guard case .recurring(let expression, .by) = duty.schedule else { return false }
            return expression.text.split(separator: " ").first.map(String.init) == day
        }
        #expect(found)
    }

    @Test("The registry has the ten district offices of January 2025, and what became of them")
    func registry() throws {
        let registry = try Shipped.rules().registry
        let january = try CivilDate(parsing: "15/01/2025")
        let july = try CivilDate(parsing: "01/07/2025")
        let offices = registry.members(of: ["phong-gddt"], on: january)
        #expect(offices.count == 10)
        #expect(registry.members(of: ["phong-gddt"], on: july).isEmpty)
        for id in offices + ["thanh-tra"] {
            let unit = try #require(registry.unit(id))
            #expect(unit.until?.vietnamese == "30/06/2025")
            #expect(!unit.successors.isEmpty)
            for successor in unit.successors {
                #expect(registry.unit(successor)?.exists(on: july) == true)
            }
        }
        let divisions = ["phong-tchc", "phong-gdth", "phong-khtc", "thanh-tra"]
        #expect(Set(registry.members(of: ["phong-so"], on: january)) == Set(divisions))
        #expect(registry.members(of: ["truc-thuoc"], on: july).count >= 10)
        #expect(registry.unit("bcd-138")?.outside == true)
    }

    @Test("No shipped address could reach anybody")
    func addresses() throws {
        let rules = try Shipped.rules()
        let addresses = rules.registry.units.flatMap { unit in
            [unit.email, unit.head?.email, unit.contact?.email] + unit.deputies.map(\.person.email)
        }.compactMap { $0 }
        #expect(addresses.count > 25)
        #expect((addresses + [rules.organisation.mailFrom]).allSatisfy { $0.hasSuffix(".example") })
    }
}

/// The files in `rules/` of this checkout.
enum Shipped {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Names are relative to `rules/`.
    static func sources() throws -> [RuleSource] {
        let folder = root.appendingPathComponent("rules").resolvingSymlinksInPath().path
        return try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
            .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".csv") }
            .map { name in
                let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
                return RuleSource(name: name, bytes: Array(data))
            }
    }

    static func read() throws -> (rules: RuleSet?, findings: [Diagnostic]) {
        RuleReader.read(try sources(), zone: Desk.zone)
    }

    static func rules() throws -> RuleSet { try parsed.get() }

    private static let parsed = Result { try #require(read().rules) }
}
