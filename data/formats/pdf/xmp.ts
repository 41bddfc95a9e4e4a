/** The facts about a PDF that its XMP metadata state. */
export interface XmpFacts {
  readonly title: string;
  /** The ISO time in UTC at which the content last changed. */
  readonly date: string;
  readonly generator: string;
  /** Whether it claims to be PDF/UA-1. Only set if a check has found no fault. */
  readonly isClaimed?: boolean;
  /** Whether it claims to be PDF/A-2a. Only set if a check has found no fault. */
  readonly isArchival?: boolean;
}

const escapeXml = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char,
  );

/**
 * PDF/A requires a description of each metadata schema that it doesn't define, such as that of PDF/UA (ISO 19005-2,
 * 6.6.2.3).
 */
const UA_SCHEMA = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>The part of ISO 14289 that the file keeps to</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`;
const ARCHIVAL = `<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>`;

/** The XMP packet with a PDF's title, its standards (ISO 14289-1, ISO 19005-2), and its time. */
export function xmpOf({ title, date, generator, isClaimed = true, isArchival = false }: XmpFacts): string {
  const at = new Date(date).toISOString().replace(/\.\d+Z$/, 'Z');
  const archival = isArchival ? `${ARCHIVAL}${isClaimed ? UA_SCHEMA : ''}` : '';
  // PDF/A requires XMP to agree with the document information, in which the producer is empty.
  const producer = isArchival ? '<pdf:Producer></pdf:Producer>' : '';
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"${isArchival ? ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/"' : ''} xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">${isClaimed ? '<pdfuaid:part>1</pdfuaid:part>' : ''}<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language><xmp:CreatorTool>${escapeXml(generator)}</xmp:CreatorTool><xmp:CreateDate>${at}</xmp:CreateDate><xmp:ModifyDate>${at}</xmp:ModifyDate>${producer}</rdf:Description>${archival}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
}
