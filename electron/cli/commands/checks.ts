import { cite } from '../../../core/act/citation.ts';
import { contextOf } from '../../../core/amend/checks/context.ts';
import { findingsIn } from '../../../core/amend/checks/registry.ts';
import { CHECKS } from '../../../core/amend/checks/table.ts';
import { count } from '../../../core/base/english.ts';
import { ok } from '../../../core/base/result.ts';
import { type Command, EXIT, positionalArgument, textOption, UsageError } from '../command.ts';
import { AUTHOR_OPTION, withReview } from '../review.ts';

export const checksCommand: Command = {
  summary: 'check the draft of a review, and its consequences for other Acts on this computer',
  usage: 'FILE [--only D23,…] [--amendments A-001,A-002]',
  help: `  --only CHECKS         only these checks, by their ids: D02 (references), D23 (consequences in other Acts) …
  --amendments NUMBERS  only these amendments (default: all except withdrawn ones)

  keeling checks stalking.keeling --only D23`,
  options: { only: { type: 'string' }, amendments: { type: 'string' }, ...AUTHOR_OPTION },
  exits: { [EXIT.inPart]: 'a check found a warning or an error that is not ignored' },
  positionals: { min: 1, max: 1 },
  run: async (args) => {
    const listOption = (name: string) =>
      textOption(args, name)
        ?.split(',')
        .map((one) => one.trim());
    const only = listOption('only');
    const unknown = only?.find((id) => !CHECKS.some((check) => check.id === id));
    if (unknown !== undefined) throw new UsageError(`there is no check ${unknown}`);
    const chosenIds = listOption('amendments');
    return withReview(positionalArgument(args, 0), args, async (call) => {
      const act = await call('act.get', {});
      if (!act.ok) return act;
      const amendmentList = await call('amendment.list', {});
      if (!amendmentList.ok) return amendmentList;
      const citing = await call('library.citing', {});
      if (!citing.ok) return citing;
      const ignored = await call('finding.ignored', {});
      if (!ignored.ok) return ignored;
      const live = amendmentList.value.filter(({ state }) => state !== 'withdrawn');
      const selected = live.filter(({ id }) => chosenIds === undefined || chosenIds.includes(id));
      const unselected = live.filter((amendment) => !selected.includes(amendment));
      const context = contextOf({
        instrument: act.value,
        selected,
        otherAmendments: unselected,
        citing: citing.value,
      });
      const isIgnored = new Set(ignored.value.map(({ key }) => key));
      const findings = findingsIn(context).filter(
        ({ check, key }) => !isIgnored.has(key) && (only === undefined || only.includes(check)),
      );
      const lines = findings.map(({ check, severity, pid, message }) => {
        const root = context.index.byPid.has(pid) ? context.amended : context.base;
        return `${check} ${severity}, ${cite(root, pid)}: ${message}`;
      });
      const isGrave = findings.some(({ severity }) => severity !== 'information');
      return ok({
        text: [...lines, count(findings.length, 'finding')].join('\n'),
        exit: isGrave ? EXIT.inPart : EXIT.done,
      });
    });
  },
};
