// One address or one reply, explained.

import { ask, byId, counted, el, named, sentence, time } from './parts.js';

/** Whether it is meant as an address: one word with an @, perhaps with blanks in a quoted local part. */
const isAddress = (text) => /^("[^"]*"|[^\s"<>]+)@[^\s@<>]+$/u.test(text);

export function listen(causes) {
  const form = byId('look-up');
  const field = byId('asked');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (text === '') {
      show(el('p', { class: 'nothing' }, 'Enter an address or a reply first.'));
      field.focus();
      return;
    }
    form.setAttribute('aria-busy', 'true');
    try {
      show(...await (isAddress(text) ? address(text, causes) : reply(text)));
    } catch {
      show(problem('The ledger cannot be reached. Try again in a moment.'));
    }
    form.removeAttribute('aria-busy');
  });
  // Enter asks, as in any search box; Shift and Enter begins a new line.
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  field.addEventListener('input', () => {
    field.rows = Math.min(6, field.value.split('\n').length);
  });
}

const show = (...children) => byId('found').replaceChildren(...children);
const problem = (text) => el('p', { class: 'problem' }, text);
const told = (said) => problem(said.detail ?? said.message ?? 'The ledger gave no answer.');

async function address(text, causes) {
  const { status, said } = await ask(`v1/suppressions/${encodeURIComponent(text)}?explain=true`);
  if (status === 404) {
    return [el('p', { class: 'nothing' }, el('strong', {}, text), ' is not known here: nothing has bounced. It may be written to.')];
  }
  if (status !== 200) return [told(said)];
  const evidence = [...said.evidence].reverse();
  return [
    el('h3', { class: 'subject' }, said.address, ' ', badge(said.state)),
    el('p', {}, standing(said, causes)),
    said.cause ? advice(causes.get(said.cause)) : '',
    el('h4', {}, counted(evidence.length, 'event'), said.truncated ? ' (older ones are not shown)' : ''),
    el('ol', { class: 'evidence' }, evidence.map((each) => el('li', {}, event(each, causes)))),
  ].filter((part) => part !== '');
}

const badge = (state) => el('span', { class: `badge ${state}` }, sentence(state));

function standing(said, causes) {
  const why = causes.get(said.cause)?.in_words;
  switch (said.state) {
    case 'suppressed':
      return `Do not write to it${why ? `: ${why}` : ''}. Since ${time(said.since)}, `
        + (said.until ? `until ${time(said.until)}.` : 'until somebody lifts it.');
    case 'watched':
      return `May be written to. ${counted(said.failures, 'failure')} in a row since ${time(said.since)}; more of them will suppress it.`;
    default:
      return 'May be written to. What happened says nothing against the address.';
  }
}

function event(each, causes) {
  return [
    el('p', { class: 'when' }, el('time', { datetime: each.event_time }, time(each.event_time)), ' · ', named(each.kind),
      ' · ', el('strong', {}, causes.get(each.cause)?.in_words ?? named(each.cause))),
    each.reply ? el('pre', {}, each.reply) : '',
    facts([
      ['Asks for', each.decision], ['Rule', each.rule], ['Provider', each.provider], ['Status', each.status],
      ['Campaign', each.campaign], ['Authenticity', each.authenticity],
    ]),
  ].filter((part) => part !== '');
}

async function reply(text) {
  const { status, said } = await ask('v1/explain', { reply: text });
  if (status !== 200) return [told(said)];
  return [
    el('h3', { class: 'subject' }, named(said.cause), ' ', el('span', { class: `badge ${said.decision}` }, sentence(said.decision))),
    el('pre', {}, marked(text, said.words_start, said.words_end)),
    advice(said),
    facts([
      ['Rule', said.rule], ['Provider', said.provider], ['Status', said.status], ['Reply code', said.reply_code],
      ['Permanence', said.permanence], ['Details', said.sub_reason && named(said.sub_reason)],
    ]),
  ];
}

/** The reply with the words that decided marked. */
function marked(text, start, end) {
  if (!(start < end)) return text;
  return [text.slice(0, start), el('mark', {}, text.slice(start, end)), text.slice(end)];
}

/** What to do, and what not. */
export function advice(known) {
  if (!known) return '';
  return el('dl', { class: 'advice' },
    el('div', {}, el('dt', {}, 'Do'), el('dd', {}, known.advice)),
    el('div', {}, el('dt', {}, 'Do not'), el('dd', {}, known.not_to_do.replace(/^Do not /, '').replace(/^./, (first) => first.toUpperCase()))),
    known.tool?.startsWith('https://')
      ? el('div', {}, el('dt', {}, 'Look at'), el('dd', {}, el('a', { href: known.tool, rel: 'noopener noreferrer' }, new URL(known.tool).host)))
      : '');
}

function facts(pairs) {
  return el('dl', { class: 'facts' }, pairs.filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))));
}
