// What the page reads of the chain: the campaign, and how an account stands in it.

import type { AnswerKind } from './answers';
import { Problem } from './problem';
import { Rpc } from './rpc';

/** The next step of a ticket, as `agt_contributor` names it. Times are RFC 3339. */
export interface NextStep {
  step: string;
  set?: number;
  from?: string;
  until?: string;
}

/** A ticket of an account. */
export interface Ticket {
  campaign: number | string;
  round: number;
  /** The number of positions of its set; null before the deal and without a set. */
  positions: number | null;
  next: NextStep;
}

/** What an account can do next, or waits for. */
export interface AccountStep {
  step: string;
  campaign?: number | string;
  queue?: string;
  from?: string | null;
  until?: string | null;
  at?: string | null;
}

/** An account as a contributor. */
export interface Contributor {
  registered: {
    energy: { units: number; maximum: number; next: string | null };
    feeless: { left: number; aDay: number; until: string };
  } | null;
  tickets: Ticket[];
  nextSteps: AccountStep[];
}

/** A campaign. */
export interface Campaign {
  kind: string;
  phase: 'proposed' | 'open' | 'stopped' | 'closed';
  answer: AnswerKind;
  deadline: string;
  rounds: { round: number; queue: string; until: string | null }[];
}

/** Reads of one campaign on one chain. */
export class Chain {
  readonly #rpc: Rpc;

  /** The address of the node. */
  readonly node: string;
  /** The hash of the chain's first block. */
  readonly genesis: string;
  /** The number of the campaign, as decimal text. */
  readonly campaign: string;

  constructor(node: string, genesis: string, campaign: string) {
    this.#rpc = new Rpc(node);
    this.node = node;
    this.genesis = genesis;
    this.campaign = campaign;
  }

  /** Returns the campaign. Fails if the node is of another chain than the server says: signatures would be for that. */
  async read(): Promise<Campaign> {
    const genesis = await this.#rpc.call<string>('chain_getBlockHash', [0]);
    if (genesis !== this.genesis) {
      throw new Problem('The node is of another chain than the server names. Tell the requester.', 'WrongChain');
    }
    return this.#rpc.call('agt_campaign', [Number(this.campaign)]);
  }

  /** Returns how an account stands. */
  contributor(address: string): Promise<Contributor> {
    return this.#rpc.call('agt_contributor', [address]);
  }

  /** Returns the tickets of this campaign among those of an account. */
  tickets({ tickets }: Contributor): Ticket[] {
    return tickets.filter(({ campaign }) => String(campaign) === this.campaign);
  }
}
