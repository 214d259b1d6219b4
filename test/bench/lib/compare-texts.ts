import { findAnsibleVersion, getAnsiblePython } from '../../lib/ansible.ts';
import { compareTexts } from '../../lib/compare-texts.ts';

const [count = '20000', first = '1'] = process.argv.slice(2);
const python = getAnsiblePython();
const { equal, refused, wrong, onlyWeRefuse, onlyWeRead } = await compareTexts(python, Number(first), Number(count));
const read = equal + wrong.length + onlyWeRefuse.length;
const lines = [
  ...wrong.map((text) => `WRONG ${text}`),
  ...onlyWeRefuse.map((text) => `refused here: ${text}`),
  ...onlyWeRead.map((text) => `read here: ${text}`),
  `${count} texts from seed ${first}, beside ansible-core ${findAnsibleVersion(python)}:`,
  `${equal} equal, ${refused} refused by both, ${wrong.length} with another value,`,
  `${onlyWeRefuse.length} of ${read} that Ansible reads refused here (${((100 * onlyWeRefuse.length) / read).toFixed(2)} %), ${onlyWeRead.length} that it refuses read here`,
];
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = wrong.length === 0 && onlyWeRefuse.length <= read * 0.05 ? 0 : 1;
