// The text that proves a seat, line by line as docs/serving.md shows it.

import { toHex } from './bytes';

/** What a challenge is for. */
export interface Claim {
  /** The hash of the chain's first block. */
  genesis: string;
  /** The number of the campaign, as decimal text. */
  campaign: string;
  round: number;
  set: number;
  /** The 32 bytes of the account. */
  account: Uint8Array;
}

/** The lines that the server alone can write: when the challenge expires, its number and its proof. */
const SERVERS = [/^expires: \d{1,20}$/, /^number: \d{1,20}$/, /^proof: 0x[0-9a-f]{32}$/];

/** Returns whether a text is a challenge for this claim and says nothing else. Nothing else may be signed for a server. */
export function isChallenge(text: string, { account, campaign, genesis, round, set }: Claim): boolean {
  const own = [
    'AGT labelling',
    `genesis: ${genesis}`,
    `campaign: ${campaign}`,
    `round: ${round}`,
    `set: ${set}`,
    `account: ${toHex(account)}`,
  ];
  const lines = text.split('\n');
  return (
    lines.length === own.length + SERVERS.length &&
    own.every((line, at) => line === lines[at]) &&
    SERVERS.every((form, at) => form.test(lines[own.length + at] ?? ''))
  );
}
