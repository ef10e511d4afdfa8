import Civil
import Correspondence
import Glibc
import Mail
import MallocCount
import Rules
import Scheduler

// Measures writing letters alone: scripts/bench letters [UNITS].
//
// A reminder to every head of a country's schools, from notices to octets, with addresses for
// answers; then the same where each letter differs by an entry of its unit's own.

let units = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 50_000
do {
    try LetterTrial(units: units).run()
} catch {
    print("LetterBench: \(error)")
    exit(1)
}
