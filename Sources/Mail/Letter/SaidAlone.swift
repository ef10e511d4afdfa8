internal import Civil
package import SourceText

/// Words of letters that stand outside one too: in documents of the office's own.
extension LetterDue {
    /// `trước ngày 05/11/2025`: the paper's own reading.
    package func reading(_ language: Language) -> String {
        LetterWording(language: language, year: lastGoodDay.year).reading(self)
    }
}

extension LetterUnit.State {
    /// `đơn vị đã báo gửi số 12/BC ngày 03/11/2025, chờ xác nhận`.
    ///
    /// - Parameter year: in which it is written; days of another one show theirs.
    package func words(_ language: Language, year: Int) -> String {
        LetterWording(language: language, year: year).state(self)
    }
}
