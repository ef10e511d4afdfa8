import Foundation
import Glibc
import SourceText

/// A file that a command makes for a person: what stands there already is kept, unless it is to go.
enum OutputFile {
    static func write(_ bytes: [UInt8], to path: String, replacing: Bool) throws {
        do {
            let options: Data.WritingOptions = replacing ? [.atomic] : [.withoutOverwriting]
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: options)
        } catch CocoaError.fileWriteFileExists {
            throw Problem(
                bilingual(
                    "\(path) đã có; thêm --force để ghi đè, hoặc ghi vào tệp khác",
                    "\(path) is there already; --force replaces it, or name another file"))
        } catch {
            throw Problem(
                bilingual(
                    "\(path): không ghi được: \(error.localizedDescription)",
                    "\(path): it can't be written: \(error.localizedDescription)"))
        }
    }
}
