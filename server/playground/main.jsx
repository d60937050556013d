// The playground: GraphiQL over this server's /graphql, with a tab for each
// question that the graph answers. Nothing is fetched from another host.
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import EditorWorker from 'monaco-editor/esm/vs/editor/editor.worker.js?worker';
import JsonWorker from 'monaco-editor/esm/vs/language/json/json.worker.js?worker';
import GraphQLWorker from 'monaco-graphql/esm/graphql.worker.js?worker';
import 'graphiql/style.css';
import './main.css';

import whoSaidWhat from './examples/who-said-what.graphql?raw';
import whoAgreed from './examples/who-agreed-to-what.graphql?raw';
import whatLies from './examples/what-lies-where.graphql?raw';
import oneArticle from './examples/one-article.graphql?raw';

globalThis.MonacoEnvironment = {
  getWorker(_id, label) {
    if (label === 'graphql') return new GraphQLWorker();
    if (label === 'json') return new JsonWorker();
    return new EditorWorker();
  },
};

const examples = [
  { query: whoSaidWhat },
  { query: whoAgreed },
  { query: whatLies },
  { query: oneArticle },
];

const fetcher = createGraphiQLFetcher({
  url: '/graphql',
  headers: { Accept: 'application/graphql-response+json, application/json' },
});

createRoot(document.getElementById('playground')).render(
  <GraphiQL
    fetcher={fetcher}
    defaultTabs={examples}
    defaultQuery=""
    inputValueDeprecation
    schemaDescription
  >
    <GraphiQL.Logo>
      <a href="/schema.graphql" title="The schema">Quoth</a>
    </GraphiQL.Logo>
  </GraphiQL>,
);
