// What the page signs and sends: join, commit, the opening for the keeper, and the reveal. A stand-in takes the place
// of the server, and of the node where the campaign is concerned. A real node gives the metadata, and says whether the
// chain takes what was signed.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';

import { ApiPromise, WsProvider } from '@polkadot/api';
import { blake2AsHex } from '@polkadot/util-crypto';
import { hexToU8a, u8aConcat, u8aToHex } from '@polkadot/util';

import { startNode } from '../wallet/node.mjs';
import { openPage, startBrowser } from './browser.mjs';
import { openSealed } from './sealed.mjs';
import { atScreen, connect, says, showQuestions } from './screens.mjs';
import { contributor, startStandIn, ticket } from './stand-in.mjs';
import { installWallet, keyOf } from './wallet.mjs';

const ANSWERS = [1, 0, 3, 2];
const TO_PAY = `0x000000${'40420f'.padEnd(32, '0')}`;

describe('the calls of the labelling page', () => {
  let api, browser, key, node, page, faults, context, standIn, wallet;

  before(async () => {
    node = await startNode();
    api = await ApiPromise.create({ noInitWarn: true, provider: new WsProvider(node.address) });
    browser = await startBrowser();
    key = await keyOf('//Alice');
  });

  after(async () => {
    await browser?.close();
    await api?.disconnect();
    await node?.stop();
  });

  beforeEach(async () => {
    standIn = await startStandIn({
      answer: { count: 4, type: 'categories' },
      genesis: api.genesisHash.toHex(),
      labels: ['cat', 'dog', 'horse', 'duck'],
      node: node.address,
      positions: [1, 2, 3, 4].map((at) => ({ text: `Which animal says ${at}?` })),
    });
    ({ context, faults, page } = await openPage(browser));
    wallet = await installWallet(page, key);
  });

  afterEach(async () => {
    await context.close();
    standIn.stop();
    assert.deepEqual(faults, []);
  });

  const become = (step, more) => {
    standIn.told.contributor = contributor([ticket(step, more)]);
  };

  /** The call that was sent. The chain must take its signature and name only the campaign that it does not have. */
  async function sent() {
    assert.equal(standIn.got.extrinsics.length, 1);
    const [hex] = standIn.got.extrinsics;
    const result = await api.rpc.system.dryRun(hex);
    assert.ok(result.isOk, `the chain refuses what was signed: ${result}`);
    const { method, signer, tip } = api.createType('Extrinsic', hex);
    assert.deepEqual([signer.toString(), tip.toNumber()], [api.createType('AccountId', key.publicKey).toString(), 0]);
    return { args: method.args.map((value) => value.toJSON()), name: `${method.section}.${method.method}` };
  }

  async function answerAll() {
    await showQuestions(page);
    for (const answer of ANSWERS) {
      await page.keyboard.press(String(answer + 1));
      await page.keyboard.press('Enter');
    }
    await atScreen(page, 'Your answers');
  }

  const kept = () =>
    page.evaluate(() =>
      JSON.parse(Object.entries(localStorage).find(([name]) => name.startsWith('agt:work'))?.[1] ?? 'null'),
    );

  const commitButton = () => page.getByRole('button', { name: 'Commit my answers' });

  test('join is signed without a tip and shown when it is final', async () => {
    standIn.told.contributor = contributor();
    standIn.told.onExtrinsic = () => become('waitForOthers', { until: new Date(Date.now() + 600_000).toISOString() });
    standIn.told.contributor.nextSteps = [{ campaign: 3, queue: 'expert', step: 'join' }];
    await connect(page, standIn.url);
    await page.getByRole('button', { exact: true, name: 'Join' }).click();
    await says(page, 'You have joined.');
    assert.deepEqual(await sent(), { args: [3, 'Expert'], name: 'tasks.join' });
  });

  test('commitment is the hash of the opening that browser and keeper have', async () => {
    become('commit');
    standIn.told.onExtrinsic = () => become('waitForReveal', { from: new Date().toISOString(), set: 5 });
    await connect(page, standIn.url);
    await answerAll();
    await commitButton().click();
    await says(page, 'Your answers are committed, and the keeper reveals them.');
    await page.getByText('Look again by').waitFor();

    const { args, name } = await sent();
    const { openings } = await kept();
    assert.deepEqual(
      openings.map(({ answers, campaign, round, set }) => [answers, campaign, round, set]),
      [[ANSWERS.map((choice) => ({ choice })), '3', 1, 5]],
    );
    const coded = Uint8Array.from([ANSWERS.length << 2, ...ANSWERS.flatMap((answer) => [0, answer])]);
    const place = [api.createType('u64', 3).toU8a(), api.createType('u32', 5).toU8a(), key.publicKey];
    const salt = hexToU8a(openings[0].salt);
    const hash = blake2AsHex(u8aConcat(api.genesisHash.toU8a(), ...place, coded, salt));
    assert.deepEqual([name, args], ['tasks.commit', [3, 1, 5, hash]]);

    assert.equal(standIn.got.openings.length, 1);
    const opened = openSealed(standIn.got.openings[0], standIn.keeper);
    const opening = api.registry.createType('(u64, u32, u32, AccountId32, Vec<(u8, u8)>, [u8; 32])', opened);
    assert.equal(opening.encodedLength, opened.length);
    assert.deepEqual(opening.toJSON(), [
      3,
      1,
      5,
      api.createType('AccountId', key.publicKey).toString(),
      ANSWERS.map((answer) => [0, answer]),
      u8aToHex(salt),
    ]);
  });

  test('opening is kept before anything is sent', async () => {
    become('commit');
    standIn.told.isSilent = true;
    await connect(page, standIn.url);
    await answerAll();
    await commitButton().click();
    await says(page, 'Sent. It waits for a block.');
    become('waitForReveal', { from: new Date().toISOString(), set: 5 });
    await page.reload();
    await atScreen(page, 'Your answers are committed');
    await page.getByText('Look again by').waitFor();
    assert.equal((await kept()).openings.length, 1);
    assert.equal(standIn.got.openings.length, 1);
  });

  test('commitment that the wallet refuses leaves no opening', async () => {
    become('commit');
    await connect(page, standIn.url);
    await answerAll();
    wallet.refuses = true;
    await commitButton().click();
    await says(page, 'You did not sign. Nothing was sent');
    assert.deepEqual([(await kept()).openings, standIn.got.extrinsics], [[], []]);
  });

  test('keeper that does not answer gets the opening later', async () => {
    become('commit');
    standIn.told.onExtrinsic = () => become('waitForReveal', { from: new Date().toISOString(), set: 5 });
    standIn.told.fail = { '/api/openings': { message: 'The keeper is away.', rule: 'KeeperUnreachable', status: 502 } };
    await connect(page, standIn.url);
    await answerAll();
    await commitButton().click();
    await page.getByText('Come back to reveal them.').first().waitFor();
    assert.equal(standIn.got.openings.length, 0);
    standIn.told.fail = undefined;
    await page.reload();
    await page.getByText('Look again by').waitFor();
    assert.equal(standIn.got.openings.length, 1);
  });

  test('worker without a keeper reveals what it committed to', async () => {
    become('commit');
    standIn.told.onExtrinsic = () => become('reveal');
    await connect(page, standIn.url);
    await answerAll();
    await page.getByRole('checkbox').uncheck();
    await commitButton().click();
    await says(page, 'Your answers are committed. Come back to reveal them.');
    assert.equal(standIn.got.openings.length, 0);
    const [{ salt }] = (await kept()).openings;
    standIn.got.extrinsics.splice(0);
    standIn.told.onExtrinsic = () => become('waitForGold', { set: 5 });
    await page.getByRole('button', { name: 'Reveal now' }).click();
    await says(page, 'Your answers are revealed.');
    const answers = ANSWERS.map((choice) => ({ choice }));
    assert.deepEqual(await sent(), { args: [3, 1, 5, answers, salt], name: 'tasks.reveal' });
  });

  test('call that is not free is not even signed', async () => {
    standIn.told.contributor = contributor();
    standIn.told.fee = TO_PAY;
    await connect(page, standIn.url);
    await page.getByRole('button', { exact: true, name: 'Join' }).click();
    await says(page, 'The chain would refuse this now or charge 0.000001 AGT for it, so nothing was sent.');
    assert.deepEqual([wallet.signed, standIn.got.extrinsics], [[], []]);
  });

  test('call that the pool refuses is told with what to do', async () => {
    standIn.told.contributor = contributor();
    standIn.told.refusal = { code: 1010, data: 'Custom error: 2', message: 'Invalid Transaction' };
    await connect(page, standIn.url);
    await page.getByRole('button', { exact: true, name: 'Join' }).click();
    await says(page, 'This account has no free call left today.');
  });
});
