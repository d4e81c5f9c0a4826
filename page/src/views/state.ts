// The screen that says how the account stands and what it can do next.

import type { Campaign, Contributor, Ticket } from '../chain';
import { button, heading, make } from '../dom';
import type { CampaignInfo } from '../server';
import { type Action, byUrgency, type Holder, ticketWords, waitWords } from '../steps';
import { when } from '../time';
import { factsOf } from './connect';

/** What the screen shows, and what it calls. */
export interface Standing {
  info: CampaignInfo;
  campaign: Campaign;
  contributor: Contributor;
  tickets: Ticket[];
  holder: (ticket: Ticket) => Holder;
  onJoin: () => void;
  onAction: (action: Action, ticket: Ticket) => void;
  onSave: (ticket: Ticket) => void;
}

/** The steps that keep an account from joining another set. */
const WAITS = ['waitForDay', 'waitForEnergy', 'waitForSettlement'];

const LABELS: Record<Action, string> = {
  closeRound: 'Close the round',
  label: 'Show the questions',
  leave: 'Leave',
  reveal: 'Reveal now',
  settle: 'Settle the set',
};

/** Makes the screen. */
export function stateView(standing: Standing): HTMLElement {
  const [first, ...others] = byUrgency(standing.tickets);
  const section = make('section', {});
  if (first) {
    section.dataset['place'] = placeOf(first);
    section.append(...ticketParts(first, standing));
  } else {
    section.append(...joinParts(standing));
  }
  if (first && canJoin(standing)) section.append(button('Join another set', standing.onJoin));
  if (others.length > 0) {
    const rows = others.map((ticket) => {
      const { detail, title } = ticketWords(ticket, standing.holder(ticket));
      return make('li', { textContent: `Round ${ticket.round}: ${title}. ${detail}` });
    });
    section.append(make('h3', { textContent: 'Your other tickets' }), make('ul', {}, ...rows));
  }
  const left = standing.contributor.registered?.feeless;
  if (left) {
    const words = `${left.left} of ${left.aDay} free calls left until ${when(left.until)}.`;
    section.append(make('p', { className: 'facts', textContent: words }));
  }
  return section;
}

/** The state of a ticket is another one when its place is another one, even if the words are the same. */
function placeOf({ next, round }: Ticket): string {
  return `${round}-${next.set ?? ''}`;
}

function ticketParts(ticket: Ticket, { holder, onAction, onSave }: Standing): HTMLElement[] {
  const { action, detail, title } = ticketWords(ticket, holder(ticket));
  const parts: HTMLElement[] = [heading(title), make('p', { className: 'detail', textContent: detail })];
  const isMain = action === 'label' || action === 'leave' || holder(ticket) === 'browser';
  if (action) parts.push(button(LABELS[action], () => onAction(action, ticket), isMain ? 'main' : ''));
  if (holder(ticket) !== 'nobody') parts.push(button('Save my answers to a file', () => onSave(ticket), 'quiet'));
  return parts;
}

function canJoin({ campaign, contributor, tickets }: Standing): boolean {
  const isWaiting = campaign.rounds.some(({ round }) => tickets.some((ticket) => ticket.round === round));
  const mustWait = contributor.nextSteps.some(({ step }) => WAITS.includes(step));
  return contributor.registered !== null && campaign.phase === 'open' && !isWaiting && !mustWait;
}

function joinParts(standing: Standing): HTMLElement[] {
  const { campaign, contributor, info, onJoin } = standing;
  // The quiz that an account must pass may be this very campaign.
  const steps = contributor.nextSteps.filter(({ step }) => step !== 'answerQuiz' || campaign.kind !== 'quiz');
  const waits = waitWords(steps);
  const notes = waits.length === 0 ? [] : [make('ul', {}, ...waits.map((words) => make('li', { textContent: words })))];
  if (campaign.phase !== 'open') {
    const words =
      campaign.phase === 'proposed' ? 'It is not approved yet: look again later.' : 'It is over: thank you.';
    return [heading('This campaign takes nobody now'), make('p', { textContent: words })];
  }
  if (contributor.registered === null) {
    return [heading('Register first'), ...notes];
  }
  const open = campaign.rounds.find(({ queue, until }) => queue === 'work' && until !== null);
  const until = open?.until ? ` This round can be joined until ${when(open.until)}.` : '';
  const detail = `${factsOf(info)} Joining is free and takes one unit of energy.${until}`;
  const instructions = make('p', { className: 'instructions', textContent: info.instructions });
  return [heading('Join'), instructions, make('p', { textContent: detail }), button('Join', onJoin, 'main'), ...notes];
}
