package graph_test

import (
	"context"
	"testing"

	"golang.org/x/sync/errgroup"

	"quoth/graph"
)

// TestReadersUnderLoad reads while articles come, change and go: every view
// must be whole, with each article's claims counted as its record says.
func TestReadersUnderLoad(t *testing.T) {
	each(t, graph.Config{BatchQuads: 300, CacheBytes: 1 << 16}, func(t *testing.T, s *graph.Store) {
		ctx, stop := context.WithCancel(context.Background())
		defer stop()
		var group errgroup.Group
		group.Go(func() error {
			defer stop()
			for version := range uint64(2) {
				if _, err := s.Put(context.Background(), corpus(200+version, 12)...); err != nil {
					return err
				}
				if _, err := s.Retract(context.Background(), "wire/00003.txt", "wire/00004.txt"); err != nil {
					return err
				}
			}
			return nil
		})
		for range 3 {
			group.Go(func() error {
				for ctx.Err() == nil {
					if err := whole(t, s); err != nil {
						return err
					}
				}
				return nil
			})
		}
		if err := group.Wait(); err != nil {
			t.Fatal(err)
		}
		sound(t, s)
	})
}

func whole(t *testing.T, s *graph.Store) error {
	ctx := context.Background()
	v, err := s.View(ctx)
	if err != nil {
		return err
	}
	defer v.Close()
	articles, err := v.Articles(ctx, graph.ArticleFilter{}, graph.Page{First: 100})
	if err != nil {
		return err
	}
	claims := 0
	for _, a := range articles.Items {
		list, err := v.Claims(ctx, graph.ClaimFilter{Article: a.ID}, graph.Page{First: 100})
		if err != nil {
			return err
		}
		claims += len(list.Items)
		if len(list.Items) != a.Claims {
			t.Errorf("article %s has %d claims, not %d", a.ID, len(list.Items), a.Claims)
		}
		var speakers []string
		for _, c := range list.Items {
			if c.Article != a.ID {
				t.Errorf("claim %s is of %s, not %s", c.ID, c.Article, a.ID)
			}
			speakers = append(speakers, c.Voices()...)
		}
		found, err := v.EntitiesByKey(ctx, speakers)
		if err != nil {
			return err
		}
		for i, e := range found {
			if e == nil || e.Claims == 0 {
				t.Errorf("speaker %s of %s is not whole: %+v", speakers[i], a.ID, e)
			}
		}
	}
	if n, err := v.ClaimCount(ctx, graph.ClaimFilter{}); err != nil || n != claims {
		t.Errorf("%d claims counted, %d read (%v)", n, claims, err)
	}
	return nil
}
