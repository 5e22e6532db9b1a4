// What the account has sent: nothing leaves the machine, everything can be read.

import type { Instant } from '../clock';

export interface Message {
  readonly at: Instant;
  /** A sandbox keeps its messages to itself. */
  readonly delivered: boolean;
  /** Internal id of the employee it is sent as. */
  readonly author: number;
  readonly recipients: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly replyTo: string | null;
  readonly subject: string;
  readonly body: string;
  readonly attachments: readonly { readonly name: string; readonly size: number }[];
  readonly related: Readonly<Record<string, unknown>>;
}

export class Mailbox {
  readonly #messages: Message[] = [];

  add(message: Message): void {
    this.#messages.push(message);
  }

  get messages(): readonly Message[] {
    return this.#messages;
  }

  clear(): void {
    this.#messages.length = 0;
  }
}
