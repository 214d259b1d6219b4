import { describe, expect, it } from 'vitest';
import { renderWorkflowCommands } from '../../../../actions/core/render/workflow-commands.ts';
import type { Problem } from '../../../../actions/core/types.ts';

const problem: Problem = {
  severity: 'error',
  rule: 'unique-pg-seq',
  message: 'two of one, 50%\n::warning::no',
  file: 'inventory/a,b:c.yml',
  line: 4,
  column: 2,
  path: '',
};

describe('renderWorkflowCommands', () => {
  it('escapes what would end a property or begin another command', () => {
    expect(renderWorkflowCommands([problem])).toBe(
      '::error file=inventory/a%2Cb%3Ac.yml,line=4,col=2,title=unique-pg-seq::' +
        'two of one, 50%25%0A::warning::no [unique-pg-seq]\n',
    );
  });

  it('leaves out the place where there is none', () => {
    expect(renderWorkflowCommands([{ ...problem, severity: 'warning', message: 'x', file: '' }])).toBe(
      '::warning title=unique-pg-seq::x [unique-pg-seq]\n',
    );
  });
});
