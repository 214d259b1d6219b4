// What `scripts/ops` runs: a word about the version of Node first, for older ones cannot read what follows.
import { setFlagsFromString } from 'node:v8';

const major = Number.parseInt(process.versions.node, 10);
if (major < 20) {
  console.error(`ops needs Node 20 or newer, this is ${process.version} (on a meta node: scripts/meta-setup)`);
  process.exit(1);
}
// A run is too short to earn back that V8 compiles every function which has run for some milliseconds once more. Newer
// versions decide otherwise, and say an error to a flag that they do not know.
if (major === 20) setFlagsFromString('--interrupt-budget=600000');
import('../../actions/dist/ops.js');
