package import Civil
import Control

/// A day that a call's member `name` tells; `nil` where it isn't given.
package func controlDay(_ text: String?, _ name: String) throws(Refusals) -> CivilDate? {
    guard let text else { return nil }
    do throws(CivilError) { return try CivilDate(parsing: text) } catch {
        let (vi, en) =
            switch error {
            case .outOfRange:
                (
                    "'\(text)' không phải là ngày: \(error.vietnamese)",
                    "'\(text)' is no day: \(error)"
                )
            case .unreadable: (error.vietnamese, "\(error)")
            }
        throw Refusals(
            ControlRefusal(.unusable, vi: "'\(name)': \(vi)", en: "'\(name)': \(en)"))
    }
}
