import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSigned, signMessage } from '../../../actions/adapters/ssh-signature.ts';
import { makeSshKey } from '../../lib/ssh-key.ts';

let root: string;
let key: string;
let stranger: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'ops-signature-'));
  key = makeSshKey(root, 'key');
  stranger = makeSshKey(root, 'stranger');
});

afterAll(() => {
  rmSync(root, { recursive: true });
});

describe('an SSH signature', () => {
  const signing = { message: 'text\n', namespace: 'one' };

  it('is of a message, a purpose and a key', () => {
    const signature = signMessage(signing, join(root, 'key'));
    expect(isSigned(signing, signature, [stranger, key])).toBe(true);
    expect(isSigned({ ...signing, message: 'text' }, signature, [key])).toBe(false);
    expect(isSigned({ ...signing, namespace: 'two' }, signature, [key])).toBe(false);
    expect(isSigned(signing, signature, [stranger])).toBe(false);
    expect(isSigned(signing, signature, [])).toBe(false);
    expect(isSigned(signing, 'no signature', [key])).toBe(false);
  });

  it('is none where ssh-keygen knows it before it has read a long message', () => {
    const long = { message: 'x'.repeat(4_000_000), namespace: 'one' };
    expect(isSigned(long, 'no signature', [key])).toBe(false);
    expect(isSigned(long, signMessage(long, join(root, 'key')), [key])).toBe(true);
  });

  it('is none by what is no key: a line of options, a pattern, another line', () => {
    const signature = signMessage(signing, join(root, 'key'));
    for (const odd of [`* ${key}`, `cert-authority ${key}`, `${key}\nmeta-node ${stranger}`, `${key} `, `# ${key}`]) {
      expect(isSigned(signing, signature, [odd])).toBe(false);
    }
  });

  it('is not made by a key that is not there', () => {
    expect(() => signMessage(signing, join(root, 'missing'))).toThrow('cannot be signed');
  });
});
