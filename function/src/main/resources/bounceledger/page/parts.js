// What the other files are made of: elements, words for numbers and days, and questions to the API.

const SVG = 'http://www.w3.org/2000/svg';

/** An element. Text becomes text, never markup: what comes from outside cannot do anything. */
export function el(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

/** The same for a drawing. */
export function svg(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== ''));
  return element;
}

export const byId = (id) => document.getElementById(id);

const NUMBER = new Intl.NumberFormat('en');
export const number = (count) => NUMBER.format(count);

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
const TIME = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'UTC',
});

/** `2026-11-20` as "20 Nov". */
export const shortDay = (day) => DAY.format(new Date(day));
/** `2026-11-20` as "Friday 20 November". */
export const longDay = (day) => WEEKDAY.format(new Date(day));
/** An instant, to the minute. */
export const time = (instant) => `${TIME.format(new Date(instant))} UTC`;

/** `invalid_recipient` as "Invalid recipient". */
export const named = (word) => sentence(word.replaceAll('_', ' ').replaceAll('-', ' '));
export const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);
/** A provider's name: those without a vowel are initials. */
export const provided = (word) => (/^[^aeiou-]{2,3}$/.test(word) ? word.toUpperCase() : named(word));
/** "1 bounce", "2 bounces". */
export const counted = (count, one, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`;

const KEY = 'bounce-ledger-key';
const BASE = new URL('../', import.meta.url);

/** What the API said: the status, and its JSON. */
export async function ask(path, body) {
  const headers = { Accept: 'application/json' };
  const key = sessionStorage.getItem(KEY);
  if (key) headers['x-api-key'] = key;
  if (body) headers['Content-Type'] = 'application/json';
  const response = await fetch(new URL(path, BASE), {
    method: body ? 'POST' : 'GET', headers, body: body && JSON.stringify(body), credentials: 'omit', cache: 'no-cache',
  });
  const said = await response.json().catch(() => ({}));
  if (response.status === 401 || response.status === 403) {
    await newKey(key !== null);
    return ask(path, body);
  }
  return { status: response.status, said };
}

let waiting;

/** Asks the person, once for all questions that are refused at the same time. */
function newKey(hadOne) {
  waiting ??= new Promise((resolve) => {
    if (hadOne) byId('key-why').textContent = 'That key was refused. It may not read, or it is not one of this ledger.';
    byId('key').showModal();
    byId('key').oncancel = (event) => event.preventDefault();
    byId('key-form').onsubmit = (event) => {
      event.preventDefault();
      sessionStorage.setItem(KEY, byId('key-value').value.trim());
      byId('key-value').value = '';
      byId('key').close();
      waiting = undefined;
      resolve();
    };
  });
  return waiting;
}
