import { expect, it } from 'vitest';
import { readFileFacts } from '../../../data/store/file-identity.ts';

it('says of a drive that is not connected that it can’t be reached', async () => {
  expect(await readFileFacts('Q:\\Reviews\\a.keeling')).toBe('unreachable');
  expect(await readFileFacts('C:\\No such folder\\a.keeling')).toBe('missing');
});
