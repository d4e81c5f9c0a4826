// The next step of a ticket or an account, in plain words.

import type { AccountStep, NextStep, Ticket } from './chain';
import { when } from './time';

/** What a person can do at a step. */
export type Action = 'closeRound' | 'label' | 'reveal' | 'settle' | 'leave';

/** A step in words. */
export interface Words {
  title: string;
  detail: string;
  action?: Action;
}

/** The order in which tickets need their owner. */
const URGENCY = ['commit', 'standIn', 'reveal', 'leave', 'closeRound', 'settle', 'standBy', 'waitForReveal'];

/** Returns the tickets, those that need their owner first. */
export function byUrgency(tickets: readonly Ticket[]): Ticket[] {
  const rank = ({ next }: Ticket) => {
    const at = URGENCY.indexOf(next.step);
    return at < 0 ? URGENCY.length : at;
  };
  return [...tickets].sort((one, other) => rank(one) - rank(other) || other.round - one.round);
}

/** Who has the opening of a ticket: nobody as far as this browser knows, this browser alone, or a keeper, too. */
export type Holder = 'nobody' | 'browser' | 'keeper';

const NOT_HERE = 'This browser has no answers of yours to this set. If you committed elsewhere, reveal there.';

/** Returns the step of a ticket in words. */
export function ticketWords(ticket: Ticket, holder: Holder, now?: number): Words {
  const { next, positions } = ticket;
  const at = (time: string | undefined) => (time === undefined ? 'soon' : when(time, now));
  switch (next.step) {
    case 'waitForOthers':
      return positions === null
        ? { detail: `Others may still join until ${at(next.until)}.`, title: 'You have joined' }
        : { detail: `Others may still reveal until ${at(next.until)}.`, title: 'The set is being revealed' };
    case 'closeRound':
      return {
        action: 'closeRound',
        detail: `The time to join is over. A keeper closes the round; you may do it, too, until ${at(next.until)}.`,
        title: 'The round waits to be closed',
      };
    case 'waitForDeal':
      return { detail: 'The chain draws who gets which set. A keeper deals them.', title: 'Wait for your seat' };
    case 'commit':
      return {
        action: 'label',
        detail: `Answer ${positions ?? 'the'} questions and commit by ${at(next.until)}.`,
        title: 'It is your turn',
      };
    case 'standBy':
      return {
        detail: `If a seat of set ${next.set} stays free, you may take it from ${at(next.from)}.`,
        title: 'You stand by',
      };
    case 'standIn':
      return {
        action: 'label',
        detail: `A seat is free. The first to commit gets it; the time ends at ${at(next.until)}.`,
        title: 'You may stand in',
      };
    case 'waitForReveal':
      if (holder === 'nobody') return { detail: NOT_HERE, title: `Set ${next.set} waits for its reveals` };
      return {
        detail:
          holder === 'keeper'
            ? `The server says that the keeper reveals them. Look again by ${at(next.from)}: reveals have begun then.`
            : `Come back to reveal them. Reveals begin by ${at(next.from)}.`,
        title: 'Your answers are committed',
      };
    case 'reveal':
      if (holder === 'nobody') return { detail: NOT_HERE, title: `Set ${next.set} is being revealed` };
      return {
        action: 'reveal',
        detail:
          holder === 'keeper'
            ? `The keeper reveals your answers, the server says. Look again by ${at(next.until)}, or reveal them yourself.`
            : `Reveal your answers by ${at(next.until)}, or they count as wrong.`,
        title: 'Reveal your answers',
      };
    case 'waitForGold':
      return { detail: `The requester opens its test items by ${at(next.until)}.`, title: 'All answers are revealed' };
    case 'waitForGrades':
      return { detail: `People grade the answers by ${at(next.until)}.`, title: 'All answers are revealed' };
    case 'settle':
      return {
        action: 'settle',
        detail: 'A keeper settles it; you may do it, too.',
        title: 'The set waits to be settled',
      };
    case 'leave':
      return {
        action: 'leave',
        detail: 'You got no seat. Leave: everything is given back.',
        title: 'Nothing to do here',
      };
    default:
      return { detail: `The chain names the step “${next.step}”. Load the page again.`, title: 'An unknown step' };
  }
}

/** Returns why an account cannot join now, as far as the chain says it; nothing if it says nothing. */
export function waitWords(steps: readonly AccountStep[], now?: number): string[] {
  const time = ({ at, from, until }: AccountStep) => at ?? from ?? until;
  return steps.flatMap((step) => {
    const ahead = time(step) ? ` (${when(time(step) as string, now)})` : '';
    switch (step.step) {
      case 'register':
        return ['Register this account first, or let a sponsor do it.'];
      case 'findSponsor':
        return ['This account is not registered. Ask a sponsor to register it.'];
      case 'answerQuiz':
        return [`This account must pass a quiz of the area before paid work${ahead}.`];
      case 'waitForEnergy':
        return [`The account has no energy left: wait for the next unit${ahead}.`];
      case 'waitForDay':
        return [`The account has done its sets of the day: wait for the next day in UTC${ahead}.`];
      case 'waitForSettlement':
        return [`An open set must be settled before the account joins another${ahead}.`];
      case 'waitForCampaign':
        return ['No campaign takes this account now: look again later.'];
      default:
        return [];
    }
  });
}

/** Returns whether the questions can be answered at a step. */
export function canLabel({ step }: NextStep): boolean {
  return step === 'commit' || step === 'standIn';
}

/** Returns whether the commitment of a ticket is on the chain and not revealed. */
export function isCommitted({ step }: NextStep): boolean {
  return step === 'waitForReveal' || step === 'reveal';
}
