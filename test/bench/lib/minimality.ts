import { walkEdits } from './render/edits.ts';
import { makeMinimality } from './render/minimality.ts';

const minimality = makeMinimality();
// Of a run that is cut off, too.
process.once('exit', minimality.report);
const isRendered = await walkEdits(process.argv.slice(2), [minimality.judge]);
process.exitCode = isRendered && minimality.isPassed() ? 0 : 1;
