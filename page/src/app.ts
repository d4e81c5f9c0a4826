// The page: which screen is shown, and what follows from what.

import type { Answer } from './answers';
import { Caller } from './caller';
import { type Campaign, Chain, type Contributor, type Ticket } from './chain';
import { button, download, heading, make } from './dom';
import { Problem, problemOf } from './problem';
import { Seat, type Sender } from './seat';
import { campaignInfo, type CampaignInfo } from './server';
import { SetScreens } from './set';
import { type Action, canLabel, isCommitted } from './steps';
import { forgetAccount, lastAccount, rememberAccount } from './store';
import type { Call } from './transactions';
import { connectView } from './views/connect';
import type { Shell } from './views/shell';
import { stateView } from './views/state';
import { type Account, accounts, wallets } from './wallet';

/** How often the state is read, in milliseconds: a block takes six seconds. */
const PERIOD = 6_000;

/** How long a wallet that is known may take to name its accounts when the page begins, in milliseconds. */
const WALLET_PATIENCE = 4_000;

/** How long the page waits before it hands an opening over again, in milliseconds. */
const HAND_AGAIN = 30_000;

/** What is read when the page begins. */
interface Place {
  info: CampaignInfo;
  chain: Chain;
  campaign: Campaign;
}

/** The page, from its start on. */
export class App {
  readonly #caller: Caller;
  readonly #shell: Shell;
  #place: Place | undefined;
  #account: Account | undefined;
  #contributor: Contributor | undefined;
  #screen: 'other' | 'state' | { set: number } = 'other';
  #isBusy = false;
  #handAgain = 0;

  constructor(shell: Shell) {
    this.#caller = new Caller((words) => shell.say(words));
    this.#shell = shell;
  }

