// The screens of the page in Chromium, for each kind of answer. A stand-in takes the place of server and node.

import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';

import { signatureVerify } from '@polkadot/util-crypto';

import { DESK, openPage, PHONE, picture, startBrowser } from './browser.mjs';
import { assertFits, atScreen, chosen, connect, lookAgain, says, showQuestions, title } from './screens.mjs';
import { ahead, contributor, startStandIn, ticket } from './stand-in.mjs';
import { installWallet, keyOf } from './wallet.mjs';

const ANIMALS = ['cat', 'dog', 'horse', 'duck'];
const PICTURES = ['a', 'tall-b', 'c', 'd'].map((name) => ({
  media: `/media/${name}`,
  text: `Which animal is ${name}?`,
}));
const KINDS = {
  choices: { answer: { count: 4, type: 'categories' }, labels: ANIMALS, positions: PICTURES },
  number: {
    answer: { decimals: 1, least: '-50', most: '1000', tolerance: '5', type: 'number' },
    positions: [1, 2, 3, 4].map((at) => ({
      fields: { field: `north ${at}`, season: 'spring' },
      text: 'How many birds?',
    })),
  },
  preference: {
    answer: { options: 3, type: 'preference' },
    positions: [1, 2, 3, 4].map((at) => ({
      options: [`first ${at}`, `second ${at}`, `third ${at}`],
      text: 'Which is best?',
    })),
  },
  text: { answer: { type: 'rich' }, positions: [1, 2, 3, 4].map((at) => ({ text: `Describe the path ${at}.` })) },
};

