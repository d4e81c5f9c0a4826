// A quiz on a real chain, answered on the page from the first join to the reveal. Only the server is stood in for.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { ApiPromise, WsProvider } from '@polkadot/api';

import { startNode } from '../wallet/node.mjs';
import { openPage, PHONE, picture, startBrowser } from './browser.mjs';
import { atScreen, connect, lookAgain, says, showQuestions, title } from './screens.mjs';
import { startStandIn } from './stand-in.mjs';
import { installWallet, keyOf } from './wallet.mjs';

const HOUR = 3_600_000;
const QUIZ = {
  answer: { Categories: { count: 4 } },
  area: 7,
  deadline: Date.now() + 30 * 24 * HOUR,
  funding: { Platform: { aia: 0 } },
  goldASet: 32,
  goldRoot: `0x${'07'.repeat(32)}`,
  items: 0,
  itemsASet: 0,
  kind: 'Quiz',
  leaves: 100,
  measured: { chance: 2_500, itemsByClass: [], reference: 9_500, series: null },
  replication: 'Three',
  requirements: { character: 0, medallion: 0, reputation: 0, role: null },
  spec: `0x${'05'.repeat(32)}`,
  uri: 'https://example.org/quiz',
  windows: { commit: HOUR, gold: HOUR, join: HOUR, reveal: HOUR, standIn: HOUR },
};

describe('the labelling page on a real chain', () => {
  let api, browser, node, provider, standIn;

  /** Signs and sends a call; resolves to its events when it is in a block. */
  const send = (call, key) =>
    new Promise((resolve, reject) => {
      const follow = ({ dispatchError, events, status }) => {
        if (dispatchError?.isModule) reject(new Error(api.registry.findMetaError(dispatchError.asModule).name));
        else if (dispatchError) reject(new Error(dispatchError.toString()));
        else if (status.isInBlock) resolve(events.map(({ event }) => event));
      };
      call.signAndSend(key, follow).catch(reject);
    });

  before(async () => {
    node = await startNode();
    provider = new WsProvider(node.address);
    api = await ApiPromise.create({ noInitWarn: true, provider });
    browser = await startBrowser();
  });

  after(async () => {
    await browser?.close();
    standIn?.stop();
    await api?.disconnect();
    await node?.stop();
  });

  const advance = (seconds) => provider.send('sealing_advanceClock', [seconds]);
  const balance = async (key) => (await api.query.system.account(key.address)).data.free.toBigInt();

  test('a quiz is joined, answered, committed and revealed without a fee', async () => {
    const [alice, bob, ...workers] = await Promise.all(
      ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve'].map((name) => keyOf(`//${name}`)),
    );
    const [worker, ...others] = workers;
    for (const key of workers) await send(api.tx.contributors.register(null), key);
    const opened = await send(api.tx.tasks.openCampaign(QUIZ), alice);
    const campaign = opened.find((event) => api.events.tasks.CampaignOpened.is(event)).data[0].toNumber();
    const { termsHash } = await provider.send('agt_campaign', [campaign]);
    await send(api.tx.tasks.approveGold(campaign, termsHash), bob);

    standIn = await startStandIn({
      answer: { type: 'choices' },
      genesis: api.genesisHash.toHex(),
      labels: ['cat', 'dog', 'horse', 'duck'],
      positions: Array.from({ length: 32 }, (_, at) => ({ media: `/media/${at}`, text: `Which animal is ${at}?` })),
    });
    Object.assign(standIn.told.info, { campaign, node: node.address });
    const before = await balance(worker);

    const { faults, page } = await openPage(browser, { viewport: PHONE });
    await installWallet(page, worker);
    await connect(page, standIn.url);
    await page.getByRole('button', { exact: true, name: 'Join' }).click();
    await says(page, 'You have joined.');
    assert.equal(await title(page), 'You have joined');
    for (const key of others) await send(api.tx.tasks.join(campaign, 'Work'), key);

    await advance(3_601);
    await lookAgain(page);
    await page.getByRole('button', { name: 'Close the round' }).click();
    await says(page, 'The round is closed.');
    assert.equal(await title(page), 'Wait for your seat');
    await provider.send('sealing_makeBlocks', [45]);
    await send(api.tx.tasks.deal(campaign, 0), others[0]);

    await lookAgain(page);
    await atScreen(page, 'It is your turn');
    await showQuestions(page);
    for (let at = 0; at < 32; at += 1) {
      await page.keyboard.press(String((at % 4) + 1));
      await page.keyboard.press('Enter');
    }
    await atScreen(page, 'Your answers');
    await page.getByRole('checkbox').uncheck();
    await page.getByRole('button', { name: 'Commit my answers' }).click();
    await says(page, 'Your answers are committed. Come back to reveal them.');
    assert.equal(await title(page), 'Your answers are committed');
    await picture(page, 'chain-committed');

    await advance(7_300);
    await lookAgain(page);
    await page.getByRole('button', { name: 'Reveal now' }).click();
    await says(page, 'Your answers are revealed.');
    const [{ next }] = (await provider.send('agt_contributor', [worker.address])).tickets;
    assert.equal(next.step, 'waitForGold');
    assert.equal(await balance(worker), before, 'the worker has paid no fee');
    assert.deepEqual(faults, []);
  });
});