  /** Reads the campaign, and goes on where its visitor was. */
  start(): void {
    const again = make(
      'section',
      {},
      heading('The campaign could not be read'),
      button('Try again', () => this.start(), 'main'),
    );
    this.#run('Reading the campaign…', async () => {
      this.#place = await this.#read().catch((thrown: unknown) => {
        this.#shell.show(again);
        throw thrown;
      });
      this.#shell.name(this.#place.info.title);
      const last = lastAccount();
      const names = await wallets(last ? 1_500 : 500);
      if (last && names.includes(last.wallet)) {
        // A wallet that waits for its owner must not keep the page from coming up.
        const late = new Promise<Account[]>((resolve) => setTimeout(() => resolve([]), WALLET_PATIENCE));
        const known = await Promise.race([accounts(last.wallet).catch(() => []), late]);
        const account = known.find(({ address }) => address === last.address);
        if (account) return this.#choose(account);
      }
      return this.#connect();
    });
    setInterval(() => void this.#poll(), PERIOD);
    document.addEventListener('visibilitychange', () => void this.#poll());
  }

  async #read(): Promise<Place> {
    const info = await campaignInfo();
    const chain = new Chain(info.node, info.genesis, String(info.campaign));
    this.#caller.use(info.node, info.genesis);
    return { campaign: await chain.read(), chain, info };
  }

  get #here(): Place & { account: Account } {
    if (!this.#place || !this.#account) throw new Problem('Choose an account first.', 'NoAccount');
    return { ...this.#place, account: this.#account };
  }

  /** Runs one thing at a time and says what became of it. */
  #run(words: string, work: () => Promise<string | void>): void {
    if (this.#isBusy) return;
    this.#isBusy = true;
    document.body.setAttribute('aria-busy', 'true');
    this.#shell.say(words);
    work()
      .then((said) => this.#shell.say(said ?? ''))
      .catch((thrown: unknown) => this.#shell.say(problemOf(thrown).message, true))
      .finally(() => {
        this.#isBusy = false;
        document.body.removeAttribute('aria-busy');
      });
  }

  // --- Wallet and account -------------------------------------------------------------------------------------------

  async #connect(wallet = ''): Promise<void> {
    const { info } = this.#place as Place;
    const names = await wallets();
    const known = wallet === '' ? undefined : await accounts(wallet);
    this.#account = undefined;
    this.#shell.account(undefined, '', () => {});
    this.#screen = 'other';
    const view = connectView({
      accounts: known,
      info,
      onAccount: (account) => this.#run('Reading the state of the account…', () => this.#choose(account)),
      onWallet: (name) => this.#run(name === '' ? '' : 'Allow this page in your wallet.', () => this.#connect(name)),
      wallets: names,
    });
    this.#shell.show(view);
  }

  async #choose(account: Account): Promise<void> {
    this.#account = account;
    rememberAccount(account.wallet, account.address);
    this.#shell.account(account.address, account.name, () => {
      forgetAccount();
      this.#run('', () => this.#connect());
    });
    await this.#overview();
  }

  // --- The state ----------------------------------------------------------------------------------------------------

  async #load(): Promise<void> {
    const { account, chain, info } = this.#here;
    const [campaign, contributor] = await Promise.all([chain.read(), chain.contributor(account.address)]);
    this.#place = { campaign, chain, info };
    this.#contributor = contributor;
  }

  #stateView(): HTMLElement {
    const { campaign, chain, info } = this.#here;
    const contributor = this.#contributor as Contributor;
    return stateView({
      campaign,
      contributor,
      holder: (ticket) => (ticket.next.set === undefined ? 'nobody' : this.#seat(ticket).holder),
      info,
      onAction: (action, ticket) => this.#act(action, ticket),
      onJoin: () => this.#join(),
      onSave: (ticket) => this.#save(ticket),
      tickets: chain.tickets(contributor),
    });
  }

  async #overview(): Promise<void> {
    await this.#load();
    this.#shell.show(this.#stateView());
    this.#screen = 'state';
    await this.#handOver();
  }

  async #poll(): Promise<void> {
    if (this.#isBusy || !this.#account || !this.#place || document.hidden) return;
    try {
      await this.#load();
    } catch (thrown) {
      if (!this.#isBusy) this.#shell.say(problemOf(thrown).message, true);
      return;
    }
    if (this.#isBusy) return;
    if (this.#screen === 'state') {
      this.#shell.refresh(this.#stateView());
      this.#shell.clear(/does not answer/);
      const problem = await this.#handOver();
      if (problem) this.#shell.say(problem.message, true);
    } else if (this.#screen !== 'other') {
      this.#leaveWhenOver(this.#screen.set);
    }
  }

  /** Leaves the questions of a set that can no longer be committed. */
  #leaveWhenOver(set: number): void {
    const tickets = this.#here.chain.tickets(this.#contributor as Contributor);
    const ticket = tickets.find(({ next }) => next.set === set);
    if (ticket && canLabel(ticket.next)) return;
    this.#run('', async () => {
      await this.#overview();
      if (ticket && isCommitted(ticket.next) && this.#seat(ticket).holder !== 'nobody')
        return 'Your answers are committed.';
      throw new Problem('The time to commit to this set is over. Your answers stay in this browser.', 'CommitOver');
    });
  }

  /** Whether the account has no free call left today. A fee while it has one means that the call would fail. */
  get #isSpent(): boolean {
    return this.#contributor?.registered?.feeless.left === 0;
  }

  get #sender(): Sender {
    return (call, onSigned) => this.#caller.send(call, this.#here.account, this.#isSpent, onSigned);
  }

  #seat(ticket: Ticket): Seat {
    const { account, chain } = this.#here;
    return new Seat(account, chain, ticket);
  }

  #save(ticket: Ticket): void {
    const { name, text } = this.#seat(ticket).file();
    download(name, text);
  }

  // --- Calls --------------------------------------------------------------------------------------------------------

  #send(call: Call, done: string): void {
    const { account } = this.#here;
    this.#run('Connecting to the chain…', async () => {
      await this.#caller.send(call, account, this.#isSpent);
      await this.#overview();
      return done;
    });
  }

  #join(): void {
    const { chain } = this.#here;
    const { campaign } = chain;
    const named = this.#contributor?.nextSteps.find(
      (step) => step.step === 'join' && String(step.campaign) === campaign,
    );
    this.#send({ campaign, name: 'join', queue: named?.queue ?? 'work' }, 'You have joined.');
  }

  #act(action: Action, ticket: Ticket): void {
    const { chain } = this.#here;
    const { campaign } = chain;
    const { round } = ticket;
    switch (action) {
      case 'label':
        return this.#label(ticket);
      case 'reveal':
        return this.#run('Connecting to the chain…', async () => {
          await this.#seat(ticket).reveal(this.#sender);
          await this.#overview();
          return 'Your answers are revealed.';
        });
      case 'closeRound':
        return this.#send({ campaign, name: 'closeRound', round }, 'The round is closed.');
      case 'settle':
        return this.#send({ campaign, name: 'settle', round, set: ticket.next.set ?? 0 }, 'The set is settled.');
      case 'leave':
        return this.#send({ campaign, name: 'leave', round }, 'You have left. Everything is given back.');
    }
  }

  #label(ticket: Ticket): void {
    const { campaign, info } = this.#here;
    const seat = this.#seat(ticket);
    const screens = new SetScreens(campaign.answer, info, seat, ticket.next.until, {
      onBack: () => this.#run('', () => this.#overview()),
      onCommit: (answers, keeper) =>
        this.#run('Connecting to the chain…', async () => this.#commit(seat, answers(), keeper)),
      onSave: () => this.#save(ticket),
      say: (words, isProblem) => this.#shell.say(words, isProblem),
      show: ({ element, onLeave }) => this.#shell.show(element, onLeave),
    });
    this.#run('Asking the server for the questions…', async () => {
      await screens.open();
      this.#screen = { set: ticket.next.set ?? 0 };
    });
  }

  async #commit(seat: Seat, answers: Answer[], keeper: boolean): Promise<string> {
    const { info } = this.#here;
    await seat.commit(answers, keeper, this.#sender);
    const isHanded = await seat.handOver(info.keeper?.key).catch(() => {
      this.#handAgain = Date.now() + HAND_AGAIN;
      return false;
    });
    await this.#overview();
    if (isHanded) return 'Your answers are committed, and the keeper reveals them.';
    return keeper
      ? 'Your answers are committed. The keeper does not answer yet: leave this page open, it tries again.'
      : 'Your answers are committed. Come back to reveal them.';
  }

  /** Hands over what the keeper has not received. Returns the first problem if there is one; it is tried again later. */
  async #handOver(): Promise<Problem | undefined> {
    const { chain, info } = this.#here;
    if (Date.now() < this.#handAgain) return undefined;
    const waiting = chain
      .tickets(this.#contributor as Contributor)
      .filter((ticket) => isCommitted(ticket.next) && this.#seat(ticket).holder === 'browser');
    let problem: Problem | undefined;
    for (const ticket of waiting) {
      try {
        const isHanded = await this.#seat(ticket).handOver(info.keeper?.key);
        if (isHanded && this.#screen === 'state') this.#shell.refresh(this.#stateView());
      } catch (thrown) {
        this.#handAgain = Date.now() + HAND_AGAIN;
        problem ??= problemOf(thrown);
      }
    }
    return problem;
  }
}
