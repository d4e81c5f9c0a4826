// One worker from its first look at the page to its commitment, with a real server, a real node and a real keeper that
// somebody else runs:
//
//   AGT_SERVER_URL=http://127.0.0.1:8080/ AGT_WORKER=//Ferdie npm run prove
//
// AGT_WORKER is the suri of a registered account that may join. AGT_ANSWERS is a file of JSON that maps the text of a
// position to the word of a choice, or to what to type; without it, every choice is the first one and every number is
// AGT_NUMBER (0). AGT_PATIENCE is how many seconds each step of the chain may take (300): whoever runs this moves the
// chain's time. AGT_UNTIL=revealed also waits until the keeper has revealed. AGT_SCREENSHOTS is a folder for pictures.
// `npm test` does the same on a stage of its own: staged.test.mjs.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { openPage, PHONE, picture, startBrowser } from './browser.mjs';
import { connect } from './screens.mjs';
import { installWallet, keyOf } from './wallet.mjs';
import { answer, commit, join, REVEALED, showAll, TURN, waitFor } from './worker.mjs';

const { AGT_ANSWERS, AGT_NUMBER = '0', AGT_PATIENCE = '300', AGT_SERVER_URL, AGT_UNTIL, AGT_WORKER } = process.env;
const PATIENCE = Number(AGT_PATIENCE) * 1_000;

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
    const first = await waitFor(page, ['Join', ...TURN, 'You have joined', 'Wait for your seat'], PATIENCE);
    if (first === 'Join') {
      await picture(page, 'real-1-join');
      await join(page);
    }
    await waitFor(page, TURN, PATIENCE);
    await showAll(page);
    await picture(page, 'real-2-question');
    await answer(page, async (question) => answers[(await question.locator('.text').allTextContents())[0]], AGT_NUMBER);
    await picture(page, 'real-3-review');
    await commit(page);
    await picture(page, 'real-4-committed');
    const kinds = wallet.signed.map(({ kind }) => kind);
    assert.deepEqual(kinds, first === 'Join' ? ['payload', 'raw', 'payload'] : ['raw', 'payload']);
    if (AGT_UNTIL === 'revealed') {
      await waitFor(page, REVEALED, PATIENCE);
      await picture(page, 'real-5-revealed');
      assert.equal(wallet.signed.length, kinds.length, 'the keeper has revealed');
    }
    assert.deepEqual(faults, []);
  } finally {
    await browser.close();
  }
});
