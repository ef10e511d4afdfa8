import SourceText

/// A syntax problem of libyaml's in words for plan owners.
struct YAMLProblem {
    let message: Bilingual
    let remedy: Bilingual?

    init(_ problem: String) {
        let known = Self.known.first { problem.contains($0.problem) }
        message =
            known?.message
            ?? Bilingual(
                vi: "chỗ này sai cách viết của YAML", en: "YAML syntax: \(problem)")
        remedy =
            known?.remedy
            ?? Bilingual(
                vi: "so với các dòng cùng cấp ở trên; giá trị có ký hiệu lạ thì đặt trong '…'",
                en: "compare it with its neighbours; put a value with odd signs between '…'")
    }

    private typealias Entry = (problem: String, message: Bilingual, remedy: Bilingual?)

    /// Looked for in order; `problem` is a part of the text that libyaml 0.2.5 gives.
    private static let known: [Entry] = [
        (
            "found character that cannot start any token",
            Bilingual(
                vi: "ký tự này không thể đứng đầu một giá trị",
                en: "this character can't start a value"),
            Bilingual(
                vi: "thụt đầu dòng bằng dấu cách, không dùng Tab; đặt giá trị trong '…'",
                en: "indent with blanks, not tabs; put the value between '…'")
        ),
        (
            "mapping values are not allowed in this context",
            Bilingual(vi: "dấu “:” không đúng chỗ", en: "a ':' is out of place here"),
            Bilingual(
                vi: "đặt giá trị có dấu “: ” trong '…', hoặc sửa lại thụt đầu dòng",
                en: "put a value that contains ': ' between '…', or mend the indentation")
        ),
        (
            "could not find expected ':'",
            Bilingual(vi: "thiếu dấu “:” sau khóa", en: "a ':' is missing after the key"),
            Bilingual(vi: "viết “khóa: giá trị”", en: "write 'key: value'")
        ),
        (
            "did not find expected key",
            Bilingual(
                vi: "dòng này không khớp với các dòng trên",
                en: "this line doesn't fit the lines above it"),
            Bilingual(
                vi: "thụt đầu dòng bằng với dòng cùng cấp, và kiểm tra dấu nháy ở trên",
                en: "indent it like its neighbours, and look for an open quote above")
        ),
        (
            "did not find expected '-' indicator",
            Bilingual(
                vi: "trong danh sách, dòng này phải bắt đầu bằng “- ”",
                en: "in this list the line should start with '- '"),
            Bilingual(
                vi: "thêm “- ” hoặc sửa lại thụt đầu dòng",
                en: "add '- ', or mend the indentation")
        ),
        (
            "block sequence entries are not allowed in this context",
            Bilingual(vi: "dấu “- ” không đúng chỗ", en: "a '- ' is out of place here"),
            Bilingual(
                vi: "bắt đầu danh sách ở dòng mới sau “khóa:”",
                en: "start the list on a new line after 'key:'")
        ),
        (
            "did not find expected ',' or ']'",
            Bilingual(vi: "danh sách “[” chưa đóng", en: "the list '[' isn't closed"),
            Bilingual(
                vi: "thêm “]” hoặc dấu phẩy giữa các mục", en: "add ']', or commas between items")
        ),
        (
            "did not find expected ',' or '}'",
            Bilingual(vi: "dấu “{” chưa đóng", en: "the '{' isn't closed"),
            Bilingual(vi: "thêm “}”", en: "add '}'")
        ),
        (
            "found unexpected end of stream",
            Bilingual(vi: "dấu nháy chưa đóng", en: "a quote isn't closed"),
            Bilingual(vi: "thêm dấu nháy đóng", en: "add the closing quote")
        ),
        (
            "found unknown escape character",
            Bilingual(
                vi: "không hiểu ký hiệu sau “\\” trong dấu nháy kép",
                en: "unknown '\\' sequence between double quotes"),
            Bilingual(vi: "dùng dấu nháy đơn '…'", en: "use single quotes '…'")
        ),
        (
            "escape",
            Bilingual(
                vi: "ký hiệu sau “\\” trong dấu nháy kép không đúng",
                en: "a '\\' sequence between double quotes is wrong"),
            Bilingual(vi: "dùng dấu nháy đơn '…'", en: "use single quotes '…'")
        ),
        (
            "hexdecimal",
            Bilingual(
                vi: "ký hiệu sau “\\” trong dấu nháy kép không đúng",
                en: "a '\\' sequence between double quotes is wrong"),
            Bilingual(vi: "dùng dấu nháy đơn '…'", en: "use single quotes '…'")
        ),
        (
            "did not find expected <document start>",
            Bilingual(
                vi: "dòng “...” ở trên đã kết thúc tệp, phần này không được đọc",
                en: "the line '...' above ends the file; this isn't read"),
            Bilingual(vi: "xóa dòng “...”", en: "delete the line '...'")
        ),
        (
            "directive",
            Bilingual(
                vi: "dòng bắt đầu bằng “%” có nghĩa riêng trong YAML",
                en: "a line that starts with '%' has a meaning of its own in YAML"),
            Bilingual(
                vi: "xóa dòng này, hoặc đặt giá trị trong '…'",
                en: "delete it, or put the value between '…'")
        ),
        (
            "tag",
            Bilingual(
                vi: "“!” đứng đầu giá trị có nghĩa riêng trong YAML",
                en: "'!' at a value's start has a meaning of its own in YAML"),
            Bilingual(vi: "đặt giá trị trong '…'", en: "put the value between '…'")
        ),
        (
            "violates indentation",
            Bilingual(
                vi: "dấu Tab ở đầu dòng", en: "a Tab at the line's start"),
            Bilingual(vi: "thụt đầu dòng bằng dấu cách", en: "indent with blanks")
        ),
        (
            "tab character",
            Bilingual(
                vi: "dấu Tab ở đầu dòng", en: "a Tab at the line's start"),
            Bilingual(vi: "thụt đầu dòng bằng dấu cách", en: "indent with blanks")
        ),
        (
            "mapping keys are not allowed",
            Bilingual(
                vi: "“?” đứng đầu dòng có nghĩa riêng trong YAML",
                en: "'?' at a line's start has a meaning of its own in YAML"),
            Bilingual(vi: "đặt giá trị trong '…'", en: "put the value between '…'")
        ),
        (
            "did not find expected node content",
            Bilingual(vi: "thiếu giá trị ở đây", en: "a value is missing here"),
            Bilingual(vi: "viết giá trị, hoặc bỏ dấu phẩy thừa", en: "write it, or remove a comma")
        ),
        (
            "indentation indicator",
            Bilingual(
                vi: "chữ số sau “|” hay “>” không đúng", en: "a wrong digit after '|' or '>'"),
            Bilingual(vi: "chỉ viết “>-”", en: "write '>-' alone")
        ),
        (
            "did not find expected comment or line break",
            Bilingual(
                vi: "sau “|” hay “>” không được viết gì trên cùng dòng",
                en: "nothing may stand after '|' or '>' on its line"),
            Bilingual(vi: "xuống dòng rồi viết", en: "begin the text on a new line")
        ),
        (
            "control characters are not allowed",
            Bilingual(
                vi: "tệp có ký tự điều khiển không nhìn thấy",
                en: "the file holds an invisible control character"),
            Bilingual(vi: "xóa ký tự đó", en: "delete it")
        ),
        (
            "did not find expected alphabetic or numeric character",
            Bilingual(
                vi: "“*” hoặc “&” đứng đầu giá trị có nghĩa riêng trong YAML",
                en: "'*' or '&' at a value's start has a meaning of its own in YAML"),
            Bilingual(vi: "đặt giá trị trong '…'", en: "put the value between '…'")
        ),
    ]
}
