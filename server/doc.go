// Package server serves the graph over HTTP: GraphQL at /graphql, to the
// letter of the GraphQL over HTTP specification, with subscriptions over
// graphql-transport-ws and graphql-sse, a playground at /graphiql that
// asks no other host for anything, the contract at /schema.graphql, and
// /healthz.
//
// A request cannot crash, hang or fill the process: its body, its time, the
// size of its answer and the number of requests at work have bounds, and what
// goes over one gets a GraphQL error with a code. The same holds for connections
// that stay open: their number, the operations on each, the size of a message
// and the time to take one have bounds, and a client that is too slow is
// dropped. Nothing but queries is served
// to GET, and POST takes JSON only, so that a page of another origin cannot
// make a browser send what it may not.
package server
