package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Account is another article's account of an event.
type Account struct {
	Event      *EventNode
	Reason     string  // why it is of the same event, in words
	Confidence float64 // 0 to 1; 1 where somebody decided so
}

// Bounds on accounts.
const (
	MaxAccounts   = 50    // shown with one event
	maxSceneRange = 1_000 // events of one kind and time that one is compared with
)

// Accounts gives, for each of the events, the accounts that other articles give
// of the same one: those that somebody merged with it, then the surest first.
// Whether two are of one event follows from the two and from decisions, so that
// neither the order of loading nor the rest of the store matters.
func (v *View) Accounts(ctx context.Context, ids []string) ([][]*Account, error) {
	said, err := v.decided(ctx)
	if err != nil {
		return nil, err
	}
	events, err := v.scenes(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := make([][]*Account, len(ids))
	for i, e := range events {
		if e == nil {
			continue
		}
		if out[i], err = v.accountsOf(ctx, e, said); err != nil {
			return nil, fmt.Errorf("read accounts of %s: %w", e.ID, err)
		}
	}
	return out, nil
}

func (v *View) accountsOf(ctx context.Context, e *scene, said *decisions) ([]*Account, error) {
	decided, err := v.mergedWith(ctx, e.ID, said)
	if err != nil {
		return nil, err
	}
	var out []*Account
	for _, n := range decided {
		out = append(out, &Account{Event: n, Reason: "somebody decided so", Confidence: 1})
	}
	near, err := v.sameDay(ctx, e)
	if err != nil {
		return nil, err
	}
	for _, o := range near {
		percent, reasons := e.alike(o)
		if percent == 0 || slices.Contains(said.split[e.ID], o.ID) ||
			slices.ContainsFunc(out, func(a *Account) bool { return a.Event.ID == o.ID }) {
			continue
		}
		out = append(out, &Account{Event: o.EventNode, Reason: strings.Join(reasons, "; "), Confidence: float64(percent) / 100})
	}
	slices.SortFunc(out, func(a, b *Account) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.Event.Article, b.Event.Article), cmp.Compare(a.Event.ID, b.Event.ID))
	})
	return out[:min(len(out), MaxAccounts)], nil
}

// mergedWith gives the events that merges make one with an event.
func (v *View) mergedWith(ctx context.Context, id string, said *decisions) ([]*EventNode, error) {
	seen, open := map[string]bool{id: true}, []string{id}
	var ids []string
	for len(open) > 0 {
		next := said.merged[open[0]]
		open = open[1:]
		for _, k := range next {
			if !seen[k] {
				seen[k] = true
				open, ids = append(open, k), append(ids, k)
			}
		}
	}
	nodes, err := v.EventsByID(ctx, ids)
	return slices.DeleteFunc(nodes, func(n *EventNode) bool { return n == nil }), err
}

// sameDay gives the events that one can be the same as, by kind and date.
func (v *View) sameDay(ctx context.Context, e *scene) ([]*scene, error) {
	if e.Date == "" || e.Kind != Operation && e.Date.First() != e.Date.Last() {
		return nil, nil
	}
	d := dates{e.Date, e.Date}
	if e.Kind == Operation && len(e.Date) >= len("2006-01") {
		d.from = e.Date[:len("2006-01")]
	}
	var ids []string
	for p, err := range v.passing(ctx, v.span(ctx, row("vk", string(e.Kind), ""), d, ""), ClaimFilter{}) {
		if err != nil {
			return nil, err
		}
		if ids = append(ids, p.id); len(ids) == maxSceneRange {
			break
		}
	}
	found, err := v.scenes(ctx, ids)
	return slices.DeleteFunc(found, func(s *scene) bool { return s == nil }), err
}

// scenes reads events with what they are compared by; nil for one that the
// state does not have.
func (v *View) scenes(ctx context.Context, ids []string) ([]*scene, error) {
	nodes, err := v.EventsByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	var places, articles []string
	for _, n := range nodes {
		if n != nil {
			places = append(places, n.Place)
			if n.Kind == Attack || n.Kind == Operation {
				articles = append(articles, n.Article)
			}
		}
	}
	where, err := v.EntitiesByKey(ctx, places)
	if err != nil {
		return nil, err
	}
	tolls, err := v.tollsOf(ctx, articles)
	if err != nil {
		return nil, err
	}
	out := make([]*scene, len(ids))
	for i, n := range nodes {
		if n != nil {
			out[i] = &scene{EventNode: n, width: widthOf(where[0]), tolls: tolls[n.ID]}
			where = where[1:]
		}
	}
	return out, nil
}

// tollsOf gives the tolls of the articles in words, by event. Those of one or
// two are of many events.
func (v *View) tollsOf(ctx context.Context, articles []string) (map[string][]string, error) {
	slices.Sort(articles)
	lists, err := v.Tolls(ctx, slices.Compact(articles))
	if err != nil {
		return nil, err
	}
	out := map[string][]string{}
	for _, list := range lists {
		for _, t := range list {
			if t.Event != "" && t.Count > 2 {
				out[t.Event] = append(out[t.Event], strconv.Itoa(t.Count)+" "+string(t.Kind))
			}
		}
	}
	return out, nil
}
