import { resolve } from 'node:path';
import { count } from '../../../core/base/english.ts';
import { ok } from '../../../core/base/result.ts';
import { withheldConsultationWords } from '../../../core/pack/consultation.ts';
import { PACK_FORMATS, type PackFormat } from '../../../core/pack/formats.ts';
import { WORD_PROFILES } from '../../../core/pack/word-profiles.ts';
import {
  type Command,
  choiceOption,
  positionalArgument,
  requiredOption,
  textOption,
  UsageError,
} from '../command.ts';
import { AUTHOR_HELP, AUTHOR_OPTION, withReview } from '../review.ts';

/** The chosen formats. @throws UsageError for an unknown format */
function formats(option: string | undefined): PackFormat[] | undefined {
  return option?.split(',').map((name) => {
    const match = PACK_FORMATS.find((format) => format === name.trim());
    if (!match) throw new UsageError(`--only is some of ${PACK_FORMATS.join(', ')}, not ${name.trim()}`);
    return match;
  });
}

const names = (list: string | undefined): string[] | undefined => list?.split(',').map((id) => id.trim());

export const exportCommand: Command = {
  summary: 'export the consultation pack of a review, as a folder and a zip',
  usage:
    'FILE --out DIR [--profile outward|lawyer|clean] [--only html,pdf,…] [--pdf-a] [--response] [--parts about,foreword,…] [--amendments A-001,A-002] [--sign-off REASON | --draft] [--author NAME]',
  help: `  --out DIR             a new or empty folder
  --profile FORM        outward (the default): no comments, and no names of people who work on it; lawyer: everything;
                        clean: as outward, with Word and Akoma Ntoso files without tracked changes. A pack that is
                        not for a lawyer must pass the checklist first: see keeling checklist
  --only FORMATS        some of ${PACK_FORMATS.join(', ')} (default: the formats that its readers need). The manifest is always included.
  --pdf-a               the PDFs as PDF/A-2a, for an archive; the output says if something prevents that
  --response            the response paper, instead of the consultation paper
  --parts PARTS         only these parts, by their ids, such as about or proposal:A-001 (default: all that are not excluded)
  --amendments NUMBERS  only these (default: the choice in the Pack room, or all agreed amendments; for a lawyer, all
                        except withdrawn ones)
  --sign-off REASON     publish although items on the checklist are not fixed: --author signs, and the history records the
                        name and the reason
  --draft               a draft: every page says that it is a draft, and it needs no sign-off
${AUTHOR_HELP.replace('NAME   ', 'NAME         ')}

  keeling export stalking.keeling --out pack`,
  options: {
    out: { type: 'string' },
    profile: { type: 'string' },
    only: { type: 'string' },
    'pdf-a': { type: 'boolean' },
    response: { type: 'boolean' },
    parts: { type: 'string' },
    amendments: { type: 'string' },
    'sign-off': { type: 'string' },
    draft: { type: 'boolean' },
    ...AUTHOR_OPTION,
  },
  positionals: { min: 1, max: 1 },
  run: async (args) => {
    const to = resolve(requiredOption(args, 'out'));
    const profile = choiceOption(args, 'profile', WORD_PROFILES, 'outward');
    const only = formats(textOption(args, 'only'));
    const chosen = names(textOption(args, 'amendments'));
    const parts = names(textOption(args, 'parts'));
    const document = args.values.response === true ? 'response' : 'consultation';
    const reason = textOption(args, 'sign-off');
    const isDraft = args.values.draft === true;
    if (isDraft && reason !== undefined) throw new UsageError('a draft is not signed off');
    return withReview(positionalArgument(args, 0), args, async (call) => {
      const choice = { document, ...(chosen && { amendments: chosen }) } as const;
      if (reason !== undefined && profile !== 'lawyer') {
        const checked = await call('pack.checklist', choice);
        if (!checked.ok) return checked;
        const findings = checked.value.findings.map(({ id }) => id);
        const signed = await call('pack.signOff', { ...choice, findings, reason });
        if (!signed.ok) return signed;
      }
      const exported = await call('pack.export', {
        to,
        document,
        profile,
        ...(parts && { parts }),
        ...(only && { only }),
        ...(args.values['pdf-a'] === true && { isArchival: true }),
        ...(isDraft && { isDraft }),
        ...(chosen && { amendments: chosen }),
      });
      if (!exported.ok) return exported;
      const { folder, zip, files, manifest, included, leftOut, comments } = exported.value;
      const { notesWithoutConsent, confidentialNotes, consultation } = manifest.withheld;
      const withheld = notesWithoutConsent + confidentialNotes;
      return ok(
        [
          folder,
          zip,
          `${count(files.length, 'file')}; ${count(included.length, 'amendment')} in, ${leftOut.length} left out; ${count(withheld, 'note')} withheld`,
          ...(manifest.pdf && 'missing' in manifest.pdf ? [`no PDF was made: ${manifest.pdf.missing}`] : []),
          ...(manifest.pdf && 'notArchival' in manifest.pdf
            ? (manifest.pdf.notArchival ?? []).map((reason) => `not PDF/A: ${reason}`)
            : []),
          ...(comments ? [`withheld: ${count(comments, 'comment')} of the people at work on the draft`] : []),
          ...(consultation
            ? [`withheld of the consultation: ${withheldConsultationWords(consultation).join(', ')}`]
            : []),
          ...leftOut.map(({ id, why }) => `${id} left out: ${why}`),
        ].join('\n'),
      );
    });
  },
};
