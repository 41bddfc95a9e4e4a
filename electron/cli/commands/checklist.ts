import { count } from '../../../core/base/english.ts';
import { ok } from '../../../core/base/result.ts';
import { FINDING_KINDS, FINDING_WORDS } from '../../../core/pack/finding.ts';
import { type Command, positionalArgument, textOption } from '../command.ts';
import { withReview } from '../review.ts';

export const checklistCommand: Command = {
  summary: 'show what to fix before the consultation pack is published',
  usage: 'FILE [--response] [--amendments A-001,A-002]',
  help: `  --response            check the response paper, instead of the consultation paper
  --amendments NUMBERS  only these (default: the choice in the Pack room, or all agreed amendments)

keeling export does not publish until each item on the list is fixed, or signed off by name.

  keeling checklist stalking.keeling`,
  options: { response: { type: 'boolean' }, amendments: { type: 'string' } },
  positionals: { min: 1, max: 1 },
  run: async (args) => {
    const amendments = textOption(args, 'amendments')
      ?.split(',')
      .map((id) => id.trim());
    const document = args.values.response === true ? 'response' : 'consultation';
    return withReview(positionalArgument(args, 0), args, async (call) => {
      const checklist = await call('pack.checklist', { document, ...(amendments && { amendments }) });
      if (!checklist.ok) return checklist;
      const { findings, signed, isReady } = checklist.value;
      const lines = FINDING_KINDS.flatMap((kind) => {
        const own = findings.filter((finding) => finding.kind === kind);
        return own.length === 0
          ? []
          : [
              `${FINDING_WORDS[kind]}:`,
              ...own.map(({ words, isSigned }) => `  ${words}${isSigned ? ' (signed off)' : ''}`),
            ];
      });
      const left = findings.filter(({ isSigned }) => !isSigned).length;
      const last = isReady
        ? `ready to publish${signed && findings.length > 0 ? `: signed off by ${signed.by}` : ''}`
        : `not ready to publish: ${count(left, 'thing')} to fix or sign off`;
      return ok([...lines, last].join('\n'));
    });
  },
};
