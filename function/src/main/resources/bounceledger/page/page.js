// Asks for the counts of 30 days and shows what they say.

import { draw, stacked } from './chart.js';
import { advice, listen } from './look-up.js';
import { ask, byId, counted, el, number, provided, sentence, shortDay, time } from './parts.js';

const DAYS = 30;
const PERSON_DAYS = 7;

const isoDay = (date) => date.toISOString().slice(0, 10);
const sum = (rows) => rows.reduce((total, row) => total + row.count, 0);

/** The last 30 days in UTC, today the last. */
function lastDays(now) {
  return Array.from({ length: DAYS }, (_, i) => isoDay(new Date(now.getTime() - (DAYS - 1 - i) * 86_400_000)));
}

async function load(knowledge) {
  byId('refresh').disabled = true;
  try {
    const now = new Date();
    const days = lastDays(now);
    const { status, said } = await ask(`v1/stats?from=${days[0]}&to=${days.at(-1)}&group_by=day,provider,cause,kind`);
    if (status !== 200) throw new Error(said.detail ?? said.message);
    show(said, days, knowledge);
    byId('as-of').textContent = `As of ${time(now)}`;
    notices(knowledge, (await ask('v1/health')).said);
  } catch (trouble) {
    byId('headline-more').textContent = 'The numbers cannot be shown.';
    byId('notices').replaceChildren(notice('alarm', `The ledger does not answer${trouble.message ? `: ${trouble.message}` : ''}. Try again in a moment.`));
  }
  byId('refresh').disabled = false;
}

function show(said, days, knowledge) {
  const bounces = said.data.filter((row) => row.kind === 'failed');
  const complaints = said.data.filter((row) => row.kind === 'complaint');
  headline(bounces, complaints, days);
  tiles(said.rates, bounces, complaints, days, knowledge);
  const month = () => {
    const by = document.querySelector('input[name=by]:checked').value;
    if (bounces.length === 0) byId('month').replaceChildren(el('p', { class: 'nothing' }, 'Nothing has bounced in 30 days.'));
    else draw(byId('month'), stacked(bounces, days, by), days, by);
  };
  document.querySelectorAll('input[name=by]').forEach((input) => { input.onchange = month; });
  month();
  person(bounces, days, knowledge.causes);
}

function headline(bounces, complaints, days) {
  const today = sum(bounces.filter((row) => row.day === days.at(-1)));
  const all = sum(bounces);
  const usual = Math.round((all - today) / (DAYS - 1));
  byId('headline').textContent = today === 0 ? 'No bounces today' : `${counted(today, 'bounce')} today`;
  byId('headline-more').textContent = all + complaints.length === 0
    ? 'Nothing has come in for 30 days. Once SES reports a bounce, it is counted here within seconds.'
    : `so far; an average day before it had ${number(usual)}.`;
}

function tiles(rates, bounces, complaints, days, knowledge) {
  const ofDay = (rows, day) => sum(rows.filter((row) => row.day === day));
  const [yesterday, today] = days.slice(-2);
  const { limits } = knowledge;
  byId('tiles').replaceChildren(
    tile('Bounces', number(sum(bounces)), `in ${DAYS} days, ${number(ofDay(bounces, yesterday))} of them yesterday`),
    tile('Complaints', number(sum(complaints)),
      `in ${DAYS} days, ${number(ofDay(complaints, today))} of them today and ${number(ofDay(complaints, yesterday))} yesterday`),
    ...(rates ? [
      rate('Bounce rate', rates, (row) => row.bounced, (row) => row.delivered + row.bounced, limits.bounces),
      rate('Complaint rate', rates, (row) => row.complaints, (row) => row.delivered, limits.complaints),
    ] : [noRate('Bounce rate', limits.bounces), noRate('Complaint rate', limits.complaints)]));
}

const tile = (name, value, more, level = '') => el('div', { class: `tile ${level}` },
  el('h2', {}, name), el('p', { class: 'value' }, value), el('p', { class: 'more' }, more));

const percent = (value) => `${value}\u00a0%`;
const limit = (limits) => (limits.warn ? `warning at ${percent(limits.warn)}, ` : '') + `alarm at ${percent(limits.alarm)}`;

const noRate = (name, limits) => tile(name, 'not known', `Deliveries are not counted here, so there is no rate. ${sentence(limit(limits))}.`, 'unknown');

/** Over all days and providers. */
function rate(name, rates, part, whole, limits) {
  const parts = rates.reduce((total, row) => total + part(row), 0);
  const all = rates.reduce((total, row) => total + whole(row), 0);
  if (all === 0) return tile(name, 'not known', `Nothing was delivered in ${DAYS} days.`, 'unknown');
  const share = 100 * parts / all;
  const level = share >= Number(limits.alarm) ? 'alarm' : limits.warn && share >= Number(limits.warn) ? 'warn' : 'ok';
  const words = { ok: 'Below every limit', warn: 'Above the warning', alarm: 'Above the alarm' }[level];
  return tile(name, percent(share.toFixed(2)), `${words}: ${number(parts)} of ${number(all)} in ${DAYS} days; ${limit(limits)}.`, level);
}

function person(bounces, days, causes) {
  const recent = bounces.filter((row) => days.indexOf(row.day) >= DAYS - PERSON_DAYS && causes.get(row.cause)?.needs_a_person);
  const cases = Map.groupBy(recent, (row) => row.cause);
  byId('person-more').textContent = recent.length === 0 ? ''
    : `Failures of the last ${PERSON_DAYS} days that are about the sender, the message or the route, and not about an address. Nobody is suppressed for them; somebody has to look.`;
  byId('person').replaceChildren(...(recent.length === 0
    ? [el('p', { class: 'card nothing' }, `Nothing. Whatever failed in the last ${PERSON_DAYS} days was about the addresses, or passes by itself.`)]
    : [...cases].sort(([, a], [, b]) => sum(b) - sum(a)).map(([cause, rows]) => oneCase(causes.get(cause), rows, days))));
}

function oneCase(cause, rows, days) {
  const last = rows.reduce((latest, row) => (row.day > latest ? row.day : latest), '');
  const providers = [...Map.groupBy(rows, (row) => row.provider)].sort(([, a], [, b]) => sum(b) - sum(a));
  return el('article', { class: 'card case' },
    el('h3', {}, sentence(cause.in_words)),
    el('p', { class: 'when' }, `${counted(sum(rows), 'bounce')}, the last ${last === days.at(-1) ? 'today' : `on ${shortDay(last)}`}`,
      cause.who === 'nobody' ? '' : ` · for the ${cause.who}`),
    el('ul', { class: 'providers', 'aria-label': 'Providers' },
      providers.map(([provider, some]) => el('li', {}, provided(provider), ' ', el('b', {}, number(sum(some)))))),
    advice(cause));
}


const notice = (level, text) => el('p', { class: `notice ${level}` }, text);

function notices(knowledge, health) {
  byId('notices').replaceChildren(...[
    knowledge.notice && notice('info', knowledge.notice),
    health.warning && notice('warn', health.warning),
  ].filter(Boolean));
}

const { said } = await ask('page/knowledge.json');
const knowledge = { ...said, causes: new Map(said.causes.map((cause) => [cause.cause, cause])) };
listen(knowledge.causes);
byId('refresh').addEventListener('click', () => load(knowledge));
await load(knowledge);
