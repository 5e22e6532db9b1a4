// XML feeds: messages in an envelope, and the processing report that answers them in one of its own.
// Source: the order acknowledgement's published form; known answers (the report's form, the words for ill-formed XML). The
// codes are a guess.

import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { type Outcome, type Processing, RecordProblem } from './feedType';

interface Result {
  readonly messageId: string;
  readonly code: string;
  readonly description: string;
}

const ILL_FORMED = '5001';
const REFUSED_MESSAGE = '18028';
const MANY = new Set(['Message', 'Item']);

/** An element whose parts are texts and elements. */
export class XmlMessage {
  readonly #name: string;
  readonly #parts: Readonly<Record<string, unknown>>;

  constructor(name: string, value: unknown) {
    this.#name = name;
    this.#parts = value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
  }

  text(name: string): string {
    const value = this.#parts[name];
    if (typeof value !== 'string' || value === '') throw new RecordProblem(`${this.#name} lacks ${name}.`);
    return value;
  }

  one(name: string): XmlMessage {
    const value = this.#parts[name];
    if (value === null || typeof value !== 'object') throw new RecordProblem(`${this.#name} lacks ${name}.`);
    return new XmlMessage(name, value);
  }

  all(name: string): readonly XmlMessage[] {
    const value = this.#parts[name] ?? [];
    return (value as readonly unknown[]).map((each) => new XmlMessage(name, each));
  }
}

/** Applies each message, and reports those that were refused. `apply` throws a RecordProblem to refuse one. */
export function processEnvelope(
  processing: Processing,
  messageType: string,
  apply: (message: XmlMessage) => void,
): Outcome {
  const text = processing.text.replace(/^\ufeff/, '');
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) {
    const { line, col } = verdict.err;
    const description = `The XML you submitted is ill-formed at the Amazon Envelope XML level at (or near) line ${line}, column ${col}.`;
    return refusedWhole(processing, ILL_FORMED, description);
  }
  let messages: readonly XmlMessage[];
  try {
    messages = messagesOf(text, messageType, processing.seller.sellerId);
  } catch (problem) {
    if (problem instanceof RecordProblem) return refusedWhole(processing, REFUSED_MESSAGE, problem.message);
    throw problem;
  }
  const results: Result[] = [];
  const seen = new Set<string>();
  const taken = messages.slice(0, processing.most);
  for (const message of taken) {
    let messageId = '0';
    try {
      messageId = messageIdOf(message, seen);
      apply(message.one(messageType));
    } catch (problem) {
      if (!(problem instanceof RecordProblem)) throw problem;
      results.push({ messageId, code: REFUSED_MESSAGE, description: problem.message });
    }
  }
  return { status: 'DONE', report: reportOf(processing, taken.length, results) };
}

function messagesOf(text: string, messageType: string, sellerId: string): readonly XmlMessage[] {
  const parser = new XMLParser({ parseTagValue: false, isArray: (name) => MANY.has(name) });
  const envelope = new XmlMessage('The document', parser.parse(text)).one('AmazonEnvelope');
  const merchant = envelope.one('Header').text('MerchantIdentifier');
  // Unconfirmed: the stricter reading, a feed names the seller it is for.
  if (merchant !== sellerId) throw new RecordProblem(`MerchantIdentifier ${merchant} is not that of the seller.`);
  const found = envelope.text('MessageType');
  if (found !== messageType) throw new RecordProblem(`MessageType ${found} is not that of the feed, ${messageType}.`);
  const messages = envelope.all('Message');
  if (messages.length === 0) throw new RecordProblem('AmazonEnvelope lacks Message.');
  return messages;
}

function messageIdOf(message: XmlMessage, seen: Set<string>): string {
  const messageId = message.text('MessageID');
  if (!/^[1-9]\d*$/.test(messageId)) throw new RecordProblem(`MessageID ${messageId} is not a positive number.`);
  if (seen.has(messageId)) throw new RecordProblem(`MessageID ${messageId} is given twice.`);
  seen.add(messageId);
  return messageId;
}

function refusedWhole(processing: Processing, code: string, description: string): Outcome {
  return { status: 'FATAL', report: reportOf(processing, 0, [{ messageId: '0', code, description }]) };
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function reportOf({ seller, feedId }: Processing, processed: number, results: readonly Result[]): string {
  const wrong = results.filter(({ messageId }) => messageId !== '0' || processed > 0).length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<AmazonEnvelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="amzn-envelope.xsd">',
    '<Header>',
    '<DocumentVersion>1.02</DocumentVersion>',
    `<MerchantIdentifier>${seller.sellerId}</MerchantIdentifier>`,
    '</Header>',
    '<MessageType>ProcessingReport</MessageType>',
    '<Message>',
    '<MessageID>1</MessageID>',
    '<ProcessingReport>',
    `<DocumentTransactionID>${feedId}</DocumentTransactionID>`,
    '<StatusCode>Complete</StatusCode>',
    '<ProcessingSummary>',
    `<MessagesProcessed>${processed}</MessagesProcessed>`,
    `<MessagesSuccessful>${processed - wrong}</MessagesSuccessful>`,
    `<MessagesWithError>${results.length}</MessagesWithError>`,
    '<MessagesWithWarning>0</MessagesWithWarning>',
    '</ProcessingSummary>',
    ...results.flatMap(({ messageId, code, description }) => [
      '<Result>',
      `<MessageID>${messageId}</MessageID>`,
      '<ResultCode>Error</ResultCode>',
      `<ResultMessageCode>${code}</ResultMessageCode>`,
      `<ResultDescription>${escaped(description)}</ResultDescription>`,
      '</Result>',
    ]),
    '</ProcessingReport>',
    '</Message>',
    '</AmazonEnvelope>',
    '',
  ].join('\n');
}
