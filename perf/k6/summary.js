// The end of a run: a table for people on the standard output, and the same as JSON.
//   SUMMARY_JSON   the file for the JSON
import { base, routes } from './application.js';
import { running } from './scenario.js';

function value(metrics, name, key) {
  const metric = metrics[name];
  return metric && metric.values[key] !== undefined ? metric.values[key] : 0;
}

function row(metrics, tag) {
  const of = (metric, key) => value(metrics, `${metric}{${tag}}`, key);
  return {
    requests: of('http_reqs', 'count'),
    failed: of('http_req_failed', 'passes'), // of the rate of failures, what passes has failed
    wrong: of('checks', 'fails'),
    milliseconds: {
      median: of('http_req_duration', 'med'),
      p95: of('http_req_duration', 'p(95)'),
      p99: of('http_req_duration', 'p(99)'),
      max: of('http_req_duration', 'max'),
    },
  };
}

function limits(metrics) {
  const all = [];
  for (const [metric, { thresholds, values }] of Object.entries(metrics)) {
    for (const [limit, { ok }] of Object.entries(thresholds || {})) {
      if (limit === 'count>=0') continue;
      all.push({ metric, limit, ok, was: values[limit.split(/[<>]/)[0]] });
    }
  }
  return all;
}

export function summarize(data) {
  const { metrics, state } = data;
  const of = {};
  for (const route of routes) of[route] = row(metrics, `route:${route}`);
  const all = limits(metrics);
  return {
    scenario: running,
    url: base,
    seconds: Math.round(state.testRunDurationMs / 100) / 10,
    requests: value(metrics, 'http_reqs', 'count'),
    requests_per_second: value(metrics, 'http_reqs', 'rate'),
    not_started: value(metrics, 'dropped_iterations', 'count'),
    routes: of,
    bad_input: row(metrics, 'input:bad'),
    limits: all,
    ok: all.every((one) => one.ok),
  };
}

function line(name, { requests, failed, wrong, milliseconds: ms }) {
  const number = (width, one, digits = 0) => one.toFixed(digits).padStart(width);
  return `${name.padEnd(18)}${number(9, requests)}${number(8, failed)}${number(8, wrong)}`
    + `${number(10, ms.median, 2)}${number(10, ms.p95, 2)}${number(10, ms.p99, 2)}${number(10, ms.max, 1)}`;
}

export function text(summary) {
  const missed = summary.limits.filter((one) => !one.ok);
  return [
    `${summary.scenario}: ${summary.requests} requests to ${summary.url} in ${summary.seconds} s, `
      + `${summary.requests_per_second.toFixed(1)} a second${summary.not_started ? `, ${summary.not_started} not started` : ''}`,
    '',
    `${'route'.padEnd(18)} requests  failed   wrong  median ms       p95       p99       max`,
    ...Object.entries(summary.routes).map(([name, one]) => line(name, one)),
    line('bad input', summary.bad_input),
    '',
    ...missed.map((one) => `missed: ${one.limit} of ${one.metric}, it was ${Number(one.was).toPrecision(4)}`),
    missed.length ? '' : `All ${summary.limits.length} limits hold.\n`,
  ].join('\n');
}

export function handleSummary(data) {
  const summary = summarize(data);
  const out = { stdout: `\n${text(summary)}` };
  if (__ENV.SUMMARY_JSON) out[__ENV.SUMMARY_JSON] = `${JSON.stringify(summary, null, 2)}\n`;
  return out;
}
