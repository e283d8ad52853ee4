// A link in the news: from the ordinary rate to ten times as much within two seconds, and back. It must recover by itself.
import { scenario } from './scenario.js';

export { ask } from './application.js';
export { handleSummary } from './summary.js';
const course = [[1, 10], [10, 2], [10, 15], [1, 2], [1, 20]];
export const options = scenario('spike', course, { p95: 250, p99: 500, failed: 0.01 });
