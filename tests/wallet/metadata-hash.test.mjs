// The runtime's metadata as hardware wallets need it, and the refusals of a development wasm, which has no hash.
// release/proof.mjs proves the hash of a release.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { AGT, alice, connect, free, fresh, submit } from './client.mjs';
import { metadataHash, proofFor, withHash } from './metadata-hash.mjs';
import { startNode } from './node.mjs';

describe('a hardware wallet', () => {
  let node, api;

  before(async () => {
    node = await startNode();
    api = await connect(node.address);
  });

  after(async () => {
    await api?.disconnect();
    await node?.stop();
  });

  test('can be given the metadata hash and the proof of a transfer', async () => {
    const hash = await metadataHash(api);
    assert.match(hash, /^0x[0-9a-f]{64}$/);
    assert.equal(await metadataHash(api), hash);

    const call = api.tx.balances.transferKeepAlive(fresh().address, AGT);
    const signed = await call.signAsync(alice(), withHash(hash));
    const proof = await proofFor(api, signed);
    assert.ok(proof.length > 100 && proof.length < 20_000, `${proof.length} bytes`);
  });

  test('is refused by a wasm that was built without the hash, and the sender keeps its AGT', async () => {
    const receiver = fresh();
    const call = api.tx.balances.transferKeepAlive(receiver.address, AGT);
    const hash = await metadataHash(api);
    const before = await free(api, alice().address);

    await assert.rejects(submit(call, alice(), withHash(hash)), /1011: Unknown Transaction Validity: CannotLookup/);

    assert.equal(await free(api, receiver.address), 0n);
    assert.equal(await free(api, alice().address), before);
  });

  test('may sign without the hash', async () => {
    const receiver = fresh();
    const call = api.tx.balances.transferKeepAlive(receiver.address, AGT);

    const { dispatchError } = await submit(call, alice(), { mode: 0 });

    assert.equal(dispatchError, undefined);
    assert.equal(await free(api, receiver.address), AGT);
  });
});
