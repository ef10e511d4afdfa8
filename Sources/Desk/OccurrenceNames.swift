package import Civil
import Correspondence
package import Rules
package import Scheduler
package import SourceText

extension Book {
    /// What an occurrence is called, by its period or by what it follows.
    package func name(of id: OccurrenceID, due: CivilDate?, _ duty: Duty) -> Bilingual {
        let happening = HappeningName(id, self)
        func name(_ language: Language) -> String {
            duty.name(period: id.period, due: due, language: language, after: happening)
        }
        return Bilingual(vi: name(.vi), en: name(.en))
    }
}
