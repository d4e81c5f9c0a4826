// Signs any call of the chain with a well-known development account and prints its result:
//
//   node docs/examples/send.mjs [--seal] <account> <pallet.call> [<argument>...]
//   node docs/examples/send.mjs --encode <pallet.call> [<argument>...]
//
// Pallets and calls are named as in `api.tx`. An argument is JSON (true, '{"After":0}') or, if it is not JSON, text
// (0x1f). An integer above 2^53 must be an argument of its own, or text inside JSON. The name of an account, Alice to
// Ferdie or AliceStash to FerdieStash, stands for its address, and @<file> for the bytes of a file. --seal makes blocks
// until one includes the call, for a chain with `--sealing manual`; --encode prints the call's bytes and signs nothing.
// AGT_RPC names the node, ws://127.0.0.1:9944 by default. Run `npm ci` in tests/wallet once: its packages are used.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';

const { ApiPromise, Keyring, WsProvider } = createRequire(new URL('../../tests/wallet/', import.meta.url))(
  '@polkadot/api',
);

const USAGE = 'usage: send.mjs [--seal] <account> <pallet.call> [<argument>...]  or  --encode <pallet.call> ...';
const NAMES = ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie'];
const ACCOUNTS = [...NAMES, ...NAMES.map((name) => `${name}Stash`)];
const keyring = new Keyring({ type: 'sr25519', ss58Format: 61 });
const pair = (name) => keyring.addFromUri(`//${name.replace('Stash', '//stash')}`);

/** Returns the value of a word of the command line. */
function argument(word) {
  if (ACCOUNTS.includes(word)) return pair(word).address;
  if (word.startsWith('@')) return `0x${readFileSync(word.slice(1), 'hex')}`;
  try {
    const value = JSON.parse(word);
    return typeof value === 'number' ? word : value;
  } catch {
    return word;
  }
}

/** Returns the rule that a failed call broke. */
function ruleOf(error) {
  if (!error.isModule) return error.toString();
  const { docs, name, section } = api.registry.findMetaError(error.asModule);
  return `${section}.${name}: ${docs.join(' ')}`;
}

/** An event with its fields by name; empty for those that come with every call. */
function lineOf({ data, method, section }) {
  if (['balances', 'scheduler', 'system', 'transactionPayment'].includes(section)) return [];
  const fields = data.map((value, index) => `${data.names?.[index] ?? index}: ${JSON.stringify(value.toPrimitive())}`);
  return [`  ${section}.${method} ${fields.join(', ').replace('hash_', 'hash')}`];
}

/** Signs and sends a call; resolves when it is final. */
const included = (call, signer, seal) =>
  new Promise((resolve, reject) => {
    let isInBlock = false;
    // A block that ends a session has no room for transactions: the next one has.
    const sealUntilIncluded = async () => {
      for (let blocks = 0; !isInBlock && blocks < 10; blocks += 1) {
        await provider.send('sealing_makeBlocks', [1]);
        await sleep(200);
      }
    };
    const follow = ({ dispatchError, events, status }) => {
      if (status.isReady && seal) sealUntilIncluded().catch(reject);
      // The node reports finality about a second later. No further block is needed for it.
      if (status.isInBlock) isInBlock = true;
      if (status.isFinalized) {
        isInBlock = true;
        resolve({ block: status.asFinalized, dispatchError, events });
      } else if (status.isDropped || status.isInvalid || status.isUsurped) {
        reject(new Error(`the transaction was lost: ${status}`));
      }
    };
    call.signAndSend(signer, follow).catch(reject);
  });

const options = process.argv.slice(2).filter((word) => word.startsWith('--'));
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const encode = options.includes('--encode');
const signer = encode ? undefined : words.shift();
const [pallet, name] = (words.shift() ?? '').split('.');

const address = process.env.AGT_RPC ?? 'ws://127.0.0.1:9944';
const provider = new WsProvider(address);
const api = await ApiPromise.create({ provider, noInitWarn: true, throwOnConnect: true }).catch(() => {
  console.error(`no node answers at ${address}`);
  process.exit(2);
});
try {
  const call = api.tx[pallet]?.[name]?.(...words.map(argument));
  if (!call || (!encode && !ACCOUNTS.includes(signer))) throw new Error(USAGE);
  if (encode) {
    console.log(call.method.toHex());
  } else {
    const { block, dispatchError, events } = await included(call, pair(signer), options.includes('--seal'));
    const { number } = await api.rpc.chain.getHeader(block);
    const paid = events.find(({ event }) => api.events.transactionPayment.TransactionFeePaid.is(event));
    const fee = Number(paid?.event.data.actualFee ?? 0) / 1e12;
    const outcome = dispatchError ? ruleOf(dispatchError) : 'done';
    console.log(`block ${number}: ${signer} ${pallet}.${name}: ${outcome} (fee ${fee.toFixed(4)} AGT)`);
    events.flatMap(({ event }) => lineOf(event)).forEach((line) => console.log(line));
    process.exitCode = dispatchError ? 1 : 0;
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
await api.disconnect();
