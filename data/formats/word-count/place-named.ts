const NAMES: Readonly<Record<string, string>> = { schedule: 'Schedule', part: 'Part', chapter: 'Chapter' };
const NUMBER = /^(?:[A-Z]{0,3}\d+[A-Za-z]*|[ivxl]+|[a-z]{1,2})$/;

/** Turns `schedule-1-paragraph-7-2` into “Schedule 1 paragraph 7(2)”. Other identifiers stay as they are. */
function citeId(id: string): string {
  let text = '';
  let numbers = 0;
  for (const step of id.split('-')) {
    const isNumber = NUMBER.test(step) && text !== '';
    text += isNumber
      ? numbers === 0
        ? ` ${step}`
        : `(${step})`
      : `${text === '' ? '' : ' '}${NAMES[step] ?? step}`;
    numbers = isNumber ? numbers + 1 : 0;
  }
  return text;
}

/** The place of words in a file, for a person: the provision's identifier and the line. */
export const placeNamed = (id: string, line: number): string =>
  id === '' ? `line ${line}` : `${/[_.]/.test(id) ? id : citeId(id)}, line ${line}`;
