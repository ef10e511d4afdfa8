import ArgumentParser
import Control
import Glibc
import JSON
import Tables

/// How a list is printed.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
    case text, csv, ods

    /// Prints the table's octets alone on stdout; a spreadsheet's not on a terminal.
    func write(_ table: Table) throws {
        let bytes: [UInt8]
        switch self {
        case .text, .csv: bytes = table.csv
        case .ods:
            guard isatty(STDOUT_FILENO) == 0 else {
                throw Problem(
                    bilingual(
                        "bảng tính không in ra màn hình được; ghi vào tệp: --format ods > ten-tep.ods",
                        "a spreadsheet can't be shown on a terminal; write it to a file: --format ods "
                            + "> name.ods"), status: 2)
            }
            bytes = table.ods
        }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw Problem(
                    "can't write the table: \(String(cString: strerror(errno)))")
            }
            rest = rest.dropFirst(count)
        }
    }
}
