// The contract under graphql-eslint's rules for schemas and for Relay.
import plugin from '@graphql-eslint/eslint-plugin';

const contract = './contract.graphql'; // a copy: eslint looks at nothing above its folder

export default [
  {
    files: ['**/*.graphql'],
    languageOptions: { parser: plugin.parser, parserOptions: { graphQLConfig: { schema: contract } } },
    plugins: { '@graphql-eslint': plugin },
    rules: {
      ...plugin.configs['flat/schema-recommended'].rules,
      ...plugin.configs['flat/schema-relay'].rules,
      // Pages go forward only, which the Cursor Connections specification allows.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      // Bounded lists are plain lists; statements and triples have no id of their own.
      '@graphql-eslint/relay-edge-types': [
        'error',
        { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
      ],
      '@graphql-eslint/strict-id-in-types': [
        'error',
        {
          exceptions: {
            suffixes: ['Connection', 'Edge', 'Facet', 'Facets'],
            types: ['Account', 'Annotation', 'ArticleChange', 'Attribution', 'ClaimLink', 'Comparison', 'Copy', 'Corroboration', 'DecisionChange', 'Difference', 'Evidence', 'Highlight', 'Identity', 'LabelSizes', 'Link', 'Location', 'Membership', 'Moment', 'Neighbor', 'PageInfo', 'Participant', 'Role', 'SameAs', 'SearchHit', 'Stats', 'Toll', 'Triple'],
          },
        },
      ],
    },
  },
];
