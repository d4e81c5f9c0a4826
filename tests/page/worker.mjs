// What a worker does on the page, from the first look at a campaign to the commitment.

import assert from 'node:assert/strict';

import { assertFits, atScreen, lookAgain, says, title } from './screens.mjs';

/** The headings of a set whose answers are committed and not revealed. */
const COMMITTED = ['Your answers are committed', 'Reveal your answers'];

/** The headings of a set after the account's reveal, and what the page shows once it is settled. */
export const REVEALED = [
  'The set is being revealed',
  'All answers are revealed',
  'The set waits to be settled',
  'Join',
];

/** The headings under which the questions can be answered. */
export const TURN = ['It is your turn', 'You may stand in'];

/** Resolves to the first of these headings that the page shows; makes it look at the chain every second meanwhile. */
export async function waitFor(page, headings, patience) {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    const shown = await title(page);
    if (headings.includes(shown)) return shown;
    await lookAgain(page);
    await page.waitForTimeout(1_000);
  }
  const status = await page.locator('.status').textContent();
  throw new Error(`the page shows "${await title(page)}" instead of ${headings.join(' or ')}, and says "${status}"`);
}

/** Joins the campaign. */
export async function join(page) {
  await page.getByRole('button', { exact: true, name: 'Join' }).click();
  await says(page, 'You have joined.');
}

/** Has the page show the questions of the account's set. */
export async function showAll(page) {
  await page.getByRole('button', { name: 'Show the questions' }).click();
  await page.getByRole('heading', { name: /^Question 1 of/ }).waitFor();
  await page.waitForLoadState('networkidle');
  await assertFits(page);
}

/**
 * Answers every question with the keyboard, or by a click if there is a word for it; resolves to their number on the
 * review. `wordFor` gets the question's element and resolves to the word of a choice, to what to type, or to nothing:
 * every choice is the first one then, and every number is `number`.
 */
export async function answer(page, wordFor, number = '0') {
  let count = 0;
  for (; (await title(page)).startsWith('Question'); count += 1) {
    const here = await title(page);
    const told = await wordFor(page.locator('.question'));
    const isTyped = (await page.locator('#typed').count()) > 0;
    const isText = (await page.locator('textarea').count()) > 0;
    if (isTyped) await page.locator('#typed').fill(String(told ?? (isText ? `An answer to ${here}` : number)));
    else if (told === undefined) await page.keyboard.press('1');
    else await page.getByRole('radio', { name: String(told) }).click();
    await page.keyboard.press(isText ? 'Control+Enter' : 'Enter');
    await page.waitForFunction((before) => document.querySelector('h2')?.textContent !== before, here);
  }
  await atScreen(page, 'Your answers');
  assert.equal(await page.locator('.given').count(), count);
  return count;
}

/** Commits to the answers on the review. */
export async function commit(page) {
  await page.getByRole('button', { name: 'Commit my answers' }).click();
  await says(page, 'Your answers are committed');
  assert.ok(COMMITTED.includes(await title(page)), await title(page));
}
