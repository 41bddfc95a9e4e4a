/** What a small PDF says of itself, and how its elements are numbered. */
export interface SmallPdf {
  readonly date?: string;
  readonly creator?: string;
  readonly nodes?: readonly string[];
  readonly id?: string;
  readonly more?: string;
}

/** A small PDF in the form that Chromium writes, made at some time on some machine. */
export function smallPdf({
  date = "D:20261126135516+00'00'",
  creator = 'Mozilla/5.0 \\(X11; Linux x86_64\\) HeadlessChrome/156',
  nodes = ['00000064', '00000070'],
  id = '',
  more = '',
}: SmallPdf = {}): Uint8Array {
  const objects = [
    `<</Title (A \\(draft\\) Act)\n/Creator (${creator})\n/Producer (Skia/PDF m156)\n/CreationDate (${date})\n/ModDate (${date})>>`,
    `<</Type /Catalog\n/StructTreeRoot 3 0 R>>`,
    `<</Type /StructTreeRoot\n/Kids [${nodes.map((node) => `(node${node})`).join(' ')}]\n/Headers (node${nodes[0]})>>`,
    '<</Length 40>> stream\n(node00000064) is text of a page, left be.\nendstream',
    ...(more ? [more] : []),
  ];
  let text = '%PDF-1.4\n%\xd3\xeb\xe9\xe1\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const start = text.length;
  text += `xref\n0 ${places.length + 1}\n0000000000 65535 f \n${places.join('')}trailer\n<</Size ${places.length + 1}\n/Root 2 0 R\n/Info 1 0 R${id}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
