// An ordinary wallet: the library that most wallets use, without any definition of ours.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import * as client from './client.mjs';
import { startNode } from './node.mjs';

const { AGT, DECIMALS, fresh, PREFIX, submit, SYMBOL } = client;
const CAP = 5_000_000_000n * AGT;

describe('a wallet', () => {
  const warnings = [];
  let node, api, alice;

  before(async () => {
    for (const level of ['warn', 'error']) {
      console[level] = (...words) => warnings.push(words.join(' '));
    }
    node = await startNode();
    api = await client.connect(node.address);
    alice = client.alice();
  });

  after(async () => {
    await api?.disconnect();
    await node?.stop();
  });

  const free = (address) => client.free(api, address);

  test('shows symbol, decimals and addresses of this chain', async () => {
    assert.deepEqual(api.registry.chainTokens, [SYMBOL]);
    assert.deepEqual(api.registry.chainDecimals, [DECIMALS]);
    assert.equal(api.registry.chainSS58, PREFIX);
    assert.equal(api.consts.system.ss58Prefix.toNumber(), PREFIX);
    assert.equal((await api.rpc.system.chain()).toString(), 'AGT Development');
    assert.equal(api.consts.balances.existentialDeposit.toBigInt(), AGT / 100n);
  });

  test('knows every signed extension, or one that carries nothing', () => {
    // An extension of the SDK that is newer than the library. The library signs without it, which is correct only for
    // an extension that has no bytes in the extrinsic and none in the signed payload.
    const newer = ['AuthorizeCall'];
    const unknown = warnings.filter((line) => line.includes('Unknown signed extensions'));
    const named = unknown.flatMap((line) => /Unknown signed extensions (.*) found/.exec(line)[1].split(', '));
    assert.deepEqual([...new Set(named)].filter((name) => !newer.includes(name)), []);

    const { transactionExtensions, versions } = api.registry.metadata.extrinsic;
    assert.ok([...versions].includes(4), 'wallets sign version 4');
    const bytes = (type) => api.registry.createType(api.registry.createLookupType(type)).encodedLength;
    for (const name of newer) {
      const extension = transactionExtensions.find(({ identifier }) => identifier.toString() === name);
      assert.deepEqual([bytes(extension.type), bytes(extension.implicit)], [0, 0]);
    }
  });

  test('meets no other trouble when it connects', () => {
    const known = ['Unknown signed extensions', 'RPC methods not decorated'];
    assert.deepEqual(warnings.filter((line) => !known.some((start) => line.includes(start))), []);
  });

  test('sends a transfer that arrives to the planck and is final', async () => {
    const receiver = fresh();
    const value = 3n * AGT + 141_592_653_589n;
    assert.equal(await free(receiver.address), 0n);

    const { block, dispatchError, events } = await submit(
      api.tx.balances.transferKeepAlive(receiver.address, value),
      alice,
    );

    assert.equal(dispatchError, undefined);
    assert.equal(await free(receiver.address), value);
    const header = await api.rpc.chain.getHeader(block);
    const final = await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead());
    assert.ok(final.number.toNumber() >= header.number.toNumber());
    const [from, to, moved] = events.find((event) => api.events.balances.Transfer.is(event)).data;
    assert.deepEqual([from.toString(), to.toString()], [alice.address, receiver.address]);
    assert.equal(moved.toBigInt(), value);
  });

  test('signs a mortal transaction with a tip', async () => {
    const receiver = fresh();
    const call = api.tx.balances.transferKeepAlive(receiver.address, AGT);

    const { dispatchError, events } = await submit(call, alice, { era: 64, tip: AGT });

    assert.equal(dispatchError, undefined);
    const paid = events.find((event) => api.events.transactionPayment.TransactionFeePaid.is(event)).data;
    assert.equal(paid.tip.toBigInt(), AGT);
    assert.equal(await free(receiver.address), AGT);
  });

  test('reads a block with its extrinsics decoded', async () => {
    const call = api.tx.balances.transferKeepAlive(fresh().address, AGT);
    const { block } = await submit(call, alice);

    const { extrinsics } = (await api.rpc.chain.getBlock(block)).block;
    const named = extrinsics.map(({ method }) => `${method.section}.${method.method}`);
    assert.deepEqual(named, ['timestamp.set', 'balances.transferKeepAlive']);
    assert.equal(extrinsics[1].signer.toString(), alice.address);
  });

  test('tells the fee beforehand', async () => {
    const call = api.tx.balances.transferKeepAlive(fresh().address, AGT);
    const { partialFee } = await call.paymentInfo(alice);

    const { events } = await submit(call, alice);

    const paid = events.find((event) => api.events.transactionPayment.TransactionFeePaid.is(event)).data;
    assert.ok(partialFee.toBigInt() > 0n);
    assert.ok(paid.actualFee.toBigInt() <= partialFee.toBigInt());
  });

  test('reads the supply from storage and from the runtime API', async () => {
    const everMinted = (await api.query.supply.everMinted()).toBigInt();
    assert.ok(everMinted > 0n && everMinted <= CAP);
    assert.ok((await api.query.balances.totalIssuance()).toBigInt() <= everMinted);

    const rows = await api.query.supply.rows.entries();
    const totals = rows.map(([, row]) => row.unwrap().total.toBigInt());
    assert.equal(totals.reduce((sum, total) => sum + total), CAP);

    const report = await api.call.agtApi.supply();
    assert.equal(report.cap.toBigInt(), CAP);
    assert.equal(report.buckets.length, 8);
  });

  test('names the rule that a failing call broke', async () => {
    const { dispatchError, events } = await submit(api.tx.supply.release('UserRewards'), alice);

    const { docs, name, section } = api.registry.findMetaError(dispatchError.asModule);
    assert.deepEqual([section, name], ['supply', 'NoBeneficiary']);
    assert.ok(docs.join(' ').length > 0, 'with a sentence for people');
    assert.ok(events.some((event) => api.events.system.ExtrinsicFailed.is(event)));
  });

  test('is refused a transfer that an empty account cannot pay for', async () => {
    const call = api.tx.balances.transferKeepAlive(alice.address, AGT);
    await assert.rejects(submit(call, fresh()), /1010: Invalid Transaction: Inability to pay some fees/);
  });
});
