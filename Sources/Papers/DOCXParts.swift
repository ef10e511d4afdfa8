internal import Tables

/// What is the same in every Office Open XML text of ours.
extension DOCXWriter {
    private static let heading = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let formats = "http://schemas.openxmlformats.org"

    static func root(_ name: String) -> String {
        heading + """
            <w:\(name) xmlns:w="\(formats)/wordprocessingml/2006/main" \
            xmlns:r="\(formats)/officeDocument/2006/relationships">
            """
    }

    private static let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"

    static let contentTypes =
        heading + """
            <Types xmlns="\(formats)/package/2006/content-types">\
            <Default Extension="rels" \
            ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Default Extension="xml" ContentType="application/xml"/>\
            <Override PartName="/word/document.xml" ContentType="\(kind).document.main+xml"/>\
            <Override PartName="/word/styles.xml" ContentType="\(kind).styles+xml"/>\
            <Override PartName="/word/header1.xml" ContentType="\(kind).header+xml"/>\
            <Override PartName="/docProps/core.xml" \
            ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>
            """

    static let relations =
        heading + """
            <Relationships xmlns="\(formats)/package/2006/relationships">\
            <Relationship Id="rId1" Type="\(formats)/officeDocument/2006/relationships/officeDocument" \
            Target="word/document.xml"/><Relationship Id="rId2" \
            Type="\(formats)/package/2006/relationships/metadata/core-properties" \
            Target="docProps/core.xml"/></Relationships>
            """

    static let documentRelations =
        heading + """
            <Relationships xmlns="\(formats)/package/2006/relationships">\
            <Relationship Id="rId1" Type="\(formats)/officeDocument/2006/relationships/styles" \
            Target="styles.xml"/><Relationship Id="rId2" \
            Type="\(formats)/officeDocument/2006/relationships/header" Target="header1.xml"/>\
            </Relationships>
            """

    static func properties(_ title: String) -> String {
        heading + """
            <cp:coreProperties xmlns:cp="\(formats)/package/2006/metadata/core-properties" \
            xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>\(xmlText(title))</dc:title>\
            <dc:language>vi-VN</dc:language></cp:coreProperties>
            """
    }

    static let styles =
        root("styles") + """
            <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="\(Paper.font)" \
            w:hAnsi="\(Paper.font)" w:eastAsia="\(Paper.font)" w:cs="\(Paper.font)"/>\
            <w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/>\
            </w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>\
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>\
            </w:style></w:styles>
            """

    /// The page's number, in the middle of the upper margin.
    static let header =
        root("hdr") + """
            <w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>\
            <w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>\
            <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>\
            <w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>
            """

    /// Numbered from 1, the first page without showing it.
    static let section = """
        <w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:type w:val="nextPage"/>\
        <w:pgSz w:w="\(twips(Paper.page.width))" w:h="\(twips(Paper.page.height))"/>\
        <w:pgMar w:top="\(twips(Paper.page.top))" w:right="\(twips(Paper.page.right))" \
        w:bottom="\(twips(Paper.page.bottom))" w:left="\(twips(Paper.page.left))" \
        w:header="\(twips(10))" w:footer="\(twips(10))" w:gutter="0"/>\
        <w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>
        """
}
