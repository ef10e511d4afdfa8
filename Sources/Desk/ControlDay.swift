package import Civil
import Control

/// A day that a call's member `name` tells; `nil` where it isn't given.
package func controlDay(_ text: String?, _ name: String) throws(Refusals) -> CivilDate? {
    guard let text else { return nil }
    do throws(CivilError) { return try CivilDate(parsing: text) } catch {
        throw Refusals(
            ControlRefusal(
                .unusable, vi: "'\(name)': '\(text)' không phải là ngày như 05/11/2025",
                en: "'\(name)': \(error)"))
    }
}
