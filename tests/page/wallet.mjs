// A wallet for tests: it puts itself into the page as a browser extension does, and signs with a real sr25519 key.

import { Keyring } from '@polkadot/api';
import { TypeRegistry } from '@polkadot/types';
import { u8aToHex } from '@polkadot/util';
import { cryptoWaitReady } from '@polkadot/util-crypto';

/** Returns the key of a suri, such as //Alice. Its address has the generic prefix, as wallets give it to pages. */
export async function keyOf(suri) {
  await cryptoWaitReady();
  return new Keyring({ ss58Format: 42, type: 'sr25519' }).addFromUri(suri);
}

/** Puts a wallet with one account into every document of the page. `signed` lists what it was asked to sign; while
 * `refuses` is true, it signs nothing. */
export async function installWallet(page, key, name = 'Test account') {
  const wallet = { refuses: false, signed: [] };
  const ask = (kind, asked) => {
    wallet.signed.push({ asked, kind });
    if (wallet.refuses) throw new Error('Cancelled');
  };
  await page.exposeFunction('agtSignPayload', (payload) => {
    ask('payload', payload);
    const registry = new TypeRegistry();
    registry.setSignedExtensions(payload.signedExtensions);
    return { id: 1, ...registry.createType('ExtrinsicPayload', payload, { version: payload.version }).sign(key) };
  });
  await page.exposeFunction('agtSignRaw', (raw) => {
    ask('raw', raw);
    return { id: 1, signature: u8aToHex(key.sign(raw.data)) };
  });
  await page.addInitScript(
    ({ address, name }) => {
      const signer = {
        signPayload: (payload) => window.agtSignPayload(payload),
        signRaw: (raw) => window.agtSignRaw(raw),
      };
      const accounts = {
        get: () => Promise.resolve([{ address, name, type: 'sr25519' }]),
        subscribe: (told) => {
          told([{ address, name, type: 'sr25519' }]);
          return () => {};
        },
      };
      const enable = () => Promise.resolve({ accounts, signer });
      window.injectedWeb3 = { 'test-wallet': { enable, version: '1.0.0' } };
    },
    { address: key.address, name },
  );
  return wallet;
}
