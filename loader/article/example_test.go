package article_test

import (
	"fmt"

	"quoth/loader/article"
)

func ExampleParse() {
	t, err := article.Parse("news.txt", []byte(
		"Border reopens after three years - Sahel Times\n\nBy Amina Saleh\n20 July 2022\n\n"+
			"N'DJAMENA — The border reopened on Wednesday, three years after it had been closed.\n\nRelated articles\nRain in the south\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s | %s | %s | %s\n", t.Title, t.Publisher, t.Author, t.Published)
	for _, b := range t.Blocks {
		if b.Kind == article.Paragraph {
			fmt.Println(t.Content[b.Start:b.End])
		}
	}
	// Output:
	// Border reopens after three years | Sahel Times | Amina Saleh | 2022-07-20
	// The border reopened on Wednesday, three years after it had been closed.
}
