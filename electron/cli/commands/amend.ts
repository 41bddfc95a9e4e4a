import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  asideCountWords,
  countAside,
  MAX_LISTED_ASIDE,
  WHY_ASIDE,
} from '../../../core/amend/instructions/set-aside.ts';
import { count } from '../../../core/base/english.ts';
import { ok } from '../../../core/base/result.ts';
import { type AmendedAct, amendAct, type PartAside } from '../../../data/papers/amended-act/amend-act.ts';
import { amendFiles } from '../../../data/papers/amended-act/files.ts';
import { generator } from '../../../data/papers/generator.ts';
import { type Command, EXIT, positionalArgument, requiredOption, textOption } from '../command.ts';
import { INCOMPLETE, INCOMPLETE_HELP, readWholeFile } from '../read-act-file.ts';

/** Describes the outcome: the instructions that were not applied, each with the reason, and the totals. */
function describeAmended(
  { effects, applied: { unnamed }, act, setAside }: AmendedAct,
  isListed: boolean,
): string {
  const missed = effects.filter(({ status }) => status !== 'applied');
  const appliedCount = effects.length - missed.length;
  const before = missed.filter(({ status }) => status === 'already made').length;
  const already = before > 0 ? `, ${before} already made` : '';
  return [
    ...missed.map(({ source, status, reason }) => `${status}: ${source}: ${reason}`),
    ...unnamed.map(({ source, reason }) => `Act not known: ${source.cite}: ${reason}: ${source.text}`),
    ...(isListed || setAside.length <= MAX_LISTED_ASIDE ? setAside : []).map(
      ({ kind, source: { cite }, words }) => `no amendment: ${cite}: ${words}: ${whyAside(kind)}`,
    ),
    ...(effects.length === 0 ? [`Nothing in it is an amendment of the ${act.title}.`] : []),
    [
      `${count(effects.length, 'amendment')} of this Act: ${appliedCount} applied${already}, ${missed.length - before} not applied`,
      ...(unnamed.length > 0 ? [`Act not known: ${unnamed.length}`] : []),
      ...(setAside.length > 0 ? [setAsideWords(setAside)] : []),
    ].join('; '),
  ].join('\n');
}

const whyAside = (kind: PartAside['kind']): string =>
  kind === 'other-act' ? 'it is about another Act' : WHY_ASIDE[kind];

const setAsideWords = (parts: readonly PartAside[]): string =>
  `${count(parts.length, 'other part')} of the Bill (${asideCountWords(countAside(parts.map(({ kind }) => kind)))})`;

export const amendCommand: Command = {
  summary: 'apply a Bill to an Act: the Act as amended, and the source of each change',
  usage: 'ACT.xml BILL.xml --out DIR [--called NAME] [--list-all] [--incomplete]',
  help: `  --out DIR       a folder for as-amended.xml, keeling.html, keeling.docx, effects.csv, effects.xlsx and
                  not-applied.json and other-parts.json; existing files with these names are replaced
  --called NAME   another name that the Bill uses for the Act: “the 1996 Act”
  --list-all      list every other part of the Bill, with the reason why it does not amend the Act
${INCOMPLETE_HELP}

Either file may be legislation.gov.uk’s XML or Akoma Ntoso. The output first says whether all its words were read. It
lists each amendment that was not applied, or whose Act is not known, with the reason. Every word of the Bill is counted:
text that is about another Act, or that amends nothing, is counted by what it says.

  keeling amend employment-rights-act-1996.xml employment-rights-bill.xml --out era`,
  options: {
    out: { type: 'string' },
    called: { type: 'string' },
    'list-all': { type: 'boolean' },
    incomplete: { type: 'boolean' },
  },
  exits: {
    [EXIT.inPart]: `some amendments were not applied, or their Act is not known; or ${INCOMPLETE}`,
  },
  positionals: { min: 2, max: 2 },
  run: async (args) => {
    const out = requiredOption(args, 'out');
    const act = await readWholeFile(positionalArgument(args, 0), args);
    if (!act.ok) return act;
    const bill = await readWholeFile(positionalArgument(args, 1), args);
    if (!bill.ok) return bill;
    const shortName = textOption(args, 'called');
    const { instrument, references = [] } = bill.value;
    const shortNames = shortName === undefined ? [] : [shortName];
    const amending = amendAct(act.value.instrument, instrument, { shortNames, references });
    if (!amending.ok) return amending;
    const amended = amending.value;
    const files = amendFiles(amended, await generator(), new Date().toISOString());
    // Synchronous, because nothing else runs meanwhile and writing in chunks takes longer.
    mkdirSync(out, { recursive: true });
    for (const { path, bytes } of files) writeFileSync(join(out, path), bytes);
    const all =
      act.value.isWhole &&
      bill.value.isWhole &&
      amended.applied.unnamed.length === 0 &&
      amended.effects.every(({ status }) => status === 'applied');
    const words = [act.value, bill.value].flatMap(({ lines }, at) =>
      lines.map((line) => `${positionalArgument(args, at)}: ${line}`),
    );
    return ok({
      text: [...words, describeAmended(amended, args.values['list-all'] === true)].join('\n'),
      exit: all ? EXIT.done : EXIT.inPart,
    });
  },
};
