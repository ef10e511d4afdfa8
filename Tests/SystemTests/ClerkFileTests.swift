import Foundation
import Testing

/// Files as the office's programs write them beside rule files, and what `hanchot check` says of them.
struct ClerkFileTests {
    struct Bytes: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let name: String
        let text: String
        var encoding = String.Encoding.utf8
        let said: String
        /// What is said, and what isn't, since it would be another program's.
        let remedy: String
        let not: String
    }

    @Test(
        "A table or a text as another program writes it is sent to that program's menu",
        arguments: [
            Bytes(
                testDescription: "YAML in UTF-16", name: "them.yaml", text: "plan:\n",
                encoding: .utf16, said: "bảng mã UTF-16", remedy: "UTF-8", not: "Excel"),
            Bytes(
                testDescription: "CSV in UTF-16", name: "them.csv", text: "Mã;Tên\nb;B\n",
                encoding: .utf16, said: "bảng mã UTF-16", remedy: "Excel", not: ">-"),
            Bytes(
                testDescription: "CSV under a title", name: "them.csv",
                text: "Danh sách trường\nb;Trường B\n", said: "đây là tiêu đề",
                remedy: "xóa dòng tiêu đề này",
                not: ">-"),
        ])
    func bytes(_ item: Bytes) throws {
        try withFolder { folder in
            for (name, text) in ClerkBreakTests.files {
                try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
            }
            try item.text.write(
                toFile: "\(folder)/\(item.name)", atomically: true, encoding: item.encoding)
            let command = try Command.run(
                ["\(Project.programs)/hanchot", "check", folder],
                environment: ["LC_ALL": "vi_VN.UTF-8"])
            let own = command.output.components(separatedBy: "\(folder)/")
                .filter { $0.hasPrefix(item.name) }
            let first = try #require(own.first)
            #expect(first.contains(": error: ") && first.contains(item.said), "\(first)")
            #expect(first.contains(item.remedy) && !first.contains(item.not), "\(first)")
            #expect(own.count == 1, "\(command.output)")
            #expect(command.status == 1)
        }
    }

    @Test("A school's own names of columns are taken")
    func columns() throws {
        try withFolder { folder in
            for (name, text) in ClerkBreakTests.files {
                try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
            }
            let table =
                "Mã trường;Tên trường;Hiệu trưởng;Email\nb;Trường B;Nguyễn Thị B;b@so.example\n"
            try table.write(toFile: "\(folder)/dv.csv", atomically: true, encoding: .utf8)
            let command = try Command.run(
                ["\(Project.programs)/hanchot", "check", folder],
                environment: ["LC_ALL": "vi_VN.UTF-8"])
            #expect(!command.output.contains("dv.csv"), "\(command.output)")
        }
    }

    @Test("Files that nobody reads are named")
    func skipped() throws {
        try withFolder { folder in
            for (name, text) in ClerkBreakTests.files {
                try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
            }
            for name in ["them.yaml.txt", "Kế hoạch.docx"] {
                try Data("plan:\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
            }
            let command = try Command.run(
                ["\(Project.programs)/hanchot", "check", folder],
                environment: ["LC_ALL": "vi_VN.UTF-8"])
            for name in ["them.yaml.txt", "Kế hoạch.docx"] {
                #expect(command.output.contains(name), "\(command.output)")
            }
        }
    }
}
