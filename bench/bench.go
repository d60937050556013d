// Package bench measures Quoth's execution of GraphQL beside that of others
// over the same data: graphql-go's executor, a server that gqlgen generates
// over the same store, and Cayley's own GraphQL over the same quads. It is a
// module of its own, so that nothing of it is a dependency of Quoth.
package bench

//go:generate go tool gqlgen generate
