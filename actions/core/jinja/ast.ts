/** What a Jinja text is made of. Names of filters and tests are no variables; a tuple is a list. */

export interface Arguments {
  readonly args: readonly Expression[];
  readonly named: readonly (readonly [name: string, value: Expression])[];
}

export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'name'; readonly name: string; readonly offset: number }
  | { readonly kind: 'attribute'; readonly of: Expression; readonly name: string }
  | { readonly kind: 'subscript'; readonly of: Expression; readonly key: Expression }
  | { readonly kind: 'slice'; readonly of: Expression; readonly bounds: readonly Expression[] }
  | ({ readonly kind: 'call'; readonly callee: Expression } & Arguments)
  | ({ readonly kind: 'filter'; readonly of: Expression | undefined; readonly name: string } & Arguments)
  | ({ readonly kind: 'test'; readonly of: Expression; readonly name: string } & Arguments)
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  /** `*list` or `**dict` in a call: any number of arguments. */
  | { readonly kind: 'spread'; readonly of: Expression }
  | { readonly kind: 'dict'; readonly entries: readonly (readonly [key: Expression, value: Expression])[] }
  | { readonly kind: 'operation'; readonly operator: string; readonly operands: readonly Expression[] }
  | {
      readonly kind: 'condition';
      readonly test: Expression;
      readonly then: Expression;
      readonly otherwise: Expression | undefined;
    };

export interface Binding {
  readonly name: string;
  readonly value: Expression | undefined;
}

export type Statement =
  | { readonly kind: 'output'; readonly expression: Expression }
  | {
      readonly kind: 'for';
      readonly targets: readonly string[];
      readonly over: Expression;
      readonly test: Expression | undefined;
      readonly body: readonly Statement[];
      readonly otherwise: readonly Statement[];
    }
  | {
      readonly kind: 'if';
      readonly branches: readonly { readonly test: Expression | undefined; readonly body: readonly Statement[] }[];
    }
  | {
      readonly kind: 'set';
      readonly targets: readonly string[];
      readonly value: Expression | undefined;
      readonly body: readonly Statement[];
    }
  | {
      readonly kind: 'macro';
      readonly name: string;
      readonly parameters: readonly Binding[];
      readonly body: readonly Statement[];
    }
  /** with, call, filter, block, autoescape: names of its own for a body. */
  | {
      readonly kind: 'scope';
      readonly bindings: readonly Binding[];
      readonly expressions: readonly Expression[];
      readonly body: readonly Statement[];
    }
  | { readonly kind: 'include'; readonly template: Expression; readonly offset: number }
  | {
      readonly kind: 'import';
      readonly template: Expression;
      readonly names: readonly string[];
      readonly offset: number;
    };

/** Expressions in which each part stands for itself. */
export function listParts(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'list':
      return expression.items;
    case 'dict':
      return expression.entries.flat();
    case 'operation':
      return expression.operands;
    case 'spread':
      return [expression.of];
    case 'slice':
      return [expression.of, ...expression.bounds];
    case 'condition':
      return [expression.test, expression.then, ...(expression.otherwise ? [expression.otherwise] : [])];
    default:
      return [];
  }
}
