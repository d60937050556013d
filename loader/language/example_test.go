package language_test

import (
	"fmt"
	"log"

	"quoth/loader/language"
)

func ExampleModel_Analyze() {
	m, err := language.Open()
	if err != nil {
		log.Fatal(err)
	}
	text := "Officials denied the report. They said that the border was open."
	doc := m.Analyze(text, nil)
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		verb := s.Root()
		subject := s.Child(verb, "nsubj")
		fmt.Println(s.Tokens[subject].Form, s.Tokens[verb].Lemma)
		if clause := s.Child(verb, "ccomp"); clause >= 0 {
			start, end := s.Span(s.Subtree(clause))
			fmt.Println("→", text[start:end])
		}
	}
	// Output:
	// Officials deny
	// They say
	// → that the border was open
}
