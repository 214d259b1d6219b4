import { findAnsibleVersion, getAnsiblePython } from '../../lib/ansible.ts';
import { compareRandom } from '../../lib/compare-random.ts';

const [count = '500', first = '1'] = process.argv.slice(2);
const python = getAnsiblePython();
const { equal, refused, different } = await compareRandom(python, Number(first), Number(count));
const lines = [
  `${count} random inventories from seed ${first}, beside ansible-core ${findAnsibleVersion(python)}:`,
  `${equal} equal, ${refused} refused by both, ${different.length} different`,
  ...different,
];
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = different.length === 0 ? 0 : 1;
