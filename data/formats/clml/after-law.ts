import type { Prelim } from '../../../core/act/instrument.ts';
import type { Pid } from '../../../core/act/tree.ts';
import { count } from '../../../core/base/english.ts';
import { childrenNamed, descend, elementsOf, type XmlElement } from '../xml/tree.ts';
import type { Gathering } from './gathering.ts';
import { AFTER } from './names.ts';
import { plainWords, refsIn } from './words-of.ts';

/**
 * Reads the parts of a file that follow the law and are not part of it: explanatory notes, earlier orders, and other
 * text of the file. They are kept as lines after the text and can't be edited.
 */
export function afterLaw(
  root: XmlElement,
  holder: XmlElement,
  act: Pid,
  gathering: Gathering,
): readonly Prelim[] {
  const keptPrelims: Prelim[] = [];
  const keep = (name: string, element: XmlElement): boolean => {
    gathering.note(act, refsIn(element));
    gathering.faultsIn(element);
    const text = plainWords(element);
    if (text !== '') keptPrelims.push({ part: 'conclusions', name, text });
    return text !== '';
  };
  for (const element of elementsOf(holder)) {
    const name = AFTER[element.name];
    if (name !== undefined) keep(name, element);
  }
  const versions = childrenNamed(root, 'Versions').flatMap(elementsOf);
  const pictures = versions.filter((version) => !keep('otherVersion', version));
  if (pictures.length > 0)
    gathering.remarks.add(
      `${count(pictures.length, 'piece')} of the text ${pictures.length === 1 ? 'is' : 'are'} in the file a second time, as a picture: the words were read`,
    );
  const versionsWithWords = versions.length - pictures.length;
  if (versionsWithWords > 0)
    gathering.remarks.add(
      `${count(versionsWithWords, 'other version')} of pieces of the text (for other extents, or in another language) ${versionsWithWords === 1 ? 'is' : 'are'} kept after the text, and can’t be edited`,
    );
  for (const element of childrenNamed(root, 'Resources', 'CitationLists').flatMap((list) => [
    ...descend(list),
  ]))
    if (element.name === 'XMLcontent' || element.name === 'CitationList') keep('besideTheText', element);
  gathering.note(act, gathering.onAct);
  return keptPrelims;
}
