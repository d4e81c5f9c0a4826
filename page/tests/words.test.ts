import { expect, test } from 'vitest';

import type { Ticket } from '../src/chain';
import { NotFree, problemOf } from '../src/problem';
import { mediaAddress } from '../src/server';
import { byUrgency, ticketWords, waitWords } from '../src/steps';
import { span, when } from '../src/time';
import { priceWords } from '../src/views/connect';
import { kindOfType, mediaKind } from '../src/views/media';

const NOW = Date.parse('2026-11-22T12:00:00.000Z');
const ticket = (step: string, more: Partial<Ticket['next']> = {}, round = 0): Ticket => ({
  campaign: 0,
  next: { set: 4, step, until: '2026-11-22T12:23:30.000Z', ...more },
  positions: 8,
  round,
});

test('every step of the chain has words of its own', () => {
  const before = ['waitForOthers', 'closeRound', 'waitForDeal', 'commit', 'standBy', 'standIn'];
  const later = ['waitForReveal', 'reveal', 'waitForGold', 'waitForGrades', 'settle', 'leave'];
  for (const step of [...before, ...later]) {
    expect(ticketWords(ticket(step), 'browser', NOW).title).not.toBe('An unknown step');
  }
  expect(ticketWords(ticket('dance'), 'browser', NOW).detail).toContain('dance');
});

test('step says its time and what to do', () => {
  const words = ticketWords(ticket('commit'), 'nobody', NOW);
  expect(words.action).toBe('label');
  expect(words.detail).toMatch(/^Answer 8 questions and commit by .+, in 23 minutes\.$/);
});

test('reveal is offered only where the answers are', () => {
  expect(ticketWords(ticket('reveal'), 'nobody', NOW).action).toBe(undefined);
  expect(ticketWords(ticket('reveal'), 'browser', NOW).detail).toContain('or they count as wrong');
  expect(ticketWords(ticket('reveal'), 'keeper', NOW).detail).toContain('The keeper reveals');
});

test('word of the server about its keeper is told as its word, with a time', () => {
  const from = '2026-11-22T12:20:00.000Z';
  const waits = ticketWords(ticket('waitForReveal', { from }), 'keeper', NOW).detail;
  expect(waits).toMatch(/The server says .+ Look again by .+, in 20 minutes: reveals have begun then\.$/);
  expect(ticketWords(ticket('reveal'), 'keeper', NOW).detail).toMatch(/Look again by .+, in 23 minutes, or reveal/);
});

test('ticket that needs its owner comes first', () => {
  const tickets = [ticket('waitForGold'), ticket('reveal'), ticket('commit', {}, 1), ticket('commit', {}, 2)];
  expect(byUrgency(tickets).map(({ next, round }) => next.step + round)).toEqual([
    'commit2',
    'commit1',
    'reveal0',
    'waitForGold0',
  ]);
});

test('account that cannot join is told why', () => {
  const steps = [
    { step: 'waitForEnergy', until: '2026-11-22T13:00:00.000Z' },
    { step: 'claim' },
    { step: 'findSponsor' },
  ];
  const [energy, sponsor] = waitWords(steps, NOW);
  expect(energy).toMatch(/^The account has no energy left: wait for the next unit \(.+, in 60 minutes\)\.$/);
  expect(sponsor).toBe('This account is not registered. Ask a sponsor to register it.');
});

test('span is told in the unit that fits it', () => {
  const spans = [0, 1_000, 119_000, 120_000, 7_199_000, 7_200_000, 172_800_000].map(span);
  expect(spans).toEqual(['0 seconds', '1 second', '119 seconds', '2 minutes', '119 minutes', '2 hours', '2 days']);
});

test('time that has passed is due any moment', () => {
  expect(when('2026-11-22T11:59:00.000Z', NOW)).toMatch(/, any moment$/);
});

test('problem of wallet, pool or chain becomes one line', () => {
  const line = (message: string) => problemOf(new Error(message)).message;
  expect(line('1010: Invalid Transaction: Custom error: 2')).toContain('no free call left today');
  expect(line('1010: Invalid Transaction: Custom error: 9')).toContain('reason 9');
  expect(line('1010: Invalid Transaction: Inability to pay some fees , e.g. account balance too low')).toContain(
    'sponsor',
  );
  expect(line('Cancelled')).toContain('You did not sign');
  expect(line('one\ntwo')).toBe('one');
  expect(new NotFree(1_500_000_000n).message).toContain('charge 0.0015 AGT');
});

test('media is loaded from the server and by https only', () => {
  const here = 'http://127.0.0.1:8080/';
  expect(mediaAddress('/media/a.png', here)).toBe('http://127.0.0.1:8080/media/a.png');
  expect(mediaAddress('https://example.org/a.png', here)).toBe('https://example.org/a.png');
  for (const bad of ['javascript:alert(1)', 'http://example.org/a.png', 'data:text/html,x', 'file:///etc/hosts']) {
    expect(mediaAddress(bad, here)).toBe(undefined);
  }
});

test('kind of a medium follows from the end of its path', () => {
  const paths = ['/a.PNG', '/a.mp3?x=1', 'https://example.org/a.webm', '/a.pdf', '/a'];
  expect(paths.map(mediaKind)).toEqual(['image', 'audio', 'video', 'other', 'unknown']);
  expect(mediaKind('/media/0a1b.2/3')).toBe('unknown');
  expect(['image/png', 'audio/ogg', 'video/mp4', 'application/pdf', ''].map(kindOfType)).toEqual([
    'image',
    'audio',
    'video',
    'other',
    'other',
  ]);
});

test('price is told in the unit that people know', () => {
  const price = (asset: string | number | null, amount: string) => priceWords({ amount, asset });
  expect(price('AGT', '2500000000000')).toBe('2.5 AGT');
  expect(price('AGT', '3000000000000')).toBe('3 AGT');
  expect(price('AIA', '60')).toBe('60 AIA');
  expect(price(7, '600')).toBe('600 units of asset 7');
});
