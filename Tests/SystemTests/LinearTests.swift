import Foundation
import Testing

/// Work grows with what is checked, not with its square: counted in allocations of `hanchot check`, which
/// are the same however busy the machine is.
struct LinearTests {
    struct Input: CustomTestStringConvertible, Sendable {
        let testDescription: String
        /// A plan's duties, and lines of the registry, of a size.
        let duties: @Sendable (Int) -> String
        let groups: @Sendable (Int) -> String
        let size: Int

        init(
            _ what: String, _ size: Int, duties: @escaping @Sendable (Int) -> String,
            groups: @escaping @Sendable (Int) -> String = { _ in "  - id: truong\n" }
        ) {
            testDescription = what
            self.size = size
            self.duties = duties
            self.groups = groups
        }
    }

    private static func duty(_ id: String, due: String, owedBy: String, remind: String) -> String {
        "  - id: \(id)\n    kind: deadline\n    title: Báo cáo \(id)\n    due: \(due)\n"
            + "    roll: next\n    owed-by: \(owedBy)\n    remind: [\(remind)]\n"
    }

    static let inputs = [
        Input("a list of reminders", 500) { count in
            let list = (1...count).map { "\($0)d" }.joined(separator: ", ")
            return duty("d", due: "05/11/2026", owedBy: "a", remind: list)
        },
        Input("a list of reminders that can't be read", 500) { count in
            let list = (1...count).map { "\($0)ngáy" }.joined(separator: ", ")
            return duty("d", due: "05/11/2026", owedBy: "a", remind: list)
        },
        Input(
            "a chain of groups", 2_000,
            duties: { _ in duty("d", due: "05/11/2026", owedBy: "g0", remind: "7d") },
            groups: { count in
                (0..<count).map { index in
                    let next = index + 1 < count ? "g\(index + 1)" : "truong"
                    return "  - id: g\(index)\n    members: \(next)\n"
                }.joined() + "  - id: truong\n"
            }),
        Input("rules", 500) { count in
            (0..<count).map { index in
                duty(
                    "d\(index)", due: "\(1 + index % 28)/\(1 + index % 12)/2026", owedBy: "truong",
                    remind: "7d, 1wd")
            }.joined()
        },
        Input("rules that are wrong", 500) { count in
            (0..<count).map { index in
                duty("d\(index)", due: "\(1 + index % 28)/2026", owedBy: "truogn", remind: "7x")
            }.joined()
        },
    ]

    /// Counts what a program allocates.
    private static let counter = """
        #include <stdio.h>
        #include <stdlib.h>
        extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t);
        extern void *__libc_realloc(void *, size_t);
        static unsigned long count;
        static void one(void) { __atomic_add_fetch(&count, 1, __ATOMIC_RELAXED); }
        void *malloc(size_t n) { one(); return __libc_malloc(n); }
        void *calloc(size_t n, size_t m) { one(); return __libc_calloc(n, m); }
        void *realloc(void *p, size_t n) { one(); return __libc_realloc(p, n); }
        __attribute__((destructor)) static void tell(void) {
            FILE *file = fopen(getenv("ALLOCATIONS"), "w");
            if (!file) return;
            fprintf(file, "%lu", count);
            fclose(file);
        }
        """

    private static func allocations(_ input: Input, _ size: Int, _ folder: String) throws -> Int {
        let rules = "\(folder)/\(size)"
        try FileManager.default.createDirectory(
            atPath: rules, withIntermediateDirectories: true)
        let text = """
            plan:
              id: p
              title: Kế hoạch
              document: Kế hoạch số 1/KH-SGDĐT
              owner: a
              period: 2026
            settings:
              organisation:
                mail-from: nhac@so.example
            units:
              - {id: a, name: Trường A, email: a@so.example, groups: truong}
            groups:
            \(input.groups(size))duties:
            \(input.duties(size))
            """
        try text.write(toFile: "\(rules)/plan.yaml", atomically: true, encoding: .utf8)
        let told = "\(rules)/allocations"
        let command = try Command.run(
            ["\(Project.programs)/hanchot", "check", rules],
            environment: [
                "LD_PRELOAD": "\(folder)/counter.so", "ALLOCATIONS": told, "LC_ALL": "C.UTF-8",
            ])
        #expect(command.status <= 1, "\(command.errors)")
        return try #require(Int(try String(contentsOfFile: told, encoding: .utf8)))
    }

    @Test("Four times as much is at most some four times the work", arguments: inputs)
    func grows(_ input: Input) throws {
        try withFolder { folder in
            try Self.counter.write(
                toFile: "\(folder)/counter.c", atomically: true, encoding: .utf8)
            try Command.succeed([
                "cc", "-shared", "-fPIC", "-O1", "-o", "\(folder)/counter.so",
                "\(folder)/counter.c",
            ])
            let base = try Self.allocations(input, 1, folder)
            let small = try Self.allocations(input, input.size, folder) - base
            let large = try Self.allocations(input, 4 * input.size, folder) - base
            #expect(small > input.size)
            #expect(large <= small * 9 / 2, "\(small) allocations, then \(large)")
        }
    }
}
