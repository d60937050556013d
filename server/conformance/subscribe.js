// Subscribes with the clients that front ends use, graphql-ws and graphql-sse,
// while articles are added. usage: node subscribe.js URL KEY
import assert from 'node:assert/strict';
import { createClient as websocket } from 'graphql-ws';
import { createClient as events } from 'graphql-sse';
import WebSocket from 'ws';

const [url, key] = process.argv.slice(2);
const authorization = `Bearer ${key}`;

async function add(id, text) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: authorization },
    body: JSON.stringify({
      query: 'mutation ($in: ArticleInput!) { addArticle(input: $in) { outcome } }',
      variables: { in: { id, title: 'Rufus Firefly', text } },
    }),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined);
  assert.equal(data.addArticle.outcome, 'ADDED');
}

// collect gives what comes until the operation completes, and its error.
const collect = (client, request) =>
  new Promise((resolve) => {
    const got = [];
    client.subscribe(request, {
      next: (value) => got.push(value),
      error: (error) => resolve({ got, error }),
      complete: () => resolve({ got }),
    });
  });

const transports = {
  'graphql-ws': () => websocket({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0, connectionParams: { authorization } }),
  'graphql-sse': () => events({ url, retryAttempts: 0, headers: { authorization } }),
};
for (const [name, connect] of Object.entries(transports)) {
  const client = connect();

  const answered = await collect(client, { query: '{ stats { articles } }' });
  assert.equal(answered.got.length, 1, `${name}: a query has one answer`);
  assert.ok(answered.got[0].data.stats.articles > 0);

  const refused = await collect(client, { query: '{ clams { id } }' });
  const errors = Array.isArray(refused.error) ? refused.error : refused.got[0].errors;
  assert.match(errors[0].message, /Cannot query field "clams"/);

  const changed = await collect(client, { query: `mutation { retractArticle(id: "none") { outcome } }` });
  assert.equal(changed.got[0].data.retractArticle.outcome, 'UNCHANGED');

  // A stream: what is added while the client listens, then the client goes.
  const stream = client.iterate({
    query: 'subscription ($where: ClaimFilter) { claimAdded(where: $where) { text article { id } } }',
    variables: { where: { search: 'ready' } },
  });
  const first = stream.next();
  let id;
  for (let n = 0; ; n++) {
    id = `${name}/${n}`;
    await add(`${id}/other`, 'We are waiting.');
    await add(id, 'We are ready.');
    if (await Promise.race([first, new Promise((resolve) => setTimeout(resolve, 200))])) break;
    assert.ok(n < 50, `${name}: nothing came`);
  }
  const { value } = await first;
  assert.equal(value.data.claimAdded.text, 'We are ready.');
  await stream.return();

  // Twenty that listen at once and go, half of them at once.
  const listening = Array.from({ length: 20 }, () => {
    const cancel = client.subscribe({ query: 'subscription { articleLoaded { id } }' }, { next() {}, error() {}, complete() {} });
    return cancel;
  });
  listening.slice(0, 10).forEach((cancel) => cancel());
  await new Promise((resolve) => setTimeout(resolve, 100));
  listening.slice(10).forEach((cancel) => cancel());
  await client.dispose();
  console.log(`${name}: query, error, mutation, stream, twenty cancels`);
}
process.exit(0);
