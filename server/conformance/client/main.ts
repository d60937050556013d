// A front end in small: each answer has the type that its document promises.
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { NewestArticleDocument, WhoAgreedToWhatDocument, WhoSaidWhatDocument, type WhoSaidWhatQuery } from './generated.ts';

async function ask<Data, Variables>(url: string, document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const { data, errors } = (await response.json()) as { data?: Data; errors?: { message: string }[] };
  if (data === undefined || errors) throw new Error(errors?.[0]?.message ?? `status ${response.status}`);
  return data;
}

export type Claim = WhoSaidWhatQuery['claims']['nodes'][number];

export async function first(url: string, speaker: string): Promise<string> {
  const { claims } = await ask(url, WhoSaidWhatDocument, { speaker });
  const claim: Claim | undefined = claims.nodes[0];
  const start: number | undefined = claim?.evidence[0]?.start;
  return `${claim?.speakers[0]?.name}: ${claim?.text} (${start})`;
}

export async function parties(url: string): Promise<string[]> {
  const { agreements } = await ask(url, WhoAgreedToWhatDocument, {});
  return agreements.nodes.flatMap((agreement) => agreement.parties.map((member) => member.party.name));
}

export async function newest(url: string): Promise<string | null | undefined> {
  const { articles } = await ask(url, NewestArticleDocument, {});
  return articles.nodes[0]?.title;
}

// A field that is not there, and an argument of the wrong type, are errors.
export async function wrong(url: string): Promise<void> {
  // @ts-expect-error: speaker is a string
  await ask(url, WhoSaidWhatDocument, { speaker: 1 });
  const { claims } = await ask(url, WhoSaidWhatDocument, {});
  // @ts-expect-error: claims have no verdict
  claims.nodes[0]?.verdict;
}
