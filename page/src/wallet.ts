// Wallets in the browser: they put themselves into `window.injectedWeb3`, keep the keys, and sign.

import type { Signer } from '@polkadot/api/types';

import { accountOf, addressOf } from './address';
import { toHex, utf8 } from './bytes';
import { Problem } from './problem';

interface InjectedAccount {
  address: string;
  name?: string;
  type?: string;
}

interface Injected {
  accounts: { get: () => Promise<InjectedAccount[]> };
  signer: Signer;
}

interface Provider {
  version?: string;
  enable: (page: string) => Promise<Injected>;
}

declare global {
  interface Window {
    injectedWeb3?: Record<string, Provider>;
  }
}

/** An account of a wallet, with what signs for it. */
export interface Account {
  /** Its address on this chain. */
  address: string;
  /** Its address as the wallet gave it, by which the wallet finds the key. */
  known: string;
  /** Its 32 bytes. */
  bytes: Uint8Array;
  /** The name that its owner gave it; empty without one. */
  name: string;
  /** The name of the wallet. */
  wallet: string;
  signer: Signer;
}

const NAMES: Record<string, string> = {
  'polkadot-js': 'polkadot.js',
  'subwallet-js': 'SubWallet',
  talisman: 'Talisman',
};

/** Returns the names of the wallets that are there. They come a moment after the page; waits for the first of them. */
export async function wallets(patience = 1_500): Promise<string[]> {
  const end = Date.now() + patience;
  while (Object.keys(window.injectedWeb3 ?? {}).length === 0 && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return Object.keys(window.injectedWeb3 ?? {});
}

/** Returns how a wallet calls itself. */
export function walletName(wallet: string): string {
  return NAMES[wallet] ?? wallet;
}

/** Asks a wallet for its accounts. Those that this chain does not have (addresses of 20 bytes) are left out. */
export async function accounts(wallet: string): Promise<Account[]> {
  const provider = window.injectedWeb3?.[wallet];
  if (!provider) throw new Problem(`${walletName(wallet)} is not there any more. Load the page again.`, 'NoWallet');
  const injected = await provider.enable('AGT labelling').catch(() => {
    throw new Problem(
      `${walletName(wallet)} did not let this page in. Allow it in the wallet, then try again.`,
      'Shut',
    );
  });
  const known = await injected.accounts.get();
  return known.flatMap(({ address, name = '', type }) => {
    if (type === 'ethereum') return [];
    try {
      const bytes = accountOf(address);
      return [{ address: addressOf(bytes), bytes, known: address, name, signer: injected.signer, wallet }];
    } catch {
      return [];
    }
  });
}

/** Signs a text that is no transaction: the wallet shows it, and `<Bytes>` around it keeps it from being one. */
export async function signText(account: Account, text: string): Promise<string> {
  if (!account.signer.signRaw) {
    const words = `${walletName(account.wallet)} cannot sign texts with this account. Choose another account.`;
    throw new Problem(words, 'NoSignRaw');
  }
  const data = toHex(utf8(`<Bytes>${text}</Bytes>`));
  return (await account.signer.signRaw({ address: account.known, data, type: 'bytes' })).signature;
}
