package graph

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/hidal-go/hidalgo/kv/flat"
)

// Agreements lists agreements: newest first, those without a date last, then
// by folded name.
func (v *View) Agreements(ctx context.Context, f AgreementFilter, p Page) (List[*AgreementNode], error) {
	l, err := v.AgreementLists(ctx, []AgreementPage{{f, p}})
	return l[0], err
}

// AgreementPage is a page of a list of agreements.
type AgreementPage struct {
	AgreementFilter
	Page
}

// AgreementLists gives pages of several lists as Agreements does, read together.
func (v *View) AgreementLists(ctx context.Context, asked []AgreementPage) ([]List[*AgreementNode], error) {
	lists, first := make([]places, len(asked)), make([]int, len(asked))
	for i, a := range asked {
		after, err := position(a.Page, func(pos []byte) bool { return len(pos) > dateKeyLen && bytes.IndexByte(pos, 0) > 0 })
		if err != nil {
			return make([]List[*AgreementNode], len(asked)), err
		}
		lists[i], first[i] = v.agreements(ctx, a.AgreementFilter, after), a.First
	}
	return pages(ctx, lists, first, v.AgreementsByKey)
}

// AgreementCount counts the agreements that pass the filter; the count of all is kept.
func (v *View) AgreementCount(ctx context.Context, f AgreementFilter) (int, error) {
	if f == (AgreementFilter{}) {
		return readCount(ctx, v.tx, counter("agreements"))
	}
	return total(v.agreements(ctx, f, ""))
}

func (v *View) agreements(ctx context.Context, f AgreementFilter, after string) places {
	all := v.listed(ctx, row("g"), after)
	if f.Article != "" {
		all = v.ofArticle(ctx, row("g"), f.Article, after, func(ids []string) ([]string, error) {
			nodes, err := v.AgreementsByKey(ctx, ids)
			var pos []string
			for _, n := range nodes {
				if n != nil {
					pos = append(pos, dateKey(n.Date)+folded(n.Name)+"\x00"+n.Key)
				}
			}
			return pos, err
		})
	}
	if f.From != "" || f.To != "" {
		all = kept(all, func(p place) (bool, error) { return dated(p.pos, f.From, f.To), nil })
	}
	if f.Kind != "" || f.Status != "" {
		all = kept(all, func(p place) (bool, error) {
			t, err := readTally(ctx, v.tx, p.id)
			return (f.Kind == "" || string(f.Kind) == t.first(fieldKind)) &&
				(f.Status == "" || string(f.Status) == t.first(fieldStatus)), err
		})
	}
	if f.Party != "" {
		party, err := v.canonical(ctx, []string{f.Party})
		if err != nil {
			return failed(err)
		}
		f.Party = party[0]
		all = kept(all, func(p place) (bool, error) { return v.takesPart(ctx, f.Party, p.id) })
	}
	return v.named(ctx, "ng", f.Search, all)
}

// dated says whether the day at the head of pos lies between two dates.
func dated(pos string, from, to Date) bool {
	day := pos[:min(len(pos), dateKeyLen)]
	return day != turned("") && (from == "" || day <= turned(from.First())) && (to == "" || day >= turned(to.Last()))
}

func (v *View) takesPart(ctx context.Context, party, agreement string) (bool, error) {
	for _, role := range []MembershipRole{PartyRole, MediatorRole} {
		for _, err := range scan(ctx, v.tx, row("mp", party, roleRank(role), agreement, ""), nil) {
			return err == nil, err
		}
	}
	return false, nil
}

// AgreementsByKey gives the agreements with the given keys, as EntitiesByKey does.
func (v *View) AgreementsByKey(ctx context.Context, keys []string) ([]*AgreementNode, error) {
	keys, err := v.canonical(ctx, keys)
	if err != nil {
		return nil, err
	}
	return batched(v, "", keys, func(missing []string) (map[string]*AgreementNode, error) {
		out := map[string]*AgreementNode{}
		for _, key := range missing {
			n, err := v.readAgreement(ctx, key)
			if err != nil {
				return nil, err
			}
			if n != nil {
				out[key] = n
			}
		}
		return out, nil
	}, func(n *AgreementNode) int64 {
		return 256 + saidSize(n.Names) + saidSize(n.Kinds) + saidSize(n.Dates) + saidSize(n.Statuses)
	})
}

