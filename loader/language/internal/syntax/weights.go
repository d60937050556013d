package syntax

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math/bits"
)

// The weights are one flat file, little-endian:
//
//	magic "QUOTHENG", version uint32, CRC-32C of what follows uint32,
//	length of what follows uint64, then the sections in a fixed order.
//
// A list is its length as uint32 and its elements; a string its length as
// uint16 and its bytes. A table is its home slots, its features, a bitmap of the
// slots in use and the slots in use in order.
const (
	magic   = "QUOTHENG"
	version = 2
	header  = len(magic) + 4 + 4 + 8
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Encoder writes the sections of the weights.
type Encoder struct{ b []byte }

// Bytes returns the file.
func (e *Encoder) Bytes() []byte {
	out := make([]byte, 0, header+len(e.b))
	out = append(out, magic...)
	out = binary.LittleEndian.AppendUint32(out, version)
	out = binary.LittleEndian.AppendUint32(out, crc32.Checksum(e.b, castagnoli))
	out = binary.LittleEndian.AppendUint64(out, uint64(len(e.b)))
	return append(out, e.b...)
}

func (e *Encoder) uint(n int)     { e.b = binary.LittleEndian.AppendUint32(e.b, uint32(n)) }
func (e *Encoder) bytes(p []byte) { e.uint(len(p)); e.b = append(e.b, p...) }

func (e *Encoder) text(s string) {
	e.b = binary.LittleEndian.AppendUint16(e.b, uint16(len(s)))
	e.b = append(e.b, s...)
}

func (e *Encoder) texts(list []string) {
	e.uint(len(list))
	for _, s := range list {
		e.text(s)
	}
}

func bitmap[T uint32 | uint64](slots []T) []byte {
	m := make([]byte, (len(slots)+7)/8)
	for i, v := range slots {
		if v != 0 {
			m[i/8] |= 1 << (i % 8)
		}
	}
	return m
}

func (e *Encoder) pairs(p *Pairs) {
	e.uint(p.n)
	e.bytes(bitmap(p.slots))
	for _, v := range p.slots {
		if v != 0 {
			e.b = binary.LittleEndian.AppendUint32(e.b, v)
		}
	}
}

func (e *Encoder) rows(r *Rows) {
	e.uint(r.n)
	e.bytes(bitmap(r.slots))
	for _, v := range r.slots {
		if v != 0 {
			e.b = binary.LittleEndian.AppendUint16(e.b, uint16(v>>48))
			e.b = append(e.b, uint8(v>>32))
		}
	}
	for _, v := range r.slots {
		if v == 0 {
			continue
		}
		for _, x := range r.entries[uint32(v) : uint32(v)+uint32(v>>32&0xffff)] {
			e.b = binary.LittleEndian.AppendUint16(e.b, x)
		}
	}
}

// ErrDamaged is the error of weights that are not what was written.
var ErrDamaged = errors.New("weights damaged")

// decoder reads the sections. After a short read every read gives zero and bad
// stays set.
type decoder struct {
	b   []byte
	bad bool
}

// payload checks the header and returns what follows it.
func payload(b []byte) ([]byte, error) {
	if len(b) < header || string(b[:len(magic)]) != magic {
		return nil, fmt.Errorf("%w: no weights of this program", ErrDamaged)
	}
	h := b[len(magic):]
	if v := binary.LittleEndian.Uint32(h); v != version {
		return nil, fmt.Errorf("%w: format version %d, want %d", ErrDamaged, v, version)
	}
	sum, n := binary.LittleEndian.Uint32(h[4:]), binary.LittleEndian.Uint64(h[8:])
	body := b[header:]
	if n != uint64(len(body)) {
		return nil, fmt.Errorf("%w: %d bytes, want %d", ErrDamaged, len(body), n)
	}
	if crc32.Checksum(body, castagnoli) != sum {
		return nil, fmt.Errorf("%w: checksum differs", ErrDamaged)
	}
	return body, nil
}

func (d *decoder) take(n int) []byte {
	if n < 0 || n > len(d.b) {
		d.bad, d.b = true, nil
		return nil
	}
	p := d.b[:n]
	d.b = d.b[n:]
	return p
}

func (d *decoder) uint() int {
	p := d.take(4)
	if p == nil {
		return 0
	}
	return int(binary.LittleEndian.Uint32(p))
}

func (d *decoder) bytes() []byte { return d.take(d.uint()) }

func (d *decoder) text() string {
	p := d.take(2)
	if p == nil {
		return ""
	}
	return string(d.take(int(binary.LittleEndian.Uint16(p))))
}

func (d *decoder) texts() []string {
	n := d.uint()
	if n > len(d.b) {
		d.bad = true
		return nil
	}
	list := make([]string, n)
	for i := range list {
		list[i] = d.text()
	}
	return list
}

// used calls f with each slot that the bitmap marks.
func used(m []byte, n int, f func(slot int)) {
	for i, b := range m {
		for ; b != 0; b &= b - 1 {
			if k := i*8 + bits.TrailingZeros8(b); k < n {
				f(k)
			}
		}
	}
}

func count(m []byte) int {
	n := 0
	for _, b := range m {
		n += bits.OnesCount8(b)
	}
	return n
}

func (d *decoder) pairs() *Pairs {
	n, m := d.uint(), d.bytes()
	v := d.take(4 * count(m))
	if d.bad || n == 0 || len(m) != (n+slack+7)/8 {
		d.bad = true
		return nil
	}
	p := &Pairs{slots: make([]uint32, n+slack), n: n}
	used(m, n+slack, func(slot int) {
		p.slots[slot] = binary.LittleEndian.Uint32(v)
		v = v[4:]
	})
	return p
}

func (d *decoder) rows() *Rows {
	n, m := d.uint(), d.bytes()
	k := count(m)
	v := d.take(3 * k)
	if d.bad || n == 0 || len(m) != (n+slack+7)/8 {
		d.bad = true
		return nil
	}
	r := &Rows{slots: make([]uint64, n+slack), n: n}
	total := uint64(0)
	used(m, n+slack, func(slot int) {
		r.slots[slot] = uint64(binary.LittleEndian.Uint16(v))<<48 | uint64(v[2])<<32 | total
		total += uint64(v[2])
		v = v[3:]
	})
	e := d.take(2 * int(total))
	r.entries = make([]uint16, len(e)/2)
	for i := range r.entries {
		r.entries[i] = binary.LittleEndian.Uint16(e[2*i:])
	}
	return r
}
