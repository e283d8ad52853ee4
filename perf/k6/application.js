// What is asked of the application and what must come back: the one module that all scenarios share.
//
// A request an iteration, in a fixed order, so that every run asks the same. Known answers are compared by value, so a fast
// wrong answer fails. What is wrong on purpose has `input: bad` and counts apart: there a 4xx that names the field is right.
//   BASE_URL   where the gateway is (http://127.0.0.1:8080)
import http from 'k6/http';
import { check } from 'k6';
import exec from 'k6/execution';

export const base = (__ENV.BASE_URL || 'http://127.0.0.1:8080').replace(/\/+$/, '');
export const routes = ['/api/age', '/api/ideal-weight', '/api/profile', '/'];

// Which of them, out of twenty requests; -1 is bad input. As people would: mostly the parts, the page now and then.
const mix = [0, 1, 2, 0, 1, 0, 1, 3, 0, 1, 2, 0, 1, -1, 0, 1, 2, 0, 1, 2];

const births = [
  { date: '1990-05-17', on: '2026-11-28', years: 36, months: 6, days: 11, next: '2027-05-17' },
  { date: '2000-02-29', on: '2026-02-28', years: 25, months: 11, days: 30, next: '2026-03-01' },
  { date: '1985-12-31', on: '2026-01-01', years: 40, months: 0, days: 1, next: '2026-12-31' },
  { date: '2026-11-28', on: '2026-11-28', years: 0, months: 0, days: 0, next: '2027-11-28' },
  { date: '1950-01-01', on: '2025-12-31', years: 75, months: 11, days: 30, next: '2026-01-01' },
];
const heights = [152.5, 160, 165, 170, 178, 183, 190, 199];

const bad = [
  { path: '/api/age?birth_date=1990-02-30', field: 'birth_date', code: 'not_a_date' },
  { path: '/api/age?birth_date=2027-01-01&on=2026-11-28', field: 'birth_date', code: 'in_the_future' },
  { path: '/api/age', field: 'birth_date', code: 'missing' },
  { path: '/api/ideal-weight?height_cm=NaN', field: 'height_cm', code: 'not_a_number' },
  { path: '/api/ideal-weight?height_cm=1000000000', field: 'height_cm', code: 'out_of_range' },
  { path: '/api/ideal-weight?height_cm=178&sex=unknown', field: 'sex', code: 'unknown_value' },
  { path: '/api/profile?birth_date=1990-05-17', field: 'height_cm', code: 'missing' },
  { path: '/api/nothing', status: 404 },
];

const refused = http.expectedStatuses(400, 404, 422);
const day = 24 * 3600 * 1000;

function parsed(response) {
  try {
    return response.json();
  } catch (_) {
    return {};
  }
}

function get(path, tags, more) {
  return http.get(base + path, Object.assign({ tags, timeout: '10s' }, more));
}

function isAge(said, of) {
  const lived = (Date.parse(of.on) - Date.parse(of.date)) / day;
  const next = said && said.next_birthday;
  return !!next && said.years === of.years && said.months === of.months && said.days === of.days
    && said.days_lived === lived && next.date === of.next && next.in_days === (Date.parse(of.next) - Date.parse(of.on)) / day;
}

function near(value, wanted) {
  return Math.abs(value - wanted) < 0.0501; // one decimal, however its last half is rounded
}

function isWeight(said, height) {
  if (!said || !Array.isArray(said.formulas) || said.formulas.length < 5 || said.height_cm !== height) return false;
  const by = (name) => said.formulas.find((one) => one.name === name).kilograms;
  const square = (height / 100) ** 2;
  return near(by('Lorentz').male, height - 100 - (height - 150) / 4) && near(by('Devine').female, 45.5 + 2.3 * (height / 2.54 - 60))
    && near(said.healthy_range.from_kilograms, 18.5 * square) && near(said.healthy_range.to_kilograms, 25 * square);
}

const good = {
  '/api/age': (at, tags) => {
    const of = births[at % births.length];
    const response = get(`/api/age?birth_date=${of.date}&on=${of.on}`, tags);
    check(response, { 'the age is right': (got) => got.status === 200 && isAge(parsed(got), of) }, tags);
  },
  '/api/ideal-weight': (at, tags) => {
    const height = heights[at % heights.length];
    const written = at % 2 ? String(height) : String(height).replace('.', ',');
    const response = get(`/api/ideal-weight?height_cm=${written}`, tags);
    check(response, { 'the weights are right': (got) => got.status === 200 && isWeight(parsed(got), height) }, tags);
  },
  '/api/profile': (at, tags) => {
    const of = births[at % births.length];
    const height = heights[at % heights.length];
    const response = get(`/api/profile?birth_date=${of.date}&on=${of.on}&height_cm=${height}`, tags);
    check(response, {
      'both are right': (got) => {
        const said = parsed(got);
        return got.status === 200 && isAge(said.age, of) && isWeight(said.ideal_weight, height);
      },
    }, tags);
  },
  '/': (at, tags) => {
    const french = at % 2 === 0;
    const response = get('/?birth_date=1990-05-17&on=2026-11-28&height_cm=178', tags,
      { headers: { 'Accept-Language': french ? 'fr' : 'en' } });
    check(response, {
      'the page has the answer, in the language asked for': (got) => got.status === 200
        && got.body.includes(french ? '<html lang="fr"' : '<html lang="en"') && got.body.includes('36') && got.body.includes(french ? '58,6' : '58.6'),
    }, tags);
  },
};

function askWrongly(at) {
  const tags = { input: 'bad', route: 'bad input' };
  const one = bad[at % bad.length];
  const response = get(one.path, tags, { responseCallback: refused });
  check(response, {
    'what is wrong is refused by name': (got) => {
      const said = parsed(got);
      if (one.status) return got.status === one.status && said.status === one.status;
      return [400, 422].includes(got.status) && String(got.headers['Content-Type']).startsWith('application/problem+json')
        && said.errors.some((error) => error.field === one.field && error.code === one.code);
    },
  }, tags);
}

/** One request. */
export function ask() {
  const at = exec.scenario.iterationInTest;
  const which = mix[at % mix.length];
  const turn = Math.floor(at / mix.length) + at;
  if (which < 0) {
    askWrongly(Math.floor(at / mix.length));
  } else {
    const route = routes[which];
    good[route](turn, { input: 'good', route });
  }
}
