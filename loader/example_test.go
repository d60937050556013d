package loader_test

import (
	"context"
	"fmt"
	"log/slog"

	"quoth/loader"
)

func ExampleLoader_Read() {
	l, err := loader.New(slog.New(slog.DiscardHandler), loader.Config{})
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := l.Read(context.Background(), loader.Source{
		ID:   "grain.txt",
		Name: "grain.txt",
		Data: []byte("Grain ships sail again\n\nSeptember 20, 2023\n\n" +
			"The Kenyan government said on Tuesday that the first ship had left the port of Mombasa.\n"),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Article.Title, r.Article.Published)
	for _, c := range r.Claims {
		fmt.Printf("%s %q %s: %s\n", c.Speakers[0].Entity, c.Cue.Text, c.SaidOn, c.Content)
	}
	// Output:
	// Grain ships sail again 2023-09-20
	// country:kenya "said" 2023-09-19: the first ship had left the port of Mombasa
}
