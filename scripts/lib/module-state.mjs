/** Lint rule: a module of core keeps nothing between calls. */

const MESSAGE = 'core keeps no state between calls; take a Memo (core/memo.ts) from the caller';

/** A variable, a collection that is made empty and so waits to be filled, or a weak one. */
function isState(kind, { id, init }) {
  if (kind !== 'const') return true;
  const annotation = id.typeAnnotation?.typeAnnotation;
  if (init?.type === 'NewExpression') {
    const isFilled = init.arguments.length > 0 || /^Readonly(?:Map|Set)$/.test(annotation?.typeName?.name);
    return !isFilled || init.callee.name?.startsWith('Weak');
  }
  return init?.elements?.length === 0 && annotation?.type === 'TSArrayType';
}

export const noModuleState = {
  meta: { type: 'problem', schema: [] },
  create: (context) => ({
    VariableDeclaration({ parent, kind, declarations }) {
      const isOfModule = parent.type === 'Program' || parent.type === 'ExportNamedDeclaration';
      for (const node of declarations)
        if (isOfModule && isState(kind, node)) context.report({ node, message: MESSAGE });
    },
  }),
};
