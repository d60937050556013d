// Package loader reads news articles: it finds the sources in what it is given,
// turns each into text, reads the text's English, and answers with what the
// article says as a graph.Reading.
//
// The way of an article: article (decode, cut into blocks, metadata), language
// (sentences, tags, grammar), entity (who and what is named), attribution (who
// said what), relation (who agreed, what lies where), and here the reading is
// put together. Up to here all offsets count bytes of the UTF-8 text; the
// reading's count code points.
//
// Sources are read in parallel and answered in the order in which they were
// given; the same sources give the same readings, whatever the number of
// workers. A source that cannot be read is an error that names it, and the rest
// goes on. Nothing is fetched from a network.
package loader
