// Exceptions: every class has words, keys are stable, and buyers' data never gets into an excerpt.

import * as fc from 'fast-check';
import { EXCEPTION_CLASSES, type ExceptionClass } from '../../../../src/TypeScript/flows/exceptions/classes';
import { exceptionKey, planException } from '../../../../src/TypeScript/flows/exceptions/exception';
import { EXCERPT_MAX_BYTES, excerptOf, mask } from '../../../../src/TypeScript/flows/exceptions/mask';
import { cutToBytes, utf8Bytes } from '../../../../src/TypeScript/flows/exceptions/text';
import { planRefused } from '../../../../src/TypeScript/flows/orders/refused';

const CLASSES = Object.keys(EXCEPTION_CLASSES) as ExceptionClass[];

test.each(CLASSES)('%s says what it is, by when, and what to do', (name) => {
  const { title, fix, slaHours } = EXCEPTION_CLASSES[name];
  expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  expect(title.length).toBeGreaterThan(15);
  expect(fix).toMatch(/^[A-Z].{30,}\.$/);
  expect([4, 24, 72]).toContain(slaHours);
});

test('one cause has one key of at most 100 plain characters, two causes have two', () => {
  const subject = fc.string({ unit: 'binary', minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(fc.constantFrom(...CLASSES), subject, subject, (name, one, other) => {
      const key = exceptionKey('orders', name, one);
      expect(key).toMatch(/^[a-z0-9._~-]{1,100}$/);
      expect(exceptionKey('orders', name, one)).toBe(key);
      if (one !== other) expect(exceptionKey('orders', name, other)).not.toBe(key);
    }),
  );
  expect(exceptionKey('orders', 'sku-unmapped', '5-111-2222222-3333333')).toBe(
    'cwy-exc-orders-sku-unmapped-5-111-2222222-3333333',
  );
});

const SECRETS = ['Ada Quill', 'quill+x@buyer.example', '+1 (206) 555-0100', '7 "Rook" Lane', 'Flat\\9'] as const;
const PAYLOAD = JSON.stringify({
  orderId: '111-2222222-3333333',
  buyer: { buyerName: SECRETS[0], buyerEmail: SECRETS[1] },
  recipient: {
    deliveryAddress: {
      name: SECRETS[0],
      phone: SECRETS[2],
      addressLine1: SECRETS[3],
      addressLine2: SECRETS[4],
      city: 'Reno',
    },
  },
  note: `write to ${SECRETS[1]}`,
});

test('names, e-mail, telephone and address lines are masked; what explains the exception stays', () => {
  const masked = mask(PAYLOAD);
  for (const secret of SECRETS) expect(masked).not.toContain(JSON.stringify(secret).slice(1, -1));
  expect(JSON.parse(masked)).toMatchObject({
    orderId: '111-2222222-3333333',
    recipient: { deliveryAddress: { city: 'Reno', name: '***' } },
  });
});

test('wherever a document is cut off, nothing of the buyer’s shows', () => {
  for (let end = 1; end <= PAYLOAD.length; end += 1) {
    const masked = mask(PAYLOAD.slice(0, end));
    for (const piece of ['Ada', 'Quill', '555', 'Rook', 'Flat', 'buyer.example']) expect(masked).not.toContain(piece);
  }
});

test('an excerpt takes at most 3,900 bytes and ends with a whole character, even of a 9 MB document', () => {
  const large = excerptOf(`{"orderId":"1","title":"${'🚀'.repeat(2_300_000)}"}`);
  expect(utf8Bytes(large)).toBeLessThanOrEqual(EXCERPT_MAX_BYTES);
  expect(utf8Bytes(large)).toBeGreaterThan(EXCERPT_MAX_BYTES - 4);
  expect(Buffer.from(large).toString()).toBe(large);
});

test('bytes are counted as UTF-8 counts them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(60), (text, limit) => {
      expect(utf8Bytes(text)).toBe(Buffer.byteLength(text, 'utf8'));
      const cut = cutToBytes(text, limit);
      expect(Buffer.byteLength(cut, 'utf8')).toBeLessThanOrEqual(limit);
      expect(text.startsWith(cut)).toBe(true);
    }),
  );
  expect(cutToBytes('a\uD83D', 10)).toBe('a\uFFFD');
});

test('a document that the reader refused is an exception of the same subject as its order', () => {
  const refused = {
    class: 'truncated-document' as const,
    message: 'Expected one whole JSON document.',
    connection: '5',
    amazonOrderId: '111-2222222-3333333',
    marketplaceId: null,
    payload: PAYLOAD.slice(0, 60),
    otherwise: 'f00',
  };
  expect(planRefused(refused)).toMatchObject({
    externalId: 'cwy-exc-orders-truncated-document-5-111-2222222-3333333',
    severity: 'high',
    links: { amazonOrderId: '111-2222222-3333333', salesOrderId: null },
  });
  expect(planRefused({ ...refused, amazonOrderId: null }).subject).toBe('5-f00');
});

test('a message is cut to what its field holds', () => {
  const plan = planException({ class: 'sku-unmapped', subject: 'x', message: '漢'.repeat(5_000) });
  expect(utf8Bytes(plan.message)).toBeLessThanOrEqual(3_900);
});
