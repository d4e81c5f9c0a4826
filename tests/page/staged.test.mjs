// A set of a paid campaign on the page, with the real server, the real keeper and the real node, from joining to the pay.
// Two programs hold the other seats. The time of the chain is moved here, so that nobody is late on a slow machine.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { WsProvider } from '@polkadot/api';

import { openPage, PATIENCE, PHONE, picture, startBrowser } from './browser.mjs';
import { connect, title } from './screens.mjs';
import { setStage, shapesOf } from './stage.mjs';
import { installWallet, keyOf } from './wallet.mjs';
import { answer, commit, join, REVEALED, showAll, TURN, waitFor } from './worker.mjs';

/** The price of a set in planck of AGT. */
const PRICE = 2n * 10n ** 12n;

describe('the labelling page with a real server and a real keeper', () => {
  let browser, provider, stage;

  before(async () => {
    browser = await startBrowser();
    stage = await setStage();
    provider = new WsProvider(stage.node);
    await provider.isReady;
  });

  after(async () => {
    await browser?.close();
    await provider?.disconnect();
    await stage?.stop();
  });

  /** Asks the chain until it says what is looked for; resolves to that. */
  const eventually = async (what, ask) => {
    for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
      const found = await ask();
      if (found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`${what}: not within ${PATIENCE / 1_000} seconds`);
  };

  /** Moves the clock to a moment, if it is not past it. */
  const windTo = async (moment) => {
    const { nextBlockTime } = await provider.send('sealing_head', []);
    const seconds = Math.ceil((Date.parse(moment) - Date.parse(nextBlockTime)) / 1_000);
    if (seconds > 0) await provider.send('sealing_advanceClock', [seconds]);
  };

  const stepOf = async (address) => (await provider.send('agt_contributor', [address])).tickets[0]?.next;

  const play = async (page, key, wallet) => {
    const shapes = await shapesOf(stage.campaign);
    await connect(page, stage.labels);
    assert.equal(await waitFor(page, ['Join'], PATIENCE), 'Join');
    await picture(page, 'staged-1-join');
    await join(page);

    const { campaign } = (await provider.send('agt_contributor', [key.address])).tickets[0];
    const [round] = await eventually('three have joined', async () => {
      const { rounds } = await provider.send('agt_campaign', [campaign]);
      return rounds[0]?.proven === 3 ? rounds : undefined;
    });
    await windTo(round.until);
    await waitFor(page, TURN, PATIENCE);
    await showAll(page);
    await picture(page, 'staged-2-question');
    const count = await answer(page, async (question) => {
      const image = question.locator('img');
      await image.evaluate((shown) => shown.decode());
      const file = await image.evaluate(async ({ src }) => {
        const bytes = await (await fetch(src)).arrayBuffer();
        return btoa(String.fromCharCode(...new Uint8Array(bytes)));
      });
      return shapes.get(file);
    });
    assert.equal(count, 16);
    await picture(page, 'staged-3-review');
    await commit(page);
    await picture(page, 'staged-4-committed');
    assert.deepEqual(wallet.signed.map(({ kind }) => kind), ['payload', 'raw', 'payload']);

    const reveals = await eventually('all three have committed', async () => {
      const { from, step } = (await stepOf(key.address)) ?? { step: 'over' };
      const { nextBlockTime } = await provider.send('sealing_head', []);
      // The chain's time passes ten times as fast as that of this machine: they may have begun.
      if (step !== 'waitForReveal') return nextBlockTime;
      // Reveals begin two minutes after the last commitment, or when the time of the stand-ins is over.
      const isSoon = Date.parse(from) - Date.parse(nextBlockTime) <= 120_000;
      return isSoon ? from : undefined;
    });
    await windTo(reveals);
    await waitFor(page, REVEALED, PATIENCE);
    await picture(page, 'staged-5-revealed');
    assert.equal(wallet.signed.length, 3, 'the keeper has revealed');

    const owed = await eventually('the set is settled', async () => {
      if (await stepOf(key.address)) return undefined;
      return BigInt(await provider.send('agt_owed', [stage.requester, 0, key.address]));
    });
    assert.equal(owed, PRICE);
    await waitFor(page, ['Join'], PATIENCE);
  };

  test('a set is joined, labelled, revealed by the keeper and paid', async () => {
    const key = await keyOf(stage.worker);
    const { faults, page } = await openPage(browser, { viewport: PHONE });
    const wallet = await installWallet(page, key);
    try {
      await play(page, key, wallet);
    } catch (error) {
      const seen = [picture(page, 'staged-failed'), title(page), stepOf(key.address), stage.log()];
      const [, shown, step, log] = (await Promise.allSettled(seen)).map(({ value }) => value);
      error.message += `\nthe page shows "${shown}", the next step is ${JSON.stringify(step)}\n${log}`;
      throw error;
    }
    assert.deepEqual(faults, []);
  });
});
