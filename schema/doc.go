// Package schema answers GraphQL requests over the graph.
//
// schema.graphql is the contract: every type, field and argument stands there,
// described, and the executable schema is built from it and a table of
// resolvers. A request's document is parsed, validated and measured by
// gqlparser before graphql-go's executor sees it, so no document can crash,
// hang or fill the process; what is over a limit is refused with a code.
//
// A request reads one View of the store from beginning to end. Resolvers ask
// for what they need by thunks, and each level of a request costs a constant
// number of reads however many rows it has. Keys come out in the order in
// which they were asked. Faults of resolvers are shown as "internal error" with
// an id that the log has.
package schema
