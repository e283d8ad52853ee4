// Does it work at all? A few requests a second, every answer looked at. Before anything else, and after every release.
import { scenario } from './scenario.js';

export { ask } from './application.js';
export { handleSummary } from './summary.js';
export const options = scenario('smoke', [[0.1, 10]], { p95: 100, p99: 250, failed: 0, dropped: 0 });
