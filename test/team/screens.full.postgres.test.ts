import { describe, expect, it } from 'vitest';
import type { Amendment } from '../../core/amend/edits/amendment.ts';
import type { ReviewInfo } from '../../core/api.ts';
import { faults } from '../browser/support/axe.ts';
import { browserOf, oliveAndCarla, openListed } from '../support/hosts/team-window.ts';
import { must } from '../support/reviews/review.ts';
import { built } from '../support/windows/built.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';

/** Where pictures of the screens go, for who looks at them. */
const PICTURES = process.env.KEELING_PICTURES;

describe.skipIf(whyNoWorkbench() !== null)('the screens of a department', () => {
  it('list a person’s reviews, with what waits for them in each, and lead there', async () => {
    built('renderer');
    const { team, olive, carla, review } = await oliveAndCarla();
    const made: Amendment = must(
      await team.call(olive, 'api/amendment.create', { title: 'Naming a home in public' }, review.path),
    );
    let { revision } = made;
    for (const state of ['ready', 'in-legal-review']) {
      must(await team.call(olive, 'api/amendment.setState', { id: made.id, revision, state }, review.path));
      revision += 1;
    }
    const said = { on: `amendment:${made.id}`, words: null, text: 'Is this wide enough, @Carla Counsel?' };
    must(await team.call(olive, 'api/thread.add', said, review.path));
    must(await team.call(carla, 'host/host.create', { name: 'Her own' }));

    const page = await browserOf(team, 'carla', 'Carla Counsel');
    const listed = page.getByRole('region', { name: 'Your reviews' }).getByRole('listitem');
    await listed.filter({ hasText: 'Stalking' }).getByText('You are a reviewer.').waitFor();
    await listed.filter({ hasText: 'Her own' }).getByText('You are an owner.').waitFor();
    await page.getByText('2 things waiting for you').click();
    await page.getByText('Is this wide enough, @Carla Counsel?').waitFor();
    expect(await faults(page)).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/reviews.png`, fullPage: true });
    await page.getByRole('button', { name: `${made.id} is in legal review` }).click();
    const sheet = page.getByRole('dialog', { name: 'Waiting for you' });
    await sheet.getByRole('button', { name: 'Olive Official mentioned you' }).waitFor();
    expect(await faults(page)).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/waiting.png` });
    await sheet.getByRole('button', { name: 'Olive Official mentioned you' }).press('Enter');
    await page.getByRole('complementary', { name: 'Comments' }).getByText('Is this wide enough').waitFor();

    // Answered, it waits for her no longer; agreed, nor does the amendment.
    const [thread]: readonly { readonly id: string }[] = must(
      await team.call(carla, 'api/thread.list', {}, review.path),
    );
    must(await team.call(carla, 'api/thread.reply', { id: thread?.id, text: 'It is.' }, review.path));
    const decided = { id: made.id, revision, decision: 'agree' };
    must(await team.call(carla, 'api/amendment.decide', decided, review.path));
    expect(await team.call(carla, 'api/review.waiting', {}, review.path)).toMatchObject({ value: [] });
  });

  it('list a review as soon as somebody is let into it, and no longer than they are', async () => {
    built('renderer');
    const { team, olive } = await oliveAndCarla();
    const page = await browserOf(team, 'carla', 'Carla Counsel');
    await page.getByRole('button', { name: 'Stalking', exact: true }).waitFor();
    const later: ReviewInfo = must(await team.call(olive, 'host/host.create', { name: 'Later' }));
    await team.letIn(olive, later.path, 'Carla Counsel', 'reader');
    const listed = page.getByRole('button', { name: 'Later', exact: true });
    await listed.waitFor();
    await page.getByText('You are a reader.').waitFor();
    await team.letIn(olive, later.path, 'Carla Counsel', 'drafter');
    await page.getByText('You are a drafter.').waitFor();
    await team.letIn(olive, later.path, 'Carla Counsel', null);
    await listed.waitFor({ state: 'detached' });
    must(await team.call(await team.as('carla', 'Carla Counsel'), 'host/host.create', { name: 'Elsewhere' }));
    await expect
      .poll(() => page.getByRole('region', { name: 'Your reviews' }).getByRole('button').allTextContents())
      .toContain('Elsewhere');
  });

  it('tell what others ask of a person as they ask it, and ask what waits only when it is looked at', async () => {
    built('renderer');
    const { team, olive, review } = await oliveAndCarla();
    const page = await browserOf(team, 'carla', 'Carla Counsel');
    await openListed(page, 'Stalking');
    await page.waitForLoadState('networkidle');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const { id }: Amendment = must(
      await team.call(olive, 'api/amendment.create', { title: 'Naming a home' }, review.path),
    );
    await expect.poll(() => asked).toContain('/api/amendment.list');
    await page.getByRole('button', { name: 'Stalking', exact: true }).press('Enter');
    await page.getByRole('menuitem', { name: 'Waiting for you…' }).waitFor();
    expect(asked).not.toContain('/api/review.waiting');
    await page.keyboard.press('Escape');
    const said = { on: `amendment:${id}`, words: null, text: 'Is this the text in force, @Carla Counsel?' };
    must(await team.call(olive, 'api/thread.add', said, review.path));
    await page.getByRole('region', { name: 'Messages' }).getByText('Olive Official mentioned you').waitFor();
    expect(asked).not.toContain('/api/review.waiting');
    await page.getByRole('button', { name: 'Stalking', exact: true }).press('Enter');
    await page.getByRole('menuitem', { name: 'Waiting for you…' }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Olive Official mentioned you' }).waitFor();
  });

  it('let an owner add a person, change what they are and take them out, by keyboard', async () => {
    built('renderer');
    const { team, olive, id } = await oliveAndCarla();
    must(await team.call(await team.as('dan', 'Dan Drafter'), 'host/host.state', {}));
    const page = await browserOf(team, 'olive', 'Olive Official');
    await openListed(page, 'Stalking');
    const { keyboard } = page;
    await page.getByRole('button', { name: 'Stalking', exact: true }).press('Enter');
    await page.getByRole('menuitem', { name: 'People and roles…' }).press('Enter');
    const sheet = page.getByRole('dialog', { name: 'People in Stalking' });
    const people = sheet.getByRole('list', { name: 'People in this review' }).getByRole('listitem');
    await expect.poll(() => people.count()).toBe(2);
    await sheet.getByRole('button', { name: /^Choose… Person/ }).press('Enter');
    await page.getByRole('option', { name: 'Dan Drafter' }).press('Enter');
    await sheet.getByRole('button', { name: 'Add', exact: true }).press('Enter');
    await people.filter({ hasText: 'Dan Drafter' }).waitFor();
    expect(await faults(page)).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/people.png` });

    await sheet.getByRole('button', { name: /Role of Carla Counsel/ }).press('Enter');
    await page.getByRole('option', { name: 'Publisher' }).waitFor();
    await keyboard.type('Publisher');
    await keyboard.press('Enter');
    await sheet.getByRole('button', { name: 'Remove Dan Drafter' }).press('Enter');
    await sheet.getByRole('alert').getByRole('button', { name: 'Remove' }).press('Enter');
    await expect.poll(() => people.count()).toBe(2);
    // The only owner stays one.
    await sheet.getByRole('button', { name: 'Remove Olive Official' }).press('Enter');
    await sheet.getByRole('alert').getByRole('button', { name: 'Remove' }).press('Enter');
    await page.getByText('A review needs an owner.').first().waitFor();
    const held = must(await team.call(olive, 'team/members', {}, id)) as {
      readonly members: readonly { readonly who: string; readonly role: string }[];
    };
    expect(held.members.map(({ who, role }) => `${who}: ${role}`)).toEqual([
      'Carla Counsel: publisher',
      'Olive Official: owner',
    ]);
  });

  it('let a reader read, and type nothing that can’t be kept', async () => {
    built('renderer');
    const { team } = await oliveAndCarla('reader');
    const page = await browserOf(team, 'carla', 'Carla Counsel');
    await openListed(page, 'Stalking');
    await page.locator('article .line', { hasText: 'must not pursue a course of conduct' }).first().click();
    await page.getByText('This review is read-only.').first().waitFor();
    await expect.poll(() => page.locator('.ed-text').count()).toBe(0);
    await page.getByRole('button', { name: 'Read only…' }).click();
    const sheet = page.getByRole('dialog', { name: 'This review is read-only for you' });
    await sheet.getByText('ask an owner to make you a drafter').waitFor();
    expect(await faults(page)).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/reader.png` });
  });

  it('show everybody else who is in a review, and offer names to mention that wrote nothing yet', async () => {
    built('renderer');
    const { team } = await oliveAndCarla('drafter');
    const page = await browserOf(team, 'carla', 'Carla Counsel');
    await page.getByRole('button', { name: 'People in Stalking' }).click();
    const sheet = page.getByRole('dialog', { name: 'People in Stalking' });
    await sheet.getByText('Only an owner can add or remove people.').waitFor();
    await expect.poll(() => sheet.getByRole('button', { name: /^Remove/ }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await openListed(page, 'Stalking');
    await page.locator('article .line', { hasText: 'must not pursue a course of conduct' }).first().click();
    await page.locator('.ed-text:focus').waitFor();
    await page.keyboard.press('Control+Alt+m');
    const dialog = page.getByRole('dialog', { name: /^Comment on/ });
    await dialog.getByRole('button', { name: 'Mention…' }).click();
    await page.getByRole('menuitem', { name: 'Carla Counsel' }).waitFor();
  });

  it('say nothing of folders that are the server’s, or of a computer that is not theirs', async () => {
    built('renderer');
    const { team } = await oliveAndCarla();
    const page = await browserOf(team, 'olive', 'Olive Official');
    const said: (string | null)[] = [];
    const look = async () => said.push(await page.locator('body').textContent());
    await openListed(page, 'Stalking');
    const room = (name: string) => page.getByRole('tab', { name, exact: true }).click();
    await room('Recommendations');
    await page.getByText('Matrix', { exact: true }).click();
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('button', { name: 'Download them as a zip' }).waitFor();
    await look();
    await room('Pack');
    await page.getByText(/^For a lawyer/).click();
    await page.getByRole('button', { name: 'Export the pack' }).click();
    await page.getByRole('button', { name: 'Download the zip' }).waitFor();
    await look();
    for (const [item, make, download] of [
      ['Word file with tracked changes…', 'Save as Word', 'Download the Word file'],
      ['Keeling schedule…', 'Save the Keeling schedule', 'Download the schedule'],
    ] as const) {
      await page.getByRole('button', { name: 'Share and export' }).click();
      await page.getByRole('menuitem', { name: item }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByRole('button', { name: make }).click();
      await sheet.getByRole('button', { name: download }).waitFor();
      await look();
      await page.keyboard.press('Escape');
    }
    await page.getByRole('button', { name: 'Help' }).click();
    await page.getByRole('menuitem', { name: /^About/ }).click();
    await page.getByText('kept on your department’s server').waitFor();
    await look();
    for (const words of said) expect(words).not.toMatch(/this computer|beside the review|exports\/|keeling-/);
    expect(said).toHaveLength(5);
  });
});
