// The screen on which a person chooses a wallet and an account.

import { short } from '../address';
import { button, heading, make } from '../dom';
import { agtWords } from '../problem';
import type { CampaignInfo } from '../server';
import { type Account, walletName } from '../wallet';

/** What the screen shows, and what it calls. */
export interface Connecting {
  info: CampaignInfo;
  wallets: string[];
  /** The accounts of the wallet that was opened; none before. */
  accounts: Account[] | undefined;
  onWallet: (wallet: string) => void;
  onAccount: (account: Account) => void;
}

/** Makes the screen. */
export function connectView({ accounts, info, onAccount, onWallet, wallets }: Connecting): HTMLElement {
  const intro = make('p', { className: 'instructions', textContent: info.instructions });
  const facts = make('p', { className: 'facts', textContent: factsOf(info) });
  if (accounts) {
    const none = make('p', { textContent: 'This wallet shows no account to this page. Add one in the wallet first.' });
    const list = make('div', { className: 'stack' }, ...accounts.map((account) => choice(account, onAccount)));
    const others = button('Another wallet', () => onWallet(''), 'quiet');
    const shown = accounts.length === 0 ? none : list;
    return make('section', {}, heading('Choose your account'), shown, others);
  }
  const none = make('p', {
    textContent:
      'There is no wallet in this browser. Install one (polkadot.js, SubWallet, Talisman), then load the page again.',
  });
  const list = make(
    'div',
    { className: 'stack' },
    ...wallets.map((wallet) => button(`Connect ${walletName(wallet)}`, () => onWallet(wallet), 'main')),
  );
  return make('section', {}, heading('What this is about'), intro, facts, wallets.length === 0 ? none : list);
}

function choice(account: Account, onAccount: (account: Account) => void): HTMLElement {
  const chosen = button('', () => onAccount(account), 'account-choice');
  chosen.append(
    make('strong', { textContent: account.name === '' ? 'Account' : account.name }),
    make('code', { textContent: short(account.address), title: account.address }),
  );
  return chosen;
}

/** Returns what a set is and earns, in one line. */
export function factsOf({ goldASet, itemsASet, price }: CampaignInfo): string {
  const size = itemsASet + goldASet;
  const questions = `${size} question${size === 1 ? '' : 's'}`;
  return `A set has ${questions}. A perfect set earns ${priceWords(price)}.`;
}

/** Returns a price in words. Amounts come in the smallest unit of what is paid. */
export function priceWords({ amount, asset }: CampaignInfo['price']): string {
  if (asset === 'AGT') return `${agtWords(BigInt(amount))} AGT`;
  if (typeof asset === 'string') return `${amount} ${asset}`;
  return asset === null ? `${amount} units` : `${amount} units of asset ${asset}`;
}
