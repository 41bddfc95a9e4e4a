/** Ways to break the structure of a file in Akoma Ntoso that holds a section with a note, subsections and a quotation. */
export const BREAKAGES: readonly (readonly [string, (xml: string) => string])[] = [
  ['words where only paragraphs may be', (xml) => xml.replace('<content>', '<content>stray')],
  ['an element that there is not', (xml) => xml.replace(/<p>/, '<p><made>up</made>')],
  [
    'a number after what it numbers',
    (xml) => xml.replace(/(<num>[^<]*<\/num>)\s*(<content>[\s\S]*?<\/content>)/, '$2$1'),
  ],
  ['closing words before the rest', (xml) => xml.replace(/(<intro[\s>])/, '<wrapUp><p>x</p></wrapUp>$1')],
  ['words beside provisions', (xml) => xml.replace('</intro>', '</intro><content><p>x</p></content>')],
  ['a provision in a paragraph', (xml) => xml.replace('<p>', '<p><section><num>1</num></section>')],
  ['a paragraph in a body', (xml) => xml.replace(/(<body[^>]*>)/, '$1<p>x</p>')],
  ['a body of nothing', (xml) => xml.replace(/<body([^>]*)>[\s\S]*<\/body>/, '<body$1></body>')],
  ['no body', (xml) => xml.replace(/<body[\s\S]*<\/body>/, '')],
  [
    'a quotation of nothing',
    (xml) => xml.replace(/(<quotedStructure[^>]*>)[\s\S]*?<\/quotedStructure>/, '$1</quotedStructure>'),
  ],
  ['a container without a name', (xml) => xml.replace(/(<hcontainer[^>]*?) name="[^"]*"/, '$1')],
  [
    'an identifier given twice',
    (xml) =>
      xml
        .replace(/eId="(sec_1|section-1)"/, 'eId="$1__subsec_1"')
        .replace(/eId="section-1__subsec_1"/, 'eId="section-1-1"'),
  ],
  [
    'an identity given twice',
    (xml) => xml.replace(/GUID="n\d+"/, 'GUID="twice"').replace(/GUID="n\d+"/, 'GUID="twice"'),
  ],
  ['an identifier of two words', (xml) => xml.replace(/eId="(?=sec)/, 'eId="a ')],
  ['a day that there is not', (xml) => xml.replace(/date="\d{4}-\d\d-\d\d"/, 'date="soon"')],
  ['no text of the meta', (xml) => xml.replace(/<FRBRthis[^>]*>/, '')],
];
