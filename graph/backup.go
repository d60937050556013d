package graph

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
)

// A backup is gzip of JSON Lines: a head, one decision a line by ID, one reading
// a line as in the JSONL export, and a tail with the number of readings and the
// SHA-256 of all lines between. Links are worked out anew.
type backupHead struct {
	Backup string `json:"backup"`
}

type backupDecision struct {
	Decision *Decision `json:"decision"`
}

type backupTail struct {
	Articles *int   `json:"articles"`
	SHA256   string `json:"sha256"`
}

const (
	backupFormat  = "quoth 2"
	backupBefore  = "quoth 1" // which knew no decisions
	maxBackupLine = 256 << 20
	restoredOnce  = 64 // readings handed to Put together
)

// ErrBackup is wrapped by the error for a file that is no whole backup.
var ErrBackup = errors.New("not a whole backup")

// Backup writes everything that the store holds as of now, compressed; the
// same bytes for the same articles.
func (s *Store) Backup(ctx context.Context, w io.Writer) (err error) {
	v, err := s.View(ctx)
	if err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	defer func() { err = errors.Join(err, v.Close()) }()
	zip := gzip.NewWriter(w)
	if err := v.backup(ctx, zip); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	if err := zip.Close(); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	return nil
}

func (v *View) backup(ctx context.Context, w io.Writer) error {
	if err := json.NewEncoder(w).Encode(backupHead{backupFormat}); err != nil {
		return err
	}
	n, sum := 0, sha256.New()
	enc := json.NewEncoder(io.MultiWriter(w, sum))
	enc.SetEscapeHTML(false)
	made, err := v.Decisions(ctx)
	if err != nil {
		return err
	}
	for i := range made {
		if err := enc.Encode(backupDecision{&made[i]}); err != nil {
			return err
		}
	}
	for r, err := range v.Readings(ctx) {
		if err != nil {
			return err
		}
		if err := enc.Encode(r); err != nil {
			return err
		}
		n++
	}
	return json.NewEncoder(w).Encode(backupTail{&n, hex.EncodeToString(sum.Sum(nil))})
}

// Restore fills an empty store from a backup. The whole backup is checked
// before anything is written; one that is cut short or changed gives ErrBackup.
func (s *Store) Restore(ctx context.Context, r io.ReadSeeker) (Change, error) {
	if err := s.mustBeEmpty(ctx); err != nil {
		return Change{}, fmt.Errorf("restore: %w", err)
	}
	var made []Decision
	if err := readBackup(ctx, r, func(d *Decision) error { made = append(made, *d); return d.check() }, func(*Reading) error { return nil }); err != nil {
		return Change{}, fmt.Errorf("restore: %w", err)
	}
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return Change{}, fmt.Errorf("restore: %w", err)
	}
	var done Change
	var some []Reading
	flush := func() error {
		c, err := s.Put(ctx, some...)
		done.add(c)
		done.QuadsAdded += c.QuadsAdded
		some = some[:0]
		return err
	}
	err := s.restoreDecisions(ctx, made)
	if err != nil {
		return done, fmt.Errorf("restore: %w", err)
	}
	err = readBackup(ctx, r, func(*Decision) error { return nil }, func(one *Reading) error {
		if some = append(some, *one); len(some) == restoredOnce {
			return flush()
		}
		return nil
	})
	if err == nil {
		err = flush()
	}
	if err != nil {
		return done, fmt.Errorf("restore: %w", err)
	}
	return done, nil
}

func (s *Store) restoreDecisions(ctx context.Context, made []Decision) error {
	if len(made) == 0 {
		return nil
	}
	_, err := s.write(ctx, func(w *writer) error {
		if err := w.open(ctx); err != nil {
			return err
		}
		for i := range made {
			if made[i].again() != made[i] {
				return fmt.Errorf("%w: decision %q is not what it was made of", ErrBackup, made[i].ID)
			}
			if err := w.decide(made[:i], made[i]); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}

func (s *Store) mustBeEmpty(ctx context.Context) error {
	v, err := s.View(ctx)
	if err != nil {
		return err
	}
	stats, err := v.Stats(ctx)
	if err = errors.Join(err, v.Close()); err != nil {
		return err
	}
	if stats != (Stats{}) {
		return fmt.Errorf("the store holds %d articles and %d decisions; a backup is restored into an empty one", stats.Articles, stats.Decisions)
	}
	return nil
}

// readBackup hands out the decisions and the readings of a backup and checks
// that it is whole.
func readBackup(ctx context.Context, r io.Reader, decision func(*Decision) error, each func(*Reading) error) error {
	zip, err := gzip.NewReader(r)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrBackup, err)
	}
	lines := bufio.NewScanner(zip)
	lines.Buffer(make([]byte, 0, 1<<16), maxBackupLine)
	var head backupHead
	if !lines.Scan() || json.Unmarshal(lines.Bytes(), &head) != nil || head.Backup != backupFormat && head.Backup != backupBefore {
		return fmt.Errorf("%w: no head %q", ErrBackup, backupFormat)
	}
	n, sum := 0, sha256.New()
	for lines.Scan() {
		if err := ctx.Err(); err != nil {
			return err
		}
		if done, err := backupEnd(lines.Bytes(), n, sum); err != nil {
			return err
		} else if done {
			return nothingFollows(lines)
		}
		if line := lines.Bytes(); bytes.HasPrefix(line, []byte(`{"decision":`)) {
			var made backupDecision
			if err := json.Unmarshal(line, &made); err != nil || made.Decision == nil {
				return fmt.Errorf("%w: a decision cannot be read: %v", ErrBackup, err)
			}
			sum.Write(line)
			sum.Write([]byte{'\n'})
			if err := decision(made.Decision); err != nil {
				return fmt.Errorf("%w: %w", ErrBackup, err)
			}
			continue
		}
		one := new(Reading)
		if err := json.Unmarshal(lines.Bytes(), one); err != nil {
			return fmt.Errorf("%w: line %d: %w", ErrBackup, n+2, err)
		}
		sum.Write(lines.Bytes())
		sum.Write([]byte{'\n'})
		n++
		if err := each(one); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("%w: %w", ErrBackup, err)
	}
	return fmt.Errorf("%w: it breaks off after %d articles", ErrBackup, n)
}

// nothingFollows reads on to where gzip's own checksum stands.
func nothingFollows(lines *bufio.Scanner) error {
	if lines.Scan() {
		return fmt.Errorf("%w: it goes on behind its end", ErrBackup)
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("%w: %w", ErrBackup, err)
	}
	return nil
}

// backupEnd says whether a line is the tail, and whether it fits what came before.
func backupEnd(line []byte, n int, sum hash.Hash) (bool, error) {
	var tail backupTail
	if len(line) > 200 || json.Unmarshal(line, &tail) != nil || tail.Articles == nil {
		return false, nil
	}
	if *tail.Articles != n || tail.SHA256 != hex.EncodeToString(sum.Sum(nil)) {
		return true, fmt.Errorf("%w: its %d articles are not those it was made of", ErrBackup, n)
	}
	return true, nil
}
