import { expect, test } from 'vitest';
import { parameterSchemas } from '../../../../actions/core/schema/schema.ts';

test('another name of a parameter has an effect where the parameter has one', () => {
  const wrong = Object.entries(parameterSchemas).filter(([, { alias, unread }]) => {
    const target = alias === undefined ? undefined : parameterSchemas[alias];
    return target !== undefined && (unread === undefined) !== (target.unread === undefined);
  });
  expect(wrong.map(([name]) => name)).toEqual([]);
});
