import { relative, sep } from 'node:path';
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { findViolation } from './scripts/lib/layers.mjs';
import { noModuleState } from './scripts/lib/module-state.mjs';

const layers = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = relative(import.meta.dirname, context.filename)
      .split(sep)
      .join('/');
    const check = (node) => {
      if (typeof node.source?.value !== 'string') return;
      const message = findViolation(file, node.source.value);
      if (message !== undefined) context.report({ node, message });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

const impure = (reason, ...names) => names.map((name) => ({ name, message: reason }));

export default defineConfig(
  globalIgnores(['actions/dist/', 'actions/core/generated/', '**/.venv/', 'playbooks/']),
  js.configs.recommended,
  {
    files: ['**/*.{js,mjs}', 'scripts/**'],
    languageOptions: { globals: { Buffer: 'readonly', console: 'readonly', process: 'readonly', URL: 'readonly' } },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { ops: { rules: { layers, 'no-module-state': noModuleState } } },
    rules: {
      'ops/layers': 'error',
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 60 }],
      'max-params': ['error', { max: 4 }],
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['actions/core/**/*.ts'],
    rules: {
      'ops/no-module-state': 'error',
      'no-restricted-globals': [
        'error',
        ...impure('core is pure: hand it in', 'process', 'fetch', 'Date', 'console', 'setTimeout', 'setInterval'),
      ],
    },
  },
  {
    // A describe() is a list of cases, and a builder may speak of what the engine would refuse.
    files: ['test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'error' },
  },
);
