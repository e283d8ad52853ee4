// The ordinary rate for hours: what leaks, fills up or slowly drifts shows only so. Look at memory beside it.
import { scenario } from './scenario.js';

export { ask } from './application.js';
export { handleSummary } from './summary.js';
export const options = scenario('soak', [[1, 60], [1, 7080], [0.1, 60]], { p95: 50, p99: 100, failed: 0.001, dropped: 10 });
