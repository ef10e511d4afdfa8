import Foundation

// Measures the service at the size of a country: scripts/bench scale.
//
//   ScaleBench [UNITS [DUTIES]]          everything, side by side with what is asked for
//   ScaleBench trial KIND DIRECTORY      one measurement, in a process of its own

let arguments = CommandLine.arguments
do {
    switch arguments.dropFirst().first {
    case "trial" where arguments.count == 4:
        guard let kind = Trial.Kind(rawValue: arguments[2]) else { throw usage }
        try Trial(directory: arguments[3]).run(kind)
    default:
        let numbers = arguments.dropFirst().compactMap { Int($0) }
        guard numbers.count == arguments.count - 1, numbers.count <= 2,
            numbers.first ?? 1000 >= 1000
        else { throw usage }
        try Comparison(
            units: numbers.first ?? 50_000, duties: numbers.count == 2 ? numbers[1] : 60
        ).run()
    }
} catch {
    FileHandle.standardError.write(Data("\(error)\n".utf8))
    exit(1)
}

private var usage: Failure {
    Failure("usage: ScaleBench [UNITS [DUTIES]], with at least 1000 units")
}
