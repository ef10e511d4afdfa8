internal import Tables

/// What is the same in every OpenDocument text of ours.
extension ODTWriter {
    static let mediaType = "application/vnd.oasis.opendocument.text"

    private static let heading = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

    static let manifest =
        heading + """
            <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" \
            manifest:version="1.3"><manifest:file-entry manifest:full-path="/" \
            manifest:version="1.3" manifest:media-type="\(mediaType)"/>\
            <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>\
            <manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>\
            <manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>\
            </manifest:manifest>
            """

    static func root(_ name: String) -> String {
        heading + """
            <office:\(name) xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
            xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
            xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
            xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
            xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" \
            xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" \
            xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" \
            xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3">
            """
    }

    static func meta(_ title: String) -> String {
        root("document-meta")
            + "<office:meta><dc:title>\(xmlText(title))</dc:title>"
            + "<dc:language>vi-VN</dc:language></office:meta></office:document-meta>"
    }

    /// The font, and two kinds of pages: on those behind the first the number stands in the middle of the upper
    /// margin.
    static let styles =
        root("document-styles") + """
            <office:font-face-decls><style:font-face style:name="\(Paper.font)" \
            svg:font-family="&apos;\(Paper.font)&apos;" style:font-family-generic="roman" \
            style:font-pitch="variable"/></office:font-face-decls>\
            <office:styles><style:default-style style:family="paragraph">\
            <style:paragraph-properties fo:orphans="2" fo:widows="2" fo:hyphenation-ladder-count="no-limit" \
            style:writing-mode="lr-tb"/><style:text-properties style:font-name="\(Paper.font)" \
            fo:font-size="14pt" fo:color="#000000" fo:language="vi" fo:country="VN"/>\
            </style:default-style><style:default-style style:family="table">\
            <style:table-properties table:border-model="collapsing"/></style:default-style>\
            <style:style style:name="Standard" style:family="paragraph" style:class="text"/>\
            <style:style style:name="Number" style:family="paragraph" \
            style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="center"/>\
            </style:style></office:styles>\
            <office:automatic-styles>\(layout("First", top: page.top, header: ""))\
            \(layout("Rest", top: numberHeight, header: header))</office:automatic-styles>\
            <office:master-styles>\
            <style:master-page style:name="Standard" style:page-layout-name="Rest">\(number)\
            </style:master-page><style:master-page style:name="First" \
            style:page-layout-name="First" style:next-style-name="Standard"/>\
            </office:master-styles></office:document-styles>
            """

    private static let page = Paper.page
    /// Above the number, and from there to the text: together the upper margin.
    private static let numberHeight = 10.0

    private static let number =
        "<style:header><text:p text:style-name=\"Number\">"
        + "<text:page-number text:select-page=\"current\">2</text:page-number></text:p></style:header>"

    private static let header = """
        <style:header-style><style:header-footer-properties \
        fo:min-height="\(decimal(page.top - numberHeight))mm" fo:margin-bottom="3mm" \
        style:dynamic-spacing="true"/></style:header-style>
        """

    private static func layout(_ name: String, top: Double, header: String) -> String {
        """
        <style:page-layout style:name="\(name)"><style:page-layout-properties \
        fo:page-width="\(decimal(page.width))mm" fo:page-height="\(decimal(page.height))mm" \
        style:print-orientation="portrait" fo:margin-top="\(decimal(top))mm" \
        fo:margin-bottom="\(decimal(page.bottom))mm" fo:margin-left="\(decimal(page.left))mm" \
        fo:margin-right="\(decimal(page.right))mm"/>\(header)</style:page-layout>
        """
    }
}
