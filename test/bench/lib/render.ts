import { walkEdits } from './render/edits.ts';
import { makeOracle } from './render/oracle.ts';

const oracle = makeOracle();
// Of a run that is cut off, too.
process.once('exit', oracle.report);
const isRendered = await walkEdits(process.argv.slice(2), [oracle.judge]);
process.exitCode = isRendered && oracle.isPassed() ? 0 : 1;
