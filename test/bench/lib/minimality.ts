import { judgeEdits } from './render/judge-edits.ts';
import { makeMinimality } from './render/minimality.ts';
import { makeOracle } from './render/oracle.ts';
import { makeRetold } from './render/retold.ts';

await judgeEdits([makeOracle(), makeRetold(), makeMinimality()]);
