// Holds a server's answers against graphql-js's own executor. Each field that
// graphql-js resolves is asked of the server by itself, as a document of one
// path without fragments, directives or siblings; how the fields of a document
// make one answer (merging, skipping, order of keys, nulls) is graphql-js's
// work alone. usage: node oracle.js URL, with lines {"query","variables"} on
// standard input.
import { createInterface } from 'node:readline';
import {
  buildClientSchema, execute, getIntrospectionQuery, isCompositeType, getNamedType, parse, print, astFromValue, validate,
} from 'graphql';

const url = process.argv[2];

async function ask(query, variables) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, body: await response.json() };
}

const introspection = await ask(getIntrospectionQuery());
const schema = buildClientSchema(introspection.body.data);

// A place is where an object stands: the fields that lead there, each with its
// arguments and the type that has it, and its index in each list on the way.
const asked = new Map();

function single(steps, composite) {
  let text = composite ? '{ __typename }' : '';
  for (const { on, field } of steps.toReversed()) {
    text = on === schema.getQueryType().name ? `{ v: ${field} ${text} }` : `{ ... on ${on} { v: ${field} ${text} } }`;
  }
  if (!asked.has(text)) {
    asked.set(text, ask(text).then(({ body }) => {
      if (body.errors) throw new Error(`${text}: ${body.errors[0].message}`);
      return body.data;
    }));
  }
  return asked.get(text);
}

// at follows a chain of "v" and of indices down an answer.
function at(answer, steps, indices) {
  let value = answer;
  let next = 0;
  for (let i = 0; i < steps.length; i++) {
    value = value.v;
    if (i < steps.length - 1) {
      while (Array.isArray(value)) value = value[indices[next++]];
    }
  }
  return value;
}

async function resolve(source, args, _context, info) {
  const field = info.parentType.getFields()[info.fieldName];
  const given = field.args
    .filter((arg) => arg.name in args && info.fieldNodes[0].arguments.some((node) => node.name.value === arg.name))
    .map((arg) => `${arg.name}: ${print(astFromValue(args[arg.name], arg.type))}`);
  const steps = [...source.steps, { on: info.parentType.name, field: info.fieldName + (given.length ? `(${given.join(', ')})` : '') }];
  const composite = isCompositeType(getNamedType(field.type));
  const value = at(await single(steps, composite), steps, source.indices);
  const place = (item, indices) => {
    if (item === null || !composite) return item;
    if (Array.isArray(item)) return item.map((each, i) => place(each, [...indices, i]));
    return { steps, indices, __typename: item.__typename };
  };
  return place(value, source.indices);
}

// Enums and scalars come from the server as it writes them.
for (const type of Object.values(schema.getTypeMap())) {
  if (type.name.startsWith('__')) continue;
  if ('serialize' in type && !type.astNode) type.serialize = (value) => value;
}

let count = 0;
let failed = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const { query, variables } = JSON.parse(line);
  const document = parse(query);
  const problems = validate(schema, document);
  if (problems.length) {
    failed++;
    console.log(`not valid: ${problems[0].message}\n${query}`);
    continue;
  }
  const want = await execute({
    schema, document, variableValues: variables, fieldResolver: resolve, rootValue: { steps: [], indices: [] },
    typeResolver: (value) => value.__typename,
  });
  const { body: got } = await ask(query, variables);
  count++;
  if (JSON.stringify(got) !== JSON.stringify(want)) {
    failed++;
    if (failed <= 3) console.log(`${query}\n${JSON.stringify(variables)}\nserver:     ${JSON.stringify(got)}\ngraphql-js: ${JSON.stringify(want)}`);
  }
}
console.log(`oracle: ${count - failed} of ${count} answers are graphql-js's, from ${asked.size} single fields`);
process.exit(count > 0 && failed === 0 ? 0 : 1);
