import { beforeEach, expect, test, vi } from 'vitest';

import { toHex } from '../src/bytes';
import type { Chain, Ticket } from '../src/chain';
import { encodeOpening, type Opening } from '../src/commitment';
import { Seat } from '../src/seat';
import { save } from '../src/store';
import type { Account } from '../src/wallet';

// The keeper of these tests reads what is sealed to it without a key.
vi.mock('../src/sealed', () => ({ seal: (message: Uint8Array) => message }));

const bytes = (value: number) => new Uint8Array(32).fill(value);
const KEY = toHex(bytes(1));
const PLACE = { address: '7…', campaign: '3', genesis: toHex(bytes(2)), set: 5 };
const TICKET: Ticket = { campaign: 3, next: { set: 5, step: 'waitForReveal' }, positions: 1, round: 1 };

const opening = (salt: number): Opening => ({
  answers: [{ choice: salt }],
  campaign: '3',
  round: 1,
  salt: toHex(bytes(salt)),
  set: 5,
  who: toHex(bytes(4)),
});

/** What the keeper was sent, and the opening that it takes. */
let got: string[] = [];
let taken: Opening | undefined;

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
    const { sealed } = JSON.parse(body) as { sealed: string };
    got.push(sealed);
    const isTaken = taken !== undefined && sealed === toHex(encodeOpening(taken));
    const refusal = { error: { message: 'not what was committed', rule: 'commitmentMismatch' } };
    const said = isTaken ? { received: true } : refusal;
    return Promise.resolve(new Response(JSON.stringify(said), { status: isTaken ? 200 : 409 }));
  });
  got = [];
  taken = undefined;
});

/** Returns a seat with three openings that may have been committed, the newest last. */
function seat(): Seat {
  const openings = [opening(1), opening(2), opening(3)];
  save(PLACE, { drafts: [null], handed: [], keeper: true, openings, round: 1, set: 5 });
  const account = { address: PLACE.address, bytes: bytes(4) } as Account;
  return new Seat(account, { campaign: '3', genesis: PLACE.genesis } as unknown as Chain, TICKET);
}

test('hand-over goes on after a refusal, the newest opening first', async () => {
  const one = seat();
  taken = opening(1);
  expect(await one.handOver(KEY)).toBe(true);
  expect(got).toEqual([3, 2, 1].map((salt) => toHex(encodeOpening(opening(salt)))));
  expect(one.work.handed).toEqual([opening(1).salt]);
  expect(one.holder).toBe('keeper');
});

test('hand-over of which all is refused says why', async () => {
  const one = seat();
  await expect(one.handOver(KEY)).rejects.toThrow('not what was committed');
  expect([got.length, one.holder]).toEqual([3, 'browser']);
});
