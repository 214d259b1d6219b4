import { expect, it } from 'vitest';
import { Memo } from '../../../actions/core/memo.ts';

it('computes once for each key of each function, whatever the result', () => {
  const calls: string[] = [];
  const name = (key: string, suffix: string): string | undefined => {
    calls.push(key);
    return key === '' ? undefined : key + suffix;
  };
  const measure = (key: string): number => key.length;
  const memo = new Memo();
  expect([memo.recall(name, 'a', '!'), memo.recall(name, 'a', '!'), memo.recall(measure, 'a')]).toEqual([
    'a!',
    'a!',
    1,
  ]);
  expect([memo.recall(name, '', '!'), memo.recall(name, '', '!')]).toEqual([undefined, undefined]);
  expect(calls).toEqual(['a', '']);
});

it('tells objects apart by identity, and one memo from another', () => {
  const copy = (list: readonly number[]): readonly number[] => [...list];
  const memo = new Memo();
  const list = [1];
  expect(memo.recall(copy, list)).toBe(memo.recall(copy, list));
  expect(memo.recall(copy, [1])).not.toBe(memo.recall(copy, list));
  expect(new Memo().recall(copy, list)).not.toBe(memo.recall(copy, list));
});

it('tells fields apart one by one: objects by identity, texts and numbers by what they are', () => {
  const list: readonly number[] = [1];
  const seen: unknown[] = [];
  const sum = (fields: { readonly list: readonly number[]; readonly more: number | undefined }): number | undefined => {
    seen.push(fields);
    return fields.more === undefined ? undefined : fields.list.reduce((one, other) => one + other, fields.more);
  };
  const memo = new Memo();
  const ask = (more: number | undefined, of = list): number | undefined => memo.recallFields(sum, { list: of, more });
  expect([ask(1), ask(2), ask(undefined), ask(1), ask(2), ask(undefined)]).toEqual([2, 3, undefined, 2, 3, undefined]);
  expect(seen).toHaveLength(3);
  expect(ask(1, [1])).toBe(2);
  expect(seen).toHaveLength(4);
});
