/** Prints "PASSED FAILED SKIPPED" of a vitest JSON report. A file that could not be loaded is a failed test. */
import { readFileSync } from 'node:fs';

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
// Nothing that passed and nothing that failed: no test was found, or the run broke off.
const failed = report.numFailedTests + broken.length || (report.success ? 0 : 1);
const skipped = report.numPendingTests + report.numTodoTests;
console.log(`${report.numPassedTests} ${failed} ${skipped}`);
