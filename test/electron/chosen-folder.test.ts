import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CallName, calls, declarationOf, type ReviewInfo } from '../../core/api.ts';
import { refuse } from '../../core/base/result.ts';
import { chosenPlace } from '../../core/contract.ts';
import { type Caller, createHost, type Host } from '../../electron/host.ts';
import { must } from '../support/reviews/review.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

const names = Object.keys(calls) as CallName[];

/** A schema as zod lays it out, as far as a value of it is made here. */
interface Laid {
  readonly type: string;
  readonly [part: string]: unknown;
}

/** A value that a schema takes, with `text` wherever it takes any text: what a page would send that wants to write there. */
function filled(schema: unknown, text: string): unknown {
  const laid = (schema as { readonly _zod: { readonly def: Laid } })._zod.def;
  switch (laid.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(laid.shape as object).map(([key, field]) => [key, filled(field, text)]),
      );
    case 'number':
      return 1;
    case 'boolean':
      return true;
    case 'array':
      return [filled(laid.element, text)];
    case 'tuple':
      return (laid.items as unknown[]).map((item) => filled(item, text));
    case 'record':
      return { [text]: filled(laid.valueType, text) };
    case 'enum':
      return Object.values(laid.entries as object)[0];
    case 'literal':
      return (laid.values as unknown[])[0];
    case 'union':
      return filled((laid.options as unknown[])[0], text);
    case 'pipe':
      return filled(laid.in, text);
    case 'optional':
    case 'nullable':
    case 'default':
    case 'readonly':
      return filled(laid.innerType, text);
    default:
      return text;
  }
}

describe('a page that names a folder', () => {
  let host: Host;
  let page: Caller;

  beforeAll(async () => {
    const home = mkdtempSync(join(tmpdir(), 'keeling-chosen-'));
    host = await createHost({
      kind: 'web',
      folder: join(home, 'reviews'),
      dataFolder: join(home, 'data'),
      asking: {
        chooseFile: async () => null,
        chooseFolder: async () => null,
        reveal: async () => null,
        copies: {},
      },
      print: async () => refuse('unsupported', 'Nothing is printed here.'),
    });
    const opened = await host.host({ tab: 'a page', review: null }, 'host.create', { name: 'Open' });
    page = { tab: 'a page', review: (must(opened) as ReviewInfo).path };
    return async () => {
      await host.close();
      rmSync(home, { recursive: true, force: true });
    };
  });

  it.each(names)('writes nothing there by %s', async (name) => {
    const parent = temporaryFolder();
    const answer = await host.call(page, name, filled(calls[name].input, join(parent, 'named-by-a-page')));
    expect(readdirSync(parent)).toEqual([]);
    if (declarationOf(name).writes === 'folder')
      expect(answer).toMatchObject({ ok: false, error: { kind: 'refused' } });
  });

  it('is refused by the contract’s own declaration of the calls that write files', () => {
    const isExport = (name: CallName) => declarationOf(name).writes === 'folder';
    const takesPlace = (name: CallName) =>
      Object.values(calls[name].input.shape).includes(chosenPlace as never);
    expect(names.filter(isExport)).toEqual(names.filter(takesPlace));
    expect(names.filter(isExport)).toEqual(
      expect.arrayContaining(['pack.export', 'package.make', 'responses.export']),
    );
  });
});
