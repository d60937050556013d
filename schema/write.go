package schema

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"unicode/utf8"

	"github.com/vektah/gqlparser/v2/ast"
)

// A writer prints a result as JSON, keys in the order of the document, and
// stops when it has more than most bytes.
type writer struct {
	collector
	out  []byte
	most int
}

func (w *writer) full() bool { return len(w.out) > w.most }

// value prints a value of the named type, which for an abstract type the value
// itself tells.
func (w *writer) value(value any, typ string, sets []ast.SelectionSet) {
	switch v := value.(type) {
	case map[string]any:
		if named, ok := v[typeKey].(string); ok {
			typ = named
		}
		w.object(v, w.schema.contract.Types[typ], sets)
	case []any:
		w.out = append(w.out, '[')
		for i, item := range v {
			if i > 0 {
				w.out = append(w.out, ',')
			}
			if w.full() {
				return
			}
			w.value(item, typ, sets)
		}
		w.out = append(w.out, ']')
	default:
		w.out = appendLeaf(w.out, v)
	}
}

func (w *writer) object(value map[string]any, typ *ast.Definition, sets []ast.SelectionSet) {
	w.out = append(w.out, '{')
	first := true
	for _, c := range w.collect(typ, sets) {
		member, ok := value[c.key]
		if !ok {
			continue
		}
		if w.full() {
			return
		}
		if !first {
			w.out = append(w.out, ',')
		}
		first = false
		w.out = appendString(w.out, c.key)
		w.out = append(w.out, ':')
		w.value(member, c.fields[0].Definition.Type.Name(), c.sets())
	}
	w.out = append(w.out, '}')
}

// appendLeaf prints a scalar or an enum's value.
func appendLeaf(out []byte, value any) []byte {
	switch v := value.(type) {
	case nil:
		return append(out, "null"...)
	case string:
		return appendString(out, v)
	case int:
		return strconv.AppendInt(out, int64(v), 10)
	case bool:
		return strconv.AppendBool(out, v)
	case float64:
		if math.IsInf(v, 0) || math.IsNaN(v) {
			return append(out, "null"...)
		}
		return strconv.AppendFloat(out, v, 'g', -1, 64)
	}
	encoded, err := json.Marshal(value)
	if err != nil {
		panic(fmt.Errorf("print %T: %w", value, err)) // no resolver gives such a value
	}
	return append(out, encoded...)
}

const hexDigits = "0123456789abcdef"

// appendString prints a string as RFC 8259, section 7, has it. What is not
// UTF-8 becomes U+FFFD.
func appendString(out []byte, s string) []byte {
	out = append(out, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= 0x20 && c != '"' && c != '\\' {
				i++
				continue
			}
			out = append(out, s[from:i]...)
			switch c {
			case '"', '\\':
				out = append(out, '\\', c)
			case '\n':
				out = append(out, '\\', 'n')
			case '\r':
				out = append(out, '\\', 'r')
			case '\t':
				out = append(out, '\\', 't')
			default:
				out = append(out, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
			}
			i++
			from = i
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			out = append(append(out, s[from:i]...), "\uFFFD"...)
			from = i + size
		}
		i += size
	}
	return append(append(out, s[from:]...), '"')
}
