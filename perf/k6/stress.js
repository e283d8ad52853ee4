// More than ever came: steps up to fifteen times the ordinary rate. It may become slower, not wrong.
import { scenario } from './scenario.js';

export { ask } from './application.js';
export { handleSummary } from './summary.js';
const steps = [1, 2.5, 5, 10, 15].flatMap((factor) => [[factor, 5], [factor, 20]]);
export const options = scenario('stress', [...steps, [1, 5]], { p95: 250, p99: 500, failed: 0.01 });
