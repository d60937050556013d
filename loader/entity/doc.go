// Package entity finds who and what an article names: persons, organizations,
// countries, groups and places, with their types, their roles and every mention
// of each within the article.
//
// It reads a parsed document and answers with a Set: entities under canonical
// names, and the mentions that stand for them, be they names ("Aliyev"),
// descriptions ("the prime minister") or adjectives ("French"). Pronouns and
// unnamed sources ("officials") are resolved where somebody asks for them, by
// Set.Speakers, Set.Parties and Set.Places.
//
// Evidence is surface form first (capitals, titles, gazetteers) and tags and
// relations second, so that an error of the tagger or parser costs little. The
// gazetteers in the folder data hold general knowledge of the world (countries,
// capitals, offices, given names); they name no living person. Nothing is
// looked up elsewhere, and the same document gives the same Set.
//
// The package refuses to guess across articles: an entity is what one article
// knows of it.
package entity
