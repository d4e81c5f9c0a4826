// The proof of a release, on its own artefacts: `AGT_NODE=<agt-node> AGT_WASM=<wasm> node --test release/proof.mjs`.
// scripts/release.sh runs it. It is not named `*.test.mjs`, so `npm test` skips it: a development wasm has no hash.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';

import { AGT, alice, connect, DECIMALS, free, fresh, PREFIX, submit, SYMBOL } from '../client.mjs';
import { metadataHash, proofFor, withHash } from '../metadata-hash.mjs';
import { startNode } from '../node.mjs';
import { code } from './code.mjs';

const BAD_SIGNATURE = /1010: Invalid Transaction: Transaction has a bad signature/;

describe('a release', () => {
  let node, api;

  before(async () => {
    assert.ok(process.env.AGT_NODE, 'AGT_NODE names the node of the release');
    assert.ok(process.env.AGT_WASM, 'AGT_WASM names the wasm of the release');
    node = await startNode();
    api = await connect(node.address);
  });

  after(async () => {
    await api?.disconnect();
    await node?.stop();
  });

  /** Sends 1 AGT to a new account; resolves to the result and the receiver. */
  const transfer = async (options) => {
    const receiver = fresh();
    const call = api.tx.balances.transferKeepAlive(receiver.address, AGT);
    const outcome = await submit(call, alice(), options);
    return { ...outcome, received: await free(api, receiver.address) };
  };

  /** Checks that a transfer is refused like one with a bad signature, and that the sender's balance does not change. */
  const refused = async (options) => {
    const before = await free(api, alice().address);
    await assert.rejects(transfer(options), BAD_SIGNATURE);
    assert.equal(await free(api, alice().address), before);
  };

  /** Returns the hash with one bit of the digit at this place flipped. */
  const flipped = (hash, place) => {
    const digits = [...hash];
    digits[place] = (Number.parseInt(digits[place], 16) ^ 1).toString(16);
    return digits.join('');
  };

  test('runs the wasm that is released, and wallets show what its hash binds', async () => {
    const same = (await readFile(process.env.AGT_WASM)).equals(await code(api));
    assert.ok(same, 'the genesis of this node carries the wasm file to the byte');
    assert.deepEqual(api.registry.chainTokens, [SYMBOL]);
    assert.deepEqual(api.registry.chainDecimals, [DECIMALS]);
    assert.equal(api.registry.chainSS58, PREFIX);
  });

  test('includes a transfer signed with the hash that an independent library computes', async () => {
    const { block, dispatchError, received } = await transfer(withHash(await metadataHash(api)));

    assert.equal(dispatchError, undefined);
    assert.equal(received, AGT);
    const { extrinsics } = (await api.rpc.chain.getBlock(block)).block;
    const modes = extrinsics.filter(({ isSigned }) => isSigned).map(({ mode }) => mode.toNumber());
    assert.deepEqual(modes, [1], 'what was included carries the mode');
  });

  test('gives a hardware wallet the proof of what it signs', async () => {
    const call = api.tx.balances.transferKeepAlive(fresh().address, AGT);
    const signed = await call.signAsync(alice(), withHash(await metadataHash(api)));
    assert.ok((await proofFor(api, signed)).length > 100);
  });

  test('refuses every other hash, however little it differs', async () => {
    const hash = await metadataHash(api);
    await refused(withHash(flipped(hash, hash.length - 1)));
    await refused(withHash(flipped(hash, 2)));
    await refused(withHash(`0x${'00'.repeat(32)}`));
  });

  test('refuses a hash that was signed but not announced, and one announced but not signed', async () => {
    await refused({ mode: 0, metadataHash: await metadataHash(api) });
    await refused({ mode: 1, metadataHash: null });
  });

  test('includes a transfer signed without a hash', async () => {
    const { dispatchError, received } = await transfer({ mode: 0 });
    assert.equal(dispatchError, undefined);
    assert.equal(received, AGT);
  });
});
