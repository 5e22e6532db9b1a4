// N/email: messages, kept in the account's mailbox instead of being sent.
// Source: email.send (help). Units: send 20, sendBulk 10.

import { NotEmulated, refuse } from '../errors';
import { contentsOf, type FileObject } from './fileObject';
import type { Env, NModule } from './module';
import { type Options, optionsOf } from './options';

const MAX_RECIPIENTS = 10;
const MEGABYTE = 1024 * 1024;
const MAX_ATTACHMENT = 10 * MEGABYTE;
const MAX_MESSAGE = 15 * MEGABYTE;
const EXCLUSIVE = ['customRecord', 'transactionId', 'activityId'];
const ADDRESS = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/;

export const emailModule: NModule = {
  id: 'N/email',
  build: (env) => ({
    send: (options: unknown) => send(env, 20, options),
    sendBulk: (options: unknown) => send(env, 10, options),
    sendCampaignEvent: () => {
      throw new NotEmulated('N/email.sendCampaignEvent');
    },
  }),
};

function send(env: Env, units: number, options: unknown): void {
  const given = optionsOf(options, 'email.send', ['author', 'recipients', 'subject', 'body']);
  const author = Number(given.author);
  guardAuthor(env, author);
  const [recipients, cc, bcc] = [given.recipients, given.cc, given.bcc].map((list) => addressesOf(env, list));
  const count = [recipients, cc, bcc].flat().length;
  if (count > MAX_RECIPIENTS) {
    refuse(
      'SSS_MAXIMUM_NUMBER_RECIPIENTS_EXCEEDED',
      `At most ${MAX_RECIPIENTS} recipients are allowed; found ${count}.`,
    );
  }
  const message = {
    author,
    recipients: recipients ?? [],
    cc: cc ?? [],
    bcc: bcc ?? [],
    replyTo: typeof given.replyTo === 'string' ? given.replyTo : null,
    subject: String(given.subject),
    body: String(given.body),
    attachments: attachmentsOf(given),
    related: relatedOf(given),
  };
  env.execution.work(units, 'email', () => {
    // Practice: a sandbox sends to nobody unless a preference says so.
    const delivered = env.account.environment === 'PRODUCTION';
    env.account.mailbox.add({ ...message, at: env.account.clock.now(), delivered });
  });
}

/** The author is an employee; to send as somebody else takes a permission. */
function guardAuthor(env: Env, author: number): void {
  if (!env.account.records.get('employee', author)) {
    refuse('SSS_AUTHOR_MUST_BE_EMPLOYEE', `The author of an e-mail must be an employee; found ${author}.`);
  }
  const { identity } = env.execution.options;
  if (author !== identity.userId && !env.account.permits(identity, 'ADMI_VICARIOUS_EMAILS', 'FULL')) {
    refuse(
      'INSUFFICIENT_PERMISSION',
      "Permission Violation: You need the 'Vicarious Emails' permission to send as another user.",
    );
  }
}

function addressesOf(env: Env, list: unknown): string[] {
  if (list === undefined || list === null || list === '') return [];
  // A string may hold several addresses, separated by commas or semicolons. Practice.
  const each = Array.isArray(list) ? list : typeof list === 'string' ? list.split(/[,;]/) : [list];
  return each.map((entry) => addressOf(env, String(entry).trim()));
}

function addressOf(env: Env, recipient: string): string {
  const address = /^-?\d+$/.test(recipient) ? addressOfEntity(env, Number(recipient)) : recipient;
  return ADDRESS.test(address) ? address : refuse('SSS_INVALID_TO_EMAIL', `Not an e-mail address: ${recipient}.`);
}

function addressOfEntity(env: Env, id: number): string {
  const { records } = env.account;
  const type = records.typeOf('entity', id);
  return String((type && records.get(type, id)?.fields.email) ?? '');
}

function attachmentsOf(given: Options): { name: string; size: number }[] {
  const files = Array.isArray(given.attachments) ? given.attachments : [];
  const attachments = files.map((file) => ({ name: (file as FileObject).name, size: contentsOf(file).byteLength }));
  const total = attachments.reduce((sum, { size }) => sum + size, Buffer.byteLength(String(given.body)));
  if (total > MAX_MESSAGE || attachments.some(({ size }) => size > MAX_ATTACHMENT)) {
    refuse('ATTACH_SIZE_EXCEEDED', 'An attachment may have 10 MB at most, and the whole message 15 MB.');
  }
  return attachments;
}

function relatedOf(given: Options): Options {
  const related = optionsOf(given.relatedRecords, 'email.send');
  const used = EXCLUSIVE.filter((name) => related[name] !== undefined);
  // Unconfirmed: the code.
  if (used.length > 1) refuse('MUTUALLY_EXCLUSIVE_ARGUMENTS', `email.send: give one of ${used.join(', ')}.`);
  return related;
}
