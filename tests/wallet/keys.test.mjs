// Key files: what `agt key` writes, wallets read, and what wallets write, `agt` reads.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { Keyring } from '@polkadot/api';
import { cryptoWaitReady, mnemonicGenerate, signatureVerify } from '@polkadot/util-crypto';

import { PREFIX } from './client.mjs';

const PASSWORD = 'correct horse battery staple';

/** Returns the path of agt: beside AGT_NODE, or the default path of cargo. */
function program() {
  const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
  const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
  const folder = process.env.AGT_NODE ? dirname(process.env.AGT_NODE) : join(target, 'debug');
  const path = join(folder, 'agt');
  if (!existsSync(path)) {
    throw new Error(`${path} is not there: cargo build --workspace --bins`);
  }
  return path;
}

describe('a key file', () => {
  let folder;

  before(async () => {
    await cryptoWaitReady();
    folder = await mkdtemp(join(tmpdir(), 'agt-keys-'));
  });

  after(() => rm(folder, { force: true, recursive: true }));

  const keyring = () => new Keyring({ type: 'sr25519', ss58Format: PREFIX });

  /** Runs `agt key` and returns its JSON. */
  const agtKey = (...args) => {
    const env = { ...process.env, AGT_PASSWORD: PASSWORD };
    return JSON.parse(execFileSync(program(), ['key', ...args, '--json'], { cwd: folder, env, encoding: 'utf8' }));
  };

  const signs = (pair) => signatureVerify('a message', pair.sign('a message'), pair.publicKey).isValid;

  test('of agt is opened by a wallet with its password alone', async () => {
    const { address, phrase } = agtKey('new', 'ours.json', '--name', 'ours');

    const pair = keyring().addFromJson(JSON.parse(await readFile(join(folder, 'ours.json'), 'utf8')));

    assert.equal(pair.address, address);
    assert.equal(pair.meta.name, 'ours');
    assert.equal(keyring().addFromMnemonic(phrase).address, address);
    assert.throws(() => pair.unlock('another'));
    pair.unlock(PASSWORD);
    assert.ok(signs(pair));
  });

  test('of a wallet is opened by agt, whatever chain its address is for', async () => {
    const file = 'theirs.json';
    // The address of another chain: the account is the same.
    const wallet = new Keyring({ type: 'sr25519', ss58Format: 0 });
    const pair = wallet.addFromMnemonic(mnemonicGenerate(), { name: 'theirs' });
    await writeFile(join(folder, file), JSON.stringify(pair.toJson(PASSWORD)));

    const shown = agtKey('show', file, '--check');
    assert.equal(shown.address, keyring().encodeAddress(pair.publicKey));
    assert.equal(shown.name, 'theirs');

    // And back again.
    agtKey('import', 'again.json', '--from', file);
    const again = keyring().addFromJson(JSON.parse(await readFile(join(folder, 'again.json'), 'utf8')));
    again.unlock(PASSWORD);
    assert.ok(signs(again));
    assert.deepEqual(again.publicKey, pair.publicKey);
  });
});
