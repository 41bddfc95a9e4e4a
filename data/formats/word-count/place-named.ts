const NAMES: Readonly<Record<string, string>> = { schedule: 'Schedule', part: 'Part', chapter: 'Chapter' };
const NUMBER = /^(?:[A-Z]{0,3}\d+[A-Za-z]*|[ivxl]+|[a-z]{1,2})$/;

/** `schedule-1-paragraph-7-2` as a person cites it, “Schedule 1 paragraph 7(2)”; an identifier of another kind, as it is. */
function cited(id: string): string {
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

/** Where words stand in a file, for a person: what the file calls the provision, and the line. */
export const placeNamed = (id: string, line: number): string =>
  id === '' ? `line ${line}` : `${/[_.]/.test(id) ? id : cited(id)}, line ${line}`;
