// What SuiteQL's number functions do. Source: Oracle's definitions of the functions SuiteQL lists (help).

import { refuseQuery } from './refusal';

/** A number as Oracle writes it: no zero before the point. */
function numberText(value: number | string): string {
  const text = typeof value === 'number' ? String(Number(value.toPrecision(15))) : value;
  return text.replace(/^(-?)0\./, '$1.');
}

function toNumber(text: string | number): number {
  const number =
    typeof text === 'number'
      ? text
      : /^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$/.test(text)
        ? Number(text)
        : Number.NaN;
  return Number.isNaN(number) ? refuseQuery(`"${text}" is not a number`) : number;
}

/** Moves the decimal point in text, so that 1.005 rounds as it reads. */
function shifted(value: number, digits: number): number {
  const [mantissa, exponent = '0'] = String(value).split('e');
  return Number(`${mantissa}e${Number(exponent) + digits}`);
}

/** Half away from zero, as Oracle does. */
function rounded(value: number, digits: number): number {
  return Math.sign(value) * shifted(Math.round(shifted(Math.abs(value), digits)), -digits);
}

function truncated(value: number, digits: number): number {
  return shifted(Math.trunc(shifted(value, digits)), -digits);
}

/** TO_CHAR of a number by a model of 9, 0, comma, point and FM. */
function formatNumber(value: number | string, format: string): string {
  const model = format.toUpperCase();
  const short = model.startsWith('FM');
  const [whole = '', fraction] = (short ? model.slice(2) : model).split('.');
  if (!/^[90,]*$/.test(whole) || !/^[90]*$/.test(fraction ?? '')) {
    refuseQuery(`the number format "${format}" is not understood; 9 0 , . and FM are`);
  }
  const decimals = fraction?.length ?? 0;
  const [digits, cents = ''] = Math.abs(rounded(Number(value), decimals))
    .toFixed(decimals)
    .split('.');
  const places = whole.replaceAll(',', '').length;
  if (digits !== '0' && digits!.length > places) return '#'.repeat(format.length + 1);
  const integer = integerPart(digits === '0' ? '' : digits!, whole);
  const shownCents = short
    ? cents.replace(/0+$/, (zeros) => zeros.slice(0, requiredZeros(fraction ?? '', cents, zeros)))
    : cents;
  const sign = Number(value) < 0 ? '-' : short ? '' : ' ';
  const text = `${sign}${integer}${fraction === undefined ? '' : `.${shownCents}`}`;
  const width = whole.length + 1 + (fraction === undefined ? 0 : decimals + 1);
  return short ? text : text.padStart(width);
}

/** How many of the trailing zeros a model's 0 keeps. */
function requiredZeros(fraction: string, cents: string, zeros: string): number {
  const last = fraction.lastIndexOf('0') + 1;
  return Math.max(0, last - (cents.length - zeros.length));
}

/** The digits before the point, with the model's zeros and commas. */
function integerPart(digits: string, model: string): string {
  const from = model.indexOf('0');
  const places = model.replaceAll(',', '').length;
  const zeros = from < 0 ? 0 : model.slice(from).replaceAll(',', '').length;
  const filled = digits.padStart(Math.min(zeros, places), '0');
  let rest = filled;
  let shown = '';
  for (let at = model.length - 1; at >= 0 && rest !== ''; at--) {
    if (model[at] === ',') {
      shown = `,${shown}`;
    } else {
      shown = rest.at(-1)! + shown;
      rest = rest.slice(0, -1);
    }
  }
  return shown;
}

export const NUMBER_FUNCTIONS = {
  ns_number_text: numberText,
  ns_number_format: formatNumber,
  ns_to_number_1: toNumber,
  ns_divide: (dividend: number, divisor: number) =>
    divisor === 0 ? refuseQuery('a number is divided by zero') : dividend / divisor,
  // Source: Oracle: MOD by zero gives the number itself.
  ns_mod_2: (value: number, divisor: number) => (divisor === 0 ? value : value % divisor),
  ns_round: rounded,
  ns_trunc: truncated,
};
