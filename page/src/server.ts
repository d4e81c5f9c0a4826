// The requester's server: what it asks for and shows.

import { toHex } from './bytes';
import { Problem } from './problem';

/** What a server says of its campaign. The limits of answers come from the chain. */
export interface CampaignInfo {
  /** The hash of the chain's first block. */
  genesis: string;
  campaign: number | string;
  title: string;
  instructions: string;
  /** The words for the answers; `labels` only where answers are choices. */
  answer: { type: string; labels?: string[] };
  itemsASet: number;
  goldASet: number;
  /** What a perfect set earns, in the smallest unit. `asset` is AGT, AIA, or the number of an asset. */
  price: { asset: string | number | null; amount: string | number };
  /** The WebSocket address of a node. */
  node: string;
  /** The keeper that reveals for workers: its X25519 key; null if the server has none. */
  keeper: { key: string } | null;
}

/** One question as a worker sees it. */
export interface Position {
  text?: string | null;
  /** A path on the server, or a link by https. */
  media?: string | null;
  /** What to choose from, where answers are preferences. */
  options?: string[] | null;
  /** Further facts by name. */
  fields?: Record<string, unknown> | null;
}

/** The questions of a set, and until when answers can be committed. */
export interface Positions {
  positions: Position[];
  until: string | null;
}

/** A text to sign, which proves who asks. */
export interface Challenge {
  text: string;
  expires: string | number;
}

/** The place of a seat. */
export interface Seat {
  account: string;
  round: number;
  set: number;
}

const PATIENCE = 20_000;

async function ask<Answer>(path: string, body?: unknown): Promise<Answer> {
  const options: RequestInit = { signal: AbortSignal.timeout(PATIENCE) };
  if (body !== undefined) {
    options.method = 'POST';
    options.headers = { 'Content-Type': 'application/json' };
    options.body = JSON.stringify(body);
  }
  const answer = await fetch(path, options).catch(() => {
    throw new Problem('The requester’s server does not answer. Check the network, then try again.', 'Unreachable');
  });
  const said = (await answer.json().catch(() => null)) as { error?: { rule?: string; message?: string } } | null;
  if (!answer.ok || said === null || said.error) {
    const { message, rule } = said?.error ?? {};
    throw new Problem(message ?? `The requester’s server failed (${answer.status}). Try again in a minute.`, rule);
  }
  return said as Answer;
}

/** Returns what the server says of its campaign. */
export function campaignInfo(): Promise<CampaignInfo> {
  return ask('/api/campaign');
}

/** Returns the text that the holder of a seat signs. */
export function challenge(seat: Seat): Promise<Challenge> {
  return ask('/api/challenge', seat);
}

/** Returns the questions of a seat, for the signature of a challenge. */
export function positions(seat: Seat, text: string, signature: string): Promise<Positions> {
  return ask('/api/positions', { ...seat, signature, text });
}

/** Hands a sealed opening to the server's keeper. */
export async function handOver(sealed: Uint8Array): Promise<void> {
  await ask('/api/openings', { sealed: toHex(sealed) });
}

/** Returns an address that media may be loaded from: a path of this server, or a link by https. None for any other. */
export function mediaAddress(media: string, here: string = location.href): string | undefined {
  const address = URL.canParse(media, here) ? new URL(media, here) : undefined;
  const isSafe = address?.protocol === 'https:' || address?.origin === new URL(here).origin;
  return isSafe ? address?.href : undefined;
}
