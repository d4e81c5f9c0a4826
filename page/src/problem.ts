// Problems in one line: what is wrong, and what to do.

/** Something that went wrong, in words for the person at the page. */
export class Problem extends Error {
  /** The name of the rule that was broken, if the chain or the server named one. */
  readonly rule: string | undefined;

  constructor(message: string, rule?: string) {
    super(message);
    this.name = 'Problem';
    this.rule = rule;
  }
}

const PLANCK = 10n ** 12n;

/** Returns an amount of planck in AGT, without zeros at its end. */
export function agtWords(planck: bigint): string {
  const part = (planck % PLANCK).toString().padStart(12, '0').replace(/0+$/, '');
  return `${planck / PLANCK}${part === '' ? '' : `.${part}`}`;
}

/** Why a call is not free and its signer cannot pay, by the number in the pool's answer (docs/rpc.md). */
const NOT_FREE: Record<string, string> = {
  1: 'This account is not registered. Ask a sponsor to register it.',
  2: 'This account has no free call left today. Come back after midnight UTC.',
  3: 'The chain would refuse this now: the time for it is over, or it is done already. Look at the state again.',
  4: 'The chain has paused this. Wait until it goes on.',
  5: 'This is too much for one call. Tell the requester.',
};

/** Returns why the pool refuses a call by the number of its reason. */
export function notFree(number: number): Problem {
  const words = NOT_FREE[number] ?? `The node refused the transaction for reason ${number}. Try again later.`;
  return new Problem(words, `NotFree${number}`);
}

/** Returns one line for anything that was thrown. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  const message = (thrown instanceof Error ? thrown.message : String(thrown)).split('\n')[0] ?? '';
  const custom = /Custom error: (\d+)/.exec(message)?.[1];
  if (custom !== undefined) return notFree(Number(custom));
  if (/Inability to pay some fees/.test(message)) {
    return new Problem('This account is unknown to the chain. Ask a sponsor to register it.', 'CannotPay');
  }
  if (/cancel|reject|denied/i.test(message)) {
    return new Problem('You did not sign. Nothing was sent: press the button again when you want to.', 'NotSigned');
  }
  if (/outdated|Priority is too low/.test(message)) {
    return new Problem('Another transaction of this account is on its way. Wait a minute and try again.', 'Outdated');
  }
  if (thrown instanceof DOMException && thrown.name === 'QuotaExceededError') {
    return new Problem('The storage of this browser is full. Free some space, then try again: nothing was sent.');
  }
  return new Problem(message === '' ? 'Something failed without a reason. Try again.' : message);
}

/** A call that is not free now. */
export class NotFree extends Problem {
  constructor(readonly fee: bigint) {
    const words = `The chain would refuse this now or charge ${agtWords(fee)} AGT for it, so nothing was sent.`;
    super(`${words} Wait for the next step.`, 'NotFree');
  }
}
