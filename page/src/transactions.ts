// Calls of the chain, signed by a wallet. This module brings @polkadot/api with it, so it is loaded with the first
// call.

import { ApiPromise, WsProvider } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import type { DispatchError } from '@polkadot/types/interfaces';

import { callAnswers } from './answers';
import { commitment, type Opening } from './commitment';
import { NotFree, Problem } from './problem';
import type { Account } from './wallet';

/** A call of `tasks` that the page makes. */
export type Call =
  | { name: 'join'; campaign: string; queue: string }
  | { name: 'closeRound' | 'leave'; campaign: string; round: number }
  | { name: 'settle'; campaign: string; round: number; set: number }
  | { name: 'commit' | 'reveal'; opening: Opening };

type Extrinsic = SubmittableExtrinsic<'promise'>;

const QUEUES: Record<string, string> = { expert: 'Expert', grade: 'Grade', work: 'Work' };

/** A connection that signs and sends. */
export class Transactions {
  readonly #api: ApiPromise;
  readonly #genesis: string;

  private constructor(api: ApiPromise, genesis: string) {
    this.#api = api;
    this.#genesis = genesis;
  }

  /** Connects to a node. Fails if it is not there, or of another chain. */
  static async connect(node: string, genesis: string): Promise<Transactions> {
    const provider = new WsProvider(node, 2_500, {}, 20_000);
    const api = await ApiPromise.create({ noInitWarn: true, provider, throwOnConnect: true }).catch(() => {
      throw new Problem(`The node at ${node} does not answer. Check the network, then try again.`, 'Unreachable');
    });
    if (api.genesisHash.toHex() !== genesis) {
      await api.disconnect();
      throw new Problem('The node is of another chain than the server names. Tell the requester.', 'WrongChain');
    }
    return new Transactions(api, genesis);
  }

  /** Returns the fee of a call in planck: 0 if it is free now. */
  async fee(call: Call, account: Account): Promise<bigint> {
    return (await this.#extrinsic(call, account).paymentInfo(account.known)).partialFee.toBigInt();
  }

  /**
   * Signs a free call and sends it; resolves when its block is final. Fails with the rule that the call broke. A call
   * that is not free is not signed unless `onFee` agrees.
   */
  async send(call: Call, account: Account, { onFee, onProgress, onSigned }: SendOptions = {}): Promise<void> {
    const extrinsic = this.#extrinsic(call, account);
    const fee = await this.fee(call, account);
    if (fee > 0n && !onFee?.(fee)) throw new NotFree(fee);
    onProgress?.('Sign in your wallet.');
    const signed = await extrinsic.signAsync(account.known, { signer: account.signer });
    onSigned?.();
    onProgress?.('Sent. It waits for a block.');
    await this.#follow(signed, onProgress);
  }

  #extrinsic(call: Call, account: Account): Extrinsic {
    const { tasks } = this.#api.tx;
    const made = (() => {
      switch (call.name) {
        case 'join':
          return tasks?.['join']?.(call.campaign, QUEUES[call.queue] ?? 'Work');
        case 'closeRound':
          return tasks?.['closeRound']?.(call.campaign, call.round);
        case 'leave':
          return tasks?.['leave']?.(call.campaign, call.round, account.address);
        case 'settle':
          return tasks?.['settle']?.(call.campaign, call.round, call.set);
        case 'commit': {
          const { campaign, round, set } = call.opening;
          return tasks?.['commit']?.(campaign, round, set, commitment(this.#genesis, call.opening));
        }
        case 'reveal': {
          const { answers, campaign, round, salt, set } = call.opening;
          return tasks?.['reveal']?.(campaign, round, set, callAnswers(answers), salt);
        }
      }
    })();
    if (!made) throw new Problem(`This chain has no call tasks.${call.name}. Tell the requester.`, 'NoCall');
    return made;
  }

  #follow(signed: Extrinsic, onProgress: SendOptions['onProgress']): Promise<void> {
    return new Promise((resolve, reject) => {
      signed
        .send(({ dispatchError, status }) => {
          if (dispatchError) {
            reject(this.#refusal(dispatchError));
          } else if (status.isInBlock) {
            onProgress?.('It is in a block. Wait until the block is final.');
          } else if (status.isFinalized) {
            resolve();
          } else if (status.isDropped || status.isInvalid || status.isUsurped || status.isFinalityTimeout) {
            const words = `The transaction was lost (${status.type}). Look at the state, then try again.`;
            reject(new Problem(words, 'Lost'));
          }
        })
        .catch(reject);
    });
  }

  #refusal(error: DispatchError): Problem {
    if (!error.isModule) return new Problem(`The chain refused it: ${error.toString()}.`, error.type);
    const { docs, name, section } = this.#api.registry.findMetaError(error.asModule);
    return new Problem(`The chain refused it: ${docs.join(' ').trim()} (${section}.${name})`, name);
  }
}

/** How a call is sent. */
export interface SendOptions {
  /** Returns whether the signer pays a fee, in planck. */
  onFee?: (fee: bigint) => boolean;
  /** Runs after the wallet has signed and before anything is sent. */
  onSigned?: () => void;
  /** Gets what happens, in words. */
  onProgress?: (words: string) => void;
}
