import Glibc
import FuzzReading

/// The target that this process tries, named in HANCHOT_FUZZ_TARGET.
private let target: FuzzTarget = {
    let name = getenv("HANCHOT_FUZZ_TARGET").map { String(cString: $0) } ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
        let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: " ")
        let line = Array("HANCHOT_FUZZ_TARGET: '\(name)' is none of: \(names)\n".utf8)
        _ = write(STDERR_FILENO, line, line.count)
        exit(2)
    }
    return target
}()

/// libFuzzer's question.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    target.read(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}
