import { expect, it } from 'vitest';
import { repeatDuring } from '../../../actions/request/repeat-during.ts';

const never = new Promise<never>(() => undefined);
const atOnce = () => Promise.resolve();

it('works after each pause, and no more when the main work has ended', async () => {
  let [works, end] = [0, (_: string): unknown => undefined];
  const main = new Promise<string>((resolve) => (end = resolve));
  const work = () => {
    works += 1;
    if (works === 3) end('end');
    return Promise.resolve();
  };
  expect(await repeatDuring(main, { pause: atOnce, work })).toBe('end');
  expect(works).toBe(3);
});

it('waits for no pause at the end', async () => {
  const work = () => Promise.reject(new Error('too late'));
  expect(await repeatDuring(Promise.resolve(7), { pause: () => never, work })).toBe(7);
});

it('fails as the main work fails', async () => {
  const main = Promise.reject(new Error('refused'));
  await expect(repeatDuring(main, { pause: () => never, work: atOnce })).rejects.toThrow('refused');
});
