// The work on one set: the questions, the commitment, the keeper and the reveal.

import type { Answer } from './answers';
import { toHex, fromHex } from './bytes';
import type { Chain, Ticket } from './chain';
import { isChallenge } from './challenge';
import { encodeOpening, newSalt, type Opening } from './commitment';
import { NotFree, Problem } from './problem';
import { seal } from './sealed';
import * as server from './server';
import type { Holder } from './steps';
import * as store from './store';
import type { Call } from './transactions';
import { type Account, signText } from './wallet';

/** Signs a call of the account and sends it; resolves when it is final. `onSigned` runs before anything is sent. */
export type Sender = (call: Call, onSigned?: () => void) => Promise<void>;

/** The seat of an account in a set, or the one that it may take. */
export class Seat {
  readonly #account: Account;
  readonly #place: store.Place;
  readonly #round: number;
  readonly #positions: number;

  /** Fails if the ticket has no set. */
  constructor(account: Account, chain: Chain, { next, positions, round }: Ticket) {
    if (next.set === undefined) throw new Problem('This ticket has no set yet. Look at the state again.', 'NoSet');
    this.#account = account;
    this.#place = { address: account.address, campaign: chain.campaign, genesis: chain.genesis, set: next.set };
    this.#round = round;
    this.#positions = positions ?? 0;
  }

  /** What is kept of the work, or an empty one. */
  get work(): store.Work {
    const { set } = this.#place;
    const kept = store.load(this.#place);
    const drafts = kept?.drafts.length === this.#positions ? kept.drafts : new Array<null>(this.#positions).fill(null);
    return { handed: [], keeper: false, openings: [], ...kept, drafts, round: this.#round, set };
  }

  /** Who can reveal, as far as this browser knows. */
  get holder(): Holder {
    const { handed, openings } = this.work;
    if (openings.length === 0) return 'nobody';
    return handed.length > 0 ? 'keeper' : 'browser';
  }

  /** Keeps the drafts. */
  keep(drafts: store.Draft[]): void {
    store.save(this.#place, { ...this.work, drafts });
  }

  /** Returns the questions: those of this tab, or those that the server shows for a signature. */
  async questions(onProgress: (words: string) => void): Promise<server.Positions> {
    const kept = store.loadQuestions(this.#place);
    if (kept?.positions.length === this.#positions) return kept;
    const { address, campaign, genesis, set } = this.#place;
    const seat = { account: address, round: this.#round, set };
    const { text } = await server.challenge(seat);
    if (!isChallenge(text, { account: this.#account.bytes, campaign, genesis, round: this.#round, set })) {
      throw new Problem(
        'The server wants a signature for something else than your seat. Tell the requester; sign nothing.',
        'BadText',
      );
    }
    onProgress('Sign in your wallet that you hold the seat. It costs nothing.');
    const signature = await signText(this.#account, text);
    onProgress('The server looks the questions up.');
    const questions = await server.positions(seat, text, signature);
    if (questions.positions.length !== this.#positions) {
      const words = `The server shows ${questions.positions.length} questions, the chain has ${this.#positions}.`;
      throw new Problem(`${words} Tell the requester.`, 'WrongCount');
    }
    store.saveQuestions(this.#place, questions);
    return questions;
  }

  /** Forgets the questions of this tab: the server is asked for them again. */
  forgetQuestions(): void {
    store.dropQuestions(this.#place);
  }

  /** Commits to answers. The opening is kept before anything is sent. */
  async commit(answers: Answer[], keeper: boolean, send: Sender): Promise<void> {
    const before = this.work;
    const last = before.openings.at(-1);
    const isSame = last !== undefined && JSON.stringify(last.answers) === JSON.stringify(answers);
    const opening = isSame ? last : this.#opening(answers);
    const openings = isSame ? before.openings : [...before.openings, opening];
    store.save(this.#place, { ...before, keeper, openings });
    let isSigned = false;
    const onSigned = () => {
      isSigned = true;
    };
    try {
      await send({ name: 'commit', opening }, onSigned);
    } catch (thrown) {
      // What was not signed cannot have been committed.
      if (!isSigned) store.save(this.#place, { ...this.work, openings: before.openings });
      throw thrown;
    }
    store.save(this.#place, { ...this.work, openings: [opening] });
  }

  /**
   * Hands the openings to the keeper if its owner wants that and it has not happened, the newest first. The keeper takes
   * the one that was committed and refuses the others. Returns whether it has something; fails if it refuses all.
   */
  async handOver(key: string | undefined): Promise<boolean> {
    const { handed, keeper, openings } = this.work;
    if (!keeper || key === undefined) return false;
    let refused: unknown;
    for (const opening of openings.filter(({ salt }) => !handed.includes(salt)).reverse()) {
      try {
        await server.handOver(seal(encodeOpening(opening), fromHex(key, 32)));
      } catch (thrown) {
        refused ??= thrown;
        continue;
      }
      handed.push(opening.salt);
      store.save(this.#place, { ...this.work, handed });
    }
    if (handed.length === 0 && refused !== undefined) throw refused;
    return handed.length > 0;
  }

  /** Reveals what was committed. If several openings are kept, the chain tells which one it is. */
  async reveal(send: Sender): Promise<void> {
    const openings = [...this.work.openings].reverse();
    let refused: unknown = new Problem(
      'This browser has no answers to this set. Reveal where you committed.',
      'NoOpening',
    );
    for (const opening of openings) {
      try {
        await send({ name: 'reveal', opening });
        return;
      } catch (thrown) {
        if (!(thrown instanceof NotFree) && !(thrown instanceof Problem && thrown.rule === 'NotFree3')) throw thrown;
        refused = thrown;
      }
    }
    throw refused;
  }

  /** Returns what this browser keeps of the set, for a file: drafts, texts among them, and openings. */
  file(): { name: string; text: string } {
    const { campaign, genesis, set } = this.#place;
    const { drafts, openings } = this.work;
    return {
      name: `agt-${campaign}-${set}.json`,
      text: `${JSON.stringify({ answers: drafts, genesis, openings }, null, 2)}\n`,
    };
  }

  #opening(answers: Answer[]): Opening {
    const { campaign, set } = this.#place;
    const who = toHex(this.#account.bytes);
    return { answers, campaign, round: this.#round, salt: newSalt(), set, who };
  }
}
