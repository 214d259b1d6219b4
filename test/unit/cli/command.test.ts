import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { makeInventoryOption, readInventoryArgument, toJson } from '../../../actions/cli/command.ts';

describe('toJson', () => {
  it('prints integers exactly, whatever their size', () => {
    expect(toJson({ small: 1, big: 123456789012345678901n, negative: -9007199254740993n })).toBe(
      '{\n  "small": 1,\n  "big": 123456789012345678901,\n  "negative": -9007199254740993\n}\n',
    );
  });

  it('leaves text that looks like an integer alone', () => {
    expect(toJson({ text: '123456789012345678901' })).toContain('"123456789012345678901"');
  });
});

describe('the path of an inventory', () => {
  it('may have "path:" before it, as a side of a plan', () => {
    expect(readInventoryArgument('path:some/hosts.yml')).toBe('some/hosts.yml');
    expect(readInventoryArgument('some/hosts.yml')).toBe('some/hosts.yml');
    expect(readInventoryArgument('./path:hosts.yml')).toBe('./path:hosts.yml');
  });

  it('is read so by the option of every verb', () => {
    const program = new Command().addOption(makeInventoryOption());
    program.parse(['--inventory', 'path:some/hosts.yml'], { from: 'user' });
    expect(program.opts()).toEqual({ inventory: 'some/hosts.yml' });
    for (const verb of ['validate', 'hostvars', 'explain']) {
      const source = readFileSync(`actions/cli/${verb}.ts`, 'utf8');
      expect(source).toContain('.addOption(makeInventoryOption())');
    }
  });
});
