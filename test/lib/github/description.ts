/** GitHub's own description of its interface, cut to what we use: it judges each request and each answer of the double. */
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

type Json = Readonly<Record<string, unknown>>;

interface Operation {
  readonly parameters?: readonly Json[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Json }>> };
  readonly responses: Readonly<Record<string, Json>>;
}

const CUT = JSON.parse(readFileSync('test/lib/github/openapi.json', 'utf8')) as Json;
const PATHS = CUT['paths'] as Readonly<Record<string, Readonly<Record<string, Operation>>>>;

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema(openNullable(CUT) as Json, 'github');

/** `nullable` of OpenAPI 3.0 beside a reference or a choice is no word of JSON Schema. */
function openNullable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(openNullable);
  if (value === null || typeof value !== 'object') return value;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, openNullable(item)]),
  );
  if (nullable !== true) return nullable === undefined ? rest : { nullable, ...rest };
  return { anyOf: [rest, { type: 'null' }] };
}

const compiled = new Map<string, ValidateFunction>();

function validate(pointer: readonly string[], value: unknown, what: string): readonly string[] {
  const key = pointer.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
  const check = compiled.get(key) ?? ajv.compile({ $ref: `github#/${key}` });
  compiled.set(key, check);
  if (check(value)) return [];
  return (check.errors ?? []).slice(0, 5).map((error) => `${what}${error.instancePath}: ${error.message ?? ''}`);
}

function deref(value: Json): Json {
  const { $ref } = value;
  if (typeof $ref !== 'string') return value;
  return $ref
    .slice(2)
    .split('/')
    .reduce((at: Json, part) => at[part] as Json, CUT);
}

export interface Match {
  /** `/repos/{owner}/{repo}/pulls` */
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export function findRoute(method: string, pathname: string): Match | undefined {
  for (const path of Object.keys(PATHS)) {
    if (PATHS[path]?.[method.toLowerCase()] === undefined) continue;
    const pattern = path.replace(/[.]/g, '\\.').replace(/\{([^}]+)\}/g, (_, name: string) => `(?<${name}>[^/]+)`);
    const found = new RegExp(`^${pattern}$`).exec(pathname);
    if (found === null) continue;
    const entries = Object.entries(found.groups ?? {}).map(([name, text]) => [name, decodeURIComponent(text)] as const);
    return { path, parameters: Object.fromEntries(entries) };
  }
  return undefined;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** What GitHub's description has against a request. */
export function findRequestProblems({ method, path, query, body }: Asked): readonly string[] {
  const operation = PATHS[path]?.[method.toLowerCase()];
  if (operation === undefined) return [`${method} ${path} is not described`];
  const parameters = (operation.parameters ?? []).map(deref);
  const named = new Map(parameters.map((parameter) => [String(parameter['name']), parameter]));
  const problems = [...query].flatMap(([name, text]) => {
    const parameter = named.get(name);
    if (parameter?.['in'] !== 'query') return [`"${name}" is no parameter of ${method} ${path}`];
    return judge(name, parameter['schema'] as Json, text);
  });
  const wanted = operation.requestBody?.content['application/json'];
  if (wanted === undefined) return body === undefined ? problems : [...problems, `${method} ${path} takes no body`];
  const pointer = ['paths', path, method.toLowerCase(), 'requestBody', 'content', 'application/json', 'schema'];
  return [...problems, ...validate(pointer, body, 'body')];
}

function judge(name: string, schema: Json, text: string): readonly string[] {
  const value = schema['type'] === 'integer' ? Number(text) : text;
  const check = ajv.compile(openNullable(resolve(schema)) as Json);
  return check(value) ? [] : [`query ${name}: ${check.errors?.[0]?.message ?? 'is wrong'}`];
}

function resolve(schema: Json): Json {
  return deref(schema);
}

/** What GitHub's description has against an answer. */
export function findAnswerProblems(asked: Asked, status: number, answer: unknown): readonly string[] {
  const { method, path } = asked;
  const operation = PATHS[path]?.[method.toLowerCase()];
  const response = operation?.responses[String(status)];
  if (response === undefined) return status >= 400 ? [] : [`${method} ${path} has no answer ${String(status)}`];
  const isRef = typeof response['$ref'] === 'string';
  const pointer = isRef
    ? String(response['$ref']).slice(2).split('/')
    : ['paths', path, method.toLowerCase(), 'responses', String(status)];
  const content = deref(response)['content'] as Readonly<Record<string, unknown>> | undefined;
  if (content?.['application/json'] === undefined) {
    return answer === undefined ? [] : [`${method} ${path} answers ${String(status)} without a body`];
  }
  return validate([...pointer, 'content', 'application/json', 'schema'], answer, 'answer');
}

/** A value that fits a component's schema and has all that is required, with our own over it. */
export function makeSample(component: string, own: Json): Json {
  const schemas = (CUT['components'] as Readonly<Record<string, Readonly<Record<string, Json>>>>)['schemas'];
  const schema = schemas?.[component];
  if (schema === undefined) throw new Error(`GitHub describes no ${component}`);
  return { ...(sample({ ...schema, nullable: false }) as Json), ...own };
}

function sample(written: Json): unknown {
  const schema = deref(written);
  if (schema['nullable'] === true) return null;
  const choice = (schema['oneOf'] ?? schema['anyOf']) as readonly Json[] | undefined;
  if (choice?.[0] !== undefined && schema['properties'] === undefined) return sample(choice[0]);
  const all = schema['allOf'] as readonly Json[] | undefined;
  if (all !== undefined) return Object.assign({}, ...all.map((part) => sample(part) as Json)) as Json;
  const known = schema['enum'] as readonly unknown[] | undefined;
  if (known !== undefined) return known[0];
  return sampleOf(schema);
}

function sampleOf(schema: Json): unknown {
  switch (schema['type']) {
    case 'array':
      return [];
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return false;
    case 'string':
      return sampleText(schema['format']);
    default: {
      const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Json>>;
      const required = (schema['required'] ?? []) as readonly string[];
      return Object.fromEntries(required.map((name) => [name, sample(properties[name] ?? {})]));
    }
  }
}

function sampleText(format: unknown): string {
  if (format === 'date-time') return '2026-06-30T10:00:00Z';
  return format === 'uri' ? 'https://api.github.com/x' : 'text';
}
