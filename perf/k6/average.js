// An ordinary hour: the rate that is expected, long enough for a p99 that means something.
import { scenario } from './scenario.js';

export { ask } from './application.js';
export { handleSummary } from './summary.js';
export const options = scenario('average', [[1, 15], [1, 90], [0.1, 15]], { p95: 50, p99: 100, failed: 0.001, dropped: 0 });
