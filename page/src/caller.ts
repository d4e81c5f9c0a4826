// Sends calls: loads what signs them with the first one, and asks before a call costs something.

import { agtWords, Problem } from './problem';
import type { Call, Transactions } from './transactions';
import type { Account } from './wallet';

/** Sends calls to one node. */
export class Caller {
  readonly #say: (words: string) => void;
  #node: { address: string; genesis: string } | undefined;
  #transactions: Promise<Transactions> | undefined;

  /** `say` gets what happens, in words. */
  constructor(say: (words: string) => void) {
    this.#say = say;
  }

  /** Names the node, and the hash of the first block of its chain. */
  use(address: string, genesis: string): void {
    this.#node = { address, genesis };
    this.#transactions = undefined;
  }

  /**
   * Signs a call and sends it; resolves when it is final. A call that is not free is sent only if `isSpent`, which means
   * that the account has no free call left, and its owner agrees. `onSigned` runs before anything is sent.
   */
  async send(call: Call, account: Account, isSpent: boolean, onSigned: () => void = () => {}): Promise<void> {
    const onFee = (fee: bigint) => {
      const words = `You have no free call left today. This one costs at most ${agtWords(fee)} AGT. Send it?`;
      return isSpent && window.confirm(words);
    };
    const transactions = await this.#connected();
    await transactions.send(call, account, { onFee, onProgress: this.#say, onSigned });
  }

  #connected(): Promise<Transactions> {
    const node = this.#node;
    if (!node) throw new Problem('The campaign is not read yet. Load the page again.', 'NoNode');
    this.#transactions ??= import('./transactions').then((module) =>
      module.Transactions.connect(node.address, node.genesis),
    );
    return this.#transactions.catch((thrown: unknown) => {
      this.#transactions = undefined;
      throw thrown;
    });
  }
}
