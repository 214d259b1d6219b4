import { judgeEdits } from './render/judge-edits.ts';
import { makeOracle } from './render/oracle.ts';
import { makeRetold } from './render/retold.ts';

await judgeEdits([makeOracle(), makeRetold()]);
