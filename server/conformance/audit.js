// Asks a server everything that GraphQL over HTTP demands of it, and has the
// newest graphql-js read its schema. usage: node audit.js URL
import { auditServer } from 'graphql-http';
import * as graphql16 from 'graphql';
import * as graphql17 from 'graphql-17';

const url = process.argv[2];
let failed = 0;
const results = await auditServer({ url, fetchFn: fetch });
for (const result of results) {
  if (result.status !== 'ok') {
    failed++;
    console.log(`${result.status} ${result.id} ${result.name}: ${result.reason}`);
  }
}
console.log(`audit: ${results.length - failed} of ${results.length}`);

for (const { version, buildClientSchema, getIntrospectionQuery, validateSchema } of [graphql16, graphql17]) {
  const query = getIntrospectionQuery({
    descriptions: true,
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    schemaDescription: true,
    inputValueDeprecation: true,
    oneOf: true,
  });
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors = [] } = await response.json();
  const problems = [...errors, ...(data ? validateSchema(buildClientSchema(data)) : [])];
  for (const problem of problems) console.log(problem.message);
  failed += problems.length;
  console.log(`graphql-js ${version}: ${problems.length} problems`);
}
process.exit(failed === 0 ? 0 : 1);
