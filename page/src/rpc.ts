// JSON-RPC over a WebSocket: connects when something is asked, and again after the connection was lost.

import { Problem } from './problem';

const PATIENCE = 20_000;

interface Waiting {
  resolve: (result: unknown) => void;
  reject: (problem: Problem) => void;
}

/** A connection to a node. */
export class Rpc {
  readonly #address: string;
  readonly #waiting = new Map<number, Waiting>();
  #socket: Promise<WebSocket> | undefined;
  #last = 0;

  /** Takes the node's address, `ws://` or `wss://`. Connects with the first call. */
  constructor(address: string) {
    this.#address = address;
  }

  /** Calls a method. Fails with the node's own sentence, or if it does not answer within 20 seconds. */
  async call<Result>(method: string, params: readonly unknown[] = []): Promise<Result> {
    this.#socket ??= this.#connect();
    const socket = await this.#socket;
    this.#last += 1;
    const id = this.#last;
    const answer = new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { reject, resolve });
      setTimeout(() => this.#waiting.get(id)?.reject(this.#silent()), PATIENCE);
    });
    socket.send(JSON.stringify({ id, jsonrpc: '2.0', method, params }));
    return (await answer.finally(() => this.#waiting.delete(id))) as Result;
  }

  #silent(): Problem {
    const words = `The node at ${this.#address} does not answer. Check the network; the page tries again by itself.`;
    return new Problem(words, 'Unreachable');
  }

  #connect(): Promise<WebSocket> {
    return new Promise((resolve, reject) => {
      let socket: WebSocket;
      try {
        socket = new WebSocket(this.#address);
      } catch {
        reject(new Problem(`"${this.#address}" is no address of a node. Tell the requester.`, 'BadNode'));
        return;
      }
      const lose = () => {
        this.#socket = undefined;
        reject(this.#silent());
        for (const { reject: fail } of this.#waiting.values()) fail(this.#silent());
      };
      socket.onopen = () => resolve(socket);
      socket.onclose = lose;
      socket.onmessage = ({ data }) => this.#receive(String(data));
    });
  }

  #receive(text: string): void {
    const { error, id, result } = JSON.parse(text) as {
      id?: number;
      result?: unknown;
      error?: { message: string; data?: { rule?: string } | string };
    };
    const waiting = id === undefined ? undefined : this.#waiting.get(id);
    if (error === undefined) {
      waiting?.resolve(result);
    } else {
      const rule = typeof error.data === 'object' ? error.data.rule : undefined;
      waiting?.reject(new Problem(`The node says: ${error.message}.`, rule));
    }
  }
}
