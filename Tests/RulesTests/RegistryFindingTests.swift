import Civil
import SourceText
import Testing

@testable import Rules

/// The registry in YAML: what becomes of it, and what is wrong with it.
struct RegistryFindingTests {
    @Test("A registry's faults are found where they stand, and nothing else is", arguments: cases)
    func faults(_ item: MarkedCase) {
        item.expectItsFindings(as: "registry.yaml")
    }

    private static let a = "  - id: a\n    name: A\n    email: a@so.example\n"
    private static let b = "  - id: b\n    name: B\n    email: b@so.example\n"

    static let cases = [
        MarkedCase("two clean units", "units:\n" + a + b),
        MarkedCase(
            "one id for two",
            "units:\n" + a + "  - id: ⟪duplicate-id|a⟫\n    name: B\n    email: b@so.example\n"),
        MarkedCase(
            "a unit and a group of one id", "units:\n" + a + "groups:\n  - id: ⟪duplicate-id|a⟫\n"),
        MarkedCase(
            "an id that is a role's",
            "units:\n  - id: ⟪unfit-reference|head⟫\n    name: A\n    email: a@so.example\n"),
        MarkedCase(
            "an id with marks",
            "units:\n  - id: ⟪bad-id|trường a⟫\n    name: A\n    email: a@so.example\n"),
        MarkedCase(
            "what can't have been an id",
            "units:\n  - id: a\n    name: A\n    email: a@so.example\n    formerly: ⟪bad-id|trường a⟫\n"
        ),
        MarkedCase(
            "a unit without a name", "units:\n  - ⟪missing-key|id⟫: a\n    email: a@so.example\n"),
        MarkedCase(
            "an address of two",
            "units:\n  - id: a\n    name: A\n    email: ⟪bad-address|a@so.example; b@so.example⟫\n"),
        MarkedCase(
            "an address whose domain has no dot",
            "units:\n  - id: a\n    name: A\n    email: ⟪bad-address|a@so⟫\n"),
        MarkedCase(
            "an address of this machine",
            "units:\n  - id: a\n    name: A\n    email: a@localhost\n"),
        MarkedCase(
            "an address with marks",
            "units:\n  - id: a\n    name: A\n    email: ⟪bad-address|trường@so.example⟫\n"),
        MarkedCase(
            "an address with a line end",
            "units:\n  - id: a\n    name: A\n    email: ⟪control-character|\"a@so.example\\nBcc: b@so.example\"⟫\n"
        ),
        MarkedCase(
            "a unit without any address", "units:\n" + a + "  - id: ⟪no-address|b⟫\n    name: B\n"),
        MarkedCase(
            "an outside body without an address",
            "units:\n" + a + "  - id: b\n    name: B\n    outside: yes\n"),
        MarkedCase(
            "a head's address alone",
            "units:\n  - id: a\n    name: A\n    head:\n      title: Hiệu trưởng\n      email: a@so.example\n"
        ),
        MarkedCase(
            "an unknown successor",
            "units:\n" + a + "    until: 30/06/2025\n    successor: ⟪unknown-reference|bb⟫\n" + b),
        MarkedCase(
            "a successor without an end",
            "units:\n" + a + "    successor: ⟪successor-without-end|b⟫\n" + b),
        MarkedCase(
            "successors in a circle",
            "units:\n" + a + "    until: 30/06/2025\n    successor: ⟪circle|b⟫\n" + b
                + "    until: 30/06/2025\n    successor: a\n"),
        MarkedCase(
            "parents in a circle",
            "units:\n" + a + "    parent: ⟪circle|b⟫\n" + b + "    parent: a\n"),
        MarkedCase("its own parent", "units:\n" + a + "    parent: ⟪circle|a⟫\n"),
        MarkedCase(
            "groups in a circle",
            "groups:\n  - id: ⟪circle|g⟫\n    members: h\n  - id: h\n    members: g\nunits:\n" + a),
        MarkedCase(
            "an unknown group",
            "groups:\n  - id: truong\nunits:\n" + a + "    groups: ⟪unknown-reference|truog⟫\n"),
        MarkedCase(
            "an unknown member",
            "groups:\n  - id: truong\n    members: [a, ⟪unknown-reference|c⟫]\nunits:\n" + a),
        MarkedCase(
            "validity turned round",
            "units:\n" + a + "    from: 01/07/2025\n    until: ⟪bad-period|30/06/2025⟫\n"),
        MarkedCase("a date that isn't", "units:\n" + a + "    until: ⟪bad-value|31/06/2025⟫\n"),
        MarkedCase(
            "an unknown key of a person",
            "units:\n" + a + "    head:\n      ⟪unknown-key|tittle⟫: Hiệu trưởng\n"),
        MarkedCase(
            "a deputy's days turned round",
            "units:\n" + a
                + "    deputies:\n      - name: B\n        from: 02/01/2025\n        until: ⟪bad-period|01/01/2025⟫\n"
        ),
    ]

    @Test("Units, groups at any depth, heads and deputies become the registry (statement 13)")
    func registry() throws {
        let (rules, findings) = Desk.read(
            """
            groups:
              - id: truong
                name: Các trường
              - id: so
                members: [phong]
              - id: tat-ca
                members: [so, truong]
              - id: phong
            units:
              - id: a
                name: Trường A
                head:
                  title: Hiệu trưởng
                  name: Nguyễn Thị An
                  email: an@so.example
                  phone: 0263 1
                contact: Văn thư
                deputies:
                  - title: Phó Hiệu trưởng
                    name: Trần Văn Bình
                    email: binh@so.example
                    from: 01/03/2025
                    until: 31/03/2025
                email: a@so.example
                language: tiếng Anh
                groups: truong
                from: 01/09/2020
                until: 30/06/2025
                successor: [b, c]
              - id: b
                name: B
                email: b@so.example
                parent: c
                groups: [truong, phong]
              - id: c
                name: C
                email: c@so.example
                outside: no

            """, as: "registry.yaml", besides: [])
        #expect(findings.map(\.message.en) == [])
        let registry = try #require(rules).registry
        let a = try #require(registry.unit("a"))
        #expect(
            a.head
                == Person(
                    title: "Hiệu trưởng", name: "Nguyễn Thị An", email: "an@so.example",
                    phone: "0263 1"))
        #expect(a.contact == Person(title: "Văn thư"))
        #expect(a.deputies.map(\.person.name) == ["Trần Văn Bình"])
        #expect(a.deputies.map(\.until?.iso) == ["2025-03-31"])
        #expect(a.language == .en)
        #expect(a.successors == ["b", "c"])
        #expect(a.until?.iso == "2025-06-30")
        #expect(registry.unit("b")?.parent == "c")
        #expect(registry.unit("c")?.outside == false)
        let day = try CivilDate(parsing: "01/05/2025")
        let later = try CivilDate(parsing: "01/07/2025")
        #expect(registry.members(of: ["tat-ca"], on: day) == ["a", "b"])
        #expect(registry.members(of: ["tat-ca"], on: later) == ["b"])
        #expect(registry.members(of: ["phong", "c", "a"], on: day) == ["a", "b", "c"])
    }
}
