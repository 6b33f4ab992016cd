// Bounces by the day: stacked columns, the numbers of one day beside them, and all of them as a table.

import { counted, el, longDay, named, number, provided, shortDay, svg } from './parts.js';

const MOST_SERIES = 7;
const HEIGHT = 300;
const EDGE = { left: 40, right: 4, top: 8, bottom: 26 };

/** What to draw: `series` of {name, counts by day}, the largest first, the small ones as one. */
export function stacked(rows, days, by) {
  const sums = new Map();
  for (const row of rows) {
    const counts = sums.get(row[by]) ?? new Map();
    counts.set(row.day, (counts.get(row.day) ?? 0) + row.count);
    sums.set(row[by], counts);
  }
  const all = [...sums].map(([word, counts]) => one((by === 'provider' ? provided : named)(word), days.map((day) => counts.get(day) ?? 0)))
    .sort((a, b) => b.total - a.total || a.name.localeCompare(b.name));
  const shown = all.length > MOST_SERIES + 1 ? all.slice(0, MOST_SERIES) : all;
  const rest = all.slice(shown.length);
  if (rest.length > 0) {
    shown.push(one(`${rest.length} others`, days.map((_, i) => rest.reduce((sum, each) => sum + each.counts[i], 0))));
  }
  return shown;
}

const one = (name, counts) => ({ name, counts, total: counts.reduce((sum, count) => sum + count, 0) });

/** Draws into the place and keeps it drawn as wide as it is. */
export function draw(place, series, days, by) {
  const totals = days.map((_, i) => series.reduce((sum, each) => sum + each.counts[i], 0));
  const picture = el('div', { class: 'picture' });
  const slider = el('input', { type: 'range', min: 0, max: days.length - 1, value: days.length - 1, 'aria-label': 'Day' });
  const legend = el('div', { class: 'legend' });
  const pick = (index) => {
    slider.value = index;
    slider.setAttribute('aria-valuetext', `${longDay(days[index])}: ${counted(totals[index], 'bounce')}`);
    picture.querySelector('.chosen')?.classList.remove('chosen');
    picture.querySelector(`[data-day="${index}"]`)?.classList.add('chosen');
    legend.replaceChildren(numbers(series, days, totals, index, by));
  };
  slider.addEventListener('input', () => pick(slider.valueAsNumber));
  const redraw = () => {
    const width = Math.floor(picture.clientWidth);
    if (width > 0) {
      picture.replaceChildren(columns(series, days, totals, width, pick));
      pick(slider.valueAsNumber);
    }
  };
  place.replaceChildren(
    el('div', { class: 'chart' }, el('div', { class: 'drawn' }, picture, slider), legend), table(series, days, totals, by));
  new ResizeObserver(redraw).observe(picture);
  redraw();
}

function columns(series, days, totals, width, pick) {
  const step = niceStep(Math.max(...totals, 1));
  const top = step * Math.max(1, Math.ceil(Math.max(...totals, 1) / step));
  const wide = (width - EDGE.left - EDGE.right) / days.length;
  const high = HEIGHT - EDGE.top - EDGE.bottom;
  const y = (count) => EDGE.top + high * (1 - count / top);
  const picture = svg('svg', {
    width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img',
    'aria-label': `Bounces by the day, ${shortDay(days[0])} to ${shortDay(days.at(-1))}; the numbers are in the tables below`,
  });
  for (let mark = 0; mark <= top; mark += step) {
    picture.append(
      svg('line', { class: 'grid', x1: EDGE.left, x2: width - EDGE.right, y1: y(mark), y2: y(mark) }),
      svg('text', { class: 'mark', x: EDGE.left - 8, y: y(mark) + 4, 'text-anchor': 'end' }, number(mark)));
  }
  days.forEach((day, i) => {
    const x = EDGE.left + wide * i;
    const column = svg('g', { class: 'day', 'data-day': i });
    column.append(svg('rect', { class: 'behind', x, y: EDGE.top, width: wide, height: high }));
    let under = 0;
    series.forEach((each, s) => {
      if (each.counts[i] > 0) {
        column.append(svg('rect', {
          class: `s${s}`, x: x + wide * 0.14, width: wide * 0.72,
          y: y(under + each.counts[i]), height: y(under) - y(under + each.counts[i]),
        }));
        under += each.counts[i];
      }
    });
    column.addEventListener('pointerenter', () => pick(i));
    column.addEventListener('pointerdown', () => pick(i));
    picture.append(column);
    if ((days.length - 1 - i) % 7 === 0) {
      const isLast = i === days.length - 1;
      picture.append(svg('text', {
        class: 'mark', x: isLast ? x + wide : x + wide / 2, y: HEIGHT - 8, 'text-anchor': isLast ? 'end' : 'middle',
      }, isLast ? 'today' : shortDay(day)));
    }
  });
  return picture;
}

/** 1, 2 or 5 times a power of ten, for at most five lines. */
function niceStep(most) {
  const power = 10 ** Math.floor(Math.log10(Math.max(most / 5, 1)));
  return [1, 2, 5, 10].map((times) => times * power).find((step) => most / step <= 5);
}

function numbers(series, days, totals, index, by) {
  const row = (name, ofDay, ofAll, swatch) => el('tr', {},
    el('th', { scope: 'row' }, swatch ? el('span', { class: `swatch ${swatch}`, 'aria-hidden': 'true' }) : '', name),
    el('td', {}, number(ofDay)), el('td', {}, number(ofAll)));
  return el('table', {},
    el('caption', {}, longDay(days[index]), index === days.length - 1 ? ' (today)' : ''),
    el('thead', {}, el('tr', {},
      el('th', { scope: 'col' }, named(by)), el('th', { scope: 'col' }, 'That day'), el('th', { scope: 'col' }, `${days.length} days`))),
    el('tbody', {}, series.map((each, s) => row(each.name, each.counts[index], each.total, `s${s}`))),
    el('tfoot', {}, row('All', totals[index], totals.reduce((sum, count) => sum + count, 0))));
}

function table(series, days, totals, by) {
  const head = ['Day', ...series.map((each) => each.name), 'All'].map((name) => el('th', { scope: 'col' }, name));
  const rows = days.map((day, i) => el('tr', {},
    el('th', { scope: 'row' }, shortDay(day)),
    [...series.map((each) => each.counts[i]), totals[i]].map((count) => el('td', {}, number(count))))).reverse();
  return el('details', { class: 'all' },
    el('summary', {}, 'All numbers as a table'),
    el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `Bounces by day and ${by}` },
      el('table', {}, el('thead', {}, el('tr', {}, head)), el('tbody', {}, rows))));
}
