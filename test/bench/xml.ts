import { SaxesParser } from 'saxes';

/** The XML parse alone: every element and text handed over, and nothing made of them. */
export function parseAlone(bytes: Uint8Array, xmlns: boolean): number {
  const parser = new SaxesParser({ xmlns });
  let seen = 0;
  const count = () => {
    seen += 1;
  };
  parser.on('opentag', count);
  parser.on('closetag', count);
  parser.on('text', count);
  parser.write(Buffer.from(bytes).toString('utf8')).close();
  return seen;
}
