// What the five scenarios have in common: how a course of rates becomes k6's options, and which limits fail the run.
//
// Requests start at their time, whether or not earlier ones were answered: a slow service meets the same load as a quick one.
// What k6 could then not even start for want of virtual users is `dropped_iterations`, and fails the run as well.
//   RATE       requests a second that the scenario takes for ordinary (200)
//   DURATION   how long all of it takes (30s, 5m, 1h), its parts in proportion; without it the scenario's own
//   VIGIE_LOAD_SCALE   a factor for the scenario's own duration, for a short look
//   P95_MS, P99_MS, FAILED   limits in place of the scenario's: milliseconds, and the share of requests
import { routes } from './application.js';

const rate = Number(__ENV.RATE || 200);

/** The name of the one that runs. */
export let running = '';

function seconds(text) {
  const found = /^(\d+(?:\.\d+)?)(s|m|h)$/.exec(text);
  if (!found) throw new Error(`DURATION is "${text}"; write for example 30s, 5m or 1h`);
  return Number(found[1]) * { s: 1, m: 60, h: 3600 }[found[2]];
}

/** [[factor of RATE at the end, seconds], …] → k6's stages, of at least a second each. */
function stages(course) {
  const own = course.reduce((sum, [, length]) => sum + length, 0);
  const scale = __ENV.DURATION ? seconds(__ENV.DURATION) / own : Number(__ENV.VIGIE_LOAD_SCALE || 1);
  return course.map(([factor, length]) => ({
    target: Math.max(1, Math.round(rate * factor)),
    duration: `${Math.max(1, Math.round(length * scale))}s`,
  }));
}

function thresholds(limits) {
  const p95 = Number(__ENV.P95_MS || limits.p95);
  const p99 = Number(__ENV.P99_MS || limits.p99);
  const failed = Number(__ENV.FAILED || limits.failed);
  const all = { 'http_reqs{input:bad}': ['count>=0'], 'checks{input:bad}': [`rate>=${1 - failed}`],
    'http_req_failed{input:bad}': [`rate<=${failed}`], 'http_req_duration{input:bad}': [`p(99)<${p99}`] };
  for (const route of routes) {
    all[`http_reqs{route:${route}}`] = ['count>=0']; // so that the summary has it
    all[`http_req_duration{route:${route}}`] = [`p(95)<${p95}`, `p(99)<${p99}`];
    all[`http_req_failed{route:${route}}`] = [`rate<=${failed}`];
    all[`checks{route:${route}}`] = [`rate>=${1 - failed}`];
  }
  if (limits.dropped !== undefined) all.dropped_iterations = [`count<=${limits.dropped}`];
  // Who finds everything broken needs no more load to know.
  all.http_req_failed = [{ threshold: 'rate<0.5', abortOnFail: true, delayAbortEval: '5s' }];
  return all;
}

/** `course`: see stages(). `limits`: p95 and p99 in ms, the share `failed`, and at most how many are `dropped`. */
export function scenario(name, course, limits) {
  running = name;
  const rates = stages(course);
  const most = Math.max(...rates.map((stage) => stage.target));
  return {
    scenarios: {
      [name]: {
        executor: 'ramping-arrival-rate',
        exec: 'ask',
        startRate: rates[0].target,
        timeUnit: '1s',
        preAllocatedVUs: Math.min(400, Math.max(10, Math.round(most / 2))), // for a stall of half a second
        maxVUs: Math.min(1000, Math.max(20, most)), // so many connections the gateway takes
        stages: rates,
        gracefulStop: '10s',
      },
    },
    thresholds: thresholds(limits),
    // No URL: each query would be a series of its own.
    systemTags: ['status', 'method', 'scenario', 'expected_response', 'check', 'error_code'],
    summaryTrendStats: ['avg', 'med', 'p(95)', 'p(99)', 'max'],
    noCookiesReset: true,
    userAgent: 'vigie-load',
  };
}
