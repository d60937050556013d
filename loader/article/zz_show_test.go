package article_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"quoth/loader/article"
)

func TestZZShow(t *testing.T) {
	for _, f := range strings.Fields(os.Getenv("SHOW")) {
		data, _ := os.ReadFile(f)
		x, err := article.Parse(f, data)
		fmt.Println("=====", f, err)
		if err != nil {
			continue
		}
		fmt.Printf("title=%q pub=%q author=%q date=%q dateline=%q lang=%q\n", x.Title, x.Publisher, x.Author, x.Published, x.Dateline, x.Language)
		for _, b := range x.Blocks {
			s := x.Content[b.Start:b.End]
			if len(s) > 90 {
				s = s[:60] + " … " + s[len(s)-25:]
			}
			fmt.Printf("  %-10s %q\n", b.Kind, s)
		}
	}
}
