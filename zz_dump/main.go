package main

import (
	"fmt"
	"os"

	"quoth/loader/article"
	"quoth/loader/entity"
	"quoth/loader/language"
)

func main() {
	m, err := language.Open()
	if err != nil {
		panic(err)
	}
	for _, f := range os.Args[1:] {
		b, _ := os.ReadFile(f)
		art, err := article.Parse(f, b)
		if err != nil {
			fmt.Println(err)
			continue
		}
		var bl []language.Block
		for _, x := range art.Blocks {
			bl = append(bl, language.Block{Start: x.Start, End: x.End})
		}
		doc := m.Analyze(art.Content, bl)
		s := entity.Find(doc, art)
		fmt.Println("==", f)
		for i, e := range s.Entities {
			n := 0
			for _, x := range s.Mentions {
				if x.Entities[0] == i {
					n++
				}
			}
			fmt.Printf("%3d %-13s %-45q n=%d %v c=%s g=%d roles=%v local=%v\n", i, e.Type, e.Name, n, e.Names, e.Country, e.Gender, e.Roles, e.Local)
		}
	}
}
