// What docs/graphql.md tells front ends to write, with the playground's own
// examples as documents. QUOTH_URL is the server's address.
module.exports = {
  schema: process.env.QUOTH_URL,
  documents: ['../playground/examples/*.graphql'],
  generates: {
    'client/generated.ts': {
      plugins: ['typescript-operations', 'typed-document-node'],
      config: { scalars: { Date: 'string', IRI: 'string' } },
    },
  },
};
