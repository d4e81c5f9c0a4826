// Shared by the wallet checks: a connection, the development accounts, and sending a call until it is final.

import { randomBytes } from 'node:crypto';

import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';

export const AGT = 10n ** 12n;
export const SYMBOL = 'AGT';
export const DECIMALS = 12;
export const PREFIX = 61;

const keyring = () => new Keyring({ type: 'sr25519', ss58Format: PREFIX });

/** Connects the library to the node at a ws:// address; fails at once if no node is there. */
export const connect = (address) => ApiPromise.create({ provider: new WsProvider(address), throwOnConnect: true });

/** The development account of a path, such as //Alice. Alice to Ferdie have AGT. */
export const developer = (path) => keyring().addFromUri(path);

/** The first of them. */
export const alice = () => developer('//Alice');

/** An account that nobody has used. */
export const fresh = () => keyring().addFromSeed(randomBytes(32));

/** Signs and sends a call; resolves to its result when it is final. */
export const submit = (call, signer, options = {}) =>
  new Promise((resolve, reject) => {
    const follow = ({ dispatchError, events, status }) => {
      if (status.isFinalized) {
        resolve({ block: status.asFinalized, dispatchError, events: events.map(({ event }) => event) });
      } else if (status.isDropped || status.isInvalid || status.isUsurped) {
        reject(new Error(`the transaction was lost: ${status}`));
      }
    };
    call.signAndSend(signer, options, follow).catch(reject);
  });

/** Returns the planck of AGT that an account may spend. */
export const free = async (api, address) => (await api.query.system.account(address)).data.free.toBigInt();
