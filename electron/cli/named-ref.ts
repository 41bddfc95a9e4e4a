import { REF_KINDS, type Ref } from '../../core/evidence/link.ts';
import { type Arguments, requiredText, UsageError } from './command.ts';

/** What an option names, as `keeling evidence list` does. @throws UsageError when it was not given, or names no kind */
export function namedRef(args: Arguments, option: string): Ref {
  const name = requiredText(args, option);
  const kind = REF_KINDS.find((one) => name.startsWith(`${one}:`) && name.length > one.length + 1);
  if (!kind)
    throw new UsageError(`--${option} is KIND:ID, such as recommendation:1 or note:N-001, not ${name}`);
  return name as Ref;
}
