/** What we use of the package, which has no types of its own. */
declare module 'jmespath' {
  export interface ExpressionNode {
    readonly type: string;
    /** Of a field, a function or a comparison. */
    readonly name?: unknown;
    /** Of a literal. */
    readonly value?: unknown;
    /** The bounds of a slice are no nodes. */
    readonly children?: readonly (ExpressionNode | number | null)[];
  }
  const jmespath: {
    readonly compile: (expression: string) => ExpressionNode;
    readonly search: (data: unknown, expression: string) => unknown;
  };
  export default jmespath;
}
