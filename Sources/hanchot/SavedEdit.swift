import Edits
import JSON
import SourceText

/// What `hanchot diff --out` saved: an edit that somebody has seen.
struct SavedEdit {
    let accepted: Reloading.Accepted

    /// `nil` for any other file. One that was saved, and isn't whole any more, is refused.
    init?(_ text: String, name: String) throws {
        let value: JSONValue
        do throws(JSONError) { value = try JSONValue(parsing: text.utf8) } catch { return nil }
        guard value["event"] == nil, value["rules"] != nil,
            let digest = value["digest"]?.stringValue
        else { return nil }
        guard let seen = EditConsequences(reading: value), seen.digest == digest else {
            throw Problem(
                Bilingual(
                    vi:
                        "\(name): tệp không còn như lúc 'hanchot diff' ghi, hoặc do bản khác ghi; chạy lại "
                        + "hanchot diff … --out \(name)",
                    en:
                        "\(name): it isn't as 'hanchot diff' wrote it, or another release did; make it "
                        + "anew: hanchot diff … --out \(name)"
                ).text(Surroundings.language))
        }
        accepted = Reloading.Accepted(
            digest: digest, rules: (old: seen.oldRules, new: seen.newRules))
    }
}
