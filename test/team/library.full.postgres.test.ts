import { describe, expect, it } from 'vitest';
import type { CallOutput, HostCallOutput, ReviewInfo } from '../../core/api.ts';
import { listAudit } from '../../data/team/audit.ts';
import { openTeam } from '../../data/team/tables.ts';
import { faults } from '../browser/support/axe.ts';
import { clmlBody } from '../support/acts/clml.ts';
import { startTestTeam } from '../support/hosts/team.ts';
import { browserOf, oliveAndCarla, openListed } from '../support/hosts/team-window.ts';
import { must } from '../support/reviews/review.ts';
import { built } from '../support/windows/built.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';

/** A made-up Act that names the one that comes with Keeling. */
const KEYS = clmlBody(
  '<P1group><Title>Listed offences</Title><P1 id="section-1"><Pnumber>1</Pnumber><P1para><Text>An offence under section 4 of the Protection from Harassment Act 1997 is listed.</Text></P1para></P1></P1group>',
).replace('A Test Act 2001', 'Keys Act 2001');
const base64 = Buffer.from(KEYS).toString('base64');
const AS = 'ukpga/2001/77@enacted';

const PICTURES = process.env.KEELING_PICTURES;

describe('the Acts that a server holds', () => {
  it('are imported by whoever owns a review, once, and read by everybody beside every review', async () => {
    const { team, olive, carla, review } = await oliveAndCarla('reader');
    const looked: HostCallOutput<'host.importAct'> = must(
      await team.call(carla, 'host/host.importAct', { base64, as: AS }),
    );
    expect(looked).toMatchObject({ title: 'Keys Act 2001', kept: null });
    const given = { base64, as: AS, keep: true };
    expect(await team.call(carla, 'host/host.importAct', given)).toMatchObject({
      ok: false,
      error: { kind: 'refused', message: expect.stringContaining('owns a review here') },
    });
    const listed = async (): Promise<HostCallOutput<'host.acts'>> =>
      must(await team.call(carla, 'host/host.acts', {}));
    const isHeld = async () => (await listed()).some(({ title }) => title === 'Keys Act 2001');
    expect(await isHeld()).toBe(false);
    expect(must(await team.call(olive, 'host/host.importAct', given))).toMatchObject({ kept: 'new' });
    expect(await isHeld()).toBe(true);
    expect(must(await team.call(olive, 'host/host.importAct', given))).toMatchObject({ kept: 'same' });
    const anew = { ...given, base64: Buffer.from(KEYS.replace('listed', 'noted')).toString('base64') };
    expect(await team.call(olive, 'host/host.importAct', anew)).toMatchObject({ error: { kind: 'clash' } });
    expect(await team.call(olive, 'host/host.importAct', { ...anew, replace: true })).toMatchObject({
      error: { kind: 'refused' },
    });

    const found: CallOutput<'library.search'> = must(
      await team.call(carla, 'api/library.search', { words: 'listed offences' }, review.path),
    );
    expect(found.map(({ title, heading }) => [title, heading])).toContainEqual([
      'Keys Act 2001',
      'Listed offences',
    ]);
    const citing: CallOutput<'library.citing'> = must(
      await team.call(carla, 'api/library.citing', {}, review.path),
    );
    expect(citing).toContainEqual(
      expect.objectContaining({ title: 'Keys Act 2001', path: [{ unit: 'section', parts: ['4'] }] }),
    );
    const text: CallOutput<'library.text'> = must(
      await team.call(carla, 'api/library.text', { title: 'Keys Act 2001' }, review.path),
    );
    expect(JSON.stringify(text.root)).toContain('is listed');
    // A review can be made of it, by whoever sees no other of the server's reviews, too.
    const dan = await team.as('dan', 'Dan Draper');
    const made: ReviewInfo = must(
      await team.call(dan, 'host/host.create', { name: 'Keys', act: 'ukpga/2001/77', at: 'enacted' }),
    );
    expect(made).toMatchObject({ instrumentId: 'ukpga/2001/77' });

    const tables = await openTeam(team.database);
    const told = (await listAudit(tables, { limit: 50 })).map(({ what }) => what);
    await tables.destroy();
    expect(told.filter((what) => what === `imported ${AS}`)).toHaveLength(2);
  });

  it('are none where the server has no folder for them', async () => {
    const team = await startTestTeam({ acts: undefined });
    const ann = await team.as('ann', 'Ann Draper');
    const review: ReviewInfo = must(await team.call(ann, 'host/host.create', { name: 'One' }));
    expect(await team.call(ann, 'host/host.importAct', { base64, as: AS, keep: true })).toMatchObject({
      error: { kind: 'unsupported', message: expect.stringContaining('No other Acts are kept') },
    });
    expect(must(await team.call(ann, 'api/library.search', { words: 'offence' }, review.path))).toEqual([]);
  });

  it.skipIf(whyNoWorkbench() !== null)('are imported in a window, and found in a colleague’s', async () => {
    built('renderer');
    const { team } = await oliveAndCarla('reader');
    const hers = await browserOf(team, 'olive', 'Olive Official');
    await hers.setInputFiles('.new-review input[type=file]', {
      name: 'keys.xml',
      mimeType: 'application/xml',
      buffer: Buffer.from(KEYS),
    });
    const sheet = hers.getByRole('dialog', { name: 'Import keys.xml' });
    const save = sheet.getByRole('button', { name: 'Save on this server' });
    await save.waitFor();
    if (PICTURES) await hers.screenshot({ path: `${PICTURES}/import.png` });
    await save.click();
    await sheet.waitFor({ state: 'detached' });
    const theirs = await browserOf(team, 'carla', 'Carla Counsel');
    await openListed(theirs, 'Stalking');
    await theirs.keyboard.press('Control+k');
    await theirs.keyboard.insertText('acts on this server');
    await theirs.getByRole('menuitem', { name: /^Acts on this server/ }).click();
    const dock = theirs.getByRole('complementary', { name: 'Another Act' });
    await dock.getByRole('searchbox').fill('listed');
    await dock.getByRole('button', { name: /Keys Act 2001/ }).click();
    await dock.getByText('is listed').waitFor();
    if (PICTURES) await theirs.screenshot({ path: `${PICTURES}/dock.png` });
    expect(await faults(theirs)).toEqual([]);
  });
});
