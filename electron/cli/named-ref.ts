import { REF_KINDS, type Ref } from '../../core/evidence/link.ts';
import { type Arguments, requiredOption, UsageError } from './command.ts';

/**
 * The item that an option names, in the form that `keeling evidence list` prints. @throws UsageError if the option is
 * missing or of an unknown kind
 */
export function namedRef(args: Arguments, option: string): Ref {
  const name = requiredOption(args, option);
  const kind = REF_KINDS.find((one) => name.startsWith(`${one}:`) && name.length > one.length + 1);
  if (!kind)
    throw new UsageError(`--${option} is KIND:ID, such as recommendation:1 or note:N-001, not ${name}`);
  return name as Ref;
}
