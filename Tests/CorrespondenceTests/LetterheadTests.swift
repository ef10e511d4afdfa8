import Civil
import Correspondence
import Rules
import Testing

/// Whose paper it is and who signs, as settings and registry tell.
@Suite struct LetterheadTests {
    struct Unit: Sendable {
        let id: String
        let name: String
        var title: String?
        var person: String?
        var parent: String?
        var deputies: [Deputy] = []
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let office: String?
        let units: [Unit]
        let organisation: String
        var above: String?
        let signing: [String]
        var signer: String?
    }

    private static let division = Unit(
        id: "phong", name: "Phòng Tổ chức", title: "Trưởng phòng", parent: "pho")
    private static let director = Unit(
        id: "giam-doc", name: "Sở GDĐT Lâm Đồng", title: "Giám đốc", person: "Nguyễn Văn A",
        parent: "tinh")
    private static let province = Unit(
        id: "tinh", name: "UBND tỉnh Lâm Đồng", title: "Chủ tịch")
    private static func deputy(of parent: String) -> Unit {
        Unit(
            id: "pho", name: "Sở GDĐT Lâm Đồng", title: "Phó Giám đốc", person: "Trần Thị B",
            parent: parent)
    }

    private static let cases = [
        Case(
            testDescription: "a division under a deputy", office: "Sở GDĐT",
            units: [division, deputy(of: "giam-doc"), director, province],
            organisation: "Sở GDĐT Lâm Đồng", above: "UBND tỉnh Lâm Đồng",
            signing: ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], signer: "Trần Thị B"),
        Case(
            testDescription: "a division right under the head", office: "Sở GDĐT",
            units: [
                Unit(id: "phong", name: "Phòng Tổ chức", parent: "giam-doc"), director, province,
            ],
            organisation: "Sở GDĐT Lâm Đồng", above: "UBND tỉnh Lâm Đồng",
            signing: ["GIÁM ĐỐC"], signer: "Nguyễn Văn A"),
        Case(
            testDescription: "a head who is away", office: "Trường THPT Bảo Lộc",
            units: [
                Unit(
                    id: "phong", name: "Trường THPT Bảo Lộc", title: "Hiệu trưởng", person: "C",
                    deputies: [
                        Deputy(
                            person: Person(title: "Phó Hiệu trưởng", name: "D"),
                            from: CivilDate(2025, 11, 1), until: CivilDate(2025, 11, 30))
                    ])
            ],
            organisation: "Trường THPT Bảo Lộc", signing: ["KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG"],
            signer: "D"),
        Case(
            testDescription: "a People's Committee", office: "UBND xã Bảo Lâm",
            units: [
                Unit(id: "phong", name: "Phòng Văn hóa - Xã hội", parent: "xa"),
                Unit(id: "xa", name: "UBND xã Bảo Lâm", title: "Chủ tịch"),
            ],
            organisation: "UBND xã Bảo Lâm", signing: ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        Case(
            testDescription: "an organisation that the registry doesn't have", office: "Sở GDĐT",
            units: [Unit(id: "phong", name: "Phòng Tổ chức", title: "Trưởng phòng")],
            organisation: "Sở GDĐT", signing: []),
        Case(
            testDescription: "no settings", office: nil,
            units: [Unit(id: "phong", name: "Trường A", title: "Hiệu trưởng")],
            organisation: "Trường A", signing: ["HIỆU TRƯỞNG"]),
    ]

    @Test(arguments: cases)
    func `the registry tells who signs for whom`(example: Case) throws {
        let units = example.units.map { unit in
            OrgUnit(
                id: unit.id, name: unit.name, head: Person(title: unit.title, name: unit.person),
                deputies: unit.deputies, parent: unit.parent,
                place: Place(file: "registry.yaml", line: 1, column: 1))
        }
        let rules = RuleSet(
            plans: [], registry: Registry(units: units, groups: []), calendars: [:],
            organisation: example.office.map { Organisation(name: $0, office: $0) }
                ?? Organisation())
        let head = Letterhead(
            owner: "phong", rules: rules, on: try CivilDate(parsing: "06/11/2025"))
        #expect(head.organisation == example.organisation)
        #expect(head.above == example.above)
        #expect(head.signing == example.signing)
        #expect(head.signer == example.signer)
    }
}
