// One worker from its first look at the page to its commitment, with a real server, a real node and a real keeper:
//
//   AGT_SERVER_URL=http://127.0.0.1:8080/ AGT_WORKER=//Ferdie npm run prove
//
// AGT_WORKER is the suri of a registered account that may join. AGT_ANSWERS is a file of JSON that maps the text of a
// position to the word of a choice, or to what to type; without it, every choice is the first one and every number is
// AGT_NUMBER (0). AGT_PATIENCE is how many seconds each step of the chain may take (300): whoever runs this moves the
// chain's time. AGT_UNTIL=revealed also waits until the keeper has revealed. AGT_SCREENSHOTS is a folder for pictures.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { openPage, PHONE, picture, startBrowser } from './browser.mjs';
import { assertFits, atScreen, connect, lookAgain, says, title } from './screens.mjs';
import { installWallet, keyOf } from './wallet.mjs';

const { AGT_ANSWERS, AGT_NUMBER = '0', AGT_PATIENCE = '300', AGT_SERVER_URL, AGT_UNTIL, AGT_WORKER } = process.env;
const PATIENCE = Number(AGT_PATIENCE) * 1_000;
const COMMITTED = ['Your answers are committed', 'Reveal your answers'];

/** Resolves to the first of these headings that the page shows; looks at the chain every second meanwhile. */
async function waitFor(page, headings) {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    const shown = await title(page);
    if (headings.includes(shown)) return shown;
    await lookAgain(page);
    await page.waitForTimeout(1_000);
  }
  throw new Error(`the page shows "${await title(page)}" instead of ${headings.join(' or ')}`);
}

/** Answers every question with the keyboard; resolves to their number. */
async function answer(page, answers) {
  let count = 0;
  for (; (await title(page)).startsWith('Question'); count += 1) {
    const here = await title(page);
    const question = page.locator('.question');
    const text = await question.locator('.text').allTextContents();
    const told = answers[text[0]] ?? undefined;
    const isTyped = (await page.locator('#typed').count()) > 0;
    const isText = (await page.locator('textarea').count()) > 0;
    if (isTyped) await page.locator('#typed').fill(String(told ?? (isText ? `An answer to ${here}` : AGT_NUMBER)));
    else if (told === undefined) await page.keyboard.press('1');
    else await page.getByRole('radio', { name: String(told) }).click();
    await page.keyboard.press(isText ? 'Control+Enter' : 'Enter');
    await page.waitForFunction((before) => document.querySelector('h2')?.textContent !== before, here);
  }
  return count;
}

test('a worker joins, answers and commits in a browser', { timeout: 20 * PATIENCE }, async () => {
  assert.ok(AGT_SERVER_URL, 'set AGT_SERVER_URL to the address of the requester’s server');
  assert.ok(AGT_WORKER, 'set AGT_WORKER to the suri of a registered account');
  const answers = AGT_ANSWERS ? JSON.parse(readFileSync(AGT_ANSWERS, 'utf8')) : {};
  const browser = await startBrowser();
  try {
    const { faults, page } = await openPage(browser, { viewport: PHONE });
    page.setDefaultTimeout(PATIENCE);
    const wallet = await installWallet(page, await keyOf(AGT_WORKER));
    await connect(page, AGT_SERVER_URL);
    const first = await waitFor(page, [
      'Join',
      'It is your turn',
      'You may stand in',
      'You have joined',
      'Wait for your seat',
    ]);
    if (first === 'Join') {
      await picture(page, 'real-1-join');
      await page.getByRole('button', { exact: true, name: 'Join' }).click();
      await says(page, 'You have joined.');
    }
    await waitFor(page, ['It is your turn', 'You may stand in']);
    await page.getByRole('button', { name: 'Show the questions' }).click();
    await page.getByRole('heading', { name: /^Question 1 of/ }).waitFor();
    await page.waitForLoadState('networkidle');
    await assertFits(page);
    await picture(page, 'real-2-question');
    const count = await answer(page, answers);
    await atScreen(page, 'Your answers');
    assert.equal(await page.locator('.given').count(), count);
    await picture(page, 'real-3-review');
    await page.getByRole('button', { name: 'Commit my answers' }).click();
    await says(page, 'Your answers are committed');
    assert.ok(COMMITTED.includes(await title(page)), await title(page));
    await picture(page, 'real-4-committed');
    const kinds = wallet.signed.map(({ kind }) => kind);
    assert.deepEqual(kinds, first === 'Join' ? ['payload', 'raw', 'payload'] : ['raw', 'payload']);
    if (AGT_UNTIL === 'revealed') {
      await page.locator('.detail', { hasText: 'The keeper reveals' }).waitFor();
      await waitFor(page, [
        'The set is being revealed',
        'All answers are revealed',
        'The set waits to be settled',
        'Join',
      ]);
      await picture(page, 'real-5-revealed');
    }
    assert.deepEqual(faults, []);
  } finally {
    await browser.close();
  }
});