func (v *View) readAgreement(ctx context.Context, key string) (*AgreementNode, error) {
	if !isAgreement(key) {
		return nil, nil
	}
	t, err := readTally(ctx, v.tx, key)
	if err != nil || t.name() == "" {
		return nil, err
	}
	n := &AgreementNode{Key: key, Name: t.name(), Kind: AgreementKind(t.first(fieldKind)), Date: t.date(),
		Status: AgreementStatus(t.first(fieldStatus)), Place: t.first(fieldPlace), Articles: t.count(fieldArticles)}
	for f, to := range map[field]*[]Said{fieldAnyName: &n.Names, fieldKind: &n.Kinds, fieldDate: &n.Dates, fieldStatus: &n.Statuses} {
		if *to, err = v.said(ctx, key, t, f); err != nil {
			return nil, err
		}
	}
	return n, nil
}

// Articles lists articles: newest first, those without a date last, then by ID.
func (v *View) Articles(ctx context.Context, f ArticleFilter, p Page) (List[*ArticleNode], error) {
	after, err := position(p, func(pos []byte) bool { return len(pos) > dateKeyLen })
	if err != nil {
		return List[*ArticleNode]{}, err
	}
	return page(ctx, v.articles(ctx, f, after), p.First, v.ArticlesByID)
}

// ArticleCount counts the articles that pass the filter; the count of all is kept.
func (v *View) ArticleCount(ctx context.Context, f ArticleFilter) (int, error) {
	if f == (ArticleFilter{}) {
		return readCount(ctx, v.tx, counter("articles"))
	}
	return total(v.articles(ctx, f, ""))
}

func (v *View) articles(ctx context.Context, f ArticleFilter, after string) places {
	d := dates{f.From, f.To}
	var base []positions
	for _, search := range []string{f.Search, f.Text} {
		clauses, err := parseSearch(search)
		if err != nil {
			return failed(err)
		}
		base = append(base, v.searched(ctx, "F", clauses, d, after)...)
	}
	if len(base) == 0 {
		base = append(base, v.span(ctx, row("a"), d, after))
	}
	var all places = func(yield func(place, error) bool) {
		for pos, err := range intersection(base) {
			if !yield(place{pos[min(len(pos), dateKeyLen):], pos}, err) || err != nil {
				return
			}
		}
	}
	if f.Search != "" { // what the list of words found may stand in the text alone
		all = kept(all, func(p place) (bool, error) {
			r, err := readArticle(ctx, v.tx, p.id)
			return r != nil && Matches(r.Title, f.Search), err
		})
	}
	if f.Publisher == "" {
		return all
	}
	want := Fold(f.Publisher)
	return kept(all, func(p place) (bool, error) {
		value, err := v.tx.Get(ctx, flat.Key(row("a", p.pos)))
		return string(value) == want, err
	})
}

// ArticlesByID gives the articles with the given IDs, as ClaimsByID does.
func (v *View) ArticlesByID(ctx context.Context, ids []string) ([]*ArticleNode, error) {
	return batched(v, "article ", ids, func(missing []string) (map[string]*ArticleNode, error) {
		keys := make([]flat.Key, len(missing))
		for i, id := range missing {
			keys[i] = flat.Key(row("A", id))
		}
		found, err := v.tx.GetBatch(ctx, keys)
		if err != nil {
			return nil, fmt.Errorf("read articles: %w", err)
		}
		out := map[string]*ArticleNode{}
		for i, b := range found {
			if b == nil {
				continue
			}
			r, err := decodeArticle(missing[i], b)
			if err != nil {
				return nil, err
			}
			out[missing[i]] = &r.ArticleNode
		}
		return out, nil
	}, func(n *ArticleNode) int64 { return int64(512 + len(n.Title) + len(n.ID) + len(n.Source)) })
}

// Text gives the stored text of an article, "" for an unknown one.
func (v *View) Text(ctx context.Context, id string) (string, error) {
	b, err := v.tx.Get(ctx, flat.Key(row("T", id)))
	if errors.Is(err, flat.ErrNotFound) {
		return "", nil
	} else if err != nil {
		return "", fmt.Errorf("read text of article %q: %w", id, err)
	}
	return string(b), nil
}
