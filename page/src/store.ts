// What this browser keeps: drafts, and the openings of commitments. It is written before anything is sent, so that a
// reload loses nothing.

import type { Opening } from './commitment';
import { Problem } from './problem';
import type { Positions } from './server';

/** What a person has answered at a position: an option, a typed text, or nothing yet. */
export type Draft = number | string | null;

/** The work on one set. */
export interface Work {
  round: number;
  set: number;
  drafts: Draft[];
  /** What was committed or may have been, the newest last. */
  openings: Opening[];
  /** Whether the keeper is to reveal. */
  keeper: boolean;
  /** The salts of the openings that the keeper has received. */
  handed: string[];
}

/** Where the work of an account in a set is kept. */
export interface Place {
  genesis: string;
  campaign: string;
  address: string;
  set: number;
}

const key = (kind: string, { address, campaign, genesis, set }: Place) =>
  `agt:${kind}:${genesis.slice(2, 18)}:${campaign}:${address}:${set}`;

/** Returns the work that was kept; none if there is none or it cannot be read. */
export function load(place: Place): Work | undefined {
  try {
    const text = localStorage.getItem(key('work', place));
    return text === null ? undefined : (JSON.parse(text) as Work);
  } catch {
    return undefined;
  }
}

/** Keeps the work. Fails unless it can be read again. */
export function save(place: Place, work: Work): void {
  const text = JSON.stringify(work);
  let kept: string | null = null;
  try {
    localStorage.setItem(key('work', place), text);
    kept = localStorage.getItem(key('work', place));
  } catch {
    // The problem below says it.
  }
  if (kept !== text) {
    const words = 'This browser cannot keep your answers. Leave private mode or free some space; nothing was sent.';
    throw new Problem(words, 'NotKept');
  }
}

/** Keeps the questions while the tab is open, so that a reload asks for no second signature. */
export function saveQuestions(place: Place, questions: Positions): void {
  try {
    sessionStorage.setItem(key('questions', place), JSON.stringify(questions));
  } catch {
    // Without them, a reload asks for a signature again.
  }
}

/** Returns the questions that were kept in this tab. */
export function loadQuestions(place: Place): Positions | undefined {
  try {
    const text = sessionStorage.getItem(key('questions', place));
    return text === null ? undefined : (JSON.parse(text) as Positions);
  } catch {
    return undefined;
  }
}

/** Forgets the questions that were kept in this tab. */
export function dropQuestions(place: Place): void {
  try {
    sessionStorage.removeItem(key('questions', place));
  } catch {
    // Nothing was kept then.
  }
}

/** Remembers the account that was chosen last. */
export function rememberAccount(wallet: string, address: string): void {
  try {
    localStorage.setItem('agt:account', JSON.stringify({ address, wallet }));
  } catch {
    // The person chooses again next time.
  }
}

/** Forgets the account that was chosen last. */
export function forgetAccount(): void {
  try {
    localStorage.removeItem('agt:account');
  } catch {
    // Nothing was remembered then.
  }
}

/** Returns the account that was chosen last. */
export function lastAccount(): { wallet: string; address: string } | undefined {
  try {
    return JSON.parse(localStorage.getItem('agt:account') ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}