describe('the labelling page', () => {
  let browser, key, open;
  const started = [];

  before(async () => {
    browser = await startBrowser();
    key = await keyOf('//Alice');
    open = async (kind, { tickets = [ticket('commit')], ...look } = {}) => {
      const standIn = await startStandIn(KINDS[kind]);
      standIn.told.contributor = contributor(tickets);
      const opened = await openPage(browser, look);
      const wallet = await installWallet(opened.page, key);
      started.push({ ...opened, standIn });
      return { ...opened, standIn, wallet };
    };
  });

  afterEach(async () => {
    for (const { context, faults, standIn } of started.splice(0)) {
      await context.close();
      standIn.stop();
      assert.deepEqual(faults, []);
    }
  });

  after(() => browser?.close());

  for (const [look, options] of Object.entries({
    'on a desk': { viewport: DESK },
    'on a phone in the dark': { colorScheme: 'dark', viewport: PHONE },
  })) {
    test(`every screen is readable ${look}`, async () => {
      const name = look.replaceAll(' ', '-');
      for (const kind of Object.keys(KINDS)) {
        const { page, standIn } = await open(kind, { ...options, tickets: [] });
        const seen = async (screen) => {
          await assertFits(page);
          await picture(page, `${name}-${kind}-${screen}`);
        };
        await page.goto(standIn.url);
        await atScreen(page, 'What this is about');
        await seen('1-connect');
        await connect(page, standIn.url);
        await atScreen(page, 'Join');
        await seen('2-join');
        standIn.told.contributor = contributor([ticket('commit')]);
        await lookAgain(page);
        await atScreen(page, 'It is your turn');
        await seen('3-turn');
        await showQuestions(page);
        await seen('4-question');
        for (let at = 0; at < 4; at += 1) {
          if (kind === 'number' || kind === 'text')
            await page.keyboard.type(kind === 'text' ? `Text ${at}, long.` : `${at}.5`);
          else await page.keyboard.press(String((at % 3) + 1));
          if (at === 1) await seen('5-answered');
          await page.keyboard.press(kind === 'text' ? 'Control+Enter' : 'Enter');
        }
        await atScreen(page, 'Your answers');
        await seen('6-review');
      }
    });
  }

  test('choices are answered with the keyboard alone', async () => {
    const { page, standIn } = await open('choices');
    await connect(page, standIn.url);
    await showQuestions(page);
    await page.keyboard.press('Enter');
    assert.equal(await page.getByRole('alert').textContent(), 'Choose an answer.');
    await page.keyboard.press('3');
    assert.equal(await chosen(page), 2);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    assert.equal(await title(page), 'Question 2 of 4');
    await page.keyboard.press('ArrowDown');
    assert.equal(await chosen(page), 0);
    await page.keyboard.press('Enter');
    await page.keyboard.press('u');
    assert.deepEqual([await title(page), await chosen(page)], ['Question 2 of 4', -1]);
    await page.keyboard.press('9');
    assert.equal(await chosen(page), -1);
    await page.keyboard.press('ArrowLeft');
    assert.deepEqual([await title(page), await chosen(page)], ['Question 1 of 4', 1]);
    await page.keyboard.press('ArrowRight');
    for (const number of ['1', '2', '3']) {
      await page.keyboard.press(number);
      await page.keyboard.press('Enter');
    }
    await atScreen(page, 'Your answers');
    assert.deepEqual(await page.locator('.given').allTextContents(), ['dog', 'cat', 'dog', 'horse']);
  });

  test('an answer is changed from the review and kept', async () => {
    const { page, standIn } = await open('preference');
    await connect(page, standIn.url);
    await showQuestions(page);
    for (let at = 0; at < 4; at += 1) {
      await page.keyboard.press('1');
      await page.keyboard.press('Enter');
    }
    await page.getByRole('button', { name: 'Change the answer to question 3' }).click();
    assert.equal(await title(page), 'Question 3 of 4');
    await page.getByRole('radio', { name: 'second 3' }).click();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Next' }).click();
    await atScreen(page, 'Your answers');
    assert.deepEqual(await page.locator('.given').allTextContents(), ['first 1', 'first 2', 'second 3', 'first 4']);
  });

  test('a number that does not fit is refused with what to type', async () => {
    const { page, standIn } = await open('number');
    await connect(page, standIn.url);
    await showQuestions(page);
    const problem = page.getByRole('alert');
    for (const [typed, words] of [
      ['', 'Type a number.'],
      ['ten', 'Type a number, such as 12 or 12.5.'],
      ['1.25', 'Type at most 1 digits behind the point.'],
      ['101', 'Type a number from -5 to 100.'],
    ]) {
      await page.getByRole('textbox').fill(typed);
      await page.keyboard.press('Enter');
      assert.equal(await problem.textContent(), words);
    }
    await page.getByRole('textbox').fill('-4,5');
    await page.keyboard.press('Enter');
    assert.equal(await title(page), 'Question 2 of 4');
    await page.keyboard.press('u');
    assert.deepEqual([await title(page), await page.getByRole('textbox').inputValue()], ['Question 1 of 4', '']);
  });

  test('a reload loses nothing and asks for no second signature', async () => {
    const { page, standIn, wallet } = await open('choices');
    await connect(page, standIn.url);
    await showQuestions(page);
    for (const number of ['2', '4']) {
      await page.keyboard.press(number);
      await page.keyboard.press('Enter');
    }
    await page.reload();
    await showQuestions(page);
    assert.equal(await title(page), 'Question 3 of 4');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await chosen(page), 3);
    assert.equal(wallet.signed.length, 1);
  });

  test('the seat is proved by a signature over the challenge', async () => {
    const { page, standIn } = await open('choices');
    await connect(page, standIn.url);
    await showQuestions(page);
    const [{ account, round, set, signature, text }] = standIn.got.positions;
    assert.deepEqual([round, set], [1, 5]);
    assert.ok(account.startsWith('7'), 'the address has the prefix of this chain');
    assert.ok(signatureVerify(`<Bytes>${text}</Bytes>`, signature, account).isValid);
  });

  test('a challenge for another account is not signed', async () => {
    const { page, standIn, wallet } = await open('choices');
    standIn.told.fail = undefined;
    await page.route('**/api/challenge', (route) =>
      route.fulfill({ json: { expires: ahead(5), text: 'Pay everything' } }),
    );
    await connect(page, standIn.url);
    await page.getByRole('button', { name: 'Show the questions' }).click();
    await says(page, 'The server wants a signature for something else than your seat.');
    assert.equal(wallet.signed.length, 0);
  });

  test('what the server refuses is said in its own line', async () => {
    const { page, standIn } = await open('choices');
    const message = 'Set 5 has no seat of yours: choose the account that joined.';
    standIn.told.fail = { '/api/positions': { message, rule: 'NotYourSeat', status: 403 } };
    await connect(page, standIn.url);
    await page.getByRole('button', { name: 'Show the questions' }).click();
    await says(page, message);
    standIn.told.fail = undefined;
    await showQuestions(page);
  });

  test('a wallet that does not sign leaves everything as it was', async () => {
    const { page, standIn, wallet } = await open('choices');
    wallet.refuses = true;
    await connect(page, standIn.url);
    await page.getByRole('button', { name: 'Show the questions' }).click();
    await says(page, 'You did not sign. Nothing was sent');
    assert.equal(standIn.got.positions.length, 0);
  });

  test('a browser without a wallet is told to install one', async () => {
    const standIn = await startStandIn(KINDS.choices);
    const opened = await openPage(browser);
    started.push({ ...opened, standIn });
    await opened.page.goto(standIn.url);
    await opened.page.getByText('There is no wallet in this browser.').waitFor();
  });

  test('a node of another chain is refused', async () => {
    const { page, standIn } = await open('choices');
    standIn.told.genesis = `0x${'22'.repeat(32)}`;
    await page.goto(standIn.url);
    await says(page, 'The node is of another chain than the server names.');
    standIn.told.genesis = standIn.told.info.genesis;
    await page.getByRole('button', { name: 'Try again' }).click();
    await atScreen(page, 'What this is about');
  });

  test('an account that is not registered is told what to do', async () => {
    const { page, standIn } = await open('choices', { tickets: [] });
    standIn.told.contributor = { nextSteps: [{ step: 'findSponsor' }], registered: null, tickets: [] };
    await connect(page, standIn.url);
    await atScreen(page, 'Register first');
    await page.getByText('Ask a sponsor to register it.').waitFor();
  });

  test('a set whose time is over leaves the questions and keeps the answers', async () => {
    const { page, standIn } = await open('choices');
    await connect(page, standIn.url);
    await showQuestions(page);
    await page.keyboard.press('2');
    standIn.told.contributor = contributor([ticket('settle', { set: 5 })]);
    await lookAgain(page);
    await says(page, 'The time to commit to this set is over.');
    await atScreen(page, 'The set waits to be settled');
    const kept = await page.evaluate(
      () => Object.entries(localStorage).find(([name]) => name.startsWith('agt:work'))?.[1],
    );
    assert.deepEqual(JSON.parse(kept).drafts, [1, null, null, null]);
  });

  test('nothing moves when the next question comes', async () => {
    const { page, standIn } = await open('choices', { viewport: PHONE });
    await page.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value))).observe({
        buffered: true,
        type: 'layout-shift',
      });
    });
    await connect(page, standIn.url);
    await showQuestions(page);
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => window.shifts.splice(0));
    const places = [];
    for (let at = 0; at < 3; at += 1) {
      places.push(await page.getByRole('radiogroup').evaluate((one) => one.offsetTop));
      await page.keyboard.press('1');
      await page.keyboard.press('Enter');
      await page.waitForTimeout(200);
    }
    assert.equal(new Set(places).size, 1, `the answers stand at ${places}`);
    const shift = await page.evaluate(() => window.shifts.reduce((sum, value) => sum + value, 0));
    assert.ok(shift < 0.02, `the layout shifted by ${shift}`);
  });

  test('focus is visible and media is described', async () => {
    const { page, standIn } = await open('choices');
    await connect(page, standIn.url);
    await showQuestions(page);
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineWidth);
    assert.equal(outline, '3px');
    assert.match(await page.locator('img').getAttribute('alt'), /\S/);
    assert.equal(await page.locator('.status').getAttribute('aria-live'), 'polite');
  });

  test('media that is gone is said, and the questions are asked for again', async () => {
    const { page, standIn, wallet } = await open('choices');
    await page.route('**/media/a', (route) => route.fulfill({ json: {}, status: 403 }), { times: 1 });
    await connect(page, standIn.url);
    await showQuestions(page);
    await page.getByText('The address of the medium has expired.').waitFor();
    await page.getByRole('button', { name: 'Back to the overview' }).click();
    await showQuestions(page);
    await page.locator('img').waitFor();
    assert.equal(wallet.signed.length, 2);
  });

  test('media from elsewhere is not loaded', async () => {
    const { page, standIn } = await open('choices');
    standIn.told.positions = KINDS.choices.positions.map(() => ({ media: 'http://example.org/a.png' }));
    await connect(page, standIn.url);
    await showQuestions(page);
    await page.getByText('names a medium that this page does not load').waitFor();
    assert.equal(await page.locator('img').count(), 0);
  });
});
