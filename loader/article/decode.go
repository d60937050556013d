package article

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
	"golang.org/x/text/transform"
)

var errEmpty = errors.New("no text in it")

// decode returns data as UTF-8. A byte order mark decides; then valid UTF-8 is
// UTF-8, text with zero bytes in every other place is UTF-16, and bytes that
// stand where Western European letters and quotation marks would are
// windows-1252. All else is refused.
func decode(data []byte, label string) (string, error) {
	text, err := decodeBytes(data, label)
	if err != nil {
		return "", err
	}
	if strings.TrimSpace(text) == "" {
		return "", errEmpty
	}
	if n := controls(text); n > 0 && (strings.ContainsRune(text, 0) || n*100 > len(text)) {
		return "", fmt.Errorf("binary data (%s), not text", kind(data))
	}
	return text, nil
}

func decodeBytes(data []byte, label string) (string, error) {
	if len(data) == 0 {
		return "", errEmpty
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")):
		return convert(data, utf32.UTF32(utf32.BigEndian, utf32.ExpectBOM).NewDecoder(), "UTF-32", 4)
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return convert(data, unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM).NewDecoder(), "UTF-16", 2)
	}
	if k := kind(data); !strings.HasPrefix(k, "text/") && k != "application/octet-stream" {
		return "", fmt.Errorf("binary data (%s), not text", k)
	}
	if order, ok := utf16Order(data); ok {
		return convert(data, unicode.UTF16(order, unicode.IgnoreBOM).NewDecoder(), "UTF-16", 2)
	}
	if utf8.Valid(data) {
		return string(data), nil
	}
	if label != "" {
		enc, name := charset.Lookup(label)
		if enc == nil {
			return "", fmt.Errorf("unknown encoding %q", label)
		}
		return convert(data, enc.NewDecoder(), name, 1)
	}
	if western(data) {
		return convert(data, charmap.Windows1252.NewDecoder(), "windows-1252", 1)
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return "", fmt.Errorf("binary data (%s), not text", kind(data))
	}
	return "", fmt.Errorf("invalid UTF-8 at byte %d, and no other encoding fits", invalidAt(data))
}

// kind is the media type that the data's first bytes tell (WHATWG MIME sniffing).
func kind(data []byte) string {
	k, _, _ := strings.Cut(http.DetectContentType(data), ";")
	return k
}

// convert decodes data, whose units are size bytes long. A replacement
// character that the encoding had to put in is an error.
func convert(data []byte, t transform.Transformer, name string, size int) (string, error) {
	out, _, err := transform.Bytes(t, data)
	if err != nil {
		return "", fmt.Errorf("decode as %s: %w", name, err)
	}
	if len(data)%size != 0 || bytes.ContainsRune(out, utf8.RuneError) {
		return "", fmt.Errorf("invalid %s", name)
	}
	return string(out), nil
}

// utf16Order guesses UTF-16 without a byte order mark from the zero high bytes
// of Latin letters in the first kilobyte.
func utf16Order(data []byte) (unicode.Endianness, bool) {
	head := data[:min(len(data), 1024)&^1]
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	switch half := len(head) / 2; {
	case half < 4 || len(data)%2 != 0:
		return unicode.BigEndian, false
	case zeros[1] > half*3/4 && zeros[0] == 0:
		return unicode.LittleEndian, true
	case zeros[0] > half*3/4 && zeros[1] == 0:
		return unicode.BigEndian, true
	}
	return unicode.BigEndian, false
}

// western says whether the bytes over 0x7F are where windows-1252 text has
// them: letters beside letters, marks beside letters or space, never three
// letters running, never sequences that UTF-8 would have.
func western(data []byte) bool {
	high, run := 0, 0
	for i, c := range data {
		switch {
		case c == 0, c == 0x81, c == 0x8d, c == 0x8f, c == 0x90, c == 0x9d:
			return false
		case c < 0x80:
			run = 0
			continue
		}
		if r, size := utf8.DecodeRune(data[i:]); r != utf8.RuneError && size > 1 {
			return false
		}
		high++
		if c < 0xc0 {
			continue
		}
		if run++; run > 2 || !asciiLetter(data, i-1) && !asciiLetter(data, i+1) && !strings.ContainsRune("\xe0\xe9\xc0\xc9", rune(c)) && run < 2 {
			return false
		}
	}
	return high*4 < len(data)
}

func asciiLetter(data []byte, i int) bool {
	return i >= 0 && i < len(data) && (data[i]|0x20 >= 'a' && data[i]|0x20 <= 'z')
}

func invalidAt(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(data)
}

// controls counts the characters that no text has.
func controls(text string) int {
	n := 0
	for i := range len(text) {
		if c := text[i]; c < 0x20 && (c < '\t' || c > '\r') || c == 0x7f {
			n++
		}
	}
	return n
}
